"""Looking up: which figures and texts are printed in a cited line, and where."""

import pytest

from tests.fidelity.compared import HEAD, compared, missing, of_indicator, of_measure

FIGURES = [
    ("1234", "1,234人", True, "grouped"),
    ("1234", "１，２３４人", True, "full-width"),
    ("1234", "1234人", True, "not grouped"),
    ("1234", "12,34人", False, "grouped in another way"),
    ("1234", "1,235人", False, "another digit"),
    ("234", "1,234人", False, "a part of a number"),
    ("1", "1,234人", False, "the beginning of a number"),
    ("96.0", "96.0%", True, "decimals as printed"),
    ("96.0", "96%", False, "fewer decimals printed"),
    ("96", "96.0%", False, "more decimals printed"),
    ("2", "0.2", False, "decimals alone"),
    ("-5", "△5", True, "a triangle for minus"),
    ("-5", "▲ 5", True, "a black one, apart"),
    ("-5", "-5", True, "a hyphen"),
    ("-5", "－５", True, "a full-width hyphen"),
    ("-5", "5", False, "no minus"),
    ("5", "△5", False, "a minus"),
    ("5", "- 5", True, "an item of a list"),
    ("5", "①5", True, "after a circled number"),
    ("1", "①", False, "a circled number"),
    ("5", "五", False, "a numeral"),
    ("60以上", "60人以上", True, "a bound with a unit"),
    ("60以上", "60", False, "a bound without its word"),
    ("60以上", "60\t以上", False, "its word in another cell"),
    ("60以上", "60以下", False, "another bound"),
    ("80未満", "80％未満", True, "below"),
    ("2800程度", "2,800所程度", True, "about, after"),
    ("約8", "約8割", True, "about, before"),
    ("約8", "8割", False, "no word before"),
    ("5維持", "5を維持", True, "kept"),
    ("50〜60", "50～60人", True, "a range"),
    ("50〜60", "50人から60人", True, "a range in words"),
    ("50〜60", "50人、70人", False, "one end of a range"),
    ("50以上60未満", "50%以上60%未満", True, "a range with bounds"),
    ("50以上60未満", "50%以上60%以下", False, "another bound of a range"),
    ("検討中", "検討中", True, "words"),
    ("{value: 2794, printed: '2.794'}", "2.794", True, "as printed"),
    ("{value: 2794, printed: '2.794'}", "2,794", False, "not as printed"),
    ("{missing: ―}", "指標", True, "a dash may be anything that is no value"),
    ("{words: 現状を保つ}", "現状を 保つ", True, "words with a space"),
]


@pytest.mark.parametrize(("value", "line", "is_found"), [row[:3] for row in FIGURES], ids=[row[3] for row in FIGURES])
def test_a_figure_in_a_line(value: str, line: str, is_found: bool) -> None:
    found = compared(of_indicator(f"years: {{R5: {{actual: {value}}}}}"), f"指標\t{line}\n")
    assert (missing(found) == []) is is_found


TWICE = [
    ("指標\t5人\t5人", [], "printed twice"),
    ("指標\t5人\t6人", ["5"], "printed once"),
    ("5人の指標\t5人", [], "the second in a text"),
]


@pytest.mark.parametrize(("line", "lost"), [row[:2] for row in TWICE], ids=[row[2] for row in TWICE])
def test_a_printed_number_is_used_once(line: str, lost: list[str]) -> None:
    assert missing(compared(of_indicator("years: {R5: {target: 5, actual: 5}}"), line)) == lost


def test_a_number_is_used_once_for_each_item() -> None:
    body = of_measure(
        "indicators: [{id: a, name: 甲, years: {R5: {actual: 5}}}, {id: b, name: 乙, years: {R5: {actual: 5}}}]"
    )
    assert missing(compared(body, "事業 甲と乙 5人")) == []


@pytest.mark.parametrize(
    ("lines", "lost"),
    [
        ("指標 5\nほか\n5", []),
        ("指標 5 5\nほか\n5 5", []),
        ("指標 5\nほか\n6", ["5"]),
    ],
    ids=["one in each range", "both in each range", "one in one range"],
)
def test_a_figure_in_several_ranges(lines: str, lost: list[str]) -> None:
    body = of_indicator("years: {R5: {target: 5, actual: 5}}", at="report 1, 3")
    assert missing(compared(body, lines)) == lost


