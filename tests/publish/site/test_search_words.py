"""The words of the search: the reviewed list, the readings that are added to it, and errors at their line."""

import json
import re

import pytest

from generator.errors import CannotRunError
from generator.publish.site.search_words import LIST, SearchWords, read_search_words, search_words_json
from tests.conftest import ROOT

GOOD = "variants:\n- [取組, 取り組み]\nsynonyms:\n  跡継ぎ: [事業承継]\n"


def test_the_list_and_the_readings_of_names() -> None:
    words = read_search_words({LIST: GOOD.encode()})
    found = json.loads(search_words_json(words, ["事業承継セミナー", "企業と起業", "17人の店"]))
    assert found["variants"] == [["取組", "取り組み"]]
    assert found["others"]["跡継ぎ"] == ["事業承継"]
    assert found["others"]["じぎょうしょうけい"] == ["事業承継"]
    assert found["others"]["きぎょう"] == ["企業", "起業"]
    assert not any(re.search(r"\d", word) for words in found["others"].values() for word in words)


def test_the_same_names_give_the_same_bytes() -> None:
    names = ["空き店舗の数", "後継者の育成", "後継者の育成"]
    assert search_words_json(SearchWords(), names) == search_words_json(SearchWords(), names[::-1])


def test_without_a_list_there_are_readings_alone() -> None:
    assert read_search_words({}) == SearchWords()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("variants:\n- [取組]\n", ":2:"),
        ("variants:\n- 取組\n", ":2:"),
        ("synonyms:\n  跡継ぎ: 事業承継\n", ":2:"),
        ("synonyms:\n  跡継ぎ: []\n", ":2:"),
        ("synonyms:\n  跡継ぎ: [事業承継]\nsynonym: {}\n", ":3:"),
        ("variants: [[a, b]\n", ":"),
        ("synonyms: {a: [b], a: [c]}\n", ":1:"),
        ("x", ":1:"),
    ],
)
def test_an_error_has_its_line(text: str, place: str) -> None:
    with pytest.raises(CannotRunError) as error:
        read_search_words({LIST: text.encode()})
    assert f"content/{LIST}{place}" in str(error.value)


def test_the_shipped_list_says_nothing_twice() -> None:
    words = read_search_words({LIST: (ROOT / "content" / LIST).read_bytes()})
    every = [word for group in words.variants for word in group]
    assert len(every) == len(set(every))
    assert all(word not in found and len(found) == len(set(found)) for word, found in words.synonyms.items())
