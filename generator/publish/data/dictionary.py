"""The data dictionary: every column of every table with its definition, as a table and as a Data Package."""

import hashlib
import json
from collections.abc import Mapping, Sequence

from generator.publish.data.codes import Codes, codes
from generator.publish.data.table import LAYOUT, Column, DataTable, row_of
from generator.publish.portal import Portal

COLUMNS = (
    Column(name="table", title="表", about="表の名前（ファイルの名前でもある）。"),
    Column(name="position", title="順番", about="表の中での順番。1から。", type="integer"),
    Column(name="name", title="列の名前", about="CSV・XLSXの1行目にある名前。"),
    Column(name="title", title="日本語の名前", about="列の日本語の名前。"),
    Column(
        name="type",
        title="型",
        about="string（文字。= + - @ で始まるものには、CSVでは、式にならないように前に ' を付ける）、integer（整数）、number（数）、date（日付）。",
    ),
    Column(name="unit", title="単位", about="列で決まっている単位。行ごとに違うときは、unit の列にある。"),
    Column(name="about", title="定義", about="列に何が入るか。"),
    Column(name="codes", title="コードの表", about="codes.csv のどの表のコードか。"),
    Column(name="formula", title="算出方法", about="本サイトが計算した列の、式がある場所。"),
    Column(name="printed", title="引用か", about="資料のとおりの文字なら1。機種依存文字の決まりの外。", type="integer"),
    Column(name="since", title="いつから", about="この列が加わったデータの版。"),
)


def dictionary(tables: Sequence[DataTable]) -> DataTable:
    """Return a table that describes every column of every table, including its own."""
    own = DataTable(
        name="dictionary", title="データの辞書", about="すべての表の、すべての列の定義。", columns=COLUMNS, rows=()
    )
    rows = tuple(
        row_of(
            COLUMNS,
            {
                "table": table.name,
                "position": position,
                "name": column.name,
                "title": column.title,
                "type": column.type,
                "unit": column.unit,
                "about": column.about,
                "codes": column.codes,
                "formula": column.formula,
                "printed": int(column.printed),
                "since": column.since,
            },
        )
        for table in (*tables, own)
        for position, column in enumerate(table.columns, 1)
    )
    return DataTable(name=own.name, title=own.title, about=own.about, columns=COLUMNS, rows=rows)


def data_package(tables: Sequence[DataTable], files: Mapping[str, bytes], portal: Portal, updated: str) -> bytes:
    """Return the Frictionless Data Package of the CSV files; `files` are their contents by table name."""
    known = codes()
    package = {
        "profile": "data-package",
        "name": "mieru-keikaku",
        "title": f"{portal.name}：市町村の計画の目標・実績・評価",
        "version": LAYOUT,
        "homepage": f"{portal.address}data/",
        "created": f"{updated}T00:00:00Z",
        "licenses": [
            {"name": "see-sources", "title": "値の利用条件は sources.csv の licence の列", "path": "sources.csv"}
        ],
        "resources": [_resource(table, files[table.name], known) for table in tables],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(table: DataTable, content: bytes, known: Mapping[str, Codes]) -> dict[str, object]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.title,
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"csv": {"lineTerminator": "\r\n", "doubleQuote": True}},
        "schema": {"fields": [_field(column, known) for column in table.columns], "missingValues": [""]},
    }


def _field(column: Column, known: Mapping[str, Codes]) -> dict[str, object]:
    field: dict[str, object] = {
        "name": column.name,
        "type": column.type,
        "title": column.title,
        "description": column.about,
    }
    if column.codes and not column.many:
        field["constraints"] = {"enum": [code for code, _ in known[column.codes]]}
    return field
