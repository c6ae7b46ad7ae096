"""The theme: Material's overridden parts are unchanged since then; nothing in it is missing in Zensical."""

import hashlib
import re
from pathlib import Path

import material
import pytest

from tests.conftest import ROOT

OURS = ROOT / "site_templates" / "theme"
THEIRS = Path(material.__file__).parent / "templates"
BASE = (THEIRS / "base.html").read_text(encoding="utf-8")

BLOCKS = {
    "config": "b84001acaa9dc379",
    "container": "1a3ff81b9751c452",
    "content": "e7e77c2e082ef761",
    "extrahead": "1764749c48ef0bd1",
    "footer": "e501ed9a997ad2bb",
    "header": "7544323ee44440e5",
    "htmltitle": "8ebd0d3f80cb7be8",
    "scripts": "66cc07f62fe03dd2",
    "site_meta": "e306b9472bf91403",
    "site_nav": "08b0b8418133d46e",
    "tabs": "ff8fb6ff81cb80d6",
}
"""The start of the SHA-256 of each of Material's blocks that portal.html replaces."""
FILES = {
    "main.html": "9948b55a7bc979c3",
    "404.html": "80c93494b5432b1b",
    "partials/javascripts/base.html": "d6113712bc4deb30",
    "partials/javascripts/content.html": "3722e156f0f6339d",
}
"""The same for each of Material's files that ours replace."""
CHANGED = "Material changed what is overridden: read its change, adapt ours, then write the new hash here"


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def block(name: str) -> str:
    """Return the source of a block of Material's base page, including inner blocks."""
    start = BASE.index(f"{{% block {name} %}}")
    depth, end = 0, start
    for tag in re.finditer(r"{% (block \w+|endblock) %}", BASE[start:]):
        depth += 1 if tag[1].startswith("block") else -1
        end = start + tag.end()
        if depth == 0:
            break
    return BASE[start:end]


@pytest.mark.parametrize(("name", "known"), BLOCKS.items())
def test_an_overridden_block_is_what_it_was(name: str, known: str) -> None:
    assert digest(block(name)) == known, CHANGED


@pytest.mark.parametrize(("name", "known"), FILES.items())
def test_an_overridden_file_is_what_it_was(name: str, known: str) -> None:
    assert digest((THEIRS / name).read_text(encoding="utf-8")) == known, CHANGED


def test_every_override_is_held() -> None:
    frame = (OURS / "portal.html").read_text(encoding="utf-8")
    assert set(re.findall(r"{% block (\w+) %}", frame)) == set(BLOCKS)
    replaced = {file.relative_to(OURS).as_posix() for file in OURS.rglob("*.html")}
    assert {name for name in replaced if (THEIRS / name).is_file()} == set(FILES)


def test_what_the_frame_takes_out_is_there() -> None:
    taken = re.findall(r"replace\('(.+?)', \"\"\)", (OURS / "main.html").read_text(encoding="utf-8"))
    assert len(taken) == 3
    assert all(BASE.count(text) == 1 for text in taken), CHANGED


@pytest.mark.parametrize("file", sorted(OURS.rglob("*.html")), ids=lambda file: file.relative_to(OURS).as_posix())
def test_an_override_uses_filters_and_tests_only(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    code = "".join(re.findall(r"{%.*?%}|{{.*?}}", text, flags=re.DOTALL))
    called = set(re.findall(r"\.([a-z_]+)\(", code))
    assert called == set()
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/ld\+json)", text)
    assert " style=" not in text
    assert not re.search(r"\son[a-z]+=", text)
