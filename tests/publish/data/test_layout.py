"""The version of the data's layout changes with its columns: every published layout is kept, and none is rewritten."""

from collections.abc import Iterator, Mapping

from generator.publish.data.table import LAYOUT, Column
from generator.publish.data.tables import portal_tables
from tests.conftest import ROOT, agree

LAYOUTS = ROOT / "tests" / "golden" / "data"
THIS = LAYOUTS / f"layout-{LAYOUT}.txt"
WHAT_TO_DO = (
    f"the columns are no longer those of version {LAYOUT}. Where a column is only added, raise the part of LAYOUT "
    "(generator/publish/data/table.py) after the dot and write that version as the column's `since`; where one goes, "
    "is renamed or holds something else, raise the part before the dot. Then `./portal golden` keeps the new layout."
)
COLUMNS = {f"{table.name}.{column.name}": column for table in portal_tables(()) for column in table.columns}


def described(column: Column) -> str:
    """Return what programs that read a column rely on; titles and explanations may change at any time."""
    marks = [name for name, marked in (("many", column.many), ("printed", column.printed)) if marked]
    named = [f"{name}={value}" for name, value in (("codes", column.codes), ("unit", column.unit)) if value]
    return " ".join([column.type, *marks, *named])


def layout() -> Iterator[str]:
    for name, column in COLUMNS.items():
        yield f"{name}: {described(column)}\n"


def kept(version: str) -> Mapping[str, str]:
    lines = (LAYOUTS / f"layout-{version}.txt").read_text(encoding="utf-8").splitlines()
    return {name: what for name, _, what in (line.partition(": ") for line in lines)}


def versions() -> list[str]:
    """List every version published, the oldest first."""
    found = [path.stem.removeprefix("layout-") for path in LAYOUTS.glob("layout-*.txt")]
    return sorted(found, key=lambda version: [int(part) for part in version.split(".")])


def test_the_columns_are_those_of_this_version() -> None:
    text = "".join(layout())
    if not THIS.is_file():
        agree(text, THIS)  # a new version: written once, by `./portal golden`
    assert text == THIS.read_text(encoding="utf-8"), WHAT_TO_DO


def test_what_an_older_version_promised_is_still_there() -> None:
    today = {name: described(column) for name, column in COLUMNS.items()}
    for version in versions():
        if version.partition(".")[0] == LAYOUT.partition(".")[0]:
            assert {name: what for name, what in kept(version).items() if today.get(name) != what} == {}, WHAT_TO_DO


def test_a_column_states_since_when_it_is_there() -> None:
    first: dict[str, str] = {}
    for version in versions():
        first = dict.fromkeys(kept(version), version) | first
    assert {name: column.since for name, column in COLUMNS.items()} == {name: first.get(name) for name in COLUMNS}
