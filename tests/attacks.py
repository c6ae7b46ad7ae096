"""Hostile texts, and a plan whose every text is one of them."""

import yaml

from tests.small_plans import HEAD

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "![x](https://example.com/x.png)",
    "<https://example.com>",
    "https://example.com/?a=1&b=2",
    "[x]: javascript:alert(1)",
    "{: onclick=alert(1)}",
    "{#id .class style=x}",
    "`code` ``` ~~~",
    "*a* **b** _c_ __d__",
    "# heading",
    "- item",
    "1. item",
    "> quote",
    "| a | b |",
    "---",
    "&lt;b&gt; &amp; &#60;",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    "{{ 7*7 }} {% raw %} {# x #} {## y ##}",
    "${7*7} #{7*7}",
    "\\[x\\] \\*",
    "--- title: x ---",
    '--8<-- "file"',
    ":smile: ::: note",
    "*[HTML]: x",
    "[^1] [TOC]",
    "<!-- comment -->",
    "</article></div><style>*{}</style>",
    "x\ty  z",
    "𠮷产 ①㈱ ～〜 ‐−ー",
]


def hostile_plan() -> str:
    """Return a plan in which every text is an attack."""
    good = [attack for attack in ATTACKS if attack.strip() == attack and "\t" not in attack]
    measures = [
        {
            "id": f"m{number}",
            "name": attack,
            "lead": [attack],
            "years": {"R5": {"texts": {"課題": attack}}},
            "indicators": [
                {
                    "id": f"i{number}",
                    "name": attack,
                    "unit": attack,
                    "years": {"R5": {"actual": {"words": attack}}, "R6": {"actual": "数字"}},
                }
            ],
        }
        for number, attack in enumerate(good)
    ]
    head = HEAD.replace("title: 例の計画", "title: '<img src=x onerror=alert(1)><script>alert(1)</script>'")
    body = yaml.safe_dump({"measures": measures}, allow_unicode=True, width=10_000)
    return f"{head}texts: {{課題: issues}}\n{body.replace('actual: 数字', 'actual: 3')}"
