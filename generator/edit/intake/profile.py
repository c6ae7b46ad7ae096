"""The profile: what the columns of a source's tables mean, as a person confirmed it once, for every year's file.

It is a short YAML file beside the source's text, read as strictly as a plan file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationError, model_validator

from generator.edit.intake.meaning import Role, Template, field_of, template
from generator.plan.diagnostics import DataPath, Diagnostic, Severity, short
from generator.plan.model.fields import Flag, Key, Name, Record, invalid_value
from generator.plan.model.vocabulary import Counts, Direction
from generator.plan.places import Span, pages
from generator.plan.reading.document import Document, read
from generator.plan.validation.messages import suggest

MAX_COLUMNS = 200
OTHERS = "ほか"
"""The name that stands for all indicators that have none of their own in a profile."""


def _template(data: object) -> Template:
    if isinstance(data, Template):
        return data
    if not isinstance(data, str) or not data.strip():
        raise invalid_value(
            "wrong-type", f"「{short(data)}」ではなく、level、name、actual のように、列の意味を書いてください。"
        )
    try:
        return template(data.strip())
    except ValueError as error:
        raise invalid_value("not-a-choice", str(error)) from None


def _spans(data: object) -> tuple[Span, ...]:
    try:
        return pages(str(data))
    except ValueError as error:
        message = str(error).replace("ページの番号", "行の番号")
        raise invalid_value("bad-place", message) from None


def _head(data: object) -> int:
    try:
        number = int(str(data))
    except ValueError:
        number = -1
    if not 0 <= number <= 9:
        raise invalid_value("number-format", f"「{short(data)}」ではなく、見出しの行の数（0〜9）を書いてください。")
    return number


Meaning = Annotated[Template, BeforeValidator(_template)]
RowSpans = Annotated[tuple[Span, ...], BeforeValidator(_spans)]


class TableProfile(Record):
    """One kind of table of the source: where it is, and what its columns mean."""

    sheet: Name | None = Key(
        "シート", "シートや表の名前（年度のところは ○年度）。書かなければ、見出しの合うすべての表。", default=None
    )
    lines: RowSpans = Key(
        "行", "テキストなら行の番号、表ならその行（7-22、253-256, 318-320）。書かなければ、すべての行。", default=()
    )
    head: Annotated[int, BeforeValidator(_head)] = Key("見出しの行数", "表のはじめの、見出しの行の数。", default=1)
    titled: Flag = Key("題の年度", "列の見出しに年度がなく、表の題やシートの名前にあるなら true。", default=False)
    era: Name | None = Key("元号", "「4年度」のように元号のない年度の元号（令和 など）。", default=None)
    columns: Mapping[str, Meaning] = Key("列", "列の見出し（年度は ○年度）と、その意味。", default_factory=dict)
    order: tuple[Meaning, ...] = Key("列の順", "見出しのない表で、左からの列の意味。", default=())
    start: tuple[Meaning, ...] = Key(
        "ひとまとまりのはじめ", "様式（form）で、はじめの行の、左からのセルの意味。", default=()
    )
    form: Mapping[str, Meaning] = Key("様式", "見出しの右に値がある表の、見出しとその意味。", default_factory=dict)
    rows: Mapping[str, Meaning] = Key(
        "行の意味", "series の列のことば（目標、実績 など）と、その意味。", default_factory=dict
    )
    sections: Meaning | None = Key("区切りの行", "1つのセルだけがある行の意味（階層の名前 など）。", default=None)
    fixed: Mapping[str, Name] = Key(
        "決まった値", "表のどの行でも同じもの（name: 指標の名前、unit: 単位）。", default_factory=dict
    )
    parts: tuple[Name, ...] = Key("内訳", "1つのセルに並ぶ内訳の名前（複数、単身 など）。", default=())
    total: Flag = Key("合計の行", "「合計」「計」の行も写すなら true。", default=False)

    @model_validator(mode="after")
    def _one_way(self) -> "TableProfile":
        if sum(map(bool, (self.columns, self.order, self.form))) != 1:
            raise invalid_value("wrong-type", "columns・order・form のどれか1つで、列の意味を書いてください。")
        if len(self.columns) + len(self.order) + len(self.form) > MAX_COLUMNS:
            raise invalid_value("too-large", f"列が多すぎます（{MAX_COLUMNS}まで）。")
        for key in self.fixed:
            try:
                field_of(key)
            except ValueError as error:
                raise invalid_value("not-a-choice", str(error), at="fixed") from None
        return self

    @property
    def meanings(self) -> Iterator[Template]:
        """Yield every template of the table, the levels of sections first."""
        yield from (self.sections,) if self.sections else ()
        yield from (*self.start, *self.columns.values(), *self.order, *self.form.values())


class Profile(Record):
    """What the columns of a source's tables mean."""

    tables: Annotated[tuple[TableProfile, ...], Field(min_length=1)] = Key("表", "資料の表と、その列の意味。")
    direction: Mapping[Name, Direction] = Key(
        "よい向き", "指標の名前と、up・down・keep・none。名前のないものは「ほか」に書く。", default_factory=dict
    )
    counts: Mapping[Name, Counts] = Key(
        "数え方",
        "指標の名前と、yearly・level・cumulative・ratio・rank。名前のないものは「ほか」に書く。",
        default_factory=dict,
    )

    @property
    def has_levels(self) -> bool:
        """Return whether any column names measures."""
        return any(Role.LEVEL in one.roles for table in self.tables for one in table.meanings)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadProfile:
    """A profile, None if it has errors, and every error with line and column."""

    profile: Profile | None
    diagnostics: tuple[Diagnostic, ...] = ()


