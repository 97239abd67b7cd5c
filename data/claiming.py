"""Completes a table's claim: which communes it speaks for, and whether the same file spoke so before."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import duckdb

from data.batch import Table
from data.snapshot import Snapshot
from data.uploads import Claim, Upload
from data.writing import LOCAL


def remembered_columns(kept: Sequence[Upload]) -> dict[str, dict[str, Any]]:
    """Columns that people set by hand, by the layout of the file: the last commit of each layout speaks."""
    found = {}
    for one in kept:
        place = one.reading.get("place", one.sheet)
        said = {**one.reading.get("default", {}), **without_gaps(one.reading.get("answers", {}).get(place, {}))}
        if said.get("columns") and (layout := one.reading.get("layout")):
            by = {"by": one.by, "at": one.at.astimezone(LOCAL).date().isoformat(), "file": one.file}
            found[layout] = {"dataset": one.dataset, "columns": said["columns"], **by}
    return found


def without_gaps(said: dict[str, Any]) -> dict[str, Any]:
    """What was said, without what was left open."""
    return {name: value for name, value in said.items() if value is not None}


def covered(table: Table, before: Snapshot, kept: Sequence[Upload], said: str | None) -> Claim:
    """The claim with the communes it speaks for.

    As a person or the title says; as when the same file was loaded before; else the whole district if the file has
    every commune that has venues now, and only the communes in it if not, so that nothing leaves by oversight.
    """
    assert table.claim
    claim, mine = table.claim, tuple(table.reading["communes"])
    stated = said or table.reading["covers_said"]
    if stated is None and (match := loaded_before(table, kept)):
        return replace(claim, covers=match.claim.covers, communes=match.claim.communes)
    if stated is None and claim.dataset == "venues":
        now = {row[0] for row in before.rows("SELECT DISTINCT commune FROM venue WHERE gone_on IS NULL")}
        stated = "district" if now <= set(mine) else "named"
    if stated != "named":
        return replace(claim, covers="district", communes=())
    if claim.dataset == "scans" and not mine:
        mine = tuple(scanned_communes(table, before))
    return replace(claim, covers="named", communes=mine)


def scanned_communes(table: Table, before: Snapshot) -> list[str]:
    """The communes of the venues a scan file names."""
    file = str(table.folder / "scan_day.parquet")
    with duckdb.connect() as reader:
        rows = reader.execute("SELECT DISTINCT venue FROM read_parquet($file)", {"file": file}).fetchall()
    commune_of = dict(before.rows("SELECT venue, commune FROM venue"))
    named = {before.counted_as(venue) for (venue,) in rows}
    return sorted({commune_of[venue] for venue in named if venue in commune_of})


def loaded_before(table: Table, kept: Sequence[Upload]) -> Upload | None:
    """The upload of the same bytes, place, columns and claim; which communes it covers need not be said again."""
    columns = {name: title for name, title, _ in table.columns}
    for one in reversed(kept):
        same_place = (one.original, one.sheet, one.header_row) == (table.original, table.sheet, table.header_row)
        if same_place and one.columns == columns and table.claim:
            stated = table.claim.communes or table.claim.covers == "named"
            mine = table.claim if stated else replace(table.claim, covers=one.claim.covers, communes=one.claim.communes)
            if replace(mine, source="") == replace(one.claim, source=""):
                return one
    return None


def register_in_parts(table: Table, ready: Sequence[Table]) -> list[Table]:
    """The table and the other sheets of its file that make one register with it: where each could miss the others."""
    book = [one for one in ready if one.claim and table.claim and same_register(one, table)]
    communes = [set(one.claim.communes) for one in book if one.claim]
    apart = all(communes) and sum(map(len, communes)) == len(set().union(*communes))
    return [table] if apart or len(book) < 2 else book


def same_register(one: Table, other: Table) -> bool:
    """Whether two tables are of one file, and whole registers as of one day."""
    assert one.claim and other.claim
    venues = one.claim.dataset == other.claim.dataset == "venues"
    return venues and one.original == other.original and one.claim.as_of == other.claim.as_of


def overlapping(table: Table, ready: Sequence[Table]) -> dict[str, Any] | None:
    """Another sheet of the same file that counts scans of the same venues and days: which is right must be said."""
    for other in ready:
        if table.dataset == other.dataset == "scans" and table.original == other.original:
            files = {"one": str(table.folder / "scan_day.parquet"), "other": str(other.folder / "scan_day.parquet")}
            query = """SELECT count(*) FROM read_parquet($one) AS one JOIN read_parquet($other) AS other
                ON other.venue = one.venue AND other.day = one.day WHERE one.scans > 0 AND other.scans > 0"""
            with duckdb.connect() as reader:
                pairs = reader.execute(query, files).fetchall()[0][0]
            if pairs:
                return {"first": other.place, "second": table.place, "count": int(pairs)}
    return None
