"""A new plan of what tables say: write a whole, commented file in the canonical layout."""

import io
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from ruamel.yaml import YAML, Node
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

from generator.edit.intake.outline import Outline
from generator.edit.intake.source_entry import SourceFile
from generator.edit.layout import canonical_layout
from generator.edit.skeleton import NewPlan

_LONG = 60
"""The longest text that stays on the line of its key, in characters."""
_DIRECTIVE = "# yaml-language-server: $schema=../schema/plan.schema.json\n"
_LONG_TEXTS = ("texts", "words", "about", "note")
_FLOW = ("texts", "tags", "decisions", "lead")


def new_plan(name: str, beginning: NewPlan, source: SourceFile, outline: Outline) -> bytes:
    """Return the file of a new plan; what was assumed or is undeclared stands in comments at its top."""
    data: dict[str, Any] = {
        "title": beginning.title,
        "municipality": {
            "code": DoubleQuotedScalarString(beginning.code),
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
    made = _made(data)
    for key in ("municipality", "period", "levels", *_FLOW):
        if key in made:
            made[key].fa.set_flow_style()
    comments = "".join(f"# {question}\n" for question in outline.questions)
    return canonical_layout(name, (_DIRECTIVE + comments + _dumped(made)).encode())


def _dumped(data: CommentedMap) -> str:
    writer = YAML()
    writer.width = 1_000_000
    writer.representer.add_representer(Decimal, _decimal)
    out = io.StringIO()
    writer.dump(data, out)
    return out.getvalue()


def _decimal(representer: Any, number: Decimal) -> Node:
    written = format(number, "f")
    tag = "float" if "." in written else "int"
    node: Node = representer.represent_scalar(f"tag:yaml.org,2002:{tag}", written)
    return node


def _made(part: Any, *, may_be_long: bool = False) -> Any:
    """Return data as ruamel's: long texts in lines of their own, lists of names in brackets."""
    match part:
        case Mapping():
            made = CommentedMap()
            for key, value in part.items():
                made[key] = _made(value, may_be_long=may_be_long or key in _LONG_TEXTS)
                if key in _FLOW and isinstance(made[key], CommentedSeq):
                    made[key].fa.set_flow_style()
            return made
        case str():
            is_long = may_be_long and (len(part) > _LONG or "\n" in part)
            return LiteralScalarString(part.strip() + "\n") if is_long else part
        case Sequence():
            return CommentedSeq(_made(item) for item in part)
        case _:
            return part
