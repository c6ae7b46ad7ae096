"""Import the indicator tables of the shipped plans' sources with their profiles, and compare the figures with the plans."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.edit.intake.apply import apply
from generator.edit.intake.facts import CellFact, Extract
from generator.edit.intake.meaning import FIGURES, Role
from generator.edit.intake.profile import Profile, read_profile
from generator.edit.intake.selection import blocks
from generator.plan.load import load_file
from generator.plan.model.figure import Figure
from generator.plan.model.plan import Plan
from generator.plan.model.vocabulary import Missing
from generator.plan.places import Place
from generator.tables.read_grids import read_grids

PLANS = Path(__file__).parents[2] / "plans"
KEYS = {Role.RATE: "published_rate"}
Key = tuple[int, str, str]
"""A line of the source, a series (or a money line), and a period's code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """How many figures of a table were imported as the plan has them, otherwise, or not at all."""

    source: str
    cells: int
    right: int
    wrong: tuple[str, ...]
    open: tuple[Key, ...]
    beside: tuple[str, ...]
    profile_lines: int
    coverage: str

    @property
    def share(self) -> float:
        """Return the share of the plan's figures that were imported right."""
        return self.right / (self.right + len(self.wrong) + len(self.open))

    def __str__(self) -> str:
        return (
            f"{self.source}: {self.cells} cells, {self.right} right ({self.share:.1%}), {len(self.wrong)} wrong, "
            f"{len(self.open)} open, {len(self.beside)} beside the plan, profile of {self.profile_lines} lines"
        )


def profiles() -> list[Path]:
    """Return the profiles of the shipped plans' sources."""
    return sorted(PLANS.glob("sources/*/*.columns.yaml"))


def extracted(path: Path) -> tuple[Profile, Extract]:
    """Return a profile, and what it finds in the text of its source."""
    profile = read_profile(path.name, path.read_bytes()).profile
    assert profile is not None
    text = path.with_name(path.name.replace(".columns.yaml", ".txt"))
    return profile, apply(profile, read_grids(text.name, text.read_bytes()).grids)


def measured(path: Path) -> Measured:
    """Return the comparison of one source's tables with its plan."""
    name = path.parent.name
    plan = load_file(PLANS / f"{name}.yaml", name).plan
    assert plan is not None
    profile, extract = extracted(path)
    source = path.name.removesuffix(".columns.yaml")
    lines = _lines(profile, path)
    known: dict[Key, list[_Stated]] = {}
    for at, series, code, value in _stated(plan):
        one = _Stated(value)
        for line in sorted(_lines_of(at, source) & lines):
            known.setdefault((line, series, code), []).append(one)
    wrong, beside = [], []
    for fact in extract.facts:
        if fact.role not in FIGURES | {Role.MONEY, Role.GRADE} or fact.period is None:
            continue
        key = (int(fact.place.partition(":")[0]), _series(fact), fact.period.code)
        values = [one for one in known.get(key, []) if not one.is_found]
        if same := next((one for one in values if _is_same(one.value, fact)), None):
            same.is_found = True
        elif values:
            wrong.append(f"{fact.place} {fact.topic.shown} {key}: {fact.value}, not {[one.value for one in values]}")
        else:
            beside.append(f"{fact.place} {fact.topic.shown} {key}: {fact.value}")
    stated = {id(one): (key, one) for key, values in known.items() for one in values}
    rows = [line for line in path.read_text().splitlines() if line.strip() and not line.startswith("#")]
    return Measured(
        source=f"{name}/{source}",
        cells=extract.cells,
        right=sum(one.is_found for _, one in stated.values()),
        wrong=tuple(wrong),
        open=tuple(key for key, one in stated.values() if not one.is_found),
        beside=tuple(beside),
        profile_lines=len(rows),
        coverage=extract.coverage,
    )


@dataclass(slots=True)
class _Stated:
    """A figure of the plan, and whether the import has it."""

    value: Figure | str
    is_found: bool = False


def _series(fact: CellFact) -> str:
    return fact.name if fact.role is Role.MONEY else KEYS.get(fact.role, fact.role.value)


def _is_same(known: Figure | str, fact: CellFact) -> bool:
    if isinstance(known, str) or fact.role is Role.GRADE:
        return known == fact.value
    one = Figure.model_validate(fact.value)
    return one.quantity == known.quantity and one.of == known.of and one.status == known.status


def _lines(profile: Profile, path: Path) -> set[int]:
    text = path.with_name(path.name.replace(".columns.yaml", ".txt"))
    grids = read_grids(text.name, text.read_bytes()).grids
    found = (block for table in profile.tables for block in blocks(grids, table))
    return {int(row[0].place.partition(":")[0]) for block in found for row in block.rows}


def _lines_of(at: Place | None, source: str) -> set[int]:
    if at is None or at.source != source:
        return set()
    return {line for first, last in at.ranges for line in range(first, last + 1)}


def _stated(plan: Plan) -> Iterator[tuple[Place | None, str, str, Figure | str]]:
    """Yield every figure and grade of a plan with the place, series and period's code for it, but for unreadable ones."""
    for placed in plan.placed_indicators():
        for _, years, _ in placed.indicator.tracks():
            for period, row in years.items():
                at = row.at or placed.indicator.at
                yield from (
                    (at, series.value, period.code, figure) for series, figure in row.figures() if _is_legible(figure)
                )
                yield from ((at, "grade", period.code, code) for code in (row.grade or {}).values())
    for node, years in plan.dated():
        for period, row in years.items():
            at = row.at or (node.measure.at if node else None)
            for line, figure in (row.money.amounts if row.money else {}).items():
                if _is_legible(figure):
                    yield at, line, period.code, figure


def _is_legible(figure: Figure) -> bool:
    return figure.missing is not Missing.UNREADABLE
