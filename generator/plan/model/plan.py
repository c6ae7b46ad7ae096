"""The model: what a plan file may contain, as frozen records; the one source of schema, manual and checks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from pydantic import Field

from generator.plan.diagnostics import DataPath
from generator.plan.model.blocks import (
    Accepted,
    Also,
    Body,
    Contact,
    Correction,
    Ended,
    Erratum,
    Event,
    Issuer,
    LeftOut,
    Logic,
    Table,
    Unreadable,
)
from generator.plan.model.declarations import MoneyLines, Municipality, PlanPeriod
from generator.plan.model.fields import (
    Date,
    Id,
    Key,
    Name,
    PlaceField,
    Record,
    TagValue,
    Text,
)
from generator.plan.model.fiscal import Period
from generator.plan.model.indicator import Indicator
from generator.plan.model.row import Row, Years
from generator.plan.model.scale import Scale, Scope
from generator.plan.model.source import Source
from generator.plan.model.upkeep import Upkeep
from generator.plan.model.vocabulary import Heading, Method


class Measure(Record):
    """A node of the plan's hierarchy: a policy direction, a measure, a programme."""

    id: Id = Key("ID", "アドレスに使う短い名前（半角の英小文字）。一度決めたら変えない。")
    number: Name | None = Key("番号", "資料に印刷された番号（①、1-(1) など）。", default=None)
    name: Name = Key("名前", "資料に書かれた名前。")
    also: tuple[Also, ...] = Key("別の名前", "資料のほかの場所での名前。", default=())
    same: Id | None = Key("同じもの", "計画のほかの場所で詳しく述べているとき、そのID。1度だけ数える。", default=None)
    lead: tuple[Name, ...] = Key("実施主体", "実施する人や団体。", default=())
    printed_page: Name | None = Key("資料が示すページ", "資料が参照している、計画本体のページ。", default=None)
    at: PlaceField | None = Key("出典", "文書のIDと行番号（例: progress 9）。", default=None)
    contacts: tuple[Id, ...] = Key("問い合わせ先", "contacts のID。", default=())
    tags: Mapping[str, TagValue] = Key("印", "tags で決めた印（新規事業 など）。", default_factory=dict)
    themes: tuple[Id, ...] = Key("テーマ", "本サイトのテーマのID。", default=())
    note: Text | None = Key("注記", "この施策・事業について知らせておくこと。", default=None)
    words: Mapping[str, Text] = Key("文章", "年度によらない文章。見出しは texts で決める。", default_factory=dict)
    years: Years = Key("年度", "年度ごとの文章や金額など。", default_factory=dict)
    logic: Logic | None = Key("ロジックモデル", "行うことと、めざす成果。", default=None)
    tables: tuple[Table, ...] = Key("表", "資料の表。", default=())
    events: tuple[Event, ...] = Key("行事", "日付のあるできごと。", default=())
    accept: tuple[Accepted, ...] = Key("確認済み", "見たうえで、そのままにする指摘。", default=())
    was: tuple[Id, ...] = Key("前のID", "IDを変えたとき、前のID。", default=())
    moved_from: tuple[Id, ...] = Key("前の場所", "ほかの施策の下に移したとき、前に上にあった施策のID。", default=())
    indicators: tuple[Indicator, ...] = Key("指標", "この施策・事業の指標。", default=())
    measures: tuple["Measure", ...] = Key("下の階層", "この下にある施策・事業。", default=())


class Tag(StrEnum):
    """The kind of a tag that a plan declares."""

    FLAG = "flag"
    CHOICE = "choice"
    LIST = "list"


