"""The portal's own settings and pages: what the operator sets, the glossary, the computation page, conformance."""

from pathlib import Path

import pytest

from generator.errors import CannotRunError
from generator.plan.model.vocabulary import Method
from generator.publish.page import Page
from generator.publish.pages.conformance import conformance
from generator.publish.pages.content import hand_page
from generator.publish.pages.glossary import Term, explained, glossary_of
from generator.publish.pages.text import sections
from generator.publish.wording import computation
from generator.settings import read_settings, unset
from tests.conftest import ROOT

SETTINGS = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


def test_the_settings_come_from_mkdocs_yml_and_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text(SETTINGS, encoding="utf-8")
    for name in ("REPOSITORY_URL", "PORTAL_CONTACT", "SITE_URL"):
        monkeypatch.delenv(name, raising=False)
    assert unset(read_settings(file)) == "REPOSITORY_URL、PORTAL_CONTACT"
    monkeypatch.setenv("REPOSITORY_URL", "https://git.jp/city/plans/")
    monkeypatch.setenv("PORTAL_CONTACT", "https://form.jp/")
    monkeypatch.setenv("SITE_URL", "https://city.jp/plans")
    portal = read_settings(file)
    assert unset(portal) == ""
    assert portal.markdown == {"attr_list": {}, "fenced_code": {}, "tables": {}, "toc": {"permalink": False}}
    assert (portal.address, portal.repository, portal.contact) == (
        "https://city.jp/plans/",
        "https://git.jp/city/plans",
        "https://form.jp/",
    )


@pytest.mark.parametrize(
    "text",
    ["", "site_name: x", "[", SETTINGS.replace("mailto:portal@", "javascript:alert(1)//"), "!!python/object:os x"],
)
def test_broken_settings_stop_the_run(tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PORTAL_CONTACT", raising=False)
    file = tmp_path / "mkdocs.yml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CannotRunError, match=r"mkdocs\.yml"):
        read_settings(file)


def test_a_page_explains_the_words_that_occur_on_it() -> None:
    glossary = (
        Term(id="a", name="指標", also=(), means="目じるし"),
        Term(id="b", name="決算", also=("支出",), means="お金"),
        Term(id="c", name="起債", also=(), means="借金"),
    )
    html = '<p title="起債">支出の<b>指</b>標</p>'
    page = explained(Page(title="題", description="説明", body=html), sections(html), glossary)
    assert page.terms == (("a", "指標", "目じるし"), ("b", "決算", "お金"))
    with pytest.raises(CannotRunError, match="glossary"):
        glossary_of({"about/glossary.yaml": b"- {id: x}"})


def test_the_glossary_of_this_portal_has_no_id_or_word_twice() -> None:
    terms = glossary_of({"about/glossary.yaml": (ROOT / "content" / "about" / "glossary.yaml").read_bytes()})
    words = [word for term in terms for word in (term.name, *term.also)]
    assert len({term.id for term in terms}) == len(terms) >= 40
    assert len(set(words)) == len(words)


def test_the_computation_page_computes_its_examples() -> None:
    rules = computation.method_rules()
    assert [rule.name for rule in rules] == [method for method in Method if method is not Method.NONE]
    reported = {rule.formula: rule.example for rule in rules}
    assert reported["実績 ÷ 目標"] == "実績 17人 ÷ 目標 45人 ≒ 37.8％"
    assert reported["（実績 − 基準）÷（目標 − 基準）"].endswith("＝ 45％")
    assert reported["達成したかどうか"] == "実績 1人、目標 0人 → 未達"
    assert computation.rounding() == (("37.7778％", "37.8％"), ("89.96％", "89.96％"), ("105％", "105％"))
    assert all(reason.endswith("。") for reason in computation.reasons())


def test_a_hand_written_page_needs_a_title() -> None:
    hand = hand_page(
        "about/x.md",
        "---\ntitle: 題\ndescription: 説明\n---\n\n# 題 {#a}\n\n[a](../y.md)\n".encode(),
        {"attr_list": {}},
    )
    assert (hand.path, hand.page.crumbs[-1]) == ("about/x/", ("このサイトについて", "about/"))
    assert b"[a](../y.md)" in hand.source
    assert hand.page.body == '<h1 id="a">題</h1>\n<p><a href="../y.md">a</a></p>'
    with pytest.raises(CannotRunError, match=r"content/about/x\.md"):
        hand_page("about/x.md", "# 題\n".encode(), {})


def audit(**changed: object) -> dict[str, object]:
    found: dict[str, object] = {
        "date": "2026-01-02",
        "tools": {"axe-core": "4"},
        "pages": [""],
        "axe": {"runs": 1, "violations": [], "criteria": {"1.4.3": {"passes": 1, "violations": 0}}},
        "nu": {"files": 1, "errors": [], "warnings": 0},
        "keyboard": {"stops": 1, "findings": []},
        "reflow": {"pages": 1, "findings": []},
        "lighthouse": [],
    }
    return found | changed


CRITERIA = [
    {"number": "1.4.3", "level": "AA", "name": "コントラスト", "by": ["axe"]},
    {"number": "2.1.1", "level": "A", "name": "キーボード", "by": ["keyboard", "hand"], "date": "2026-01-01"},
    {"number": "1.2.1", "level": "A", "name": "音声", "by": ["none"], "what": "ない"},
]


def test_conformance_is_claimed_only_where_all_is_met_and_tested() -> None:
    assert conformance(audit(), CRITERIA).claim == "準拠"
    untested = [*CRITERIA, {"number": "3.1.2", "level": "AA", "name": "言語", "by": ["todo"]}]
    partly = conformance(audit(), untested)
    assert (partly.claim, partly.open) == ("一部準拠", ("3.1.2 言語",))
    broken = conformance(audit(keyboard={"stops": 1, "findings": [{"page": "", "what": "never reached: a"}]}), CRITERIA)
    small = {"stops": 1, "findings": [{"page": "", "what": "smaller than 24x24: a"}]}
    assert conformance(audit(keyboard=small), CRITERIA).claim == "準拠"
    assert (broken.claim, [one.verdict for one in broken.criteria]) == ("一部準拠", ["適合", "不適合", "対象なし"])
    violated = {"runs": 1, "violations": [{}], "criteria": {"1.4.3": {"passes": 1, "violations": 2}}}
    assert conformance(audit(axe=violated), CRITERIA).criteria[0].verdict == "不適合"
