"""What Excel says at a cell: the column and the plan's grades in, a data validation with Japanese prompts out."""

from collections.abc import Mapping, Sequence

from generator.edit.sheet.rows import LOCKED, Column

_LONGEST_LIST = 255
_FIGURE = "半角の数字だけを入れます。単位・％・コンマは付けません。まだないときは、理由を入れます（未公表、集計中、調査中、未実施 など）。"
_PROMPTS = {
    Column.TARGET: ("目標", f"この年度の目標の値です。{_FIGURE}"),
    Column.ACTUAL: ("実績", f"この年度の実績の値です。{_FIGURE}"),
    Column.GRADE: ("評価", "公表する評価の記号を選びます。"),
    Column.NOTE: (
        "メモ",
        "実績の値について知らせておくことがあれば、書きます。サイトに出ます。なければ空のままにします。",
    ),
}


def prompt(column: Column, codes: Sequence[str], cell: str, *, locked: bool) -> Mapping[str, object]:
    """Give a cell's validation for xlsxwriter: grades are chosen from the plan's scale, figures only warned about."""
    title, message = _PROMPTS[column]
    if locked:
        return {"validate": "any", "input_title": title, "input_message": f"このセルは{LOCKED}。"}
    told: dict[str, object] = {"input_title": title, "input_message": message}
    match column:
        case Column.GRADE if not any("," in code for code in codes) and len(",".join(codes)) <= _LONGEST_LIST:
            error = f"この計画の評価は {'・'.join(codes)} です。この中から選んでください。"
            return {**told, "validate": "list", "source": list(codes), **_error("評価の記号", error[:250])}
        case Column.TARGET | Column.ACTUAL:
            error = "数字のほかの文字（単位、％、コンマ、日付の / など）が付いているようです。半角の数字だけにしてください（例: 1450）。"
            rule = {"validate": "custom", "value": _looks_right(cell), "error_type": "warning"}
            return {**told, **rule, **_error("数字だけを入れてください", error)}
        case _:
            return {**told, "validate": "any"}


def _looks_right(cell: str) -> str:
    """Write the formula for: begins with no digit (a reason), or is a plain number, or is one with 以上 or the like."""
    plain = f'AND(ISNUMBER(VALUE({cell})),ISERROR(FIND("%",ASC({cell}))),ISERROR(FIND("/",ASC({cell}))))'
    return f'=OR(ISERROR(VALUE(LEFT({cell},1))),{plain},ISNUMBER(FIND(RIGHT({cell},2),"以上・以下・程度・維持")))'


def _error(title: str, message: str) -> Mapping[str, str]:
    return {"error_title": title, "error_message": message}
