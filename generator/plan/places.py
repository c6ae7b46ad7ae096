"""Places in a source, as a plan cites them: lines of its text, or rows or cells of one of its tables."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from generator.plan.diagnostics import short

Span = tuple[int, int]
"""A range of numbers, both ends included."""

# Lines: progress 9, 12-34. Cells: kpi 指標!F12, F14:H14. Rows of a table: web 主な指標!3-5. The table's name ends at the last `!`.
_NUMBER = r"[1-9][0-9]{0,5}"
_ROWS = rf"{_NUMBER}(?:-{_NUMBER})?"
_CELLS = rf"[A-Z]{{1,3}}{_NUMBER}(?::[A-Z]{{1,3}}{_NUMBER})?"
_LIST = "{0}(?:, {0})*"
_ROW_LIST, _CELL_LIST = _LIST.format(_ROWS), _LIST.format(_CELLS)
_PLACE = rf"[a-z][a-z0-9-]* (?:\S(?:.*\S)?!(?:{_CELL_LIST}|{_ROW_LIST})|{_ROW_LIST})"
SCHEMA_PATTERN = r"[a-z][a-z0-9-]* (?:\S(?:.*\S)?!)?[A-Z0-9][A-Z0-9:, -]*"
"""The pattern of a place for editors, who are spared the details."""

_A_HYPHEN, _A_COMMA = re.compile(r"\s*[-〜~–—―‐−ー]\s*"), re.compile(r"\s*[、,]\s*")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a source: the document's id, and ranges of lines; with the name of a table, of that table's rows.

    Both are 1-based. Cells have the columns of each range besides.
    """

    source: str
    ranges: tuple[Span, ...]
    table: str = field(default="", kw_only=True)
    columns: tuple[Span, ...] = field(default=(), kw_only=True)

    @property
    def first(self) -> int:
        """Return the first line (or row) of the first range."""
        return self.ranges[0][0]

    @property
    def lines(self) -> str:
        """Return the lines (or rows) as text: 9、78、122〜134."""
        return ranges_text(self.ranges)

    @property
    def cells(self) -> str:
        """Return the cells as text: F12、F14:H14; empty for whole lines and rows."""
        return "、".join(_cells(*both) for both in zip(self.ranges, self.columns, strict=False))

    @property
    def table_key(self) -> str:
        """Return the key by which a text knows the table."""
        return table_key(self.table)

    def __str__(self) -> str:
        numbers = self.cells or self.lines.replace("〜", "-")
        return f"{self.source} {self.table}{'!' if self.table else ''}{numbers.replace('、', ', ')}"


def table_key(name: str) -> str:
    """Return a table's name without what often differs between a text and a plan: the width of characters and blanks."""
    return " ".join(unicodedata.normalize("NFKC", name).split())


def ranges_text(ranges: tuple[Span, ...]) -> str:
    """Return ranges as text: 9、78、122〜134."""
    return "、".join(str(first) if first == last else f"{first}〜{last}" for first, last in ranges)


def joined(ranges: Iterable[Span]) -> tuple[Span, ...]:
    """Return the same numbers in as few ranges as possible, in their order."""
    found: list[Span] = []
    for first, last in sorted(ranges):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return tuple(found)


def column_name(number: int) -> str:
    """Return the letters of a column as workbooks have them: A, Z, AA."""
    above, letter = divmod(number - 1, 26)
    return f"{column_name(above) if above else ''}{chr(ord('A') + letter)}"


def _cells(rows: Span, columns: Span) -> str:
    first, last = (f"{column_name(column)}{row}" for column, row in zip(columns, rows, strict=True))
    return first if first == last else f"{first}:{last}"


def place(text: str) -> Place:
    """Return the place that a text states; raise ValueError, in Japanese, if it states none."""
    if not re.fullmatch(_PLACE, text):
        raise ValueError(f"「{short(text)}」は出典として読めません。{_advice(text)}")
    source, _, rest = text.partition(" ")
    table, _, numbers = rest.rpartition("!")
    ranges = _ranges(text, numbers)
    columns = tuple(_columns(item) for item in numbers.split(", ")) if numbers[0].isalpha() else ()
    for first, last in columns:
        if last < first:
            raise _reversed(text)
    _check_apart(text, ranges, columns)
    return Place(source, ranges, table=table, columns=columns)


def pages(text: str) -> tuple[Span, ...]:
    """Return the ranges of pages that a text states; raise ValueError, in Japanese, if it states none."""
    if not re.fullmatch(_ROW_LIST, text):
        raise ValueError(
            f"「{short(text)}」はページの番号として読めません。「5-12」や「3, 5-12」のように書いてください。"
        )
    ranges = _ranges(text, text)
    _check_apart(text, ranges, ())
    return ranges


def _ranges(text: str, numbers: str) -> tuple[Span, ...]:
    ends = [[int(one) for one in re.findall("[0-9]+", item)] for item in numbers.split(", ")]
    if any(one[-1] < one[0] for one in ends):
        raise _reversed(text)
    return tuple((one[0], one[-1]) for one in ends)


def _columns(item: str) -> Span:
    ends = [column_number(letters) for letters in re.findall("[A-Z]+", item)]
    return ends[0], ends[-1]


def column_number(letters: str) -> int:
    """Return the number of a column, from 1, of its letters."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def _reversed(text: str) -> ValueError:
    return ValueError(
        f"「{short(text)}」は、終わりがはじめより前です。「9-12」「F12:H14」のように、前にあるほうから書いてください。"
    )


def _check_apart(text: str, ranges: tuple[Span, ...], columns: tuple[Span, ...]) -> None:
    """Raise ValueError if two of the ranges share a line, or two of the ranges of cells a cell."""
    areas = [(rows, columns[index] if columns else (1, 1)) for index, rows in enumerate(ranges)]
    for one, other in combinations(areas, 2):
        if all(a[0] <= b[1] and b[0] <= a[1] for a, b in zip(one, other, strict=True)):
            raise ValueError(f"「{short(text)}」には、同じところが2度入っています。重ならないように書いてください。")


def _advice(text: str) -> str:
    """Return what to write instead of a text that is no place."""
    meant = next((one for one in _meant(text) if re.fullmatch(_PLACE, one)), None)
    if meant:
        return f"「{short(meant)}」と書いてください（数字と記号は半角で、いくつかあれば「, 」でつなぎます）。"
    numbers = re.findall("[0-9]+", text.rpartition("!")[2].partition(" ")[2] or text)
    if numbers and not all(int(one) for one in numbers):
        return "行は1から数えます。0 を直してください。"
    if any(len(one) > 6 for one in numbers):
        return "行の番号が大きすぎます。資料のテキストの行の番号を書いてください。"
    return "「progress 9」のように、文書のidと行番号を書いてください（表は「kpi 指標!F12」「web 主な指標!3」）。"


def _meant(text: str) -> Iterator[str]:
    """Yield what a text probably means: in narrow characters, with a hyphen in ranges and commas between them."""
    head, sign, numbers = re.sub(r"[\s\u3000]+", " ", text).replace("！", "!").rpartition("!")
    if not sign:
        head, sign, numbers = numbers.partition(" ")
    plain = unicodedata.normalize("NFKC", numbers).upper()
    plain = re.sub(r"\b0+(?=[1-9])|\s*行目?$", "", _A_COMMA.sub(", ", plain))
    yield f"{head}{sign}{_A_HYPHEN.sub('-', plain)}"
    yield f"{head}{sign}{_A_HYPHEN.sub(':', plain).replace('-', ':')}"
