"""Cell prompts: return the data validation, with Japanese prompts, for a column and the plan's grades."""

from collections.abc import Mapping, Sequence

from generator.edit.sheet.form_row import FIGURES, LOCKED, NAMES, FormColumn, FormRow, Holder
from generator.plan.model.vocabulary import MONEY_WORDS

_LONGEST_LIST = 255
_FIGURE = "半角の数字だけを入れます。単位・％・コンマは付けません。まだないときは、理由を入れます（未公表、集計中、調査中、未実施 など）。"
_PROMPTS = {
    FormColumn.TARGET: f"この年度の目標の値です。{_FIGURE}",
    FormColumn.FORECAST: f"この年度の見通しの値です。{_FIGURE}",
    FormColumn.ACTUAL: f"この年度の実績の値です。{_FIGURE}",
    FormColumn.TOTAL: f"この年度までの累計の値です。{_FIGURE}",
    FormColumn.GRADE: "公表する評価の記号を選びます。",
    FormColumn.NOTE: "実績の値について知らせておくことがあれば、書きます。サイトに出ます。なければ空のままにします。",
    FormColumn.PLACE: "値をのせた資料と、その行です（progress 9 のように）。分からなければ空のままにします。とりまとめが入れます。",
}
_CONTENTS = {
    "texts": "この年度の文章です。公表する文だけを書きます。セルの中の改行は Alt+Enter です。",
    "money": f"この年度の金額です。{_FIGURE}",
    "at": _PROMPTS[FormColumn.PLACE],
}


def prompt(row: FormRow, column: FormColumn, codes: Sequence[str], cell: str) -> Mapping[str, object]:
    """Return a cell's validation for xlsxwriter: grades are chosen from the scale, figures only cause warnings."""
    if row.cells[column].locked:
        return {"validate": "any", "input_title": NAMES[column], "input_message": f"このセルは{LOCKED}。"}
    if row.holder:
        return _content(row.holder, cell)
    prompts: dict[str, object] = {"input_title": NAMES[column], "input_message": _PROMPTS[column]}
    if column is FormColumn.GRADE and not any("," in code for code in codes) and len(",".join(codes)) <= _LONGEST_LIST:
        error = f"この計画の評価は {'・'.join(codes)} です。この中から選んでください。"
        return {**prompts, "validate": "list", "source": list(codes), **_error("評価の記号", error[:250])}
    return {**prompts, **(_figure(cell) if column in FIGURES else {"validate": "any"})}


def _content(holder: Holder, cell: str) -> Mapping[str, object]:
    prompts = {"input_title": NAMES[FormColumn.CONTENT], "input_message": _CONTENTS[holder.key]}
    if holder.is_basis:
        words = list(MONEY_WORDS)
        error = _error("金額の種類", f"{'・'.join(words)} の中から選んでください。")
        return {
            **prompts,
            "input_message": "この年度の金額の種類を選びます。",
            "validate": "list",
            "source": words,
            **error,
        }
    return {**prompts, **(_figure(cell) if holder.key == "money" else {"validate": "any"})}


def _figure(cell: str) -> Mapping[str, object]:
    error = "数字のほかの文字（単位、％、コンマ、日付の / など）が付いているようです。半角の数字だけにしてください（例: 1450）。"
    rule = {"validate": "custom", "value": _looks_right(cell), "error_type": "warning"}
    return {**rule, **_error("数字だけを入れてください", error)}


def _looks_right(cell: str) -> str:
    """Return the formula that accepts a reason (it starts with no digit), a plain number, or one with 以上 or similar."""
    plain = f'AND(ISNUMBER(VALUE({cell})),ISERROR(FIND("%",ASC({cell}))),ISERROR(FIND("/",ASC({cell}))))'
    return f'=OR(ISERROR(VALUE(LEFT({cell},1))),{plain},ISNUMBER(FIND(RIGHT({cell},2),"以上・以下・程度・維持")))'


def _error(title: str, message: str) -> Mapping[str, str]:
    return {"error_title": title, "error_message": message}
