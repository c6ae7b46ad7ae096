"""The first sheet: instructions for filling in the workbook, in five steps with examples."""

from collections.abc import Mapping
from typing import Any

from generator.edit.sheet.form import Form
from generator.plan.model.fiscal import era

_STEPS = (
    "下の見出しからあなたのシートを開き、黄色のセルにだけ入力します。ほかのセルは変えられません。わからないセルは空のままでかまいません（空のセルは、計画の値を消しません）。",
    "数値は、半角の数字で入れます。単位・％は付けません。資料に「約」「以上」「未満」「〜」などがあれば、そのまま入れます（約20、80未満、50〜60）。マイナスは -5 と書きます。",
    "まだ値がないときは、理由を入れます（未公表、集計中、調査中、調査未実施、未実施、設定なし など）。",
    "数式と日付は使えません。ほかの表から写すときは「値の貼り付け」を使います。行・列・シートの名前や並びは、そのままにします。",
    "終わったら、Excelブック（.xlsx）のまま保存して、このファイルを返します。値とメモはサイトで公表されます。まだ公表できない値は入れないでください。",
)
EXAMPLES = (("1450", "1,450人"), ("-5", "マイナス5"), ("12.5", "12.5％"), ("80未満", "80人未満"), ("集計中", "確認中"))


def guide(sheet: Any, form: Form, formats: Mapping[str, Any]) -> None:
    """Write the sheet."""
    sheet.set_column(0, 0, 5)
    sheet.set_column(1, 2, 36)
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, f"{form.plan.title}　{era(form.year)}の数値", formats["title"])
    sheet.write_string(1, 0, "このブックの使い方", formats["hint"])
    for number, step in enumerate(_STEPS, 1):
        sheet.set_row(number + 2, 52)
        sheet.write_string(number + 2, 0, f"{number}.", formats["number"])
        sheet.merge_range(number + 2, 1, number + 2, 2, step, formats["text"])
    line = len(_STEPS) + 4
    for place, head in enumerate(("よい書き方（黄色のセルの見本）", "読み取れない書き方"), 1):
        sheet.write_string(line, place, head, formats["head"])
    for number, (good, bad) in enumerate(EXAMPLES, line + 1):
        sheet.set_row(number, 22)
        sheet.write_string(number, 1, good, formats["sample"])
        sheet.write_string(number, 2, bad, formats["fixed"])
    sheet.protect()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 1)
