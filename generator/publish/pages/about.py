"""Pages about the portal, generated from its own rules and results: computation, glossary, reports, accessibility."""

import json
from collections.abc import Mapping
from typing import Any

import yaml

from generator.errors import CannotRunError
from generator.publish.page import Page
from generator.publish.pages.conformance import CRITERIA, conformance
from generator.publish.pages.glossary import Term
from generator.publish.pages.render import Pages
from generator.publish.wording import computation, kind_rules

AUDIT = "results/audit.json"
"""The dated results of `./portal audit`."""
ABOUT = (("このサイトについて", "about/"),)
COMPUTATION = Page(
    title="計算のきまり", description="率・評価・状況の数をどう計算しているか。計算するプログラムから作ったページです。"
)
REPORT = Page(
    title="まちがいを知らせる・問い合わせる", description="このサイトのまちがいを知らせる方法。アカウントはいりません。"
)
GLOSSARY = Page(title="ことばの説明", description="計画や評価のことばを、やさしく説明します。")
POLICY = Page(title="ウェブアクセシビリティ方針", description="だれでも読めるサイトにするための方針と目標。")
RESULTS = Page(title="アクセシビリティ試験の結果", description="達成基準ごとの試験の方法と結果。")


def about_pages(pages: Pages, content: Mapping[str, bytes], glossary: tuple[Term, ...]) -> dict[str, Page]:
    """Return each of these pages by its path; the accessibility pages only if results are available."""
    rules = {
        "counts": kind_rules.counts_rules(),
        "goals": kind_rules.goal_rules(),
        "methods": computation.method_rules(),
        "reasons": computation.reasons(),
        "missing": computation.missing_words(),
        "rounding": computation.rounding(),
    }
    found = {
        "about/computation/": pages.below(ABOUT, "computation", COMPUTATION, rules),
        "about/report/": pages.below(ABOUT, "report", REPORT, {}),
    }
    if glossary:
        found["about/glossary/"] = pages.below(ABOUT, "glossary", GLOSSARY, {"terms": glossary})
    if AUDIT in content and CRITERIA in content:
        view = {"view": conformance(_read(content, AUDIT), _read(content, CRITERIA))}
        found["about/accessibility/"] = pages.below(ABOUT, "accessibility", POLICY, view)
        found["about/accessibility-results/"] = pages.below(ABOUT, "accessibility-results", RESULTS, view)
    return found


def _read(content: Mapping[str, bytes], path: str) -> Any:
    try:
        return json.loads(content[path]) if path.endswith(".json") else yaml.safe_load(content[path])
    except (ValueError, yaml.YAMLError) as error:
        raise CannotRunError(f"content/{path} を読めません（{error}）。") from error
