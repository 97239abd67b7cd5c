"""Draws a table as an office would type it: motto, issuer, titles, numbered rows, total, notes, signatures.

It knows nothing of what the table says. The same calls give the same bytes on every run.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

NOTICE = "(Số liệu mẫu, không có thật)"
ISSUER = ("UBND HUYỆN THẠCH THÀNH", "PHÒNG VĂN HÓA VÀ THÔNG TIN")
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
SIGNATURES = ("NGƯỜI LẬP BIỂU", "TRƯỞNG PHÒNG")
SIGN_HERE = "(Ký, ghi rõ họ tên)"
WRITTEN = (2021, 9, 24, 8, 0, 0)

LINE = Side(style="thin")
BOX = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)

Cell = str | int | date | None


@dataclass(frozen=True)
class OfficeSheet:
    """One sheet: `titles` stand above `columns` (header -> width), an STT column is put before them.

    `total` is the last row of the table, STT included; its first two cells are merged.
    """

    name: str
    titles: tuple[str, ...]
    columns: dict[str, int]
    rows: Sequence[Sequence[Cell]]
    total: tuple[Cell, ...]
    notes: tuple[str, ...]


def workbook_bytes(sheets: Sequence[OfficeSheet]) -> bytes:
    """The sheets as one .xlsx; every time in it is fixed, so that equal sheets are equal bytes."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.creator = "Số liệu mẫu"
    for sheet in sheets:
        draw(workbook.create_sheet(sheet.name), sheet)
    written = io.BytesIO()
    workbook.save(written)
    return without_clock(written.getvalue())


def draw(page: Worksheet, sheet: OfficeSheet) -> None:
    """Everything from the motto to the signatures, top to bottom."""
    width = len(sheet.columns) + 1
    half = width // 2
    on_paper(page, landscape=width > 6)
    for row, (left, right) in enumerate(zip(ISSUER, MOTTO, strict=True), start=1):
        centred(page, row, 1, half, left, bold=True)
        centred(page, row, half + 1, width, right, bold=True)
    row = 4
    for number, title in enumerate((*sheet.titles, NOTICE)):
        centred(page, row, 1, width, title, bold=number == 0)
        row += 1
    row = draw_table(page, sheet, row + 1)
    for note in sheet.notes:
        page.cell(row, 1, note).font = Font(italic=True)
        row += 1
    for start, end, who in ((1, half, SIGNATURES[0]), (half + 1, width, SIGNATURES[1])):
        centred(page, row + 1, start, end, who, bold=True)
        centred(page, row + 2, start, end, SIGN_HERE)


def on_paper(page: Worksheet, landscape: bool) -> None:
    """A4, as wide as the paper and as many pages long as it takes."""
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.orientation = "landscape" if landscape else "portrait"
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_setup.fitToHeight = 0


def draw_table(page: Worksheet, sheet: OfficeSheet, header_row: int) -> int:
    """Header, numbered rows and total row; returns the second row under the table."""
    for column, (header, width) in enumerate({"STT": 6, **sheet.columns}.items(), start=1):
        cell = page.cell(header_row, column, header)
        cell.font, cell.alignment, cell.border = Font(bold=True), MIDDLE, BOX
        page.column_dimensions[get_column_letter(column)].width = width
    page.freeze_panes = page.cell(header_row + 1, 1)
    page.row_dimensions[header_row].height = 32
    page.print_title_rows = f"{header_row}:{header_row}"
    for number, row in enumerate(sheet.rows, start=1):
        for column, value in enumerate((number, *row), start=1):
            boxed(page, header_row + number, column, value)
    last = header_row + len(sheet.rows) + 1
    for column, value in enumerate(sheet.total, start=1):
        boxed(page, last, column, value).font = Font(bold=True)
    page.merge_cells(start_row=last, end_row=last, start_column=1, end_column=2)
    return last + 2


def boxed(page: Worksheet, row: int, column: int, value: Cell) -> SheetCell:
    """A cell of the table, its number or date shown as the office writes it."""
    cell = page.cell(row, column, value)
    cell.border = BOX
    if isinstance(value, date):
        cell.number_format = "dd/mm/yyyy"
    elif isinstance(value, int):
        cell.number_format = "#,##0"
    elif value and value[0].isdigit():
        cell.alignment = Alignment(horizontal="center")
    return cell


def centred(page: Worksheet, row: int, start: int, end: int, text: str, bold: bool = False) -> None:
    """Text in cells merged from column `start` to `end`."""
    cell = page.cell(row, start, text)
    cell.font, cell.alignment = Font(bold=bold), MIDDLE
    page.merge_cells(start_row=row, end_row=row, start_column=start, end_column=end)


def without_clock(content: bytes) -> bytes:
    """The workbook with the times of its making, in the archive and in its properties, set to WRITTEN."""
    stamp = "{}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*WRITTEN).encode()
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", stamp, part)
            entry = zipfile.ZipInfo(name, date_time=WRITTEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, part)
    return made.getvalue()


def write_workbook(path: Path, sheets: Sequence[OfficeSheet]) -> Path:
    """Writes the sheets to `path`."""
    path.write_bytes(workbook_bytes(sheets))
    return path
