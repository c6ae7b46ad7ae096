"""A new plan of what tables say: write a whole, commented file in the canonical layout."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import yaml

from generator.edit.intake.outline import Outline
from generator.edit.intake.source_entry import SourceFile
from generator.edit.layout import commented, dated
from generator.edit.skeleton import NewPlan
from generator.errors import RefusedError
from generator.plan.reading.document import read

_LONG = 60
"""The longest text that stays on the line of its key, in characters."""
_DIRECTIVE = "# yaml-language-server: $schema=../schema/plan.schema.json\n"
_LONG_TEXTS = ("texts", "words", "about", "note")
_FLOW = ("municipality", "period", "levels", "texts", "tags", "decisions", "lead")


class _Quoted(str):
    """A text in double quotes."""


class _Lines(str):
    """A text in lines of its own."""


class _Inline(dict[str, Any]):
    """A mapping in braces on the line of its key."""


class _InlineItems(list[Any]):
    """A list in brackets on the line of its key."""


class _Dumper(yaml.CSafeDumper):
    """Writes plans: it has an own style for each of the classes above."""

    def ignore_aliases(self, _data: object) -> bool:
        """Write what stands in two places twice."""
        return True


def _inline(dumper: yaml.CSafeDumper, data: Mapping[str, Any]) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=True)


_STYLES: Mapping[type, Any] = {
    _Quoted: lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style='"'),
    _Lines: lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style="|"),
    _Inline: _inline,
    _InlineItems: lambda dumper, items: dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=True),
    Decimal: lambda dumper, number: dumper.represent_scalar(_tag(number), format(number, "f")),
}
for _kind, _style in _STYLES.items():
    _Dumper.add_representer(_kind, _style)


def new_plan(name: str, beginning: NewPlan, source: SourceFile, outline: Outline) -> bytes:
    """Return the file of a new plan; what was assumed or is undeclared stands in comments at its top."""
    data: dict[str, Any] = {
        "title": beginning.title,
        "municipality": {
            "code": _Quoted(beginning.code),
            "prefecture": beginning.prefecture,
            "name": beginning.municipality,
        },
        "period": {"from": beginning.first, "to": beginning.last},
        "updated": beginning.updated,
        "levels": list(outline.levels),
        "sources": {source.id: {"title": source.title, "file": source.file, "sha256": source.sha256}},
    }
    data |= outline.declared
    if outline.indicators:
        data["indicators"] = outline.indicators
    if outline.measures:
        data["measures"] = outline.measures
    comments = "".join(f"# {question}\n" for question in outline.questions)
    made = {key: _styled(key, value, is_top=True) for key, value in data.items()}
    text = yaml.dump(made, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000)
    return _labelled(name, _DIRECTIVE + comments + text).encode()


def _labelled(name: str, text: str) -> str:
    """Append the name and unit to every year row, as the canonical layout has them; raise RefusedError for what cannot be read."""
    document, found = read(name, text.encode())
    if document is None or found:
        raise RefusedError(*(item.message for item in found))
    lines = text.split("\n")
    for years, label, path in dated(document.data):
        for code in years:
            if (*path, code) in document.flow:
                place = document.position((*path, code)).line - 1
                lines[place] = commented(lines[place], label)
    return "\n".join(lines)


def _tag(number: Decimal) -> str:
    return f"tag:yaml.org,2002:{'float' if '.' in format(number, 'f') else 'int'}"


def _styled(key: str, part: Any, *, is_top: bool = False, may_be_long: bool = False) -> Any:
    """Return data in the classes of the canonical layout: long texts in lines of their own, year rows on one line."""
    match part:
        case Mapping():
            long = may_be_long or key in _LONG_TEXTS
            made = {inner: _styled(inner, value, may_be_long=long) for inner, value in part.items()}
            if key == "years":
                made = {code: row if _needs_lines(row) else _Inline(row) for code, row in made.items()}
            return _Inline(made) if is_top and key in _FLOW else made
        case str():
            is_long = (may_be_long or key in _LONG_TEXTS) and (len(part) > _LONG or "\n" in part)
            return _Lines(part.strip() + "\n") if is_long else part
        case Sequence():
            items = [_styled("", item) for item in part]
            return _InlineItems(items) if key in _FLOW else items
        case _:
            return part


def _needs_lines(part: Any) -> bool:
    if isinstance(part, dict):
        return "texts" in part or any(map(_needs_lines, part.values()))
    return isinstance(part, _Lines) or (isinstance(part, list) and any(map(_needs_lines, part)))
