"""Open data: observations in; the CSV that Excel opens, and the tables of its columns and codes, out."""

import csv
import io
from collections.abc import Iterable
from dataclasses import astuple, fields

from generator.evaluation.observations import Observation
from generator.evaluation.result import Reason
from generator.plan.vocabulary import COMPARATOR_WORDS, MISSING_WORDS, MONEY_WORDS, STATUS_WORDS
from generator.publish.sentences import REASONS, SERIES

COLUMNS = {
    "municipality_code": "全国地方公共団体コード（6けた）",
    "plan_id": "計画のID",
    "path": "計画の中での位置（上からのIDを / でつないだもの）",
    "measure_id": "施策・事業のID（いちばん内側）",
    "measure": "施策・事業の名前（いちばん内側）",
    "indicator_id": "指標のID",
    "indicator": "指標の名前（金額では、項目の名前）",
    "part": "指標の内訳のID（なければ空）",
    "fiscal_year": "年度（西暦。1つの年度でなければ空）",
    "period": "期間（2024、2024H1、2021-08、2010/2014、current、final）",
    "series": "値の種類（下の表）",
    "value": "数値（資料に書かれたとおりのけた。なければ空）",
    "words": "ことばで示された値",
    "unit": "単位",
    "comparator": "数値に付いたことば（下の表）",
    "status": "値の確からしさ（下の表）",
    "reason": "値がない理由（下の表）",
    "reason_words": "値がない理由について、資料に書かれたことば",
    "value_year": "欄の年度と違う年度の値であるとき、その年度",
    "grade_published": "公表された評価",
    "grade_computed": "本サイトが計画のものさしから計算した評価",
    "rate": "本サイトが計算した率（％、小数第4位まで、四捨五入）",
    "evaluation_reason": "率や評価がない理由（下の表）",
    "source": "出典の文書",
    "locator": "出典の中の場所（文書のIDとテキストの行番号）",
}


def observations_csv(observations: Iterable[Observation]) -> bytes:
    """Write the long table of every figure: UTF-8 with BOM, CRLF, one header line."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([field.name for field in fields(Observation)])
    writer.writerows(map(_safe, astuple(observation)) for observation in observations)
    return out.getvalue().encode("utf-8-sig")


def codes() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Give each coded column with its codes and their meanings."""
    missing = {code.value: word for word, code in reversed(MISSING_WORDS.items())}
    return (
        (
            "series",
            (
                *((name.value, word) for name, word in SERIES.items()),
                *((code.value, word) for word, code in MONEY_WORDS.items()),
            ),
        ),
        ("comparator", tuple((code.value, word) for word, code in COMPARATOR_WORDS.items())),
        ("status", tuple((code.value, word) for word, code in STATUS_WORDS.items())),
        ("reason", tuple(sorted(missing.items()))),
        ("evaluation_reason", tuple((reason.value, REASONS[reason]) for reason in Reason)),
    )


def _safe(field: object) -> str:
    """Keep a text from being taken for a formula: a leading sign that is no number gets an apostrophe before it."""
    text = str(field)
    is_number = text[1:].replace(".", "", 1).isdigit()
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") and not is_number else text
