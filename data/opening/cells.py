"""What a sheet is once read, whatever workbook it came from: rows of text, and what its looks say of them.

Every cell becomes text without losing what it was: dates in ISO, whole numbers plain, other numbers as "1.5e0",
errors as Excel shows them. It opens nothing, and does not judge or clean.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

Cells = list[list[str | None]]
Area = tuple[int, int, int, int]
NO_VALUE = "#FORMULA!"


@dataclass(frozen=True)
class Sheet:
    """One sheet's cells as text, and what its looks say of them.

    `rows` begin at row 1 and column A; rows and cells after the last that holds something are left out. `merged` is
    top, left, bottom, right, counted from 0 and inclusive, within the rows; `hidden_rows` are counted from 1 as Excel
    does, `hidden_columns` from 0, and both name only those that hold something. `capitals`: (row, column) from 0 of
    cells in a TCVN3 font of capitals, whose small letters read as capitals. `date_1904`: a number that stands for a day
    counts from 1904.
    """

    name: str
    rows: Cells
    merged: tuple[Area, ...] = ()
    hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    capitals: frozenset[tuple[int, int]] = frozenset()
    date_1904: bool = False


def cell_text(cell: object) -> str | None:
    """One cell as text; None when it is empty or blank."""
    if isinstance(cell, str):
        return None if not cell or cell.isspace() else cell
    return None if cell is None else TEXT_OF[type(cell)](cell)


def of_number(cell: float) -> str:
    """A whole number plain; any other with an exponent, so that no one takes its point for one of thousands."""
    if cell.is_integer():
        return str(int(cell))
    return repr(cell) if "e" in repr(cell) else f"{cell!r}e0"


def of_duration(cell: timedelta) -> str:
    """The number of days that Excel keeps."""
    return f"{cell.total_seconds() / 86400!r}e0"


class Remembered(dict[date, str]):
    """Days as text, each written once: a list has few different days."""

    def __missing__(self, day: date) -> str:
        text = self[day] = day.isoformat()
        return text


TEXT_OF: dict[type, Any] = {
    bool: lambda cell: "TRUE" if cell else "FALSE",
    int: str,
    float: of_number,
    # Most moments are whole seconds, and then this is what ISO says, in half the time.
    datetime: lambda cell: cell.isoformat(" ", "seconds") if cell.microsecond else str(cell),
    date: Remembered().__getitem__,
    time: lambda cell: cell.isoformat("seconds"),
    timedelta: of_duration,
}


def as_text(rows: list[list[Any]]) -> Cells:
    """Make the cells text in place, each row as it comes (a sheet may hold millions), without the empty tails."""
    for row in rows:
        for at, cell in enumerate(row):
            # Most cells are text: they are told by their type alone and left where they are.
            if type(cell) is not str:
                row[at] = TEXT_OF[type(cell)](cell)
            elif not cell or cell.isspace():
                row[at] = None
        while row and row[-1] is None:
            row.pop()
    return without_tail(rows)


def without_tail(rows: Cells) -> Cells:
    """The same rows, cut after the last that has anything in it."""
    last = len(rows)
    while last and not any(cell is not None for cell in rows[last - 1]):
        last -= 1
    del rows[last:]
    return rows


def put(rows: Cells, row: int, column: int, text: str) -> None:
    """Write a cell, counted from 0, where the reader saw nothing or nothing it could name."""
    while len(rows) <= row:
        rows.append([])
    rows[row].extend([None] * (column + 1 - len(rows[row])))
    rows[row][column] = text


def within(rows: Cells, merged: list[Area]) -> tuple[Area, ...]:
    """The merged ranges as far as they reach into the rows.

    Ranges that overlap cover more cells than there are; no spreadsheet program writes such, so none is believed.
    """
    height, width = len(rows), max(map(len, rows), default=0)
    cut = [(t, le, min(b, height - 1), min(r, width - 1)) for t, le, b, r in merged if t < height and le < width]
    covered = sum((bottom - top + 1) * (right - left + 1) for top, left, bottom, right in cut)
    return tuple(area for area in cut if area[:2] != area[2:]) if covered <= height * width else ()


def filled_rows(rows: Cells, numbers: set[int]) -> tuple[int, ...]:
    """Those of the row numbers, counted from 1, that hold something; a row's empty tail is cut."""
    return tuple(sorted(number for number in numbers if number <= len(rows) and rows[number - 1]))


def filled_columns(rows: Cells, positions: set[int]) -> tuple[int, ...]:
    """Those of the columns, counted from 0, that hold something."""
    width = max(map(len, rows), default=0) if positions else 0
    inside = sorted(at for at in positions if at < width)
    return tuple(at for at in inside if any(at < len(row) and row[at] is not None for row in rows))


def filled_cells(rows: Cells, places: set[tuple[int, int]]) -> frozenset[tuple[int, int]]:
    """Those of the places that hold something."""
    return frozenset((r, c) for r, c in places if r < len(rows) and c < len(rows[r]) and rows[r][c] is not None)
