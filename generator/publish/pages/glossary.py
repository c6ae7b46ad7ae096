"""The glossary: `content/about/glossary.yaml` in; its terms, and those that occur on a page, out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

import yaml

from generator.errors import CannotRunError
from generator.publish.page import Page

FILE = "about/glossary.yaml"


@dataclass(frozen=True, slots=True)
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
        return tuple(Term(one["id"], one["name"], tuple(one.get("also", ())), one["means"]) for one in found)
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise CannotRunError(f"content/{FILE} を読めません（{error}）。id・name・means を書いてください。") from error


def explained(page: Page, glossary: tuple[Term, ...]) -> Page:
    """Put the terms that a page uses beside it."""
    text = re.sub(r"<[^>]*>|&#[0-9]+;", "", page.body)
    used = [term for term in glossary if any(word in text for word in (term.name, *term.also))]
    return replace(page, terms=tuple((term.id, term.name, term.means) for term in used))
