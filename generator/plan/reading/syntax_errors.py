"""Syntax errors: turn libyaml's error and the file's lines into a code, a position and a Japanese correction."""

import re
from typing import Any

import yaml

from generator.plan.diagnostics import START, Position, short
from generator.plan.reading import typos

_NO_COMMA = re.compile(r"([^\s,:{}\[\]]+) +([A-Za-z_]+)$")
_BARE_ROW = re.compile(r" *([RHS]?[0-9元]+|最終|現状): +([a-z]+: [^#{}]*[^#{}\s])\s*(?:#.*)?")
_WIDE_INDENT = re.compile(r" *[\t\u3000\u00a0][ \t\u3000\u00a0]*(?:- )?[A-Za-z][A-Za-z0-9_]*[:：]")
_KEY = re.compile(r"( *)([^\s#\-][^:#]*):(?: +([^\s#].*))?\s*(?:#.*)?$")
_LISTS = {"measures", "indicators", "parts", "grades", "events", "tables", "bodies", "accept", "left_out", "errata"}
_SPREADING = ("この行の字下げが", "YAMLとして読めません", "の下のはじめの行に")
_FLOW_END = ("did not find expected ',' or '}'", "did not find expected ',' or ']'")


def explain_syntax(error: yaml.YAMLError, lines: list[str]) -> tuple[str, Position, str]:
    """Return code, position and message: a typing error near the mark if there is one, else YAML's own view."""
    problem = str(getattr(error, "problem", None) or "")
    mark = _position(getattr(error, "problem_mark", None)) or START
    context = _position(getattr(error, "context_mark", None))
    if problem == "found unexpected end of stream" and context:
        return (
            "unclosed-quote",
            context,
            unclosed(_line(lines, context.line)),
        )
    above = _above(lines, mark.line)
    if _WIDE_INDENT.match(_line(lines, above)) and (typo := typos.in_line(_line(lines, above))):
        return typo.code, Position(above, typo.offset + 1), typo.message
    in_flow = "flow" in str(getattr(error, "context", "")) and context is not None
    first = context.line if context and (in_flow or "simple key" in str(error)) else mark.line
    first = min(first, above) if in_flow and first == mark.line else first
    for number in range(max(1, first), mark.line + 1):
        line = _line(lines, number)
        read, hash_sign, unread = line.partition(" #")
        if typo := typos.in_line(read if in_flow else line):
            return typo.code, Position(number, typo.offset + 1), typo.message
        if in_flow and hash_sign and any(bracket in unread for bracket in "}]"):
            return (
                "comment-in-braces",
                Position(number, len(read) + 2),
                "かっこの中に「 #」があり、そこから後ろが読まれていません。"
                "文は、かっこの外で「|」のあとに改行して書くか、引用符で囲んでください。",
            )
    if bracket := _bracket(lines, mark, problem, in_flow=in_flow):
        return "yaml-syntax", *bracket
    if problem == "did not find expected key" and (misindented := _misindented_key(lines, mark)):
        return misindented
    place = context if context and (in_flow or problem == "could not find expected ':'") else mark
    found = short(_line(lines, place.line).strip())
    return _by_problem(problem, place, found)


def _bracket(lines: list[str], mark: Position, problem: str, *, in_flow: bool) -> tuple[Position, str] | None:
    """Return position and message for a usual error with a comma or bracket where YAML stopped, or None."""
    line = _line(lines, mark.line)
    sign = line[mark.column - 1 : mark.column]
    if in_flow and sign == ":" and (found := _NO_COMMA.search(line[: mark.column - 1])):
        value, key = found.groups()
        correction = f"「{short(value)}」と「{key}:」のあいだに、半角のコンマ「,」がありません。「{short(value)}, {key}:」と書いてください。"
        return Position(mark.line, found.start(2) + 1), correction
    if in_flow and sign and sign in "]}":
        wanted = "}" if "}" in problem else "]"
        return mark, f"かっこの種類が違います。ここの {sign} を {wanted} に直してください。"
    if sign and sign in "]}":
        return mark, f"かっこ {sign} が1つ多くあります。消してください。"
    if in_flow and sign == "?":
        return mark, "「?」は値になりません。まだ分からないときは、理由（未公表、集計中 など）を書いてください。"
    if sign == "＃":
        return mark, "メモのはじめの「＃」が全角です。半角の「#」に直してください。"
    if problem == "did not find expected key" and line[: mark.column - 1].rstrip().endswith(("}", "]")):
        return (
            mark,
            "かっこを閉じたあとに、余分な文字があります。次の年度は改行して次の行に、メモは「#」のあとに書いてください。",
        )
    if problem.startswith("mapping values") and (row := _BARE_ROW.fullmatch(line)):
        return Position(
            mark.line, row.start(2) + 1
        ), f"年度の行にかっこがありません。「{row[1]}: {{{row[2].strip()}}}」と書いてください。"
    return None