def read_profile(name: str, raw: bytes) -> ReadProfile:
    """Read a profile's bytes; any bytes result in diagnostics or a profile, never in an exception."""
    document, found = read(name, raw)
    if document is None or found:
        return ReadProfile(profile=None, diagnostics=found)
    try:
        return ReadProfile(profile=Profile.model_validate(document.data))
    except ValidationError as error:
        errors = error.errors(include_url=False)
        inner = [one for one in errors if not any(_is_around(one["loc"], other["loc"]) for other in errors)]
        return ReadProfile(profile=None, diagnostics=tuple(sorted({_diagnostic(document, one) for one in inner})))


def _is_around(path: DataPath, other: DataPath) -> bool:
    """Return whether an error is at something that holds the place of another: its consequence."""
    return len(path) < len(other) and other[: len(path)] == path


def _diagnostic(document: Document, error: Any) -> Diagnostic:
    """Return the diagnostic for one of pydantic's errors."""
    path: DataPath = tuple(step for step in error["loc"] if step != "[key]")
    context, found = error.get("ctx", {}), error.get("input")
    message = context.get("message")
    code = error["type"] if message else "wrong-type"
    if error["type"] == "extra_forbidden":
        known = list((TableProfile if path[:1] == ("tables",) else Profile).model_fields)
        near = suggest(str(path[-1]), known)
        hint = f"（もしかして {near}）" if near else f"。ここに書けるのは {'、'.join(known)} です"
        code, message = "unknown-key", f"「{short(path[-1])}」という項目はありません{hint}。"
    elif error["type"] == "missing":
        code, message, path = (
            "missing-key",
            f"「{path[-1]}」がありません。「{path[-1]}: …」の行を足してください。",
            path[:-1],
        )
    elif error["type"] == "enum":
        words = [*(Direction if "direction" in path else Counts)]
        code, message = "not-a-choice", f"「{short(found)}」は選べません。{'・'.join(words)} のどれかを書いてください。"
    elif message is None:
        message = f"「{short(found)}」は、ここには書けません。手引きの例と見くらべてください。"
    place = document.position(path, of_key=error["type"] == "extra_forbidden")
    return Diagnostic(
        path=document.name,
        line=place.line,
        column=place.column,
        severity=Severity.ERROR,
        code=code,
        message=str(message),
    )
