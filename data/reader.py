"""Reads one file in a process of its own: `python -m data.reader` takes a job as JSON and writes facts and a summary.

Apart, because a crafted file can stop or bloat the reader; the parent (`reading`) sets the limits. It writes only
into the folder it is given, and decides nothing about the campaign.
"""

import gc
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from importlib.abc import MetaPathFinder
from pathlib import Path
from typing import Any

import duckdb

from data.campaign import campaign_at
from data.delimited import first_rows, is_large, rows_of
from data.guard import Refused, opened
from data.layout.finding import tables_on
from data.opening.encodings import encoding_of
from data.opening.old_letters import decoded
from data.raw import raw_of_csv, raw_of_rows
from data.summary import Summary, refused_table
from data.tables import Unaccounted, table_of
from data.tracing import trace_rows
from data.venues import Names
from data.workbook import Sheet, sheets, without_tail

# Beyond this DuckDB spills to disk; the process as a whole may take READ_MEMORY_MB, see `limits`.
MEMORY_LIMIT = "600MB"


def read_file(job: dict[str, Any]) -> dict[str, Any]:
    """Read every table of a file. The summary has `tables`, a list; see `tables.Summary`."""
    path, out = Path(job["path"]), Path(job["out"])
    try:
        seen = opened(path)
        found = list(tables_of(path, seen.kind, out, job))
    except Refused as refused:
        return {"tables": [refused_table("", refused.code, refused.detail).as_json()]}
    with_table = [table for table in found if table.dataset]
    if not with_table and len(found) > 1:
        found[0].sheet = ""  # no sheet has a list: the sentence is about the whole file
    told = with_table or found[:1]
    told[0].notes += [(code, {}) for code in seen.notes]
    return {
        "tables": [table.as_json() for table in told],
        "skipped": skipped(found, with_table),
        "others": [table.as_json() for table in found if table not in told and table.grid],
    }


def skipped(found: list[Summary], with_table: list[Summary]) -> list[str]:
    """Sheets with something in them but no table, where others have one."""
    return [table.sheet for table in found if table not in with_table] if with_table else []


def tables_of(path: Path, kind: str, out: Path, job: dict[str, Any]) -> Iterator[Summary]:
    """One summary a table, or a sheet with something in it but no table."""
    if kind == "csv":
        yield from text_tables(path, out, job)
        return
    filled = 0
    for sheet in sheets(path, kind):
        if sheet.rows:
            tell("sheet", sheet=sheet.name, rows=len(sheet.rows))
            for summary in sheet_tables(sheet, out, filled, job):
                filled += 1
                yield summary
    if not filled:
        yield refused_table("", "file-empty", {})


def text_tables(path: Path, out: Path, job: dict[str, Any]) -> Iterator[Summary]:
    """The tables of a text file; a large one by DuckDB, and row by row where DuckDB's strict reader refuses."""
    if job.get("by_rows") is not True and (job.get("by_rows") is False or is_large(path)):
        summary = large_table(path, out, job)
        if summary:
            yield summary
            return
        # A line DuckDB refuses or does not count, or a layout it cannot read; row by row each has its true number.
        tell("slow", sheet="")
    rows = without_tail(rows_of(path))
    if not rows:
        yield refused_table("", "file-empty", {})
        return
    tell("sheet", sheet="", rows=len(rows))
    encoding = encoding_of(path)
    for summary in sheet_tables(Sheet("", rows), out, 0, job):
        if encoding in OLD_ENCODINGS:
            summary.notes.append((OLD_ENCODINGS[encoding], {"encoding": encoding.upper()}))
        yield summary


OLD_ENCODINGS = {"cp1258": "windows-encoding", "tcvn3": "old-letters", "vni": "old-letters"}


def large_table(path: Path, out: Path, job: dict[str, Any]) -> Summary | None:
    """The one table of a large text file, by DuckDB; None where it must be read row by row."""
    head, ends = first_rows(path)
    around = context(job)
    prepared = next(tables_on(Sheet("", head), job, around), None)
    header = prepared.found.header if prepared and not prepared.refused else None
    if not prepared or not header or prepared.found.rival or header.bands or not header.depth:
        return None
    if header.dataset != "scans" and (prepared.laid is None or prepared.laid.notes or "commune" not in header.columns):
        return None
    with workplace(out / "tmp") as database:
        try:
            raw = raw_of_csv(database, path, header, ends[header.end - 1])
            return table_of(prepared, raw, raw.count() + header.end, out / "1", around)
        except (duckdb.Error, Unaccounted):
            return None


def sheet_tables(sheet: Sheet, out: Path, before: int, job: dict[str, Any]) -> Iterator[Summary]:
    """The tables of one sheet held in memory; `before` tables of the file came first."""
    around = context(job)
    rows, letters = decoded(sheet.rows, sheet.capitals)
    for at, prepared in enumerate(tables_on(replace(sheet, rows=rows), job, around), before + 1):
        if letters:
            prepared.notes.append(("old-letters", {"encoding": letters}))
        with workplace(out / "tmp") as database:
            raw = raw_of_rows(database, prepared.laid) if prepared.laid else None
            yield table_of(prepared, raw, len(prepared.rows) - prepared.first, out / str(at), around)


def workplace(folder: Path) -> Any:
    """A DuckDB of its own for one table, which spills to `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    return duckdb.connect(config={"memory_limit": MEMORY_LIMIT, "temp_directory": str(folder)})


def context(job: dict[str, Any]) -> dict[str, Any]:
    """What a table is read with besides its own words."""
    today = job.get("today")
    names = Names(job.get("known"), job.get("aliases") or {})
    return {"campaign": campaign_at(Path()), "today": today and date.fromisoformat(today), "names": names}


def tell(step: str, **detail: object) -> None:
    """One line of progress for the parent."""
    print(json.dumps({"step": step, **detail}), flush=True)


def job_of(job: dict[str, Any]) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """What is asked for: rows traced, a workbook to send back, a map outlined, or the file read."""
    if "trace" in job:
        return trace_rows
    if "send_back" in job:
        from data.sending_back.marking import mark_rows  # its library takes longer to load than most files take to read

        return mark_rows
    if "boundaries" in job:
        from data.outlines import outline_file  # the same holds for the library of shapes

        return outline_file
    return read_file


class NoPandas(MetaPathFinder):
    """Keeps pandas out of this process: arrow would bring it along, for a third of the time a small file takes."""

    def find_spec(self, fullname: str, path: object, target: object = None) -> None:
        """Pandas is not here."""
        if fullname == "pandas":
            raise ModuleNotFoundError(fullname)


def main() -> None:
    """Read the job from standard input; the last line written is the summary."""
    gc.disable()  # many cells, few cycles: looking for them costs more than they hold
    sys.meta_path.insert(0, NoPandas())
    try:
        job = json.loads(sys.stdin.read())
        summary = job_of(job)(job)
    except (OSError, duckdb.Error) as stopped:
        if "space left" not in str(stopped):
            raise
        tell("disk-full")
        return
    print(json.dumps({"summary": summary}, default=str), flush=True)


if __name__ == "__main__":
    main()
