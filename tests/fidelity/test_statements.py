"""Statements: what of a plan file is looked up, where the file cites it, and what is not."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from generator.fidelity.statements import DECLARATIONS, OURS, Statement, statements
from generator.plan.checks.structure import cited_places
from generator.plan.diagnostics import DataPath
from generator.plan.load import load, load_file
from generator.plan.model.plan import Plan
from generator.plan.places import Place
from tests.conftest import ROOT
from tests.fidelity.compared import HEAD
from tests.frozen import PLANS
from tests.model_fields import records

EXAMPLE = ROOT / "content" / "manual" / "example.yaml"


def keys_of(model: type[BaseModel], within: tuple[type, ...] = ()) -> Iterator[str]:
    """Yield the keys of the model under which a plan file has words of its source: all that no key of ours is above."""
    for name, field in model.model_fields.items():
        key = field.alias or name
        is_declared = model is Plan and key in DECLARATIONS
        if key in OURS or (is_declared and key not in ("contacts", "scales")):
            continue
        if not is_declared:
            yield key
        for record in _records(field.annotation):
            if record not in within:
                yield from keys_of(record, (*within, record))


def _records(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _records(inner)


def _cited(plan: Plan) -> dict[DataPath, Place]:
    return {path: at for at, path in cited_places(plan)}


def keys_looked_up(path: Path) -> set[str]:
    loaded = load_file(path, f"plans/{path.name}")
    assert loaded.plan is not None
    assert loaded.data is not None
    return {
        key
        for one in statements(loaded.plan, loaded.data, _cited(loaded.plan))
        for key in one.path
        if isinstance(key, str)
    }


def test_every_key_is_looked_up_or_ours() -> None:
    seen = set().union(*(keys_looked_up(path) for path in (*PLANS, EXAMPLE)))
    assert not set(keys_of(Plan)) - seen, (
        "a new key: is it the source's (show it in the plans with every field) or OURS?"
    )
    assert not seen & OURS
    known = {field.alias or name for record in records() for name, field in record.model_fields.items()}
    assert known >= OURS
    assert set(Plan.model_fields) >= DECLARATIONS


def stated(body: str, head: str = HEAD) -> list[Statement]:
    loaded = load("plans/example.yaml", f"{head}{body}\n".encode())
    assert loaded.plan is not None
    assert loaded.data is not None
    return list(statements(loaded.plan, loaded.data, _cited(loaded.plan)))


def written(found: list[Statement]) -> list[tuple[str, str]]:
    """Return each statement with the place that it is looked up in."""
    return [(str(one.written), str(one.at or "")) for one in found]


BODIES = [
    ("measures: [{id: m, name: 事業}]", [("事業", "")], "no citation"),
    ("measures: [{id: m, name: 事業, at: report 3, lead: [市, 商工会]}]", [("事業", "report 3"), ("市", "report 3"), ("商工会", "report 3")], "a citation"),
    ("measures: [{id: m, name: 事業, at: report 3, measures: [{id: n, name: 下, at: list 4-5}, {id: o, name: 横}]}]", [("事業", "report 3"), ("下", "list 4-5"), ("横", "report 3")], "the nearest citation"),
    ("measures: [{id: m, name: 事業, also: [{name: 別名, at: list 9}]}]", [("事業", ""), ("別名", "list 9")], "another name"),
    ("years: {R5: {at: report 7, texts: {課題: 周知}}}", [("周知", "report 7")], "a row"),
    ("words: {課題: \"一つめ\"}", [("一つめ", "")], "a text without its heading"),
    ("measures: [{id: m, name: 事業, tags: {重点: true}}]\ntags: {重点: flag}", [("事業", "")], "a flag"),
    ("tables: [{id: t, title: 表, columns: [名前, 人数], rows: [[木地, 3]], at: report 2}]", [("表", "report 2"), ("名前", "report 2"), ("人数", "report 2"), ("木地", "report 2"), ("3", "report 2")], "a table"),
    ("contacts: {office: {name: 産業課, mail: a@example.jp, at: list 1}}", [("産業課", "list 1"), ("a@example.jp", "list 1")], "a contact"),
    ("scales: {評価: {by: 市, at: list 2, note: 年度末の値, grades: [{code: A, label: 良, from: 90, ours: [from]}, {code: B}]}}", [("年度末の値", "list 2"), ("良", "list 2")], "a scale"),
    ("errata: [{date: 2026-11-25, since: 2026-11-21, what: 実績, was: 21, now: 30, why: 写しまちがい}]", [], "errata"),
    ("left_out: [{at: report 1, what: 表紙, why: 計画の内容ではない}]", [], "what is left out"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), [row[:2] for row in BODIES], ids=[row[2] for row in BODIES])
def test_what_is_looked_up_where(body: str, expected: list[tuple[str, str]]) -> None:
    assert written(stated(body)) == expected


def test_a_text_is_looked_up_line_by_line() -> None:
    body = "measures:\n- id: m\n  name: 事業\n  words:\n    課題: |\n      一つめ\n\n      - 二つめ\n      ――\n"
    assert written(stated(body)) == [("事業", ""), ("一つめ", ""), ("- 二つめ", "")]
    assert [one.below for one in stated(body)] == [0, 1, 3]


def test_what_is_printed_is_looked_up_for_the_value() -> None:
    body = "indicators: [{id: i, name: 指標, unit: 人, years: {R5: {actual: {value: 2794, printed: '2.794', of: R3}}}}]"
    assert [one for one, _ in written(stated(body))] == ["指標", "人", "2.794"]


@pytest.mark.parametrize(
    ("keys", "ours"),
    [
        ("actual: 未公表", [True]),
        ("actual: {value: 1, note: 延べ}", [False, True]),
        ("actual: {missing: 未公表, why: 集計の途中}", [True, True]),
        ("actual: 検討中", [False]),
        ("actual: 1, grade: ◎", [False, False]),
    ],
)
def test_what_may_be_ours(keys: str, ours: list[bool]) -> None:
    scale = "scales: {評価: {grades: [{code: ◎}]}}\n"
    found = stated(f"{scale}indicators: [{{id: i, name: 指標, years: {{R5: {{{keys}}}}}}}]")
    assert [one.may_be_ours for one in found if "years" in one.path] == ours


def test_an_item_that_names_a_contact() -> None:
    contacts = "contacts: {one: {name: 産業課, tel: [042-1, 042-2]}, two: {name: 窓口}}\n"
    body = "measures: [{id: m, name: 事業, at: report 5, contacts: [one, two]}]\nevents: [{title: 会, contact: two}]"
    assert written(stated(contacts + body)) == [
        ("事業", "report 5"),
        ("042-1", "report 5"),
        ("042-2", "report 5"),
        ("窓口", "report 5"),
        ("会", ""),
        ("窓口", ""),
        *[(name, "") for name in ("産業課", "042-1", "042-2", "窓口")],
    ]


def test_a_plan_with_errors_has_statements_too() -> None:
    """What an undeclared name stands for is unknown; the rest is looked up."""
    assert written(stated("measures: [{id: m, name: 事業, contacts: [nobody]}]")) == [("事業", "")]
