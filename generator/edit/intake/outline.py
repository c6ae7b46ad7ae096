"""Outline: build, of the facts of a document, what a plan file says: its declarations, measures, indicators and rows."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.edit.intake.facts import Above, CellFact, Extract, Topic
from generator.edit.intake.meaning import Role
from generator.edit.intake.profile import OTHERS, Profile
from generator.edit.intake.readings import id_of
from generator.edit.intake.records_of_facts import (
    also_of,
    first_of,
    grade_order,
    heading_kind,
    is_flag,
    names_of,
    rows_cited,
    tags_of,
    words_in,
    years_of,
)
from generator.errors import RefusedError
from generator.plan.diagnostics import short
from generator.plan.reserved import ITEM_IDS

_MONEY = (
    "金額の単位か種類（予算・決算・見込み）が、表からは決まりません。プロファイルに「fixed: {unit: 千円}」、"
    "「money 事業費 予算」のように書いてください。"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The data of a plan file, without what no table says, and what was assumed or is undeclared (Japanese)."""

    levels: tuple[str, ...]
    declared: Mapping[str, Any]
    indicators: Sequence[Mapping[str, Any]]
    measures: Sequence[Mapping[str, Any]]
    questions: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class _Builder:
    source: str
    facts: Sequence[CellFact]
    profile: Profile
    taken: set[str] = field(default_factory=lambda: {*ITEM_IDS})
    of: dict[Topic, list[CellFact]] = field(default_factory=dict)
    inside: dict[tuple[Above, ...], list[CellFact]] = field(default_factory=dict)
    topics: dict[tuple[Above, ...], dict[Topic, list[CellFact]]] = field(default_factory=dict)
    named: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        """Sort the facts by what they are about, once."""
        for fact in self.facts:
            topic, whole = fact.topic, _whole(fact.topic)
            self.of.setdefault(topic, []).append(fact)
            for depth in range(len(topic.above) + 1):
                self.inside.setdefault(topic.above[:depth], []).append(fact)
            if topic.indicator:
                known = self.topics.setdefault(topic.above, {})
                self.named[topic.indicator] += whole not in known
                known.setdefault(whole, []).append(fact)

    def measures(self, above: tuple[Above, ...]) -> Iterator[dict[str, Any]]:
        """Yield the measures below others, in the order of the tables."""
        depth = len(above) + 1
        inside = (fact.topic.above for fact in self.inside.get(above, ()))
        for line in dict.fromkeys(line[:depth] for line in inside if len(line) >= depth):
            yield self._measure(line)

    def indicators(self, above: tuple[Above, ...]) -> Iterator[dict[str, Any]]:
        """Yield the indicators of a measure (or of the plan), in the order of the tables."""
        for topic, facts in self.topics.get(above, {}).items():
            yield self._indicator(topic, facts)

    def _measure(self, line: tuple[Above, ...]) -> dict[str, Any]:
        name = line[-1].name
        own = self.of.get(Topic(above=line), [])
        record: dict[str, Any] = {"id": self._id(name, "measure")}
        record |= first_of(own, Role.NUMBER, "number")
        record["name"] = name
        record |= also_of(own, self.source)
        if lead := list(dict.fromkeys(str(fact.value) for fact in own if fact.role is Role.LEAD)):
            record["lead"] = lead
        record |= first_of(own, Role.PAGE, "printed_page")
        record["at"] = str(rows_cited(self.inside[line], self.source))
        if tags := dict(tags_of(own)):
            record["tags"] = tags
        record |= first_of(own, Role.NOTE, "note") | words_in(own)
        if years := years_of(own, self.source):
            record["years"] = years
        if indicators := list(self.indicators(line)):
            record["indicators"] = indicators
        if measures := list(self.measures(line)):
            record["measures"] = measures
        return record

    def _indicator(self, topic: Topic, every: Sequence[CellFact]) -> dict[str, Any]:
        """Return an indicator, given all facts of it and its parts."""
        own = self.of.get(topic, [])
        above = topic.above[-1].name if topic.above else ""
        name = f"{above} {topic.indicator}" if self.named[topic.indicator] > 1 else topic.indicator
        record: dict[str, Any] = {"id": self._id(name, "indicator")}
        record |= {"number": topic.number} if topic.number else first_of(own, Role.NUMBER, "number")
        record["name"] = topic.indicator
        record |= also_of(own, self.source) | first_of(own, Role.ABOUT, "about") | first_of(own, Role.UNIT, "unit")
        for key, declared in (("direction", self.profile.direction), ("counts", self.profile.counts)):
            if word := declared.get(topic.indicator) or declared.get(OTHERS):
                record[key] = word.value
        record |= first_of(own, Role.NOTE, "note") | words_in(own)
        record["at"] = str(rows_cited(every, self.source))
        parts = list(dict.fromkeys(fact.topic.part for fact in every if fact.topic.part))
        if parts:
            ids: list[str] = []
            record["parts"] = []
            for part in parts:
                ids.append(id_of(part, ids, "part"))
                rows = years_of([fact for fact in every if fact.topic.part == part], self.source)
                record["parts"].append({"id": ids[-1], "name": part, "years": rows})
        if years := years_of(own, self.source):
            record["years"] = years
        return record

    def _id(self, name: str, fallback: str) -> str:
        found = id_of(name, self.taken, fallback)
        self.taken.add(found)
        return found


