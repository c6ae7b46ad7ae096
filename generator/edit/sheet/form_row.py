"""The rows of a form: what identifies one for people and for the program, and the cells of the year to fill in."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class FormColumn(StrEnum):
    """The columns to fill in: keys of a year row, a note on the actual, and one text or amount of a measure."""

    TARGET = "target"
    FORECAST = "forecast"
    ACTUAL = "actual"
    TOTAL = "total"
    GRADE = "grade"
    NOTE = "note"
    PLACE = "at"
    CONTENT = "content"


ID, UNIT, ADVICE = "ID", "単位", "注意"
NAMES = {
    FormColumn.TARGET: "目標",
    FormColumn.FORECAST: "見通し",
    FormColumn.ACTUAL: "実績",
    FormColumn.TOTAL: "累計",
    FormColumn.GRADE: "評価",
    FormColumn.NOTE: "メモ",
    FormColumn.PLACE: "出典",
    FormColumn.CONTENT: "内容",
}
FIGURES = (FormColumn.TARGET, FormColumn.FORECAST, FormColumn.ACTUAL, FormColumn.TOTAL)
FIXED = ("above", "measure", "indicator", "unit", "direction", "last")
"""What a row shows beside the cells to fill in, as attributes of `FormRow`."""
BASIS = "basis"
LOCKED = "計画ファイルで直してください"


@dataclass(frozen=True, slots=True)
class FormCell:
    """What a plan file says in one place (empty: nothing); locked if it says more than a plain value."""

    text: str = ""
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Holder:
    """Where the content of a measure's row stands: the measure's id (empty: the plan), the row's key, the key inside."""

    measure: str
    key: str
    inside: str = ""

    @property
    def is_basis(self) -> bool:
        """Return whether this is the basis of the amounts of a year."""
        return (self.key, self.inside) == ("money", BASIS)

    @property
    def like(self) -> FormColumn:
        """Return the column of figures whose cells are compared as this content is."""
        kinds = {"at": FormColumn.PLACE, "money": FormColumn.GRADE if self.is_basis else FormColumn.ACTUAL}
        return kinds.get(self.key, FormColumn.CONTENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRow:
    """One row: its address and former ones, who fills it in, texts that identify it for people, and the year's cells.

    The address is that of a track (`<id>` or `<id>.<part>`), or of a text or amount (`<id> texts/実施状況`).
    """

    address: str
    formerly: tuple[str, ...]
    lead: str
    owner: str
    above: str
    measure: str
    indicator: str
    unit: str
    last: str
    cells: Mapping[FormColumn, FormCell]
    direction: str = ""
    holder: Holder | None = None

    @property
    def advice(self) -> str:
        """Return a note that names the cells that cannot be filled in here."""
        locked = [NAMES[column] for column, cell in self.cells.items() if cell.locked]
        return f"{'・'.join(locked)}のセルは{LOCKED}" if locked else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTable:
    """Rows of one kind: a name, the headings of the fixed columns with their attributes and of those to fill in."""

    name: str
    fixed: Mapping[str, str]
    open: Mapping[FormColumn, str]
    rows: tuple[FormRow, ...]

    @property
    def heads(self) -> tuple[str, ...]:
        """Return the headings of a sheet."""
        headings = (ID, *self.fixed, *self.open.values())
        return (*headings, ADVICE) if any(row.advice for row in self.rows) else headings

    def line(self, row: FormRow) -> tuple[str, ...]:
        """Return the texts of a row, one per heading."""
        fixed = (getattr(row, attribute) for attribute in self.fixed.values())
        texts = (row.address, *fixed, *(row.cells[column].text for column in self.open), row.advice)
        return texts[: len(self.heads)]
