"""Pages: golden files for what is written, and proof that a plan's text stays text whatever it contains."""

import re
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
import yaml

from generator.errors import CannotRunError
from generator.evaluation.evaluate import Evaluation, evaluate
from generator.plan.load import load
from generator.publish.data.open_data import open_data
from generator.publish.page import Page
from generator.publish.pages.escape import escaped
from generator.publish.pages.render import Pages
from generator.publish.portal import Portal
from generator.publish.site.read import read_content
from generator.publish.site.tree import Tree, build_tree
from tests.attacks import ATTACKS
from tests.conftest import GOLDEN, agree
from tests.frozen import PLANS, loaded
from tests.plain_words import of_editors
from tests.small_plans import HEAD, TODAY
from tests.trees import PAGES, built, no_drawing, tree


@pytest.fixture(scope="module")
def frozen() -> Tree:
    """Return the tree of the frozen portal's plans."""
    return built([loaded(path) for path in PLANS], {})


@pytest.mark.parametrize(
    "path",
    [
        "index.md",
        "data/index.md",
        "data/observations.csv",
        "aobano-commerce/index.md",
        "aobano-commerce/makers/index.md",
        "aobano-commerce/heir-advice-clients/index.md",
        "aobano-commerce/brief/index.md",
        "aobano-commerce/source/progress/index.md",
        "umibe-industry/index.md",
        "umibe-industry/crafts/index.md",
        "umibe-industry/shops/index.md",
        "umibe-industry/kinds/index.md",
        *(
            f"umibe-industry/{one}/index.md"
            for one in (
                "shipments",
                "visits",
                "grants",
                "empty-shops",
                "waiting",
                "mood",
                "reasons",
                "ordinance",
                "visitors",
            )
        ),
        "umibe-industry/budget/index.md",
        "umibe-industry/contacts/index.md",
        "umibe-industry/people/index.md",
        "umibe-industry/quality/index.md",
    ],
)
def test_a_page_is_as_agreed(path: str, frozen: Tree) -> None:
    agree(frozen[path], GOLDEN / path)


def test_the_page_of_a_plans_data_is_not_for_editors(frozen: Tree) -> None:
    pages = {path: text.decode().partition("\n---\n")[2] for path, text in frozen.items() if "/quality/" in path}
    assert len(pages) >= len(PLANS)
    assert {path: of_editors(body) for path, body in pages.items() if of_editors(body)} == {}


def test_the_tree_holds_a_chart_for_every_indicator(commerce_evaluation: Evaluation) -> None:
    charts = [path for path in tree(commerce_evaluation) if path.endswith(".svg")]
    assert len(charts) == 9
    assert "aobano-commerce/heir-seminar-participants/heir-seminar-participants.svg" in charts


def test_a_difference_between_published_and_computed_is_shown_on_the_pages() -> None:
    text = f"{HEAD}rate: actual-over-target\nscales: {{評価: {{grades: [{{code: A, from: 90}}, {{code: B}}]}}}}\n" + (
        "measures: [{id: m, name: 施策, indicators: [{id: i, name: 指標, direction: up, "
        "years: {R5: {target: 10, actual: 5, grade: A}}}]}]\n"
    )
    plan = load("plans/smallest.yaml", text.encode()).plan
    assert plan is not None
    built = tree(evaluate(plan, TODAY))
    for path in ("smallest/index.md", "smallest/i/index.md"):
        assert "公表された評価は「A」で、計算した評価「B」と違います。" in built[path].decode()


class _Text(HTMLParser):
    """Collects the visible text, and every tag with its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.tags: list[tuple[str, tuple[str, ...]]] = []

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attrs)))


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("frame", ["text {} text", "## heading {} {{#x}}", '<p title="{}">{}</p>', "- item {}"])
def test_a_value_is_shown_literally_and_changes_nothing_else(attack: str, frame: str) -> None:
    def render(value: str) -> _Text:
        seen = _Text()
        seen.feed(markdown.markdown(frame.format(value, value), extensions=["attr_list", "toc", "tables"]))
        return seen

    found, harmless = render(str(escaped(attack))), render("x")
    shown = "".join(found.text)
    assert found.tags == harmless.tags
    assert re.sub(r"\s+", " ", attack) in re.sub(r"\s+", " ", shown)


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_title_is_safe_in_front_matter(attack: str) -> None:
    head = Page(title=attack, description=attack).markdown().decode()
    assert head.startswith("---\n")
    assert head.count("\n---\n") == 1
    values = yaml.safe_load(head.strip().strip("-"))
    assert not set("<>\"'") & set(values["title"] + values["description"])


def test_hostile_texts_reach_no_page_unescaped() -> None:
    text = yaml.safe_dump(
        {
            "measures": [
                {
                    "id": "m",
                    "name": attack.strip(),
                    "lead": [attack.strip()],
                    "years": {"R5": {"texts": {"課題": attack}}},
                    "indicators": [
                        {"id": f"i{number}", "name": attack.strip(), "years": {"R5": {"actual": {"words": attack}}}}
                    ],
                }
                | {"id": f"m{number}"}
                for number, attack in enumerate(ATTACKS)
                if attack.strip() == attack
            ]
        },
        allow_unicode=True,
        width=10_000,
    )
    head = HEAD.replace("title: 例の計画", "title: '<script>alert(1)</script>'")
    loaded = load("plans/smallest.yaml", f"{head}texts: {{課題: issues}}\n{text}".encode())
    assert loaded.plan is not None
    built = tree(evaluate(loaded.plan, TODAY))
    bodies = [built[path].decode().split("\n---\n", 1)[1] for path in built if path.endswith(".md")]
    assert len(bodies) > len(ATTACKS)
    for word in ("<script", "<img src=x", "javascript:", "onerror=", "](http"):
        assert not any(word in body for body in bodies)


def test_hidden_files_and_links_in_content_are_not_published(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("a")
    (tmp_path / ".secret").write_text("s")
    assert list(read_content(tmp_path)) == ["a.md"]
    (tmp_path / "link.md").symlink_to("/etc/hostname")
    with pytest.raises(CannotRunError, match=r"link\.md"):
        read_content(tmp_path)


def test_a_hand_written_page_cannot_hide_a_generated_one(commerce_evaluation: Evaluation) -> None:
    with pytest.raises(CannotRunError, match="index"):
        build_tree([commerce_evaluation], PAGES, no_drawing, {"index.md": b""})


def test_a_broken_template_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / "data.md.jinja").write_text("{{ nothing }}")
    with pytest.raises(CannotRunError, match="data"):
        Pages(tmp_path).data([], open_data([], {}, Portal()))
    with pytest.raises(CannotRunError, match="home"):
        Pages(tmp_path).home([], [])


def test_a_hand_written_page_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("題".encode("cp932"))
    with pytest.raises(CannotRunError, match=r"a\.md をUTF-8として読めません"):
        read_content(tmp_path)
