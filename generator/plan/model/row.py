"""Year rows: everything that a plan can say about one period, as frozen records."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from generator.plan.diagnostics import short
from generator.plan.model.fields import (
    CodeText,
    Key,
    Name,
    Number,
    PeriodField,
    PlaceField,
    Record,
    Text,
    invalid_value,
)
from generator.plan.model.figure import Figure
from generator.plan.model.fiscal import Period, parse_period
from generator.plan.model.vocabulary import MONEY_WORDS, MoneyBasis


class Series(StrEnum):
    """The figures that a year row can hold."""

    BASELINE = "baseline"
    TARGET = "target"
    FORECAST = "forecast"
    ACTUAL = "actual"
    TOTAL = "total"
    PUBLISHED_RATE = "published_rate"


def _grades(data: Any) -> Any:
    return data if isinstance(data, dict) else {"": data}


def _no_duplicate_year(data: Any) -> Any:
    seen: dict[Period, str] = {}
    for key in data if isinstance(data, dict) else ():
        period = parse_period(key)
        if period is not None and period in seen:
            raise invalid_value(
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


class Money(Record):
    """Amounts of money of one year: their basis, and an amount for each money line that the plan declares."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Figure] = Field(init=False)

    basis: Annotated[MoneyBasis, WithJsonSchema({"enum": list(MONEY_WORDS)})] = Key(
        "金額の種類", "予算・決算・見込み。"
    )

    @model_validator(mode="before")
    @classmethod
    def _read_basis(cls, data: Any) -> Any:
        found = data.get("basis") if isinstance(data, dict) else None
        if not isinstance(found, str):
            return data
        if found not in MONEY_WORDS:
            raise invalid_value(
                "not-a-choice",
                f"「{short(found)}」は選べません。{'・'.join(MONEY_WORDS)} のどれかを書いてください。",
                at="basis",
            )
        return {**data, "basis": MONEY_WORDS[found]}

    @property
    def amounts(self) -> Mapping[str, Figure]:
        """Return the amounts by the name of their line."""
        return self.__pydantic_extra__


class Row(Record):
    """One year (or other period) of an indicator, a measure or the plan."""

    baseline: Figure | None = Key("基準値", "目標のもとになる、はじめの値。", default=None)
    target: Figure | None = Key("目標", "その年度の目標値。", default=None)
    actual: Figure | None = Key("実績", "その年度の実績値。", default=None)
    forecast: Figure | None = Key("見通し", "資料に書かれた、その年度の見通し。", default=None)
    total: Figure | None = Key("累計", "その年度までの累計。", default=None)
    published_rate: Figure | None = Key("公表された率", "資料に書かれた達成率（％）。", default=None)
    grade: Grades | None = Key("公表された評価", "資料に書かれた評価の記号。", default=None)
    votes: Mapping[str, Mapping[str, Number]] = Key(
        "票数", "委員会などの評価の、記号ごとの人数。{委員会評価: {有効: 5, 有効でない: 1}}", default_factory=dict
    )
    texts: Mapping[str, Text] = Key("文章", "texts で決めた見出しごとの文章。", default_factory=dict)
    decision: Mapping[str, Name] = Key(
        "判断", "decisions で決めた名前ごとの、資料に書かれた判断。", default_factory=dict
    )
    money: Money | None = Key("金額", "予算や決算の額。項目の名前は money で決める。", default=None)
    at: PlaceField | None = Key("出典", "文書のIDと行番号（例: progress 9）。", default=None)

    def figures(self) -> Iterator[tuple[Series, Figure]]:
        """Yield the figures of this row, in the order of `Series`."""
        for series, figure in zip(
            Series,
            (self.baseline, self.target, self.forecast, self.actual, self.total, self.published_rate),
            strict=True,
        ):
            if figure is not None:
                yield series, figure


Years = Annotated[Mapping[PeriodField, Row], BeforeValidator(_no_duplicate_year)]
