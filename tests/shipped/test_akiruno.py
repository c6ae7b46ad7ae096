"""Akiruno's plan: all its published grades follow from its scale, and every figure is in the source."""

import hashlib
import re
from collections import Counter

import pytest

from generator.evaluation.evaluate import Evaluation
from generator.evaluation.standing import evaluated_years, standing
from generator.plan.model.plan import Plan
from generator.publish.wording import grades
from tests.conftest import ROOT

pytestmark = pytest.mark.plans("akiruno-commerce")
SOURCE = ROOT / "plans" / "sources" / "akiruno-commerce" / "progress.txt"
NAME = re.compile(r"(?P<name>.+?)(?P<new>【新規事業】)?\((?P<indicator>[^()]+)\) (?P<page>P\.\d+)")
VALUE = re.compile(r"(?P<number>[\d,]+)(?P<unit>\D+)")


def test_all_42_published_grades_come_out_of_the_declared_scale(akiruno_evaluation: Evaluation) -> None:
    results = [result for track in akiruno_evaluation.tracks for result in track.results.values()]
    published = [result for result in results if result.published_code]
    assert len(published) == 42
    assert [result.graded.grade.code if result.graded.grade else None for result in published] == [
        result.published_code for result in published
    ]


def test_the_sides_that_no_cell_decides_are_ours(akiruno: Plan) -> None:
    assert akiruno.scale is not None
    assert [(grade.code, [str(side) for side in grade.ours]) for grade in akiruno.scale.grades] == [
        ("S", ["from"]),
        ("A", ["from"]),
        ("B", []),
        ("C", []),
    ]
    assert [grades.band(akiruno.scale, grade) for grade in akiruno.scale.grades] == [
        "120％以上",
        "90％以上120％未満",
        "50％超90％未満",
        "50％以下",
    ]


def test_the_standing_of_each_year(akiruno_evaluation: Evaluation) -> None:
    years = evaluated_years(akiruno_evaluation.tracks)
    standings = [standing(akiruno_evaluation, year) for year in years]
    assert [(item.period.year, dict(item.grades), len(item.behind), item.met) for item in standings] == [
        (2025, {"S": 1, "A": 2, "B": 6, "C": 5}, 11, 3),
        (2024, {"S": 2, "A": 5, "B": 3, "C": 4}, 7, 7),
        (2023, {"S": 1, "A": 7, "B": 4, "C": 2}, 7, 7),
    ]
    running = {item.track.indicator.id: item.years for item in standings[0].behind}
    assert Counter(running.values()) == {3: 5, 2: 2, 1: 4}
    assert running["startup-consultation-new-clients"] == 3
    assert running["succession-seminar-participants"] == 1


def _source_lines() -> list[str]:
    return SOURCE.read_text(encoding="utf-8").split("\n")


def test_the_source_is_the_one_that_was_transcribed(akiruno: Plan) -> None:
    assert hashlib.sha256(SOURCE.read_bytes()).hexdigest() == akiruno.sources["progress"].sha256


def _cell(text: str) -> str:
    found = VALUE.fullmatch(text.strip())
    return found["number"].replace(",", "") if found else text.strip()


def test_every_cell_of_the_source_is_in_the_plan_and_no_more(akiruno: Plan) -> None:
    """Parse the source's table again, independently, and compare it cell by cell with the plan."""
    lines = _source_lines()
    found = {}
    for number, line in enumerate(lines, 1):
        cells = line.split("\t")
        if len(cells) > 16 and (name := NAME.fullmatch(cells[2])):
            progress, _, issues = cells[5].partition(" 課題：")
            figures = {
                "R3": (None, _cell(cells[6]), None),
                **{year: tuple(map(_cell, cells[at : at + 3])) for year, at in (("R5", 7), ("R6", 10), ("R7", 13))},
                "R8": (_cell(cells[16]), None, None),
            }
            assert not any(cells[17:])
            unit = VALUE.fullmatch(cells[7])
            assert unit is not None
            found[number] = (
                *name.group("name", "indicator", "page"),
                bool(name["new"]),
                cells[3],
                unit["unit"],
                cells[4],
                progress,
                issues,
                figures,
            )
    kept = {}
    for node in akiruno.nodes():
        measure = node.measure
        for indicator in measure.indicators:
            assert measure.at is not None
            assert indicator.at == measure.at
            texts = {heading: text for row in measure.years.values() for heading, text in row.texts.items()}
            figures = {
                period.written: (
                    str(row.target.number) if row.target else None,
                    None if row.actual is None else str(row.actual.number) if row.actual.number is not None else "-",
                    (row.grade or {}).get(""),
                )
                for period, row in indicator.years.items()
            }
            kept[measure.at.first] = (
                measure.name,
                indicator.name,
                measure.printed_page,
                measure.tags.get("新規事業", False),
                "・".join(measure.lead),
                indicator.unit,
                *(texts[heading].strip() for heading in ("目標とする姿", "実施状況", "課題")),
                figures,
            )
    assert len(found) == 14
    assert kept == found


def test_the_hierarchy_and_the_legend_are_those_of_the_source(akiruno: Plan) -> None:
    lines = _source_lines()
    tops = [line.split("\t")[0] for line in lines[8:22] if line.split("\t")[0]]
    seconds = [line.split("\t")[1] for line in lines[8:22] if line.split("\t")[1]]
    assert [measure.name for measure in akiruno.measures] == tops
    assert [inner.name for measure in akiruno.measures for inner in measure.measures] == seconds
    assert akiruno.scale is not None
    legend = [f"{grade.code}\t{grade.label}({grade.printed})：{grade.meaning}" for grade in akiruno.scale.grades]
    assert legend == lines[24:28]
    assert akiruno.scale.note == lines[-1]
    source = akiruno.sources["progress"]
    assert (source.title, source.number) == (lines[2], lines[4])


def test_a_dash_has_the_reason_that_the_source_gives(akiruno: Plan) -> None:
    dashes = [
        (placed.node.measure.tags.get("新規事業"), row.actual.why)
        for placed in akiruno.placed_indicators()
        if placed.node
        for row in placed.indicator.years.values()
        if row.actual and row.actual.missing
    ]
    assert dashes == [(True, "【新規事業】")] * 4
