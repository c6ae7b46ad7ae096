"""What the cells of a column mean: a template of fields, such as `actual` or `{level}({name}) {page}`.

A template is one field, or text with fields in braces; what is in square brackets may be absent. A field is a role with
what belongs to it: `text 課題`, `target R9`, `money 事業費 予算`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.plan.model.fiscal import Period, parse_period
from generator.plan.model.vocabulary import MONEY_WORDS


class Role(StrEnum):
    """What a part of a cell is for a plan."""

    LEVEL = "level"
    NAME = "name"
    NUMBER = "number"
    UNIT = "unit"
    ABOUT = "about"
    ALSO = "also"
    LEAD = "lead"
    PAGE = "page"
    TAG = "tag"
    NOTE = "note"
    TEXT = "text"
    WORDS = "words"
    DECISION = "decision"
    MONEY = "money"
    SERIES = "series"
    VALUE = "value"
    BASELINE = "baseline"
    TARGET = "target"
    ACTUAL = "actual"
    FORECAST = "forecast"
    TOTAL = "total"
    RATE = "rate"
    GRADE = "grade"
    SKIP = "skip"


WORDS = {
    Role.LEVEL: "階層（施策、事業 など）の名前",
    Role.NAME: "指標の名前",
    Role.NUMBER: "番号",
    Role.UNIT: "単位",
    Role.ABOUT: "指標の説明",
    Role.ALSO: "別の名前（旧指標名 など）",
    Role.LEAD: "実施主体・担当",
    Role.PAGE: "資料が示すページ",
    Role.TAG: "印（新規 など）",
    Role.NOTE: "注記",
    Role.TEXT: "年度の文章",
    Role.WORDS: "年度によらない文章",
    Role.DECISION: "判断（継続 など）",
    Role.MONEY: "金額",
    Role.SERIES: "行が何の値か（目標・実績 など）",
    Role.VALUE: "行に書かれたものの値",
    Role.BASELINE: "基準値",
    Role.TARGET: "目標",
    Role.ACTUAL: "実績",
    Role.FORECAST: "見通し",
    Role.TOTAL: "累計",
    Role.RATE: "公表された達成率",
    Role.GRADE: "公表された評価",
    Role.SKIP: "写さない",
}
"""The roles with what they are for, for people."""

FIGURES = frozenset({Role.BASELINE, Role.TARGET, Role.ACTUAL, Role.FORECAST, Role.TOTAL, Role.RATE, Role.VALUE})
"""Roles whose cells are figures of an indicator."""
OF_A_YEAR = FIGURES | {Role.MONEY, Role.GRADE, Role.TEXT, Role.DECISION}
"""Roles that need a year: from the head of the column, or from the field."""
NAMED = frozenset({Role.TEXT, Role.WORDS, Role.MONEY, Role.DECISION})
"""Roles that need a name that the plan declares: that of the field, or the head of the column."""

MAX_FIELDS = 5
MAX_TEMPLATE = 200
_FIELD = re.compile(r"\{([^{}\[\]]*)\}|([\[\]])|([^{}\[\]]+)")
_NUMBER = r"[①-⑳㉑-㊿]|\([0-9A-Zア-ン]{1,3}\)|(?:No\.? ?)?[0-9]{1,3}(?:[-‐–.][0-9]{1,3}){0,4}(?:[).]|(?=\s|$))|[ア-ンⅠ-ⅩA-Z](?:[).]|(?=\s|$))"
_HALF_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F) if wide != 0xFF5E} | {0x3000: " ", 0x0A: " "}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field: its role, the name that belongs to it ("": the head of the column), its year (None: that of the head)."""

    role: Role
    name: str = ""
    period: Period | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """Fields and the text around them; `written` is the template as the profile has it."""

    written: str
    fields: tuple[Field, ...]
    pattern: re.Pattern[str]

    def read(self, text: str) -> tuple[tuple[Field, str], ...] | None:
        """Return the parts of a cell by field, without absent ones; None if the cell is not of this form."""
        found = self.pattern.fullmatch(text.translate(_HALF_WIDTH))
        if found is None:
            return None
        spans = ((field, found.span(number)) for number, field in enumerate(self.fields, 1))
        parts = ((field, text[start:end].strip()) for field, (start, end) in spans if start >= 0)
        return tuple((field, part) for field, part in parts if part)

    @property
    def roles(self) -> frozenset[Role]:
        """Return the roles of the fields."""
        return frozenset(field.role for field in self.fields)


def template(written: str) -> Template:
    """Return the template that a text states; raise ValueError, in Japanese, if it states none."""
    if len(written) > MAX_TEMPLATE:
        raise ValueError(f"長すぎます（{MAX_TEMPLATE}文字まで）。")
    if "{" not in written:
        return Template(written, (field_of(written),), re.compile(r"(.*)", re.DOTALL))
    fields: list[Field] = []
    pattern, depth, last = "", 0, ""
    for inner, bracket, literal in _pieces(written):
        if bracket:
            depth += 1 if bracket == "[" else -1
            if depth not in (0, 1):
                raise ValueError("角かっこ [ ] は、開いて閉じる1組ずつで書いてください。")
            pattern += "(?:" if bracket == "[" else ")?"
        elif literal:
            pattern += _literal(literal)
        else:
            fields.append(field_of(inner))
            if last == "field":
                before = fields[-2].role
                if before is not Role.NUMBER:
                    raise ValueError(f"{{{before}}} と {{{fields[-1].role}}} の間に、区切りの文字を書いてください。")
            pattern += f"({_NUMBER})\\s*" if fields[-1].role is Role.NUMBER else r"(.+?)"
        last = "field" if inner else "" if literal else last
    if depth:
        raise ValueError("角かっこ [ ] が閉じていません。")
    if len(fields) > MAX_FIELDS:
        raise ValueError(f"1つの列に書けるのは {MAX_FIELDS} つまでです。")
    return Template(written, tuple(fields), re.compile(pattern, re.DOTALL))


def _pieces(written: str) -> Iterator[tuple[str, str, str]]:
    end = 0
    for found in _FIELD.finditer(written):
        if found.start() != end or found[1] == "":
            break
        end = found.end()
        yield found[1] or "", found[2] or "", found[3] or ""
    if end != len(written):
        raise ValueError("{ } の書き方が読めません。{name}({unit}) のように書いてください。")


def _literal(text: str) -> str:
    """Return the pattern of a text between fields: as it is, however wide its signs are and whatever blanks are in it."""
    return r"\s+".join(re.escape(word) for word in re.split(r"\s+", text.translate(_HALF_WIDTH)))


def field_of(written: str) -> Field:
    """Return the field that a text states: a role, what belongs to it; raise ValueError, in Japanese, if it states none."""
    role_name, *rest = written.split()
    try:
        role = Role(role_name)
    except ValueError:
        known = "、".join(role.value for role in Role)
        raise ValueError(f"「{role_name}」という意味はありません。{known} のどれかを書いてください。") from None
    period = parse_period(rest[-1]) if rest and role in OF_A_YEAR else None
    rest = rest[:-1] if period else rest
    basis = rest.pop() if role is Role.MONEY and rest and rest[-1] in MONEY_WORDS else ""
    if rest and role not in NAMED | {Role.LEVEL, Role.TAG, Role.GRADE, Role.LEAD, Role.NOTE, Role.ALSO}:
        raise ValueError(
            f"「{role}」に「{' '.join(rest)}」は付けられません。年度なら R9 や 最終 のように書いてください。"
        )
    return Field(role=role, name=" ".join(rest), period=period, basis=basis)
