"""What is printed in the source, beside a figure: the line, the figure in it, and what was read differently."""

import pytest

from generator.evaluation.evaluate import evaluate
from generator.fidelity.compare import compare
from generator.plan.load import load
from generator.plan.reading.source_text import source_text
from generator.publish.source_links import Sources
from generator.publish.views.block_records import PrintedView
from generator.publish.views.indicator import indicator_view
from tests.small_plans import HEAD, TODAY

ROW = "講座\t参加者数\t10人\t20人\t21人\tA"


def printed(years: str, text: str, *, at: str = "at: report 1, ", more: str = "") -> PrintedView | None:
    """Return what is printed of an indicator with these years, in a source with this text."""
    plan = f"{HEAD}indicators:\n- {{id: i, name: 参加者数, unit: 人, direction: up, {at}years: {{{years}}}}}\n{more}"
    loaded = load("plans/smallest.yaml", plan.encode())
    assert loaded.plan is not None, loaded.diagnostics
    assert loaded.data is not None
    texts = {"report": source_text(text.encode())}
    sources = Sources(loaded.plan, texts, compare(loaded.plan, loaded.data, texts))
    evaluation = evaluate(loaded.plan, TODAY)
    return indicator_view(evaluation, evaluation.tracks[0], sources).printed


def quoted(view: PrintedView | None) -> str:
    """Return the quotes as text, figures in [ ], those of the newest year in [[ ]]."""
    marks = {"": "{}", "figure": "[{}]", "now": "[[{}]]"}
    assert view is not None
    return " / ".join("".join(marks[kind].format(text) for text, kind in quote.parts) for quote in view.quotes)


@pytest.mark.parametrize(
    ("years", "text", "shown"),
    [
        ("R3: {actual: 10}, R5: {target: 20, actual: 21}", ROW, "講座 ｜ 参加者数 ｜ [10]人 ｜ [[20]]人 ｜ [[21]]人 ｜ A"),
        ("R5: {actual: 1234}", "参加者数 1,234人", "参加者数 [[1,234]]人"),
        ("R5: {actual: 1234}", "参加者数　１，２３４人", "参加者数　[[１，２３４]]人"),
        ("R5: {actual: 12.5}", "参加者数 12.5人", "参加者数 [[12.5]]人"),
        ("R5: {actual: -3}", "参加者数 △3人", "参加者数 △[[3]]人"),
        ("R5: {target: 60以上, actual: 61}", "目標60以上 実績61", "目標[[60]]以上 実績[[61]]"),
        ("R5: {actual: 5}", "<p>参加者数</p>\t5人", "参加者数 ｜ [[5]]人"),
        ("R5: {actual: 5}", f"{'あ' * 200}\t参加者数\t5人\t{'い' * 200}", "… 参加者数 ｜ [[5]]人 …"),
        ("R5: {actual: 5}", f"{'あ' * 200}5人{'い' * 200}", f"… {'あ' * 30}[[5]]人{'い' * 29} …"),
    ],
)  # fmt: skip
def test_the_figure_is_marked_in_its_line(years: str, text: str, shown: str) -> None:
    assert quoted(printed(years, text)) == shown


def test_every_cited_line_with_a_figure_is_quoted() -> None:
    view = printed("R5: {target: 20, actual: 21}", "目標 20人\n\n実績 21人\n別の行 99人", at="at: report 1-3, ")
    assert quoted(view) == "目標 [[20]]人 / 実績 [[21]]人"
    assert view is not None
    assert [quote.citation and (quote.citation.text, quote.citation.href) for quote in view.quotes] == [
        ("テキスト1行目", "source/report/#L1"),
        ("テキスト3行目", "source/report/#L3"),
    ]


def test_what_was_read_differently_is_beside_the_line() -> None:
    more = (
        "corrections: [{at: report 1, printed: 参如者数, read: 参加者数, why: 文字の読み違い。}]\n"
        "unreadable: [{at: report 1, what: 単位, why: 抽出で失われた。}]\n"
    )
    view = printed(
        "R4: {actual: {value: 10, printed: 1O, note: O は 0}}, R5: {actual: {value: 21, of: R4}}",
        "参如者数 1O 21",
        more=more,
    )
    assert view is not None
    (quote,) = view.quotes
    assert quote.notes == (
        "資料の「参如者数」を「参加者数」と読みました。文字の読み違い。",
        "読み取れないところ：単位。抽出で失われた。",
    )
    assert view.notes == (
        "令和4年度の実績：資料には「1O」とあり、10人と読みました。O は 0",
        "令和5年度の実績の欄にあるのは、令和4年度の値です。",
    )


def test_a_figure_that_is_not_in_its_line_is_named() -> None:
    view = printed("R5: {target: 20, actual: 22}", ROW)
    assert quoted(view) == "講座 ｜ 参加者数 ｜ 10人 ｜ [[20]]人 ｜ 21人 ｜ A"
    assert view is not None
    assert view.notes == ("「22」は、出典に示した行に見つかりません。",)


@pytest.mark.parametrize("at", ["", "at: report 2, "])
def test_a_figure_without_a_place_of_its_own_is_not_quoted(at: str) -> None:
    view = printed("R5: {actual: 21}", f"{ROW}\n次の行", at=at)
    assert view is None or not view.quotes


def test_a_report_takes_the_newest_figure_with_the_words_around_it() -> None:
    view = printed("R3: {actual: 10}, R5: {target: 20, actual: 21}", f"{'あ' * 90}\t{ROW}\t{'い' * 90}")
    assert view is not None
    assert view.newest == "… 参加者数 ｜ 10人 ｜ 20人 ｜ 21人 …"
