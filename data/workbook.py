"""Workbooks (.xlsx, .xls) to rows of text that remember their sheet and row number.

Every cell becomes text without losing what it was: dates in ISO, whole numbers plain, other numbers as "1.5e0".
It does not judge, clean or drop anything. A crafted file can stop the library's process: use it in the child only.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from data.guard import Refused

Cells = list[list[str | None]]


def sheets(path: Path) -> Iterator[tuple[str, Cells]]:
    """(name, rows) of each sheet; rows start at the sheet's row 1, cells at column A, empty cells are None.

    Raises:
        Refused: protected by a password, or damaged.
    """
    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            for meta in book.sheets_metadata:
                if str(meta.typ).endswith("WorkSheet"):
                    rows = book.get_sheet_by_name(meta.name).to_python(skip_empty_area=False)
                    yield meta.name, [[cell_text(cell) for cell in row] for row in rows]
    except PasswordError as refused:
        raise Refused("file-protected") from refused
    except (CalamineError, OSError, ValueError) as broken:
        raise Refused("file-damaged") from broken


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
