"""Indicators: what a year row, an indicator and a part of one may say, as frozen records."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from generator.plan.diagnostics import Path
from generator.plan.figure import Figure
from generator.plan.fiscal import Period, parse_period
from generator.plan.record import CodeText, Id, Key, Name, Number, PeriodField, PlaceField, Record, Text, wrong
from generator.plan.vocabulary import Direction, Method


class Series(StrEnum):
    """The figures that a year row can hold."""

    BASELINE = "baseline"
    TARGET = "target"
    ACTUAL = "actual"


def _grades(data: Any) -> Any:
    return data if isinstance(data, dict) else {"": data}


def _no_year_twice(data: Any) -> Any:
    seen: dict[Period, str] = {}
    for key in data if isinstance(data, dict) else ():
        period = parse_period(key)
        if period is not None and period in seen:
            raise wrong(
                "duplicate-year", f"「{key}」は「{seen[period]}」と同じ年度です。1つにまとめてください。", at=key
            )
        if period is not None:
            seen[period] = key
    return data


_CODE = {"type": ["string", "number"]}
Grades = Annotated[
    Mapping[str, CodeText],
    BeforeValidator(_grades),
    WithJsonSchema({"anyOf": [_CODE, {"type": "object", "additionalProperties": _CODE}]}),
]
"""Published grades by the scale's name; a bare code is for the plan's first scale, under the name ''."""


class Row(Record):
    """One year (or other stretch of time) of an indicator, a measure or the plan."""

    baseline: Figure | None = Key("基準値", "目標のもとになる、はじめの値。", default=None)
    target: Figure | None = Key("目標", "その年度の目標値。", default=None)
    actual: Figure | None = Key("実績", "その年度の実績値。", default=None)
    grade: Grades | None = Key("公表された評価", "資料に書かれた評価の記号。", default=None)
    texts: Mapping[str, Text] = Key("文章", "texts で決めた見出しごとの文章。", default_factory=dict)
    at: PlaceField | None = Key("出典", "文書のIDと行番号（例: progress 9）。", default=None)

    def figures(self) -> Iterator[tuple[Series, Figure]]:
        """Yield the figures of this row, in the order baseline, target, actual."""
        for series, figure in zip(Series, (self.baseline, self.target, self.actual), strict=True):
            if figure is not None:
                yield series, figure


Years = Annotated[Mapping[PeriodField, Row], BeforeValidator(_no_year_twice)]


class Part(Record):
    """A named part of a compound indicator, with years of its own."""

    id: Id = Key("ID", "アドレスに使う短い名前（半角の英小文字）。")
    name: Name = Key("名前", "資料に書かれた名前。")
    years: Years = Key("年度", "年度ごとの値。", default_factory=dict)


class Whole(StrEnum):
    """How a compound indicator is judged as a whole."""

    ALL = "all"
    ANY = "any"


class Indicator(Record):
    """A measured quantity with its targets and actuals."""

    id: Id = Key("ID", "アドレスに使う短い名前（半角の英小文字）。一度決めたら変えない。")
    name: Name = Key("名前", "資料に書かれた指標の名前。")
    unit: Name | None = Key("単位", "人、件、% など。", default=None)
    direction: Direction | None = Key(
        "よい向き", "up（多いほどよい）、down（少ないほどよい）、keep（保つ）、none（よい向きはない）。", default=None
    )
    rate: Method | None = Key("率の式", "この指標だけ計画と違う式を使うとき。", default=None)
    tolerance: Number | None = Key("許される差", "direction が keep のとき、達成とみなす差。", default=None)
    whole: Whole | None = Key(
        "全体の判定", "parts のすべて（all）か、どれか（any）が達成なら達成とする。", default=None
    )
    at: PlaceField | None = Key("出典", "文書のIDと行番号（例: progress 9）。", default=None)
    parts: tuple[Part, ...] = Key("内訳", "並べて書かれた内訳（複数・単身 など）。", default=())
    years: Years = Key("年度", "年度ごとの値。", default_factory=dict)

    def tracks(self) -> Iterator[tuple[str, str, Mapping[Period, Row], Path]]:
        """Yield (part id, part name, years, path below the indicator); the whole first, under ''."""
        if self.years or not self.parts:
            yield "", "", self.years, ("years",)
        for index, part in enumerate(self.parts):
            yield part.id, part.name, part.years, ("parts", index, "years")
