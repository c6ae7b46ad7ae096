"""Tables with a meaning for each column: read every row below the heads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.edit.intake.facts import Topic
from generator.edit.intake.head_columns import Columns, MeantColumn
from generator.edit.intake.heads import Head, plain
from generator.edit.intake.meaning import FIGURES, Field, Role
from generator.edit.intake.quantities import looks_like_amount
from generator.edit.intake.reader import CellPart, Reader, above_of, is_repeat
from generator.tables.grid import Cell

_TOTALS = frozenset({"合計", "計", "総計", "小計", "総数", "合 計", "総 数"})
_OF_INDICATOR = frozenset({Role.UNIT, Role.ABOUT, Role.ALSO, Role.NOTE, Role.TEXT, Role.WORDS})
SERIES_WORDS = {
    "目標": Role.TARGET, "目標値": Role.TARGET, "計画": Role.TARGET, "計画値": Role.TARGET, "年間目標": Role.TARGET,
    "実績": Role.ACTUAL, "実績値": Role.ACTUAL, "基準値": Role.BASELINE, "累計": Role.TOTAL, "累計値": Role.TOTAL,
    "見込": Role.FORECAST, "見込み": Role.FORECAST, "見通し": Role.FORECAST, "達成率": Role.RATE, "評価": Role.GRADE,
}  # fmt: skip
"""What a row is, by the word in its column of series, unless the profile has another meaning for it."""


@dataclass(slots=True, kw_only=True)
class ColumnReader:
    """Reads the rows of one block; what a merged cell names holds for the rows below it."""

    reader: Reader
    found: Columns
    levels: list[tuple[str, str]] = field(default_factory=list)
    name: str = ""
    number: str = ""
    merged: frozenset[str] = frozenset()
    """The places of cells that are merged with others."""

    @property
    def columns(self) -> Sequence[MeantColumn]:
        """Return the columns, from the left."""
        return self.found.columns

    def read(self) -> None:
        """Read all rows of the block."""
        rows, start, end = self.reader.block.rows, self.found.start, self.found.end
        heads = rows[start:end]
        for row in rows[:start]:
            if not self.reader.footnote(row):
                self.reader.leave(row, "表の上にあります（題など）。")
        self.reader.heads += sum(bool(cell.text) and not cell.is_spread for row in heads for cell in row)
        self.levels = [(level, "") for level in self._level_names()]
        self.merged = frozenset(_merged(rows))
        body = [row for row in rows[end:] if not self.reader.footnote(row)]
        for row in body:
            if heads and is_repeat(row, heads):
                self.reader.heads += sum(bool(cell.text) and not cell.is_spread for cell in row)
            elif any(cell.text for cell in row):
                self._read_row(row)

    def _level_names(self) -> Iterator[str]:
        sections = self.reader.profile.sections
        for one in sections.fields if sections else ():
            if one.role is Role.LEVEL:
                yield one.name or "区分"
        for column in self.columns:
            for one in column.meaning.fields if column.meaning else ():
                if one.role is Role.LEVEL:
                    yield one.name or column.head.pattern or "項目"

    def _read_row(self, row: Sequence[Cell]) -> None:
        filled = [cell for cell in row if cell.text and not cell.is_spread]
        sections = self.reader.profile.sections
        if sections and len(filled) == 1 and (found := sections.read(filled[0].text)):
            of_section = [CellPart(cell=filled[0], field=one, head=Head(""), text=text) for one, text in found]
            self._set_levels(of_section, 0)
            self._take_all(of_section, is_of_level=True)
            return
        parts = list(self._parts(row))
        if why := self._refused(parts):
            self.reader.leave(row, why)
            return
        offset = sum(one.role is Role.LEVEL for one in sections.fields) if sections else 0
        self._set_levels(parts, offset)
        self._take_all(parts, is_of_level=False)

    def _parts(self, row: Sequence[Cell]) -> Iterator[CellPart]:
        for cell, column in zip(row, self.columns, strict=True):
            if not cell.text:
                continue
            is_headless = bool(self.reader.profile.columns) and not column.head.pattern
            if column.meaning is None and is_headless and looks_like_amount(cell.text):
                self.reader.leave([cell], "見出しのない列の値です。", is_doubtful=True)
            elif column.meaning is None:
                self.reader.leave([cell], "この列の見出しは、プロファイルにありません。")
            elif Role.SKIP in column.meaning.roles and len(column.meaning.fields) == 1:
                self.reader.leave([cell], "プロファイルで写さない列です。", is_open=False)
            elif (found := column.meaning.read(cell.text)) is None:
                self.reader.leave([cell], f"「{column.meaning.written}」の形になっていません。")
            else:
                yield from (CellPart(cell=cell, field=one, head=column.head, text=text) for one, text in found)

    def _refused(self, parts: Sequence[CellPart]) -> str:
        """Return why nothing of a row can be taken, or an empty text."""
        labels = [part for part in parts if part.field.role in (Role.NAME, Role.LEVEL)]
        if any(looks_like_amount(part.text) for part in labels):
            return "名前の列に値があります。この行は、列がずれているようです。"
        if not self.reader.profile.total and any(plain(part.text) in _TOTALS for part in labels):
            return "合計の行です。写すなら、プロファイルに total: true と書いてください。"
        return ""

    def _set_levels(self, parts: Sequence[CellPart], slot: int) -> None:
        """Put the names of measures where they belong; another measure has other ones below it."""
        order = {id(one): number for number, one in enumerate(self._level_fields(), 0)}
        for part in parts:
            if part.field.role is Role.LEVEL:
                at = order.get(id(part.field), slot)
                level, old = self.levels[at]
                if old != part.text:
                    below = [(name, "") for name, _ in self.levels[at + 1 :]]
                    self.levels = [*self.levels[:at], (level, part.text), *below]
                    self.name = ""

    def _level_fields(self) -> Iterator[Field]:
        sections = self.reader.profile.sections
        templates = [sections, *(column.meaning for column in self.columns)]
        for one in templates:
            yield from (each for each in (one.fields if one else ()) if each.role is Role.LEVEL)

    def _take_all(self, parts: Sequence[CellPart], *, is_of_level: bool) -> None:
        measure = Topic(above=above_of(self.levels))
        names = [part for part in parts if part.field.role is Role.NAME]
        series = next((part for part in parts if part.field.role is Role.SERIES), None)
        has_names = any(column.meaning and Role.NAME in column.meaning.roles for column in self.columns)
        if names:
            self.name, self.number = names[0].text, self._number(parts) if not is_of_level else ""
        name = self.name if names or series else "" if has_names else self.reader.profile.fixed.get("name", "")
        number = (
            self.number if name and name == self.name else self.reader.profile.fixed.get("number", "") if name else ""
        )
        indicator = replace(measure, indicator=name, number=number)
        last = None
        for part in parts:
            role = part.field.role
            if role is Role.LEVEL:
                last = Role.LEVEL
                self._take_as(measure, part)
            elif role in (Role.NAME, Role.SERIES):
                last = Role.NAME if role is Role.NAME else last
                self._take_as(indicator, part)
            elif role in FIGURES or role is Role.GRADE:
                self._take_figure(indicator, part, series)
            else:
                is_indicators = role in _OF_INDICATOR or (
                    role is Role.NUMBER and not is_of_level and self._next_is_name(parts, part, last)
                )
                self._take_as(indicator if is_indicators and name else measure, part)

    def _number(self, parts: Sequence[CellPart]) -> str:
        """Return the printed number of the row's indicator, or an empty text."""
        last = None
        for part in parts:
            if part.field.role is Role.NUMBER and self._next_is_name(parts, part, last):
                return plain(part.text)
            last = part.field.role if part.field.role in (Role.LEVEL, Role.NAME) else last
        return ""

    @staticmethod
    def _next_is_name(parts: Sequence[CellPart], part: CellPart, last: Role | None) -> bool:
        """Return whether a number or note belongs to the indicator: the nearest of both names after it, else before it."""
        following = (one.field.role for one in parts[parts.index(part) + 1 :])
        nearest = next((role for role in following if role in (Role.LEVEL, Role.NAME)), last)
        return nearest is not Role.LEVEL

    def _take_as(self, topic: Topic, part: CellPart) -> None:
        if part.field.role is not Role.LEVEL or not part.cell.is_spread:
            self.reader.take(topic, part)

    def _take_figure(self, indicator: Topic, part: CellPart, series: CellPart | None) -> None:
        if part.cell.is_spread:
            return
        if part.cell.place in self.merged:
            self.reader.leave([part.cell], "結合されたセルの値です。どの指標の、どの年度の値かが決められません。")
            return
        if not indicator.indicator:
            if part.field.role is Role.GRADE and indicator.above:
                self.reader.take(indicator, part)
                return
            self.reader.leave([part.cell], "指標の名前がない行の値です。")
            return
        if part.field.role is Role.VALUE:
            role = self._role_of(series.text) if series else None
            if role is None:
                self.reader.leave([part.cell], "目標か実績かなど、何の値かが決められません。")
                return
            part = replace(part, field=replace(part.field, role=role))
        self.reader.take(indicator, part)

    def _role_of(self, word: str) -> Role | None:
        known = self.reader.profile.rows
        meaning = known.get(word) or known.get(plain(word))
        return meaning.fields[0].role if meaning else SERIES_WORDS.get(plain(word).replace(" ", ""))


def _merged(rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    """Yield the places of the first cells of merged ones."""
    for number, row in enumerate(rows):
        below = rows[number + 1] if number + 1 < len(rows) else ()
        for column, cell in enumerate(row):
            beside = row[column + 1 : column + 2]
            if not cell.is_spread and any(one.is_spread for one in (*beside, *below[column : column + 1])):
                yield cell.place
