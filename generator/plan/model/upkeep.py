"""Upkeep: who updates a plan's figures and by when, as frozen records."""

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from generator.plan.diagnostics import short
from generator.plan.model.fields import Key, Name, Record, invalid_value
from generator.plan.model.fiscal import fiscal_year_of

_DUE = r"(?:[12][0-9]{3}-)?[0-9]{2}-[0-9]{2}"
_MOST_YEARS = 20
_ANY_YEAR = 2001
"""Not a leap year, so that 29 February is not a yearly date."""


@dataclass(frozen=True, slots=True)
class Due:
    """The date by which figures must be in the file: every year, or once if `year` is given."""

    month: int
    day: int
    year: int | None = None

    def of(self, fiscal_year: int) -> dt.date | None:
        """Return the date by which a fiscal year's figures are due; None if this is another year's date.

        A yearly date is the first one after the fiscal year's end (31 March); a single date stands for the newest
        fiscal year that ended before it.
        """
        if self.year is None:
            return dt.date(fiscal_year + 1 + (self.month < 4), self.month, self.day)
        day = dt.date(self.year, self.month, self.day)
        return day if fiscal_year_of(day) == fiscal_year + 1 else None


def _due(data: object) -> Due:
    if isinstance(data, Due):
        return data
    if isinstance(data, str) and re.fullmatch(_DUE, data, re.ASCII):
        year, month, day = (int(part) for part in f"0000-{data}"[-10:].split("-"))
        try:
            dt.date(year or _ANY_YEAR, month, day)
        except ValueError:
            pass
        else:
            return Due(month, day, year or None)
    raise invalid_value(
        "bad-date",
        f"「{short(data)}」は期限として読めません。毎年なら 10-31、1度だけなら 2027-03-31 のように、半角で書いてください。",
    )


DueField = Annotated[Due, BeforeValidator(_due), WithJsonSchema({"type": "string", "pattern": f"^{_DUE}$"})]


def _every(data: object) -> int:
    if not isinstance(data, Decimal) or data != int(data) or not 1 <= data <= _MOST_YEARS:
        raise invalid_value(
            "number-format", f"「{short(data)}」ではなく、何年ごとかを 3 のように整数で書いてください。"
        )
    return int(data)


Every = Annotated[
    int, BeforeValidator(_every), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": _MOST_YEARS})
]


class Upkeep(Record):
    """Who updates the figures, and by when."""

    owner: Name | None = Key("更新の担当", "このファイルの値を新しくする課や団体。", default=None)
    due: DueField | None = Key(
        "更新の期限",
        "前の3月に終わった年度の値を、この日までに入れる。毎年なら 10-31、1度だけなら 2027-03-31 のように。",
        default=None,
    )
    every: Every | None = Key(
        "何年ごとか", "何年かに1度だけ調べる値なら、その年数（3 など）。間の年度は遅れにならない。", default=None
    )
