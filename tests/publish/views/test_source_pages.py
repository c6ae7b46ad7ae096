"""The page of a source: the shown lines, what was taken from each, and nothing that was not asked for."""

import html
import re
from collections.abc import Sequence

import pytest

from generator.evaluation.evaluate import evaluate
from generator.fidelity.compare import compare
from generator.plan.load import load
from generator.plan.reading.source_text import source_text
from generator.publish.site.tree import Tree, build_tree
from generator.publish.views.plan import PlanFileFacts
from tests.attacks import ATTACKS
from tests.frozen import PLANS, loaded
from tests.small_plans import HEAD, TODAY
from tests.trees import PAGES, anchors, built, no_drawing

PAGE = "smallest/source/report/"
MEASURES = """\
measures:
- id: seminar
  name: 講座
  at: report 2
  lead: [商工会]
  indicators:
  - {id: people, name: 参加者数, unit: 人, direction: up, at: report 3, years: {R5: {target: 20, actual: 21}}}
"""
TEXT = "秘密の行\n講座\t商工会\n参加者数\t20人\t21人\n\nほかの秘密\n"


def site(text: str, measures: str = MEASURES, head: str = HEAD) -> Tree:
    """Return the site of a small plan with one source with this text."""
    found = load("plans/smallest.yaml", f"{head}{measures}".encode())
    assert found.plan is not None, found.diagnostics
    texts = {"report": source_text(text.encode())}
    facts = PlanFileFacts(texts=texts, comparison=compare(found.plan, found.data or {}, texts))
    return build_tree([evaluate(found.plan, TODAY)], PAGES, no_drawing, {}, {"smallest": facts})


def page(tree: Tree, path: str = PAGE) -> str:
    """Return a page's HTML with its references resolved."""
    return html.unescape(tree[f"{path}index.md"].decode())


def shown(tree: Tree) -> Sequence[str]:
    """Return the numbers of the lines that the page of the source shows."""
    return re.findall(r'id="L(\d+)"', page(tree))


def test_only_the_cited_lines_are_anywhere_on_the_site() -> None:
    tree = site(TEXT)
    assert shown(tree) == ["2", "3"]
    assert "（1行目は示していません）" in page(tree)
    assert "（4〜5行目は示していません）" in page(tree)
    assert [path for path, content in tree.items() if "秘密" in html.unescape(content.decode(errors="ignore"))] == []


def test_every_line_leads_back_to_what_was_taken_from_it() -> None:
    text = page(site(TEXT))
    assert '2行目 → <a href="../../seminar/">講座</a> <small>名前、実施主体</small>' in text
    assert (
        '3行目 → <a href="../../people/">講座 参加者数</a> <small>名前、単位　令和5年度 目標 20、実績 21</small>'
        in text
    )


def test_short_rows_of_a_table_are_preformatted_together_and_long_ones_wrapped() -> None:
    tree = site(f"x\n講座\t商工会\n参加者数\t20人\t21人\t{'あ' * 200}")
    assert page(tree).count("<pre") == 1
    assert re.findall(r'<span id="L(\d)">', page(tree)) == ["2"]
    assert '<div class="source__block" id="L3">' in page(tree)


@pytest.mark.parametrize(
    ("text", "at", "place"),
    [
        ("[1ページ]\n講座\t商工会\n参加者数\t20人\t21人", "report 3", "1ページ（テキスト3行目）"),
        ("x\n講座\t商工会\n\f参加者数\t20人\t21人", "report 3", "2ページ（テキスト3行目）"),
        ("[シート 指標]\n講座\t商工会\n参加者数\t20人\t21人", "report 指標!2", "表「指標」の2行目"),
    ],
)
def test_a_place_is_named_with_its_page_or_table(text: str, at: str, place: str) -> None:
    tree = site(text, MEASURES.replace("report 3", at))
    assert f'source/report/#L3">{place}</a>' in page(tree, "smallest/people/")


def test_a_pdf_is_linked_at_its_page() -> None:
    head = HEAD.replace("title: 進捗状況", "title: 進捗状況, url: 'https://example.jp/plan.pdf'")
    assert head != HEAD
    tree = site("[7ページ]\n講座\t商工会\n参加者数\t20人\t21人", head=head)
    assert 'href="https://example.jp/plan.pdf#page=7"' in page(tree, "smallest/people/")
    assert 'href="https://example.jp/plan.pdf#page=7"' in page(tree)


def test_lines_that_were_left_out_are_listed_with_the_reason_but_not_quoted() -> None:
    left = "left_out: [{at: [report 1], what: 見出し, why: 計画の内容ではない。}]\n"
    tree = site(TEXT, left + MEASURES)
    assert "見出し（テキスト1行目）<br><small>計画の内容ではない。</small>" in page(tree)
    assert "秘密" not in page(tree)


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_text_stays_text(attack: str) -> None:
    line = attack.replace("\n", " ")
    content = site(f"x\n講座 商工会 {line}\n参加者数 20人 21人 {line}")
    for path in (PAGE, "smallest/seminar/"):
        body = content[f"{path}index.md"].decode().partition("\n---\n")[2]
        assert re.findall(r"<(?:script|img src|iframe|svg|style)|onerror=|onclick=|javascript:", body) == []


def test_every_link_to_a_line_leads_to_that_line() -> None:
    tree = built([loaded(path) for path in PLANS], {})
    links = {
        (path.removesuffix("index.md"), href, anchor)
        for path, content in tree.items()
        if path.endswith(".md")
        for href, anchor in re.findall(r'href="([^"#]*source/[a-z]+/)#(L\d+)"', html.unescape(content.decode()))
    }
    assert len(links) > 20
    for path, href, anchor in links:
        parts = f"{path}{href}".split("/")
        while ".." in parts:
            index = parts.index("..")
            del parts[index - 1 : index + 1]
        assert anchor in anchors(tree, "/".join(parts)), (path, href, anchor)
