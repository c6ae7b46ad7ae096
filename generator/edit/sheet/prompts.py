"""Cell prompts: return the data validation, with Japanese prompts, for a column and the plan's grades."""

from collections.abc import Mapping, Sequence

from generator.edit.sheet.form import LOCKED, FormColumn

_LONGEST_LIST = 255
_FIGURE = "半角の数字だけを入れます。単位・％・コンマは付けません。まだないときは、理由を入れます（未公表、集計中、調査中、未実施 など）。"
_PROMPTS = {
    FormColumn.TARGET: ("目標", f"この年度の目標の値です。{_FIGURE}"),
    FormColumn.ACTUAL: ("実績", f"この年度の実績の値です。{_FIGURE}"),
    FormColumn.GRADE: ("評価", "公表する評価の記号を選びます。"),
    FormColumn.NOTE: (
        "メモ",
        "実績の値について知らせておくことがあれば、書きます。サイトに出ます。なければ空のままにします。",
    ),
}


def prompt(column: FormColumn, codes: Sequence[str], cell: str, *, locked: bool) -> Mapping[str, object]:
    """Return a cell's validation for xlsxwriter: grades are chosen from the scale, figures only cause warnings."""
    title, message = _PROMPTS[column]
    if locked:
        return {"validate": "any", "input_title": title, "input_message": f"このセルは{LOCKED}。"}
    prompts: dict[str, object] = {"input_title": title, "input_message": message}
    match column:
        case FormColumn.GRADE if not any("," in code for code in codes) and len(",".join(codes)) <= _LONGEST_LIST:
            error = f"この計画の評価は {'・'.join(codes)} です。この中から選んでください。"
            return {**prompts, "validate": "list", "source": list(codes), **_error("評価の記号", error[:250])}
        case FormColumn.TARGET | FormColumn.ACTUAL:
            error = "数字のほかの文字（単位、％、コンマ、日付の / など）が付いているようです。半角の数字だけにしてください（例: 1450）。"
            rule = {"validate": "custom", "value": _looks_right(cell), "error_type": "warning"}
            return {**prompts, **rule, **_error("数字だけを入れてください", error)}
        case _:
            return {**prompts, "validate": "any"}


def _looks_right(cell: str) -> str:
    """Return the formula that accepts a reason (it starts with no digit), a plain number, or one with 以上 or similar."""
    plain = f'AND(ISNUMBER(VALUE({cell})),ISERROR(FIND("%",ASC({cell}))),ISERROR(FIND("/",ASC({cell}))))'
    return f'=OR(ISERROR(VALUE(LEFT({cell},1))),{plain},ISNUMBER(FIND(RIGHT({cell},2),"以上・以下・程度・維持")))'


def _error(title: str, message: str) -> Mapping[str, str]:
    return {"error_title": title, "error_message": message}
