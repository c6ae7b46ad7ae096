"""Fix what is certain and mechanical: full-width colons, brackets and commas of YAML, and missing blanks.

Each fix replaces the one character that a finding points at; it is kept only if reading the result no longer finds it.
"""

from generator.plan.diagnostics import Diagnostic
from generator.plan.load import load

MOST = 500
"""The number of fixes in one file after which the rest is left to people."""
_BOM = "\ufeff"
_SIGNS = {"：": ":", "｛": "{", "｝": "}", "［": "[", "］": "]", "，": ",", "、": ",", "\u3000": "", "\u00a0": ""}
"""What stands for each character; a blank follows where YAML needs one."""
_SPACED = ("：", "，", "、", "\u3000", "\u00a0")
_CODES = {
    "fullwidth-colon": "：",
    "fullwidth-sign": "｛｝［］，、",
    "fullwidth-space": "\u3000\u00a0",
}


def fixed(name: str, raw: bytes) -> bytes:
    """Return a plan file's bytes with every certain fix; what is doubtful, or cannot be decoded, stays as it is."""
    for _ in range(MOST):
        found = load(name, raw).diagnostics
        after = next((new for one in found if (new := _fixed(raw, one)) and _is_gone(one, name, new)), None)
        if after is None:
            return raw
        raw = after
    return raw


def _fixed(raw: bytes, one: Diagnostic) -> bytes | None:
    """Return the bytes with the character that a finding points at replaced; None if that is not certain."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    mark = _BOM if text.startswith(_BOM) else ""
    lines = text.removeprefix(mark).split("\n")
    line, at = lines[one.line - 1], one.column - 1
    if one.code == "missing-space":
        if not (line[at - 1 : at] == ":" or line[at : at + 1] == "#"):
            return None
        new = f"{line[:at]} {line[at:]}"
    else:
        sign = line[at : at + 1]
        is_blank = sign in ("\u3000", "\u00a0")
        if not sign or sign not in _CODES.get(one.code, "") or (is_blank and line[at - 1 : at] != ":"):
            return None
        rest = line[at + 1 :].lstrip("\u3000\u00a0") if sign in _SPACED else line[at + 1 :]
        gap = " " if sign in _SPACED and rest.strip("\r") and not rest.startswith(" ") else ""
        new = f"{line[:at]}{_SIGNS[sign]}{gap}{rest}"
    return (mark + "\n".join([*lines[: one.line - 1], new, *lines[one.line :]])).encode()


def _is_gone(one: Diagnostic, name: str, raw: bytes) -> bool:
    """Return whether a finding is no longer reported at its place."""
    place = (one.line, one.column, one.code)
    return all((found.line, found.column, found.code) != place for found in load(name, raw).diagnostics)
