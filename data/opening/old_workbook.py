"""Old workbooks (.xls) to the same sheets as new ones: true errors, days by their format, what is hidden or merged.

Use it in the child only: a crafted file can keep the library busy. It is quiet, and any way the library fails on a
file is that file being damaged.
"""

import os
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import xlrd

from data.guard import Refused
from data.opening.cells import Cells, Sheet, as_text, filled_cells, filled_columns, filled_rows, within
from data.opening.sheet_parts import is_capitals

LAST_DAY = 2_958_465
DAYS_TO_1904 = 1462


def old_sheets(path: Path) -> Iterator[Sheet]:
    """Each sheet of an .xls, in the workbook's order.

    Raises:
        Refused: protected by a password, or damaged.
    """
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        book = guarded(
            lambda: xlrd.open_workbook(str(path), nowhere, formatting_info=True, on_demand=True, ragged_rows=True)
        )
        with book:
            for at in range(book.nsheets):
                yield guarded(lambda at=at: old_sheet(book, at))  # type: ignore[misc]


def guarded(step: Callable[[], Any]) -> Any:
    """A step of the library's, which throws whatever it stumbles over: wrong sizes, positions, letters, no memory."""
    try:
        return step()
    except Exception as broken:
        if isinstance(broken, xlrd.XLRDError) and "encrypted" in str(broken):
            raise Refused("file-protected") from broken
        raise Refused("file-damaged") from broken


def old_sheet(book: Any, at: int) -> Sheet:
    """One sheet as text with its looks; the library's own copy is let go."""
    sheet = book.sheet_by_index(at)
    rows = as_text([values_of(book, sheet, row) for row in range(sheet.nrows)])
    fonts = [is_capitals(font.name) for font in book.font_list]
    styles = {at for at, style in enumerate(book.xf_list) if fonts[style.font_index]} if any(fonts) else set()
    made = Sheet(
        sheet.name,
        rows,
        within(rows, [(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells]),
        sheet.visibility != 0,
        filled_rows(rows, {row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden}),
        filled_columns(rows, {column for column, info in sheet.colinfo_map.items() if info.hidden}),
        filled_cells(rows, in_styles(sheet, rows, styles)) if styles else frozenset(),
        bool(book.datemode),
    )
    book.unload_sheet(at)
    return made


def in_styles(sheet: Any, rows: Cells, styles: set[int]) -> set[tuple[int, int]]:
    """The cells that have one of the styles."""
    return {
        (row, column)
        for row, cells in enumerate(rows)
        for column in range(len(cells))
        if sheet.cell_xf_index(row, column) in styles
    }


def values_of(book: Any, sheet: Any, row: int) -> list[Any]:
    """A row's values as the reader of new workbooks gives them."""
    values: list[Any] = sheet.row_values(row)
    for column, kind in enumerate(sheet.row_types(row)):
        if kind == xlrd.XL_CELL_DATE:
            style = book.xf_list[sheet.cell_xf_index(row, column)]
            values[column] = moment(values[column], book.format_map[style.format_key].format_str, book.datemode)
        elif kind == xlrd.XL_CELL_BOOLEAN:
            values[column] = bool(values[column])
        elif kind == xlrd.XL_CELL_ERROR:
            values[column] = xlrd.error_text_from_code.get(values[column], "#VALUE!")
    return values


def moment(serial: float, pattern: str, mode_1904: int) -> float | date | time | timedelta:
    """A number of days as a day, a time, both, or a duration, just as the reader of new workbooks has it."""
    spent = timedelta(milliseconds=round(serial * 86_400_000))
    if any(sign in pattern.lower() for sign in ("[h", "[m", "[s")):
        return spent
    if serial < 1:
        return (datetime.min + spent % timedelta(days=1)).time()
    if mode_1904:
        serial, spent = serial + DAYS_TO_1904, spent + timedelta(days=DAYS_TO_1904)
    if serial >= LAST_DAY + 1:
        return serial - DAYS_TO_1904 if mode_1904 else serial
    # Excel counts a 29 February 1900 that never was.
    found = datetime(1899, 12, 31 if serial < 60 else 30) + spent
    return found.date() if serial.is_integer() else found
