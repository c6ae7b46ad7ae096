"""The glossary is up to date, one term has one name, and the English of code and comments is plain."""

import ast
import importlib
import io
import re
import tokenize
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from tests.conftest import ROOT, agree
from tests.repository.glossary import TERMS, Term, csv_columns, glossary, yaml_keys

MODULES = sorted((ROOT / "generator").rglob("*.py"))
SOURCES = [*MODULES, ROOT / "noxfile.py", *sorted((ROOT / "tests").rglob("*.py"))]

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
SAME_CLASS: dict[str, str] = {}
"""Names of several classes, with the reason."""
MIRRORS = ("generator/publish/views", "generator/publish/pages", "generator/commands")
"""Folders whose modules may have the name of what they show or run."""
BANNED = re.compile(
    r"\b(tells?|told|mend(s|ed|er)?|slips?|slipped|strays?|complaints?|the house|fallen|crowds?|cures?|in trouble)\b|[«»]",
    re.IGNORECASE,
)
BANNED_IN_NAMES = re.compile(
    r"(tells?|told|mend(s|ed|er)?|slips?|strays?|complaints?|fallen|crowds?|cures?|culprit|said)"
)


def _id(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


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


def test_a_class_name_means_one_thing() -> None:
    names = Counter(name for path in MODULES for name in _classes(path))
    assert {name for name, count in names.items() if count > 1} == set(SAME_CLASS)


def _classes(path: Path) -> Iterator[str]:
    """Yield the public classes and type aliases of a module."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield node.name
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            if name[0].isupper() and not name.isupper():
                yield name


def test_a_module_name_means_one_thing() -> None:
    paths = [path for path in MODULES if path.stem not in ("__init__", "__main__")]
    pairs = [(_id(one), _id(other)) for one, other in combinations(paths, 2) if one.stem == other.stem]
    assert [pair for pair in pairs if not any(path.startswith(MIRRORS) for path in pair)] == []


@pytest.mark.parametrize("path", SOURCES, ids=_id)
def test_docstrings_comments_and_names_are_plain_english(path: Path) -> None:
    if path == Path(__file__):
        return
    source = path.read_text(encoding="utf-8")
    texts = [*_docstrings(source), *_comments(source)]
    assert [found.group() for text in texts if (found := BANNED.search(text))] == []
    assert [name for name in _names(source) if any(map(BANNED_IN_NAMES.fullmatch, name.lower().split("_")))] == []


def _docstrings(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield node.value.value


def _comments(source: str) -> Iterator[str]:
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.string


def _names(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.arg(arg=name):
                yield name
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                yield name
