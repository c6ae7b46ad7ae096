"""Entering figures in a browser: the rules are the program's own, nothing typed is lost, and a form or a copy is the way out."""

import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from generator.edit.entered import entered_figure
from generator.edit.proposal import LABELS, proposed_entries, read_proposal
from generator.edit.record import record
from generator.plan.load import load
from generator.plan.model.figure import Figure
from generator.plan.model.quantity import KEEP_WORDS, NUMBER, TREND_WORDS, Words
from generator.plan.model.vocabulary import MISSING_WORDS
from tests.browser.checks import has_no_barrier
from tests.browser.visits import WIDTHS, Visit
from tests.frozen import COMMERCE

pytestmark = pytest.mark.browser

NUMBERS = [
    "0",
    "70",
    "-5",
    "1.50",
    "12,345",
    "１，２３４",
    "△5",
    "▲1,000",
    "−3",
    "-0",
    "-0.0",
    "00",
    "01",
    ".5",
    "1.",
    "+3",
    "1e3",
]
WORDED = [
    "60以上", "80未満", "15以内", "100超", "24200以下", "50〜60", "50～60", "50~60", "60〜50", "50〜50", "50〜60以下", "50〜60以上",
    "-5〜5", "-5〜-10", "1.5〜1.50", "50以上60未満", "60以上50未満", "約8", "およそ8", "８程度", "約８程度", "0を維持", "3維持", "前年度以上",
    "前年並み以上", "昨年度を上回る", "3位", "3位以内", "3位以外", "約", "以上", "1,000以上", "△1,000〜5",
]  # fmt: skip
WRONG = [
    "70人", "75%", "75％", "1.2万", "5月10日", "2026-04-01", "令和6", "12.3.4", "1,23", "7O", "①", "½", "2²", "7 0", "7\u200b0",
    "7\u00ad0", "\ufeff70", "70\ufeff", "7\t0", "", " ", "　", "-", "―", "ー", "—", "#REF!", "true", "null", "nan", "あいう", "検討中", "確認中",
    "集計中です", "{words: 3か所}", "{words: }", "一", "三人", "１２３人", "٣", "7\n8",
]  # fmt: skip
CASES = [*NUMBERS, *WORDED, *WRONG, *MISSING_WORDS, *TREND_WORDS, *KEEP_WORDS]
CASES += [f" {case}\t" for case in ("70", "約8", "未公表")] + [f"　{case}" for case in ("70", "あ")]


def by_python(text: str) -> str | None:
    """Return the value that the program reads; None where it refuses, or reads words that nobody declared as words."""
    try:
        value = entered_figure(text)
    except ValueError:
        return None
    if re.fullmatch(rf"{NUMBER}|\{{words: .*\}}", value):
        return value
    return None if isinstance(Figure.model_validate(value).quantity, Words) else value


def test_the_browser_reads_what_python_reads(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}manual/enter/")
    read = visit.page.evaluate(
        """async ([module, address, cases]) => {
            const { entered, prepared } = await import(module);
            const rules = prepared(await (await fetch(address)).json());
            return cases.map((text) => entered(text, rules));
        }""",
        [f"{address}assets/enter.js", f"{address}manual/enter/rules.json", CASES],
    )
    differing = [
        (case, ours, theirs) for case, ours in zip(CASES, read, strict=True) if ours != (theirs := by_python(case))
    ]
    assert differing == []


def begin(page: Page, address: str, plan: str = "aobano-commerce") -> None:
    """Open the page and choose a plan."""
    page.goto(f"{address}manual/enter/")
    page.get_by_label("計画", exact=True).select_option(plan)
    page.locator("#_v0").wait_for()


def paste(page: Page, field: str, text: str) -> None:
    page.evaluate(
        """([field, text]) => {
            const data = new DataTransfer();
            data.setData("text", text);
            const made = { clipboardData: data, bubbles: true, cancelable: true };
            document.querySelector(field).dispatchEvent(new ClipboardEvent("paste", made));
        }""",
        [field, text],
    )


def fields_of(page: Page) -> dict[str, str]:
    """Return the fields that the link to the form fills in."""
    link = page.get_by_role("link", name="提案を出す（GitHub）").get_attribute("href") or ""
    return {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}


