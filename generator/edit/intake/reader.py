"""Reading rows: what the two layouts share. A reader collects facts, and every cell of which nothing was taken."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from generator.edit.intake.facts import Above, CellFact, LeftCell, Topic
from generator.edit.intake.heads import Head, plain
from generator.edit.intake.meaning import FIGURES, OF_A_YEAR, Field, Role
from generator.edit.intake.profile import TableProfile
from generator.edit.intake.quantities import DASHES, Amount, parted, read_amount
from generator.edit.intake.selection import Block
from generator.plan.model.fiscal import CURRENT, Period
from generator.tables.grid import Cell

_NOTE = re.compile(r"^([※*＊†][0-9]{0,2}|[(（]?注[0-9]{0,2}[)）]?)[\s:：.．]*(.{2,})$", re.DOTALL)
_COMMENT = "コメント"
"""How the note of a cell begins that does not touch its value."""
_CODE = 12
"""The longest code of a grade, in characters."""
_LEADS = r"[、,\n]"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellPart:
    """A part of a cell: the cell, the field that it is, the head above it, and the text."""

    cell: Cell
    field: Field
    head: Head
    text: str


@dataclass(slots=True, kw_only=True)
class Reader:
    """Collects what rows say; one for each block of a table."""

    profile: TableProfile
    block: Block
    facts: list[CellFact] = field(default_factory=list)
    left: list[LeftCell] = field(default_factory=list)
    heads: int = 0
    notes: dict[str, str] = field(default_factory=dict)
    period: Period | None = None
    """The year of the table's title, for columns without one."""

    def leave(self, cells: Sequence[Cell], why: str, *, is_open: bool = True, is_doubtful: bool = False) -> None:
        """Record cells of which nothing is taken; blank ones, and the copies of a merged one, are none."""
        for cell in cells:
            if cell.text and not cell.is_spread:
                left = LeftCell(place=cell.place, table=self.block.table, text=cell.text, why=why, is_open=is_open)
                self.left.append(replace(left, is_doubtful=is_doubtful))

    def add(self, topic: Topic, part: CellPart, role: Role, value: object, **more: object) -> None:
        """Record a fact of a part of a cell."""
        fact = CellFact(
            topic=topic,
            role=role,
            value=value,  # type: ignore[arg-type]
            place=part.cell.place,
            table=self.block.table,
            printed=part.cell.text,
        )
        self.facts.append(replace(fact, **more))  # type: ignore[arg-type]

    def footnote(self, row: Sequence[Cell]) -> bool:
        """Return whether a row is a footnote, whose text is kept for its mark."""
        texts = [cell.text for cell in row if cell.text and not cell.is_spread]
        found = _NOTE.match(plain(texts[0])) if len(texts) == 1 else None
        if found:
            self.notes[_mark(found[1])] = found[2].strip()
        return found is not None

    def take(self, topic: Topic, part: CellPart) -> None:
        """Take what a part of a cell says of a topic, or leave the cell with a reason."""
        role, cell = part.field.role, part.cell
        if doubts := [note for note in cell.notes if not note.startswith(_COMMENT)]:
            self.leave([cell], f"このままでは写せません（{'、'.join(doubts)}）。", is_doubtful=True)
            return
        period = part.field.period or part.head.period or self.period
        if role in OF_A_YEAR and period is None:
            self.leave([cell], "何年度のものか、列の見出しからは決められません。")
            return
        if role in FIGURES or role is Role.MONEY:
            self._take_figure(topic, part, role, period or CURRENT)
            return
        name = part.field.name or part.head.pattern
        if set(part.text) <= DASHES:
            self.leave([cell], "横線だけのセルです。", is_open=False)
            return
        match role:
            case Role.GRADE if len(part.text) > _CODE:
                self.leave([cell], "評価の記号にしては長すぎます。")
            case Role.GRADE:
                self.add(topic, part, role, plain(part.text), name=part.field.name, period=period)
            case Role.TEXT | Role.WORDS | Role.DECISION | Role.TAG:
                self.add(topic, part, role, part.text, name=name, period=period)
            case Role.LEAD:
                parts = (
                    [part.text]
                    if part.field.name == "全体"
                    else re.split(f"{_LEADS}|{re.escape(part.field.name or '、')}", part.text)
                )
                for one in filter(None, (one.strip() for one in parts)):
                    self.add(topic, part, role, one)
            case _:
                self.add(topic, part, role, part.text, name=part.field.name)

    def _take_figure(self, topic: Topic, part: CellPart, role: Role, period: Period) -> None:
        cell, name, basis = part.cell, part.field.name or part.head.pattern, part.field.basis
        if self.profile.parts and (several := parted(part.text, self.profile.parts)):
            for one, each in several:
                self._add_amount(replace(topic, part=one), part, role, (each, period, name, basis))
            return
        amount = read_amount(part.text)
        if amount is None:
            self.leave([cell], "数値か、決められたことばとして読めません。")
            return
        self._add_amount(topic, part, role, (amount, period, name, basis))

    def _add_amount(self, topic: Topic, part: CellPart, role: Role, what: tuple[Amount, Period, str, str]) -> None:
        amount, period, name, basis = what
        extra: dict[str, object] = {}
        if amount.of and role is Role.BASELINE:
            period = amount.of
        elif amount.of and amount.of != period:
            extra["of"] = amount.of.written
        if amount.status:
            extra["status"] = amount.status
        if amount.mark and (note := self.notes.get(_mark(amount.mark))) is None:
            self.leave([part.cell], f"注の印「{amount.mark}」の文が、表の中に見つかりません。")
            return
        if amount.mark:
            extra["note"] = note
        value: object = amount.value
        if extra or amount.is_words:
            form = "words" if amount.is_words else "missing" if amount.value == "―" else "value"
            value = {form: amount.value, **extra}
        more = {"name": name, "basis": basis} if role is Role.MONEY else {}
        self.add(topic, part, role, value, period=period, unit=amount.unit, **more)


def _mark(text: str) -> str:
    return plain(text).strip("()")


def is_repeat(row: Sequence[Cell], heads: Sequence[Sequence[Cell]]) -> bool:
    """Return whether a row repeats one of the rows of heads, as on every page of a PDF."""
    texts = [plain(cell.text) for cell in row]
    return any(any(texts) and texts == [plain(cell.text) for cell in head] for head in heads)


def above_of(levels: Sequence[tuple[str, str]]) -> tuple[Above, ...]:
    """Return the measures above a row, without levels that the row does not have."""
    return tuple(Above(level, name) for level, name in levels if name)
