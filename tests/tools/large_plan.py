"""A large plan with the text of its source, constructed: four figures and a text an item, among lines that are in no plan."""

LINES = 20
"""The number of lines of the text for each item."""
FIGURES = 4
"""The number of figures of each item."""
_DETAILS = 5
_WORDS = (
    "事業者",
    "商店街",
    "創業者",
    "販路の開拓",
    "人材の育成",
    "観光客",
    "地場産業",
    "融資の利用",
    "連携の強化",
    "相談の窓口",
)
_HEAD = """title: 計画の名前
municipality: {code: "132284", prefecture: 東京都, name: あきる野市}
period: {from: R5, to: R8}
updated: 2026-11-21
levels: [施策]
texts: {概要: about}
sources:
  report: {title: 進捗状況}
measures:
"""


def large_plan(items: int) -> tuple[str, str]:
    """Return the plan file and the text of its source `report`."""
    lines = [_lines(item) for item in range(items)]
    measures = (_measure(item, own) for item, own in enumerate(lines))
    return _HEAD + "".join(measures), "".join(f"{line}\n" for own in lines for line in own)


def _figures(item: int) -> list[int]:
    return [(7 * item + 13 * index) % 9973 + index for index in range(FIGURES)]


def _lines(item: int) -> list[str]:
    return [
        f"事業{item}の取組\t参加者数\t" + "\t".join(f"{figure:,}人" for figure in _figures(item)),
        *(
            f"{_WORDS[(item + line) % 10]}と{_WORDS[(3 * item + line) % 10]}についての{item}番めの事業、{line}行めの説明。"
            for line in range(_DETAILS)
        ),
        *(
            f"この行は、計画ファイルにない{_WORDS[line % 10]}の説明で、{item * line}件の数字があります。"
            for line in range(LINES - _DETAILS - 1)
        ),
    ]


def _measure(item: int, lines: list[str]) -> str:
    first = item * LINES + 1
    target, actual, next_target, next_actual = _figures(item)
    return f"""- id: m{item}
  name: 事業{item}の取組
  at: report {first}-{first + _DETAILS}
  words:
    概要: |
{"".join(f"      {line}" + chr(10) for line in lines[1 : _DETAILS + 1])}\
  indicators:
  - id: i{item}
    name: 参加者数
    unit: 人
    direction: up
    at: report {first}
    years:
      R5: {{target: {target}, actual: {actual}}}
      R6: {{target: {next_target}, actual: {next_actual}}}
"""