class Plan(Record):
    """One plan: the content of one file."""

    id: Id = Key("計画ID", "書くときは、ファイル名と同じにする。")
    title: Name = Key("計画の名前", "資料に書かれた計画の名前。")
    municipality: Municipality = Key("市区町村", "計画を定めた市区町村。")
    period: PlanPeriod = Key("計画期間", "計画の年度。")
    issuers: tuple[Issuer, ...] = Key("作った団体", "市区町村のほかに計画を作った団体。", default=())
    legal_basis: Text | None = Key("根拠", "計画のもとになる法律や条例。", default=None)
    published: Name | None = Key("公表", "資料が公表された日や月（令和7年3月 など）。", default=None)
    follows: Id | None = Key("前の計画", "この計画の前の計画のID。", default=None)
    ended: tuple[Ended, ...] = Key("なくなった指標", "前の計画にあり、この計画では続けない指標。", default=())
    updated: Date = Key("更新日", "このファイルの内容を最後に確かめた日。")
    upkeep: Upkeep = Key("更新の予定", "値を新しくする担当と期限。", default_factory=Upkeep)
    was: tuple[Id, ...] = Key("前のID", "計画のID（ファイル名）を変えたとき、前のID。", default=())
    levels: tuple[Name, ...] = Key("階層の名前", "上から順に、この計画での階層のよび名。", min_length=1)
    pages: Name | None = Key("ページにする階層", "1ページにまとめる階層のよび名。書かなければ一番上。", default=None)
    sources: Annotated[Mapping[Id, Source], Field(min_length=1)] = Key("出典", "もとにした文書。")
    rate: Method | None = Key("率の式", "この計画での率の求め方。", default=None)
    scales: Mapping[Name, Scale] = Key(
        "評価のものさし", "計画の評価。最初のものが grade: の意味になる。", default_factory=dict
    )
    texts: Mapping[Name, Heading] = Key("文章の見出し", "資料の見出しと、それが何であるか。", default_factory=dict)
    tags: Mapping[Name, Tag] = Key(
        "印の種類", "flag（ある・ない）、choice（1つ選ぶ）、list（いくつでも）。", default_factory=dict
    )
    decisions: Mapping[Name, tuple[Name, ...]] = Key("判断の種類", "資料にある判断と、その語。", default_factory=dict)
    money: MoneyLines | None = Key("金額の項目", "単位と、項目の名前。", default=None)
    contacts: Mapping[Id, Contact] = Key("問い合わせ先", "1度だけ書き、IDで示す。", default_factory=dict)
    bodies: tuple[Body, ...] = Key("会議", "会議と委員。", default=())
    events: tuple[Event, ...] = Key("行事", "日付のあるできごと。", default=())
    tables: tuple[Table, ...] = Key("表", "資料の表。", default=())
    errata: tuple[Erratum, ...] = Key("訂正履歴", "サイトに載せたあとで直したまちがい。", default=())
    corrections: tuple[Correction, ...] = Key("読みかえ", "資料の表記と、このファイルでの読み。", default=())
    unreadable: tuple[Unreadable, ...] = Key("判読不能", "読み取れないもの。", default=())
    left_out: tuple[LeftOut, ...] = Key("写していないもの", "資料にあるが、写していない行。", default=())
    accept: tuple[Accepted, ...] = Key("確認済み", "見たうえで、そのままにする指摘。", default=())
    words: Mapping[str, Text] = Key("文章", "計画全体の、年度によらない文章。", default_factory=dict)
    years: Years = Key("年度", "計画全体の年度ごとの文章など。", default_factory=dict)
    indicators: tuple[Indicator, ...] = Key("指標", "計画全体の指標。", default=())
    measures: tuple[Measure, ...] = Key("施策", "計画の階層。", default=())

    @cached_property
    def scale_name(self) -> str:
        """Return the name of the scale of indicators, to which a bare `grade:` of an indicator refers; '' if none.

        It is the first scale that is declared for indicators; otherwise the first that is neither declared for
        measures nor used for votes.
        """
        voted = {name for _, _, row, _ in self.rows() for name in row.votes}
        declared = (name for name, scale in self.scales.items() if scale.for_ is Scope.INDICATORS)
        others = (name for name, scale in self.scales.items() if scale.for_ is None and name not in voted)
        return next(declared, "") or next(others, "")

    @property
    def scale(self) -> Scale | None:
        """Return the scale of indicators; None if the plan has none."""
        return self.scales.get(self.scale_name)

    def named_grades(self, row: Row, *, of_measure: bool = False) -> Mapping[str, str]:
        """Return a row's published grades by the name of their scale; a bare grade gets the name that it refers to."""
        usual = self.measure_scale_name if of_measure else self.scale_name
        return {name or usual: code for name, code in (row.grade or {}).items()}

    @property
    def measure_scale_name(self) -> str:
        """Return the name of the scale to which a bare `grade:` of a measure refers; '' if there is none."""
        names = [name for name, scale in self.scales.items() if scale.for_ is not Scope.INDICATORS]
        return next(iter(names), "") or next(iter(self.scales), "")

    @property
    def page_depth(self) -> int:
        """Return the depth (1 is the top) of the measures that have their own page."""
        return self.levels.index(self.pages) + 1 if self.pages in self.levels else 1

    def nodes(self) -> Iterator["Node"]:
        """Yield every measure in the plan's order, each before the measures below it."""

        def walk(measures: tuple[Measure, ...], above: tuple[Measure, ...], path: DataPath) -> Iterator[Node]:
            for index, measure in enumerate(measures):
                here = (*path, "measures", index)
                node = Node((*above, measure), here)
                yield node
                yield from walk(measure.measures, node.line, here)

        return walk(self.measures, (), ())

    def dated(self) -> Iterator[tuple["Node | None", Years]]:
        """Yield everything besides indicators that has year rows: the plan itself (None), then every measure."""
        yield None, self.years
        for node in self.nodes():
            yield node, node.measure.years

    def rows(self) -> Iterator[tuple["Placed | None", Period, Row, DataPath]]:
        """Yield every year row: its indicator (None for a row of a measure or the plan), period, row, path."""
        for node, years in self.dated():
            for period, row in years.items():
                yield None, period, row, (*(node.path if node else ()), "years", period.written)
        for placed in self.placed_indicators():
            for _, years, below in placed.indicator.tracks():
                for period, row in years.items():
                    yield placed, period, row, (*placed.path, *below, period.written)

    def placed_indicators(self) -> Iterator["Placed"]:
        """Yield every indicator with the node it belongs to (None: the plan itself)."""
        for index, indicator in enumerate(self.indicators):
            yield Placed(indicator, None, ("indicators", index))
        for node in self.nodes():
            for index, indicator in enumerate(node.measure.indicators):
                yield Placed(indicator, node, (*node.path, "indicators", index))


@dataclass(frozen=True, slots=True)
class Node:
    """A measure in its place: the line of measures from the top down to it, and its path in the file."""

    line: tuple[Measure, ...]
    path: DataPath

    @property
    def measure(self) -> Measure:
        """Return the measure itself."""
        return self.line[-1]

    @property
    def depth(self) -> int:
        """Return the measure's level; the top is 1."""
        return len(self.line)


@dataclass(frozen=True, slots=True)
class Placed:
    """An indicator in its place."""

    indicator: Indicator
    node: Node | None
    path: DataPath
