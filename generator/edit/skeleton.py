"""A new plan file: what a plan is called and covers in; a commented, valid file to go on from out."""

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from generator.edit.layout import laid_out

_SKELETON = Path(__file__).with_name("skeleton.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What must be known of a plan to begin its file; years as a plan file writes them."""

    title: str
    code: str
    prefecture: str
    municipality: str
    first: str
    last: str
    levels: Sequence[str]
    source: str
    updated: dt.date


def skeleton(name: str, beginning: Beginning) -> bytes:
    """Write the file. It is valid if what is given is; `name` is how messages call it."""
    writer = YAML()
    writer.preserve_quotes = True
    data = writer.load(_SKELETON.read_text(encoding="utf-8"))
    data["title"] = beginning.title
    data["municipality"]["code"] = DoubleQuotedScalarString(beginning.code)
    data["municipality"]["prefecture"] = beginning.prefecture
    data["municipality"]["name"] = beginning.municipality
    data["period"]["from"], data["period"]["to"] = beginning.first, beginning.last
    data["updated"] = beginning.updated
    data["levels"] = levels = CommentedSeq(beginning.levels)
    levels.fa.set_flow_style()
    data["sources"]["plan"]["title"] = beginning.source
    out = io.StringIO()
    writer.dump(data, out)
    return laid_out(name, out.getvalue().encode())
