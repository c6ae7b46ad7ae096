"""Cases from public trackers and real plans: each input is read, judged and shown as its source means it.

An input is tried as it is, where nothing false may be written, and where it says too little, with the declaration that
it lacks, where the right thing must be written.
"""

import datetime as dt
import html
import re
from dataclasses import dataclass
from functools import cached_property

import pytest

from generator.evaluation.evaluate import Evaluation, evaluate
from generator.evaluation.observations import observations
from generator.plan.diagnostics import Severity
from generator.plan.load import Loaded, load
from generator.publish.data.common_values import time
from generator.publish.views.indicator_records import IndicatorView, YearRow
from generator.publish.views.plan import plan_page
from generator.publish.views.records import PlanPage
from tests.conftest import ROOT
from tests.trees import tree

CASES = ROOT / "tests" / "cases"
TODAY = dt.date(2026, 11, 21)
NO_DISTANCE = re.compile("あと|すで|より[0-9,.]+")


@dataclass(frozen=True)
class Case:
    """A case as it was loaded, with what the site shows of it."""

    loaded: Loaded

    @cached_property
    def errors(self) -> list[str]:
        """Return the codes of the errors."""
        return [found.code for found in self.loaded.diagnostics if found.severity is Severity.ERROR]

    @cached_property
    def evaluation(self) -> Evaluation:
        """Return the plan's evaluation."""
        assert self.loaded.plan is not None
        return evaluate(self.loaded.plan, TODAY)

    @cached_property
    def page(self) -> PlanPage:
        """Return what the plan's pages show."""
        return plan_page(self.evaluation)

    @property
    def indicators(self) -> list[IndicatorView]:
        """Return every indicator as it is shown."""
        return [view for measure in self.page.measures for section in measure.sections for view in section.indicators]

    @property
    def sentence(self) -> str:
        """Return the sentence of the only indicator."""
        (view,) = self.indicators
        return view.sentence

    @property
    def facts(self) -> dict[str, str]:
        """Return how the only indicator is kept up to date."""
        (view,) = self.indicators
        return dict(view.upkeep)

    def row(self, era: str) -> YearRow:
        """Return a year of the only indicator."""
        (view,) = self.indicators
        (row,) = (row for row in view.rows if row.year.era == era)
        return row

    @cached_property
    def written(self) -> str:
        """Return the text of every page on the plan, without its markup."""
        pages = [
            file.decode()
            for path, file in tree(self.evaluation).items()
            if path.endswith(".md") and not path.startswith("about/")
        ]
        return html.unescape(re.sub("<[^>]*>", "", "\n".join(pages)))


def case(name: str, *declared: str) -> Case:
    """Load a case, with keys declared for its (first) indicator."""
    text = (CASES / name / "input.yaml").read_text(encoding="utf-8")
    keys = "".join(f"    {key}\n" for key in declared)
    return Case(load(f"plans/{name}.yaml", text.replace("    years:\n", f"{keys}    years:\n", 1).encode()))


def grade(row: YearRow) -> str:
    """Return the grade that the portal computed; empty if it computed none."""
    return row.computed.code if row.computed else ""


READ = sorted(
    {path.parent.name for path in CASES.glob("*/input.yaml")}
    - {
        "code-of-another-prefecture",
        "comparator-against-direction",
        "decimal-comma-advice",
    }
)


@pytest.mark.parametrize("name", READ)
def test_what_a_source_can_say_is_accepted(name: str) -> None:
    assert case(name).errors == []


@pytest.mark.parametrize("declared", [(), ("counts: level",), ("counts: yearly",)], ids=str)
def test_there_is_no_exact_difference_between_inexact_numbers(declared: tuple[str, ...]) -> None:
    found = case("about-actual-difference", *declared)
    assert "1,000人程度" in found.sentence
    assert not re.search("増えました|あと|多い", found.sentence)
    assert found.page.improved == ()


