"""From a sheet to its tables: where each begins and ends, what its columns are, and what a person said of it.

A person's word goes before what is remembered of the same layout, and that before what is recognised. It judges no
row; where it cannot tell what a column is, it offers what the values look like and takes nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from data.claims import Answer, Titles, read_titles
from data.columns import NAMES, Header, field_of, missing_fields
from data.layout.day_heads import day_in, months_in, years_in
from data.layout.header import (
    DEPTH,
    LOOKED_AT,
    Found,
    by_hand,
    find_header,
    layout_of,
    may_lack_day,
    rank,
    title_lines,
)
from data.layout.heads import heads, may_head, spread
from data.layout.looks import refitted
from data.layout.meaning import understood
from data.layout.records import (
    Layout,
    complete_days,
    days_of_bands,
    keep_days,
    lay_out,
    move_serials,
    part_bands,
    say_of_all,
)
from data.text import plain, tidy
from data.workbook import Cells, Sheet

# Beyond this many rows a sheet is one list; a second table under another is a thing of short sheets.
SPLIT_WITHIN = 20_000


@dataclass
class Prepared:
    """One table, found and laid out. `rows` run from the sheet's first row to the table's last, `first` is its own.

    `laid` is None where something is `refused`: (problem code, details).
    """

    sheet: Sheet
    place: str
    rows: Cells
    first: int
    found: Found
    answer: Answer
    lines: list[str]
    titles: Titles
    laid: Layout | None = None
    refused: tuple[str, dict[str, Any]] | None = None
    notes: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    remembered: Answer | None = None


def tables_on(sheet: Sheet, job: dict[str, Any], context: dict[str, Any]) -> Iterator[Prepared]:
    """Every table of a sheet, from the top down; a sheet without one gives one without a header."""
    first, number = 0, 1
    while first < len(sheet.rows):
        place = sheet.name if number == 1 else f"{sheet.name} ({number})"
        answer, remembered = answer_for(sheet, place, job)
        found = header_of(sheet, first, answer, context)
        end = next_table(sheet, found.header) if found.header and not found.header.by_hand else len(sheet.rows)
        prepared = prepare(sheet, place, first, end, found, answer, context)
        if remembered:
            prepared.remembered = answer
            prepared.notes.append(("columns-remembered", remembered))
        yield prepared
        first, number = end, number + 1


def answer_for(sheet: Sheet, place: str, job: dict[str, Any]) -> tuple[Answer, dict[str, Any] | None]:
    """What a person said of a table, completed by the columns remembered for its layout (and who set them)."""
    answer = Answer.of_json({**job["default"], **said_of(job, place)})
    remembered = job.get("remembered") or {}
    if answer.columns is not None or not remembered:
        return answer, None
    grid = spread(sheet.rows[:LOOKED_AT], sheet.merged)
    for at, row in enumerate(grid):
        kept = remembered.get(layout_of([tidy(cell or "") for cell in row]))
        if kept and answer.dataset in (None, kept["dataset"]):
            columns = tuple((letter, name) for letter, name in kept["columns"])
            answer = replace(answer, dataset=kept["dataset"], header_row=at + 1, columns=columns)
            return answer, {name: kept[name] for name in ("by", "at", "file")}
    return answer, None


def said_of(job: dict[str, Any], place: str) -> dict[str, Any]:
    """The answer to one table as it was given, without what was left open."""
    return {name: value for name, value in job["answers"].get(place, {}).items() if value is not None}


def header_of(sheet: Sheet, first: int, answer: Answer, context: dict[str, Any]) -> Found:
    """The header below row `first` (from 0), as a person set it or as its words say."""
    rows, apps = sheet.rows, context["campaign"].apps
    if answer.columns is not None and answer.dataset:
        return Found(by_hand(rows, answer.dataset, answer.header_row or 0, answer.columns, sheet.merged, apps))
    skip = max(first, (answer.header_row or 1) - 1)
    window = rows[skip : skip + LOOKED_AT + DEPTH]
    merged = [(top - skip, left, bottom - skip, right) for top, left, bottom, right in sheet.merged if top >= skip]
    if answer.header_row:
        window = window[:DEPTH]
    found = find_header(window, answer.dataset, merged, apps)
    if found.header is None:
        return found
    header = replace(found.header, row=found.header.row + skip)
    return Found(refitted(header, rows[header.end : header.end + 400]), found.rival)


def next_table(sheet: Sheet, header: Header) -> int:
    """Where another table begins below one: at the lines above a header that differs from this one's."""
    rows = sheet.rows
    for at in range(header.end + 1, len(rows) if len(rows) <= SPLIT_WITHIN else 0):
        row = rows[at]
        if len(row) - row.count(None) < 2 or not may_head(row):
            continue
        kinds = [kind for kind in NAMES if sum(field_of(kind, tidy(cell)) is not None for cell in row if cell) >= 2]
        fresh = [understood(kind, heads([row]), at, 1) for kind in kinds]
        whole = [one for one in fresh if not missing_fields(one) or may_lack_day(one)]
        best = max(whole, key=rank, default=header)
        same = best.dataset == header.dataset and best.columns.items() <= header.columns.items()
        if whole and (not same or may_lack_day(header)):
            return above(rows, header.end, at)
    return len(rows)


