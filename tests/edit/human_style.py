"""Plan files in human style: generate the text of a valid plan, and where its figures are, from random choices."""

import random
from dataclasses import dataclass

from generator.plan.model.fiscal import Period, parse_period

YEARS = ["R3", "R5", "R6", "R7", "R8"]


@dataclass(frozen=True, slots=True)
class Place:
    """A year row that a person wrote."""

    indicator: str
    period: Period


def written(choose: random.Random) -> tuple[str, list[Place]]:
    """Return a plan in a person's own style: indentation, braces, quotes, comments, blank lines, line ends."""
    deep = choose.choice([0, 2])
    places: list[Place] = []
    lines = [
        f"title: {choose.choice(['例の計画', quoted(choose, '例の計画'), '例の計画  # 題名'])}",
        choose.choice(
            [
                'municipality: {code: "132284", prefecture: 東京都, name: あきる野市}',
                "municipality:\n  name: あきる野市\n  code: '132284'\n  prefecture: 東京都",
            ]
        ),
        choose.choice(
            ["period: {from: R5, to: R8}", "period: { to: R8, from: R5 }", "period:\n    from: R5\n    to: 2026"]
        ),
        "updated: 2026-11-21",
        choose.choice(["levels: [施策]", "levels:\n- 施策", "levels:\n  - 施策"]),
        "sources: {report: {title: 進捗状況}}",
        "texts: {課題: issues}",
        "rate: actual-over-target",
    ]
    lines += ["", "# ここから施策"] if choose.random() < 0.5 else []
    lines.append("measures:")
    for number in range(choose.randint(1, 3)):
        lines += measure(choose, number, deep, places)
    text = "\n".join(lines) + choose.choice(["", "\n", "\n\n"])
    text = text.replace("\n", "\r\n") if choose.random() < 0.15 else text
    return ("\ufeff" + text if choose.random() < 0.1 else text), places


def measure(choose: random.Random, number: int, deep: int, places: list[Place]) -> list[str]:
    """Return one measure with its indicators."""
    lines = [f"- id: measure-{number}", f"  name: {quoted(choose, f'施策 {number}')}"]
    lines += (
        ["  words:", "    課題: |", "      # 見出しのような行", "", "      - 周知、集客"]
        if choose.random() < 0.4
        else []
    )
    lines.append("  indicators:" + choose.choice(["", "  # 指標"]))
    for index in range(choose.randint(1, 3)):
        inner = indicator(choose, f"indicator-{number}-{index}", deep, places)
        lines += [" " * (2 + deep) + line if line else line for line in inner]
        lines += [""] if choose.random() < 0.3 else []
    return [" " * deep + line if line else line for line in lines]


def indicator(choose: random.Random, name: str, deep: int, places: list[Place]) -> list[str]:
    """Return one indicator, plain or in parts."""
    lines = [
        f"- id: {name}",
        f"  name: {quoted(choose, '参加者数')}",
        f"  unit: {quoted(choose, '人')}",
        "  direction: up",
    ]
    choose.shuffle(body := lines[1:])
    lines[1:] = body
    if choose.random() < 0.25:
        lines.append("  parts:")
        for part in ("single", "group"):
            row = f"years: {{{', '.join(rows(choose, f'{name}.{part}', places, inside=True))}}}"
            lines.append(" " * (2 + deep) + f"- {{id: {part}, name: {part}, {row}}}")
        return lines
    own = rows(choose, name, places, inside=False)
    if all("\n" not in row and "#" not in row for row in own) and choose.random() < 0.2:
        return [*lines, f"  years: {{{', '.join(own)}}}"]
    step = choose.choice([4, 6])
    lines.append("  years:" + choose.choice(["", " # 年度ごと"]))
    for row in own:
        lines += [" " * step + line for line in row.split("\n")]
        lines += [" " * step + "# メモ"] if choose.random() < 0.15 else []
    return lines


def rows(choose: random.Random, name: str, places: list[Place], *, inside: bool) -> list[str]:
    """Return the year rows; inside braces they have neither lines nor comments."""
    found = []
    for year in YEARS[choose.randint(0, 2) :]:
        key = choose.choice([year, f'"{year}"']) if choose.random() < 0.1 else year
        figures = [
            f"actual: {choose.choice(['21', '0', '未公表', '1.50', '{value: 5, status: 速報}', '{value: 5, note: 注}'])}"
        ]
        figures += [f"target: {choose.choice(['20', '24200以上'])}"] if year != "R3" and choose.random() < 0.7 else []
        if choose.random() < 0.3:
            figures.reverse()
        period = parse_period(year)
        assert period is not None
        if year != "R3":
            places.append(Place(name, period))
        if not inside and choose.random() < 0.2:
            found.append("\n".join([f"{key}:", *(f"  {figure}" for figure in figures)]))
        else:
            gap = choose.choice(["", " "])
            comment = "" if inside else choose.choice(["", "", "  # 参加者数（人）", "   #電話で確認"])
            found.append(f"{key}: {{{gap}{', '.join(figures)}{gap}}}{comment}")
    return found


def quoted(choose: random.Random, text: str) -> str:
    """Return a text unquoted or in either kind of quotes."""
    return choose.choice([text, f'"{text}"', f"'{text}'"])