def test_the_best_band_in_the_middle_leaves_a_possible_interval_above_it() -> None:
    found = case("band-text-impossible")
    (row,) = found.indicators[0].rows
    assert grade(row) == "過大"
    assert row.why == "実績 15人 ÷ 目標 10人 ＝ 150％。110％超なので「過大」です。"
    assert "110％超90％未満" not in found.written


@pytest.mark.parametrize("declared", [(), ("counts: level",)], ids=str)
def test_a_baseline_long_before_the_plan_is_no_error(declared: tuple[str, ...]) -> None:
    found = case("baseline-1990", *declared)
    assert not found.loaded.has_errors
    assert "基準（平成2年度）の500千tより70千t少ない値です" in found.sentence or not declared
    assert found.row("平成2年度").baseline == "500"


def test_the_progress_from_1990_is_no_rate_of_the_target() -> None:
    found = case("baseline-1990", "counts: level")
    assert found.sentence.endswith("令和9年度の目標400千tまで、あと30千tです（基準からの進み具合は70％）。")


def test_everything_stated_of_a_baseline_is_shown() -> None:
    found = case("baseline-note-lost")
    assert all(word in found.row("令和5年度").note for word in ("旧基準による集計", "推計", "令和2年度の値", "四十"))
    assert "旧基準による集計" in found.written
    assert "基準（令和2年度）" in found.sentence
    assert "基準（令和5年度）" not in found.sentence


def test_80_does_not_satisfy_less_than_80() -> None:
    found = case("bound-lost-by-cure")
    assert found.row("令和6年度").rate == "未達"
    assert "目標の80時間未満を達成できませんでした" in found.sentence


@pytest.mark.parametrize("key", ["R6", "R6年"])
def test_a_calendar_year_is_called_so_everywhere(key: str) -> None:
    text = (CASES / "calendar-year" / "input.yaml").read_text(encoding="utf-8")
    declared = text.replace("    years:\n", "    calendar: true\n    years:\n").replace("R6:", f"{key}:")
    found = Case(load("plans/calendar-year.yaml", declared.encode()))
    assert not found.loaded.has_errors
    assert found.sentence.startswith("令和6年（2024年1〜12月）は25千人で、")
    assert found.row("令和6年").rate == "83.3％"
    assert {
        (time(one.period)["period"], time(one.period)["period_kind"]) for one in observations(found.evaluation)
    } == {("2024", "calendar-year")}


def test_a_calendar_year_beside_a_fiscal_year_is_an_error() -> None:
    text = (CASES / "calendar-year" / "input.yaml").read_text(encoding="utf-8")
    mixed = text.replace("R6:", "R5: {actual: 20}\n      R6年:")
    assert "mixed-years" in Case(load("plans/calendar-year.yaml", mixed.encode())).errors


def test_the_code_of_another_prefecture_is_an_error() -> None:
    found = case("code-of-another-prefecture")
    assert found.errors == ["code-of-another-municipality"]
    (message,) = (one.message for one in found.loaded.diagnostics if one.severity is Severity.ERROR)
    assert "13" in message
    assert "東京都" in message


def test_a_ceiling_where_more_is_better_is_an_error_and_never_graded() -> None:
    found = case("comparator-against-direction")
    assert found.errors == ["bound-against-direction"]
    row = found.row("令和6年度")
    assert (row.target, row.rate, grade(row)) == ("24,200以下", "", "")
    assert found.page.behind == ()
    assert "達成" not in found.sentence


@pytest.mark.parametrize(("old", "new"), [("direction: up", "direction: down"), ("24200以下", "24200以上")])
def test_either_correction_of_the_ceiling_is_accepted(old: str, new: str) -> None:
    text = (CASES / "comparator-against-direction" / "input.yaml").read_text(encoding="utf-8")
    assert not load("plans/corrected.yaml", text.replace(old, new).encode()).has_errors


def test_yearly_amounts_are_not_held_against_a_target_of_unknown_kind() -> None:
    found = case("cumulative-vs-annual")
    assert not NO_DISTANCE.search(found.sentence)
    assert found.page.behind == ()
    row = found.row("令和6年度")
    assert (row.actual, row.total, grade(row)) == ("70", "130", "")
    assert "130" in found.written


