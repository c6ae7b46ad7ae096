"""The table of mistakes: what a tired person does to a plan file, and where and as what `check` reports it.

Each mistake is introduced into the frozen portal's plan (or beside it), must be found at its line, and must leave no finding
once it is corrected as the message asks. The table itself, docs/mistakes.md, is generated here.
"""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from generator.commands.plans import with_cross_plan_findings, with_evaluation_findings
from generator.plan.diagnostics import Diagnostic, Severity
from generator.plan.load import load
from tests.conftest import ROOT, agree
from tests.frozen import COMMERCE as PLAN
from tests.frozen import INDUSTRY

OTHER = with_evaluation_findings(load("plans/umibe-industry.yaml", INDUSTRY.encode()))
ROW = "R7: {target: 45, actual: 17, grade: C}"
SEMINAR = "    - id: heir-seminar\n      name: 事業承継講座\n"


class Mistake(NamedTuple):
    """A mistake: its description, the text it replaces and the replacement, and the expected code and line.

    `below` is the number of lines between the replaced text's first line and the finding.
    """

    name: str
    old: str
    new: str
    code: str
    below: int = 0


MISTAKES = [
    # The 17 of the 21 that apply to one YAML file per plan
    Mistake("YAMLの書き方の誤り（かっこの閉じ忘れ）", ROW, ROW[:-1], "yaml-syntax"),
    Mistake("かっこの中のコンマがない", "actual: 17, grade: C", "actual: 17 grade: C", "yaml-syntax"),
    Mistake("かっこの種類の誤り", ROW, f"{ROW[:-1]}]", "yaml-syntax"),
    Mistake("かっこが1つ多い", ROW, f"{ROW}}}", "yaml-syntax"),
    Mistake("年度の行のかっこがない", "R8: {target: 65}", "R8: target: 65", "yaml-syntax"),
    Mistake("2つの年度が1行になった", ROW, f"{ROW} R8: {{target: 65}}", "yaml-syntax"),
    Mistake("項目名が日本語", "actual: 17,", "実績: 17,", "unknown-key"),
    Mistake("「弱」の付いた値", "actual: 17,", "actual: 17弱,", "value-not-readable"),
    Mistake("値が「?」", "actual: 17,", "actual: ?,", "yaml-syntax"),
    Mistake("競合の印", f"          {ROW}", f"<<<<<<< HEAD\n          {ROW}", "merge-conflict"),
    Mistake("全角の数字", "actual: 17,", "actual: １７,", "fullwidth-digits"),
    Mistake("桁区切りのコンマ", "actual: 17,", "actual: 1,234,", "comma-in-number"),
    Mistake("％の付いた値", "actual: 17,", "actual: 12%,", "unit-in-number"),
    Mistake("必ず要る項目がない", SEMINAR, SEMINAR.splitlines(keepends=True)[0], "missing-key"),
    Mistake("選ぶ語の書きまちがい", "direction: up", "direction: upp", "not-a-choice"),
    Mistake("項目名の書きまちがい", ROW, ROW.replace("target", "tagret"), "unknown-key"),
    Mistake("項目名の書きまちがい（上の階層）", "rate: actual", "rates: actual", "unknown-key"),
    Mistake("同じ項目が2度", "actual: 17,", "actual: 17, actual: 18,", "duplicate-key"),
    Mistake("同じ年度が2度（書き方が違う）", ROW, f"{ROW}\n          2025: {{target: 45}}", "duplicate-year", 1),
    Mistake("ありえない年度", "R7: {target: 45", "20155: {target: 45", "bad-year"),
    Mistake("千倍の値", "actual: 17,", "actual: 17000,", "sudden-jump"),
    Mistake("人数が負の数", "actual: 17,", "actual: -17,", "negative-count"),
    Mistake("値の形の誤り（かっこなし）", ROW, "R7: 17", "wrong-type"),
    Mistake("idがファイル名と違う", "title: あ", "id: other\ntitle: あ", "file-name-differs"),
    # Typing errors of a Japanese keyboard
    Mistake("全角のコロン", "unit: 人", "unit：人", "fullwidth-colon"),
    Mistake("全角のコロン（年度のあと）", "R8: {target: 65}", "R8：{target: 65}", "fullwidth-colon"),
    Mistake("メモの全角の＃", f"{ROW} ", f"{ROW} ＃", "yaml-syntax"),
    Mistake("引用符が全角", 'code: "132900"', "code: ”132900”", "bad-code"),
    Mistake("全角のコロン（かっこの中）", "actual: 17,", "actual：17,", "fullwidth-colon"),
    Mistake("全角のコンマ", "45, actual: 17", "45， actual: 17", "fullwidth-sign"),
    Mistake("読点", "45, actual: 17", "45、actual: 17", "fullwidth-sign"),
    Mistake("全角の空白（字下げ）", "      name: 事業承継講座", "　　　name: 事業承継講座", "fullwidth-space"),
    Mistake("全角の空白（コロンのあと）", "unit: 人", "unit:　人", "fullwidth-space"),
    Mistake("全角のマイナス", "actual: 17,", "actual: －17,", "fullwidth-sign"),
    Mistake("△のマイナス", "actual: 17,", "actual: △17,", "fullwidth-sign"),
    Mistake("タブ", "      name: 事業承継講座", "\tname: 事業承継講座", "tab"),
    Mistake("コロンのあとの空白がない", "unit: 人", "unit:人", "missing-space"),
    Mistake("単位の付いた値", "actual: 17,", "actual: 17人,", "unit-in-number"),
    Mistake("全角の％", "actual: 17,", "actual: 17％,", "unit-in-number"),
    Mistake("メモの前の空白がない", f"{ROW} ", f"{ROW}#メモ", "missing-space"),
    Mistake("並びの読点", "lead: [商工会, 市]", "lead: [商工会、市]", "comma-in-list"),
    Mistake("数字の1とO", "actual: 17,", "actual: 1O,", "value-not-readable"),
    # Excel
    Mistake("Excelの日付（5月10日）", "actual: 17,", "actual: 5月10日,", "value-not-readable"),
    Mistake("Excelの日付（45057）", "actual: 17,", "actual: 45057,", "excel-date"),
    Mistake("Excelのエラー", "actual: 17,", 'actual: "#N/A",', "value-not-readable"),
    Mistake("かっこの中の #（Excelのエラー）", "actual: 17,", "actual: #REF!,", "comment-in-braces"),
    Mistake("年度が値になった", "actual: 17,", "actual: 令和5年,", "value-not-readable"),
    # Copying and pasting
    Mistake("同じ年度の行が2度", ROW, f"{ROW}\n          R7: {{target: 45}}", "duplicate-key", 1),
    Mistake("ほかの市のコードを写した", 'code: "132900"', 'code: "132284"', "code-of-another-municipality"),
    Mistake("去年の実績を写した", "actual: 17,", "actual: 31,", "same-as-last-year"),
    Mistake("目標と実績の入れちがい", "target: 45, actual: 17,", "target: 17, actual: 45,", "swapped-figures"),
    Mistake("評価が小文字", "actual: 17, grade: C", "actual: 17, grade: c", "unknown-grade"),
    Mistake("評価が全角", "actual: 17, grade: C", "actual: 17, grade: Ｃ", "unknown-grade"),
    Mistake("指標の項目が事業に入った", "        unit: 人\n", "      unit: 人\n", "multi-line-value"),
    Mistake(
        "指標の年度が事業に落ちた",
        "        years:\n          R3: {actual: 10}",
        "      years:\n          R3: {actual: 10}",
        "duplicate-key",
    ),
    Mistake(
        "指標の単位を事業に貼りつけた",
        "      printed_page: P.33\n",
        "      printed_page: P.33\n      unit: 人\n",
        "unknown-key",
        1,
    ),
    Mistake(
        "事業の項目が年度に入った",
        "      indicators:\n      - id: heir-seminar-p",
        "            indicators:\n      - id: heir-seminar-p",
        "yaml-syntax",
        1,
    ),
    Mistake(
        "実績が事業の年度に入った",
        "        R7:\n          texts:",
        "        R7:\n          actual: 17\n          texts:",
        "figure-outside-indicator",
        1,
    ),
    Mistake(
        "指標が文章に入った",
        "      indicators:\n      - id: heir-seminar-p",
        "                indicators:\n                - id: heir-seminar-p",
        "wrong-parent",
    ),
    Mistake("引用符が消えた（うしろ）", 'code: "132900"', 'code: "132900', "unclosed-quote"),
    Mistake("引用符が消えた（前）", 'code: "132900"', 'code: 132900"', "bad-code"),
    Mistake("引用符が消えた（両方）", 'code: "132900"', "code: 132900", "wrong-type"),
    Mistake("競合の印がメモに残った", f"{ROW} ", f"{ROW}  # <<<<<<< HEAD ", "merge-conflict"),
    Mistake("idに改行しない空白", "id: heir-seminar\n", "id: heir\u00a0seminar\n", "bad-id"),
    Mistake("idに幅のない空白", "id: heir-seminar\n", "id: heir\u200b-seminar\n", "control-character"),
    Mistake("idに文字の向きの制御", "id: heir-seminar\n", "id: heir\u202e-seminar\n", "control-character"),
    Mistake("idに機種依存文字", "id: heir-seminar\n", "id: heir-①\n", "bad-id"),
    Mistake("idに形の似た別の文字", "id: heir-seminar\n", "id: hеir-seminar\n", "bad-id"),
]
"""In the order of the design's list; each replaces the first occurrence of `old`."""


