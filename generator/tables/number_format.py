"""Number formats of workbooks: what a person sees of a stored number, exactly; None for a format that is not understood."""

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import cache

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[\$(?P<money>[^\]-]*)(?:-[^\]]*)?\]|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|G/標準)|(?P<date>ggg|gg|g|ee|e|yyyy|yy|y|mmmm|mmm|mm|m|dddd|ddd|dd|d|aaaa|aaa|hh|h|ss|s)|(?P<pattern>[0#?.,]+)"
    r"|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_COLOUR = re.compile(
    r"(?:black|blue|cyan|green|magenta|red|white|yellow|黒|青|水|緑|紫|赤|白|黄|色|color) ?[0-9]*", re.IGNORECASE
)
_ERAS = ((date(2019, 5, 1), "令和", "R"), (date(1989, 1, 8), "平成", "H"), (date(1926, 12, 25), "昭和", "S"))
_DAYS = "月火水木金土日"

FormatSection = tuple[re.Match[str], ...]


@cache
def _sections(form: str) -> tuple[FormatSection, ...]:
    found: list[list[re.Match[str]]] = [[]]
    for token in _TOKEN.finditer(form):
        if token["other"] == ";":
            found.append([])
        else:
            found[-1].append(token)
    return tuple(map(tuple, found))


def is_date(form: str) -> bool:
    """Return whether a format shows a stored number as a date, be it only the year of an era."""
    section = _sections(form)[0]
    return any(token["date"] for token in section) and not any("0" in (token["pattern"] or "") for token in section)


def shown_number(number: Decimal, form: str) -> str | None:
    """Return a number as a format shows it."""
    sections = _sections(form)[:3]
    if len(sections) > 1 and number < 0:
        return _shown(-number, sections[1])
    if len(sections) > 2 and number == 0:
        return _shown(number, sections[2])
    shown = _shown(abs(number), sections[0])
    return f"-{shown}" if shown and number < 0 and re.search("[1-9]", shown) else shown


def _shown(number: Decimal, section: FormatSection) -> str | None:
    if any(token["date"] and token["date"].lower() not in ("g", "e") for token in section):
        return None
    percents = sum(token["other"] == "%" for token in section)
    patterns = [token["pattern"] for token in section if token["pattern"]]
    if len(patterns) > 1:
        return None
    out = ""
    for token in section:
        text = _literal(token)
        if token["pattern"]:
            text = _digits(number * 100**percents, token["pattern"])
        elif token["general"]:
            text = plain(number)
        if text is None:
            return None
        out += text
    return out


def _literal(token: re.Match[str]) -> str | None:
    """Return the text that a token stands for in itself; None if it asks for something that is not understood."""
    if token["bracket"] is not None:
        return "" if _COLOUR.fullmatch(token["bracket"]) else None
    if token["other"] in ("/", "@") or token["date"]:
        return None
    return token["quoted"] or token["escaped"] or token["money"] or token["other"] or ""


def _digits(number: Decimal, pattern: str) -> str | None:
    scaled = pattern.rstrip(",")
    whole, point, decimals = scaled.partition(".")
    if "," in decimals or "." in decimals or not re.search("[0#?]", pattern):
        return None
    with localcontext(prec=60):
        scale = Decimal(1000) ** (len(pattern) - len(scaled))
        rounded = (number / scale).quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    ones, _, tail = format(rounded, "f").partition(".")
    ones = ones.lstrip("0").rjust(whole.count("0"), "0")
    if "," in whole and ones:
        ones = _grouped(ones)
    while tail and tail[-1] == "0" and decimals[len(tail) - 1] != "0":
        tail = tail[:-1]
    return f"{ones}{point}{tail}"


def _grouped(digits: str) -> str:
    first = len(digits) % 3
    groups = [digits[:first], *(digits[start : start + 3] for start in range(first, len(digits), 3))]
    return ",".join(filter(None, groups))


def plain(number: Decimal) -> str:
    """Return a number in plain digits, without a needless end: 17.0 as 17."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def shown_text(text: str, form: str) -> str:
    """Return a text as a format shows it: 100 with @"人" as 100人."""
    section = next((one for one in _sections(form)[-1:] if any(token["other"] == "@" for token in one)), ())
    shown = [text if token["other"] == "@" else _literal(token) for token in section]
    return "".join(one or "" for one in shown) if section else text


def shown_date(moment: datetime, form: str) -> str | None:
    """Return a date as a format shows it, also with the years of an era."""
    section, out, before = _sections(form)[0], "", ""
    for token in section:
        sign = (token["date"] or "").lower()
        is_mark = token["pattern"] or token["other"] == "/"
        text = _date_part(moment, sign, before) if sign else token[0] if is_mark else _literal(token)
        if text is None and token["bracket"] is None:
            return None
        out += text or ""
        before = sign or before
    return out


def _date_part(moment: datetime, sign: str, before: str) -> str | None:
    era = next((one for one in _ERAS if one[0] <= moment.date()), None)
    year = str(moment.year - era[0].year + 1) if era else None
    if sign[0] == "m" and before[:1] in ("h", "s"):
        return f"{moment.minute:0{len(sign)}}"
    number = {"m": moment.month, "d": moment.day, "h": moment.hour, "s": moment.second}.get(sign[0])
    match sign:
        case "g" | "gg" | "ggg":
            return era and {"g": era[2], "gg": era[1][0], "ggg": era[1]}[sign]
        case "e" | "ee":
            return year and year.rjust(len(sign), "0")
        case "y" | "yy" | "yyyy":
            return str(moment.year)[-2 if len(sign) < 4 else 0 :]
        case "aaa" | "aaaa":
            return _DAYS[moment.weekday()] + ("曜日" if sign == "aaaa" else "")
        case _:
            return f"{number:0{len(sign)}}" if number is not None and len(sign) < 3 else None
