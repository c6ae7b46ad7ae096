"""The glossary: `content/about/glossary.yaml` in; its terms, and those that occur on a page, out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import yaml

from generator.errors import CannotRunError
from generator.publish.page import Page
from generator.publish.pages.text import Section

FILE = "about/glossary.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word that a page may need to explain: its anchor, how it is written, other ways to write it, what it means."""

    id: str
    name: str
    also: tuple[str, ...]
    means: str


def glossary_of(content: Mapping[str, bytes]) -> tuple[Term, ...]:
    """Read the glossary among the hand-written pages; empty where there is none."""
    try:
        found = yaml.safe_load(content.get(FILE, b"[]"))
        return tuple(
            Term(id=one["id"], name=one["name"], also=tuple(one.get("also", ())), means=one["means"]) for one in found
        )
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise CannotRunError(f"content/{FILE} を読めません（{error}）。id・name・means を書いてください。") from error


def explained(page: Page, text: Sequence[Section], glossary: tuple[Term, ...]) -> Page:
    """Put the terms that a page uses, by its text, beside it."""
    shown = "\n".join(part for _, *parts in text for part in parts)
    used = [term for term in glossary if any(word in shown for word in (term.name, *term.also))]
    return replace(page, terms=tuple((term.id, term.name, term.means) for term in used))
