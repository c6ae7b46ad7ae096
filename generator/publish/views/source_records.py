"""Views of a source's page, as frozen records of finished texts and links."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLink:
    """A source where a plan's pages list it: its page from the plan's page, its address, what is known of its terms."""

    title: str
    href: str
    url: str
    remark: str
    has_lines: bool


@dataclass(frozen=True, slots=True)
class TakenView:
    """What one item of the plan took from a line: the item's name, its path from the plan's page, and what it is."""

    name: str
    href: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """One line of a source's text; `page` is None without page marks, `is_row` holds for a short row of a table."""

    number: int
    page: int | None
    text: str
    is_row: bool
    taken: tuple[TakenView, ...]
    notes: tuple[str, ...]

    @property
    def name(self) -> str:
        """Return the line's page and number."""
        return f"{f'{self.page}ページ ' if self.page else ''}{self.number}行目"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceBlock:
    """Rows of a table in a row, or one other line; or a `gap`: the lines that are not shown.

    `page` is set at the start of every page: its number, and the address of the document there, or "".
    """

    lines: tuple[LineView, ...] = ()
    is_table: bool = False
    gap: str = ""
    page: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """The page of one source; `about` states what of its text is shown, `length` is the number of its lines."""

    id: str
    title: str
    url: str
    facts: tuple[tuple[str, str], ...]
    about: str
    length: int
    blocks: tuple[SourceBlock, ...]
    left_out: tuple[tuple[str, str, str], ...]
