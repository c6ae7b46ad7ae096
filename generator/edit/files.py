"""Files that people keep: new bytes in; the file replaced whole or not at all, or the difference to read, out."""

import difflib
import os
import tempfile
from pathlib import Path

from generator.errors import CannotRunError, reason


def put(path: Path, raw: bytes) -> None:
    """Replace a file at one stroke, keeping its mode; a crash leaves the old one. Raises CannotRunError."""
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
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        raise CannotRunError(
            f"{path} に書けません（{reason(error)}）。空き容量とアクセス権を確かめてください。"
        ) from error


def diff(name: str, before: bytes, after: bytes) -> str:
    """Write the difference of two versions of a text file as a unified diff; empty where they are the same."""
    old, new = (side.decode("utf-8-sig").splitlines() for side in (before, after))
    lines = list(difflib.unified_diff(old, new, f"{name}（前）", f"{name}（後）", lineterm="", n=1))
    if not lines and before != after:
        return f"{name}: 文字の符号（BOM）か改行だけが変わります"
    return "\n".join(lines)
