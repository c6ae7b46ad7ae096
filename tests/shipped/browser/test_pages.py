"""The shipped site's pages in a browser: each opens, fits and has no barrier; all links lead somewhere."""

from pathlib import Path

import pytest

from tests.browser.checks import (
    fits_also_with_wider_spacing,
    headings_come_in_order,
    opens_without_barrier,
    tables_are_labelled,
    texts_stand_out,
)
from tests.browser.visits import Visit
from tests.browser.whole_site import assert_own_titles, assert_policy, broken_links, pages_of
from tests.shipped.browser.pages import PAGES

pytestmark = pytest.mark.browser
OWN = {path: title for path, title in PAGES.items() if not path.startswith("manual/")}
"""Pages that are made from the plans or belong to this site; the manual is the program's."""
SHOWN = [path for path in OWN if path.split("/")[0] not in ("about", "data", "search", "list", "late")]


@pytest.mark.parametrize(
    "visit", [{"width": 360}, {"more": {"color_scheme": "dark"}}], indirect=True, ids=["phone", "dark"]
)
@pytest.mark.parametrize(("path", "title"), OWN.items())
def test_a_page_opens_fits_asks_nobody_else_and_has_no_barrier(
    visit: Visit, address: str, path: str, title: str
) -> None:
    opens_without_barrier(visit, address, path, title)


@pytest.mark.parametrize("visit", [{"width": 320}], indirect=True)
@pytest.mark.parametrize("path", OWN)
def test_a_page_fits_the_narrowest_screen_also_with_wider_spacing(visit: Visit, address: str, path: str) -> None:
    fits_also_with_wider_spacing(visit, address, path)


@pytest.mark.parametrize(
    "visit",
    [{"more": {"color_scheme": "light"}}, {"more": {"color_scheme": "dark"}}],
    indirect=True,
    ids=["light", "dark"],
)
def test_every_text_stands_out_from_what_is_behind_it(visit: Visit, address: str) -> None:
    texts_stand_out(visit, address, SHOWN)


def test_headings_come_in_order_and_tables_are_labelled(visit: Visit, address: str) -> None:
    headings_come_in_order(visit, address, OWN)
    tables_are_labelled(visit, address, OWN)


def test_every_page_is_one_of_its_own_and_every_link_leads_somewhere(site: Path) -> None:
    pages = pages_of(site)
    assert_own_titles(pages)
    assert_policy(pages)
    assert broken_links(site, ["www.digital.go.jp", "laws.e-gov.go.jp"]) == []
