"""Writes a file's rows again with a column of what is wrong beside them, for `send_back`. Runs in the reader's child.

A workbook keeps its own looks, formulas and hidden parts; what has none of them (.xls, text, or too large to hold)
is written as a new workbook of text. No text becomes a formula.
"""

import re
import zipfile
from collections.abc import Iterator
from copy import copy
from datetime import datetime
from math import ceil
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from data.delimited import rows_of
from data.guard import kind_of
from data.sending_back.stored_values import keep_values
from data.text import plain
from data.workbook import Cells, Sheet, sheets

LARGEST_WITH_LOOKS = 25 * 2**20
WORDS_WIDTH, WIDEST = 60, 42
LINE, LETTERS_OF_LINE = 15.0, 54
FURTHEST_ABOVE = 5000
TO_MEND = PatternFill("solid", fgColor="FFD9B3")
HEAD = PatternFill("solid", fgColor="E8EDF2")
WRAPPED = Alignment(wrap_text=True, vertical="top")
NUMBER = re.compile(r"-?\d+(\.\d+)?e[+-]?\d+|-?[1-9]\d{0,14}|0")
PLAIN = re.compile(r"[^\W\d_][\w ,.;:/()-]*")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}( \d{2}:\d{2}:\d{2})?")
# What XML cannot hold.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")

Marks = dict[str, Any]


def mark_rows(job: dict[str, Any]) -> dict[str, Any]:
    """Write the workbook of a job with path, out and send_back: {heading, sheets: {name: {headers, rows, cells}}}."""
    path, out, asked = Path(job["path"]), Path(job["out"]), job["send_back"]
    kind = kind_of(path)
    found = [Sheet("", rows_of(path))] if kind == "csv" else list(sheets(path, kind))
    for sheet in found:
        if marks := asked["sheets"].get(sheet.name):
            point_above(sheet.rows, marks)
    if kind != "xlsx" or is_heavy(path) or not with_looks(path, out, found, asked):
        as_text(out, found, asked, told_as_text=kind == "csv")
    return {"marked": True}


def point_above(rows: Cells, marks: Marks) -> None:
    """Name and colour the cell above from which a row has its wrong commune, such as a group row's."""
    known: dict[str, tuple[int, str | None]] = {}
    coloured = set()
    for one in sorted(marks.get("above", []), key=lambda one: int(one["row"])):
        row, value = int(one["row"]), plain(one["value"])
        before, last = known.get(value, (max(0, row - FURTHEST_ABOVE), None))
        cell = cell_above(rows, row, before, value) or last
        known[value] = row, cell
        if cell:
            said = marks["rows"][str(row)]
            marks["rows"][str(row)] = said.replace(one["said"], f"{cell}: {one['said']}", 1)
            coloured.add(cell)
    marks["cells"] += sorted(coloured)


def cell_above(rows: Cells, row: int, top: int, value: str) -> str | None:
    """The nearest cell above a row (from 1), not above `top`, whose text has the value in it."""
    for number in range(min(row - 1, len(rows)), top, -1):
        for at, text in enumerate(rows[number - 1]):
            if text and value in plain(text):
                return f"{get_column_letter(at + 1)}{number}"
    return None


def height_of(words: str) -> float | None:
    """The height that shows the words whole, by their letters: no one else sets it. None where one line is enough."""
    lines = sum(max(1, ceil(len(line) / LETTERS_OF_LINE)) for line in words.split("\n"))
    return LINE * lines if lines > 1 else None


def is_heavy(path: Path) -> bool:
    """Whether its sheets are too large to be held with their looks."""
    with zipfile.ZipFile(path) as parts:
        return sum(part.file_size for part in parts.infolist()) > LARGEST_WITH_LOOKS


def with_looks(path: Path, out: Path, found: list[Sheet], asked: Marks) -> bool:
    """The office's own workbook with the column added; False where openpyxl cannot read or write it."""
    try:
        with path.open("rb") as file:  # by its bytes: an original kept has no ending to its name
            book = load_workbook(file)
        for sheet in found:
            if (marks := asked["sheets"].get(sheet.name)) and sheet.name in book.sheetnames:
                mark_sheet(book[sheet.name], free_column(sheet.rows, marks), marks, asked["heading"])
        book.save(out)
        if any(cell.data_type == "f" for page in book.worksheets for row in page.iter_rows() for cell in row):
            keep_values(path, out)
    except Exception:
        # openpyxl refuses, in a dozen ways, workbooks that the reader takes; their rows as text still help.
        return False
    return True


def free_column(rows: Cells, marks: Marks) -> int:
    """The first column, from 1, with nothing in it from the topmost header down."""
    return max((len(row) for row in rows[min(marks["headers"]) - 1 :]), default=0) + 1


