"""What is wrong with a sheet, or noteworthy in it, whatever program wrote it: return the Japanese text."""

from generator.tables.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS

HIDDEN_ROW = "非表示の行（絞り込みを含みます）"
HIDDEN_COLUMN = "非表示の列"
HIDDEN_SHEET = "非表示のシート"
STRUCK = "取り消し線"
_FORMULA = 60


def cell_problem(sheet: str, place: str, what: str) -> str:
    """Return the problem of a cell that cannot be used as it is."""
    return f"シート「{sheet}」の{place}に、{what}があります。値そのものを入れなおしてください。"


def too_large(sheet: str, height: int, width: int) -> str:
    """Return the problem of a sheet above the limits; empty if it is within them."""
    if height <= MAX_ROWS and width <= MAX_COLUMNS and height * width <= MAX_CELLS:
        return ""
    return (
        f"シート「{sheet}」が大きすぎます（{height:,}行{width:,}列。上限は{MAX_ROWS:,}行、"
        f"{MAX_COLUMNS:,}列、{MAX_CELLS:,}セル）。要る表だけを、新しいシートに写してください。"
    )


def only_pictures(sheets: list[str]) -> str:
    """Return the problem of a workbook whose sheets have charts or pictures, and no table."""
    return (
        f"シート「{'」「'.join(sheets)}」にはグラフか絵だけがあり、表がありません。グラフのもとの表を入れてください。"
    )


def commented(comment: str) -> str:
    """Return the note of a cell's comment."""
    return f"コメント：{' '.join(comment.split())}"


def calculated(formula: str) -> str:
    """Return the note of a cell whose value was calculated."""
    return f"数式（{short_formula(formula)}）の値"


def short_formula(formula: str) -> str:
    """Return a formula, cut off where it is long."""
    return formula if len(formula) <= _FORMULA else f"{formula[: _FORMULA - 1]}…"


def stored(shown: str, number: str) -> str:
    """Return the note of a cell that shows something other than what it stores."""
    return f"表示は「{shown}」、中身は{number}"


def moment(value: str) -> str:
    """Return the note of a cell that stores a date or a time."""
    return f"日付や時刻（{value}）"