def test_a_cumulative_target_is_compared_with_the_total() -> None:
    found = case("cumulative-vs-annual", "counts: cumulative")
    assert found.sentence.startswith("令和6年度（2024年度）までの累計は130件（この1年間は70件）です。")
    assert found.sentence.endswith("令和9年度の目標300件まで、あと170件です（目標の43.3％）。")
    assert found.row("令和6年度").rate == "43.3％（期限は令和9年度）"
    assert found.page.behind == ()


def test_a_comma_after_a_point_is_not_called_a_minus() -> None:
    found = case("decimal-comma-advice")
    (message,) = (one.message for one in found.loaded.diagnostics if one.severity is Severity.ERROR)
    assert "1234.5、" in message
    assert "12345 " in message
    assert not re.search(r"マイナス|1\.2345", message)


@pytest.mark.parametrize("correct", ["1234.5", "12345"])
def test_either_reading_of_the_comma_is_accepted(correct: str) -> None:
    text = (CASES / "decimal-comma-advice" / "input.yaml").read_text(encoding="utf-8")
    assert not load("plans/corrected.yaml", text.replace('"1.234,5"', correct).encode()).has_errors


def test_computed_grades_are_not_called_published() -> None:
    found = case("grades-said-to-be-published")
    assert found.page.standing_note == "本サイトが計算した評価は1つです。"
    assert "あきる野市が公表した" not in found.written
    assert "本サイトの計算" in found.written


@pytest.mark.parametrize("declared", [(), ("counts: yearly",), ("counts: level",)], ids=str)
def test_half_a_year_is_not_held_against_the_target_of_the_year(declared: tuple[str, ...]) -> None:
    found = case("half-years-vs-year-target", *declared)
    assert found.sentence == "令和6年度下半期（2024年度）は40件でした。"
    assert (found.page.behind, found.page.upkeep.late) == ((), ())
    (cell,) = (cell for group in found.page.groups for row in group.rows for cell in row.cells)
    assert cell.text == "上半期 30件、下半期 40件"


@pytest.mark.parametrize("declared", [(), ("counts: level",)], ids=str)
def test_more_than_is_to_be_kept_is_not_short_of_it(declared: tuple[str, ...]) -> None:
    found = case("keep-overshoot", *declared)
    assert "目標100人（差3まで）から20人多く、保てませんでした" in found.sentence
    assert not re.search("届き|届いて", found.written)
    assert found.row("令和6年度").rate == "未達"


@pytest.mark.parametrize(
    ("declared", "verdict"),
    [((), "未達"), (("tolerance: 9",), "未達"), (("tolerance: 10",), "達成")],
    ids=str,
)
def test_to_keep_is_to_keep_the_baseline(declared: tuple[str, ...], verdict: str) -> None:
    found = case("keep-the-baseline", *declared)
    assert found.row("令和6年度").rate == verdict
    assert "1,000店" in found.sentence
    assert ("10店少なく" in found.sentence) is (verdict == "未達")


def test_a_milestone_in_words_is_met_when_it_is_reached() -> None:
    found = case("milestone-words")
    assert [found.row(year).rate for year in ("令和5年度", "令和6年度")] == ["未達", "達成"]
    assert "目標の「策定」を達成しました" in found.sentence


def test_a_goal_of_a_later_year_is_not_missed() -> None:
    found = case("mixed-final-and-yearly")
    assert [view.target for view in found.page.behind] == ["目標 60人"]
    assert "未達は1つ" in found.page.summary
    assert "目標の期限があとの年度のものは1つ" in found.page.summary
    later = found.indicators[1]
    assert later.sentence.endswith("令和9年度の目標は100人です。")
    assert [grade(row) for row in later.rows] == ["", ""]
    assert later.rows[1].rate == "期限は令和9年度"


def test_the_opposite_is_not_suggested() -> None:
    found = case("opposite-suggestion")
    assert not any("未実施" in one.message for one in found.loaded.diagnostics)
    assert found.row("令和6年度").actual == "実施"
    assert "未実施" not in found.sentence


