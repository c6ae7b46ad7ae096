"""A plan's own scale: determine whether a level satisfies a grade, and where bands overlap or leave gaps.

A level is a percentage: the rate, or the actual relative to the target or the baseline. The first matching grade in
list order wins, so bounds that only say "from 90" cascade; an overlap is a bound that cuts into a band which an
earlier grade already has.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from pydantic import model_validator

from generator.plan.model.fields import (
    CodeText,
    Decimals,
    Flag,
    Key,
    Name,
    Number,
    PlaceField,
    Record,
    Text,
    invalid_value,
)
from generator.plan.model.vocabulary import NonGrade


class Basis(StrEnum):
    """What a band's percentages are relative to."""

    RATE = "rate"
    TARGET = "target"
    BASELINE = "baseline"
    PREVIOUS = "previous"


class Scope(StrEnum):
    """What a scale grades."""

    INDICATORS = "indicators"
    MEASURES = "measures"


class Side(StrEnum):
    """The four ways in which a source can state a bound."""

    FROM = "from"
    ABOVE = "above"
    TO = "to"
    BELOW = "below"


class Grade(Record):
    """One code of a scale: a grade with its band, or a code that is not a grade."""

    code: CodeText = Key("記号", "評価の記号（S、A、1、◎、順調 など）。")
    label: Name | None = Key("よび名", "記号に付けられた短い名前。", default=None)
    meaning: Text | None = Key("意味", "資料に書かれた説明。", default=None)
    printed: Name | None = Key("資料の表記", "資料に印刷された範囲（例: 90~120%）。", default=None)
    from_: Number | None = Key("以上", "％がこの値以上。", default=None, alias="from")
    above: Number | None = Key("超", "％がこの値より大きい。", default=None)
    to: Number | None = Key("以下", "％がこの値以下。", default=None)
    below: Number | None = Key("未満", "％がこの値より小さい。", default=None)
    of: Basis = Key(
        "何に対する％か",
        "rate（率）、target（目標）、baseline（基準値）、previous（前の年度の実績）。",
        default=Basis.RATE,
    )
    met: Flag | None = Key("達成か", "率ではなく、目標の達成・未達成で決まる評価。", default=None)
    ours: tuple[Side, ...] = Key(
        "本サイトの解釈", "資料からは決まらず、本サイトが解釈した境界（from など）。", default=()
    )
    kind: NonGrade | None = Key("評価ではない記号", "未着手・中止・完了・評価困難を表す記号であること。", default=None)

    @model_validator(mode="after")
    def _no_contradiction(self) -> "Grade":
        if (self.from_ is not None and self.above is not None) or (self.to is not None and self.below is not None):
            raise invalid_value("wrong-type", "from と above、to と below は、どちらか1つだけを書いてください。")
        if any(self.bound(side) is None for side in self.ours):
            raise invalid_value(
                "wrong-type", "ours には、この評価に書いた境界（from・above・to・below）だけを書いてください。"
            )
        if sum((bool(self.edges), self.met is not None, self.kind is not None)) > 1:
            raise invalid_value(
                "wrong-type",
                "境界（from など）・met（達成か）・kind（評価ではない記号）は、1つの評価にどれか1つだけを書いてください。",
            )
        if "of" in self.model_fields_set and not self.edges:
            raise invalid_value("wrong-type", "of は、境界（from など）といっしょに書いてください。")
        return self

    def bound(self, side: Side) -> Decimal | None:
        """Return the percentage of one stated bound, or None."""
        match side:
            case Side.FROM:
                return self.from_
            case Side.ABOVE:
                return self.above
            case Side.TO:
                return self.to
            case Side.BELOW:
                return self.below

    def holds(self, level: Fraction | float) -> bool:
        """Return whether a level, in percent, satisfies every stated bound."""
        return (
            (self.from_ is None or level >= self.from_)
            and (self.above is None or level > self.above)
            and (self.to is None or level <= self.to)
            and (self.below is None or level < self.below)
        )

    @property
    def edges(self) -> tuple[Decimal, ...]:
        """Return the percentages of the stated bounds."""
        return tuple(edge for side in Side if (edge := self.bound(side)) is not None)


