"""Lays a table out plainly, whatever its looks: one record a row, with a commune, and for one day and one app only.

Rows under a group take its commune, merged cells speak for each row they cover, and columns side by side for several
days or apps become records beneath each other. It reads no value beyond what that needs and drops no row in silence.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from data.columns import Band, Header, letter_of
from data.communes import code_of
from data.layout.carrying import at_position, carry, commune_named, needs_carrying
from data.layout.day_heads import DayNamed
from data.layout.heads import Merged
from data.layout.setting_aside import TOTAL, at, is_counting, is_header_again, row_text
from data.text import plain
from data.values import read_count
from data.workbook import Cells

SERIAL = re.compile(r"^\d{5}(\.\d+e0)?$")
DAYS_TO_1904 = 1462
# How far from its end a list may close, and how many cells those who sign fill.
CLOSING, FEW = 60, 4
Note = tuple[str, dict[str, Any]]


@dataclass
class Layout:
    """Records below a header: their cells, the file row (from 1) and for bands the column letter each came from.

    `aside` are rows that head a group: (row, reason, text). `undated`: columns name days whose year is not known.
    """

    header: Header
    rows: Cells
    numbers: Sequence[int]
    letters: list[str | None] | None = None
    aside: list[tuple[int, str, str]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    undated: bool = False


def lay_out(rows: Cells, header: Header, merged: Merged, lines: Sequence[str], sheet: str) -> Layout:
    """The records below the header. `lines` are the title's; `rows` the whole sheet's, or its part down to an end."""
    fill_merged(rows, header, merged)
    body = rows[header.end :]
    laid = Layout(header, body, range(header.end + 1, header.end + 1 + len(body)))
    set_closing_aside(laid)
    body = laid.rows
    if needs_carrying(body, header):
        take_communes(laid, said_above(lines, sheet))
    return laid


def set_closing_aside(laid: Layout) -> None:
    """Set names and offices of those who sign aside: words only, under the last numbered row or under the total."""
    header, rows = laid.header, laid.rows
    first = end_of_list(rows, header)
    closing = {index for index in range(first, len(rows)) if is_closing(rows[index])}
    laid.aside += [(laid.numbers[index], "note", row_text(rows[index], header)) for index in sorted(closing)]
    if closing:
        kept = [index for index in range(len(rows)) if index not in closing]
        laid.rows, laid.numbers = [rows[index] for index in kept], [laid.numbers[index] for index in kept]


def end_of_list(rows: Cells, header: Header) -> int:
    """The row after the last one with a number of its own; without numbers the one after a total; else the end."""
    last = range(len(rows) - 1, max(-1, len(rows) - 1 - CLOSING), -1)
    numbered = (index for index in last if (at_position(rows[index], header.numbering) or "").strip().isdigit())
    totals = (index for index in last if any(TOTAL.match(plain(cell)) for cell in rows[index][:4] if cell))
    found = next(numbered, None) if header.numbering is not None else None
    return (found if found is not None else next(totals, len(rows) - 1)) + 1


def is_closing(row: Sequence[str | None]) -> bool:
    """A few words and no number in the whole row; a total is none."""
    words = [cell for cell in row if cell is not None]
    total = any(TOTAL.match(plain(word)) for word in words[:2])
    data = any(sign.isdigit() for word in words for sign in word) or any(code_of(word) for word in words)
    return 1 <= len(words) <= FEW and not total and not data


def fill_merged(rows: Cells, header: Header, merged: Merged) -> None:
    """Repeat what a merged cell of one of the table's columns says in each row it covers."""
    mapped = set(header.columns.values())
    for top, left, bottom, _ in merged:
        if header.end <= top < min(bottom, len(rows)) and left in mapped and left < len(rows[top]):
            for row in rows[top + 1 : bottom + 1]:
                row += [None] * (left + 1 - len(row))
                row[left] = rows[top][left] if row[left] is None else row[left]


def move_serials(rows: Cells, header: Header) -> None:
    """Count numbers that stand for days, in a workbook of 1904, from 1900 as everywhere else."""
    for name in ("moment", "registered_on", "closed_on", "as_of"):
        place = header.columns.get(name)
        if place is None:
            continue
        for row in rows:
            if place < len(row) and (text := row[place]) and SERIAL.match(text):
                whole, _, part = text.removesuffix("e0").partition(".")
                row[place] = f"{int(whole) + DAYS_TO_1904}.{part}e0" if part else str(int(whole) + DAYS_TO_1904)


def said_above(lines: Sequence[str], sheet: str) -> tuple[str, str] | None:
    """The only commune that the title names, or that the sheet is called by."""
    if (named := commune_named(lines)) is not None:
        return named, "title"
    return (sheet, "sheet") if code_of(sheet) else None


