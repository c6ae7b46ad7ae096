"""What profiles find in tables of the forms that cities use, and what they leave to a person."""

from textwrap import dedent

import pytest

from generator.edit.intake.apply import apply
from generator.edit.intake.facts import Extract
from generator.edit.intake.profile import Profile, read_profile
from tests.edit.intake.tables import grid

GROUPED = """
施策|事業|指標|単位|R5|<|R6|<
^|^|^|^|目標|実績|目標|実績
創業|創業塾|参加者数|人|20|21|30|未公表
^|創業相談|相談件数|件|1,000|約900|1,100|―
販路|朝市|出店数|店|5|△1|6|7※
※ 速報を含む
"""
COLUMNS = """
tables:
- head: 2
  columns: {施策: level, 事業: level, 指標: name, 単位: unit, ○年度 目標: target, ○年度 実績: actual}
"""
TWO_ROWS = """
指標|区分|令和5年度|令和6年度
参加者数|目標|20|30
|実績|21|31
|達成率|105%|103.3%
満足度|目標|80%以上|80%以上
|実績|75.5%|集計中
"""
SERIES = "tables: [{columns: {指標: name, 区分: series, ○年度: value}}]"


def profile(written: str) -> Profile:
    found = read_profile("x.columns.yaml", dedent(written).encode())
    assert found.diagnostics == ()
    assert found.profile is not None
    return found.profile


def facts_of(extract: Extract) -> dict[str, str]:
    """Return what was found, by place: topic, role, year and value."""
    found = {}
    for fact in extract.facts:
        year = f" {fact.period.written}" if fact.period else ""
        found[f"{fact.place} {fact.role}"] = f"{fact.topic.shown}{year} {fact.value}"
    return found


def left(extract: Extract) -> dict[str, str]:
    return {one.place: one.why for one in extract.left if one.is_open}


def test_heads_of_two_rows_and_merged_levels() -> None:
    extract = apply(profile(COLUMNS), [grid(GROUPED)])
    found = facts_of(extract)
    assert found["E3 target"] == "創業／創業塾／参加者数 R5 20"
    assert found["H3 actual"] == "創業／創業塾／参加者数 R6 未公表"
    assert found["F4 actual"] == "創業／創業相談／相談件数 R5 約900"
    assert found["F5 actual"] == "販路／朝市／出店数 R5 -1"
    assert found["H5 actual"] == "販路／朝市／出店数 R6 {'value': Decimal('7'), 'note': '速報を含む'}"
    assert left(extract) == {}
    assert extract.coverage == "34のセルのうち、24を値として、10を見出しとして写しました。写していないもの：0"


def test_several_rows_for_one_indicator() -> None:
    extract = apply(profile(SERIES), [grid(TWO_ROWS)])
    found = facts_of(extract)
    assert found["C2 target"] == "参加者数 R5 20"
    assert found["D3 actual"] == "参加者数 R6 31"
    assert found["C4 rate"] == "参加者数 R5 105"
    assert found["D5 target"] == "満足度 R6 80以上"
    assert found["D6 actual"] == "満足度 R6 集計中"
    assert left(extract) == {}


@pytest.mark.parametrize(
    ("table", "written", "place", "why"),
    [
        ("指標|R5 実績\nA|5月10日", "○年度 実績: actual", "B2", "読めません"),
        ("指標|R5 実績\nA|100(50)", "○年度 実績: actual", "B2", "読めません"),
        ("指標|R5 実績|R5 実績\nA|1|2", "○年度 実績: actual", "B2", "違う値が2つ"),
        ("指標|R5 実績|R6 実績\nA|5|<", "○年度 実績: actual", "B2", "結合された"),
        ("指標|R5 実績\nA|5\nB|^", "○年度 実績: actual", "B2", "結合された"),
        ("指標|R5 実績\n5人|6人", "○年度 実績: actual", "A2", "ずれている"),
        ("指標|R5 実績\n|6人", "○年度 実績: actual", "B2", "名前がない"),
        ("指標|実績\nA|6", "実績: actual", "B2", "何年度"),
        ("指標|R5 実績\n合計|6", "○年度 実績: actual", "A2", "合計"),
        ("指標|R5 実績\nA|6※1", "○年度 実績: actual", "B2", "注の印"),
        ("指標|R5 実績|備考\nA|6|〇", "○年度 実績: actual", "C2", "プロファイルにありません"),
    ],
    ids=lambda value: value.replace("\n", "/")[:40],
)
def test_what_is_left_to_a_person(table: str, written: str, place: str, why: str) -> None:
    extract = apply(profile(f"tables: [{{columns: {{指標: name, {written}}}}}]"), [grid(table)])
    assert why in left(extract)[place]
    assert not any(key.startswith(f"{place} ") for key in facts_of(extract))


def test_a_repeated_head_is_a_head() -> None:
    extract = apply(profile("tables: [{columns: {指標: name, ○年度: actual}}]"), [grid("指標|R5\nA|1\n指標|R5\nB|2")])
    assert extract.coverage == "8のセルのうち、4を値として、4を見出しとして写しました。写していないもの：0"


