"""The two exceptions whose messages are shown to people (Japanese: what to do next), and system errors in Japanese."""

import errno

_REASONS = {
    errno.EACCES: "アクセス権がありません",
    errno.EPERM: "アクセス権がありません",
    errno.EEXIST: "同じ名前のものがあります",
    errno.EIO: "ディスクから読み書きできません",
    errno.EISDIR: "ファイルではなくフォルダです",
    errno.ELOOP: "リンクがたどれません",
    errno.ENAMETOOLONG: "名前が長すぎます",
    errno.ENOENT: "見つかりません",
    errno.ENOSPC: "空き容量がありません",
    errno.ENOTDIR: "途中にフォルダではないものがあります",
    errno.EROFS: "書き込めない場所です",
}


class CannotRunError(Exception):
    """The run cannot proceed (no plans, no template, disk full); shown as one line, exit code 2."""


class RefusedError(Exception):
    """Nothing was written; each of `messages` (Japanese) says why and what to do."""

    def __init__(self, *messages: str) -> None:
        super().__init__("\n".join(messages))
        self.messages = messages


def system_reason(error: OSError) -> str:
    """Return in Japanese why the system refused; the error number if there is no translation."""
    return _REASONS.get(error.errno or 0, f"エラー番号 {error.errno}")
