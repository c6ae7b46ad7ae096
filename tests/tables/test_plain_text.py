"""Tables in texts: tabs, bars, and columns that blanks align; what is no table is none."""

import pytest

from tests.tables.shown import only, read, shown


@pytest.mark.parametrize(
    ("text", "grid"),
    [
        pytest.param("指標\tR6\tR7\n来街者\t12\t\n", "指標 | R6 | R7\n来街者 | 12 | ", id="tabs"),
        pytest.param("指標\tR6\n来街者\t12\t13\n", "指標 | R6 | \n来街者 | 12 | 13", id="tabs, rows of several lengths"),
        pytest.param("a\tb\n<b>施策1</b>\n1\t2\n", "a | b\n<b>施策1</b> | \n1 | 2", id="tabs, a title between rows"),
        pytest.param("指標 | R6\n来街者 | 12\n", "指標 | R6\n来街者 | 12", id="bars"),
        pytest.param("｜指標｜R6｜\n｜来街者｜｜\n", "指標 | R6\n来街者 | ", id="wide bars around"),
        pytest.param("┌──┬──┐\n│指標│R6│\n├──┼──┤\n│人│12│\n└──┴──┘\n", "指標 | R6\n人 | 12", id="drawn"),
        pytest.param(
            "+----+---+\n| 来街 | 12 |\n| 者数 |   |\n+----+---+\n| 件数 | 3 |\n+----+---+\n| 人 | 4 |\n+----+---+\n",
            "来街/者数 | 12\n件数 | 3\n人 | 4",
            id="drawn, with rows of two lines",
        ),
        pytest.param("| a | b |\n|---|--:|\n| 1 | 2 |\n", "a | b\n1 | 2", id="markdown"),
        pytest.param("a|b\n-|-\n1|2\n", "a | b\n1 | 2", id="markdown without bars around"),
        pytest.param(
            "|a|b|\n|-|-|\n|**太い** `x`|~~60~~72|\n|一<br>二|[名](http://x)|\n|1\\|2|5<sup>1)</sup>|\n",
            "a | b\n太い `x` | ~~60~~72\n一/二 | 名\n1|2 | 5^1)",
            id="markdown in cells",
        ),
        pytest.param(
            "指標名      R4     R9\n来街者    1,234  2,000\n空き店舗             5\n創業者       10     20\n",
            "指標名 | R4 | R9\n来街者 | 1,234 | 2,000\n空き店舗 |  | 5\n創業者 | 10 | 20",
            id="aligned, with a blank cell",
        ),
        pytest.param(
            "            実績\n指標名     R5    R6    R7\n来街者     10    11    12\n空き店舗    1     2     3\n",
            " | 実績 {列の位置が確かではありません} |  | \n指標名 | R5 | R6 | R7\n来街者 | 10 | 11 | 12\n空き店舗 | 1 | 2 | 3",
            id="aligned, a head in a gap is not sure",
        ),
        pytest.param(
            "           実績の推移の表\n指標名     R5      R6    R7\n来街者     10      11    12\n空き店舗    1       2     3\n",
            " | 実績の推移の表 | 実績の推移の表^ | \n指標名 | R5 | R6 | R7\n来街者 | 10 | 11 | 12\n空き店舗 | 1 | 2 | 3",
            id="aligned, a head over two columns",
        ),
        pytest.param(
            "指標名  R5  R6\nとても長い名前の指標  10  11\n件数  1  2\n人数  3\n",
            "指標名 | R5 | R6\nとても長い名前の指標 | 10 | 11\n件数 | 1 | 2\n"
            "人数 {列の位置が確かではありません} | 3 {列の位置が確かではありません} | ",
            id="not aligned: a short row is not sure",
        ),
        pytest.param("資料\n（単位：人）\n指標\tR6\n人\t1\n※ 速報値\n（注）別表\n次の段落\n",
                     "資料 | \n（単位：人） | \n指標 | R6\n人 | 1\n※ 速報値 | \n（注）別表 | ", id="lines directly above, notes below"),
    ],
)  # fmt: skip
def test_a_table_in_a_text(text: str, grid: str) -> None:
    assert shown(only(read("a.txt", text))) == grid


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("ただの文章です。\n次の行です。\n", id="sentences"),
        pytest.param("見出し\n\n一  二\n\n三\n", id="two blanks in one line"),
        pytest.param("農　林　漁　業\n建　設　業\n製　造　業\n", id="wide blanks within words"),
        pytest.param("使い方: a | b\n終わり\n", id="one line with a bar"),
        pytest.param("---\n- a\n- b\n---\n", id="rules"),
    ],
)
def test_what_is_no_table(text: str) -> None:
    (problem,) = read("a.txt", text).problems
    assert "表が見つかりません" in problem


def test_places_names_and_kinds() -> None:
    text = "# 第1章\n\n成果指標一覧\n\nNo\t指標\tR6\n①\t来街者\t12\n\n次\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n| c | d |\n|---|---|\n| 3 | 4 |\n"
    first, second, third = read("a.md", text).grids
    assert (first.name, first.kind, first.line, first.rows[1][2].place) == ("成果指標一覧", "text", 5, "6:3")
    assert (second.name, second.kind, second.line, second.rows[1][1].place) == ("次", "markdown", 10, "12:2")
    assert (third.name, third.line) == ("", 14)


def test_places_count_lines_as_citations_do() -> None:
    assert only(read("a.txt", "\ufeff\r\n\r\na\tb\r\n1\t2\r\n")).rows[1][0].place == "4:1"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a\tb\n1" + "\tx" * 600, "1行目からの表の列が多すぎます"),
        ("a\tb\n1\t" + "x" * 20_001, "2行目に、長すぎるセル"),
        (("a\t" * 99 + "\n") * 2_100, "1行目からの表が大きすぎます"),
    ],
)
def test_too_much_is_refused_at_its_line(text: str, problem: str) -> None:
    (explained,) = read("a.txt", text).problems
    assert problem in explained
