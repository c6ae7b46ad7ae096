"""Every rule that a plan is checked by: the readers' and the checks' own sentences in, one list by code out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.evaluation.checks import CHECKS as EVALUATION_CHECKS
from generator.plan.checks import CHECKS as PLAN_CHECKS
from generator.plan.checks.across import CHECKS as ACROSS_CHECKS
from generator.plan.diagnostics import Check, Severity
from generator.plan.rules import READING_RULES


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: the code of its findings, how much they weigh, and the rule as one Japanese sentence."""

    code: str
    severity: Severity
    sentence: str


def _rules() -> Iterator[Rule]:
    for code, sentence in READING_RULES.items():
        yield Rule(code, Severity.ERROR, sentence)
    checks: tuple[Check[Any], ...] = (*PLAN_CHECKS, *EVALUATION_CHECKS, *ACROSS_CHECKS)
    for found in checks:
        yield Rule(found.code, found.severity, found.rule)


RULES: tuple[Rule, ...] = tuple({rule.code: rule for rule in reversed([*_rules()])}.values())[::-1]
"""In the order in which a plan is read and checked; each code once."""