def test_per_cents_differ_by_points() -> None:
    found = case("pp-points")
    assert "前の年度より5.7ポイント上がりました。" in found.sentence
    assert "令和9年度の目標60.0％まで、あと11.8ポイントです。" in found.sentence
    assert not re.search(r"5\.7％|11\.8％", found.written)


def test_a_rank_goes_up() -> None:
    found = case("rank")
    assert found.sentence == (
        "令和6年度（2024年度）は9位で、目標の5位に及びませんでした。"
        "前の年度の12位から9位に上がりました。令和9年度の目標1位まで、あと8つです。"
    )
    assert not re.search("減りました|届きません|8位です", found.written)


def test_a_rate_beside_a_bound_is_shown_on_its_side() -> None:
    row = case("rounding-at-edge").row("令和6年度")
    assert row.why.startswith("実績 8,999,999円 ÷ 目標 10,000,000円 ＝ 89.99999％。")
    assert grade(row) == "B"


@pytest.mark.parametrize(("actual", "code"), [("11", "↗"), ("10", "→"), ("9", "↘")])
def test_a_scale_can_grade_the_change_from_the_year_before(actual: str, code: str) -> None:
    text = (CASES / "scale-against-last-year" / "input.yaml").read_text(encoding="utf-8")
    found = Case(load("plans/arrows.yaml", text.replace("actual: 11", f"actual: {actual}").encode()))
    row = found.row("令和6年度")
    assert grade(row) == code
    assert "前の年度の" in row.why


def test_a_survey_is_not_late_between_its_years() -> None:
    found = case("survey-every-three-years", "upkeep: {every: 3}")
    assert found.page.upkeep.late == ()
    assert "遅れている更新" not in found.facts
    assert found.facts["次の更新"].startswith("令和8年度の値")
    assert found.sentence.endswith("令和8年度の目標60％まで、あと8ポイントです（目標の86.7％）。")


@pytest.mark.parametrize(
    ("actual", "verdict", "clause"),
    [
        ("57", "達成", "目標50〜60％の範囲です"),
        ("50", "達成", "目標50〜60％の範囲です"),
        ("60", "達成", "目標50〜60％の範囲です"),
        ("61", "未達", "目標50〜60％の範囲を1ポイント上回りました"),
        ("49", "未達", "目標50〜60％の範囲を1ポイント下回りました"),
    ],
)
def test_a_range_is_met_inside(actual: str, verdict: str, clause: str) -> None:
    text = (CASES / "target-range" / "input.yaml").read_text(encoding="utf-8")
    found = Case(load("plans/range.yaml", text.replace("actual: 57", f"actual: {actual}").encode()))
    assert found.row("令和6年度").rate == verdict
    assert clause in found.sentence
    assert "50〜60" in found.row("令和6年度").target


def test_every_former_target_is_shown() -> None:
    found = case("target-revised-twice")
    (change,) = found.indicators[0].changes
    assert re.fullmatch("令和9年度の目標：30人（令和5年度まで.*） → 45人（令和6年度まで.*） → 60人", change)
    assert change in found.written


def test_a_value_in_another_unit_is_converted_and_so_shown() -> None:
    found = case("unit-override-graded")
    row = found.row("令和6年度")
    assert (row.rate, grade(row)) == ("95.2％", "A")
    assert row.why.startswith("実績 119,000千円（＝119百万円） ÷ 目標 125百万円 ＝ 95.2％。")
    assert "119,000百万円" not in found.written


def test_values_in_units_that_cannot_be_converted_are_not_compared() -> None:
    text = (CASES / "unit-override-graded" / "input.yaml").read_text(encoding="utf-8")
    found = Case(load("plans/units.yaml", text.replace("unit: 千円", "unit: 社").encode()))
    row = found.row("令和6年度")
    assert (row.rate, grade(row)) == ("", "")
    assert row.why == "実績と目標の単位が違うので、くらべません。"
    assert found.page.improved == ()
    assert not NO_DISTANCE.search(found.sentence)
