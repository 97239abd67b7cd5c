"""Reads one file in a process of its own: `python -m data.reader` takes a job as JSON and writes facts and a summary.

Apart, because a crafted file can stop or bloat the reader; the parent (`reading`) sets the limits. It writes only
into the folder it is given, and decides nothing about the campaign.
"""

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from data.campaign import campaign_at
from data.claims import Answer
from data.delimited import encoding_of, first_rows, is_large, rows_of
from data.guard import Refused, kind_of
from data.header import LOOKED_AT, find_header
from data.raw import Raw, raw_of_csv, raw_of_rows
from data.tables import Summary, Unaccounted, refused_table, table_of
from data.tracing import trace_rows
from data.workbook import Cells, sheets, without_tail

MEMORY_LIMIT = "1200MB"


def read_file(job: dict[str, Any]) -> dict[str, Any]:
    """Read every table of a file. The summary has `tables`, a list; see `tables.Summary`."""
    path, out = Path(job["path"]), Path(job["out"])
    try:
        kind = kind_of(path)
        found = list(tables_of(path, kind, out, job))
    except Refused as refused:
        return {"tables": [refused_table("", refused.code, refused.detail).as_json()]}
    with_table = [table for table in found if table.dataset]
    if not with_table and len(found) > 1:
        found[0].sheet = ""  # no sheet has a list: the sentence is about the whole file
    return {
        "tables": [table.as_json() for table in with_table or found[:1]],
        "skipped": skipped(found, with_table),
    }


def skipped(found: list[Summary], with_table: list[Summary]) -> list[str]:
    """Sheets with something in them but no table, where others have one."""
    return [table.sheet for table in found if table not in with_table] if with_table else []


def tables_of(path: Path, kind: str, out: Path, job: dict[str, Any]) -> Iterator[Summary]:
    """One summary a sheet with anything in it."""
    if kind == "csv":
        yield from text_table(path, out, job)
        return
    filled = 0
    for sheet in sheets(path, kind):
        if sheet.rows:
            filled += 1
            tell("sheet", sheet=sheet.name, rows=len(sheet.rows))
            yield sheet_table(sheet.name, sheet.rows, out / str(filled), job)
    if not filled:
        yield refused_table("", "file-empty", {})


def text_table(path: Path, out: Path, job: dict[str, Any]) -> Iterator[Summary]:
    """The one table of a text file; a large one by DuckDB, and row by row where DuckDB's strict reader refuses."""
    if job.get("by_rows") is not True and (job.get("by_rows") is False or is_large(path)):
        head, ends = first_rows(path)
        found = find_header(head, answer_of(job, "").dataset)
        if found.header and not found.rival:
            header = found.header
            with workplace(out / "tmp") as database:
                try:
                    raw = raw_of_csv(database, path, header, ends[header.row + header.depth - 1])
                    yield table_of("", head, found, raw, out / "1", answer_of(job, ""), context(job))
                    return
                except (duckdb.Error, Unaccounted):
                    # A line DuckDB refuses or does not count; row by row each is named by its true number.
                    tell("slow", sheet="")
    rows = without_tail(rows_of(path))
    if not rows:
        yield refused_table("", "file-empty", {})
        return
    summary = sheet_table("", rows, out / "1", job)
    if encoding_of(path) == "cp1258":
        summary.notes.append(("windows-encoding", {}))
    yield summary


def sheet_table(sheet: str, rows: Cells, out: Path, job: dict[str, Any]) -> Summary:
    """The table of one sheet held in memory."""
    answer = answer_of(job, sheet)
    found = find_header(rows[: LOOKED_AT + 2], answer.dataset)
    with workplace(out.parent / "tmp") as database:
        raw: Raw | None = None if found.header is None else raw_of_rows(database, rows, found.header)
        return table_of(sheet, rows, found, raw, out, answer, context(job))


def workplace(folder: Path) -> Any:
    """A DuckDB of its own for one table, which spills to `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    return duckdb.connect(config={"memory_limit": MEMORY_LIMIT, "temp_directory": str(folder)})


def answer_of(job: dict[str, Any], sheet: str) -> Answer:
    """What a person said of this sheet's table, or of all."""
    said = {**job["default"], **{k: v for k, v in job["answers"].get(sheet, {}).items() if v is not None}}
    days = said.get("days")
    return Answer(
        said.get("dataset"),
        said.get("as_of") and date.fromisoformat(said["as_of"]),
        days and (date.fromisoformat(days[0]), date.fromisoformat(days[1])),
        said.get("covers"),
        said.get("mode"),
        said.get("app"),
    )


def context(job: dict[str, Any]) -> dict[str, Any]:
    """What a table is read with besides its own words."""
    today = job.get("today")
    known = job.get("known")
    return {"campaign": campaign_at(Path()), "today": today and date.fromisoformat(today), "known": known}


def tell(step: str, **detail: object) -> None:
    """One line of progress for the parent."""
    print(json.dumps({"step": step, **detail}), flush=True)


def main() -> None:
    """Read the job from standard input; the last line written is the summary."""
    try:
        job = json.loads(sys.stdin.read())
        summary = trace_rows(job) if "trace" in job else read_file(job)
    except (OSError, duckdb.Error) as stopped:
        if "space left" not in str(stopped):
            raise
        tell("disk-full")
        return
    print(json.dumps({"summary": summary}, default=str), flush=True)


if __name__ == "__main__":
    main()
