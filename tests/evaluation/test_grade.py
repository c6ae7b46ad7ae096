"""Grades: bands of the rate, of the target and of the baseline, words for met and not met, and codes that are no grades."""

from decimal import Decimal
from fractions import Fraction

import pytest

from generator.evaluation.grade import grade, non_grade
from generator.evaluation.result import Graded, Inputs, Rate, Reason
from generator.plan.model.scale import Scale, Scope
from generator.plan.model.vocabulary import Direction, Missing

UP, DOWN, KEEP = Direction.UP, Direction.DOWN, Direction.KEEP
BOUNDS = ("from", "above", "to", "below")


def scale(*bands: str) -> Scale:
    """Read bands such as `S above=100 of=target`, `○ met=true` or `― kind=cancelled`."""
    grades = []
    for band in bands:
        code, *keys = band.split()
        pairs = dict(key.split("=") for key in keys)
        known: dict[str, object] = {key: Decimal(value) if key in BOUNDS else value for key, value in pairs.items()}
        if "met" in pairs:
            known["met"] = pairs["met"] == "true"
        grades.append({"code": code, **known})
    return Scale.model_validate({"grades": grades})


def shown(found: Graded) -> tuple[str | None, Reason | None]:
    return found.grade.code if found.grade else None, found.reason


def of(percent: Fraction | int | None, reason: Reason | None = None, met: bool | None = None) -> Rate:
    return Rate(None if percent is None else Fraction(percent), reason, met)


NONE = Inputs()
RATES = scale("A from=90", "B from=50 below=80")
MIXED = scale("A from=90", "○ met=true", "× met=false")
WORDS = scale("○ met=true", "× met=false")


@pytest.mark.parametrize(
    ("bands", "rate", "code", "reason"),
    [
        pytest.param(None, of(90), None, Reason.NO_SCALE, id="no scale"),
        pytest.param(RATES, of(90), "A", None, id="the first band that holds"),
        pytest.param(RATES, of(79), "B", None, id="the second band"),
        pytest.param(RATES, of(85), None, Reason.SCALE_GAP, id="between the bands"),
        pytest.param(RATES, of(None, Reason.TARGET_ZERO, True), None, Reason.TARGET_ZERO, id="no rate, no words"),
        pytest.param(RATES, of(None, Reason.CONTEXT_ONLY), None, Reason.CONTEXT_ONLY, id="no rate, nothing met"),
        pytest.param(WORDS, of(None, Reason.MET_OR_NOT, True), "○", None, id="met"),
        pytest.param(WORDS, of(None, Reason.MET_OR_NOT, False), "×", None, id="not met"),
        pytest.param(WORDS, of(120, None, True), "○", None, id="met, with a rate"),
        pytest.param(MIXED, of(95, None, False), "A", None, id="a band before the words"),
        pytest.param(MIXED, of(60, None, False), "×", None, id="the words after a band"),
        pytest.param(MIXED, of(None, Reason.TARGET_ZERO, True), "○", None, id="the words instead of a band"),
        pytest.param(MIXED, of(None, Reason.CONTEXT_ONLY), None, Reason.CONTEXT_ONLY, id="a band, nothing to try"),
        pytest.param(scale("A from=90", "B"), of(-5), "B", None, id="a band without bounds takes the rest"),
        pytest.param(scale("○", "△", "×"), of(95), None, Reason.SCALE_OF_WORDS, id="words alone never compute"),
        pytest.param(
            RATES.model_copy(update={"for_": Scope.MEASURES}), of(95), None, Reason.SCALE_OF_WORDS, id="of measures"
        ),
        pytest.param(
            RATES.model_copy(update={"for_": Scope.INDICATORS}), of(95), "A", None, id="declared for indicators"
        ),
        pytest.param(RATES.model_copy(update={"rounded": 0}), of(Fraction(899, 10)), "A", None, id="rounded first"),
        pytest.param(
            RATES.model_copy(update={"rounded": 0}), of(Fraction(894, 10)), None, Reason.SCALE_GAP, id="rounded down"
        ),
        pytest.param(scale("― kind=cancelled", "A from=1"), of(5), "A", None, id="a code that is no grade is left out"),
    ],
)
def test_the_first_grade_that_holds(bands: Scale | None, rate: Rate, code: str | None, reason: Reason | None) -> None:
    assert shown(grade(bands, NONE, rate)) == (code, reason)