def outlined(extract: Extract, profile: Profile, source: str) -> Outline:
    """Return the outline of what was found in a source, given its id; raise RefusedError if a person must decide first."""
    facts = extract.facts
    builder = _Builder(source=source, facts=facts, profile=profile)
    lines = [fact.topic.above for fact in facts]
    deepest = max(lines, key=len, default=())
    indicators, measures = list(builder.indicators(())), list(builder.measures(()))
    declared: dict[str, Any] = {}
    questions = list(_undeclared(facts, profile))
    if headings := names_of(facts, Role.TEXT, Role.WORDS):
        declared["texts"] = {name: heading_kind(name) for name in headings}
        questions.append(
            f"文章の見出し（{'、'.join(headings)}）が何か（texts）は、ことばから決めました。確かめてください。"
        )
    if tags := {fact.name: fact.value for fact in facts if fact.role is Role.TAG}:
        declared["tags"] = {name: "flag" if is_flag(name, str(value)) else "choice" for name, value in tags.items()}
    if decisions := names_of(facts, Role.DECISION):
        declared["decisions"] = {
            name: list(dict.fromkeys(str(one.value) for one in facts if one.role is Role.DECISION and one.name == name))
            for name in decisions
        }
    if lines_of_money := names_of(facts, Role.MONEY):
        unit = next((fact.unit for fact in facts if fact.role is Role.MONEY and fact.unit), "")
        if not unit or any(fact.role is Role.MONEY and not fact.basis for fact in facts):
            raise RefusedError(_MONEY)
        declared["money"] = {"unit": unit, "lines": lines_of_money}
    if codes := {str(fact.value) for fact in facts if fact.role is Role.GRADE}:
        name = next((fact.name for fact in facts if fact.role is Role.GRADE and fact.name), "評価")
        declared["scales"] = {name: {"grades": [{"code": code} for code in sorted(codes, key=grade_order)]}}
        questions.append("評価の記号の順（scales。よい順）と範囲は、表からは決まりません。資料で確かめてください。")
    return Outline(
        levels=tuple(one.level for one in deepest) or ("施策",),
        declared=declared,
        indicators=indicators,
        measures=measures,
        questions=tuple(questions),
    )


def _undeclared(facts: Sequence[CellFact], profile: Profile) -> Iterator[str]:
    """Yield what no table says of indicators, once for each kind; raise RefusedError where a plan must say it."""
    names = list(dict.fromkeys(fact.topic.indicator for fact in facts if fact.topic.indicator))
    for key, declared in (("direction", profile.direction), ("counts", profile.counts)):
        if unknown := [name for name in declared if name not in (*names, OTHERS)]:
            raise RefusedError(f"プロファイルの {key} にある「{short(unknown[0])}」という指標は、表にありません。")
    aimed = {fact.topic.indicator for fact in facts if fact.role is Role.TARGET}
    open_ = [name for name in names if name in aimed and not {name, OTHERS} & profile.direction.keys()]
    if open_:
        shown = "、".join(short(name, 20) for name in open_[:5])
        raise RefusedError(
            f"目標のある{len(open_)}の指標（{shown}{' など' if len(open_) > 5 else ''}）のよい向きは、表からは決まりません。"
            "プロファイルに「direction: {ほか: up}」のように書き、少ないほどよい指標があれば「指標の名前: down」を足してください。"
        )
    if open_ := [name for name in names if not {name, OTHERS} & profile.counts.keys()]:
        yield f"{len(open_)}の指標の数え方（counts）は、表からは決まらないので書いていません。"


def _whole(topic: Topic) -> Topic:
    return Topic(above=topic.above, indicator=topic.indicator, number=topic.number)