def mark_sheet(page: Any, column: int, marks: Marks, heading: str) -> None:
    """Put the words beside the rows and colour the cells that are wrong."""
    for header in marks["headers"]:
        head, beside = page.cell(header, column, heading), page.cell(header, max(1, column - 1))
        head.font, head.border, head.alignment = copy(beside.font), copy(beside.border), copy(beside.alignment)
        head.fill = TO_MEND
    for row, words in marks["rows"].items():
        cell = page.cell(int(row), column)
        cell.value, cell.data_type = UNWRITABLE.sub("", words), "s"
        cell.fill, cell.alignment = TO_MEND, WRAPPED
        if height := height_of(words):
            page.row_dimensions[int(row)].height = max(height, page.row_dimensions[int(row)].height or 0)
    for place in marks["cells"]:
        page[place].fill = TO_MEND
    make_room(page, column)


def make_room(page: Any, column: int) -> None:
    """Give the new column its width, and part a stretch of equal columns that it lies in: two may not overlap."""
    for dimension in list(page.column_dimensions.values()):
        first, last = dimension.min or 0, dimension.max or 0
        if first <= column <= last and first < last:
            dimension.max = max(first, column - 1)
            if column < last:
                rest = page.column_dimensions[get_column_letter(column + 1)]
                rest.min, rest.max = column + 1, last
                rest.width, rest.hidden = dimension.width, dimension.hidden
    own = page.column_dimensions[get_column_letter(column)]
    own.width, own.hidden = WORDS_WIDTH, False


def as_text(out: Path, found: list[Sheet], asked: Marks, told_as_text: bool) -> None:
    """A new workbook of the same rows; numbers and days of an old workbook stay numbers and days."""
    book = Workbook(write_only=True)
    for sheet in found:
        page = book.create_sheet(sheet.name or "CSV")
        page.sheet_state = "hidden" if sheet.hidden else "visible"
        marks = asked["sheets"].get(sheet.name) or {"headers": [], "rows": {}, "cells": []}
        marks["wrong"] = by_row(marks["cells"])
        lay_out(page, sheet, marks)
        column = free_column(sheet.rows, marks) if marks["headers"] else 0
        for number, row in enumerate(sheet.rows, 1):
            page.append(list(written_row(page, number, row, column, marks, asked["heading"], told_as_text)))
    book.save(out)


def by_row(cells: list[str]) -> dict[int, set[str]]:
    """Row -> the cells in it."""
    found: dict[int, set[str]] = {}
    for cell in cells:
        found.setdefault(int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")), set()).add(cell)
    return found


def lay_out(page: Any, sheet: Sheet, marks: Marks) -> None:
    """Widths by the first rows' words, the header held in sight, hidden rows and columns hidden again."""
    rows = sheet.rows[:200]
    first = min(marks["headers"], default=1)
    width = max((len(row) for row in rows), default=0)
    for at in range(width):
        longest = max((len(row[at] or "") for row in rows[first - 1 :] if at < len(row)), default=0)
        page.column_dimensions[get_column_letter(at + 1)].width = min(WIDEST, max(8, longest + 2))
    for at in sheet.hidden_columns:
        page.column_dimensions[get_column_letter(at + 1)].hidden = True
    for number in sheet.hidden_rows:
        page.row_dimensions[number].hidden = True
    for number, words in marks["rows"].items():
        if height := height_of(words):
            page.row_dimensions[int(number)].height = height
    if marks["headers"]:
        page.column_dimensions[get_column_letter(free_column(sheet.rows, marks))].width = WORDS_WIDTH
        page.freeze_panes = f"A{first + 1}"


def written_row(
    page: Any, number: int, row: list[str | None], column: int, marks: Marks, heading: str, told_as_text: bool
) -> Iterator[Any]:
    """The cells of one row, and at its end what is wrong with it."""
    wrong = marks["wrong"].get(number, set())
    words = heading if number in marks["headers"] else marks["rows"].get(str(number))
    for at, text in enumerate(row, 1):
        if not wrong and not words and (text is None or PLAIN.fullmatch(text)):
            yield text  # a plain word needs no cell of its own: most of a large file is written so
            continue
        cell = cell_of(page, text, told_as_text)
        if f"{get_column_letter(at)}{number}" in wrong:
            cell.fill = TO_MEND
        if number in marks["headers"]:
            cell.font, cell.fill = Font(bold=True), HEAD
        yield cell
    if words:
        yield from (None for _ in range(len(row), column - 1))
        cell = cell_of(page, words, True)
        cell.fill, cell.alignment = TO_MEND, WRAPPED
        yield cell


def cell_of(page: Any, text: str | None, told_as_text: bool) -> Any:
    """A cell that holds the text as text; what an old workbook held as a number or a day is one again."""
    cell = WriteOnlyCell(page)
    if text is None:
        return cell
    if not told_as_text and NUMBER.fullmatch(text):
        cell.value = float(text)
    elif not told_as_text and MOMENT.fullmatch(text):
        cell.value = datetime.fromisoformat(text)
        cell.number_format = "dd/mm/yyyy" if len(text) == 10 or text.endswith("00:00:00") else "dd/mm/yyyy hh:mm:ss"
    else:
        cell.value, cell.data_type, cell.number_format = UNWRITABLE.sub("", text), "s", "@"
    return cell