def found_in(text: str, encode: Callable[[str], bytes] = str.encode) -> list[Diagnostic]:
    name = "plans/aobano-commerce.yaml"
    loaded = [with_evaluation_findings(load(name, encode(text))), OTHER]
    return [item for item in with_cross_plan_findings(loaded)[0].diagnostics if item.severity is not Severity.NOTE]


def line_of(text: str) -> int:
    return PLAN[: PLAN.index(text)].count("\n") + 1


def test_the_plan_itself_has_none() -> None:
    assert found_in(PLAN) == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_reported_at_its_line(mistake: Mistake) -> None:
    assert mistake.old in PLAN
    found = [item for item in found_in(PLAN.replace(mistake.old, mistake.new, 1)) if item.code == mistake.code]
    assert [item.line for item in found[:1]] == [line_of(mistake.old) + mistake.below]


def test_a_file_in_shift_jis_is_reported() -> None:
    found = found_in(PLAN, lambda text: text.encode("cp932", "replace"))
    assert [(item.line, item.code) for item in found] == [(2, "encoding")]
    assert "Shift_JIS" in found[0].message


@pytest.mark.parametrize(
    ("old", "new"),
    [("# yaml", "\ufeff# yaml"), (ROW, f"{ROW}   "), ("title: あ", "id: aobano-commerce\ntitle: あ"), ("\n", "\r\n")],
    ids=["a byte order mark", "a trailing blank", "the id of the file's name", "one line end"],
)
def test_what_harms_nothing_is_not_reported(old: str, new: str) -> None:
    assert found_in(PLAN.replace(old, new, 1)) == []


