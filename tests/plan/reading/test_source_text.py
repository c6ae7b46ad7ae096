"""The text of a source: its lines and hash, or why it is no text."""

import hashlib

import pytest

from generator.plan.reading.source_text import MAX_BYTES, source_text


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        ("一\n二\n".encode(), ("一", "二")),
        ("一\n二".encode(), ("一", "二")),
        ("\ufeff一\r\n二\r\n".encode(), ("一", "二")),
        ("一\f\n\n三\n".encode(), ("一\f", "", "三")),
        (b"", ("",)),
        (b"<script>alert(1)</script>\n", ("<script>alert(1)</script>",)),
    ],
    ids=["lines", "no last line end", "a mark, other line ends", "pages", "empty", "markup"],
)
def test_a_text_is_its_lines(raw: bytes, lines: tuple[str, ...]) -> None:
    found = source_text(raw)
    assert (found.lines, found.problem) == (lines, "")
    assert found.sha256 == hashlib.sha256(raw).hexdigest()


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        ("進捗".encode("cp932"), "UTF-8として読めません"),
        (b"a\nb\x00\n", "2行目に、目に見えない制御文字（U+0000）"),
        ("a\u202eb".encode(), "1行目に、目に見えない制御文字（U+202E）"),
        (b"x" * (MAX_BYTES + 1), "大きすぎます（上限は10MB）"),
    ],
)
def test_what_is_no_text(raw: bytes, problem: str) -> None:
    found = source_text(raw)
    assert found.problem.startswith(problem)
    assert found.lines == ()