def test_bounds_and_plain_numbers_of_one_row() -> None:
    body = of_indicator("years: {R5: {actual: 60, target: 60以上}}")
    assert missing(compared(body, "指標 60以上 60")) == []
    assert missing(compared(body, "指標 60以上 61")) == ["60"]
    (target,) = [one for one in compared(body, "指標 60 60以上").lookups if one.statement.written == "60以上"]
    assert [(spot.start, spot.end) for spot in target.spots] == [(6, 8)]


TEXTS = [
    ("周知、集客", "課題：周知・集客", True, "other punctuation"),
    ("周知、集客", "周知\n集客", True, "over two lines"),
    ("周知、集客、宣伝", "周知、集客", False, "one word more"),
    ("100人", "1100人", False, "the end of a number"),
    ("100人", "1,100人", False, "the end of a grouped number"),
    ("0.5人", "10.5人", False, "the end of a decimal"),
    ("参加者100", "参加者1000", False, "the beginning of a number"),
    ("100人", "①100人", True, "after a circled number"),
    ("100人", "3\t100人", True, "in the next cell"),
    ("100人", "3\n100人", True, "in the next line"),
    ("ガイド", "ｶﾞｲﾄﾞ", True, "half-width kana"),
    ("ガイド", "カ\u3099イト\u3099", True, "composed kana"),
    ("周知", "<ul><li>周</li><li>知</li></ul>", True, "markup"),
    ("講座 委員", "講座（市の）\n委員", True, "a short text in several cells"),
    ("講座 委員 会長", "講座（市の）\n委員", False, "a cell that is missing"),
    ("IT導入", "ITを導入", False, "a letter more"),
    ("IT", "市のIT", True, "a word in Latin letters"),
    ("IT", "BIT", False, "the end of such a word"),
    ("IT", "ITEM", False, "the beginning of such a word"),
    ("IT", "B IT", True, "two such words"),
    ("はじめの行\n\n      つぎの行", "はじめの行\n\n（図）\nつぎの行", True, "lines apart"),
]


@pytest.mark.parametrize(("text", "lines", "is_found"), [row[:3] for row in TEXTS], ids=[row[3] for row in TEXTS])
def test_a_text_in_lines(text: str, lines: str, is_found: bool) -> None:
    body = f"measures:\n- id: m\n  name: 事業\n  at: report 1-9\n  words:\n    課題: |\n      {text}"
    assert (missing(compared(body, f"事業\n{lines}\n")) == []) is is_found


DATES = [
    ("平成29年5月31日", True, "with the year"),
    ("2017年5月31日", True, "with a western year"),
    ("H29.5.31", True, "short"),
    ("2017/05/31", True, "with strokes"),
    ("2017-05-31", True, "as in the file"),
    ("５月３１日", True, "without a year, full-width"),
    ("1. 5月31日", True, "after the number of an item"),
    ("平成30年5月31日", False, "another year"),
    ("2018/5/31", False, "another western year"),
    ("5月30日", False, "another day"),
    ("15月31日", False, "the end of a number"),
    ("5月311日", False, "the beginning of a number"),
]


@pytest.mark.parametrize(("line", "is_found"), [row[:2] for row in DATES], ids=[row[2] for row in DATES])
def test_a_date(line: str, is_found: bool) -> None:
    found = compared("events: [{date: 2017-05-31, title: 会議, at: report 1}]", f"{line} 会議")
    assert (missing(found) == []) is is_found


def test_the_first_year_of_an_era() -> None:
    body = "events: [{date: 2019-05-31, title: 会議, at: report 1}]"
    assert missing(compared(body, "令和元年5月31日 会議")) == []
    assert missing(compared(body, "平成元年5月31日 会議")) == ["2019-05-31"]


CORRECTION = "corrections: [{at: report 1, printed: 版路, read: 販路, why: 文字の読み違い}]\n"


@pytest.mark.parametrize("name", ["販路の開拓", "版路の開拓"], ids=["as read", "as printed"])
def test_both_readings_of_a_correction(name: str) -> None:
    body = f"measures: [{{id: m, name: {name}, at: report 1}}]"
    assert missing(compared(CORRECTION + body, "版路の開拓")) == []
    assert (missing(compared(body, "版路の開拓")) == []) == (name == "版路の開拓")


def test_a_figure_that_is_read_otherwise() -> None:
    correction = "corrections: [{at: report 1, printed: '1O', read: '10', why: 文字の読み違い}]\n"
    found = compared(correction + of_indicator("years: {R5: {actual: 10}}"), "指標 1O人")
    assert missing(found) == []
    (actual,) = [one for one in found.lookups if one.statement.is_figure]
    assert [(spot.start, spot.end) for spot in actual.spots] == [(3, 5)]