def test_the_wrong_file_is_a_problem() -> None:
    extract = apply(
        profile("tables: [{sheet: 指標, columns: {指標: name}}]"), [grid("指標\nA", kind="workbook", name="予算")]
    )
    assert "シート「指標」" in extract.problems[0]
    assert left(extract) == dict.fromkeys(("A1", "A2"), "プロファイルの表の外にあります。")


@pytest.mark.parametrize(
    ("table", "place", "words"),
    [
        ("指標|4年度\nA|6", "表!A1", "「○年度」がありません"),
        ("指標|R5 目標\nA|6", "表!A1", "様式が変わったか、違うファイル"),
        ("A|6\nB|7", "表!A1", "「指標」、「○年度」がありません"),
        ("指標|A|B|C\nR5|6|7|8\n", "表!A1", "縦と横が入れかわっています"),
        ("指標|R5|指標|R5\nA|6|B|7", "表!A1", "A1とC1"),
    ],
    ids=["no era", "another form", "no head", "turned", "side by side"],
)
def test_a_table_that_is_not_as_the_profile_has_it(table: str, place: str, words: str) -> None:
    extract = apply(profile("tables: [{columns: {指標: name, ○年度: actual}}]"), [grid(table)])
    assert extract.facts == ()
    assert [(problem.startswith(f"{place}から"), words in problem) for problem in extract.problems] == [(True, True)]


def test_a_head_is_found_wherever_it_begins() -> None:
    extract = apply(
        profile("tables: [{sheet: ○年度 指標, columns: {指標: name, ○年度 実績: actual}}]"),
        [grid("進捗状況|\n単位：人|\n指標|R5実績\nA|6", name="令和6年度 指標"), grid("指標\nX", name="表紙")],
    )
    assert facts_of(extract) == {"A4 name": "A A", "B4 actual": "A R5 6"}
    assert set(left(extract)) == {"A1", "A2"}


@pytest.mark.parametrize(
    ("title", "found"),
    [("令和6年度 進捗", "A R6 6"), ("進捗", "題に、年度がありません"), ("R5とR6の進捗", "年度が2つ以上")],
)
def test_the_year_of_the_title(title: str, found: str) -> None:
    extract = apply(
        profile("tables: [{titled: true, columns: {指標: name, 実績: actual}}]"), [grid(f"{title}|\n指標|実績\nA|6")]
    )
    assert found in (*facts_of(extract).values(), *extract.problems)[-1]


def test_a_form_takes_figures_by_column_or_by_order() -> None:
    table = """
1|事業名|創業塾||
|概要|教える|R5 (予算)|R6 (見込み)
||事業費|1,000|1,200
人件費|||100|120
雑費||10|20|
経費||||7
"""
    labels = "{事業名: level, 概要: words, 事業費: money, 人件費: money, 雑費: money, 経費: money}"
    extract = apply(profile(f"tables: [{{form: {labels}, fixed: {{unit: 千円}}}}]"), [grid(table)])
    found = facts_of(extract)
    assert found["A1 number"] == "創業塾 1"
    assert found["D3 money"] == "創業塾 R5 1000"
    assert found["E4 money"] == "創業塾 R6 120"
    assert (found["C5 money"], found["D5 money"]) == ("創業塾 R5 10", "創業塾 R6 20")
    assert found["E6 money"] == "創業塾 R6 7"


def test_units_of_cells_become_the_indicators_or_the_figures_own() -> None:
    extract = apply(
        profile("tables: [{columns: {指標: name, ○年度: actual}}]"),
        [grid("指標|R5|R6|R7\nA|1,000人|2万人|3,000人\nB|4件/年|5件|6件")],
    )
    found = facts_of(extract)
    assert found["A2 unit"] == "A 人"
    assert found["C2 actual"] == "A R6 {'value': Decimal('2'), 'unit': '万人'}"
    assert found["A3 unit"] == "B 件/年"
    assert found["C3 actual"] == "B R6 5"


@pytest.mark.parametrize(
    ("written", "line", "code", "words"),
    [
        ("tables: [{columns: {指標: nmae}}]", 1, "not-a-choice", "「nmae」という意味はありません"),
        ("tables:\n- colums: {指標: name}", 2, "unknown-key", "もしかして columns"),
        ("tables:\n- head: 2", 2, "wrong-type", "どれか1つ"),
        ("tables:\n- columns: {指標: '{level}{name}'}", 2, "not-a-choice", "区切りの文字"),
        ("tables:\n- columns: {指標: '{level'}", 2, "not-a-choice", "{ } の書き方"),
        ("tables:\n- lines: 9-7\n  columns: {指標: name}", 2, "bad-place", "9-7"),
        ("direction: {ほか: upp}\ntables: [{columns: {指標: name}}]", 1, "not-a-choice", "up・down"),
        ("{}", 1, "missing-key", "tables"),
        ("- a", 1, "wrong-type", ""),
    ],
    ids=lambda value: str(value)[:30],
)
def test_errors_of_a_profile_have_their_place(written: str, line: int, code: str, words: str) -> None:
    found = read_profile("x.columns.yaml", written.encode())
    assert found.profile is None
    assert [(one.line, one.code) for one in found.diagnostics] == [(line, code)]
    assert words in found.diagnostics[0].message
