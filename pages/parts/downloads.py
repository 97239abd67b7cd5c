"""Tables as files that Excel opens right. A cell's text never becomes a formula. Reads no data itself."""

import csv
import io
from collections.abc import Sequence

import pandas as pd

from data.writing import missing

# What a spreadsheet program takes for the start of a formula when it opens a CSV.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def guarded(cell: object) -> object:
    """Text that would start a formula gets an apostrophe before it; numbers stay numbers."""
    if isinstance(cell, str) and cell.startswith(FORMULA):
        return "'" + cell
    return cell


def as_csv(headers: Sequence[str], rows: pd.DataFrame) -> bytes:
    """UTF-8 with the mark Excel needs to see Vietnamese; missing cells empty; days as yyyy-mm-dd."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([guarded(header) for header in headers])
    for row in rows.astype(object).itertuples(index=False):
        writer.writerow(["" if missing(cell) else guarded(plain_day(cell)) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def plain_day(cell: object) -> object:
    """A day without its midnight."""
    return cell.date().isoformat() if isinstance(cell, pd.Timestamp) else cell
