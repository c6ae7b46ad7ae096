"""Plans of every kind: combinations of measure, direction, goal, value and time in; small plans that `check` accepts, out.

Every 431st combination of the whole table is taken, so that neighbours differ in several things and each choice occurs.
"""

from collections.abc import Iterator
from itertools import islice, product

from generator.plan.load import Loaded, load
from tests.small_plans import HEAD

STEP = 431
SIZE = 40
"""The number of indicators in one plan."""
COUNTS = ("", "counts: yearly, ", "counts: level, ", "counts: cumulative, ", "counts: ratio, ", "counts: rank, ", "")
UNITS = ("件", "人", "店舗", "世帯", "％", "位", "件/年")
"""The unit beside each kind of measure."""
DIRECTIONS = ("up", "down", "keep", "none")
GOALS = (
    "50",
    "50以上",
    "50以下",
    "50未満",
    "40〜60",
    "50程度",
    "維持",
    "前年度以上",
    "増加",
    "減少",
    "設定なし",
    "未公表",
    "{words: 充実させる}",
    "{value: 50, was: {value: 45}}",
    "{value: 50, unit: 千人}",
)
VALUES = (
    "50",
    "47",
    "61",
    "47程度",
    "50以上",
    "集計中",
    "―",
    "充実させる",
    "増加",
    "{value: 52, of: R4}",
    "{value: 20, status: 一部}",
    "{value: 55, status: 速報}",
    "{value: 3, unit: 千人}",
)
BEFORE = (
    "",
    "R5: {actual: 51}",
    "R5: {actual: 44, target: 45}",
    "R4: {baseline: 49}",
    "R4: {baseline: 60}, R5: {actual: 44}",
)
TIMES = (
    "R6: {{target: {goal}, actual: {value}}}",
    "R6: {{target: {goal}, actual: {value}, grade: A}}",
    "R6: {{actual: {value}, published_rate: 90}}, R8: {{target: {goal}}}",
    "R6: {{actual: {value}}}, 最終: {{target: {goal}}}",
    "R6: {{actual: {value}, total: 130}}, R8: {{target: {goal}}}",
    "R6上: {{actual: {value}}}, R6: {{target: {goal}}}",
    "R6: {{target: 48, actual: {value}}}, R9: {{target: {goal}}}",
    "R5: {{forecast: {value}}}, R6: {{target: {goal}, total: 70}}",
    "H31.3: {{actual: {value}}}, R3: {{actual: 12}}, R8: {{target: {goal}}}",
)
MORE = (
    "counts: stages, stages: [未策定, 検討中, 策定], direction: up, years: {R5: {target: 検討中, actual: 検討中}, R6: {target: 策定, actual: 検討中}, R8: {target: 策定}}",
    "counts: stages, stages: [未策定, 検討中, 策定], direction: up, years: {R6: {actual: 策定}, R8: {target: 策定}}",
    "unit: 人, counts: yearly, direction: up, calendar: true, years: {R5: {target: 10, actual: 8}, R6: {target: 10, actual: 12}}",
    "unit: ％, direction: down, years: {R5: {actual: 15}, R6: {actual: 10}, R8: {target: 5}}",
    "unit: 人, counts: level, direction: keep, tolerance: 3, years: {R6: {target: 100, actual: 120}}",
    "unit: 人, direction: up, whole: all, parts: [{id: a, name: 甲, years: {R6: {target: 5, actual: 4}}}, {id: b, name: 乙, years: {R6: {target: 5, actual: 6}}}]",
    "unit: 点, counts: level, direction: up, years: {R4: {baseline: 50}}",
    "unit: 円, counts: level, direction: up, years: {R6: {target: 10000000, actual: 8999999}}",
)
"""Indicators of which the table has no combination."""
SCALES = (
    "",
    "rate: actual-over-target\nscales: {評価: {grades: [{code: S, from: 120}, {code: A, from: 90}, {code: B, above: 50}, {code: C}]}}\n",
    "rate: progress-from-baseline\nscales: {評価: {grades: [{code: A, met: true}, {code: C, met: false}]}}\n",
    "rate: met-or-not\nscales: {委員会: {by: 審議会, grades: [{code: A}, {code: B}]}}\n",
)


def indicators() -> Iterator[str]:
    """Yield indicators, each as the inside of a mapping without id and name."""
    table = product(zip(COUNTS, UNITS, strict=True), DIRECTIONS, GOALS, VALUES, BEFORE, TIMES)
    for (counts, unit), direction, goal, value, before, time in islice(table, 0, None, STEP):
        rows = ", ".join(part for part in (before, time.format(goal=goal, value=value)) if part)
        yield f"unit: {unit}, {counts}direction: {direction}, years: {{{rows}}}"
    yield from MORE


def plans() -> Iterator[Loaded]:
    """Yield plans of the indicators that `check` accepts under each scale, about forty in each."""
    for number, head in enumerate(SCALES):
        own = [one for index, one in enumerate(indicators()) if index % len(SCALES) == number or one in MORE]
        lines = [f"- {{id: i{index}, name: 指標{index}, {one}}}\n" for index, one in enumerate(own)]
        good = [line for line in lines if not _load(f"{head}indicators:\n{line}").has_errors]
        for start in range(0, len(good), SIZE):
            yield _load(f"{head}indicators:\n{''.join(good[start : start + SIZE])}")


def _load(text: str) -> Loaded:
    return load("plans/smallest.yaml", f"{HEAD}{text}".encode())
