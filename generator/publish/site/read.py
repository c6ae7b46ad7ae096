"""Read the folder of hand-written files into their bytes by path."""

from pathlib import Path

from generator.errors import CannotRunError


def read_content(folder: Path) -> dict[str, bytes]:
    """Read the hand-written pages; refuse symbolic links, which could publish files from elsewhere."""
    found: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            raise CannotRunError(f"content/{name} はシンボリックリンクです。ふつうのファイルを置いてください。")
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts):
            found[name] = path.read_bytes()
            if path.suffix == ".md":
                _refuse_other_than_utf8(name, found[name])
    return found


def _refuse_other_than_utf8(name: str, raw: bytes) -> None:
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        raise CannotRunError(f"content/{name} をUTF-8として読めません。UTF-8で保存しなおしてください。") from error
