"""Rows on plans, measures, indicators, contacts and grades, by column name."""

import unicodedata
from collections.abc import Iterator, Mapping

from generator.evaluation import overdue
from generator.evaluation.evaluate import Evaluation, Track
from generator.evaluation.result import Result
from generator.plan.model.fiscal import era
from generator.plan.model.plan import Plan
from generator.publish.data.common_values import RowValues, indicator, measure, source, time
from generator.publish.data.figure_rows import computed_code, rate, reason
from generator.publish.data.table import Value
from generator.publish.wording import sentences


def plans(evaluation: Evaluation) -> Iterator[RowValues]:
    """Yield the plan's own row."""
    plan = evaluation.plan
    yield {
        "from_year": plan.period.from_.year,
        "to_year": plan.period.to.year,
        "from_era": era(plan.period.from_),
        "to_era": era(plan.period.to),
        "period_note": plan.period.note,
        "issuers": "・".join(issuer.name for issuer in plan.issuers),
        "legal_basis": plan.legal_basis,
        "published": plan.published,
        "follows": plan.follows,
        "updated": plan.updated.isoformat(),
        "levels": " > ".join(plan.levels),
        "rate_method": plan.rate.value if plan.rate else None,
        "plan_printed": plan.title,
    }


def measures(evaluation: Evaluation) -> Iterator[RowValues]:
    """Yield a row for every measure, in the plan's order."""
    plan = evaluation.plan
    for position, node in enumerate(plan.nodes(), 1):
        one = node.measure
        yield {
            **measure(node),
            "parent_id": node.line[-2].id if node.depth > 1 else None,
            "level": node.depth,
            "level_name": plan.levels[node.depth - 1],
            "position": position,
            "number": one.number,
            "lead": "・".join(one.lead),
            "contacts": " ".join(one.contacts),
            "themes": " ".join(one.themes),
            "tags": ";".join(f"{name}={_tag(value)}" for name, value in one.tags.items()),
            "printed_page": one.printed_page,
            "measure_printed": one.name,
            "number_printed": one.number,
            **source(plan, one.at),
        }


def _tag(value: object) -> str:
    if isinstance(value, bool):
        return str(int(value))
    return "、".join(value) if isinstance(value, tuple) else str(value)


def indicators(evaluation: Evaluation) -> Iterator[RowValues]:
    """Yield a row for every indicator, and for every part of one."""
    plan = evaluation.plan
    for track in evaluation.tracks:
        one = track.indicator
        part = next((part for part in one.parts if part.id == track.part), None)
        method = one.rate or plan.rate
        yield {
            **indicator(track),
            "part_name": part.name if part else None,
            "unit": track.unit,
            "direction": one.direction.value if one.direction else None,
            "kind": one.kind.value if one.kind else None,
            "rate_method": method.value if method else None,
            "about": one.about,
            "note": one.note,
            "indicator_printed": one.name,
            **_upkeep(evaluation, track),
            **source(plan, one.at or (track.node.measure.at if track.node else None)),
        }


def _upkeep(evaluation: Evaluation, track: Track) -> RowValues:
    one = overdue.update_status(evaluation, track)
    gap = one.late or one.next
    return {
        "owner": overdue.owner(evaluation.plan, track)[0],
        "updated": overdue.updated(evaluation.plan, track.indicator).isoformat(),
        "due_year": gap.year.year if gap else None,
        "due": gap.due.isoformat() if gap else None,
        "late_years": one.late.years if one.late else 0,
    }


def contacts(evaluation: Evaluation) -> Iterator[RowValues]:
    """Yield a row for every contact, with the measures it answers for."""
    plan = evaluation.plan
    for contact_id, one in plan.contacts.items():
        measure_ids = [node.measure.id for node in plan.nodes() if contact_id in node.measure.contacts]
        yield {
            "contact_id": contact_id,
            "name": one.name,
            "section": one.section,
            "tel": " ".join(one.tel),
            "fax": one.fax,
            "mail": one.mail,
            "address": one.address,
            "url": one.url,
            "note": one.note,
            "measure_ids": " ".join(measure_ids),
            **source(plan, one.at),
        }


def grades(evaluation: Evaluation) -> Iterator[RowValues]:
    """Yield a row for every period of an indicator, then for every grade and decision on a measure."""
    plan = evaluation.plan
    first = next(iter(plan.scales), "")
    for track in evaluation.tracks:
        for period, result in track.results.items():
            yield {**indicator(track), **time(period), "scale": first, **_grade(result, track.unit)}
            for name, code in result.published.items():
                if name:
                    yield {
                        **indicator(track),
                        **time(period),
                        "scale": name,
                        "by": _by(plan, name),
                        "grade_published": code,
                    }
    for node, years in plan.dated():
        for period, row in sorted(years.items()):
            for name, code in (row.grade or {}).items():
                scale = name or first
                yield {**measure(node), **time(period), "scale": scale, "by": _by(plan, scale), "grade_published": code}
            for name, word in row.decision.items():
                yield {**measure(node), **time(period), "scale": name, "decision": word}


def _by(plan: Plan, scale: str) -> str | None:
    return plan.scales[scale].by if scale in plan.scales else None


def _grade(result: Result, unit: str | None) -> Mapping[str, Value]:
    comparable = result.published_code is not None and result.graded.grade is not None
    met = result.rate.met
    formula = sentences.formula(result, unit, ())
    return {
        "grade_published": result.published_code,
        "grade_computed": computed_code(result),
        "differs": int(result.differs) if comparable else None,
        "rate": rate(result),
        "rate_method": result.inputs.method.value if result.inputs.method else None,
        "formula": unicodedata.normalize("NFKC", formula),
        "met": None if met is None else int(met),
        "evaluation_reason": reason(result),
    }
