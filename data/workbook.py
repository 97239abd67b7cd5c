"""Workbooks (.xlsx, .xls) to sheets of text that remember their row numbers, and what is hidden, merged or broken.

It does not judge, clean or drop anything. A crafted file can stop the library's process: use it in the child only.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from data.guard import Refused
from data.opening.cells import (
    NO_VALUE,
    Cells,
    Sheet,
    as_text,
    cell_text,
    filled_cells,
    filled_columns,
    filled_rows,
    put,
    within,
    without_tail,
)
from data.opening.old_workbook import old_sheets
from data.opening.sheet_parts import COLUMNS, ROWS, Looks, capital_styles, look, parts_of

__all__ = ["NO_VALUE", "Cells", "Sheet", "cell_text", "sheets", "without_tail"]
# What the library and the zip's reader throw at a damaged file.
BROKEN = (
    *(CalamineError, BadZipFile, zlib.error, struct.error),
    *(OSError, ValueError, ArithmeticError, LookupError, EOFError, RuntimeError),
)
FROM_1904 = re.compile(rb"date1904\s*=\s*[\"'](1|true)")
MISLEADING = {".xls", ".xlsb", ".ods", ".xla"}


def sheets(path: Path, kind: str) -> Iterator[Sheet]:
    """Each sheet of a workbook of `kind` ("xlsx" or "xls", see `guard.kind_of`), in the workbook's order.

    Sheets of charts and macros are left out.

    Raises:
        Refused: protected by a password, or damaged.
    """
    return old_sheets(path) if kind == "xls" else new_sheets(path)


def new_sheets(path: Path) -> Iterator[Sheet]:
    """The sheets of an .xlsx."""
    try:
        with opened(path) as book, ZipFile(path) as archive, ThreadPoolExecutor(1) as beside:
            styles, from_1904 = capital_styles(archive), counts_from_1904(archive)
            for at, (meta, part) in enumerate(zip(book.sheets_metadata, parts_of(archive), strict=True)):
                if str(meta.typ).endswith("WorkSheet"):
                    # The library parses without holding Python up, so the second look costs a second core, no time.
                    looking = beside.submit(look, archive, part, styles)
                    rows, merged = read(book, at)
                    yield replace(sheet_of(meta, rows, merged, looking.result()), date_1904=from_1904)
    except PasswordError as refused:
        raise Refused("file-protected") from refused
    except BROKEN as broken:
        raise Refused("file-damaged") from broken
    except BaseException as stopped:
        if type(stopped).__name__ == "PanicException":  # how the library says that it lost its footing; it has no name
            raise Refused("file-damaged") from stopped
        raise


def counts_from_1904(archive: ZipFile) -> bool:
    """Whether the workbook counts its days from 1904, as old ones of the Mac do."""
    book = "xl/workbook.xml"
    return book in archive.namelist() and bool(FROM_1904.search(archive.read(book)))


def opened(path: Path) -> CalamineWorkbook:
    """The library believes some names over the content; from memory it has none to believe."""
    if path.suffix.lower() in MISLEADING:
        return CalamineWorkbook.from_filelike(BytesIO(path.read_bytes()))
    return CalamineWorkbook.from_path(str(path))


def read(book: CalamineWorkbook, at: int) -> tuple[Cells, Any]:
    """The cells of one sheet, and its merged ranges; what the library keeps of it is let go."""
    sheet = book.get_sheet_by_index(at)
    merged = sheet.merged_cell_ranges or []
    return as_text(sheet.to_python(skip_empty_area=False)), [(*start, *end) for start, end in merged]


def sheet_of(meta: Any, rows: Cells, merged: Any, looks: Looks) -> Sheet:
    """Lay what the XML says over what the library read."""
    for (row, column), text in looks.texts.items():
        if row < ROWS and column < COLUMNS:
            put(rows, row, column, text)
    return Sheet(
        meta.name,
        rows,
        within(rows, merged),
        not str(meta.visible).endswith(".Visible"),
        filled_rows(rows, looks.hidden_rows),
        filled_columns(rows, looks.hidden_columns),
        filled_cells(rows, looks.capitals),
    )
