"""An old address redirects to the new one: by the script with its fragment, without JavaScript to the page."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.visits import Visit, build, served
from tests.frozen import project_in
from tests.small_plans import RENAMED

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def renamed_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site with a plan in which every id was renamed."""
    project = project_in(tmp_path_factory.mktemp("renamed"))
    (project / "plans" / "smallest.yaml").write_text(RENAMED, encoding="utf-8")
    return build(project)


@pytest.fixture(scope="module")
def renamed(renamed_site: Path) -> Iterator[str]:
    """Serve that site; yield its address."""
    with served(renamed_site) as address:
        yield address


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("smallest/old-page/", "smallest/page/"),
        ("smallest/old-page/#old-i.b", "smallest/page/#old-i.b"),
        ("old-plan/page/#section", "smallest/page/#section"),
        ("old-plan/old-section/", "smallest/page/#section"),
        ("old-plan/old-section/#i.a", "smallest/page/#i.a"),
        ("old-plan/list/year-2023/", "smallest/list/year-2023/"),
    ],
)
def test_an_old_address_leads_to_the_same_part_of_the_new_page(visit: Visit, renamed: str, old: str, new: str) -> None:
    visit.page.goto(renamed + old)
    visit.page.wait_for_url(renamed + new)
    fragment = new.partition("#")[2]
    assert not fragment or visit.page.locator(f'[id="{fragment}"]').count() == 1
    assert visit.errors == []


@pytest.mark.parametrize("visit", [{"more": {"java_script_enabled": False}}], indirect=True)
def test_an_old_page_leads_on_without_javascript(visit: Visit, renamed: str) -> None:
    visit.page.goto(f"{renamed}old-plan/old-page/")
    visit.page.wait_for_url(f"{renamed}smallest/page/")


def test_the_way_is_a_plain_link_where_the_script_does_not_come(visit: Visit, renamed: str) -> None:
    visit.page.route("**/moved.js", lambda route: route.abort())
    visit.page.goto(f"{renamed}smallest/old-page/")
    visit.page.locator("a.moved").click()
    visit.page.wait_for_url(f"{renamed}smallest/page/")


def test_a_page_that_leads_on_is_kept_from_search_engines(renamed_site: Path) -> None:
    html = (renamed_site / "old-plan" / "old-page" / "index.html").read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' in html
    assert '<link rel="canonical" href="http://127.0.0.1/portal/smallest/page/">' in html
    assert html.count('rel="canonical"') == 1
    assert "old-" not in (renamed_site / "sitemap.xml").read_text(encoding="utf-8")
    stays = (renamed_site / "smallest" / "page" / "index.html").read_text(encoding="utf-8")
    assert "noindex" not in stays
    assert "moved.js" not in stays
