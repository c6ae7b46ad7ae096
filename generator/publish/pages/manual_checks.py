"""The meaning of each finding: turn the rules and their example files into one manual page per code."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.errors import CannotRunError
from generator.evaluation.check_rules import RULES, CheckRule
from generator.plan.diagnostics import Diagnostic, Severity, from_json

FOLDER = "manual/checks/"
"""The examples among the hand-written files: `<code>.bad.yaml`, `<code>.good.yaml`, `<code>.source.txt`, and `<code>.json` (found by `check`)."""
GOOD = "good.yaml"
"""The valid example for every code without one of its own."""
WEIGHTS = {
    Severity.ERROR: ("エラー", "直すまで、サイトは前のままです。"),
    Severity.WARNING: (
        "警告",
        "資料で確かめてください。資料のとおりなら、accept: に理由を書くと、お知らせになります。",
    ),
    Severity.NOTE: ("お知らせ", "知らせるだけです。直さなくてもサイトに出ます。"),
}
_AROUND = 1
_CITED = re.compile(r"at: report (\d+)")


@dataclass(frozen=True, slots=True)
class ExampleLine:
    """A line of an example: its number, its text, whether it is highlighted; number 0 stands for omitted lines."""

    number: int
    text: str
    marked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPage:
    """The content of the page on one code."""

    code: str
    sentence: str
    severity: Severity
    found: tuple[tuple[str, str], ...]
    bad: tuple[ExampleLine, ...]
    source: tuple[ExampleLine, ...]
    """The lines of the source's text that the invalid example cites."""
    good: tuple[ExampleLine, ...]

    @property
    def weight(self) -> str:
        """Return the Japanese name of the severity of this code's findings."""
        return WEIGHTS[self.severity][0]

    @property
    def what_next(self) -> str:
        """Return what a finding of this severity requires."""
        return WEIGHTS[self.severity][1]


def is_example(path: str) -> bool:
    """Return whether a hand-written file is one of these examples, and therefore not published as it is."""
    return path.startswith(FOLDER)


def check_pages(content: Mapping[str, bytes]) -> tuple[CheckPage, ...]:
    """Return the pages in the order of the rules; only for codes for which the manual has the findings of `check`."""
    return tuple(_page(rule, content) for rule in RULES if _found(rule.code) in content)


def _page(rule: CheckRule, content: Mapping[str, bytes]) -> CheckPage:
    found = [one for one in _read(_found(rule.code), content) if one.code == rule.code]
    bad = _lines(content.get(f"{FOLDER}{rule.code}.bad.yaml", b""))
    good = _lines(content.get(f"{FOLDER}{rule.code}.good.yaml", content.get(FOLDER + GOOD, b"")))
    source = _lines(content.get(f"{FOLDER}{rule.code}.source.txt", b""))
    cited = {int(line) - 1 for line in _CITED.findall("\n".join(bad))}
    changes = [
        change for change in SequenceMatcher(None, bad, good, autojunk=False).get_opcodes() if change[0] != "equal"
    ]
    in_bad = {one.line - 1 for one in found} | {line for change in changes for line in range(change[1], change[2])}
    in_good = {line for change in changes for line in range(change[3], change[4])}
    gone = {change[3] for change in changes if change[3] == change[4]}
    return CheckPage(
        code=rule.code,
        sentence=rule.sentence,
        severity=rule.severity,
        found=tuple((f"{one.line}行目の{one.column}文字め" if bad else one.path, one.message) for one in found),
        bad=tuple(_excerpt(bad, in_bad, in_bad)),
        source=tuple(_excerpt(source, cited, cited)),
        good=tuple(_excerpt(good, in_good, in_good | gone)) if bad else (),
    )


def _found(code: str) -> str:
    return f"{FOLDER}{code}.json"


def _read(path: str, content: Mapping[str, bytes]) -> tuple[Diagnostic, ...]:
    try:
        return from_json(content[path])
    except (ValueError, TypeError, KeyError) as error:
        raise CannotRunError(
            f"content/{path} を読めません（{error}）。./portal golden で作りなおしてください。"
        ) from error


def _lines(raw: bytes) -> list[str]:
    return raw.decode(errors="replace").splitlines()


def _excerpt(lines: list[str], marked: set[int], about: set[int]) -> Iterator[ExampleLine]:
    """Yield the lines that an example is about with their neighbours, and a marker for omitted lines between them."""
    shown = {near for line in about for near in range(line - _AROUND, line + _AROUND + 1)}
    last = -1
    for number, text in enumerate(lines):
        if number in shown:
            if number > last + 1:
                yield ExampleLine(0, "", marked=False)
            yield ExampleLine(number + 1, text, number in marked)
            last = number
