"""What a reader gets: a loaded plan in; the text of every page that links lead to from the home page, and its data, out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from posixpath import join, normpath

import yaml

from generator.evaluation.evaluate import Evaluation, evaluate
from generator.plan.load import Loaded
from generator.publish.site.tree import build_tree
from generator.publish.views.plan import PlanFileFacts
from tests.small_plans import TODAY
from tests.trees import PAGES, no_drawing

_INLINE = "a|b|code|em|i|small|span|strong"


@dataclass(frozen=True, kw_only=True)
class Read:
    """The site of one plan: each page's HTML and visible text by path, all addresses, the tables, and the plan's JSON."""

    evaluation: Evaluation
    bodies: Mapping[str, str]
    pages: Mapping[str, str]
    addresses: str
    tables: str
    file: str

    @property
    def text(self) -> str:
        """Return the visible text of all pages."""
        return "\n".join(self.pages.values())


def read(plan: Loaded) -> Read:
    """Build the site of one plan and read it as its readers do."""
    assert plan.plan is not None
    assert not plan.has_errors, plan.diagnostics
    facts = {plan.plan.id: PlanFileFacts(found=plan.diagnostics, data=plan.data)}
    evaluation = evaluate(plan.plan, TODAY)
    tree = build_tree([evaluation], PAGES, no_drawing, {}, facts)
    bodies = {path: _parts(tree, path) for path in _reachable(tree)}
    return Read(
        evaluation=evaluation,
        bodies={path: body for path, (_, body) in bodies.items()},
        pages={path: f"{_above(head)}\n{visible(body)}" for path, (head, body) in bodies.items()},
        addresses="\n".join([*tree, *(link for _, body in bodies.values() for link in _links(body))]),
        tables="".join(tree[path].decode() for path in tree if re.fullmatch(r"data/[^/]*\.csv", path)),
        file=tree[f"data/plans/{plan.plan.id}.json"].decode(),
    )


def visible(body: str) -> str:
    """Return the text of a page's HTML, without attributes; what is not inline stands apart."""
    return unescape(re.sub(r"<[^>]*>", " ", re.sub(rf"</?(?:{_INLINE})\b[^>]*>", "", body)))


def _parts(tree: Mapping[str, bytes], path: str) -> tuple[str, str]:
    _, head, body = tree[f"{path}index.md"].decode().split("---\n", 2)
    return head, body


def _above(head: str) -> str:
    """Return the names of the pages above a page, which its frame shows."""
    return " › ".join(one["name"] for one in yaml.safe_load(head).get("crumbs", ()))


def _links(body: str) -> list[str]:
    return [unescape(found) for found in re.findall(r'\b(?:href|id)="([^"]*)"', body)]


def _reachable(tree: Mapping[str, bytes]) -> list[str]:
    """Return the paths of the pages that links lead to from the home page, in the order in which they are found."""
    found = [""]
    for path in found:
        head, body = _parts(tree, path)
        meta = yaml.safe_load(head)
        ways = [one["path"] for one in (*meta.get("crumbs", ()), *meta.get("around", ()))]
        ways += [normpath(join(path, link.partition("#")[0])) for link in _links(body) if not re.match(r"\w+:|#", link)]
        for way in ways:
            page = "" if way in ("", ".") else f"{way.strip('/')}/"
            if f"{page}index.md" in tree and page not in found:
                found.append(page)
    return found
