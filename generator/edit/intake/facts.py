"""Facts: what the cells of a table say for a plan, each with its place, and the cells that say nothing for it."""

from dataclasses import dataclass
from decimal import Decimal

from generator.edit.intake.meaning import Role
from generator.plan.model.fiscal import Period

FigureValue = Decimal | str | dict[str, object]
"""A figure in the plan file's form."""

_SHOWN = 3
"""So many cells are named in a sentence."""


def cell_name(table: str, place: str) -> str:
    """Return a cell's table and place, as people see them."""
    return f"{table}{'!' * bool(table)}{place}"


@dataclass(frozen=True, slots=True)
class Above:
    """A measure on the way down to what a row is about: the name of its level, and its own."""

    level: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a fact is about: the measures from the top, the indicator ("": the measure itself), and its part ("": the whole)."""

    above: tuple[Above, ...] = ()
    indicator: str = ""
    part: str = ""
    number: str = ""
    """The printed number of the indicator, which parts indicators of one name."""

    @property
    def shown(self) -> str:
        """Return the topic as people see it."""
        return "／".join([*(one.name for one in self.above), *filter(None, (self.indicator, self.part))]) or "計画全体"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellFact:
    """One thing that a cell says: of whom, what (role and name), of which year, in the plan file's form, and where."""

    topic: Topic
    role: Role
    value: FigureValue
    name: str = ""
    period: Period | None = None
    basis: str = ""
    unit: str = ""
    place: str = ""
    table: str = ""
    printed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftCell:
    """A cell of which nothing was taken, and why (Japanese)."""

    place: str
    table: str
    text: str
    why: str
    is_open: bool = True
    """Whether a person has to look at it; not for cells that the profile leaves out."""
    is_doubtful: bool = False
    """Whether it is not what it seems to be: hidden, struck out, a date for a number, the value of a formula."""

    @property
    def at(self) -> str:
        """Return where the cell is, as people see it."""
        return cell_name(self.table, self.place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """What a document's tables say: facts in the order of the cells, what was left, and how many cells there were."""

    facts: tuple[CellFact, ...] = ()
    left: tuple[LeftCell, ...] = ()
    cells: int = 0
    heads: int = 0
    taken: int = 0
    problems: tuple[str, ...] = ()

    @property
    def doubts(self) -> tuple[str, ...]:
        """Return that there are cells that are not what they seem to be, if there are any: nothing is to be written."""
        cells = [one.at for one in self.left if one.is_doubtful]
        places = f"{'、'.join(cells[:_SHOWN])}{' など' if len(cells) > _SHOWN else ''}"
        how = "もとの表で直すか、--leave を付けて、写さずに残してください。"
        return (f"{len(cells):,}個のセルは、このままでは写せません（{places}）。{how}",) if cells else ()

    @property
    def coverage(self) -> str:
        """Return how many cells became what, in one sentence."""
        open_ = sum(one.is_open for one in self.left)
        skipped = len(self.left) - open_
        skips = f"、{skipped:,}をプロファイルのとおり写さず" if skipped else ""
        return (
            f"{self.cells:,}のセルのうち、{self.taken:,}を値として、{self.heads:,}を見出しとして写しました{skips}。"
            f"写していないもの：{open_:,}"
        )
