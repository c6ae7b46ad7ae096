"""The glossary: read the terms of `content/about/glossary.yaml`, and find those that occur on a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import yaml

from generator.errors import CannotRunError
from generator.publish.page import Page
from generator.publish.pages.text import IndexSection

FILE = "about/glossary.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word that a page may need to explain: its anchor, spelling, alternative spellings and meaning."""

    id: str
    name: str
    also: tuple[str, ...]
    means: str


def glossary_of(content: Mapping[str, bytes]) -> tuple[Term, ...]:
    """Read the glossary from the hand-written pages; return an empty tuple if there is none."""
    try:
        found = yaml.safe_load(content.get(FILE, b"[]"))
        return tuple(
            Term(id=one["id"], name=one["name"], also=tuple(one.get("also", ())), means=one["means"]) for one in found
        )
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise CannotRunError(f"content/{FILE} を読めません（{error}）。id・name・means を書いてください。") from error


def explained(page: Page, text: Sequence[IndexSection], glossary: tuple[Term, ...]) -> Page:
    """Return the page with the terms that its text uses."""
    shown = "\n".join(part for _, *parts in text for part in parts)
    used = [term for term in glossary if any(word in shown for word in (term.name, *term.also))]
    return replace(page, terms=tuple((term.id, term.name, term.means) for term in used))
