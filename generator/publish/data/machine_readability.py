"""The government's rules for machine-readable data: test every published table file against them.

Source: 「行政データにおける機械可読性に関するルール」 (2026-03-31), 30 rules, L1-01 to L3-09.
"""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator.publish.data import machine_readability_checks as checks
from generator.publish.data.machine_readability_checks import CsvFile
from generator.publish.data.table import LAYOUT, DataTable


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialRule:
    """One rule: its number and name, how it is tested, and its test of one CSV (None: tested by reading workbooks)."""

    id: str
    name: str
    how: str
    broken: Callable[[CsvFile], bool] | None = None


@dataclass(frozen=True, slots=True)
class RuleResult:
    """The result of testing a rule: the files that break it."""

    rule: OfficialRule
    files: tuple[str, ...]

    @property
    def word(self) -> str:
        """Return the verdict in one Japanese word."""
        return "不適合" if self.files else "適合"


def csv_files(files: Mapping[str, bytes], tables: Sequence[DataTable]) -> list[CsvFile]:
    """Return the parsed content of every CSV among the published files."""
    known = {table.name: table.columns for table in tables}
    found = []
    for path, raw in files.items():
        if path.endswith(".csv"):
            lines = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""))) or [[]]
            found.append(
                CsvFile(path=path, raw=raw, lines=lines, columns=known[path.split("/")[-1].removesuffix(".csv")])
            )
    return found


def verdicts(files: Sequence[CsvFile]) -> tuple[RuleResult, ...]:
    """Return the result of testing every file against every rule."""
    return tuple(
        RuleResult(rule, tuple(file.path for file in files if rule.broken and rule.broken(file))) for rule in RULES
    )


