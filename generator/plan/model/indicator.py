"""Indicators: a measured quantity with its targets and actuals, and its parts, as frozen records."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from pydantic import model_validator

from generator.plan.diagnostics import DataPath
from generator.plan.model.blocks import Accepted, Also
from generator.plan.model.fields import Date, Flag, Id, Key, Name, Number, PlaceField, Record, Text, invalid_value
from generator.plan.model.figure import Figure
from generator.plan.model.fiscal import Period
from generator.plan.model.row import Row, Years
from generator.plan.model.upkeep import Upkeep
from generator.plan.model.vocabulary import Counts, Direction, Kind, Method, counts_of_unit


class PartKind(StrEnum):
    """How a part relates to its indicator."""

    BESIDE = "並記"
    OF_WHICH = "うち"
    BREAKDOWN = "内訳"


class Part(Record):
    """A named part of a compound indicator, with its own years."""

    as_: PartKind = Key("関係", "並記、うち（一部）、内訳（足すと全体になる）。", default=PartKind.BESIDE, alias="as")
    id: Id = Key("ID", "アドレスに使う短い名前（半角の英小文字）。")
    name: Name = Key("名前", "資料に書かれた名前。")
    unit: Name | None = Key("単位", "指標の単位と違うとき。", default=None)
    was: tuple[Id, ...] = Key("前のID", "IDを変えたとき、前のID。", default=())
    years: Years = Key("年度", "年度ごとの値。", default_factory=dict)


def _calendar(years: Mapping[Period, Row]) -> Mapping[Period, Row]:
    known: dict[Period, str] = {}
    for period in years:
        other = known.setdefault(period.in_calendar, period.written)
        if other != period.written:
            raise invalid_value(
                "duplicate-year",
                f"calendar: true なので、「{period.written}」は「{other}」と同じ年です。1つにまとめてください。",
                at="years",
            )
    return {period.in_calendar: _row_in_calendar(row) for period, row in years.items()}


def _row_in_calendar(row: Row) -> Row:
    return row.model_copy(update={series.value: _figure_in_calendar(figure) for series, figure in row.figures()})


def _figure_in_calendar(figure: Figure) -> Figure:
    was = tuple(one.model_copy(update={"until": one.until and one.until.in_calendar}) for one in figure.was)
    return figure.model_copy(update={"of": figure.of and figure.of.in_calendar, "was": was})


class Whole(StrEnum):
    """How a compound indicator is evaluated as a whole."""

    ALL = "all"
    ANY = "any"


class Indicator(Record):
    """A measured quantity with its targets and actuals."""

    id: Id = Key("ID", "アドレスに使う短い名前（半角の英小文字）。一度決めたら変えない。")
    number: Name | None = Key("番号", "資料に印刷された番号（① など）。", default=None)
    name: Name = Key("名前", "資料に書かれた指標の名前。")
    also: tuple[Also, ...] = Key("別の名前", "資料のほかの場所での名前（旧指標名など）。", default=())
    kind: Kind | None = Key("種類", "activity（活動）、outcome（成果）、context（参考）。", default=None)
    about: Text | None = Key("説明", "何を測るか。資料の「説明又は計算式」など。", default=None)
    unit: Name | None = Key("単位", "人、件、% など。", default=None)
    direction: Direction | None = Key(
        "よい向き", "up（多いほどよい）、down（少ないほどよい）、keep（保つ）、none（よい向きはない）。", default=None
    )
    rate: Method | None = Key("率の式", "この指標だけ計画と違う式を使うとき。", default=None)
    counts: Counts | None = Key(
        "数え方",
        "yearly（1年間の量）、level（ある時点の水準）、cumulative（はじめからの累計）、ratio（割合）、rank（順位）、stages（段階）。",
        default=None,
    )
    stages: tuple[Name, ...] = Key("段階", "counts が stages のとき、段階のことばを低い順に。", default=())
    calendar: Flag = Key("暦年", "年度ではなく、1〜12月の年ごとの値なら true。", default=False)
    tolerance: Number | None = Key("許される差", "keep・維持・約（程度）の目標で、達成とみなす差。", default=None)
    whole: Whole | None = Key(
        "全体の判定", "parts のすべて（all）か、どれか（any）が達成なら達成とする。", default=None
    )
    note: Text | None = Key("注記", "この指標について知らせておくこと。", default=None)
    words: Mapping[str, Text] = Key("文章", "年度によらない文章。", default_factory=dict)
    accept: tuple[Accepted, ...] = Key("確認済み", "見たうえで、そのままにする指摘。", default=())
    was: tuple[Id, ...] = Key("前のID", "IDを変えたとき、前のID。", default=())
    same: Id | None = Key("前の計画での同じ指標", "前の計画（follows）ではIDが違う指標のとき、そのID。", default=None)
    upkeep: Upkeep = Key("更新の予定", "この指標だけ、計画と担当や期限が違うとき。", default_factory=Upkeep)
    updated: Date | None = Key("更新日", "この指標だけ、計画の更新日と違うとき。", default=None)
    at: PlaceField | None = Key("出典", "文書のIDと行番号（例: progress 9）。", default=None)
    parts: tuple[Part, ...] = Key("内訳", "並べて書かれた内訳（複数・単身 など）。", default=())
    years: Years = Key("年度", "年度ごとの値。", default_factory=dict)

    @model_validator(mode="after")
    def _whole_of_parts(self) -> "Indicator":
        if self.whole is not None and not self.parts:
            raise invalid_value("wrong-type", "whole は、parts（内訳）のある指標にだけ書けます。", at="whole")
        return self

    @model_validator(mode="after")
    def _in_calendar_years(self) -> "Indicator":
        """Read the years of a calendar-year indicator as calendar years."""
        if self.calendar:
            object.__setattr__(self, "years", _calendar(self.years))
            parts = tuple(part.model_copy(update={"years": _calendar(part.years)}) for part in self.parts)
            object.__setattr__(self, "parts", parts)
        return self

    def counts_in(self, unit: str | None) -> Counts | None:
        """Return what is counted: as the unit determines, or as declared; None if it is undeclared."""
        return counts_of_unit(unit) or self.counts

    def tracks(self) -> Iterator[tuple[str, Mapping[Period, Row], DataPath]]:
        """Yield (part id, years, path below the indicator); first the whole, with an empty part id."""
        if self.years or not self.parts:
            yield "", self.years, ("years",)
        for index, part in enumerate(self.parts):
            yield part.id, part.years, ("parts", index, "years")
