"""Reserved ids: the addresses of the site's own pages, and the ids that plans, measures and indicators therefore cannot use."""

from enum import StrEnum


class PortalPage(StrEnum):
    """The portal's own pages that are generated from plans, by path from the site's root."""

    HOME = ""
    LIST = "list/"
    LATE = "late/"
    CORRECTIONS = "corrections/"
    SEARCH = "search/"
    THEMES = "themes/"
    MISSED = "missed/"
    MISSED_BY_THEME = "missed/themes/"
    MISSED_BY_LEAD = "missed/leads/"
    MET = "met/"
    MET_BY_THEME = "met/themes/"
    MET_BY_LEAD = "met/leads/"
    DATA = "data/"
    DATA_RULES = "data/rules/"


class PlanSubpage(StrEnum):
    """The pages below a plan's page that are not a measure's or an indicator's, by path from the plan's page."""

    BRIEF = "brief/"
    LIST = "list/"
    BUDGET = "budget/"
    PEOPLE = "people/"
    CONTACTS = "contacts/"
    QUALITY = "quality/"
    CITE = "cite/"
    SOURCE = "source/"


FOLDERS = ("about", "assets", "manual", "results")
"""The folders of hand-written pages and of the theme's files."""

PLAN_IDS = frozenset({*FOLDERS, *(page.partition("/")[0] for page in PortalPage if page)})
"""The ids that no plan may have."""

ITEM_IDS = frozenset(page.partition("/")[0] for page in PlanSubpage)
"""The ids that no measure or indicator may have."""
