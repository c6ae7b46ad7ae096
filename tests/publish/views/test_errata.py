"""The history of corrections: what was wrong, since when, and when it was corrected; on pages, in feeds and data."""

import html
from xml.etree import ElementTree

import pytest

from generator.evaluation.evaluate import Evaluation, evaluate
from generator.plan.load import load
from generator.publish.data.open_data import open_data
from generator.publish.data.tables import plan_tables
from generator.publish.portal import Portal
from tests.small_plans import HEAD, TODAY
from tests.trees import tree

MEASURES = (
    "measures: [{id: m, name: 施策, indicators: [{id: i, name: 指標, counts: yearly, years: {R5: {actual: 17.0}}}]}]\n"
)
ERRATA = """\
errata:
- {date: 2026-11-02, since: 2026-10-01, what: 指標 令和5年度の実績, was: 71, now: 17.0, why: 入れ違い, item: i}
- {date: 2026-11-20, since: 2026-11-01, what: 計画の名前, was: 例の計劃, now: 例の計画, why: 変換の誤り}
"""
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def evaluation(errata: str) -> Evaluation:
    loaded = load("plans/smallest.yaml", f"{HEAD}{errata}{MEASURES}".encode())
    assert loaded.plan is not None
    assert loaded.diagnostics == ()
    return evaluate(loaded.plan, TODAY)


def test_corrections_are_reported_the_newest_first_with_a_link_to_the_item() -> None:
    built = tree(evaluation(ERRATA))
    for path, to in (("corrections/", "../smallest/"), ("smallest/quality/", "../")):
        page = html.unescape(built[f"{path}index.md"].decode())
        assert page.index(f'<a href="{to}">計画の名前</a>') < page.index(f'<a href="{to}i/">指標 令和5年度の実績</a>')
        assert "誤：71 → 正：<b>17.0</b>" in page
        assert "2026年11月2日に訂正（2026年10月1日から、まちがって載せていました）。理由：入れ違い" in page


def test_where_nothing_was_corrected_the_page_states_so_and_how_to_report() -> None:
    page = tree(evaluation(""))["corrections/index.md"].decode()
    assert "まだ、訂正はありません。" in page
    assert '<a href="../about/report/">' in page


def test_a_correction_is_an_entry_of_its_own_in_the_feeds() -> None:
    files = open_data([evaluation(ERRATA)], {}, Portal()).files
    for path in ("feed.atom", "smallest/feed.atom"):
        entries = ElementTree.fromstring(files[path]).findall("a:entry", ATOM)
        assert [entry.findtext("a:updated", namespaces=ATOM) for entry in entries] == [
            "2026-11-21T00:00:00Z",
            "2026-11-20T00:00:00Z",
            "2026-11-02T00:00:00Z",
        ]
        assert len({entry.findtext("a:id", namespaces=ATOM) for entry in entries}) == 3
        assert entries[2].findtext("a:title", namespaces=ATOM) == "「例の計画」の訂正：指標 令和5年度の実績"
        link = entries[2].find("a:link", ATOM)
        assert link is not None
        assert link.get("href") == "http://localhost:8000/smallest/i/"


def test_corrections_are_a_table_of_the_open_data() -> None:
    table = next(table for table in plan_tables(evaluation(ERRATA)) if table.name == "errata")
    assert [[row[name] for name in ("date", "since", "item_id", "was", "now")] for row in table.dicts()] == [
        ["2026-11-02", "2026-10-01", "i", "71", "17.0"],
        ["2026-11-20", "2026-11-01", None, "例の計劃", "例の計画"],
    ]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("since: 2026-10-01", "since: 2026-11-02", []),
        ("since: 2026-10-01", "since: 2026-11-03", ["dates-out-of-order"]),
        ("date: 2026-11-20", "date: 2026-11-21", []),
        ("date: 2026-11-20", "date: 2026-11-22", ["dates-out-of-order"]),
        ("item: i", "item: m", []),
        ("item: i", "item: x", ["unknown-reference"]),
        (", item: i", "", []),
        ("why: 入れ違い, ", "", ["missing-key"]),
    ],
)
def test_a_corrections_dates_are_in_order_and_its_item_exists(old: str, new: str, found: list[str]) -> None:
    text = f"{HEAD}{ERRATA.replace(old, new)}{MEASURES}"
    assert [item.code for item in load("plans/smallest.yaml", text.encode()).diagnostics] == found
