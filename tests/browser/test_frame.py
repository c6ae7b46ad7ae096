"""The frame of every page, read from the built files: head, policy, who runs it, how to report; nothing inline."""

import gzip
import json
import re
import subprocess
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image

from tests.browser.conftest import build, project_in

pytestmark = pytest.mark.browser
ROOT_ADDRESS = "http://127.0.0.1/portal/"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, str]:
    """Every page's HTML by its path."""
    files = (file for file in site.rglob("*.html") if file.name != "404.html")
    return {file.relative_to(site).as_posix().removesuffix("index.html"): file.read_text("utf-8") for file in files}


class _Tags(HTMLParser):
    """Collects every tag with its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def one(pattern: str, html: str) -> str:
    found = re.findall(pattern, html, flags=re.DOTALL)
    assert len(found) == 1, (pattern, found)
    return unescape(found[0])


def test_every_page_forbids_what_it_does_not_need(pages: dict[str, str]) -> None:
    for path, html in pages.items():
        assert one(r'http-equiv="Content-Security-Policy" content="(.*?)"', html) == POLICY, path
        tags = _Tags()
        tags.feed(html)
        for tag, attributes in tags.found:
            assert tag != "style", path
            assert tag != "script" or "src" in attributes or attributes["type"] == "application/ld+json", path
            assert not [name for name in attributes if name == "style" or name.startswith("on")], path
            assert not attributes.get("href", "").startswith(("javascript:", "data:")), path


def test_every_page_has_a_title_a_description_and_an_address_of_its_own(pages: dict[str, str]) -> None:
    titles: dict[str, list[str]] = {}
    seen = set()
    for path, html in pages.items():
        titles.setdefault(one("<title>(.*?)</title>", html), []).append(path)
        assert one('<link rel="canonical" href="(.*?)">', html) == ROOT_ADDRESS + path
        assert one('<meta property="og:url" content="(.*?)">', html) == ROOT_ADDRESS + path
        description = one('<meta name="description" content="(.*?)">', html)
        assert len(description) > 10
        seen.add(description)
        assert html.count("<h1") == 1
    assert {title: paths for title, paths in titles.items() if len(paths) > 1} == {}
    assert len(seen) == len(pages)


def test_every_page_has_a_social_card_that_is_there(pages: dict[str, str], site: Path) -> None:
    cards = {
        one('<meta property="og:image" content="(.*?)">', html).removeprefix(ROOT_ADDRESS) for html in pages.values()
    }
    assert "assets/card.png" in cards
    assert "akiruno-commerce/card.png" in cards
    for card in cards:
        with Image.open(site / card) as image:
            assert image.size == (1200, 630)


def test_every_page_tells_search_engines_where_it_is(pages: dict[str, str]) -> None:
    for path, html in pages.items():
        graph = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)[0])[
            "@graph"
        ]
        kinds = [node["@type"] for node in graph]
        assert kinds[:3] == ["WebSite", "WebPage", "BreadcrumbList"]
        trail = graph[2]["itemListElement"]
        assert [item["position"] for item in trail] == list(range(1, len(trail) + 1))
        assert trail[-1]["item"] == ROOT_ADDRESS + path
        assert all(item["item"].startswith(ROOT_ADDRESS) for item in trail)
    plan = json.loads(re.findall(r"ld\+json\">(.*?)</script>", pages["akiruno-commerce/"], re.DOTALL)[0])["@graph"][3]
    assert (plan["name"], plan["temporalCoverage"]) == ("あきる野市商工業振興プラン", "2023-04-01/2027-03-31")


def test_every_page_says_who_runs_it_and_how_to_report(pages: dict[str, str]) -> None:
    for path, html in pages.items():
        footer = one("<footer.*?>(.*?)</footer>", html)
        assert "みえる計画 運営者（有志）" in footer, path
        assert "市町村が作ったサイトではありません" in footer, path
        assert '">まちがいを知らせる・問い合わせる</a>' in footer, path


def test_the_sitemap_lists_every_page(pages: dict[str, str], site: Path) -> None:
    listed = re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text("utf-8"))
    assert sorted(listed) == sorted(ROOT_ADDRESS + path for path in pages)


def test_an_indicator_can_be_reported_with_and_without_an_account(pages: dict[str, str]) -> None:
    html = unescape(pages["akiruno-commerce/successors/"])
    part = html[html.index('id="succession-seminar-participants"') :]
    links = [unescape(link) for link in re.findall('href="(.*?)"', part)]
    issue = next(link for link in links if "/issues/new?" in link)
    fields = parse_qs(urlsplit(issue).query)
    assert fields["page"] == [f"{ROOT_ADDRESS}akiruno-commerce/successors/#succession-seminar-participants"]
    assert fields["item"] == ["事業承継セミナー 参加者数"]
    assert fields["template"] == ["error.yml"]
    mail = next(link for link in links if link.startswith("mailto:"))
    assert "succession-seminar-participants" in parse_qs(urlsplit(mail).query)["body"][0]
    line = next(link for link in links if "/blob/main/plans/akiruno-commerce.yaml#L" in link)
    plan = Path(__file__).parents[2] / "plans" / "akiruno-commerce.yaml"
    assert "id: succession-seminar-participants" in plan.read_text("utf-8").splitlines()[int(line.rsplit("#L")[1]) - 1]


def test_a_first_view_weighs_little(site: Path) -> None:
    """Page, styles, script and the charts in view; everything but the pictures is sent compressed."""
    shared = sum(len(gzip.compress(file.read_bytes())) for file in site.rglob("*.css"))
    shared += len(gzip.compress((site / "assets" / "search.js").read_bytes()))
    for path in ("", "akiruno-commerce/", "akiruno-commerce/successors/", "fukushima-sme/contacts/"):
        charts = sum(len(gzip.compress(file.read_bytes())) for file in (site / path).glob("*.svg"))
        assert shared + charts + len(gzip.compress((site / path / "index.html").read_bytes())) < 150_000, path


def test_a_broken_link_stops_the_build(tmp_path: Path) -> None:
    project = project_in(tmp_path)
    page = project / "content" / "about" / "index.md"
    page.write_text(page.read_text("utf-8") + "\n[x](nowhere.md)\n", encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError) as raised:
        build(project)
    assert "nowhere.md" in raised.value.stdout + raised.value.stderr
