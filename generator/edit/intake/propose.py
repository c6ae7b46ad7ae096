"""Propose a profile: what the heads of tables probably mean, with how sure that is and why, for a person to confirm."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.edit.intake.column_reader import SERIES_WORDS
from generator.edit.intake.columns import heads_of
from generator.edit.intake.heads import Head, head_of, plain
from generator.edit.intake.meaning import FIGURES, Role
from generator.edit.intake.quantities import read_amount
from generator.edit.intake.selection import numbers, table_name
from generator.edit.scalars import scalar
from generator.plan.diagnostics import short
from generator.tables.grid import Cell, Grid

MOST_HEADS = 5
_END = 99_999
_NAME = re.compile(
    r"^(?:指標|成果指標|評価指標|活動指標|KPI|重要業績評価指標|指標項目|数値目標)(?:名|の名称|項目)?(?:\s*[(（].*[)）])?$",
    re.IGNORECASE,
)
_RULES: tuple[tuple[str, str, str], ...] = (
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
class Proposal:
    """What a column probably means: its pattern, the meaning ("": none), how sure, and why (one Japanese sentence)."""

    pattern: str
    meaning: str
    certainty: Certainty
    why: str


def understood(rows: Sequence[Sequence[Cell]], head: int) -> tuple[Proposal, ...]:
    """Return a proposal for every pattern of a table's heads, in the order of the columns."""
    heads = heads_of(rows[:head], "")
    body = [[row[column].text for row in rows[head:] if row[column].text] for column in range(len(heads))]
    has_series = any(_is_series(values) for values in body)
    found: dict[str, Proposal] = {}
    for one, values in zip(heads, body, strict=True):
        if one.pattern not in found and (values or one.pattern):
            found[one.pattern] = _proposal(one, values, has_series=has_series)
    proposals = list(found.values())
    if not any("name" in one.meaning for one in proposals):
        proposals = _with_name(proposals, dict(zip((one.pattern for one in heads), body, strict=True)))
    return tuple(proposals)


def _with_name(proposals: list[Proposal], body: dict[str, list[str]]) -> list[Proposal]:
    """Return proposals with the last column of words before the figures as the names, if no head says which it is."""
    first = next((number for number, one in enumerate(proposals) if _is_figure(one)), 0)
    for number in range(first - 1, -1, -1):
        one = proposals[number]
        if one.meaning in ("", "level") and body.get(one.pattern) and not _share(body[one.pattern]):
            why = "値の列のすぐ左にある、ことばの列です"
            named = Proposal(pattern=one.pattern, meaning="name", certainty=Certainty.LIKELY, why=why)
            return [*proposals[:number], named, *proposals[number + 1 :]]
    return proposals


def _is_figure(one: Proposal) -> bool:
    return one.meaning in {role.value for role in FIGURES}


def _proposal(head: Head, values: Sequence[str], *, has_series: bool) -> Proposal:
    pattern = head.pattern
    words = pattern.replace("○年度", "").strip()
    if _is_series(values):
        return Proposal(
            pattern=pattern, meaning="series", certainty=Certainty.CERTAIN, why="セルが「目標」「実績」などです"
        )
    if _NAME.match(words):
        return _named(pattern, values)
    if not words and head.period and has_series:
        return Proposal(
            pattern=pattern, meaning="value", certainty=Certainty.CERTAIN, why="年度の列で、何の値かは行にあります"
        )
    if not words and head.period:
        return Proposal(
            pattern=pattern,
            meaning="",
            certainty=Certainty.OPEN,
            why="目標か実績かが、見出しにありません（target か actual）",
        )
    for rule, meaning, name in _RULES:
        if re.search(rule, words):
            return _by_rule(head, meaning, name, values)
    if head.period and _share(values):
        return Proposal(
            pattern=pattern, meaning="", certainty=Certainty.OPEN, why="何の値かが、見出しからは決まりません"
        )
    return Proposal(
        pattern=pattern, meaning="", certainty=Certainty.OPEN, why="見出しからは決まりません（写さないなら skip）"
    )


def _named(pattern: str, values: Sequence[str]) -> Proposal:
    units = [re.fullmatch(r".+?[(（][^()（）]{1,6}[)）]", value, re.DOTALL) for value in values]
    if values and all(units):
        why = "見出しが「指標」で、どの名前も（ ）で終わります。単位でなければ name にします"
        return Proposal(pattern=pattern, meaning="{name}({unit})", certainty=Certainty.LIKELY, why=why)
    return Proposal(pattern=pattern, meaning="name", certainty=Certainty.CERTAIN, why="見出しが「指標」です")


