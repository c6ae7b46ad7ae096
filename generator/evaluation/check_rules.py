"""All rules that a plan is checked by: those of reading and those of the checks, in one list by code."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.evaluation.checks import CHECKS as EVALUATION_CHECKS
from generator.fidelity.proof import CHECKS as FIDELITY_CHECKS
from generator.plan.checks import CHECKS as PLAN_CHECKS
from generator.plan.checks.across import CHECKS as ACROSS_CHECKS
from generator.plan.checks.earlier_plan import CHECKS as EARLIER_PLAN_CHECKS
from generator.plan.checks.sources import CHECKS as SOURCE_CHECKS
from generator.plan.diagnostics import Check, Severity
from generator.plan.reading_rules import READING_RULES


@dataclass(frozen=True, slots=True)
class CheckRule:
    """One rule: the code of its findings, their severity, and the rule as one Japanese sentence."""

    code: str
    severity: Severity
    sentence: str


def _rules() -> Iterator[CheckRule]:
    for code, sentence in READING_RULES.items():
        yield CheckRule(code, Severity.ERROR, sentence)
    checks: tuple[Check[Any], ...] = (
        *PLAN_CHECKS,
        *SOURCE_CHECKS,
        *EVALUATION_CHECKS,
        *ACROSS_CHECKS,
        *EARLIER_PLAN_CHECKS,
        *FIDELITY_CHECKS,
    )
    for found in checks:
        yield CheckRule(found.code, found.severity, found.rule)


RULES: tuple[CheckRule, ...] = tuple({rule.code: rule for rule in reversed([*_rules()])}.values())[::-1]
"""The rules in the order in which a plan is read and checked; each code once."""
