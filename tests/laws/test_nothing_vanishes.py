"""The first law: whatever a plan file may say, and `check` accepts, is on a page that a reader can reach, and in the data.

Each key of the model gets a unique value in every place of a plan where the key may stand: on each level of measures,
in each kind of row, in each kind of figure. A key of few words (a direction, an id that is declared elsewhere) gets
another of them, and the pages must change.
"""

from collections import defaultdict
from collections.abc import Mapping
from itertools import islice

import pytest

from generator.plan.diagnostics import Severity
from generator.plan.load import load
from tests.conftest import ROOT
from tests.laws.marks import choices, marks
from tests.laws.readers import Read, read
from tests.laws.rich_plans import Data, Mark, Place, Steps, expanded, loaded, places, with_values
from tests.model_fields import records

pytestmark = pytest.mark.slow

OFF_THE_PAGES = {
    "Accepted.check": "the finding that it names is shown with the reason; without a finding there is nothing to explain",
    "Indicator.accept": "as `Accepted.check`",
    "Measure.accept": "as `Accepted.check`",
    "Plan.texts": "the kind of a heading decides which text a theme quotes; the heading itself is shown",
    "Plan.tags": "the kind of a tag decides how the file is read; the tag itself is shown",
    "Plan.decisions": "the words that may be used; those that are used are shown",
    "Plan.id": "the name of the file, which is the address of every page of the plan",
}
"""Keys whose values need not be on a page, with the reason."""

MOST_CHOICES = 3
"""The number of other values of a key of few words that are tried in one place."""

RECORDS_IN_JSON = {
    "Accepted",
    "Also",
    "Body",
    "Correction",
    "Ended",
    "Former",
    "Grade",
    "LeftOut",
    "Logic",
    "Member",
    "Scale",
    "Unreadable",
}
KEYS_IN_JSON = {
    "Figure.was",
    "Indicator.accept",
    "Indicator.also",
    "Indicator.number",
    "Indicator.same",
    "Indicator.was",
    "Issuer.corporate_number",
    "Measure.accept",
    "Measure.also",
    "Measure.logic",
    "Measure.moved_from",
    "Measure.note",
    "Measure.same",
    "Measure.was",
    "Part.as",
    "Part.was",
    "Municipality.was",
    "Plan.decisions",
    "Plan.pages",
    "Plan.tags",
    "Plan.was",
    "Row.at",
    "Source.file",
    "Source.was",
    "Table.columns",
    "Table.note",
    "Upkeep.due",
}
"""What is in the JSON of a plan, with everything else that its file says, but has no column in a table."""


def _base() -> Data:
    data = load("plans/plan.yaml", (ROOT / "tests" / "laws" / "plan.yaml").read_bytes()).data
    assert data is not None
    return expanded(data)


BASE = _base()
PLACES: Mapping[str, list[Place]] = defaultdict(list)
for _place in places(BASE):
    PLACES[_place.key].append(_place)


WITHIN = {"Indicator.years", "Measure.measures"}
"""Keys that hold nothing but records, whose own keys have their places."""


@pytest.fixture(scope="module")
def before() -> Read:
    """Read the plan as it is."""
    return read(loaded(BASE))


def planted(key: str) -> tuple[Data, list[tuple[Place, Mark]]]:
    """Return the plan with a unique value in every place of a key that accepts one."""
    data, found, left = BASE, [], list(enumerate(PLACES[key]))
    several = {place.path: list(marks(place, number)) for number, place in left}
    for attempt in range(max(map(len, several.values()))):
        wanted = [(place, several[place.path][attempt]) for _, place in left if len(several[place.path]) > attempt]
        data, accepted = _with_accepted(data, wanted)
        found += accepted
        done = {place.path for place, _ in accepted}
        left = [(number, place) for number, place in left if place.path not in done]
    return data, found


