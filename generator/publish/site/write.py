"""Write a tree to disk. The old folder remains until the new one is complete."""

import os
import shutil
import tempfile
from pathlib import Path

from generator.errors import CannotRunError, system_reason
from generator.publish.site.tree import Tree


def write_tree(tree: Tree, target: Path) -> None:
    """Replace the folder `target` by the tree, completely or not at all; unchanged files are hard-linked, not copied.

    Raise CannotRunError if the disk or a symbolic link prevents it.
    """
    try:
        _refuse_links(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        repair(target)
        new = Path(tempfile.mkdtemp(prefix=f".{target.name}-new-", dir=target.parent))
        try:
            new.chmod(0o755)
            for name, content in tree.items():
                _put(new / name, content, target / name)
            _swap(new, target)
        finally:
            shutil.rmtree(new, ignore_errors=True)
    except OSError as error:
        why = f"{system_reason(error)}: {error.filename}"
        raise CannotRunError(f"{target} に書けません（{why}）。空き容量と権限を確かめてください。") from error


def read_tree(target: Path) -> Tree:
    """Return what was written; empty if there is nothing yet."""
    repair(target)
    return {
        path.relative_to(target).as_posix(): path.read_bytes() for path in sorted(target.rglob("*")) if path.is_file()
    }


def repair(target: Path) -> None:
    """Restore what an interrupted run had set aside between its two renames, and remove its leftovers."""
    for aside in sorted(target.parent.glob(f".{target.name}-old-*")):
        if target.exists():
            shutil.rmtree(aside)
        else:
            aside.rename(target)
    for unfinished in target.parent.glob(f".{target.name}-new-*"):
        shutil.rmtree(unfinished, ignore_errors=True)


def _swap(new: Path, target: Path) -> None:
    aside = target.parent / f".{target.name}-old-{os.getpid()}"
    if target.exists():
        target.rename(aside)
    new.rename(target)
    shutil.rmtree(aside, ignore_errors=True)


def _put(file: Path, content: bytes, before: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    if before.is_file() and not before.is_symlink() and before.read_bytes() == content:
        file.hardlink_to(before)
    else:
        file.write_bytes(content)


def _refuse_links(target: Path) -> None:
    for folder in (target, target.parent):
        if folder.is_symlink():
            raise CannotRunError(f"{folder} はシンボリックリンクです。ふつうのフォルダにしてください。")
