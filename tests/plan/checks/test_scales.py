"""Scales: codes once, no level in two bands, no rate without a grade."""

import pytest

from generator.plan.checks import scales
from tests.plan.checks.small import findings


def scale(*grades: str) -> str:
    listed = ", ".join(f"{{code: {grade}}}" for grade in grades)
    return f"scales: {{前: {{grades: [{{code: 可}}]}}, 評価: {{grades: [{listed}]}}}}"


@pytest.mark.parametrize(
    ("grades", "twice"),
    [(("A, from: 50", "B"), []), (("A, from: 50", "B, from: 1", "A"), [2]), (("A", "A", "A"), [1, 2])],
    ids=["once", "twice", "three times"],
)
def test_a_code_names_one_grade(grades: tuple[str, ...], twice: list[int]) -> None:
    items = findings(scales.codes_once, scale(*grades))
    assert [item.path for item in items] == [("scales", "評価", "grades", index, "code") for index in twice]


@pytest.mark.parametrize(
    ("grades", "index", "message"),
    [
        (("A, from: 90", "B, from: 50, below: 90", "C, below: 50"), None, ""),
        (("A, from: 90", "B, from: 50, to: 90", "C, below: 50"), 1, "「B」の範囲が「A」と 90％ で重なっています"),
        (("中, kind: cancelled", "A, from: 50.5", "B, from: 50.5"), 2, "「B」の範囲が「A」と 50.5％ で"),
        (("A, from: 0.5", "止, kind: cancelled", "B, to: 0.5"), 2, "「B」の範囲が「A」と 0.5％ で"),
    ],
    ids=["apart", "one level twice", "never reached, after a code that is no grade", "around such a code"],
)
def test_bands_do_not_overlap(grades: tuple[str, ...], index: int | None, message: str) -> None:
    items = findings(scales.no_overlap, scale(*grades))
    assert [(item.path, item.needs) for item in items] == (
        [] if index is None else [(("scales", "評価", "grades", index), (("scales", "評価", "grades"),))]
    )
    assert all(message in item.message for item in items)


ORDERS = [
    (("C", "B, above: 50", "A, from: 90", "S, from: 120"), "C・B・A・S の順に書かれていますが、from（以上）と above（超）の数では S・A・B・C の順", "turned round"),
    (("A, from: 90", "S, from: 120", "B, above: 50", "C"), "A・S・B・C の順に書かれていますが、from（以上）と above（超）の数では S・A・B・C の順", "two exchanged"),
    (("B, from: 50", "中, kind: cancelled", "A, from: 90"), "B・A の順に書かれていますが、from（以上）と above（超）の数では A・B の順", "a code between them that is no grade"),
]  # fmt: skip


@pytest.mark.parametrize(("grades", "message"), [row[:2] for row in ORDERS], ids=[row[2] for row in ORDERS])
def test_a_wrong_order_is_one_finding(grades: tuple[str, ...], message: str) -> None:
    (item,) = findings(scales.no_overlap, scale(*grades))
    assert (item.path, item.of_key) == (("scales", "評価", "grades"), True)
    assert message in item.message


NOT_THE_ORDER = [
    (("A, from: 90", "B, from: 50, to: 90", "C, below: 50"), "no other order helps"),
    (("A", "B, from: 50", "C"), "two grades without a lower bound"),
    (("B, from: 50", "A, from: 90, met: true"), "a grade that follows from being met"),
]


@pytest.mark.parametrize("grades", [row[0] for row in NOT_THE_ORDER], ids=[row[1] for row in NOT_THE_ORDER])
def test_another_mistake_is_not_called_the_order(grades: tuple[str, ...]) -> None:
    assert not any("順に書かれて" in item.message for item in findings(scales.no_overlap, scale(*grades)))


@pytest.mark.parametrize(
    ("grades", "where"),
    [
        (("A, from: 90", "B, below: 90"), []),
        (("A, from: 90", "B, to: 89"), ["89％ と 90％ の間"]),
        (("A, above: 90", "B, below: 90"), ["ちょうど 90％"]),
        (("A, from: 90", "B, from: 50, to: 89.5"), ["0％ と 50％ の間", "89.5％ と 90％ の間"]),
    ],
    ids=["none", "a stretch", "one level", "two"],
)
def test_no_rate_is_without_a_grade(grades: tuple[str, ...], where: list[str]) -> None:
    items = findings(scales.no_gap, scale(*grades))
    assert [item.message.partition("では、")[2].partition("の率")[0] for item in items] == where
    assert all(
        (item.path, item.needs, item.of_key) == (("scales", "評価"), (("scales", "評価", "grades"),), True)
        for item in items
    )


@pytest.mark.parametrize(
    ("grades", "index", "codes"),
    [
        (("A, from: 90", "B, from: 50", "C"), None, ""),
        (("○", "△", "×"), None, ""),
        (("達成, met: true", "未達, met: false"), None, ""),
        (("A, from: 90", "達成, met: true", "C"), None, ""),
        (("A, from: 90", "止, kind: cancelled", "C"), None, ""),
        (("A, from: 90", "B", "C"), 1, "B"),
        (("A", "B, from: 50", "C"), 0, "A"),
        (("止, kind: cancelled", "A", "B", "C, from: 50"), 1, "A・B"),
        (("A", "達成, met: true"), 0, "A"),
    ],
    ids=[
        "the last takes the rest",
        "words alone",
        "met or not alone",
        "bounds beside met",
        "a code that is no grade",
        "one in the middle without a bound",
        "the best without a bound",
        "two, after a code that is no grade",
        "a word before met",
    ],
)
def test_bounds_and_words_are_not_mixed(grades: tuple[str, ...], index: int | None, codes: str) -> None:
    items = findings(scales.wholly_bounded, scale(*grades))
    assert [(item.path, item.needs) for item in items] == (
        [] if index is None else [(("scales", "評価", "grades", index), (("scales", "評価", "grades"),))]
    )
    assert all(item.message.startswith(f"評価「{codes}」に境界（from など）がありません") for item in items)


def test_a_scale_of_words_has_neither_gap_nor_overlap() -> None:
    for check in (scales.no_overlap, scales.no_gap):
        assert findings(check, scale("順調", "やや遅れ", "遅れ")) == []


def test_a_scale_that_mixes_them_is_one_finding() -> None:
    mixed = scale("A, from: 90", "B", "C, from: 95")
    assert [len(findings(check, mixed)) for check in (scales.wholly_bounded, scales.no_overlap)] == [1, 0]
