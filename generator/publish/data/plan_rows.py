"""Rows on plans, measures, indicators, contacts and grades, by column name."""

import unicodedata
from collections.abc import Iterator, Mapping

from generator.evaluation import overdue
from generator.evaluation.evaluate import Evaluation, Track
from generator.evaluation.result import Result
from generator.plan.model.fiscal import era
from generator.plan.model.plan import Plan
from generator.plan.model.row import Row
from generator.plan.numbers import plain_number
from generator.publish.data.common_values import RowValues, indicator, measure, source, time
from generator.publish.data.figure_rows import computed_code, met_and_due, rate, reason
from generator.publish.data.table import Value
from generator.publish.wording import grades as wording


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
            "counts": track.counts.value if track.counts else None,
            "stages": " > ".join(one.stages),
            "calendar": int(one.calendar),
            "tolerance": one.tolerance,
            "every": one.upkeep.every or plan.upkeep.every,
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
    """Yield a row for every period of an indicator, then for everything else that was said of a year, by who said it."""
    plan = evaluation.plan
    for track in evaluation.tracks:
        for period, result in track.results.items():
            row = track.rows[period]
            here = {**indicator(track), **time(period)}
            rate_published = row.published_rate.number if row.published_rate else None
            yield {
                **here,
                "scale": plan.scale_name,
                "by": _by(plan, plan.scale_name) if result.published_code else None,
                **_grade(result),
                "rate_published": rate_published,
            }
            yield from ({**here, **more} for more in _assessments(plan, row, plan.scale_name))
    for node, years in plan.dated():
        for period, row in sorted(years.items()):
            here = {**measure(node), **time(period)}
            if row.published_rate:
                yield {**here, "rate_published": row.published_rate.number}
            yield from ({**here, **more} for more in _assessments(plan, row, None))


def _assessments(plan: Plan, row: Row, shown: str | None) -> Iterator[RowValues]:
    """Yield the grades (but that on the scale `shown`), votes and decisions of one row."""
    for scale, code in plan.named_grades(row, of_measure=shown is None).items():
        if scale != shown:
            yield {"scale": scale, "by": _by(plan, scale), "grade_published": code}
    for scale, votes in row.votes.items():
        counts = ";".join(f"{code}={plain_number(number)}" for code, number in votes.items())
        yield {"scale": scale, "by": _by(plan, scale), "votes": counts}
    for name, word in row.decision.items():
        yield {"scale": name, "decision": word}


def _by(plan: Plan, scale: str) -> str | None:
    return plan.scales[scale].by if scale in plan.scales else None


def _grade(result: Result) -> Mapping[str, Value]:
    comparable = result.published_code is not None and result.graded.grade is not None
    formula = wording.formula(result, ())
    return {
        "grade_published": result.published_code,
        "grade_computed": computed_code(result),
        "differs": int(result.differs) if comparable else None,
        "rate": rate(result),
        "rate_method": result.inputs.method.value if result.inputs.method else None,
        "formula": unicodedata.normalize("NFKC", formula),
        **met_and_due(result),
        "evaluation_reason": reason(result),
    }
