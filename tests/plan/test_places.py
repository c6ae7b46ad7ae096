"""Places in a source: what can be cited and how it is written back, and what helps when it cannot be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.plan.places import Place, column_name, joined, pages, place


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("progress 9", Place("progress", ((9, 9),))),
        ("progress 9, 12-34", Place("progress", ((9, 9), (12, 34)))),
        ("progress 40, 9-9", Place("progress", ((40, 40), (9, 9)))),
        ("kpi 指標!F12", Place("kpi", ((12, 12),), table="指標", columns=((6, 6),))),
        ("kpi 指標!F12:H14, AA2", Place("kpi", ((12, 14), (2, 2)), table="指標", columns=((6, 8), (27, 27)))),
        ("kpi 指標!F12, H12", Place("kpi", ((12, 12), (12, 12)), table="指標", columns=((6, 6), (8, 8)))),
        ("web 主な指標!3-5, 9", Place("web", ((3, 5), (9, 9)), table="主な指標")),
        ("web 1、2 の 表!!3", Place("web", ((3, 3),), table="1、2 の 表!")),
        ("web 3!3", Place("web", ((3, 3),), table="3")),
    ],
)
def test_a_place_is_read(text: str, found: Place) -> None:
    assert place(text) == found
    assert place(str(found)) == found


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("progress", "「progress 9」のように"),
        ("progress P9", "「progress 9」のように"),
        ("指標!F12", "「progress 9」のように"),
        ("kpi 指標!", "「progress 9」のように"),
        ("kpi !F12", "「progress 9」のように"),
        ("kpi F12", "「progress 9」のように"),
        ("kpi 指標!F12, 14", "「progress 9」のように"),
        ("progress 9,12", "「progress 9, 12」と書いてください"),
        ("progress 9、12", "「progress 9, 12」と書いてください"),
        ("progress 9 - 12", "「progress 9-12」と書いてください"),
        ("progress　９〜１２行目", "「progress 9-12」と書いてください"),
        ("progress 012", "「progress 12」と書いてください"),
        ("kpi 指標!f12", "「kpi 指標!F12」と書いてください"),
        ("kpi 指標！F12〜H12", "「kpi 指標!F12:H12」と書いてください"),
        ("progress 0", "行は1から数えます"),
        ("progress 0-3", "行は1から数えます"),
        ("kpi 指標!F0", "行は1から数えます"),
        ("progress 1000000", "行の番号が大きすぎます"),
        ("progress " + "9" * 150, "行の番号が大きすぎます"),
        ("progress 12-9", "終わりがはじめより前"),
        ("kpi 指標!F14:H12", "終わりがはじめより前"),
        ("kpi 指標!H12:F14", "終わりがはじめより前"),
        ("progress 9-12, 11-14", "同じところが2度"),
        ("progress 9, 12, 9", "同じところが2度"),
        ("kpi 指標!F12:H14, G13", "同じところが2度"),
    ],
)
def test_what_is_no_place_and_what_helps(text: str, advice: str) -> None:
    with pytest.raises(ValueError, match=r"^「") as caught:
        place(text)
    assert advice in str(caught.value)


SPAN = st.tuples(st.integers(1, 999_999), st.integers(0, 50)).map(lambda one: (one[0], min(sum(one), 999_999)))
TABLE = st.text(min_size=1).filter(lambda name: name == name.strip() and "\n" not in name)


@given(SPAN, TABLE | st.just(""), SPAN.filter(lambda one: one[1] < 18_000) | st.none())
def test_every_place_is_read_back(rows: tuple[int, int], table: str, columns: tuple[int, int] | None) -> None:
    cells = (columns,) if columns and table else ()
    one = Place("report", (rows,), table=table, columns=cells)
    assert place(str(one)) == one


@given(st.text() | st.from_regex(r"[a-z]{1,3} .?!?[A-Z]?[0-9０-９〜,、:-]{1,9}", fullmatch=True))
def test_any_text_is_a_place_or_has_advice(text: str) -> None:
    try:
        found = place(text)
    except ValueError as error:
        assert str(error).endswith(("。", "）。"))  # noqa: PT017 - either outcome is right
    else:
        assert place(str(found)) == found


@pytest.mark.parametrize(
    ("written", "ranges"), [("5", ((5, 5),)), ("5-12", ((5, 12),)), ("3, 5-12", ((3, 3), (5, 12)))]
)
def test_pages_are_read(written: str, ranges: tuple[tuple[int, int], ...]) -> None:
    assert pages(written) == ranges


@pytest.mark.parametrize("written", ["", "p5", "5〜12", "0", "12-5", "5-12, 7"])
def test_what_is_no_page(written: str) -> None:
    with pytest.raises(ValueError, match=r"。$"):
        pages(written)


def test_ranges_are_joined() -> None:
    assert joined([(5, 6), (3, 3), (4, 4), (9, 12), (10, 11)]) == ((3, 6), (9, 12))
    assert joined([]) == ()


def test_columns_have_the_names_of_a_workbook() -> None:
    assert [column_name(number) for number in (1, 26, 27, 52, 702, 703)] == ["A", "Z", "AA", "AZ", "ZZ", "AAA"]


def test_a_name_in_other_widths_is_the_same_table() -> None:
    one, other = place("kpi 指標（１）　一覧!F12"), place("kpi 指標(1) 一覧!F12")
    assert one != other
    assert one.table_key == other.table_key == "指標(1) 一覧"
