"""Understand heads: what a column probably means, by its head and its cells, with how sure that is and why."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from generator.edit.intake.column_reader import SERIES_WORDS
from generator.edit.intake.head_columns import heads_of
from generator.edit.intake.heads import Head, plain
from generator.edit.intake.meaning import FIGURES, Role
from generator.edit.intake.quantities import read_amount
from generator.plan.model.fiscal import Period
from generator.tables.grid import Cell

NAME = re.compile(
    r"^(?:指標|成果指標|評価指標|活動指標|KPI|重要業績評価指標|指標項目|数値目標)(?:名|の名称|項目)?(?:\s*[(（].*[)）])?$",
    re.IGNORECASE,
)
RULES: tuple[tuple[str, str, str], ...] = (
    (r"^(?:基本|政策|重点|まちづくりの)目標$|目標像|将来像", "level", "施策・事業など"),
    (r"^(?:No\.?|NO\.?|番号|#|№)$", "number", "番号"),
    (r"^単位$", "unit", "単位"),
    (r"担当|所管|実施主体|主管|課名|部署", "lead", "担当"),
    (r"説明|定義|計算式|算出|出典", "about", "説明"),
    (r"^(?:備考|注|注記|特記事項)$", "note", "備考"),
    (r"達成率|進捗率|達成度", "rate", "達成率"),
    (r"課題|状況|今後|理由|分析|方針$|取組内容|姿", "text", "文章"),
    (r"^(?:○年度 ?)?(?:評価|判定|ランク|達成状況|進捗評価)$|評価$", "grade", "評価"),
    (r"累計", "total", "累計"),
    (r"基準|現状|現行|当初|策定時", "baseline", "基準・現状"),
    (r"目標|計画値", "target", "目標"),
    (r"見込|見通し", "forecast", "見込み"),
    (r"実績", "actual", "実績"),
    (r"施策|事業|政策|分野|基本目標|方向|柱|区分|項目", "level", "施策・事業など"),
)
"""What the words of a head mean; the first that is found decides."""


class Certainty(StrEnum):
    """How sure a proposal is."""

    CERTAIN = "確か"
    LIKELY = "たぶん"
    OPEN = "決められない"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedMeaning:
    """What a column probably means: its pattern, the meaning ("": none), how sure, and why (one Japanese sentence)."""

    pattern: str
    meaning: str
    certainty: Certainty
    why: str


def understood(rows: Sequence[Sequence[Cell]], head: int, title: Period | None = None) -> tuple[ProposedMeaning, ...]:
    """Return a proposal for every pattern of a table's heads, in the order of the columns; `title` is the title's year."""
    heads = heads_of(rows[:head], "")
    body = [[row[column].text for row in rows[head:] if row[column].text] for column in range(len(heads))]
    has_series = any(_is_series(values) for values in body)
    found: dict[str, ProposedMeaning] = {}
    for one, values in zip(heads, body, strict=True):
        if one.pattern not in found and (values or one.pattern):
            found[one.pattern] = _proposal(replace(one, period=one.period or title), values, has_series=has_series)
    proposals = list(found.values())
    if not any("name" in one.meaning for one in proposals):
        proposals = _with_name(proposals, dict(zip((one.pattern for one in heads), body, strict=True)))
    return tuple(proposals)


def _with_name(proposals: list[ProposedMeaning], body: dict[str, list[str]]) -> list[ProposedMeaning]:
    """Return proposals with the last column of words before the figures as the names, if no head says which it is."""
    first = next((number for number, one in enumerate(proposals) if _is_figure(one)), 0)
    for number in range(first - 1, -1, -1):
        one = proposals[number]
        if one.meaning in ("", "level") and body.get(one.pattern) and not _share(body[one.pattern]):
            why = "値の列のすぐ左にある、ことばの列です"
            named = ProposedMeaning(pattern=one.pattern, meaning="name", certainty=Certainty.LIKELY, why=why)
            return [*proposals[:number], named, *proposals[number + 1 :]]
    return proposals


def _is_figure(one: ProposedMeaning) -> bool:
    return one.meaning in {role.value for role in FIGURES}


def _proposal(head: Head, values: Sequence[str], *, has_series: bool) -> ProposedMeaning:
    pattern = head.pattern
    words = pattern.replace("○年度", "").replace("○年", "").strip()
    if _is_series(values):
        return ProposedMeaning(
            pattern=pattern, meaning="series", certainty=Certainty.CERTAIN, why="セルが「目標」「実績」などです"
        )
    if NAME.match(words):
        return _named(pattern, values)
    is_year = not words and "○" in pattern
    if is_year and has_series:
        return ProposedMeaning(
            pattern=pattern, meaning="value", certainty=Certainty.CERTAIN, why="年度の列で、何の値かは行にあります"
        )
    if is_year:
        return ProposedMeaning(
            pattern=pattern,
            meaning="",
            certainty=Certainty.OPEN,
            why="目標か実績かが、見出しにありません（target か actual）",
        )
    for rule, meaning, name in RULES:
        if re.search(rule, words):
            return _by_rule(head, meaning, name, values)
    if head.period and _share(values):
        return ProposedMeaning(
            pattern=pattern, meaning="", certainty=Certainty.OPEN, why="何の値かが、見出しからは決まりません"
        )
    return ProposedMeaning(
        pattern=pattern, meaning="", certainty=Certainty.OPEN, why="見出しからは決まりません（写さないなら skip）"
    )


def _named(pattern: str, values: Sequence[str]) -> ProposedMeaning:
    units = [re.fullmatch(r".+?[(（][^()（）]{1,6}[)）]", value, re.DOTALL) for value in values]
    if values and all(units):
        why = "見出しが「指標」で、どの名前も（ ）で終わります。単位でなければ name にします"
        return ProposedMeaning(pattern=pattern, meaning="{name}({unit})", certainty=Certainty.LIKELY, why=why)
    return ProposedMeaning(pattern=pattern, meaning="name", certainty=Certainty.CERTAIN, why="見出しが「指標」です")


def _by_rule(head: Head, meaning: str, name: str, values: Sequence[str]) -> ProposedMeaning:
    """Return what the words of a head mean, unless the cells below it contradict."""
    role = Role(meaning)
    share = _share(values)
    needs_year = role in FIGURES or role in (Role.GRADE, Role.TEXT)
    why = f"見出しに「{name}」があり、" if role is not Role.LEVEL else "施策や事業などの名前の列で、"
    if role in FIGURES and values and share < 0.5:
        return ProposedMeaning(
            pattern=head.pattern, meaning="", certainty=Certainty.OPEN, why=f"{why}しかしセルの多くが数値ではありません"
        )
    if role is Role.LEVEL and share > 0.5:
        return ProposedMeaning(pattern=head.pattern, meaning="", certainty=Certainty.OPEN, why="セルの多くが数値です")
    if role is Role.TEXT and head.period is None:
        return ProposedMeaning(
            pattern=head.pattern,
            meaning="words",
            certainty=Certainty.LIKELY,
            why="文章の列で、見出しに年度がありません",
        )
    if needs_year and head.period is None:
        why = f"{why}しかし年度がありません（{meaning} R9 や {meaning} 最終 のように書きます）"
        return ProposedMeaning(pattern=head.pattern, meaning="", certainty=Certainty.OPEN, why=why)
    certainty = Certainty.CERTAIN if role in (Role.UNIT, Role.TARGET, Role.ACTUAL, Role.NUMBER) else Certainty.LIKELY
    end = f"セルの{share:.0%}が数値です" if role in FIGURES else "セルもそう読めます"
    return ProposedMeaning(pattern=head.pattern, meaning=meaning, certainty=certainty, why=why + end)


def _is_series(values: Sequence[str]) -> bool:
    return (
        bool(values) and len(set(values)) > 1 and all(plain(value).replace(" ", "") in SERIES_WORDS for value in values)
    )


def _share(values: Sequence[str]) -> float:
    """Return the share of cells that are figures."""
    return (
        sum((one := read_amount(value)) is not None and not one.is_words for value in values) / len(values)
        if values
        else 0.0
    )
