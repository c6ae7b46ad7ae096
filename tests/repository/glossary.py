"""The glossary: one line per Japanese term, with its YAML key, code name and CSV column, for docs/glossary.md."""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import NamedTuple

from generator.plan import model
from generator.plan.model.fields import Record
from generator.publish.data import columns
from generator.publish.data.table import Column

HEAD = """# Glossary

One term has one name, from the plan file to the code and the published data. `./portal golden` writes this page: the second
table from the model and the data dictionary, the first from `tests/repository/glossary.py`.
"""
SHOWN = 3
"""The maximum number of places shown of a key that many records share."""


class Term(NamedTuple):
    """A term of the field: its Japanese and English words, where it is in the code, and its meaning."""

    japanese: str
    english: str
    code: str
    meaning: str


TERMS = (
    Term("計画", "plan", "plan.model.plan.Plan", "A municipality's published plan; one YAML file."),
    Term(
        "施策・事業",
        "measure",
        "plan.model.plan.Measure",
        "A node of the plan's hierarchy; at the lowest level, a programme.",
    ),
    Term("指標", "indicator", "plan.model.indicator.Indicator", "A measured quantity with targets and actuals."),
    Term("内訳", "part", "plan.model.indicator.Part", "A named part of a compound indicator."),
    Term(
        "年度", "fiscal year", "plan.model.fiscal.Period", "April to March, known by the Gregorian year of its April."
    ),
    Term("暦年", "calendar year", "plan.model.fiscal.PeriodKind.CALENDAR", "January to December of one year."),
    Term(
        "値",
        "quantity",
        "plan.model.quantity.Quantity",
        "What a figure states: a number, a bound, a range, words, or the reason for its absence.",
    ),
    Term("数え方", "counts", "plan.model.vocabulary.Counts", "The kind of quantity that an indicator measures."),
    Term("基準値", "baseline", "plan.model.row.Series.BASELINE", "The value from which progress is measured."),
    Term("目標", "target", "plan.model.row.Series.TARGET", "The value to be reached in a fiscal year."),
    Term("実績", "actual", "plan.model.row.Series.ACTUAL", "The value that was reached."),
    Term(
        "見通し",
        "forecast",
        "plan.model.row.Series.FORECAST",
        "The value that the plan expects without being a target.",
    ),
    Term("変える前の値", "former value", "plan.model.figure.Former", "A value before it was changed."),
    Term("目標が求めること", "goal", "evaluation.result.Goal", "What a target asks for, in a form that can be judged."),
    Term("達成・未達", "verdict", "evaluation.result.Verdict", "Whether a goal that is due was met."),
    Term(
        "判定",
        "result",
        "evaluation.result.Result",
        "What one period's figures mean, once judged; all else repeats it.",
    ),
    Term("累計", "total", "plan.model.row.Series.TOTAL", "The sum up to a fiscal year."),
    Term("率", "rate", "evaluation.result.Rate", "An exact percentage, computed from actual and target."),
    Term("率の式", "method", "plan.model.vocabulary.Method", "How a rate is computed."),
    Term("よい向き", "direction", "plan.model.vocabulary.Direction", "The way in which an indicator is meant to move."),
    Term("評価", "grade", "plan.model.scale.Grade", "A code of the plan's scale, published or computed."),
    Term("評価のものさし", "scale", "plan.model.scale.Scale", "A plan's grades with their bands, best first."),
    Term("評価の数", "standing", "evaluation.standing.Standing", "A fiscal year's counts of grades."),
    Term("予算", "budget", "plan.model.vocabulary.MoneyBasis.BUDGET", "An amount that was planned."),
    Term("決算", "settlement", "plan.model.vocabulary.MoneyBasis.SETTLEMENT", "An amount that was spent."),
    Term("値がない理由", "missing", "plan.model.vocabulary.Missing", "Why a plan file has no value."),
    Term("率や評価がない理由", "reason", "evaluation.result.Reason", "Why an evaluation has no rate or no grade."),
    Term(
        "すべての値",
        "observation",
        "evaluation.observations.Observation",
        "One figure with its place, source and result.",
    ),
    Term("出典", "source", "plan.model.source.Source", "A document that the plan file was transcribed from."),
    Term(
        "読みかえ", "correction", "plan.model.blocks.Correction", "A reading that differs from what the source prints."
    ),
    Term("訂正履歴", "errata", "plan.model.blocks.Erratum", "A mistake that was published here and then corrected."),
    Term("更新の期限", "due", "plan.model.upkeep.Due", "The date by which a fiscal year's value must be in the file."),
    Term("指摘", "finding", "plan.diagnostics.Finding", "One problem at a path; with line and column, a diagnostic."),
)


def records() -> list[type[Record]]:
    """Return every record of the model, in the order of the modules."""
    modules = [importlib.import_module(f"{model.__name__}.{one.name}") for one in pkgutil.iter_modules(model.__path__)]
    found = [value for module in modules for value in vars(module).values() if isinstance(value, type)]
    return list(dict.fromkeys(one for one in found if issubclass(one, Record) and one is not Record))


def yaml_keys() -> dict[str, dict[str, list[str]]]:
    """Return the names of the records by Japanese title, then by YAML key."""
    found: dict[str, dict[str, list[str]]] = {}
    for record in records():
        for name, field in record.model_fields.items():
            found.setdefault(str(field.title), {}).setdefault(field.alias or name, []).append(
                f"{record.__name__}.{name}"
            )
    return found


def csv_columns() -> dict[str, list[str]]:
    """Return the names of the published columns by Japanese title."""
    found: dict[str, list[str]] = {}
    groups = [value for value in vars(columns).values() if isinstance(value, tuple)]
    for column in (one for group in groups for one in group if isinstance(one, Column)):
        found.setdefault(column.title, []).append(column.name)
    return {title: list(dict.fromkeys(names)) for title, names in found.items()}


def glossary() -> str:
    """Return the page as Markdown."""
    return "\n".join([HEAD, "## Terms of the field", "", *_terms(), "", "## Keys and columns", "", *_names(), ""])


def _terms() -> Iterator[str]:
    yield "| Japanese | English | code | meaning |"
    yield "|---|---|---|---|"
    yield from (f"| {one.japanese} | {one.english} | `{one.code}` | {one.meaning} |" for one in TERMS)


def _names() -> Iterator[str]:
    keys, names = yaml_keys(), csv_columns()
    yield "| Japanese | YAML key | code | CSV column |"
    yield "|---|---|---|---|"
    for title in dict.fromkeys([*keys, *names]):
        places = [place for places in keys.get(title, {}).values() for place in places]
        more = f" and {len(places) - SHOWN} more" if len(places) > SHOWN else ""
        yield f"| {title} | {_code(keys.get(title, {}))} | {_code(places[:SHOWN])}{more} | {_code(names.get(title, ()))} |"


def _code(names: object) -> str:
    return ", ".join(f"`{name}`" for name in names) if isinstance(names, list | tuple | dict) else ""