def spreading(message: str) -> str:
    """Return the kind of an error in a block's shape, which the lines right below it share; "" for any other error."""
    return next((kind for kind in _SPREADING if kind in message), "")


def unclosed(line: str) -> str:
    """Return the message for a quote that is not closed on its line."""
    return f"ここで開いた引用符が閉じていません。値の終わりに、同じ引用符を足してください: {short(line.strip())}"


def _above(lines: list[str], number: int) -> int:
    """Return the number of the last non-empty line above a line; 0 if there is none."""
    return next((above for above in range(min(number - 1, len(lines)), 0, -1) if lines[above - 1].strip()), 0)


def _misindented_key(lines: list[str], mark: Position) -> tuple[str, Position, str] | None:
    """Return what made a list item unexpected: the nearest key in its column, or what follows that key; or None."""
    if not _line(lines, mark.line).strip().startswith("- "):
        return None
    for number in range(mark.line - 1, 0, -1):
        key = _KEY.match(_line(lines, number))
        if key is None or len(key[1]) > mark.column - 1:
            continue
        place = Position(number, len(key[1]) + 1)
        if len(key[1]) < mark.column - 1:
            return None
        if key[2] not in _LISTS and not _continues_list(lines, number, len(key[1])):
            return None
        if key[2] not in _LISTS:
            message = f"「{key[2]}:」の字下げが浅すぎて、上の項目から外れています。2つ深く字下げしてください。"
            return "yaml-syntax", place, message
        if key[3]:
            message = (
                f"「{key[2]}:」のうしろに「{short(key[3])}」があるので、下の箇条書きを読めません。消してください。"
            )
            return "yaml-syntax", place, message
        below = next(line for line in range(number + 1, mark.line + 1) if _line(lines, line).strip())
        if _line(lines, below).strip().startswith("- "):
            return None
        column = len(_line(lines, below)) - len(_line(lines, below).lstrip()) + 1
        message = f"「{key[2]}:」の下のはじめの行に「- 」がありません。「- {short(_line(lines, below).strip())}」としてください。"
        return "yaml-syntax", Position(below, column), message
    return None


def _continues_list(lines: list[str], number: int, indent: int) -> bool:
    """Return whether the nearest line above in this column is a list item."""
    for line in reversed(lines[: number - 1]):
        inner = line.lstrip(" ")
        if inner.strip() and len(line) - len(inner) <= indent and not inner.startswith("#"):
            return len(line) - len(inner) == indent and inner.startswith("- ")
    return False


def _by_problem(problem: str, place: Position, found: str) -> tuple[str, Position, str]:
    match problem:
        case "found character that cannot start any token":
            return (
                "needs-quotes",
                place,
                f"値を「%」「@」「`」などの記号で始めるときは、引用符で囲んでください: {found}",
            )
        case "mapping values are not allowed in this context":
            return (
                "needs-quotes",
                place,
                f"値の中に「: 」があるか、字下げがずれています。値なら引用符で囲み、項目なら字下げをそろえてください: {found}",
            )
        case "block sequence entries are not allowed in this context":
            return (
                "needs-quotes",
                place,
                f"ここに「- 」は書けません。箇条書きは次の行から始め、値がないときは ― を書いてください: {found}",
            )
        case "did not find expected key" | "did not find expected '-' indicator":
            return (
                "yaml-syntax",
                place,
                f"この行の字下げが、上の行とそろっていないか、引用符のあとに余分な文字があります: {found}",
            )
        case "could not find expected ':'":
            return (
                "yaml-syntax",
                Position(place.line, 1),
                f"この行か次の行に、項目名のあとのコロン「: 」がありません。「項目名: 値」の形に直すか、メモなら # を付けてください: {found}",
            )
        case _ if problem in _FLOW_END:
            return (
                "yaml-syntax",
                place,
                f"ここで開いたかっこが閉じていません。行の終わりに {'}' if '}' in problem else ']'} を足してください: {found}",
            )
        case _:
            return "yaml-syntax", place, f"YAMLとして読めません。記号と字下げを確かめてください: {found}"


def _position(mark: Any) -> Position | None:
    return None if mark is None else Position(mark.line + 1, mark.column + 1)


def _line(lines: list[str], number: int) -> str:
    return lines[number - 1] if 0 < number <= len(lines) else ""