def take_communes(laid: Layout, above: tuple[str, str] | None) -> None:
    """Give rows the commune of their group, title, sheet or band, and set group rows aside."""
    header = laid.header
    carried = carry(laid.rows, header, above)
    for index in carried.groups:
        laid.aside.append((laid.numbers[index], "group", row_text(laid.rows[index], header)))
    laid.notes += [(f"commune-from-{source}", {"count": count}) for source, count in carried.sources.items()]
    column = header.columns.get("commune")
    if column is None and not carried.sources:
        laid.aside.clear()
        return
    kept = sorted(set(range(len(laid.rows))) - set(carried.groups))
    if column is None:
        column = max([len(header.titles), *(len(row) for row in laid.rows)])
        laid.header = replace(header, columns={**header.columns, "commune": column})
    rows = []
    for index in kept:
        row = laid.rows[index]
        if carried.words[index] is not None:
            row = [*row, *[None] * (column + 1 - len(row))]
            row[column] = carried.words[index]
        rows.append(row)
    laid.rows, laid.numbers = rows, [laid.numbers[index] for index in kept]


def complete_days(header: Header, years: Sequence[int], months: Sequence[tuple[int, int]]) -> Header | None:
    """The header with every band's day complete; None where a day's year stays open."""
    bands = []
    for band in header.bands:
        when = next((name for name in ("moment", "as_of") if name in band.said), None)
        if when:
            year, month, day = (int(part) for part in band.said[when].split("-"))
            found = DayNamed(day, month or None, year or None).on(years, months)
            if found is None:
                return None
            band = replace(band, said={**band.said, when: found.isoformat()})
        bands.append(band)
    return replace(header, bands=tuple(bands))


def days_of_bands(header: Header) -> list[date]:
    """The days that columns stand for, in order."""
    return sorted({date.fromisoformat(band.said["moment"]) for band in header.bands if "moment" in band.said})


def keep_days(header: Header, since: date, until: date) -> tuple[Header, list[date]]:
    """The header without columns of days outside the period, and those days."""
    left = [day for day in days_of_bands(header) if not since <= day <= until]
    gone = {day.isoformat() for day in left}
    return replace(header, bands=tuple(band for band in header.bands if band.said.get("moment") not in gone)), left


def say_of_all(laid: Layout, name: str, text: str) -> None:
    """Let every row that has a count say `text` in a field without a column of its own."""
    column = max([len(laid.header.titles), *(len(row) for row in laid.rows)])
    counted = [is_counted(row, laid.header) for row in laid.rows]
    laid.rows = [
        [*row, *[None] * (column - len(row)), text] if says else row
        for row, says in zip(laid.rows, counted, strict=True)
    ]
    laid.header = replace(laid.header, columns={**laid.header.columns, name: column})


def part_bands(laid: Layout) -> None:
    """Make a record of each row and band; a row with a count that cannot be read keeps only the records at fault."""
    header = laid.header
    names = list(dict.fromkeys(name for band in header.bands for name in (*band.said, *band.columns)))
    width = max([len(header.titles), *(len(row) for row in laid.rows), *(at + 1 for at in header.columns.values())])
    rows: Cells = []
    numbers: list[int] = []
    letters: list[str | None] = []
    for number, row in zip(laid.numbers, laid.rows, strict=True):
        padded = [*row, *[None] * (width - len(row))]
        bands: Sequence[Band | None] = chosen_bands(padded, header) or [None]
        for band in bands:
            rows.append([*padded, *(value_of(padded, band, name) for name in names)])
            numbers.append(number)
            letters.append(letter_of(band.columns[KEY[header.dataset]]) if band else None)
    columns = {**header.columns, **{name: width + place for place, name in enumerate(names)}}
    laid.header = replace(header, columns=columns)
    laid.rows, laid.numbers, laid.letters = rows, numbers, letters


KEY = {"scans": "scans", "installs": "installed"}
WHOSE = {"scans": "code", "installs": "commune"}


def chosen_bands(row: Sequence[str | None], header: Header) -> list[Band]:
    """The bands in which a row says something: those at fault if there are any; none where the row is no data."""
    if not is_counted(row, header):
        return []
    key = KEY[header.dataset]
    filled = [band for band in header.bands if row[band.columns[key]] is not None]
    wrong = [band for band in filled if read_count(row[band.columns[key]] or "")[1]]
    return wrong or filled or list(header.bands[:1])


def is_counted(row: Sequence[str | None], header: Header) -> bool:
    """Whether the row is of a venue or commune, and no total or heading."""
    whose = at(row, header, WHOSE[header.dataset])
    filled = [cell for cell in row if cell is not None]
    words = [plain(cell) for cell in filled]
    heading = is_counting(words[: len(header.columns) + 2]) or is_header_again(filled, header)
    return whose is not None and not heading and not any(TOTAL.match(word) for word in words[:2])


def value_of(row: Sequence[str | None], band: Band | None, name: str) -> str | None:
    """What a record says in a field of its band; a day without a count in a list of counts is none."""
    if band is None:
        return None
    if name in band.said:
        return band.said[name]
    value = row[band.columns[name]] if name in band.columns else None
    return "0" if value is None and name == "scans" else value
