"""Writing: all or nothing, unchanged files linked, an interrupted run repaired, nothing written through a link."""

from pathlib import Path

import pytest

from generator.errors import CannotRunError
from generator.publish.site.write import write_tree
from tests.trees import files


def test_the_folder_becomes_the_tree(tmp_path: Path) -> None:
    target = tmp_path / "build" / "docs"
    write_tree({"a.md": b"1", "b/c.md": b"2"}, target)
    write_tree({"a.md": b"1", "d.md": b"3"}, target)
    assert files(target) == {"a.md": b"1", "d.md": b"3"}
    assert list(target.parent.iterdir()) == [target]


def test_an_unchanged_file_is_the_same_file(tmp_path: Path) -> None:
    target = tmp_path / "docs"
    write_tree({"a": b"1", "b": b"2"}, target)
    before = {name: (target / name).stat().st_ino for name in ("a", "b")}
    write_tree({"a": b"1", "b": b"3"}, target)
    assert (target / "a").stat().st_ino == before["a"]
    assert (target / "b").stat().st_ino != before["b"]


def test_a_failed_write_leaves_the_old_folder(tmp_path: Path) -> None:
    target = tmp_path / "docs"
    write_tree({"a": b"1"}, target)
    with pytest.raises(CannotRunError, match="書けません"):
        write_tree({"b": b"2", "b/c": b"3"}, target)
    assert files(target) == {"a": b"1"}
    assert list(tmp_path.iterdir()) == [target]


def test_a_crash_between_the_renames_is_repaired(tmp_path: Path) -> None:
    target = tmp_path / "docs"
    write_tree({"a": b"1"}, target)
    target.rename(tmp_path / ".docs-old-123")
    (tmp_path / ".docs-new-456").mkdir()
    inode = (tmp_path / ".docs-old-123" / "a").stat().st_ino
    write_tree({"a": b"1"}, target)
    assert (target / "a").stat().st_ino == inode
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("link", ["docs", "build"])
def test_a_symbolic_link_is_refused(tmp_path: Path, link: str) -> None:
    other = tmp_path / "other"
    other.mkdir()
    if link == "build":
        (tmp_path / "build").symlink_to(other)
    else:
        (tmp_path / "build").mkdir()
        (tmp_path / "build" / "docs").symlink_to(other)
    with pytest.raises(CannotRunError, match="シンボリックリンク"):
        write_tree({"a": b"1"}, tmp_path / "build" / "docs")
    assert files(other) == {}
