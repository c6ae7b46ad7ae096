"""Run one check on a small plan of the years R5 to R8, given as YAML."""

from generator.plan.diagnostics import Check, DataPath, Finding
from generator.plan.load import load
from generator.plan.model.plan import Plan

HEAD = """title: 例の計画
municipality: {code: "132284", prefecture: 東京都, name: あきる野市}
period: {from: R5, to: R8}
updated: 2026-11-21
levels: [施策, 事業]
sources: {report: {title: 進捗状況}}
"""


def plan(body: str, head: str = HEAD, name: str = "example") -> Plan:
    """Read a plan that may have findings, but is whole; `body` is YAML of its top level."""
    loaded = load(f"plans/{name}.yaml", f"{head}{body}\n".encode())
    assert loaded.plan is not None, loaded.diagnostics
    return loaded.plan


def indicator(text: str) -> str:
    """Return an indicator (without its id and name) of the plan itself as YAML."""
    return f"indicators: [{{id: i, name: 指標, {text}}}]"


def dotted(path: DataPath) -> str:
    """Return a path as people read it: measures.0.years.R5.money."""
    return ".".join(map(str, path))


def findings(check: Check[Plan], body: str, head: str = HEAD) -> list[Finding]:
    """Return what one check finds in a plan."""
    return list(check.find(plan(body, head)))


def found(check: Check[Plan], body: str, head: str = HEAD) -> list[str]:
    """Return the paths at which one check finds something in a plan."""
    return [dotted(finding.path) for finding in findings(check, body, head)]
