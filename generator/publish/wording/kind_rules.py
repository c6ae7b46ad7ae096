"""Rules of kinds: show what each kind of measure and of goal means, by examples that the evaluation itself judges."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.evaluation.evaluate import Track, evaluate
from generator.plan.model.fiscal import parse_period
from generator.plan.model.plan import Plan
from generator.plan.model.quantity import Quantity, Words, read_quantity
from generator.plan.model.vocabulary import Counts, Direction
from generator.publish.wording import labels, phrases, sentences

_DAY = dt.date(2025, 11, 21)
"""A day after the year of the examples' values."""
_STAGES = ("未策定", "検討中", "策定", "運用中")
_UNDECLARED = "書かれていない"
_NOT_JUDGED = "決めない"
_UP, _DOWN, _KEEP = Direction.UP, Direction.DOWN, Direction.KEEP


@dataclass(frozen=True, slots=True, kw_only=True)
class CountsRule:
    """One kind of measure: its name, its key in the plan file, and what a page says of a value and a later target."""

    name: str
    key: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRule:
    """One kind of goal: how it is written, for which indicators, when it is met, and values with their verdicts."""

    written: str
    direction: str
    meaning: str
    examples: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Goal:
    """The example of a kind of goal: a target as a plan file writes it, and the values that it is compared with."""

    target: str
    direction: Direction
    meaning: str
    values: tuple[str, ...]
    before: tuple[str, str] = ("", "")
    tolerance: int | None = None
    unit: str = "人"


_COUNTS: dict[Counts | None, tuple[str, Direction, tuple[str, str, str]]] = {
    Counts.YEARLY: ("人", _UP, ("20", "17", "65")),
    Counts.LEVEL: ("店", _DOWN, ("110", "102", "80")),
    Counts.CUMULATIVE: ("件", _UP, ("60", "130", "300")),
    Counts.RATIO: ("%", _UP, ("42.5", "48.2", "60")),
    Counts.RANK: ("位", _DOWN, ("12", "9", "1")),
    Counts.STAGES: ("", _UP, ("未策定", "検討中", "策定")),
    None: ("人", _UP, ("20", "17", "65")),
}
"""The example of each kind of measure: unit, direction, and the values of last year, of the year and of a later target."""
_GOALS = (
    _Goal(target="65", direction=_UP, meaning="その数以上", values=("65", "64")),
    _Goal(target="80", direction=_DOWN, meaning="その数以下", values=("80", "81")),
    _Goal(target="100", direction=_KEEP, meaning="差が、許される差まで", values=("103", "104"), tolerance=3),
    _Goal(target="60以上", direction=_UP, meaning="ことばのとおり（その数を入れる）", values=("60", "59")),
    _Goal(target="80未満", direction=_DOWN, meaning="ことばのとおり（その数を入れない）", values=("79", "80")),
    _Goal(target="50〜60", direction=_KEEP, meaning="両端を入れた、その間", values=("50", "60", "61")),
    _Goal(target="50以上60未満", direction=_KEEP, meaning="ことばのとおりの、その間", values=("50", "60")),
    _Goal(target="約100", direction=_UP, meaning="どれだけ近ければよいかが計画にないので、決めない", values=("100",)),
    _Goal(target="約100", direction=_UP, meaning="許される差だけ手前から", values=("95", "94"), tolerance=5),
    _Goal(
        target="維持",
        direction=_KEEP,
        meaning="基準値との差が、許される差まで",
        values=("100", "99"),
        before=("100", ""),
    ),
    _Goal(target="0を維持", direction=_DOWN, meaning="その数から、悪いほうへ離れない", values=("0", "1")),
    _Goal(target="前年度以上", direction=_UP, meaning="前の年度の実績以上", values=("10", "9"), before=("", "10")),
    _Goal(target="増加", direction=_UP, meaning="基準値より多い", values=("11", "10"), before=("10", "")),
    _Goal(
        target="策定", direction=_UP, meaning="その段階か、その先の段階", values=("策定", "運用中", "検討中"), unit=""
    ),
    _Goal(target="充実を図る", direction=_UP, meaning="数とはくらべられないことばなので、決めない", values=("17",)),
)


def counts_rules() -> tuple[CountsRule, ...]:
    """Return every kind of measure, last the undeclared one."""
    return tuple(
        CountsRule(
            name=labels.COUNTS[counts] if counts else _UNDECLARED,
            key=f"counts: {counts}" if counts else "",
            example=sentences.latest(_counted(counts, unit, direction, values), ()),
        )
        for counts, (unit, direction, values) in _COUNTS.items()
    )


def goal_rules() -> tuple[GoalRule, ...]:
    """Return every kind of goal."""
    return tuple(
        GoalRule(
            written=f"{phrases.stated(_read(goal.target), goal.unit)}{f'（許される差{goal.tolerance}）' if goal.tolerance else ''}",
            direction=labels.DIRECTIONS[goal.direction] if goal.unit else labels.COUNTS[Counts.STAGES],
            meaning=goal.meaning,
            examples="、".join(
                f"{phrases.stated(_read(value), goal.unit)} → {_verdict(goal, value)}" for value in goal.values
            ),
        )
        for goal in _GOALS
    )


def _counted(counts: Counts | None, unit: str, direction: Direction, values: tuple[str, str, str]) -> Track:
    series = "total" if counts is Counts.CUMULATIVE else "actual"
    before, now, target = map(_read, values)
    years = {"R5": {series: before}, "R6": {series: now}, "R9": {"target": target}}
    stages = _STAGES if counts is Counts.STAGES else ()
    return _track(years, unit=unit or None, counts=counts, direction=direction, stages=stages)


def _verdict(goal: _Goal, value: str) -> str:
    baseline, before = goal.before
    years: dict[str, dict[str, Quantity]] = {"R6": {"target": _read(goal.target), "actual": _read(value)}}
    years |= {"R4": {"baseline": _read(baseline)}} if baseline else {}
    years |= {"R5": {"actual": _read(before)}} if before else {}
    tolerance = Decimal(goal.tolerance) if goal.tolerance else None
    stages = () if goal.unit else _STAGES
    track = _track(years, unit=goal.unit or None, direction=goal.direction, tolerance=tolerance, stages=stages)
    verdict = next(result.rate.verdict for period, result in track.results.items() if period == parse_period("R6"))
    return labels.VERDICTS[verdict] if verdict else _NOT_JUDGED


def _track(years: Mapping[str, Mapping[str, Quantity]], **keys: Any) -> Track:
    """Return the evaluated track of a plan whose only indicator has these rows."""
    plan = Plan.model_validate(
        {
            "id": "example",
            "title": "例の計画",
            "municipality": {"code": "000000", "prefecture": "例県", "name": "例市"},
            "period": {"from": "R5", "to": "R9"},
            "updated": _DAY.isoformat(),
            "levels": ["施策"],
            "sources": {"report": {"title": "例の資料"}},
            "indicators": [{"id": "example", "name": "例の指標", "years": years, **_given(keys)}],
        }
    )
    return evaluate(plan, _DAY).tracks[0]


def _given(keys: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in keys.items() if value}


def _read(text: str) -> Quantity:
    return read_quantity(text) or Words(text)
