"""Texts, amounts and sources of measures: each is written into its year, however the file is written; nothing else changes."""

import datetime as dt

import pytest

from generator.edit.record import Entry, record
from generator.errors import RefusedError
from generator.plan.load import load
from generator.plan.model.fiscal import parse_period

NAME = "plans/small.yaml"
HEAD = """\
title: 例の計画
municipality: {code: "132284", prefecture: 東京都, name: あきる野市}
period: {from: R5, to: R8}
updated: 2026-11-21
levels: [施策]
texts: {取組: progress, 課題: issues}
money: {unit: 千円, lines: [国, 市]}
sources:
  report: {title: 資料}
"""
MEASURE = """\
measures:
- id: school
  name: 訓練校
%s  indicators:
  - id: graduates
    name: 修了生
    unit: 人
    counts: yearly
    direction: up
    years:
      R5: {actual: 4}
"""
TEXT = "会議を2回開いた。\n\n- 一つめ: 2人 # 3人"


def plan(years: str) -> str:
    return HEAD + MEASURE % years


def entry(key: str, value: str, inside: str = "", measure: str = "school") -> Entry:
    period = parse_period("R6")
    assert period is not None
    return Entry(indicator=measure, period=period, key=key, value=value, inside=inside, of_measure=True)


def lines(text: str) -> str:
    """Indent what follows `取組: |` by ten."""
    return "".join(f"          {line}\n" if line else "\n" for line in text.split("\n"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("", f"  years:\n    R6:\n      texts:\n        取組: |\n{lines(TEXT)}", id="no years"),
        pytest.param(
            "  years:\n    R5: {texts: {課題: 周知}}  # 訓練校\n",
            f"  years:\n    R5: {{texts: {{課題: 周知}}}}  # 訓練校\n    R6:\n      texts:\n        取組: |\n{lines(TEXT)}",
            id="a later row",
        ),
        pytest.param(
            "  years:\n    R7:\n      texts:\n        課題: 周知\n",
            f"  years:\n    R6:\n      texts:\n        取組: |\n{lines(TEXT)}    R7:\n      texts:\n        課題: 周知\n",
            id="an earlier row",
        ),
        pytest.param(
            "  years:\n    R6: {money: {basis: 予算, 国: 1}, at: report 9}  # 訓練校\n",
            f"  years:\n    R6:  # 訓練校\n      texts:\n        取組: |\n{lines(TEXT)}"
            "      money: {basis: 予算, 国: 1}\n      at: report 9\n",
            id="a row in braces becomes lines",
        ),
        pytest.param(
            "  years:\n    R6:\n      money: {basis: 予算, 国: 1}\n",
            f"  years:\n    R6:\n      texts:\n        取組: |\n{lines(TEXT)}      money: {{basis: 予算, 国: 1}}\n",
            id="a row of lines",
        ),
        pytest.param(
            "  years:\n    R6:\n      texts:\n        課題: 周知 # 古い\n",
            f"  years:\n    R6:\n      texts:\n        課題: 周知 # 古い\n        取組: |\n{lines(TEXT)}",
            id="another heading",
        ),
        pytest.param(
            "  years:\n    R6:\n      texts:\n        取組: |\n          古い。\n\n          文。\n\n        課題: 周知\n",
            f"  years:\n    R6:\n      texts:\n        取組: |\n{lines(TEXT)}\n        課題: 周知\n",
            id="a text on lines is replaced",
        ),
        pytest.param(
            "  years:\n    R6:\n      texts:\n        取組: 古い。\n",
            f"  years:\n    R6:\n      texts:\n        取組: |\n{lines(TEXT)}",
            id="a short text is replaced",
        ),
        pytest.param(
            "  years: {R6: {texts: {課題: 周知}}}\n",
            '  years: {R6: {texts: {課題: 周知, 取組: "会議を2回開いた。\\n\\n- 一つめ: 2人 # 3人"}}}\n',
            id="all in braces",
        ),
    ],
)
def test_a_text_is_written_into_its_year(before: str, after: str) -> None:
    written = record(NAME, plan(before).encode(), [entry("texts", TEXT, "取組")])
    assert written.decode() == plan(after)
    assert not load(NAME, written).has_errors
    assert record(NAME, written, [entry("texts", TEXT, "取組")]) == written


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("value", ["周知", "3", "true", "a: b", "#1", "「国」", "長い文。" * 30])
def test_any_text_comes_back(value: str, newline: str) -> None:
    raw = plan("  years:\n    R5: {texts: {課題: 周知}}\n").replace("\n", newline).encode()
    found = load(NAME, record(NAME, raw, [entry("texts", value, "取組"), entry("texts", value, "課題", "")])).plan
    assert found is not None
    [measure] = found.measures
    texts = [
        row.texts for years in (measure.years, found.years) for period, row in years.items() if period.written == "R6"
    ]
    assert [text.strip() for row in texts for text in row.values()] == [value, value]