@pytest.mark.parametrize(
    ("direction", "base", "actual", "level"),
    [
        pytest.param(UP, "100", "100", "100", id="up: at the base"),
        pytest.param(UP, "100", "110", "110", id="up: more"),
        pytest.param(UP, "100", "80", "80", id="up: less"),
        pytest.param(UP, "-100", "-80", "120", id="up: from below zero"),
        pytest.param(UP, "1", "2", "200", id="up: from one"),
        pytest.param(UP, "-1", "0", "200", id="up: from minus one to zero"),
        pytest.param(DOWN, "100", "90", "110", id="down: less"),
        pytest.param(DOWN, "100", "120", "80", id="down: more"),
        pytest.param(DOWN, "-100", "-110", "110", id="down: below zero"),
        pytest.param(UP, "0", "0", "100", id="zero: at the base"),
        pytest.param(UP, "0", "1", "inf", id="zero: up, more"),
        pytest.param(UP, "0", "-1", "-inf", id="zero: up, less"),
        pytest.param(DOWN, "0", "-1", "inf", id="zero: down, less"),
        pytest.param(DOWN, "0", "1", "-inf", id="zero: down, more"),
    ],
)
@pytest.mark.parametrize("basis", ["target", "baseline"])
def test_the_level_against_target_or_baseline(
    basis: str, direction: Direction, base: str, actual: str, level: str
) -> None:
    other = Decimal(7)
    target, baseline = (Decimal(base), other) if basis == "target" else (other, Decimal(base))
    inputs = Inputs(actual=Decimal(actual), target=target, baseline=baseline, direction=direction)
    expected = float(level) if "inf" in level else Fraction(level)
    assert grade(scale(f"A above=-1000 of={basis}", "B"), inputs, of(7)).level == expected


@pytest.mark.parametrize(
    ("actual", "level"), [("40", "100"), ("30", "75"), ("50", "75")], ids=["kept", "too few", "too many"]
)
def test_what_is_to_be_kept_loses_by_any_deviation(actual: str, level: str) -> None:
    inputs = Inputs(actual=Decimal(actual), target=Decimal(40), baseline=Decimal(10), direction=KEEP)
    found = grade(scale("A from=90 of=target", "B from=70 of=target"), inputs, of(None, Reason.MET_OR_NOT))
    assert (shown(found), found.level) == (("A" if level == "100" else "B", None), Fraction(level))


@pytest.mark.parametrize(
    ("inputs", "basis", "rate", "reason"),
    [
        pytest.param(
            Inputs(actual=Decimal(1), target=Decimal(1), baseline=None, direction=UP),
            "baseline",
            of(100),
            Reason.BASELINE_MISSING,
            id="no baseline",
        ),
        pytest.param(
            Inputs(actual=Decimal(1), target=Decimal(1), baseline=Decimal(1), direction=KEEP),
            "baseline",
            of(None, Reason.MET_OR_NOT),
            Reason.MET_OR_NOT,
            id="what is to be kept, against the baseline",
        ),
        pytest.param(
            Inputs(actual=Decimal(1), target=Decimal(1), baseline=Decimal(1), direction=None),
            "target",
            of(None, Reason.DIRECTION_UNDECLARED),
            Reason.DIRECTION_UNDECLARED,
            id="no direction",
        ),
        pytest.param(
            Inputs(actual=Decimal(1), target=Decimal(1), baseline=Decimal(1), direction=Direction.NONE),
            "target",
            of(None, Reason.CONTEXT_ONLY),
            Reason.CONTEXT_ONLY,
            id="no good direction",
        ),
        pytest.param(
            Inputs(actual=None, target=Decimal(1), baseline=Decimal(1), direction=UP),
            "target",
            of(None, Reason.NOT_DUE),
            Reason.NOT_DUE,
            id="no actual",
        ),
    ],
)
def test_a_band_that_cannot_be_tried_ends_the_search(inputs: Inputs, basis: str, rate: Rate, reason: Reason) -> None:
    assert shown(grade(scale(f"A from=1 of={basis}", "B"), inputs, rate)) == (None, reason)


@pytest.mark.parametrize(
    ("actual", "code", "level"),
    [(151, "S", "10067/100"), (120, "A", "120"), (80, "C", "80")],
    ids=["the target", "the baseline", "what the band before left"],
)
def test_a_scale_may_change_what_it_measures_against(actual: int, code: str, level: str) -> None:
    bands = scale("S above=100 of=target", "A above=110 of=baseline", "C")
    found = grade(
        bands, Inputs(actual=Decimal(actual), target=Decimal(150), baseline=Decimal(100), direction=UP), of(55)
    )
    assert (shown(found)[0], round(Fraction(found.level or 0), 2)) == (code, Fraction(level))


CODES = scale("A from=1", "未 kind=not-started", "済 kind=completed", "止 kind=cancelled", "難 kind=not-assessable")


@pytest.mark.parametrize(
    ("bands", "missing", "code"),
    [
        (CODES, Missing.NOT_STARTED, "未"),
        (CODES, Missing.NOT_CARRIED_OUT, "未"),
        (CODES, Missing.COMPLETED, "済"),
        (CODES, Missing.ENDED, "済"),
        (CODES, Missing.CANCELLED, "止"),
        (CODES, Missing.NOT_ASSESSABLE, "難"),
        (CODES, Missing.DASH, None),
        (CODES, None, None),
        (RATES, Missing.CANCELLED, None),
        (None, Missing.CANCELLED, None),
    ],
)
def test_a_code_for_what_has_no_value(bands: Scale | None, missing: Missing | None, code: str | None) -> None:
    found = non_grade(bands, missing)
    assert (found.code if found else None) == code