PAGES = [
    ("P.33", "事業 P.33", True, "in the line of the name"),
    ("P.34", "事業 P.33", False, "another page"),
    ("P.3", "事業 P.33", False, "the beginning of a page"),
    ("'33'", "事業\n目次\n事業 ...... 33", True, "in a list of contents"),
    ("'33'", "事業\n33", False, "in the line below"),
    ("表紙", "事業（表紙）", True, "no number"),
]


@pytest.mark.parametrize(("page", "text", "is_found"), [row[:3] for row in PAGES], ids=[row[3] for row in PAGES])
def test_a_printed_page_beside_its_name(page: str, text: str, is_found: bool) -> None:
    assert (missing(compared(of_measure(f"printed_page: {page}"), text)) == []) is is_found


CONTACT = "contacts: {office: {name: 産業課, tel: [042-000-0000]}}\n"


def test_a_contact_is_printed_where_an_item_names_it() -> None:
    body = CONTACT + of_measure("contacts: [office]", at="report 2")
    assert missing(compared(body, "産業課 042-000-0000\n事業 042-000-0000")) == []
    assert missing(compared(body, "産業課 042-000-0000\n事業 042-000-0001")) == ["042-000-0000"]
    by_name = body.replace(", tel: [042-000-0000]", "")
    assert missing(compared(by_name, "産業課\n事業（産業課）")) == []
    assert missing(compared(by_name, "産業課\n事業")) == ["産業課"]


def test_without_a_citation_any_text_will_do() -> None:
    body = "measures: [{id: m, name: 事業}]"
    assert missing(compared(body, {"report": "表紙", "list": "1\n2\n事業"})) == []
    assert missing(compared(body, {"report": "表紙", "list": "なし"})) == ["事業"]


def test_several_sources() -> None:
    body = of_measure("indicators: [{id: i, name: 指標, at: list 2, years: {R5: {actual: 5}}}]")
    assert missing(compared(body, {"report": "事業", "list": "一覧\n指標 5"})) == []
    assert missing(compared(body, {"report": "事業\n指標 5", "list": "一覧"})) == ["指標", "5"]


def test_a_source_without_a_text_is_skipped() -> None:
    body = of_measure("indicators: [{id: i, name: 指標, at: list 2, years: {R5: {actual: 5}}}]")
    found = compared(body, "事業")
    assert [str(one.written) for one in found.skipped] == ["指標", "5"]
    assert (missing(found), found.counted, found.found) == ([], 1, 1)
    assert len(compared(body, {}).skipped) == 3


def test_a_citation_after_the_end_of_a_text() -> None:
    assert missing(compared(of_measure("lead: [市]", at="report 9-12"), "事業 市")) == ["事業", "市"]


@pytest.mark.parametrize(
    "keys",
    [
        "note: この事業は、新しい名前です",
        "note: 「未来」と書かれている",
        "years: {R5: {money: {basis: 予算, 国: 未公表}}}",
    ],
    ids=["a note", "a note that quotes what is not there", "a reason for a missing value"],
)
def test_what_may_be_ours_does_not_count(keys: str) -> None:
    found = compared(of_measure(keys), "事業", HEAD + "money: {unit: 千円, lines: [国]}\n")
    assert (found.counted, found.found, missing(found)) == (1, 1, [])


GRADES = [
    ("A, A", "A\tA", [], "both printed"),
    ("A, A", "A\tB", ["A"], "one printed"),
    ("A, B", "B\tA", [], "in another order: not noticed"),
    ("A, B", "TAMA\tB", ["A"], "a letter of a word"),
    ("A, B", "A評価とB評価", [], "in a text"),
    ("◎, ○", "◎\t○", [], "signs"),
    ("◎, ○", "◎\t△", ["○"], "another sign"),
    ("順調, 遅れ", "順調\t遅れ", [], "words"),
    ("順調, 遅れ", "順調\t順調", ["遅れ"], "another word"),
]


@pytest.mark.parametrize(("grades", "line", "lost"), [row[:3] for row in GRADES], ids=[row[3] for row in GRADES])
def test_grades_are_counted(grades: str, line: str, lost: list[str]) -> None:
    first, second = grades.split(", ")
    body = of_indicator(f"years: {{R5: {{actual: 1, grade: {first}}}, R6: {{actual: 2, grade: {second}}}}}")
    assert missing(compared(body, f"指標\t1\t2\t{line}")) == lost


def test_a_quotation_in_a_note_is_found() -> None:
    found = compared(of_measure("note: 「新事業」と書かれている"), "事業 新事業")
    assert [(spot.start, spot.end) for spot in found.lookups[-1].spots] == [(3, 6)]
