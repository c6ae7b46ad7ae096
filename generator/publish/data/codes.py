"""The code lists: every code of the closed vocabularies with its Japanese meaning."""

from generator.evaluation.result import Reason
from generator.plan.model.fiscal import PeriodKind
from generator.plan.model.quantity import LIMIT_WORDS
from generator.plan.model.vocabulary import MISSING_WORDS, STATUS_WORDS, THEMES, Heading
from generator.publish.data.table import Column
from generator.publish.wording.labels import COUNTS, DIRECTIONS, KINDS, METHODS, REASONS, SERIES, SHOWS

_PERIODS = {
    PeriodKind.YEAR: "年度",
    PeriodKind.CALENDAR: "年（1〜12月）",
    PeriodKind.HALF: "半年",
    PeriodKind.MONTH: "月（暦年）",
    PeriodKind.SINCE: "その年度から後",
    PeriodKind.RANGE: "何年度かの間",
    PeriodKind.CURRENT: "現状（資料に年度の記載なし）",
    PeriodKind.FINAL: "最終目標（資料に年度の記載なし）",
}
_COMPARATORS = (
    *((limit.value, word) for word, limit in LIMIT_WORDS.items() if word != "以内"),
    ("range", "範囲（low から high まで）"),
    ("about", "約・程度"),
    ("keep", "維持"),
    ("last-year", "前の年度とくらべて"),
    ("trend", "基準とくらべて増加・減少"),
)
_HEADINGS = {
    Heading.ABOUT: "内容",
    Heading.GOAL: "めざす姿",
    Heading.PROGRESS: "進みぐあい",
    Heading.ISSUES: "課題",
    Heading.NEXT: "これから",
    Heading.EVALUATION: "評価",
}
COLUMNS = (
    Column(name="list", title="コードの表", about="どの列のコードか（列の codes の名前）。"),
    Column(name="code", title="コード", about="列に入る値。"),
    Column(name="meaning", title="意味", about="日本語での意味。"),
)

Codes = tuple[tuple[str, str], ...]


def codes() -> dict[str, Codes]:
    """Return each code list, by the name that columns refer to, with its codes and their meanings."""
    return {
        "series": tuple((series.value, word) for series, word in SERIES.items()),
        "comparator": _COMPARATORS,
        "status": tuple((code.value, word) for word, code in STATUS_WORDS.items()),
        "reason": tuple(sorted({code.value: word for word, code in reversed(MISSING_WORDS.items())}.items())),
        "evaluation_reason": tuple((reason.value, REASONS[reason]) for reason in Reason),
        "period_kind": tuple((kind.value, word) for kind, word in _PERIODS.items()),
        "direction": tuple((one.value, word) for one, word in DIRECTIONS.items()),
        "counts": tuple((one.value, word) for one, word in COUNTS.items()),
        "indicator_kind": tuple((kind.value, word) for kind, word in KINDS.items()),
        "rate_method": tuple((method.value, word) for method, word in METHODS.items()),
        "heading_kind": tuple((heading.value, word) for heading, word in _HEADINGS.items()),
        "show": tuple((one.value, word) for one, word in SHOWS.items()),
        "theme": tuple(THEMES.items()),
    }
