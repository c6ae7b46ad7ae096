"""The words of the search: what else is looked for when a reader looks for a word, as a file that the browser fetches.

People write a reviewed list (content/search.yaml); the readings of the words in titles and headings are added to it.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from generator.errors import CannotRunError
from generator.japanese import Word, splitter
from generator.plan.diagnostics import short
from generator.plan.reading.document import read

LIST = "search.yaml"
_NOUNS = frozenset({"名詞", "接頭辞", "接尾辞"})
_MOST_WORDS, _SHORTEST = 2, 3
"""The most words of a compound, and the shortest reading, that are worth finding."""
_KANJI = re.compile(r"[\u3400-\u9fff々]")
_Word = Annotated[str, StringConstraints(min_length=1, max_length=40, strip_whitespace=True)]


class SearchWords(BaseModel):
    """The list: groups of ways to write one word, and other words by the word that a reader may look for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    variants: tuple[Annotated[tuple[_Word, ...], Field(min_length=2)], ...] = ()
    synonyms: Mapping[_Word, Annotated[tuple[_Word, ...], Field(min_length=1)]] = Field(default_factory=dict)


def read_search_words(content: Mapping[str, bytes]) -> SearchWords:
    """Return the list of the hand-written files; empty without one. Raise CannotRunError, with the line, for a wrong one."""
    name = f"content/{LIST}"
    document, found = read(name, content.get(LIST, b"{}"))
    if document is None or found:
        raise CannotRunError("\n".join(f"{one.path}:{one.line}:{one.column}: {one.message}" for one in found))
    try:
        return SearchWords.model_validate(document.data, strict=False)
    except ValidationError as error:
        one = error.errors(include_url=False)[0]
        path = tuple(step for step in one["loc"] if step != "[key]")
        line = document.position(path).line
        raise CannotRunError(
            f"{name}:{line}: 「{short('.'.join(map(str, path)))}」を読めません。variants には「- [取組, 取り組み]」、"
            "synonyms には「跡継ぎ: [事業承継]」のように書きます。"
        ) from error


def search_words_json(words: SearchWords, names: Iterable[str]) -> bytes:
    """Return the file of the words, given the titles and headings of all pages."""
    others: dict[str, dict[str, None]] = {}
    for reading, surface in sorted({pair for name in sorted(set(names)) for pair in _readings(name)}):
        others.setdefault(reading, {})[surface] = None
    for word, found in words.synonyms.items():
        others.setdefault(word, {}).update(dict.fromkeys(found))
    data = {"variants": words.variants, "others": {word: [*found] for word, found in others.items()}}
    return (json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _readings(name: str) -> Iterator[tuple[str, str]]:
    """Yield the readings of the nouns in a name, and of what is composed of them, with the words as they are written."""
    for is_noun, run in groupby(splitter()(name), key=lambda word: word.kind in _NOUNS):
        nouns = [*run] if is_noun else []
        for start in range(len(nouns)):
            for end in range(start + 1, min(start + _MOST_WORDS, len(nouns)) + 1):
                yield from _reading(nouns[start:end])


def _reading(nouns: list[Word]) -> Iterator[tuple[str, str]]:
    surface, reading = ("".join(parts) for parts in zip(*((one.surface, one.reading) for one in nouns), strict=True))
    if len(reading) >= _SHORTEST and len(_KANJI.findall(surface)) > 1 and not re.search(r"\d", surface):
        yield reading, surface
