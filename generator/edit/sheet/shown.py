"""Number formats: return in what way a spreadsheet shows something other than the number that is stored."""

import re
import unicodedata
from decimal import Decimal

_TOKENS = re.compile(r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[(?P<bracket>[^\]]*)\]|[_*].|(?P<sign>.)', re.DOTALL)
_CONDITION = re.compile(r"[<>=]")
_NUMBER = re.compile(r"[0#?][0#?,]*(?:\.[0#?]*)?|\.[0#?]+")
_MEANING = re.compile(r"約|およそ|程度|以上|以下|以内|未満|超|[〜~～]|百|千|万|億|兆|割")
"""Words of a format that change what its number means."""
_SEEN = re.compile(r"(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[Ee][-+]?[0-9]{1,3})?")
_MINUS = re.compile(r"[-−－△▲(（]")


def shown_otherwise(value: Decimal, number_format: str) -> str:
    """Return how a format shows the number otherwise than it is stored, in Japanese; empty if it shows that number."""
    if number_format.strip().lower() in ("", "general", "@", "standard"):
        return ""
    sections = _sections(number_format)
    if any(is_conditional for _, _, is_conditional in sections):
        return "値によって見え方の変わる書式"
    section = 0 if len(sections) == 1 or value > 0 else 1 if value < 0 else 2
    pattern, words, _ = sections[section if section < len(sections) else 0]
    if "%" in pattern:
        return "「％」の書式"
    found = _NUMBER.search(pattern)
    if not found:
        return "" if "general" in pattern.lower() and not _MEANING.search(words) else "数値を見せない書式"
    if found.group().endswith(",") or re.match(r"\.?,", pattern[found.end() :]):
        return "千分の1などにして見せる書式"
    if re.search(r"[/Ee]", pattern[found.end() :]):
        return "分数や指数にして見せる書式"
    if meaning := _MEANING.search(words):
        return f"「{meaning.group()}」を付けて見せる書式"
    decimals = len(found.group().partition(".")[2])
    if value != round(value, decimals):
        return "丸めて見せる書式"
    if value < 0 and section == 1 and not _MINUS.search(pattern + words):
        return "マイナスを見せない書式"
    return ""


def seen_otherwise(value: Decimal, shown: str) -> str:
    """Return how a shown text differs from the number that is stored, in Japanese; empty if it shows that number."""
    plain = unicodedata.normalize("NFKC", shown).replace(",", "").strip()
    found = _SEEN.search(plain)
    if "%" in plain:
        return "「％」の書式"
    if not found:
        return "数値を見せない書式"
    before, after = plain[: found.start()], plain[found.end() :]
    if meaning := _MEANING.search(f"{before} {after}"):
        return f"「{meaning.group()}」を付けて見せる書式"
    seen = Decimal(found.group())
    return "" if (-seen if _MINUS.search(before) else seen) == value else "ほかの数にして見せる書式"


def _sections(number_format: str) -> list[tuple[str, str, bool]]:
    """Return each section of a format: its signs, its words, and whether it holds under a condition only."""
    found = [("", "", False)]
    for token in _TOKENS.finditer(number_format):
        pattern, words, is_conditional = found[-1]
        sign, bracket = token["sign"] or "", token["bracket"]
        if sign == ";":
            found.append(("", "", False))
            continue
        text = (token["quoted"] or "") + (token["escaped"] or "") + (sign if not sign.isascii() else "")
        is_conditional = is_conditional or bool(bracket and _CONDITION.match(bracket))
        found[-1] = (pattern + (sign if sign.isascii() else ""), words + text, is_conditional)
    return found
