"""Small comparisons: a plan's YAML and the texts of its sources in; what was found, and what was not, out."""

from collections.abc import Mapping

from generator.fidelity.compare import Comparison, compare
from generator.plan.load import load
from generator.plan.reading.source_text import source_text

HEAD = """title: 例の計画
municipality: {code: "132284", prefecture: 東京都, name: あきる野市}
period: {from: R5, to: R8}
updated: 2026-11-21
levels: [施策, 事業]
texts: {課題: issues}
sources: {report: {title: 進捗状況}, list: {title: 一覧}}
"""


def compared(body: str, texts: str | Mapping[str, str], head: str = HEAD) -> Comparison:
    """Compare a plan, of which `body` is the YAML after the head, with the text of `report`, or with several texts."""
    loaded = load("plans/example.yaml", f"{head}{body}\n".encode())
    assert loaded.plan is not None, loaded.diagnostics
    assert loaded.data is not None
    given = {"report": texts} if isinstance(texts, str) else texts
    return compare(loaded.plan, loaded.data, {name: source_text(text.encode()) for name, text in given.items()})


def of_indicator(keys: str, at: str = "report 1") -> str:
    """Return an indicator named 指標 of the plan, with its citation, as YAML."""
    return f"indicators: [{{id: i, name: 指標, at: '{at}', {keys}}}]"


def of_measure(keys: str, at: str = "report 1") -> str:
    """Return a measure named 事業 with its citation as YAML."""
    return f"measures: [{{id: m, name: 事業, at: '{at}', {keys}}}]"


def missing(found: Comparison) -> list[str]:
    """Return what was not found, as written."""
    return [str(one.written) for one in found.missing]


def unaccounted(found: Comparison) -> list[str]:
    """Return the pieces of the texts that are not in the plan."""
    return [piece.text for piece in found.unaccounted]
