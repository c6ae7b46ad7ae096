"""Checks across a plan: the frozen plan in, findings by path out. Each check is one rule."""

from generator.plan.checks import consistency, dates, figures, names, scales, structure
from generator.plan.diagnostics import Check
from generator.plan.model import Plan

CHECKS: tuple[Check[Plan], ...] = (
    structure.municipality_code,
    structure.unique_ids,
    structure.former_ids,
    structure.levels,
    structure.page_level,
    structure.known_sources,
    names.declared_names,
    names.tag_values,
    names.known_decisions,
    names.known_references,
    names.known_themes,
    names.corporate_numbers,
    names.table_widths,
    figures.years_inside,
    figures.directions,
    figures.rate_fits_direction,
    figures.tolerance_for_keep,
    figures.known_grades,
    dates.in_order,
    scales.codes_once,
    scales.no_overlap,
    scales.no_gap,
    consistency.totals,
    consistency.breakdowns,
    consistency.decisions,
    consistency.names,
    consistency.numbers,
    consistency.other_years,
    consistency.moved_targets,
    consistency.units,
    consistency.baselines,
    consistency.leading_targets,
    consistency.jumps,
)
