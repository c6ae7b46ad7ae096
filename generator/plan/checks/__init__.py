"""Checks: takes a frozen plan, or all plans; returns findings by path. Each check is one rule."""

from generator.plan.checks import (
    consistency,
    corrected,
    counting,
    dates,
    figures,
    kinds,
    municipality,
    names,
    scales,
    structure,
    suspicious,
)
from generator.plan.diagnostics import Check, checks_in
from generator.plan.model.plan import Plan

CHECKS: tuple[Check[Plan], ...] = checks_in(
    *map(
        vars,
        (structure, municipality, names, figures, kinds, dates, corrected, scales, consistency, counting, suspicious),
    )
)
"""Every check of one plan, in the order of its module; new ones are found automatically."""
