"""A sheet as an office lays it out: cells, merges, what is hidden, how numbers look. Written as .xlsx, .xls or .csv."""

import csv
import io
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import xlwt
from openpyxl.utils.datetime import CALENDAR_MAC_1904


@dataclass
class Sheet:
    """Rows of cells from A1. The header begins in row `header` (from 0) and is `depth` rows deep; `fields` names its
    columns, `body` says where each row of data stands. Everything counts from 0.
    """

    rows: list
    fields: list = field(default_factory=list)
    name: str = "Sheet1"
    header: int = 0
    depth: int = 1
    merged: list = field(default_factory=list)
    hidden_rows: set = field(default_factory=set)
    hidden_columns: set = field(default_factory=set)
    hidden: bool = False
    formats: dict = field(default_factory=dict)
    fonts: dict = field(default_factory=dict)
    reach: tuple = ()

    @property
    def width(self):
        return max(len(row) for row in self.rows)

    @property
    def first(self):
        """The row under the header."""
        return self.header + self.depth

    def insert(self, at, rows):
        """Put rows in above row `at`; all that is known by its row moves along."""
        count = len(rows)
        self.rows[at:at] = rows

        def moved(row):
            return row + count if row >= at else row

        self.merged = [(moved(top), left, moved(bottom), right) for top, left, bottom, right in self.merged]
        self.hidden_rows = {moved(row) for row in self.hidden_rows}
        self.formats = {(moved(row), column): form for (row, column), form in self.formats.items()}
        if at <= self.header:
            self.header += count

    def column(self, name):
        return self.fields.index(name)

    def cells(self, change, only=None, first=None):
        """Change every cell (of the column of a field) from row `first`, by default from under the header."""
        wanted = None if only is None else self.column(only)
        for row in self.rows[self.first if first is None else first :]:
            for at, cell in enumerate(row):
                if cell is not None and (wanted is None or at == wanted):
                    row[at] = change(cell)

    def to_line(self):
        """Rows down to the last that holds something."""
        filled = [at for at, row in enumerate(self.rows) if any(cell not in (None, "") for cell in row)]
        return filled[-1] + 1 if filled else 0


@dataclass
class Book:
    """Sheets and how they are written down."""

    sheets: list
    kind: str = "xlsx"
    from_1904: bool = False
    encoding: str = "utf-8"
    delimiter: str = ","
    encoder: object = None


def write(book, folder, name="a"):
    """The file written; its path."""
    path = Path(folder) / f"{name}.{book.kind}"
    {"xlsx": write_xlsx, "xls": write_xls, "csv": write_csv}[book.kind](book, path)
    return path


def write_xlsx(book, path):
    written = openpyxl.Workbook()
    written.remove(written.active)
    if book.from_1904:
        written.epoch = CALENDAR_MAC_1904
    for sheet in book.sheets:
        page = written.create_sheet(sheet.name)
        for at, row in enumerate(sheet.rows, 1):
            for column, cell in enumerate(row, 1):
                if cell is not None:
                    page.cell(at, column, cell)
        for (row, column), form in sheet.formats.items():
            page.cell(row + 1, column + 1).number_format = form
        for (row, column), font in sheet.fonts.items():
            page.cell(row + 1, column + 1).font = openpyxl.styles.Font(name=font)
        for top, left, bottom, right in sheet.merged:
            page.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
        for row in sheet.hidden_rows:
            page.row_dimensions[row + 1].hidden = True
        for column in sheet.hidden_columns:
            page.column_dimensions[openpyxl.utils.get_column_letter(column + 1)].hidden = True
        page.sheet_state = "hidden" if sheet.hidden else "visible"
        if sheet.reach:
            for row in range(len(sheet.rows) + 1, sheet.reach[0] + 1):
                page.cell(row, 2).number_format = "@"
            page.cell(1, sheet.reach[1]).number_format = "@"
    written.save(path)


def write_xls(book, path):
    written = xlwt.Workbook()
    written.dates_1904 = book.from_1904
    for sheet in book.sheets:
        page = written.add_sheet(sheet.name)
        for at, row in enumerate(sheet.rows):
            for column, cell in enumerate(row):
                form = sheet.formats.get((at, column))
                if form is None and isinstance(cell, date):
                    form = "dd/mm/yyyy hh:mm" if isinstance(cell, datetime) else "dd/mm/yyyy"
                if cell is not None:
                    page.write(at, column, cell, xls_style(form, sheet.fonts.get((at, column))))
        for top, left, bottom, right in sheet.merged:
            page.merge(top, bottom, left, right)
        for row in sheet.hidden_rows:
            page.row(row).hidden = True
        for column in sheet.hidden_columns:
            page.col(column).hidden = True
        page.visibility = int(sheet.hidden)
    written.save(str(path))


STYLES = {}


def xls_style(form, font):
    if (form, font) not in STYLES:
        STYLES[form, font] = style = xlwt.XFStyle()
        style.num_format_str = form or "General"
        style.font.name = font or "Arial"
    return STYLES[form, font]


def write_csv(book, path):
    (sheet,) = book.sheets
    text = io.StringIO()
    csv.writer(text, delimiter=book.delimiter, lineterminator="\r\n").writerows(
        [["" if cell is None else in_words(cell) for cell in row] for row in sheet.rows]
    )
    encoded = book.encoder(text.getvalue()) if book.encoder else text.getvalue().encode(book.encoding)
    path.write_bytes(encoded)


def in_words(cell):
    if isinstance(cell, datetime):
        return cell.strftime("%d/%m/%Y %H:%M")
    if isinstance(cell, date):
        return cell.strftime("%d/%m/%Y")
    return cell.strftime("%H:%M") if isinstance(cell, time) else str(cell)
