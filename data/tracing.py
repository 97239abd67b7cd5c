"""Which rows of a kept file say something of one venue or commune: sheet, row and text, read from the original again.

Runs in the reader's child, like all reading. It shows no one's name or phone.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from data.campaign import campaign_at
from data.delimited import first_rows, is_large, rows_of
from data.guard import kind_of
from data.layout.finding import tables_on
from data.layout.setting_aside import row_text
from data.opening.old_letters import decoded
from data.raw import Raw, raw_of_csv, raw_of_rows
from data.values import read_day
from data.workbook import Sheet, sheets

MOST = 500


def trace_rows(job: dict[str, Any]) -> dict[str, Any]:
    """The rows of one sheet whose `field` reads as one of `texts` and, if asked, whose day is `day`.

    The job is the one the file was read with, and has sheet and trace: {field, texts, day}.
    """
    path, asked = Path(job["path"]), job["trace"]
    with duckdb.connect() as database:
        raw = raw_table(database, path, job)
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


def raw_table(database: Any, path: Path, job: dict[str, Any]) -> Raw:
    """The table as raw rows, found as it was when the file was loaded."""
    kind, place = kind_of(path), job.get("place", job["sheet"])
    around = {"campaign": campaign_at(Path())}
    if kind == "csv" and is_large(path):
        head, ends = first_rows(path)
        header = next(tables_on(Sheet("", head), job, around)).found.header
        assert header
        raw = raw_of_csv(database, path, header, ends[header.end - 1])
        if database.execute("SELECT count(*) FROM raw").fetchall()[0][0] == raw.lines:
            return raw
        database.execute("DROP VIEW raw")
    every = [Sheet("", rows_of(path))] if kind == "csv" else sheets(path, kind)
    sheet = next(sheet for sheet in every if sheet.name == job["sheet"])
    sheet = replace(sheet, rows=decoded(sheet.rows, sheet.capitals)[0])
    laid = next(table.laid for table in tables_on(sheet, job, around) if table.place == place)
    assert laid
    return raw_of_rows(database, laid)