class Scale(Record):
    """A plan's grades, best first, with the source's own words about them."""

    grades: tuple[Grade, ...] = Key("評価の一覧", "よい順に並べた評価。", min_length=1)
    by: Name | None = Key("だれの評価か", "担当課、外部評価委員会 など。", default=None)
    for_: Scope | None = Key(
        "何の評価か",
        "indicators（指標）か measures（施策・事業）。境界があって measures でなければ、指標の評価を計算する。",
        default=None,
        alias="for",
    )
    rounded: Decimals | None = Key(
        "率の丸め", "率を四捨五入してから評価する市では、小数点より下のけた数（0 など）。", default=None
    )
    note: Text | None = Key("注記", "評価の表に付いた注記。", default=None)
    at: PlaceField | None = Key("出典", "文書のIDと行番号（例: progress 24）。", default=None)

    @property
    def has_bounds(self) -> bool:
        """Return whether the scale says from what a grade follows; a scale of words alone never computes."""
        return any(grade.edges or grade.met is not None for grade in self.ranked)

    @property
    def ranked(self) -> tuple[Grade, ...]:
        """Return the codes that are grades, best first."""
        return tuple(grade for grade in self.grades if grade.kind is None)

    def find(self, code: str) -> Grade | None:
        """Return the grade with this code, or None."""
        return next((grade for grade in self.grades if grade.code == code), None)


def clashes(grades: Sequence[Grade]) -> Iterator[tuple[int, int, Fraction]]:
    """Yield (later, earlier, level) for each grade that claims a level which an earlier one already has.

    A grade that can never be reached overlaps too; the level is one of those claimed twice.
    """
    for later, grade in enumerate(grades):
        rivals = [(index, rival) for index, rival in enumerate(grades[:later]) if rival.of == grade.of]
        levels = [level for level in _samples(grades) if grade.holds(level)]
        if grade.met is not None or not levels:
            continue
        free = [level for level in levels if not any(rival.holds(level) for _, rival in rivals)]
        for index, rival in rivals:
            if rival.met is not None:
                continue
            stated = [Fraction(edge) for edge in grade.edges]
            touching = [level for level in stated if grade.holds(level) and rival.holds(level)]
            inside = [level for level in stated if not grade.holds(level) and _surrounded(rival, level, grade)]
            if touching or inside or not free:
                shared = touching or inside or [level for level in levels if rival.holds(level)]
                if shared:
                    yield later, index, shared[0]
                    break


def gaps(grades: Sequence[Grade]) -> Iterator[tuple[Fraction, Fraction]]:
    """Yield the (low, high) ends of each range of rates between the bands that no grade covers.

    The range below zero is not a gap: hardly any scale covers it.
    """
    banded = [grade for grade in grades if grade.met is None]
    if not banded or any(grade.of is not Basis.RATE for grade in banded):
        return
    edges = sorted({Fraction(edge) for grade in banded for edge in grade.edges} | {Fraction(0)})
    edges = [edge for edge in edges if edge >= 0]
    for low, high in zip(edges, [*edges[1:], edges[-1] + 1000], strict=True):
        middle = (low + high) / 2
        if not any(grade.holds(middle) for grade in banded):
            yield low, high
        elif low > 0 and not any(grade.holds(low) for grade in banded):
            yield low, low


def _samples(grades: Sequence[Grade]) -> list[Fraction]:
    """Return a level on each edge, between each two neighbours, and beyond both ends."""
    edges = sorted({Fraction(edge) for grade in grades for edge in grade.edges})
    if not edges:
        return [Fraction(0)]
    middles = [(low + high) / 2 for low, high in pairwise(edges)]
    return [edges[0] - 1, *edges, *middles, edges[-1] + 1]


def _surrounded(rival: Grade, edge: Fraction, grade: Grade) -> bool:
    """Return whether an exclusive edge of `grade` lies strictly inside the band of `rival`."""
    near = Fraction(1, 1_000_000)
    sides = [level for level in (edge - near, edge + near) if grade.holds(level)]
    return any(rival.holds(level) for level in sides)
