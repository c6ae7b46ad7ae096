"""What citizens read about the data of the shipped plans: no key of the plan format, and no advice to editors."""

import re
from html import unescape

import pytest

from generator.commands.plans import with_cross_plan_findings, with_evaluation_findings
from generator.publish.site.tree import Tree
from tests.model_fields import keys
from tests.plain_words import of_editors
from tests.shipped.plans import listed, loaded
from tests.trees import built


@pytest.fixture(scope="module")
def shipped() -> Tree:
    """Return the tree of all shipped plans, with what the checks found."""
    return built(with_cross_plan_findings([with_evaluation_findings(loaded(plan)) for plan in listed()]), {})


@pytest.mark.parametrize("page", ["", "quality/"])
@pytest.mark.parametrize("plan", listed())
def test_a_page_is_not_for_editors(plan: str, page: str, shipped: Tree) -> None:
    body = shipped[f"{plan}/{page}index.md"].decode().partition("\n---\n")[2]
    assert of_editors(body) == []
    words = set(re.findall(r"(?<![\w@./-])[a-z_]+(?![\w./-])", unescape(re.sub(r"<[^>]*>", " ", body))))
    assert words & keys() == set()