@WIDTHS
def test_figures_become_a_form_that_the_program_takes(visit: Visit, address: str) -> None:
    page = visit.page
    begin(page, address)
    assert page.get_by_label("年度").input_value() == "2026"
    assert "去年の実績 17人" in page.locator("#_k0").inner_text()
    page.locator("#_v0").fill("７０")
    page.locator("#_v1").fill("集計中")
    page.get_by_label("資料の場所").fill("progress 9")
    filled = fields_of(page)
    body = "\n\n".join(f"### {LABELS[name]}\n\n{text}" for name, text in filled.items() if name in LABELS)
    plan = load("plans/aobano-commerce.yaml", COMMERCE.encode()).plan
    assert plan is not None
    written = record("", COMMERCE.encode(), proposed_entries(read_proposal(body), plan)).decode()
    assert "R8: {target: 65, actual: 70, at: progress 9}" in written
    assert written.count("actual: 集計中") == COMMERCE.count("actual: 集計中") + 1
    assert filled["template"] == "figures.yml"
    page.get_by_text("自分で計画ファイルを直すとき").click()
    has_no_barrier(visit)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert visit.errors == []


def test_a_mistake_is_named_beside_its_field_and_nothing_leaves(visit: Visit, address: str) -> None:
    page = visit.page
    begin(page, address)
    page.locator("#_v0").fill("70人")
    assert page.locator("#_n0").inner_text() == "単位の「人」を取って、70 と入れてください。"
    assert page.locator("#_v0").get_attribute("aria-invalid") == "true"
    assert "1個は、直してください" in page.get_by_role("status").inner_text()
    assert page.locator("[data-go]").is_hidden()
    has_no_barrier(visit)
    page.locator("#_v0").fill("17")
    assert "去年の値と同じです" in page.locator("#_n0").inner_text()
    assert page.locator("[data-go]").is_visible()
    assert page.locator("[data-self]").is_visible()


def test_a_pasted_column_fills_the_rows_below(visit: Visit, address: str) -> None:
    page = visit.page
    begin(page, address)
    page.locator("#_v1").fill("9")
    paste(page, "#_v0", "70\r\n\r\n1,234\t\r\n未公表\r\n")
    assert [page.locator(f"#_v{number}").input_value() for number in range(4)] == ["70", "9", "1,234", "未公表"]
    assert fields_of(page)["values"].splitlines()[2].endswith(": 1234")
    paste(page, "#_v0", "70\t80\r\n90\t100")
    assert "2列以上" in page.get_by_role("status").inner_text()
    assert page.locator("#_v0").input_value() == "70"
    paste(page, "#_v0", "\n".join(["1"] * 100))
    assert "行は、欄が足りずに残りました" in page.get_by_role("status").inner_text()


def test_everything_is_reached_by_keyboard(visit: Visit, address: str) -> None:
    page = visit.page
    begin(page, address)
    page.locator("#_v0").focus()
    page.keyboard.type("70")
    page.keyboard.press("Enter")
    page.keyboard.type("8")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "_v0"
    assert page.locator("#_v1").input_value() == "8"
    page.get_by_text("自分で計画ファイルを直すとき").press("Enter")
    line = page.locator("[data-lines] li").first
    assert "R8 の行の「}」の前に、これを足す" in line.inner_text()
    assert line.locator("code").inner_text() == ", actual: 70"
    number = int((line.get_by_role("link").get_attribute("href") or "").rpartition("#L")[2])
    assert COMMERCE.splitlines()[number - 1].strip().startswith("R8: {target: 65}")


def test_another_year_has_its_own_figures(visit: Visit, address: str) -> None:
    page = visit.page
    begin(page, address)
    page.get_by_label("年度").select_option("2025")
    assert "もう入っている値 17人" in page.locator("#_k0").inner_text()
    page.locator("#_v0").fill("18")
    page.get_by_text("自分で計画ファイルを直すとき").click()
    assert "R7 の行の actual: を、これに直す" in page.locator("[data-lines] li").first.inner_text()


def test_more_values_than_an_address_holds_are_copied(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}manual/enter/")
    made = visit.page.evaluate(
        """async ([module]) => {
            const { proposal } = await import(module);
            return ["x", "x".repeat(2000)].map((values) => proposal("https://a.jp/n?t=f", { plan: "p q", values }, 1999));
        }""",
        [f"{address}assets/enter.js"],
    )
    assert made == [
        {"address": "https://a.jp/n?t=f&plan=p%20q&values=x", "fits": True},
        {"address": "https://a.jp/n?t=f&plan=p%20q", "fits": False},
    ]


@pytest.mark.parametrize("visit", [{"more": {"java_script_enabled": False}}], indirect=True)
def test_without_scripts_the_page_names_the_other_ways(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}manual/enter/")
    assert visit.page.locator("form[data-enter]").is_hidden()
    links = visit.page.locator(".notice a")
    assert [link.get_attribute("href") for link in links.all()] == ["../figures/#excel", "../figures/#browser"]


def test_the_forms_are_those_of_the_plans(site: Path) -> None:
    made = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (site / "manual/enter").glob("*.json")}
    assert {"aobano-commerce", "umibe-industry", "rules"} <= set(made)
    assert made["aobano-commerce"]["rows"][0]["years"]["2026"]["target"] == "65人"
