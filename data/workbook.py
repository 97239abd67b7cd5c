"""Workbooks (.xlsx, .xls) to rows of text that remember their sheet and row number.

Every cell becomes text without losing what it was: dates in ISO, whole numbers plain, other numbers as "1.5e0".
It does not judge, clean or drop anything. A crafted file can stop the library's process: use it in the child only.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from data.guard import Refused

Cells = list[list[str | None]]
NO_VALUE = "#FORMULA!"


@dataclass(frozen=True)
class Sheet:
    """One sheet's cells as text, and what its looks say of them.

    `rows` begin at row 1 and column A; rows and cells after the last that holds something are left out. `merged` is
    top, left, bottom, right, counted from 0 and inclusive; `hidden_rows` are counted from 1 as Excel does,
    `hidden_columns` from 0, and both name only those that hold something. `capitals`: (row, column) from 0 of cells
    in a TCVN3 font of capitals, whose small letters read as capitals.
    """

    name: str
    rows: Cells
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    capitals: frozenset[tuple[int, int]] = frozenset()


def sheets(path: Path, kind: str) -> Iterator[Sheet]:
    """Each sheet of a workbook of `kind` ("xlsx" or "xls", see `guard.kind_of`), in the workbook's order.

    Raises:
        Refused: protected by a password, or damaged.
    """
    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            for meta in book.sheets_metadata:
                if str(meta.typ).endswith("WorkSheet"):
                    sheet = book.get_sheet_by_name(meta.name)
                    rows = [[cell_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
                    merged = tuple((*start, *end) for start, end in sheet.merged_cell_ranges or ())
                    yield Sheet(meta.name, without_tail(rows), merged, "Visible" not in str(meta.visible))
    except PasswordError as refused:
        raise Refused("file-protected") from refused
    except (CalamineError, OSError, ValueError) as broken:
        raise Refused("file-damaged") from broken


def without_tail(rows: Cells) -> Cells:
    """The rows up to the last that has anything in it."""
    last = len(rows)
    while last and not any(cell is not None for cell in rows[last - 1]):
        last -= 1
    return rows[:last]


def cell_text(cell: object) -> str | None:
    """One cell as text; None when it is empty or blank."""
    if isinstance(cell, str):
        return None if not cell or cell.isspace() else cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, int):
        return str(cell)
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{cell!r}e0" if "e" not in repr(cell) else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return cell.isoformat(timespec="seconds")
    if isinstance(cell, timedelta):
        return f"{cell.total_seconds() / 86400!r}e0"
    return None if cell is None else str(cell)