def _with_accepted(data: Data, wanted: list[tuple[Place, Mark]]) -> tuple[Data, list[tuple[Place, Mark]]]:
    changed = with_values(data, [(place.path, mark.value) for place, mark in wanted])
    if not loaded(changed).has_errors:
        return changed, wanted
    if len(wanted) == 1:
        return data, []
    middle = len(wanted) // 2
    data, first = _with_accepted(data, wanted[:middle])
    data, second = _with_accepted(data, wanted[middle:])
    return data, first + second


def changed(place: Place, before: Read) -> tuple[bool, bool] | None:
    """Return whether other values of a place change the pages, and the tables; None if it accepts no other value."""
    plans = (loaded(with_values(BASE, [(place.path, value)])) for value in choices(place, BASE))
    seen = tabled = tried = False
    for found in (read(plan) for plan in islice((one for one in plans if not one.has_errors), MOST_CHOICES)):
        tried = True
        seen |= found.text != before.text or found.addresses != before.addresses
        tabled |= found.tables != before.tables
        if seen and tabled:
            break
    return (seen, tabled) if tried else None


@pytest.mark.parametrize("key", [key for key in PLACES if key not in WITHIN])
def test_a_value_is_on_a_page_and_in_the_data(key: str, before: Read) -> None:
    data, found = planted(key)
    after = read(loaded(data))
    sought = after.text + after.addresses + (after.tables if key.endswith(".id") else "")
    unseen = {place.level for place, mark in found if not mark.is_in(sought)}
    untabled = {place.level for place, mark in found if not mark.is_in(after.tables)}
    unsaved = {place.level for place, mark in found if not mark.is_in(after.file)}
    marked = {place.path for place, _ in found}
    tried = {place.level for place, _ in found}
    for place in PLACES[key]:
        if place.path in marked or place.level in tried:
            continue
        if (known := changed(place, before)) is not None:
            tried.add(place.level)
            unseen |= set() if known[0] else {place.level}
            untabled |= set() if known[1] else {place.level}
    kept = [place for place in PLACES[key] if place.level not in tried and place.value is not None]
    unseen |= {place.level for place in kept if str(place.value) not in before.text}
    assert tried or kept or key == "Plan.id", f"no place accepts a value of {key}"
    assert not unseen or key in OFF_THE_PAGES
    assert not untabled or key in KEYS_IN_JSON or key.partition(".")[0] in RECORDS_IN_JSON
    assert not unsaved


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        pytest.param(("events", 0, "month"), "R7.6", "wrong-type", id="an event with a day and a month"),
        pytest.param(("events", 2, "date"), "2025-07-01", "wrong-type", id="an event with a day and days"),
        pytest.param(("scales", "達成度", "grades", 3, "from"), 10, "wrong-type", id="a bound of what is not a grade"),
        pytest.param(("scales", "達成度", "grades", 1, "met"), True, "wrong-type", id="a bound, and met or not"),
        pytest.param(("scales", "方向", "grades", 0, "of"), "target", "wrong-type", id="the basis of no bound"),
        pytest.param(("indicators", 0, "whole"), "all", "wrong-type", id="a whole without parts"),
        pytest.param(
            ("indicators", 0, "years", "R6", "money"),
            {"basis": "予算", "国費": 1},
            "money-in-indicator",
            id="money of an indicator",
        ),
        pytest.param(("money", "sums", "合計"), ["国費", "県費"], "undeclared-name", id="a total of an unknown line"),
    ],
)
def test_what_nothing_could_show_is_refused(path: Steps, value: object, code: str) -> None:
    found = loaded(with_values(BASE, [(path, value)])).diagnostics
    assert {one.code for one in found if one.severity is Severity.ERROR} == {code}


def test_every_key_of_the_model_has_a_place() -> None:
    keys = {
        f"{record.__name__}.{field.alias or name}"
        for record in records()
        for name, field in record.model_fields.items()
        if not any(_holds(field.annotation, other) for other in records())
    }
    assert keys - PLACES.keys() == set()


def _holds(annotation: object, record: type) -> bool:
    return record.__name__ in str(annotation)
