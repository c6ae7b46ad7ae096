"""Accessibility conformance: combine the audit's results with the list of success criteria."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

CRITERIA = "results/criteria.yaml"
"""Every success criterion, and how it is tested."""

_WAYS = {
    "axe": "機械（axe）",
    "keyboard": "機械（キーボード操作）",
    "reflow": "機械（幅320px）",
    "nu": "機械（HTMLの検査）",
    "tests": "機械（ブラウザーの試験）",
    "hand": "人",
}
_KEYBOARD = {
    "2.1.1": "never reached",
    "2.1.2": "the walk does not come to an end",
    "2.4.7": "no sign of focus",
    "2.4.11": "focused but not in view",
    "2.5.8": "smaller than 24x24",
}
"""How the keyboard findings against each criterion begin; any finding counts against the others."""


class CriterionResult(StrEnum):
    """The result of testing one success criterion, in the page's words."""

    MET = "適合"
    FAILED = "不適合"
    NOT_APPLICABLE = "対象なし"
    NOT_TESTED = "まだ試験していない"


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionView:
    """One success criterion: whether it is met, how that was tested, and when."""

    number: str
    level: str
    name: str
    verdict: CriterionResult
    how: str
    when: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conformance:
    """The site's accessibility on the date of the audit."""

    date: str
    claim: str
    open: tuple[str, ...]
    criteria: tuple[CriterionView, ...]
    pages: tuple[str, ...]
    tools: tuple[tuple[str, str], ...]
    counts: tuple[tuple[str, str], ...]
    lighthouse: tuple[tuple[str, ...], ...]


def conformance(audit: Mapping[str, Any], criteria: Sequence[Mapping[str, Any]]) -> Conformance:
    """Return the machine's findings combined with the criteria; 「準拠」 requires every criterion to be met and tested."""
    views = tuple(_criterion(audit, criterion) for criterion in criteria)
    open_ = tuple(
        f"{view.number} {view.name}"
        for view in views
        if view.verdict not in (CriterionResult.MET, CriterionResult.NOT_APPLICABLE)
    )
    axe, keyboard, reflow, nu = (audit[part] for part in ("axe", "keyboard", "reflow", "nu"))
    return Conformance(
        date=audit["date"],
        claim="一部準拠" if open_ else "準拠",
        open=open_,
        criteria=views,
        pages=tuple(f"/{page}" for page in audit["pages"]),
        tools=tuple(sorted(audit["tools"].items())),
        counts=(
            ("axe：ページ・幅・明暗の組み合わせ", f"{axe['runs']}"),
            ("axe：違反", f"{len(axe['violations'])}"),
            ("HTMLの検査：ページ", f"{nu['files']:,}"),
            ("HTMLの検査：エラー", f"{len(nu['errors'])}"),
            ("キーボード：止まった所", f"{keyboard['stops']:,}"),
            ("キーボード：問題", f"{len(keyboard['findings'])}"),
            ("幅320px：横にはみ出したページ", f"{len(reflow['findings'])}／{reflow['pages']}"),
        ),
        lighthouse=tuple(
            tuple(
                str(one[key])
                for key in ("page", "performance", "accessibility", "best_practices", "seo", "cls", "kilobytes")
            )
            for one in audit["lighthouse"]
        ),
    )


def _criterion(audit: Mapping[str, Any], criterion: Mapping[str, Any]) -> CriterionView:
    number, ways = str(criterion["number"]), list(criterion["by"])
    if ways == ["none"]:
        verdict = CriterionResult.NOT_APPLICABLE
    elif ways == ["todo"]:
        verdict = CriterionResult.NOT_TESTED
    else:
        verdict = CriterionResult.FAILED if any(_fails(audit, way, number) for way in ways) else CriterionResult.MET
    days = [audit["date"]] if set(ways) - {"hand", "none", "todo"} else []
    days += [str(criterion["date"])] if "hand" in ways else []
    return CriterionView(
        number=number,
        level=criterion["level"],
        name=criterion["name"],
        verdict=verdict,
        how="、".join(_WAYS[way] for way in ways if way in _WAYS),
        when="、".join(dict.fromkeys(days)),
        note=criterion.get("what", ""),
    )


def _fails(audit: Mapping[str, Any], way: str, number: str) -> bool:
    """Return whether the audit found a violation of a criterion by one method of testing it."""
    match way:
        case "axe":
            return bool(audit["axe"]["criteria"].get(number, {}).get("violations"))
        case "nu":
            return bool(audit["nu"]["errors"])
        case "keyboard":
            prefix = _KEYBOARD.get(number, "")
            return any(finding["what"].startswith(prefix) for finding in audit["keyboard"]["findings"])
        case "reflow":
            return bool(audit["reflow"]["findings"])
        case _:
            return False