def above(rows: Cells, after: int, at: int) -> int:
    """The first of the lines over a header: those of at most two cells."""
    while at > after + 1 and len(rows[at - 1]) - rows[at - 1].count(None) <= 2:
        at -= 1
    return at


def prepare(
    sheet: Sheet, place: str, first: int, end: int, found: Found, answer: Answer, context: dict[str, Any]
) -> Prepared:
    """Lay one table out, as far as its header is understood."""
    rows, header = sheet.rows[:end], found.header
    top = header.row if header else 0
    lines = title_lines(rows[first:top], top - first)
    installed = header.columns.get("installed") if header else None
    over = header.titles[installed] if header and installed is not None and installed < len(header.titles) else ""
    titles = read_titles(lines, sheet.name, over, context["campaign"])
    prepared = Prepared(sheet, place, rows, first, found, answer, lines, titles)
    if header and not found.rival:
        lay(prepared, header)
    return prepared


def lay(prepared: Prepared, header: Header) -> None:
    """Fill in the layout, or why there is none."""
    if header.bands:
        completed = banded(prepared, header)
        if completed is None:
            prepared.refused = ("days-without-year", {})
            return
        header = completed
    day = day_over_all(prepared, header) if may_lack_day(header) else None
    if day is None and may_lack_day(header):
        prepared.refused = ("days-missing", {})
        return
    if prepared.sheet.date_1904:
        move_serials(prepared.rows[header.end :], header)
    prepared.laid = lay_out(prepared.rows, header, prepared.sheet.merged, prepared.lines, prepared.sheet.name)
    if header.bands:
        part_bands(prepared.laid)
    if day:
        say_of_all(prepared.laid, "moment", day.isoformat())
        prepared.titles = replace(prepared.titles, days=(day, day))
        prepared.notes.append(("day-from-title", {"day": day}))
    prepared.found = replace(prepared.found, header=prepared.laid.header)
    prepared.notes += prepared.laid.notes


def day_over_all(prepared: Prepared, header: Header) -> date | None:
    """The one day that a person, the sheet's name or the title gives to a list without a column of days."""
    said = prepared.answer.days or prepared.titles.days
    if said:
        return said[0] if said[0] == said[1] else None
    lines = [line for line in prepared.lines if "kem theo" not in plain(line)]
    named = {found for text in (prepared.sheet.name, *lines) if (found := day_in(text)[0]) and found.month}
    years = years_in(" | ".join(prepared.lines))
    days = {one.on(years, ()) for one in named}
    return days.pop() if len(days) == 1 else prepared.titles.as_of if not days else None


def banded(prepared: Prepared, header: Header) -> Header | None:
    """The header with its columns' days complete, without days a person or the title excludes."""
    answer, titles = prepared.answer, prepared.titles
    words = " | ".join([*prepared.lines, prepared.sheet.name, *header.titles])
    known = [day for day in (*(answer.days or ()), *(titles.days or ()), answer.as_of, titles.as_of) if day]
    years = sorted({day.year for day in known}) or years_in(words)
    months = months_in(words) or sorted({(day.year, day.month) for day in known})
    completed = complete_days(header, years, months)
    if completed is None or header.dataset != "scans":
        return completed
    days = answer.days or titles.days
    if days:
        completed, left = keep_days(completed, *days)
        if left:
            prepared.notes.append(("days-left-out", {"days": left}))
    spoken = days_of_bands(completed)
    prepared.titles = replace(titles, days=days or ((spoken[0], spoken[-1]) if spoken else None))
    return completed if completed.bands else replace(completed, bands=header.bands[:0])
