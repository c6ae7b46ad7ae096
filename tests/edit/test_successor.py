"""`new --follows`: what goes on from the plan before is copied; figures, texts and places are not, values are offered."""

import re
from pathlib import Path

import pytest

from generator.cli import main
from generator.commands.plans import with_cross_plan_findings
from generator.edit.layout import canonical_layout
from generator.plan.load import Loaded, load
from generator.plan.model.plan import Plan
from tests.frozen import PORTAL
from tests.small_plans import HEAD

PLANS = sorted((PORTAL / "plans").glob("*.yaml"))
OLD = f"""{HEAD}upkeep: {{owner: 産業課, due: 2027-05-31}}
contacts: {{office: {{name: 窓口, at: report 3}}}} # 古いメモ
indicators:
- {{id: whole, name: 全体, unit: 件, years: {{R5: {{actual: 1}}, R6: {{actual: 集計中}}}}}}
measures:
- id: m
  name: 施策
  at: report 9
  indicators:
  - id: sales
    name: 売上
    unit: 千円
    direction: up
    updated: 2025-04-01
    years:
      R5: {{actual: 900}}
      R6: {{target: 1300, actual: {{value: 1234567, status: 速報}}}}
  - {{id: about, name: およそ, unit: 人, years: {{R6: {{actual: 約20}}}}}}
  - id: split
    name: 内訳
    unit: 人
    parts: [{{id: a, name: 個人, years: {{R6: {{actual: 2.50}}}}}}, {{id: b, name: 団体, unit: 社}}]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plans").mkdir()
    return tmp_path / "plans"


def begun(folder: Path, old: str, *more: str) -> Loaded:
    flags = ["--title", "つぎの計画", "--from", "R12", "--to", "R16", "--source", "資料", "--updated", "2026-11-22"]
    assert main(["new", "next", "--follows", old, *flags, *more]) == 0
    return load("plans/next.yaml", (folder / "next.yaml").read_bytes())


def shape(plan: Plan) -> list[object]:
    return [
        plan.levels,
        plan.scales.keys(),
        plan.texts,
        plan.contacts.keys(),
        [(node.depth, node.measure.id, node.measure.name, node.measure.lead) for node in plan.nodes()],
        [(one.path, one.indicator.id, one.indicator.name, one.indicator.unit) for one in plan.placed_indicators()],
    ]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_it_has_the_shape_of_the_plan_before_and_none_of_its_contents(folder: Path, path: Path) -> None:
    (folder / path.name).write_bytes(path.read_bytes())
    old, found = load(path.name, path.read_bytes()), begun(folder, path.stem)
    assert old.plan
    assert found.plan
    assert not found.has_errors
    assert shape(found.plan) == shape(old.plan)
    assert found.plan.follows == old.plan.id
    assert not list(found.plan.rows())
    assert " at:" not in re.sub("#.*", "", (folder / "next.yaml").read_text(encoding="utf-8"))
    assert canonical_layout("x", (folder / "next.yaml").read_bytes()) == (folder / "next.yaml").read_bytes()
    codes = [item.code for item in with_cross_plan_findings([found, old])[0].diagnostics]
    assert set(codes) <= {"unknown-municipality", "unknown-follows"}


def test_the_last_value_is_offered_as_a_comment(folder: Path) -> None:
    (folder / "old.yaml").write_text(OLD, encoding="utf-8")
    found = begun(folder, "old")
    text = (folder / "next.yaml").read_text(encoding="utf-8")
    offers = [line.strip() for line in text.splitlines() if "前の計画の実績" in line]
    rest = "基準値なら、資料で確かめて years: に書く →"
    assert offers == [
        f"# 前の計画の実績：R5 は 1件。{rest} R5: {{baseline: 1}}",
        f"# 前の計画の実績：R6 は 1234567千円（速報）。{rest} R6: {{baseline: 1234567}}",
        f"# 前の計画の実績（個人）：R6 は 2.50人。{rest} R6: {{baseline: 2.50}}",
    ]
    assert "古いメモ" not in text
    assert found.plan
    assert found.plan.upkeep.due is None  # a single day of the old period
    assert found.plan.upkeep.owner == "産業課"


def test_what_is_given_replaces_what_the_plan_before_has(folder: Path) -> None:
    (folder / "old.yaml").write_text(OLD, encoding="utf-8")
    found = begun(folder, "old", "--code", "072044", "--prefecture", "福島県", "--municipality", "いわき市")
    assert found.plan
    assert (found.plan.municipality.code, found.plan.municipality.name) == ("072044", "いわき市")


def test_a_plan_before_that_is_missing_or_wrong_stops_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "old.yaml").write_text(OLD.replace("name: 施策", "nome: 施策"), encoding="utf-8")
    for name, message in (("other", "「other」という計画はありません"), ("old", "にエラーがあります")):
        assert main(["new", "next", "--follows", name, "--title", "題"]) == 2
        assert message in capsys.readouterr().err
    assert not (folder / "next.yaml").exists()


def test_it_says_what_is_still_needed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "old.yaml").write_text(OLD, encoding="utf-8")
    assert main(["new", "next", "--follows", "old"]) == 2
    assert "足りないものがあります: --title、--from、--to、--source。" in capsys.readouterr().err
