"""Ten tables in the forms that cities publish, made up, each with the figures that a reader must find in it.

A row is a list of cells; `<` is merged with the cell to its left, `^` with the one above.
"""

import io
from dataclasses import dataclass, field
from decimal import Decimal

import xlsxwriter

Rows = list[list[str | int | float]]
Figures = dict[tuple[str, str, str], str]
"""What a table states: indicator, series and year, with the value as a plan has it."""
FIELDS = ("子育て支援", "健康づくり", "観光の振興", "移住と定住", "安全な暮らし")
KINDS = (
    ("相談窓口の利用件数", "件", 100),
    ("講座の参加者数", "人", 1200),
    ("満足と答えた割合", "%", 60),
    ("登録団体数", "団体", 20),
    ("一人当たりの利用時間", "時間", 3),
    ("施設の利用者数", "人", 24000),
)


@dataclass(frozen=True, kw_only=True)
class MadeTable:
    """A table, how a person answers what its proposal leaves open (line of the profile by head), and what is in it."""

    name: str
    rows: Rows
    figures: Figures
    answers: dict[str, str] = field(default_factory=dict)
    next_rows: Rows = field(default_factory=list)


def name_of(number: int) -> str:
    """Return the name of an indicator, which no other has."""
    return f"{FIELDS[number % 30 // 6]}の{KINDS[number % 6][0]}"


def value_of(number: int, year: int, *, is_target: bool) -> str:
    """Return a made-up figure as it is printed, with a comma for thousands."""
    _, _, base = KINDS[number % 6]
    value = base + number * 7 + (year - 4) * (5 if is_target else 4) + (0 if is_target else number % 3)
    return f"{Decimal(value) / 10 if base == 3 else value:,}"


def _add(figures: Figures, number: int, series: str, year: int, value: str) -> str:
    figures[name_of(number), series, f"R{year}"] = value.replace(",", "")
    return value


