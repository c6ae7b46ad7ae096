"""Japanese words: split a text into words with their readings, by the dictionary of SudachiPy."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

import jaconv
from sudachipy import Dictionary, SplitMode


class Word(NamedTuple):
    """A word as it is written, its reading in hiragana, and its kind (名詞, 助詞 …)."""

    surface: str
    reading: str
    kind: str


@cache
def splitter() -> Callable[[str], Iterable[Word]]:
    """Return the function that splits a text into words. The dictionary is read once, when it is first needed."""
    tokenizer = Dictionary(dict="small").tokenizer(SplitMode.C)
    return lambda text: (
        Word(one.surface(), str(jaconv.kata2hira(one.reading_form())), one.part_of_speech()[0])
        for one in tokenizer.tokenize(text)
    )
