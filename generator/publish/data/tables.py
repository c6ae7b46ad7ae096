"""The tables of the open data: one for each kind of item that the plans contain."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.evaluation.evaluate import Evaluation
from generator.plan.model.source import Extraction
from generator.publish.data import columns, figure_rows, plan_rows, text_rows
from generator.publish.data.codes import COLUMNS as CODE_COLUMNS
from generator.publish.data.codes import codes
from generator.publish.data.common_values import RowValues, place
from generator.publish.data.table import Column, DataTable, row_of

RowSource = Callable[[Evaluation], Iterable[RowValues]]


def plan_tables(evaluation: Evaluation) -> tuple[DataTable, ...]:
    """Return every table of one plan."""
    common = place(evaluation.plan)
    return tuple(
        DataTable(
            name=name,
            title=title,
            about=about,
            columns=heads,
            rows=tuple(row_of(heads, common | row) for row in rows(evaluation)),
        )
        for name, title, about, heads, rows in _TABLES
    )


def portal_tables(plans: Sequence[tuple[DataTable, ...]]) -> tuple[DataTable, ...]:
    """Return every table of all plans, concatenated from those of each, and the code lists."""
    found = tuple(
        DataTable(
            name=name,
            title=title,
            about=about,
            columns=heads,
            rows=tuple(row for plan in plans for row in plan[position].rows),
        )
        for position, (name, title, about, heads, _) in enumerate(_TABLES)
    )
    lists = tuple(
        row_of(CODE_COLUMNS, {"list": name, "code": code, "meaning": meaning})
        for name, known in codes().items()
        for code, meaning in known
    )
    return (
        *found,
        DataTable(
            name="codes",
            title="コード",
            about="コードの入る列の、すべてのコードと意味。",
            columns=CODE_COLUMNS,
            rows=lists,
        ),
    )


def _sources(evaluation: Evaluation) -> Iterator[RowValues]:
    for source_id, source in evaluation.plan.sources.items():
        how = source.extracted or Extraction()
        yield {
            "source_id": source_id,
            "title": source.title,
            "number": source.number,
            "url": source.url,
            "licence": source.licence,
            "sha256": source.sha256,
            "publisher": source.publisher,
            "published": source.published,
            "show": source.show.value,
            "extracted_tool": how.tool,
            "extracted_version": how.version,
            "extracted_from": how.from_,
            "extracted_pages": how.pages,
        }


def _errata(evaluation: Evaluation) -> Iterator[RowValues]:
    for one in evaluation.plan.errata:
        yield {
            "date": one.date.isoformat(),
            "since": one.since.isoformat(),
            "item_id": one.item,
            "what": one.what,
            "was": one.was,
            "now": one.now,
            "why": one.why,
        }


_TABLES: tuple[tuple[str, str, str, tuple[Column, ...], RowSource], ...] = (
    (
        "observations",
        "すべての値",
        "1行が1つの値。目標・実績・予算など。",
        columns.OBSERVATIONS,
        figure_rows.observations,
    ),
    ("plans", "計画", "1行が1つの計画。", columns.PLANS, plan_rows.plans),
    (
        "measures",
        "施策・事業",
        "1行が1つの施策・事業。階層は parent_id で分かる。",
        columns.MEASURES,
        plan_rows.measures,
    ),
    ("indicators", "指標", "1行が1つの指標（内訳があれば、その1つ）。", columns.INDICATORS, plan_rows.indicators),
    ("budget", "お金", "1行が1つの額。", columns.BUDGET, figure_rows.budget),
    ("contacts", "問い合わせ先", "1行が1つの問い合わせ先。", columns.CONTACTS, plan_rows.contacts),
    ("texts", "文章", "1行が1つの段落。", columns.TEXTS, text_rows.texts),
    (
        "grades",
        "評価",
        "1行が、1つの年度の1つの評価か、1つの判断。公表と計算の両方。",
        columns.GRADES,
        plan_rows.grades,
    ),
    ("events", "行事", "1行が1つの日。", columns.EVENTS, text_rows.events),
    ("tables", "資料の表", "1行が、資料の表の1つの欄。", columns.TABLES, text_rows.tables),
    ("sources", "出典", "1行が1つの文書。", columns.SOURCES, _sources),
    ("errata", "訂正履歴", "1行が、サイトに載せたあとで直した1つのまちがい。", columns.ERRATA, _errata),
)
