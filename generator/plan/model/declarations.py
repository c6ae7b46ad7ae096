"""Declarations: who issued a plan, its period, and the money lines that it uses, as frozen records."""

from collections.abc import Mapping

from pydantic import model_validator

from generator.plan.model.fields import Key, Name, Record, Text, YearField, invalid_value


class Municipality(Record):
    """The municipality that issued the plan."""

    code: Name = Key("全国地方公共団体コード", '6けた。引用符で囲む（例: "132284"）。')
    prefecture: Name = Key("都道府県", "都道府県の名前。")
    name: Name = Key("市区町村", "市区町村の正式な名前。")
    was: tuple[Name, ...] = Key(
        "前のコード", "合併などで変わったとき、このサイトで前に使っていたコード（6けた）。", default=()
    )


class PlanPeriod(Record):
    """The fiscal years that a plan covers, both included."""

    from_: YearField = Key("はじめの年度", "R5 のように書く。", alias="from")
    to: YearField = Key("おわりの年度", "R8 のように書く。")
    note: Text | None = Key("注記", "期間の読み取り方など。", default=None)

    @model_validator(mode="after")
    def _in_order(self) -> "PlanPeriod":
        if self.to.year < self.from_.year:
            raise invalid_value(
                "bad-year",
                f"計画期間のおわり（{self.to.written}）が、はじめ（{self.from_.written}）より前です。"
                "from と to を確かめてください。",
            )
        return self

    @property
    def days(self) -> tuple[str, str]:
        """Return the first and last day of the fiscal years, in ISO 8601."""
        return f"{self.from_.year}-04-01", f"{self.to.year + 1}-03-31"


class MoneyLines(Record):
    """The plan's own money lines, their unit, and the totals that the source prints."""

    unit: Name = Key("単位", "千円 など。")
    lines: tuple[Name, ...] = Key("項目", "資料に書かれた項目の名前。", min_length=1)
    sums: Mapping[Name, tuple[Name, ...]] = Key("合計", "合計の項目と、その内訳の項目。", default_factory=dict)