def test_all_mistakes_of_all_lines_are_reported_in_one_run() -> None:
    text = PLAN.replace("actual: 17,", "actual: 17人,", 1).replace("direction: up", "direction: upp", 1)
    text = text.replace("actual: 16, grade: A", "actual: 16, grade: a", 1).replace('"132900"', '"132901"')
    codes = {item.code for item in found_in(text)}
    assert codes >= {"unit-in-number", "not-a-choice", "unknown-grade", "bad-code"}


def test_mistakes_of_syntax_do_not_hide_the_others() -> None:
    mistakes = (
        ("updated: 2026", "updated：2026", "fullwidth-colon"),
        ("direction: up", "direction: upp", "not-a-choice"),
        ("actual: 17,", "actual: 17人,", "unit-in-number"),
        ("      name: 事業承継の相談\n", "      name:事業承継の相談\n", "missing-space"),
        ("R8: {target: 33}", "R8: {target: 33", "yaml-syntax"),
        ("R7: {target: 22, actual", "R7: {target: ２２, actual", "fullwidth-digits"),
    )
    text = PLAN
    for old, new, _ in mistakes:
        text = text.replace(old, new, 1)
    reported = [(item.line, item.code) for item in found_in(text)]
    assert reported == [(line_of(old), code) for old, _, code in mistakes]


def test_the_table_of_mistakes() -> None:
    rows = []
    for mistake in MISTAKES:
        text = PLAN.replace(mistake.old, mistake.new, 1)
        item = next(item for item in found_in(text) if item.code == mistake.code)
        message = item.message.replace("|", "\\|")
        rows.append(f"| {mistake.name} | {item.line}:{item.column} | {item.severity} | `{item.code}` | {message} |\n")
    head = (
        "# The table of mistakes\n\nWhat a tired person does to `tests/portal/plans/aobano-commerce.yaml`, and where and as what `check` "
        "tells it. Made by `tests/plan/test_mistakes.py`, which introduces each of them; `./portal golden` writes it anew.\n\n"
        "| mistake | line:column | severity | code | message |\n|---|---|---|---|---|\n"
    )
    agree(head + "".join(rows), ROOT / "docs" / "mistakes.md")
