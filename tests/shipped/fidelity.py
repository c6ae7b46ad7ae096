"""Fidelity: every name, text and number of a plan file in its source near the cited line, and the source in the plan.

`python -m tests.shipped.fidelity` prints the coverage of each document and what is not accounted for. The texts are
with the plans: plans/sources/<plan>/<source>.txt.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from generator.plan.model.vocabulary import MISSING_WORDS
from generator.plan.reading.document import read

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "plans" / "sources"
BEFORE, AFTER = 3, 30
"""The number of lines before and after the cited ones that still count as near: a programme's text runs on."""

OURS = {
    "id", "at", "direction", "kind", "rate", "municipality", "period", "updated", "file", "sha256", "pages", "ours",
    "corrections", "unreadable", "left_out", "accept", "themes", "contacts", "same", "was", "note", "why", "status",
    "of", "counts", "calendar", "every", "for", "rounded", "basis", "contact", "body", "follows", "url", "licence", "whole", "missing", "month",
    "from", "above", "to", "below", "code", "met", "tolerance", "scales", "sums", "corporate_number", "words_of",
}  # fmt: skip
"""Keys whose values are this project's own, or are checked in another way."""

SHORT = 20
"""A text shorter than this may be composed of several cells (a table's heading over two lines)."""

LABELS = {"tel", "fax", "email", "url"}
"""Labels that became keys."""

ALL = "*"
"""In the list of what is left out of a line: everything."""

Spans = list[tuple[str, int, int]]
"""Places in sources: the document's id, the first and the last line."""

_TAG = re.compile(r"</?(?:ul|ol|li|p|b|u|input)\b[^<>]{0,80}>|\]\([^)]*\)|!\[")
_DATE = re.compile(r"\d{4}-(\d\d)-(\d\d)")
_WITH_WORD = re.compile(r"(-?\d+(?:\.\d+)?)(以上|以下|程度|を維持)")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def fold(text: str) -> str:
    """Reduce a text to its letters and digits, so that spaces, punctuation and widths do not matter."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", _TAG.sub("", text))).lower()


def numbers(text: str) -> set[str]:
    """Return the numbers printed in a text, without grouping."""
    return {found.replace(",", "") for found in _NUMBER.findall(unicodedata.normalize("NFKC", text))}


@dataclass
class Report:
    """The results of looking up one plan in both directions."""

    plan: str
    found: int = 0
    missing: list[str] = field(default_factory=list)
    lines: int = 0
    unaccounted: list[str] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Return whether nothing is missing in either direction."""
        return not self.missing and not self.unaccounted


@dataclass(frozen=True)
class Statement:
    """One statement of a plan file: its position in the file, its content, and the cited lines of a source."""

    path: str
    value: str | Decimal
    places: Spans
    beside: str = ""
    """A name in whose line, anywhere in the source, the value is (a page number in the contents)."""


