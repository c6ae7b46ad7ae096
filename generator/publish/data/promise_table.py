"""The table of promises: for each indicator, what became of the newest target that is due."""

from collections.abc import Iterator, Sequence

from generator.evaluation.evaluate import Evaluation
from generator.evaluation.promises import Promise, promises
from generator.plan.model.quantity import numbers
from generator.publish.data import common_values
from generator.publish.data.common_columns import INDICATOR, MEASURE, PLACE, TIME
from generator.publish.data.common_values import RowValues
from generator.publish.data.table import Column, DataTable, row_of
from generator.publish.wording import phrases

COLUMNS = (
    *PLACE,
    *MEASURE,
    *INDICATOR,
    *TIME,
    Column(name="lead", title="実施主体", about="資料に書かれた実施主体。複数は「・」でつなぐ。"),
    Column(name="unit", title="単位", about="値の単位。"),
    Column(name="target", title="目標", about="期限のきた、いちばん新しい目標。"),
    Column(name="actual", title="実績", about="目標とくらべた値。"),
    Column(name="met", title="目標に対して", about="true：達成。false：未達。"),
    Column(name="years", title="つづいた年数", about="同じ結果がつづいた年度の数。", type="integer"),
    Column(name="baseline", title="基準値", about="くらべられるときだけ。", type="number"),
    Column(name="below_baseline", title="基準より悪い", about="true：基準値より悪い。くらべられなければ空。"),
    Column(name="target_before", title="変える前の目標", about="目標が届きやすく変えられたとき、はじめの値。", type="number"),
)  # fmt: skip


def promise_table(evaluations: Sequence[Evaluation]) -> DataTable:
    """Return the table of all plans, in their order."""
    rows = (row_of(COLUMNS, row) for evaluation in evaluations for row in _rows(evaluation))
    about = "指標ごとに、期限のきたいちばん新しい目標と、その結果。"
    return DataTable(name="promises", title="約束の結果", about=about, columns=COLUMNS, rows=tuple(rows))


def _rows(evaluation: Evaluation) -> Iterator[RowValues]:
    place = common_values.place(evaluation.plan)
    for one in promises(evaluation):
        yield place | common_values.indicator(one.track) | common_values.time(one.period) | _values(one)


def _values(one: Promise) -> RowValues:
    track, result = one.track, one.result
    return {
        "lead": "・".join(track.node.measure.lead) if track.node else None,
        "unit": track.unit,
        "target": phrases.figure(result.target, None) if result.target else None,
        "actual": phrases.figure(result.measured, None) if result.measured else None,
        "met": str(one.is_met).lower(),
        "years": one.run,
        "baseline": one.baseline.before if one.baseline else None,
        "below_baseline": str(one.is_below_baseline).lower() if one.baseline else None,
        "target_before": numbers(one.eased[0][1].value)[0] if one.eased else None,
    }