def test_amounts_get_their_basis_and_sources_their_place() -> None:
    entries = [entry("money", "決算", "basis"), entry("money", "120", "国"), entry("at", "report 9, 12")]
    written = record(NAME, plan("  years:\n    R5: {money: {basis: 予算, 国: 1}}    # 訓練校\n").encode(), entries)
    assert '    R6: {money: {basis: 決算, 国: 120}, at: "report 9, 12"}  # 訓練校\n' in written.decode()
    again = record(NAME, written, [entry("money", "130", "国"), entry("at", "report 9")])
    assert "R6: {money: {basis: 決算, 国: 130}, at: report 9}  # 訓練校" in again.decode()


def test_an_amount_without_its_basis_is_refused() -> None:
    with pytest.raises(RefusedError, match="basis"):
        record(NAME, plan("").encode(), [entry("money", "120", "国")])
    with pytest.raises(RefusedError, match="という施策・事業はありません"):
        record(NAME, plan("").encode(), [entry("money", "120", "国", "scool")])


def figure(value: str) -> Entry:
    period = parse_period("R5")
    assert period is not None
    return Entry(indicator="graduates", period=period, key="actual", value=value)


@pytest.mark.parametrize(
    ("own", "value", "day", "dates"),
    [
        ("", "5", dt.date(2026, 12, 1), ["2026-12-01"]),
        ("", "4", dt.date(2026, 12, 1), ["2026-11-21"]),
        ("", "5", dt.date(2026, 1, 1), ["2026-11-21"]),
        ("", "5", None, ["2026-11-21"]),
        ("    updated: 2026-11-20  # 先に\n", "5", dt.date(2026, 12, 1), ["2026-12-01", "2026-12-01  # 先に"]),
    ],
    ids=["later", "no change", "earlier", "no day", "the indicator's own"],
)
def test_the_date_follows_what_is_changed(own: str, value: str, day: dt.date | None, dates: list[str]) -> None:
    raw = plan("").replace("    years:\n", f"{own}    years:\n").encode()
    written = record(NAME, raw, [figure(value)], day).decode()
    assert [line.partition("updated: ")[2] for line in written.splitlines() if "updated: " in line] == dates


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "      R5: {actual: 4}                     # 修了生（人）",
            "      R5: {actual: 1234567}               # 修了生（人）",
        ),
        ("      R5: {actual: 4}  # 修了生（人）", "      R5: {actual: 1234567}  # 修了生（人）"),
        ("      R5: {actual: 4} # 修了生（人）", "      R5: {actual: 1234567}  # 修了生（人）"),
        ("      R5: {actual: 4}", "      R5: {actual: 1234567}"),
        ("      R5:\n        actual: 4  # 人", "      R5:\n        actual: 1234567  # 人"),
        (
            "      R5: {actual: 集計中, target: 3}              # 修了生",
            "      R5: {actual: 1234567, target: 3}             # 修了生",
        ),
    ],
)
def test_the_comment_of_a_changed_row_keeps_its_column(before: str, after: str) -> None:
    raw = plan("").replace("      R5: {actual: 4}", before).encode()
    assert record(NAME, raw, [figure("1234567")]).decode() == plan("").replace("      R5: {actual: 4}", after)