RULES = (
    OfficialRule(
        id="L1-01",
        name="ファイル形式は機械が直接読み取れるExcelやCSV等となっているか",
        how="どの表もCSVとして読めることを確かめる。",
        broken=lambda file: not file.lines[0],
    ),
    OfficialRule(
        id="L1-02",
        name="１シート（ファイル）に複数の表が掲載されていないか",
        how="すべての行の列の数が同じで、空の行がないことを確かめる。",
        broken=checks.not_rectangular,
    ),
    OfficialRule(
        id="L1-03", name="データが分断されていないか", how="空の行がないことを確かめる。", broken=checks.not_rectangular
    ),
    OfficialRule(
        id="L1-04",
        name="データ本体と無関係な情報がないか",
        how="1行目が列の名前で、ほかのすべての行の列の数が同じことを確かめる。",
        broken=checks.not_rectangular,
    ),
    OfficialRule(
        id="L1-05",
        name="すべての列に意味が推測できる項目名が存在するか",
        how="列の名前がすべて半角の英小文字であることを確かめる。",
        broken=checks.invalid_column_names,
    ),
    OfficialRule(
        id="L1-06",
        name="スペースや改行等で体裁を整えていないか",
        how="値の前後の空白、つづく空白、タブがないことを確かめる。",
        broken=checks.layout_whitespace,
    ),
    OfficialRule(
        id="L1-07",
        name="１セル１データとなっているか",
        how="数値の列に数値だけがあることを確かめる。単位・理由・注記は別の列にある。",
        broken=checks.text_in_numbers,
    ),
    OfficialRule(
        id="L1-08",
        name="機種依存文字を使用していないか",
        how="資料のとおりの引用（_printed の列）のほかは、NFKCで正規化されていることを確かめる。",
        broken=checks.unnormalised_text,
    ),
    OfficialRule(
        id="L1-09",
        name="空白とゼロが明確に区別されているか",
        how="数値のない行に、理由のコードがあることを確かめる。",
        broken=checks.blank_without_reason,
    ),
    OfficialRule(
        id="L1-10",
        name="【Excel】オブジェクトを使用していないか",
        how="ブックを読みもどし、図や画像がないことをテストで確かめる。",
    ),
    OfficialRule(
        id="L1-11",
        name="【Excel】書式でデータの違いを表現していないか",
        how="ブックを読みもどし、書式がないことをテストで確かめる。",
    ),
    OfficialRule(
        id="L1-12",
        name="【Excel】セルの結合をしていないか",
        how="ブックを読みもどし、結合がないことをテストで確かめる。",
    ),
    OfficialRule(
        id="L1-13",
        name="【Excel】不要な行や列が非表示のまま残されていないか",
        how="ブックを読みもどし、非表示の行と列がないことをテストで確かめる。",
    ),
    OfficialRule(
        id="L1-14",
        name="【CSV】１行１データで表現されているか",
        how="値の中に改行がなく、行の終わりがCRLFであることを確かめる。",
        broken=checks.line_breaks,
    ),
    OfficialRule(
        id="L1-15",
        name="【CSV】文字列にカンマが含まれているフィールドの値はダブルコーテーションで囲んでいるか",
        how="読んで書きもどすと同じバイトになることを確かめる（RFC 4180）。",
        broken=checks.not_rfc4180,
    ),
    OfficialRule(
        id="L2-01",
        name="数値データは数値属性とし、文字列を含まないこと",
        how="数値の列に数値だけがあることを確かめる。",
        broken=checks.text_in_numbers,
    ),
    OfficialRule(
        id="L2-02",
        name="データ内での項目名等の省略をしていないか",
        how="どの行にも、団体コードと計画があることを確かめる。",
        broken=checks.rows_without_plan,
    ),
    OfficialRule(
        id="L2-03",
        name="各列が一意に識別可能な項目名を持っているか",
        how="列の名前に重なりがないことを確かめる。",
        broken=checks.duplicate_column_names,
    ),
    OfficialRule(
        id="L2-04",
        name="選択肢回答が標準化されているか",
        how="コードの列にコードだけがあることを確かめる。",
        broken=checks.values_outside_codes,
    ),
    OfficialRule(
        id="L2-05",
        name="選択肢列と「その他」の詳細記入が分離されているか",
        how="理由のコード（reason）と、資料のことば（reason_words）が別の列であることを確かめる。",
        broken=checks.reasons_mixed,
    ),
    OfficialRule(
        id="L2-06",
        name="【Excel】数式を使用している場合は、数値データに修正しているか",
        how="ブックを読みもどし、数式がないことをテストで確かめる。",
    ),
    OfficialRule(
        id="L3-01",
        name="項目名行から始まり、次行からデータ入力がされているか",
        how="1行目が、決められた列の名前と同じことを確かめる。",
        broken=checks.unexpected_columns,
    ),
    OfficialRule(
        id="L3-02",
        name="回答のコード表が別添されているか",
        how="codes.csv を同じ場所に置く。コードがすべてそこにあることをテストで確かめる。",
    ),
    OfficialRule(
        id="L3-03",
        name="数値データの同一列内に特殊記号（秘匿等）を使用する場合は、その定義を明記しているか",
        how="数値の列に記号を使わないことを確かめる。",
        broken=checks.text_in_numbers,
    ),
    OfficialRule(
        id="L3-04",
        name="データの単位を記載しているか",
        how="数値の列（value）のある表に、単位の列があることを確かめる。",
        broken=checks.numbers_without_unit,
    ),
    OfficialRule(
        id="L3-05",
        name="時間軸の表記が標準化されているか",
        how="西暦の年度、和暦、期間の種類の列があることを確かめる。",
        broken=checks.single_calendar,
    ),
    OfficialRule(
        id="L3-06",
        name="地域コード又は正式な地域名称が表記されているか",
        how="団体コードと正式な名前の列があることを確かめる。",
        broken=checks.rows_without_municipality,
    ),
    OfficialRule(
        id="L3-07",
        name="年によってフォーマットが著しく異なっていないか",
        how=f"列が、データの版（{LAYOUT}）の列と同じことを確かめる。",
        broken=checks.unexpected_columns,
    ),
    OfficialRule(
        id="L3-08",
        name="データの定義や更新履歴が記載されているか",
        how="すべての列に定義があることを確かめる。定義は dictionary.csv、更新した日は plans.csv にある。",
        broken=checks.undefined_columns,
    ),
    OfficialRule(
        id="L3-09",
        name="データが縦持ち形式になっているか",
        how="年度を列の名前にしていないことを確かめる。",
        broken=checks.years_as_columns,
    ),
)
