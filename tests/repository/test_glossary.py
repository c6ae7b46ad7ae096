"""The glossary is up to date, and one term has one name in the model and in the published data."""

import importlib
import re
from collections import Counter

import pytest

from tests.conftest import ROOT, agree
from tests.repository.glossary import TERMS, Term, csv_columns, glossary, yaml_keys

SEVERAL_KEYS = {
    "出典": "`sources` declares the documents, `at` cites a place in one of them",
    "文章": "`words` are texts of no year, `texts` those of a year row",
    "市区町村": "the record and the name in it",
}
"""Japanese titles of several keys, with the reason."""
SEVERAL_COLUMNS = {
    "問い合わせ先のID": "`contacts` lists the ids of a measure's contacts, `contact_id` is one",
    "階層の名前": "`levels` lists all names of a plan, `level_name` is one",
}
"""Japanese titles of several columns, with the reason."""


def _singular(word: str) -> str:
    return re.sub(r"ies$", "y", word).removesuffix("s")


def test_the_glossary_is_up_to_date() -> None:
    agree(glossary(), ROOT / "docs" / "glossary.md")


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.english)
def test_a_term_is_in_the_code(term: Term) -> None:
    parts = term.code.split(".")
    cut = next(index for index, part in enumerate(parts) if part[0].isupper())
    found = importlib.import_module(".".join(["generator", *parts[:cut]]))
    for part in parts[cut:]:
        found = getattr(found, part)


def test_a_term_is_listed_once() -> None:
    assert Counter(term.japanese for term in TERMS).most_common(1)[0][1] == 1
    assert Counter(term.english for term in TERMS).most_common(1)[0][1] == 1


def test_a_japanese_title_has_one_yaml_key() -> None:
    several = {title for title, keys in yaml_keys().items() if len(set(map(_singular, keys))) > 1}
    assert several == set(SEVERAL_KEYS)


def test_a_japanese_title_has_one_csv_column() -> None:
    several = {title for title, names in csv_columns().items() if len({name.removesuffix("s") for name in names}) > 1}
    assert several == set(SEVERAL_COLUMNS)
