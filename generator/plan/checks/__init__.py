"""Checks across a plan: the frozen plan in, findings by path out. Each check is one rule."""

from generator.plan.checks import figures, scales, structure
from generator.plan.diagnostics import Check
from generator.plan.model import Plan

CHECKS: tuple[Check[Plan], ...] = (
    structure.municipality_code,
    structure.unique_ids,
    structure.levels,
    structure.page_level,
    structure.declared_names,
    structure.known_sources,
    figures.years_inside,
    figures.directions,
    figures.rate_fits_direction,
    figures.tolerance_for_keep,
    figures.known_grades,
    scales.codes_once,
    scales.no_overlap,
    scales.no_gap,
)
