"""What is told of one table: its header, its columns, what it lacks. The rows are judged elsewhere (see `tables`)."""

import re
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from data.claims import Answer
from data.columns import NAMES, REQUIRED, Header, letter_of, missing_fields
from data.layout.finding import Prepared
from data.layout.grid import grid_of
from data.layout.header import LOOKED_AT, layout_of
from data.layout.heads import spread
from data.layout.looks import look, values_of
from data.text import plain, tidy

# Words of a column that may count something, whatever else they say.
COUNTS = re.compile(r"\b(so|luot|lan|tong|quet|count|scans|total|number)\b")


@dataclass
class Summary:
    """What was found in one sheet. `notes` are (problem code, details); `folder` holds the facts written.

    `grid` is every column with samples, `likely` the kind it looks like where none was found; `remembered` the columns
    that were used because a person set them for the same layout.
    """

    sheet: str
    place: str = ""
    dataset: str | None = None
    header_row: int = 0
    header_end: int = 0
    layout: str = ""
    likely: str | None = None
    grid: list[dict[str, Any]] = field(default_factory=list)
    remembered: dict[str, Any] | None = None
    columns: list[tuple[str, str, str]] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    claim: dict[str, Any] = field(default_factory=dict)
    communes: list[str] = field(default_factory=list)
    unknown_names: list[tuple[str, int]] = field(default_factory=list)
    covers_said: str | None = None
    sample: bool = False
    needs: list[str] = field(default_factory=list)
    refused: tuple[str, dict[str, Any]] | None = None
    read: int = 0
    accepted: int = 0
    rejected: int = 0
    set_aside: int = 0
    notes: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    known: dict[str, str | None] = field(default_factory=dict)
    folder: str = ""

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)


def refused_table(sheet: str, code: str, detail: dict[str, Any]) -> Summary:
    """A sheet from which nothing is taken, and why."""
    return Summary(sheet, sheet, refused=(code, detail))


def described(prepared: Prepared, out: Path) -> Summary:
    """A table as people see it before its rows are judged: its header, its columns, or why there is none."""
    header, sheet = prepared.found.header, prepared.sheet
    summary = Summary(sheet.name, prepared.place, notes=[*prepared.notes, *hidden_notes(prepared)])
    summary.likely, summary.grid = grid_of(prepared)
    only = prepared.answer.only_sheet
    if prepared.answer.leave_out or (only is not None and only != sheet.name):
        summary.refused = ("left-out", {})
    elif header is None:
        wanted = [NAMES[kind][name].split("|")[0] for kind in NAMES for name in REQUIRED[kind]]
        summary.refused = ("no-table", {"rows": LOOKED_AT, "wanted": list(dict.fromkeys(wanted))})
        summary.needs.append("columns")
    if header is None:
        summary.header_end = summary.grid[0]["end"] if summary.grid else 0
        return summary
    summary.dataset, summary.header_row, summary.header_end = header.dataset, header.row + 1, header.end
    summary.columns, summary.folder = columns_of(header), str(out)
    summary.unused = [*header.unused, *untitled(prepared, header)]
    summary.layout = layout_of(last_titles(prepared, header))
    if prepared.remembered:
        summary.remembered = by_hand_of(prepared.remembered)
    if summary.refused is None:
        refuse_unclear(prepared, header, summary)
    return summary


def last_titles(prepared: Prepared, header: Header) -> list[str]:
    """The words of a header's last row, by which its layout is known again."""
    if not header.depth:
        return []
    row = spread(prepared.rows[: header.end], prepared.sheet.merged)[header.end - 1]
    return [tidy(cell or "") for cell in row]


def untitled(prepared: Prepared, header: Header) -> list[str]:
    """The letters of columns that have something in them and no title: nothing is dropped in silence."""
    used = {*header.columns.values(), *(at for band in header.bands for at in band.columns.values()), header.numbering}
    body = prepared.rows[header.end :]
    width = max((len(row) for row in body[:LOOKED_AT]), default=0)
    bare = [at for at in range(width) if at >= len(header.titles) or not header.titles[at]]
    return [letter_of(at) for at in bare if at not in used and len(values_of(body, at)) > 1]


def refuse_unclear(prepared: Prepared, header: Header, summary: Summary) -> None:
    """Nothing is taken from a table whose kind, columns or days are not plain."""
    if prepared.found.rival:
        summary.needs.append("dataset")
        summary.refused = ("two-kinds", {"first": header.dataset, "second": prepared.found.rival})
    elif prepared.refused:
        summary.needs.append("days")
        summary.refused = prepared.refused
    elif missing := missing_fields(header):
        summary.needs += ["dataset", "columns"]
        summary.refused = ("columns-missing", {"dataset": header.dataset, "missing": missing})
    elif unsure := unsure_columns(prepared, header):
        summary.needs.append("columns")
        summary.refused = ("columns-unsure", {"columns": unsure})


def unsure_columns(prepared: Prepared, header: Header) -> list[str]:
    """Columns that could change what is counted: a count under two names, or none where a column of numbers is unused.

    A row is one scan only where nothing speaks against it: a list of days beside unknown whole numbers is asked of.
    """
    if header.by_hand:
        return [header.titles[at] or letter_of(at) for places in header.claims.values() for at in places]
    if header.dataset == "venues":
        return []
    measure = "scans" if header.dataset == "scans" else "installed"
    if places := header.claims.get(measure):
        return [header.titles[at] for at in places]
    if measure in header.fields or "time" in header.fields or prepared.laid is None:
        return []
    rows = prepared.laid.rows
    if any(":" in value or "h" in value.lower() for value in values_of(rows, header.columns["moment"])):
        return []
    used = {*header.columns.values(), header.numbering}
    titles = [plain(title) for title in header.titles]
    open_ = [at for at, title in enumerate(titles) if at not in used and (not title or COUNTS.search(title))]
    numbers = [at for at in open_ if look(values_of(rows, at)) == "count"]
    return [header.titles[at] or letter_of(at) for at in numbers]


def columns_of(header: Header) -> list[tuple[str, str, str]]:
    """Each field with its words and its column letter; of bands, every column; what was carried has no letter."""
    places = [(name, at) for name, at in header.columns.items() if at < len(header.titles)]
    places += [(name, at) for band in header.bands for name, at in band.columns.items()]
    found = [(name, header.titles[at], letter_of(at)) for name, at in sorted(places, key=lambda place: place[1])]
    named = {name for name, _ in places}
    carried = [name for name in header.columns if name not in named and not header.bands]
    return found + [(name, "", "") for name in carried]


def by_hand_of(answer: Answer) -> dict[str, Any]:
    """The columns of an answer as plain values."""
    columns = [list(pair) for pair in answer.columns or ()]
    return {"dataset": answer.dataset, "header_row": answer.header_row, "columns": columns}


def hidden_notes(prepared: Prepared) -> list[tuple[str, dict[str, Any]]]:
    """What was hidden in the sheet and read all the same."""
    sheet = prepared.sheet
    rows = [row for row in sheet.hidden_rows if prepared.first < row <= len(prepared.rows)]
    notes: list[tuple[str, dict[str, Any]]] = [("hidden-sheet", {})] if sheet.hidden else []
    if rows:
        shown = [*map(str, rows[:12]), *(["…"] if len(rows) > 12 else [])]
        notes.append(("hidden-rows", {"count": len(rows), "rows": shown}))
    if sheet.hidden_columns:
        notes.append(("hidden-columns", {"columns": [letter_of(at) for at in sheet.hidden_columns[:12]]}))
    return notes
