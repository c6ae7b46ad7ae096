"""The frame of every page, read from the built files: head, policy, operator, how to report; nothing inline."""

import gzip
import json
import re
import subprocess
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image

from tests.browser.visits import build
from tests.browser.whole_site import ROOT_ADDRESS, assert_own_titles, assert_policy, one, pages_of
from tests.frozen import COMMERCE, project_in

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, str]:
    """Return every page's HTML by its path."""
    return pages_of(site)


def test_every_page_forbids_what_it_does_not_need(pages: dict[str, str]) -> None:
    assert_policy(pages)


def test_every_page_has_a_title_a_description_and_an_address_of_its_own(pages: dict[str, str]) -> None:
    assert_own_titles(pages)


def test_every_page_has_a_social_card_that_is_there(pages: dict[str, str], site: Path) -> None:
    cards = {
        one('<meta property="og:image" content="(.*?)">', html).removeprefix(ROOT_ADDRESS) for html in pages.values()
    }
    assert "assets/card.png" in cards
    assert "aobano-commerce/card.png" in cards
    for card in cards:
        with Image.open(site / card) as image:
            assert image.size == (1200, 630)


def test_every_page_reports_search_engines_where_it_is(pages: dict[str, str]) -> None:
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
    plan = json.loads(re.findall(r"ld\+json\">(.*?)</script>", pages["aobano-commerce/"], re.DOTALL)[0])["@graph"][3]
    assert (plan["name"], plan["temporalCoverage"]) == ("あおば野市商工業計画", "2023-04-01/2027-03-31")


def test_every_page_states_who_runs_it_and_how_to_report(pages: dict[str, str]) -> None:
    for path, html in pages.items():
        footer = one("<footer.*?>(.*?)</footer>", html)
        assert "ためしの運営者" in footer, path
        assert "市町村が作ったサイトではありません" in footer, path
        assert '">まちがいを知らせる・問い合わせる</a>' in footer, path


def test_the_sitemap_lists_every_page(pages: dict[str, str], site: Path) -> None:
    listed = re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text("utf-8"))
    assert sorted(listed) == sorted(ROOT_ADDRESS + path for path in pages)


def test_an_indicator_can_be_reported_with_and_without_an_account(pages: dict[str, str]) -> None:
    html = unescape(pages["aobano-commerce/heir-seminar-participants/"])
    part = html[html.index('id="heir-seminar-participants"') :]
    links = [unescape(link) for link in re.findall('href="(.*?)"', part)]
    issue = next(link for link in links if "/issues/new?" in link)
    fields = parse_qs(urlsplit(issue).query)
    assert fields["page"] == [f"{ROOT_ADDRESS}aobano-commerce/heir-seminar-participants/"]
    assert fields["item"] == ["事業承継講座 参加者数"]
    assert fields["template"] == ["error.yml"]
    mail = next(link for link in links if link.startswith("mailto:"))
    assert "heir-seminar-participants" in parse_qs(urlsplit(mail).query)["body"][0]
    line = next(link for link in links if "/blob/main/plans/aobano-commerce.yaml#L" in link)
    assert "id: heir-seminar-participants" in COMMERCE.splitlines()[int(line.rsplit("#L")[1]) - 1]


def test_a_first_view_weighs_little(site: Path) -> None:
    """Page, styles, script and visible charts; everything but the pictures is sent compressed."""
    shared = sum(len(gzip.compress(file.read_bytes())) for file in site.rglob("*.css"))
    shared += len(gzip.compress((site / "assets" / "search.js").read_bytes()))
    for path in ("", "aobano-commerce/", "aobano-commerce/makers/", "umibe-industry/contacts/"):
        charts = sum(len(gzip.compress(file.read_bytes())) for file in (site / path).glob("*.svg"))
        assert shared + charts + len(gzip.compress((site / path / "index.html").read_bytes())) < 150_000, path


def test_a_broken_link_stops_the_build(tmp_path: Path) -> None:
    project = project_in(tmp_path)
    page = project / "content" / "about" / "index.md"
    page.write_text(page.read_text("utf-8") + "\n[x](nowhere.md)\n", encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError) as raised:
        build(project)
    assert "nowhere.md" in raised.value.stdout + raised.value.stderr
