"""The government's rules for machine-readable data, held against every table file: CSV bytes in, what breaks a rule out.

Source: 「行政データにおける機械可読性に関するルール」 (2026-03-31), 30 rules, L1-01 to L3-09.
"""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator.publish.data import rule_checks as checks
from generator.publish.data.rule_checks import File
from generator.publish.data.table import LAYOUT, Table


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its number and name, how it is tested here, and its test of one CSV (None: a test reads workbooks back)."""

    id: str
    name: str
    how: str
    broken: Callable[[File], bool] | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a rule: the files that break it; none where there is nothing to test."""

    rule: Rule
    files: tuple[str, ...]

    @property
    def word(self) -> str:
        """Give the verdict in a word."""
        return "不適合" if self.files else "適合"


def csv_files(files: Mapping[str, bytes], tables: Sequence[Table]) -> list[File]:
    """Read back every CSV among the published files."""
    known = {table.name: table.columns for table in tables}
    found = []
    for path, raw in files.items():
        if path.endswith(".csv"):
            lines = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""))) or [[]]
            found.append(File(path, raw, lines, known[path.split("/")[-1].removesuffix(".csv")]))
    return found


def verdicts(files: Sequence[File]) -> tuple[Verdict, ...]:
    """Hold every rule against every file."""
    return tuple(
        Verdict(rule, tuple(file.path for file in files if rule.broken and rule.broken(file))) for rule in RULES
    )


RULES = (
    Rule(
        "L1-01",
        "ファイル形式は機械が直接読み取れるExcelやCSV等となっているか",
        "どの表もCSVとして読めることを確かめる。",
        lambda file: not file.lines[0],
    ),
    Rule(
        "L1-02",
        "１シート（ファイル）に複数の表が掲載されていないか",
        "すべての行の列の数が同じで、空の行がないことを確かめる。",
        checks.not_rectangular,
    ),
    Rule("L1-03", "データが分断されていないか", "空の行がないことを確かめる。", checks.not_rectangular),
    Rule(
        "L1-04",
        "データ本体と無関係な情報がないか",
        "1行目が列の名前で、ほかのすべての行の列の数が同じことを確かめる。",
        checks.not_rectangular,
    ),
    Rule(
        "L1-05",
        "すべての列に意味が推測できる項目名が存在するか",
        "列の名前がすべて半角の英小文字であることを確かめる。",
        checks.bad_heads,
    ),
    Rule(
        "L1-06",
        "スペースや改行等で体裁を整えていないか",
        "値の前後の空白、つづく空白、タブがないことを確かめる。",
        checks.untidy,
    ),
    Rule(
        "L1-07",
        "１セル１データとなっているか",
        "数値の列に数値だけがあることを確かめる。単位・理由・注記は別の列にある。",
        checks.units_in_numbers,
    ),
    Rule(
        "L1-08",
        "機種依存文字を使用していないか",
        "資料のとおりの引用（_printed の列）のほかは、NFKCで正規化されていることを確かめる。",
        checks.odd_letters,
    ),
    Rule(
        "L1-09",
        "空白とゼロが明確に区別されているか",
        "数値のない行に、理由のコードがあることを確かめる。",
        checks.blank_without_reason,
    ),
    Rule(
        "L1-10", "【Excel】オブジェクトを使用していないか", "ブックを読みもどし、図や画像がないことをテストで確かめる。"
    ),
    Rule(
        "L1-11",
        "【Excel】書式でデータの違いを表現していないか",
        "ブックを読みもどし、書式がないことをテストで確かめる。",
    ),
    Rule("L1-12", "【Excel】セルの結合をしていないか", "ブックを読みもどし、結合がないことをテストで確かめる。"),
    Rule(
        "L1-13",
        "【Excel】不要な行や列が非表示のまま残されていないか",
        "ブックを読みもどし、非表示の行と列がないことをテストで確かめる。",
    ),
    Rule(
        "L1-14",
        "【CSV】１行１データで表現されているか",
        "値の中に改行がなく、行の終わりがCRLFであることを確かめる。",
        checks.line_breaks,
    ),
    Rule(
        "L1-15",
        "【CSV】文字列にカンマが含まれているフィールドの値はダブルコーテーションで囲んでいるか",
        "読んで書きもどすと同じバイトになることを確かめる（RFC 4180）。",
        checks.unquoted,
    ),
    Rule(
        "L2-01",
        "数値データは数値属性とし、文字列を含まないこと",
        "数値の列に数値だけがあることを確かめる。",
        checks.units_in_numbers,
    ),
    Rule(
        "L2-02",
        "データ内での項目名等の省略をしていないか",
        "どの行にも、団体コードと計画があることを確かめる。",
        checks.left_out,
    ),
    Rule(
        "L2-03",
        "各列が一意に識別可能な項目名を持っているか",
        "列の名前に重なりがないことを確かめる。",
        checks.same_heads,
    ),
    Rule("L2-04", "選択肢回答が標準化されているか", "コードの列にコードだけがあることを確かめる。", checks.free_codes),
    Rule(
        "L2-05",
        "選択肢列と「その他」の詳細記入が分離されているか",
        "理由のコード（reason）と、資料のことば（reason_words）が別の列であることを確かめる。",
        checks.reasons_mixed,
    ),
    Rule(
        "L2-06",
        "【Excel】数式を使用している場合は、数値データに修正しているか",
        "ブックを読みもどし、数式がないことをテストで確かめる。",
    ),
    Rule(
        "L3-01",
        "項目名行から始まり、次行からデータ入力がされているか",
        "1行目が、決められた列の名前と同じことを確かめる。",
        checks.other_columns,
    ),
    Rule(
        "L3-02",
        "回答のコード表が別添されているか",
        "codes.csv を同じ場所に置く。コードがすべてそこにあることをテストで確かめる。",
    ),
    Rule(
        "L3-03",
        "数値データの同一列内に特殊記号（秘匿等）を使用する場合は、その定義を明記しているか",
        "数値の列に記号を使わないことを確かめる。",
        checks.units_in_numbers,
    ),
    Rule(
        "L3-04",
        "データの単位を記載しているか",
        "数値の列（value）のある表に、単位の列があることを確かめる。",
        checks.numbers_without_unit,
    ),
    Rule(
        "L3-05",
        "時間軸の表記が標準化されているか",
        "西暦の年度、和暦、期間の種類の列があることを確かめる。",
        checks.years_in_one_way,
    ),
    Rule(
        "L3-06",
        "地域コード又は正式な地域名称が表記されているか",
        "団体コードと正式な名前の列があることを確かめる。",
        checks.no_place,
    ),
    Rule(
        "L3-07",
        "年によってフォーマットが著しく異なっていないか",
        f"列が、データの版（{LAYOUT}）の列と同じことを確かめる。",
        checks.other_columns,
    ),
    Rule(
        "L3-08",
        "データの定義や更新履歴が記載されているか",
        "すべての列に定義があることを確かめる。定義は dictionary.csv、更新した日は plans.csv にある。",
        checks.undefined,
    ),
    Rule("L3-09", "データが縦持ち形式になっているか", "年度を列の名前にしていないことを確かめる。", checks.wide),
)
