"""A new plan file: build a commented, valid file from a plan's title and coverage."""

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from generator.edit.layout import canonical_layout

_SKELETON = Path(__file__).with_name("skeleton.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlan:
    """What is needed to start a plan's file; years in the plan file's form. Empty is what the plan before has as well."""

    title: str
    code: str = ""
    prefecture: str = ""
    municipality: str = ""
    first: str
    last: str
    levels: Sequence[str] | None = None
    source: str
    updated: dt.date


def skeleton(name: str, beginning: NewPlan) -> bytes:
    """Return the file; it is valid if the answers are. `name` is the file's name in messages."""
    writer = YAML()
    writer.preserve_quotes = True
    data = writer.load(_SKELETON.read_text(encoding="utf-8"))
    fill(data, beginning)
    out = io.StringIO()
    writer.dump(data, out)
    return canonical_layout(name, out.getvalue().encode())


def fill(data: CommentedMap, beginning: NewPlan) -> None:
    """Write what is needed into a plan file's data."""
    data["title"] = beginning.title
    municipality = data["municipality"]
    if beginning.code:
        municipality["code"] = DoubleQuotedScalarString(beginning.code)
    municipality["prefecture"] = beginning.prefecture or municipality["prefecture"]
    municipality["name"] = beginning.municipality or municipality["name"]
    data["period"]["from"], data["period"]["to"] = beginning.first, beginning.last
    data["updated"] = beginning.updated
    if beginning.levels is not None:
        data["levels"] = levels = CommentedSeq(beginning.levels)
        levels.fa.set_flow_style()
    data["sources"]["plan"]["title"] = beginning.source