def by_years(count: int, years: range, known: int) -> tuple[Rows, Figures]:
    """Return a table with merged fields, two rows of heads, and targets and actuals for each year up to the known one."""
    figures: Figures = {}
    heads: Rows = [["令和6年度 重要業績評価指標の進捗状況"], ["施策", "No.", "指標名", "単位"], ["^", "^", "^", "^"]]
    for year in years:
        heads[1] += [f"令和{year}年度", "<"]
        heads[2] += ["目標", "実績"]
    heads[1].append("担当課")
    heads[2].append("^")
    rows = heads
    for number in range(count):
        row: list[str | int | float] = [FIELDS[number // 6] if number % 6 == 0 else "^", number + 1, name_of(number)]
        row.append(KINDS[number % 6][1])
        for year in years:
            row.append(_add(figures, number, "target", year, value_of(number, year, is_target=True)))
            actual = value_of(number, year, is_target=False) if year <= known else ""
            row.append(_add(figures, number, "actual", year, actual) if actual else "")
        rows.append([*row, "企画課"])
    return rows, figures


def thirty() -> MadeTable:
    """Return thirty indicators of five years, and next year's table of the same form."""
    rows, figures = by_years(30, range(5, 10), 6)
    following, _ = by_years(30, range(5, 10), 7)
    return MadeTable(name="thirty", rows=rows, figures=figures, next_rows=following)


def baselines() -> MadeTable:
    """Return heads such as 現状値(R4), 中間目標(R7), 目標値（R9年度末） and a footnote."""
    figures: Figures = {}
    rows: Rows = [["指標", "単位", "現状値(R4)", "R5実績", "R6実績", "中間目標(R7)", "目標値（R9年度末）"]]
    for number in range(12):
        row: list[str | int | float] = [name_of(number), KINDS[number % 6][1]]
        for series, year in (("baseline", 4), ("actual", 5), ("actual", 6), ("target", 7), ("target", 9)):
            value = _add(figures, number, series, year, value_of(number, year, is_target=series == "target"))
            row.append(f"{value}※1" if number == 3 and series == "actual" else value)
        rows.append(row)
    rows.append(["※1 速報を含む"])
    return MadeTable(name="baselines", rows=rows, figures=figures)


def two_rows() -> MadeTable:
    """Return two rows for each indicator, with the name merged over both."""
    figures: Figures = {}
    rows: Rows = [["指標", "単位", "区分", "R5", "R6", "R7"]]
    for number in range(10):
        for word, series in (("目標", "target"), ("実績", "actual")):
            is_target = series == "target"
            cells = [_add(figures, number, series, y, value_of(number, y, is_target=is_target)) for y in (5, 6, 7)]
            first = [name_of(number), KINDS[number % 6][1]] if is_target else ["^", "^"]
            rows.append([*first, word, *cells])
    return MadeTable(name="two-rows", rows=rows, figures=figures)


def in_cells() -> MadeTable:
    """Return units and words in the cells: 1,200人, 約100件, 60%以上, 未公表, ―."""
    figures: Figures = {}
    rows: Rows = [["KPI", "基準値（2022年度）", "2023年度実績", "2024年度実績", "目標値（2027年度）"]]
    for number in range(12):
        unit = KINDS[number % 6][1]
        row: list[str | int | float] = [name_of(number)]
        for series, year in (("baseline", 4), ("actual", 5), ("actual", 6), ("target", 9)):
            value = value_of(number, year, is_target=series == "target")
            printed, stated = f"{value}{unit}", value
            if number == 4 and year == 6:
                printed = stated = "未公表"
            elif number == 5 and year == 5:
                printed, stated = f"約{value}{unit}", f"約{value}"
            elif number == 2 and series == "target":
                printed, stated = f"{value}{unit}以上", f"{value}以上"
            _add(figures, number, series, year, stated)
            row.append(printed)
        rows.append(row)
    return MadeTable(name="in-cells", rows=rows, figures=figures)


def graded() -> MadeTable:
    """Return one year with its target, actual, printed rate and grade, and texts; the year stands in the heads."""
    figures: Figures = {}
    rows: Rows = [["基本目標", "施策", "指標", "単位", "令和6年度", "<", "<", "<", "取組状況", "担当課"]]
    rows.append(["^", "^", "^", "^", "目標値", "実績値", "達成率", "評価", "^", "^"])
    for number in range(12):
        target, actual = (value_of(number, 6, is_target=one) for one in (True, False))
        _add(figures, number, "target", 6, target)
        _add(figures, number, "actual", 6, actual)
        rate = f"{float(actual.replace(',', '')) / float(target.replace(',', '')) * 100:.1f}"
        _add(figures, number, "rate", 6, rate)
        _add(figures, number, "grade", 6, "AB"[number % 2])
        goal = "未来を育てる" if number < 6 else "健やかに暮らす"
        above: list[str | int | float] = [
            goal if number % 6 == 0 else "^",
            FIELDS[number // 6] if number % 6 == 0 else "^",
        ]
        rows.append([
            *above, name_of(number), KINDS[number % 6][1], target, actual, f"{rate}%", "AB"[number % 2],
            f"{number + 1}回の催しを開いた。", "子ども課",
        ])  # fmt: skip
    return MadeTable(name="graded", rows=rows, figures=figures)


def titled() -> MadeTable:
    """Return columns without years; the year is in the title."""
    figures: Figures = {}
    rows: Rows = [["令和6年度 進捗管理表"], ["指標（単位）", "目標", "実績", "備考"]]
    for number in range(8):
        target, actual = (value_of(number, 6, is_target=one) for one in (True, False))
        _add(figures, number, "target", 6, target)
        _add(figures, number, "actual", 6, actual)
        rows.append([f"{name_of(number)}（{KINDS[number % 6][1]}）", target, actual, ""])
    return MadeTable(name="titled", rows=rows, figures=figures)


def repeated() -> MadeTable:
    """Return heads that are repeated as on every page, one year in two eras, and reductions."""
    figures: Figures = {}
    head: list[str | int | float] = ["項目", "指標", "単位", "H30実績", "H31/R1実績", "R2実績", "目標（R7）"]
    rows: Rows = []
    for number in range(12):
        if number % 6 == 0:
            rows.append(head)
        row: list[str | int | float] = [FIELDS[number // 6], name_of(number), KINDS[number % 6][1]]
        for series, year in (("actual", 0), ("actual", 1), ("actual", 2), ("target", 7)):
            value = value_of(number, year + 4, is_target=series == "target")
            printed = f"△{value}" if number == 7 else value
            figures[name_of(number), series, f"R{year}" if year else "H30"] = printed.replace(",", "").replace("△", "-")
            row.append(printed)
        rows.append(row)
    return MadeTable(name="repeated", rows=rows, figures=figures)


def pasted() -> MadeTable:
    """Return twenty indicators as they are pasted from a PDF."""
    figures: Figures = {}
    rows: Rows = [
        [
            "番号",
            "指標名",
            "単位",
            "現状値（令和4年度）",
            "実績値（令和5年度）",
            "実績値（令和6年度）",
            "目標値（令和9年度）",
        ]
    ]
    for number in range(20):
        row: list[str | int | float] = [str(number + 1), name_of(number), KINDS[number % 6][1]]
        for series, year in (("baseline", 4), ("actual", 5), ("actual", 6), ("target", 9)):
            row.append(_add(figures, number, series, year, value_of(number, year, is_target=series == "target")))
        rows.append(row)
    return MadeTable(name="pasted", rows=rows, figures=figures)


def bare_years() -> MadeTable:
    """Return bare years under one head over all of them, and a column that the program cannot know."""
    figures: Figures = {}
    rows: Rows = [
        ["主要施策", "数値目標", "単位", "実績", "<", "<", "R9 目標", "出所"],
        ["^", "^", "^", "R4", "R5", "R6", "^", "^"],
    ]
    for number in range(12):
        row: list[str | int | float] = [
            FIELDS[number // 6] if number % 6 == 0 else "^",
            name_of(number),
            KINDS[number % 6][1],
        ]
        row += [_add(figures, number, "actual", y, value_of(number, y, is_target=False)) for y in (4, 5, 6)]
        row += [_add(figures, number, "target", 9, value_of(number, 9, is_target=True)), "市民調査"]
        rows.append(row)
    return MadeTable(name="bare-years", rows=rows, figures=figures, answers={"出所": "note"})


def forecasts() -> MadeTable:
    """Return totals and forecasts, and ranges."""
    figures: Figures = {}
    rows: Rows = [["指標名", "単位", "令和5年度実績", "令和5年度累計", "令和6年度見込", "令和9年度目標"]]
    for number in range(9):
        row: list[str | int | float] = [name_of(number), KINDS[number % 6][1]]
        for series, year in (("actual", 5), ("total", 5), ("forecast", 6), ("target", 9)):
            value = value_of(number, year, is_target=series == "target")
            value = f"{value}〜{value}9" if number == 3 and series == "target" else value
            row.append(_add(figures, number, series, year, value))
        rows.append(row)
    return MadeTable(name="forecasts", rows=rows, figures=figures)


def made_tables() -> list[MadeTable]:
    """Return all ten."""
    return [
        thirty(), baselines(), two_rows(), in_cells(), graded(), titled(), repeated(), pasted(), bare_years(), forecasts(),
    ]  # fmt: skip


def workbook(rows: Rows, *, sheet: str = "指標一覧") -> bytes:
    """Return rows as a workbook as people make it: ruled, wrapped, one page wide, merged cells, numbers as numbers."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    page = book.add_worksheet(sheet)
    page.set_landscape()
    page.set_paper(8)
    page.fit_to_pages(1, 0)
    for y, row in enumerate(rows):
        is_ruled = len(row) > 1
        for x, cell in enumerate(row):
            if cell in ("<", "^"):
                continue
            right, down = x, y
            while right + 1 < len(row) and row[right + 1] == "<":
                right += 1
            while down + 1 < len(rows) and len(rows[down + 1]) > x and rows[down + 1][x] == "^":
                down += 1
            text = str(cell)
            number = float(text.replace(",", "")) if text.replace(",", "").replace(".", "").isdigit() else None
            shown = "General" if number is None else "#,##0.0" if "." in text else "#,##0"
            form = book.add_format(
                {"num_format": shown, "border": int(is_ruled), "text_wrap": is_ruled, "valign": "top"}
            )
            if (right, down) != (x, y):
                page.merge_range(y, x, down, right, text, form)
            elif number is not None:
                page.write_number(y, x, number, form)
            else:
                page.write_string(y, x, text, form) if text else page.write_blank(y, x, None, form)
    widths = [
        max((len(str(row[x])) for row in rows if x < len(row) > 1), default=1) for x in range(max(map(len, rows)))
    ]
    for x, width in enumerate(widths):
        page.set_column(x, x, min(max(2 * width, 8), 44))
    book.close()
    return out.getvalue()


def text(rows: Rows, sign: str = "\t") -> str:
    """Return rows as lines, as a text or CSV file has them: merged cells are blank but for the first."""
    lines = [["" if cell in ("<", "^") else str(cell) for cell in row] for row in rows]
    quoted = [[f'"{cell}"' if sign == "," and "," in cell else cell for cell in line] for line in lines]
    return "\n".join(sign.join(line) for line in quoted) + "\n"
