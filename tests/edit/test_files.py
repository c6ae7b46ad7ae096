"""Files that people keep: of several writers at once one writes, the others are refused; nothing is lost or left behind."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from generator.edit.files import replace_file
from generator.errors import CannotRunError

WRITERS = 8


def test_of_writers_at_once_only_one_writes(tmp_path: Path) -> None:
    file, together = tmp_path / "plan.yaml", Barrier(WRITERS)

    def write(number: int) -> str:
        before = file.read_bytes()
        together.wait()
        try:
            replace_file(file, before + b"%d\n" % number, before)
        except CannotRunError as error:
            return str(error)
        return ""

    for _ in range(20):
        file.write_bytes(b"title: x\n")
        with ThreadPoolExecutor(WRITERS) as pool:
            written = list(pool.map(write, range(WRITERS)))
        assert [number for number, refused in enumerate(written) if not refused] == [int(file.read_bytes().split()[-1])]
        assert all("読んでから書くまでの間に、ほかで変わりました" in refused for refused in written if refused)
    assert list(tmp_path.iterdir()) == [file]


def test_a_new_file_replaces_none_that_was_made_in_the_meantime(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    replace_file(path, b"one", is_new=True)
    with pytest.raises(CannotRunError, match="ほかで作られました"):
        replace_file(path, b"two", is_new=True)
    assert path.read_bytes() == b"one"
    assert [one.name for one in tmp_path.iterdir()] == ["a.yaml"]


def test_a_file_keeps_its_mode_and_a_link_is_refused(tmp_path: Path) -> None:
    file, link = tmp_path / "plan.yaml", tmp_path / "link.yaml"
    file.write_bytes(b"a")
    file.chmod(0o640)
    replace_file(file, b"b", b"a")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"b", 0o640)
    link.symlink_to(file)
    with pytest.raises(CannotRunError, match="シンボリックリンク"):
        replace_file(link, b"c")
    assert file.read_bytes() == b"b"
