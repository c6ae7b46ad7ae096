"""Web pages: cells over several rows and columns, captions, marks; a table within a table; what is not seen is not read."""

import pytest

from tests.tables.shown import only, read, shown


def page(table: str) -> str:
    return f"<!DOCTYPE html><html><head><title>表</title></head><body>{table}</body></html>"


@pytest.mark.parametrize(
    ("table", "grid"),
    [
        pytest.param(
            "<table><thead><tr><th rowspan=2>指標<th colspan=2>実績<tr><th>R5<th>R6<tbody><tr><td>来街者<td>1<td>2</table>",
            "指標 | 実績 | 実績^\n指標^ | R5 | R6\n来街者 | 1 | 2",
            id="spans, without end tags",
        ),
        pytest.param(
            "<table><tr><td rowspan=0>甲<td>1<tr><td>2<tr><td>3</table>", "甲 | 1\n甲^ | 2\n甲^ | 3", id="rowspan to the end"
        ),
        pytest.param(
            "<table><tr><td rowspan=9>甲<td>1<tr><td>2<td>3</table>", "甲 | 1 | \n甲^ | 2 | 3", id="rowspan beyond the end"
        ),
        pytest.param("<table><tr><td colspan=x>甲<td>1<tr><td>乙<td>2</table>", "甲 | 1\n乙 | 2", id="a span that is none"),
        pytest.param(
            "<table><tr><td>甲<br>乙<td><p>一</p><p>二</p><tr><td>&nbsp;丙 \n 丁<td>&lt;5&gt;</table>",
            "甲/乙 | 一/二\n丙 丁 | <5>",
            id="line breaks, blanks and entities",
        ),
        pytest.param(
            "<table><tr><td><s>60</s>72<td>5<sup>1)</sup><tr><td style='text-decoration: line-through'>60<td>"
            "<span style='vertical-align:super'>注</span></table>",
            "~~60~~72 {取り消し線} | 5^1) {上付き}\n~~60~~ {取り消し線} | ^注 {上付き}",
            id="struck and raised",
        ),
        pytest.param(
            "<table><tr><td>甲<script>1</script><td><ruby>市<rt>し</rt></ruby><tr><td>乙<span hidden>9</span><td>2</table>",
            "甲 | 市\n乙 | 2",
            id="what is not seen",
        ),
        pytest.param(
            "<table><tr><td>甲<td>1<tr style='display:none'><td>乙<td>2<tr><td>丙<td hidden>3</table>",
            "甲 | 1\n乙 {見えないセル} | 2 {見えないセル}\n丙 | 3 {見えないセル}",
            id="hidden rows and cells",
        ),
    ],
)  # fmt: skip
def test_a_table_as_a_person_sees_it(table: str, grid: str) -> None:
    assert shown(only(read("a.html", page(table)))) == grid


CELLS = "<tr><td>甲<td>1<tr><td>乙<td>2"


@pytest.mark.parametrize(
    ("table", "name"),
    [
        (f"<h2>見出し</h2><table><caption>成果<br>指標</caption>{CELLS}</table>", "成果 指標"),
        (f"<h2>第<b>1</b>章</h2>\n<table>{CELLS}</table>", "第1章"),
        (f"<p>成果指標一覧</p><table>{CELLS}</table>", "成果指標一覧"),
        (f"<p>{'長い段落です。' * 20}</p><table>{CELLS}</table>", ""),
        (f"<table>{CELLS}</table>", ""),
    ],
)
def test_the_name_of_a_table(table: str, name: str) -> None:
    assert only(read("a.htm", page(table))).name == name


def test_a_table_within_a_table_stands_by_itself_and_a_page_may_have_any_name() -> None:
    inner = f"<table>{CELLS}</table>"
    found = read("a.txt", page(f"<table><tr><td>外<td>{inner}<tr><td>側<td>3</table>"))
    assert [shown(grid) for grid in found.grids] == ["外 | 甲/1/乙/2\n側 | 3", "甲 | 1\n乙 | 2"]
    assert (found.grids[1].kind, found.grids[1].rows[1][1].place) == ("html", "2:2")


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ("<p>表はありません。</p>", "表が見つかりません"),
        ("<table><tr><td>配置のための表</table>", "表が見つかりません"),
        ("<table><tr><td colspan=900>甲<tr><td>1</table>", "表が大きすぎます（1行目"),
        (f"<table>{'<tr><td colspan=500>甲' * 500}</table>", "表が大きすぎます（401行目"),
        (f"<table><tr><td>甲<td>{'あ' * 20_001}<tr><td>1<td>2</table>", "表の1行目に、長すぎるセル"),
        (f"<table><tr><td>甲<td>{'<b>' * 400}1<tr><td>1<td>2</table>", "深く入れ子"),
    ],
)
def test_what_cannot_be_read_is_explained(table: str, problem: str) -> None:
    (explained,) = read("a.html", page(table)).problems
    assert problem in explained
