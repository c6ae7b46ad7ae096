"""Values as YAML: return a figure or text as it stands in a plan file, and what the reader makes of it."""

import json
import re
from typing import Any

from pydantic import ValidationError

from generator.errors import RefusedError
from generator.plan.diagnostics import short
from generator.plan.model.figure import Figure
from generator.plan.model.quantity import Absent, Words
from generator.plan.reading.document import read

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^\n:#,\[\]{}]*(?<!\s)")
_WORDS = re.compile(r"\{words: (.+)\}")


def written(value: str, note: str = "") -> str:
    """Return a value as YAML; with a note, as a mapping."""
    if note:
        form, inner = formed(value)
        return f"{{{form}: {inner}, note: {scalar(note)}}}"
    return value if _WORDS.fullmatch(value) else scalar(value)


def formed(value: str) -> tuple[str, str]:
    """Return the form of a figure, and what stands in it, as YAML."""
    if found := _WORDS.fullmatch(value):
        return "words", found[1]
    text = scalar(value)
    return _form(as_read(text)), text


def _form(value: Any) -> str:
    """Return the form of a figure: a value, words, or the reason for its absence."""
    try:
        quantity = Figure.model_validate(value).quantity
    except ValidationError as error:
        raise RefusedError(error.errors()[0]["msg"]) from None
    return "missing" if isinstance(quantity, Absent) else "words" if isinstance(quantity, Words) else "value"


def scalar(text: str) -> str:
    """Return a text as a YAML scalar, in quotes where it needs them."""
    return text if _PLAIN.fullmatch(text) or re.fullmatch(r"-?[0-9.]+", text) else json.dumps(text, ensure_ascii=False)


def as_read(yaml_text: str) -> Any:
    """Return the parsed value to be written; raise RefusedError for characters that no plan file may contain."""
    document, found = read("", f"[{yaml_text}]".encode(errors="replace"))
    if document is None or not isinstance(document.data, list):
        raise RefusedError(*(f"「{short(yaml_text)}」: {item.message}" for item in found))
    return document.data[0]
