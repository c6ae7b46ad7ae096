"""Forms: tables in which each value stands to the right of its own heading, once for every programme.

The years of figures are those of the nearest row above with heads of years. A row whose figures are not under those heads
is taken in their order, if there are as many figures as years: extraction loses merged cells, and so moves the others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.edit.intake.facts import Topic
from generator.edit.intake.heads import NAMES, Head, eras_named, head_of, plain
from generator.edit.intake.meaning import FIGURES, Role, Template, template
from generator.edit.intake.reader import CellPart, Reader, above_of
from generator.plan.model.fiscal import Period
from generator.plan.model.vocabulary import MONEY_WORDS
from generator.tables.grid import Cell

_LONGEST_HEAD = 14
_NUMBER = template("{number}")
_SERIES = FIGURES | {Role.MONEY, Role.GRADE}


@dataclass(frozen=True, slots=True)
class _YearHead:
    index: int
    period: Period
    basis: str


@dataclass(slots=True, kw_only=True)
class FormReader:
    """Reads the rows of one block of a form."""

    reader: Reader
    labels: Mapping[str, Template] = field(default_factory=dict)
    heads: Sequence[_YearHead] = ()
    section: tuple[str, str] = ("", "")
    level: tuple[str, str] = ("", "")
    name: str = ""

    def read(self) -> None:
        """Read all rows of the block."""
        self.labels = {_tight(label): meaning for label, meaning in self.reader.profile.form.items()}
        named = eras_named(
            cell.text for row in self.reader.block.rows for cell in row if len(cell.text) <= _LONGEST_HEAD
        )
        era = NAMES.get(self.reader.profile.era or "", "") or (next(iter(named)) if len(named) == 1 else "")
        for row in self.reader.block.rows:
            if not self.reader.footnote(row):
                self._read_row(row, era)

    @property
    def _topic(self) -> Topic:
        return Topic(
            above=above_of([self.section, self.level]), indicator=self.name or self.reader.profile.fixed.get("name", "")
        )

    def _read_row(self, row: Sequence[Cell], era: str) -> None:
        cells = [(index, cell) for index, cell in enumerate(row) if cell.text and not cell.is_spread]
        labelled = [index for index, cell in cells if _tight(cell.text) in self.labels]
        if not labelled and (self._is_section([cell for _, cell in cells]) or self._starts(row)):
            return
        heads = [one for index, cell in cells if (one := _year_head(index, cell, era))]
        has_figures = any(self.labels[_tight(row[index].text)].roles & _SERIES for index in labelled)
        if heads and not has_figures:
            self.heads = heads
            self.reader.heads += len(heads)
            cells = [(index, cell) for index, cell in cells if index not in {one.index for one in heads}]
        before = [cell for index, cell in cells if index < min(labelled, default=len(row))]
        number = before[0] if labelled and len(before) == 1 and _NUMBER.read(before[0].text) else None
        self.reader.leave([cell for cell in before if cell is not number], _NO_LABEL)
        for start, stop in zip(labelled, [*labelled, len(row)][1:], strict=True):
            self.reader.heads += 1
            meaning = self.labels[_tight(row[start].text)]
            label = Head(plain(row[start].text))
            self._take(label, meaning, [(index, cell) for index, cell in cells if start < index < stop])
        if number:
            self.reader.take(
                self._topic, CellPart(cell=number, field=_NUMBER.fields[0], head=Head(""), text=number.text)
            )

    def _is_section(self, cells: Sequence[Cell]) -> bool:
        """Take a row with one cell as the measure above the next ones, if the profile describes such rows."""
        sections = self.reader.profile.sections
        parts = sections.read(cells[0].text) if sections and len(cells) == 1 else None
        for one, text in parts or ():
            if one.role is Role.LEVEL:
                self.section, self.level, self.name = (one.name or "区分", text), ("", ""), ""
            self.reader.take(self._topic, CellPart(cell=cells[0], field=one, head=Head(""), text=text))
        return bool(parts)

    def _starts(self, row: Sequence[Cell]) -> bool:
        """Take a row as the first of the next indicator, if the profile describes such rows and it is one."""
        start = self.reader.profile.start
        padded = [*row, *[Cell(text="")] * len(start)]
        if not start or any(
            bool(cell.text) and one.written == "skip" for cell, one in zip(padded, start, strict=False)
        ):
            return False
        found = [(cell, one.read(cell.text)) for cell, one in zip(padded, start, strict=False) if cell.text]
        roles = [each.role for _, parts in found for each, _ in parts or ()]
        if any(parts is None for _, parts in found) or Role.NAME not in roles or not row[0].text:
            return False
        parts = [
            CellPart(cell=cell, field=one, head=Head(""), text=text)
            for cell, several in found
            for one, text in several or ()
        ]
        self.name = next(part.text for part in parts if part.field.role is Role.NAME)
        for part in parts:
            self.reader.take(self._topic, part)
        self.reader.leave(row[len(start) :], _NO_LABEL)
        self.heads = ()
        return True

    def _take(self, label: Head, meaning: Template, cells: Sequence[tuple[int, Cell]]) -> None:
        role = meaning.fields[0].role
        if role is Role.SKIP:
            self.reader.leave([cell for _, cell in cells], "プロファイルで写さない欄です。", is_open=False)
        elif role in _SERIES and len(meaning.fields) == 1:
            self._take_figures(label, meaning, cells)
        elif cells:
            first, rest = cells[0][1], cells[1:]
            parts = meaning.read(first.text)
            if parts is None:
                self.reader.leave([first], f"「{meaning.written}」の形になっていません。")
            for one, text in parts or ():
                if one.role is Role.LEVEL:
                    self.level, self.name, self.heads = (one.name or label.pattern, text), "", ()
                elif one.role is Role.NAME:
                    self.name = text
                self.reader.take(self._topic, CellPart(cell=first, field=one, head=label, text=text))
            self.reader.leave([cell for _, cell in rest], _NO_LABEL)

    def _take_figures(self, label: Head, meaning: Template, cells: Sequence[tuple[int, Cell]]) -> None:
        placed = self._placed(cells)
        if placed is None:
            self.reader.leave(
                [cell for _, cell in cells], "値の数が、上の年度の数と合いません。どの年度の値かが決められません。"
            )
            return
        for cell, head in placed:
            one = meaning.fields[0]
            one = replace(one, name=one.name or label.pattern, basis=one.basis or head.basis)
            self.reader.take(
                self._topic, CellPart(cell=cell, field=one, head=Head(label.pattern, head.period), text=cell.text)
            )
        taken = {cell.place for cell, _ in placed}
        self.reader.leave([cell for _, cell in cells if cell.place not in taken], _NO_LABEL)

    def _placed(self, cells: Sequence[tuple[int, Cell]]) -> list[tuple[Cell, _YearHead]] | None:
        """Return each figure with its year: by its column, else by its order; None if neither is certain."""
        by_column = {one.index: one for one in self.heads}
        last = max(by_column, default=-1)
        inside = [(index, cell) for index, cell in cells if index <= last]
        if inside and all(index in by_column for index, _ in inside):
            return [(cell, by_column[index]) for index, cell in inside]
        if len(cells) == len(self.heads) > 0:
            return [(cell, head) for (_, cell), head in zip(cells, self.heads, strict=True)]
        return None


_NO_LABEL = "このセルの見出しは、プロファイルにありません。"


def _year_head(index: int, cell: Cell, era: str) -> _YearHead | None:
    """Return the year that a cell is the head of; None for a text in which a year only occurs."""
    if len(cell.text) > _LONGEST_HEAD:
        return None
    head = head_of([cell.text], era)
    word = head.pattern.removeprefix("○年度").strip()
    if head.period is None or (head.pattern.startswith("○") and word and word not in MONEY_WORDS):
        return None
    return _YearHead(index, head.period, word if word in MONEY_WORDS else "")


def _tight(text: str) -> str:
    return plain(text).replace(" ", "")