def sources_of(plan: str, data: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return a plan's source texts by their ids; a changed text is an error."""
    texts = {}
    for name, source in data["sources"].items():
        raw = (SOURCES / plan / f"{name}.txt").read_bytes()
        assert hashlib.sha256(raw).hexdigest() == source["sha256"], f"{plan}/{name}.txt is not the text that was read"
        texts[name] = raw.decode().split("\n")
    return texts


def verify(file: Path) -> Report:
    """Look up everything that a plan file says in its source, and everything that the source says in the file."""
    document, _ = read(file.name, file.read_bytes())
    assert document is not None
    assert isinstance(document.data, dict)
    data: dict[str, Any] = document.data
    texts = sources_of(file.stem, data)
    report = Report(file.stem)
    stated = list(_statements(data, "", [(next(iter(texts)), 1, 10**6)]))
    corrections = [
        (_places(one["at"])[0], str(one["printed"]), str(one["read"])) for one in data.get("corrections", ())
    ]
    for one in stated:
        if _is_in_source(one, texts, corrections):
            report.found += 1
        else:
            report.missing.append(f"{one.path}: {one.value} ({one.places})")
    _look_back(report, data, texts, corrections)
    return report


def _statements(data: Any, path: str, places: Spans) -> Iterator[Statement]:
    """Yield every text and number that comes from a source, with the nearest citation around it."""
    if isinstance(data, dict):
        places = _places(data["at"]) if "at" in data else places
        shown = data.get("printed") if "value" in data else None
        for key, value in data.items():
            if key in OURS or (
                path == "" and key in ("texts", "tags", "money", "decisions", "sources", "levels", "title")
            ):
                continue
            if key == "contacts" or (shown is not None and key == "value"):
                continue
            if key == "printed_page":
                yield Statement(f"{path}.{key}", value, places, beside=data["name"])
                continue
            yield from _statements(value, f"{path}.{key}", places)
        if path == "":
            yield from _top_level_statements(data, places)
    elif isinstance(data, list):
        for number, item in enumerate(data):
            yield from _statements(item, f"{path}[{number}]", places)
    elif isinstance(data, Decimal):
        yield Statement(path, data, places)
    elif isinstance(data, str):
        for line in data.split("\n"):
            if fold(line):
                yield Statement(path, line.strip(), places)


def _top_level_statements(data: dict[str, Any], places: Spans) -> Iterator[Statement]:
    """Yield what contacts and legends say; their other keys are this project's own."""
    for name, contact in data.get("contacts", {}).items():
        yield from _statements(contact, f".contacts.{name}", places)
    for name, scale in data.get("scales", {}).items():
        for grade in scale["grades"]:
            kept = {key: grade[key] for key in ("label", "meaning", "printed") if key in grade}
            yield from _statements(kept | {"at": scale["at"]}, f".scales.{name}.{grade['code']}", places)


def _places(at: Any) -> Spans:
    found = []
    for one in at if isinstance(at, list) else [at]:
        source, _, lines = one.partition(" ")
        for span in lines.split(", "):
            first, _, last = span.partition("-")
            found.append((source, int(first), int(last or first)))
    return found


Corrections = list[tuple[tuple[str, int, int], str, str]]


def _is_in_source(one: Statement, texts: Mapping[str, list[str]], corrections: Corrections) -> bool:
    window = "\n".join(
        line for source, first, last in one.places for line in texts[source][max(0, first - 1 - BEFORE) : last + AFTER]
    )
    if isinstance(one.value, Decimal):
        return format(abs(one.value), "f") in numbers(window)
    if date := _DATE.fullmatch(one.value):
        month, day = int(date[1]), int(date[2])
        return any(f"{month}{mark}{day}" in window.replace(" ", "") for mark in ("/", ".", "月"))
    if one.beside:
        lines = [line for source in {source for source, *_ in one.places} for line in texts[source]]
        known = [_corrected(fold(line), corrections) for line in lines if numbers(one.value) <= numbers(line)]
        return any(fold(one.beside) in line for line in known)
    folded, wanted = fold(window), fold(one.value)
    if found := _WITH_WORD.fullmatch(one.value):
        return found[1] in numbers(window) and found[2] in folded
    if one.value in MISSING_WORDS or wanted in folded or wanted in _corrected(folded, corrections):
        return True
    return len(one.value) < SHORT and all(fold(word) in folded for word in one.value.split())


def _corrected(folded: str, corrections: Corrections) -> str:
    for _, printed, reading in corrections:
        folded = folded.replace(fold(printed), fold(reading)) if fold(printed) else folded
    return folded


def _look_back(
    report: Report, data: Mapping[str, Any], texts: Mapping[str, list[str]], corrections: Corrections
) -> None:
    left_out: dict[tuple[str, int], list[str]] = {}
    for one in data.get("left_out", ()):  # an unreadable part excuses no line: the rest of it is still looked up
        for source, first, last in _places(one["at"]):
            for line in range(first, last + 1):
                left_out.setdefault((source, line), []).extend(one.get("only", [ALL]))
    strings = [fold(text) for text in _all_strings(data)]
    corpus = "|".join(strings)
    known = {format(abs(number), "f") for number in _all_numbers(data)} | numbers(" ".join(_all_strings(data)))
    for name, printed in texts.items():
        for number, content in enumerate(printed, 1):
            out = left_out.get((name, number), [])
            if not fold(content) or ALL in out:
                continue
            report.lines += 1
            for piece in _pieces(content):
                if piece not in out and not _is_accounted(piece, corpus, known, corrections):
                    report.unaccounted.append(f"{name} {number}: {piece}")


def _pieces(line: str) -> Iterator[str]:
    """Split a line into cells, items and sentences, each of which must be somewhere in the plan."""
    for cell in re.split(r"\t|</?[a-z]+[^<>]{0,80}>|[・□■○◇●※。]|\s{2,}", line):
        if fold(cell):
            yield cell.strip()


def _is_accounted(piece: str, corpus: str, known: set[str], corrections: Corrections) -> bool:
    for _, printed, reading in corrections:
        piece = piece.replace(printed, reading)
    if fold(piece) in corpus:
        return True
    rest = [
        fold(part)
        for part in re.split(
            r"[\s、，,：:（）()／/【】「」\[\]]+", _NUMBER.sub(" ", unicodedata.normalize("NFKC", piece))
        )
    ]
    return numbers(piece) <= known and all(part in corpus for part in rest if part and part not in LABELS)


def _all_strings(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in ("left_out", "unreadable"):
                yield str(key)
                yield from _all_strings(value)
    elif isinstance(data, list):
        for item in data:
            yield from _all_strings(item)
    elif isinstance(data, str):
        yield data


def _all_numbers(data: Any) -> Iterator[Decimal]:
    if isinstance(data, dict | list):
        for item in data.values() if isinstance(data, dict) else data:
            yield from _all_numbers(item)
    elif isinstance(data, Decimal):
        yield data


if __name__ == "__main__":
    import sys

    for argument in sys.argv[1:] or sorted(map(str, (ROOT / "plans").glob("*.yaml"))):
        result = verify(Path(argument))
        total = result.found + len(result.missing)
        print(
            f"{result.plan}: {result.found}/{total} found in the source; {len(result.unaccounted)} pieces of {result.lines} lines not in the plan"
        )
        for line in (*result.missing, *result.unaccounted):
            print(f"  {line}")
