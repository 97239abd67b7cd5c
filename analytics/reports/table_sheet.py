"""Any table as a workbook an office can print and sort.

Title, notes, header, rows. A text never becomes a formula.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO
from textwrap import wrap
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

FORMATS: dict[str, dict[str, object]] = {
    "text": {"text_wrap": True},
    "count": {"num_format": "#,##0"},
    "signed": {"num_format": "+#,##0;-#,##0;0"},
    "ratio": {"num_format": "0.00%"},
    "points": {"num_format": "+0.00%;-0.00%;0.00%"},
    "day": {"num_format": "dd/mm/yyyy", "align": "center"},
    "moment": {"num_format": "dd/mm/yyyy hh:mm", "align": "center"},
}
NARROWEST, WIDEST = 7, 48
LINE = 15.5
PLAIN = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}


def table_sheet(
    title: str,
    notes: Sequence[str],
    headers: Sequence[str],
    kinds: Sequence[str],
    rows: Iterable[Sequence[Any]],
    widths: Sequence[int] | None = None,
    name: str | None = None,
) -> bytes:
    """One A4 sheet (.xlsx): the title, the notes, then the table with a frozen, repeated, filtered header.

    `kinds` are those of FORMATS, one a column; `widths` as in `table`; `name` is the sheet's. A missing value is a
    blank cell.
    """
    into = BytesIO()
    with xlsxwriter.Workbook(into, {"in_memory": True}) as book:
        sheet = book.add_worksheet(name)
        on_paper(sheet, landscape=len(headers) > 6)
        end = heading(book, sheet, title, notes)
        table(book, sheet, end + 1, headers, kinds, list(rows), filtered=True, widths=widths)
        sheet.repeat_rows(end + 1)
        sheet.freeze_panes(end + 2, 0)
    return into.getvalue()


def on_paper(sheet: Worksheet, landscape: bool = False) -> None:
    """A4, one page wide, page numbers at the foot."""
    sheet.set_paper(9)
    sheet.set_margins(left=0.6, right=0.5, top=0.7, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P / &N")
    if landscape:
        sheet.set_landscape()


def heading(book: xlsxwriter.Workbook, sheet: Worksheet, title: str, notes: Sequence[str]) -> int:
    """Write the title and the notes from the first row on; returns the first free row."""
    sheet.write_string(0, 0, title, book.add_format({**PLAIN, "bold": True, "font_size": 14}))
    for row, note in enumerate(notes, start=1):
        sheet.write_string(row, 0, note, book.add_format({**PLAIN, "italic": True}))
    return 1 + len(notes)


def table(
    book: xlsxwriter.Workbook,
    sheet: Worksheet,
    top: int,
    headers: Sequence[str],
    kinds: Sequence[str],
    rows: Sequence[Sequence[Any]],
    filtered: bool = False,
    widths: Sequence[int] | None = None,
) -> int:
    """Write a header and rows from row `top` on; returns the first free row.

    `widths` in characters fixes the columns; rows are then as high as their longest text needs.
    """
    head = book.add_format(
        {**PLAIN, "bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "border": 1}
    )
    formats = {kind: book.add_format({**PLAIN, "border": 1, **FORMATS[kind]}) for kind in set(kinds)}
    for column, header in enumerate(headers):
        sheet.write_string(top, column, header, head)
        fitted = widths[column] if widths else width(header, [row[column] for row in rows[:500]])
        sheet.set_column(column, column, fitted)
    for index, row in enumerate(rows, start=top + 1):
        if widths:
            sheet.set_row(index, LINE * max(lines(value, wide) for value, wide in zip(row, widths, strict=True)))
        for column, (kind, value) in enumerate(zip(kinds, row, strict=True)):
            cell(sheet, index, column, kind, value, formats[kind])
    if filtered and rows:
        sheet.autofilter(top, 0, top + len(rows), len(headers) - 1)
    return top + 1 + len(rows)


def cell(sheet: Worksheet, row: int, column: int, kind: str, value: Any, format_: Any) -> None:
    """One cell: text by write_string whatever it begins with, days as real dates, missing values blank."""
    if value is None or value != value:
        sheet.write_blank(row, column, None, format_)
    elif kind == "text":
        sheet.write_string(row, column, str(value), format_)
    elif isinstance(value, date | datetime):
        sheet.write_datetime(row, column, value, format_)
    else:
        sheet.write_number(row, column, float(value), format_)


def lines(value: Any, wide: int) -> int:
    """How many lines a text takes in a column of so many characters, broken between words."""
    return sum(max(1, len(wrap(line, wide))) for line in (str(value or " ").splitlines() or [""]))


def width(header: str, values: Sequence[Any]) -> int:
    """A column's width in characters: its longest value, or its header on two lines."""
    longest = max((len(str(value)) for value in values if value is not None and value == value), default=0)
    return max(NARROWEST, min(WIDEST, max(min(longest, WIDEST) + 2, len(header) // 2 + 3)))
