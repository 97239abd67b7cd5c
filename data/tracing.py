"""Which rows of a kept file say something of one venue or commune: sheet, row and text, read from the original again.

Runs in the reader's child, like all reading. It shows no one's name or phone.
"""

from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from data.columns import Header
from data.delimited import first_rows, is_large, rows_of
from data.guard import kind_of
from data.header import LOOKED_AT, find_header
from data.raw import Raw, raw_of_csv, raw_of_rows
from data.setting_aside import row_text
from data.values import read_day
from data.workbook import sheets

MOST = 500


def trace_rows(job: dict[str, Any]) -> dict[str, Any]:
    """The rows of one sheet whose `field` reads as one of `texts` and, if asked, whose day is `day`.

    The job has path, sheet, dataset, trace: {field, texts, day}.
    """
    path, asked = Path(job["path"]), job["trace"]
    with duckdb.connect() as database:
        raw = raw_table(database, path, kind_of(path), job["sheet"], job["dataset"])
        column = raw.column(asked["field"])
        if column is None:
            return {"rows": []}
        cells = ", ".join(f"s.c{at}" for at in range(raw.width))
        rows = database.execute(
            f"SELECT s.row, {cells} FROM {raw.numbered} AS s "
            f"WHERE regexp_replace(trim(nfc_normalize(s.{column})), '\\s+', ' ', 'g') IN (SELECT unnest($texts)) "
            "ORDER BY s.row",
            {"texts": asked["texts"]},
        ).fetchall()
    day = asked.get("day") and date.fromisoformat(asked["day"])
    moment = raw.header.columns.get("moment")
    found = [
        {"row": row, "text": row_text(cells, raw.header)}
        for row, *cells in rows
        if day is None or moment is None or read_day(cells[moment] or "")[0] == day
    ]
    return {"rows": found[:MOST], "more": max(0, len(found) - MOST)}


def raw_table(database: Any, path: Path, kind: str, sheet: str, dataset: str) -> Raw:
    """The table as raw rows, found as it was when the file was loaded."""
    if kind == "csv" and is_large(path):
        head, ends = first_rows(path)
        header = header_of(head, dataset)
        raw = raw_of_csv(database, path, header, ends[header.row + header.depth - 1])
        if database.execute("SELECT count(*) FROM raw").fetchall()[0][0] == raw.lines:
            return raw
        database.execute("DROP VIEW raw")
    rows = rows_of(path) if kind == "csv" else next(one.rows for one in sheets(path, kind) if one.name == sheet)
    return raw_of_rows(database, rows, header_of(rows[: LOOKED_AT + 2], dataset))


def header_of(rows: Any, dataset: str) -> Header:
    """The header, which is there: the file was loaded once."""
    header = find_header(rows, dataset).header
    assert header
    return header
