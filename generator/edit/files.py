"""Files that people keep: replace a file atomically, or show the difference of two versions."""

import difflib
import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.errors import CannotRunError, system_reason


def replace_file(path: Path, raw: bytes, before: bytes | None = None, *, is_new: bool = False) -> None:
    """Replace a file atomically, keeping its mode; a crash leaves the old one. Raise CannotRunError on failure.

    With `before`, the file must still hold that; with `is_new`, there must be none: what another program has written in
    the meantime is not lost.
    """
    try:
        if path.is_symlink():
            raise CannotRunError(f"{path} はシンボリックリンクです。ふつうのファイルにしてください。")
        path.parent.mkdir(parents=True, exist_ok=True)
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
        handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(raw)
            Path(name).chmod(mode)
            with _alone(path.parent):
                if is_new and path.exists():
                    raise CannotRunError(f"{path} は、ほかで作られました。何も書いていません。中身を確かめてください。")
                if before is not None and path.read_bytes() != before:
                    raise CannotRunError(
                        f"{path} は、読んでから書くまでの間に、ほかで変わりました。何も書いていません。もう一度実行してください。"
                    )
                Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        raise CannotRunError(
            f"{path} に書けません（{system_reason(error)}）。空き容量とアクセス権を確かめてください。"
        ) from error


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until no other run of this program replaces a file in a folder."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def diff(name: str, before: bytes, after: bytes) -> str:
    """Return the unified diff of two versions of a text file; empty if they are equal."""
    old, new = (side.decode("utf-8-sig").splitlines() for side in (before, after))
    lines = list(difflib.unified_diff(old, new, f"{name}（前）", f"{name}（後）", lineterm="", n=1))
    if not lines and before != after:
        return f"{name}: 文字の符号（BOM）か改行だけが変わります"
    return "\n".join(lines)