def _by_rule(head: Head, meaning: str, name: str, values: Sequence[str]) -> Proposal:
    """Return what the words of a head mean, unless the cells below it contradict."""
    role = Role(meaning)
    share = _share(values)
    needs_year = role in FIGURES or role in (Role.GRADE, Role.TEXT)
    why = f"見出しに「{name}」があり、" if role is not Role.LEVEL else "施策や事業などの名前の列で、"
    if role in FIGURES and values and share < 0.5:
        return Proposal(
            pattern=head.pattern, meaning="", certainty=Certainty.OPEN, why=f"{why}しかしセルの多くが数値ではありません"
        )
    if role is Role.LEVEL and share > 0.5:
        return Proposal(pattern=head.pattern, meaning="", certainty=Certainty.OPEN, why="セルの多くが数値です")
    if role is Role.TEXT and head.period is None:
        return Proposal(
            pattern=head.pattern,
            meaning="words",
            certainty=Certainty.LIKELY,
            why="文章の列で、見出しに年度がありません",
        )
    if needs_year and head.period is None:
        why = f"{why}しかし年度がありません（{meaning} R9 や {meaning} 最終 のように書きます）"
        return Proposal(pattern=head.pattern, meaning="", certainty=Certainty.OPEN, why=why)
    certainty = Certainty.CERTAIN if role in (Role.UNIT, Role.TARGET, Role.ACTUAL, Role.NUMBER) else Certainty.LIKELY
    end = f"セルの{share:.0%}が数値です" if role in FIGURES else "セルもそう読めます"
    return Proposal(pattern=head.pattern, meaning=meaning, certainty=certainty, why=why + end)


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


def head_rows(rows: Sequence[Sequence[Cell]]) -> tuple[int, int]:
    """Return the index of the first row of heads, and how many there are; 0 rows if no head is found."""
    start = 0
    while start < len(rows) and sum(bool(cell.text) and not cell.is_spread for cell in rows[start]) < 2:
        start += 1
    count = 0
    while start + count < len(rows) and count < MOST_HEADS and _is_head(rows[start + count]):
        count += 1
    return start, count


def _is_head(row: Sequence[Cell]) -> bool:
    """Return whether a row is one of heads: words and years, no figures, no long texts."""
    texts = [cell.text for cell in row if cell.text]
    is_timed = [head_of([text], "R").period is not None for text in texts]
    figures = [
        text
        for text, timed in zip(texts, is_timed, strict=True)
        if not timed and read_amount(text) and not _is_word(text)
    ]
    known = [
        text for text in texts if any(re.search(rule, plain(text)) for rule, _, _ in _RULES) or _NAME.match(plain(text))
    ]
    return bool(texts) and not figures and (any(is_timed) or len(known) * 2 >= len(texts))


def _is_word(text: str) -> bool:
    amount = read_amount(text)
    return amount is not None and amount.is_words


def proposed(grids: Sequence[Grid]) -> str:
    """Return a profile for the tables of a document, each line with how sure it is and why."""
    lines = [
        "# 列の意味の案。1行ずつ確かめて直す。「# ?」の行は決められないもので、意味を書いて「# ?」を取る",
        "tables:",
    ]
    for grid in grids:
        lines += _table(grid)
    lines += [
        "# 表からは決まらないこと。資料で確かめて、「# ?」を取る。「ほか」と違う指標は、名前で足す",
        "# ? direction: {ほか: up}      # よい向き：up・down・keep・none",
        "# ? counts: {ほか: yearly}     # 数え方：yearly・level・cumulative・ratio・rank",
    ]
    return "\n".join(lines) + "\n"


def _table(grid: Grid) -> Iterator[str]:
    start, count = head_rows(grid.rows)
    first, last = numbers(grid.rows[0][0].place)[0] + start, numbers(grid.rows[-1][0].place)[0]
    if not count:
        yield f"# {first}行目からの表は、見出しが見つからないので、案がありません"
        return
    lines = f"{first}-{last if grid.kind == 'text' else _END}"
    where = [f"sheet: {scalar(table_name(grid))}"] if table_name(grid) else []
    where += [f"lines: {lines}"] if start or grid.kind == "text" else []
    where.append(f"head: {count}")
    yield f"- {where[0]}"
    yield from (f"  {one}" for one in where[1:])
    yield "  columns:"
    for one in understood(grid.rows[start:], count):
        key = scalar(one.pattern) if one.pattern else '""'
        key = f'"{one.pattern}"' if key in ("No", "no", "N", "Y") else key
        meaning = f'"{one.meaning}"' if one.meaning.startswith("{") else one.meaning
        line = f"{key}: {meaning or '…'}"
        yield f"    {line if one.meaning else '# ? ' + line:<40} # {one.certainty}：{short(one.why, 80)}"
