"""Gives the formulas of a workbook saved by openpyxl the values they had: it writes formulas without any.

A reader that does not calculate then still sees what the office saw; Excel calculates anew when it opens the file.
"""

import re
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import load_workbook
from openpyxl.utils.datetime import to_excel

FORMULA = re.compile(r'<c r="([A-Z]+[0-9]+)"([^>]*)>(<f[^>]*>[^<]*</f>|<f[^>]*/>)<v ?/?>(?:</v>)?</c>')


def keep_values(original: Path, saved: Path) -> None:
    """Write the stored values of `original` beside the formulas of `saved`, which openpyxl made from it."""
    with original.open("rb") as file:
        book = load_workbook(file, data_only=True)
    pages = {f"xl/worksheets/sheet{number}.xml": page for number, page in enumerate(book.worksheets, 1)}
    made = saved.with_suffix(".whole")
    with zipfile.ZipFile(saved) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for part in before.infolist():
            content = before.read(part)
            if part.filename in pages:
                content = with_values(content.decode("utf-8"), pages[part.filename], book.epoch).encode("utf-8")
            after.writestr(part.filename, content)
    made.replace(saved)


def with_values(sheet: str, page: Any, epoch: datetime) -> str:
    """The XML of a sheet, each formula with the value it had."""

    def valued(found: re.Match[str]) -> str:
        place, attributes, formula = found.groups()
        cell = page[place]
        kind, text = stored(cell.value, cell.data_type, epoch)
        return found.group(0) if text is None else f'<c r="{place}"{attributes}{kind}>{formula}<v>{text}</v></c>'

    return FORMULA.sub(valued, sheet)


def stored(value: Any, kind: str, epoch: datetime) -> tuple[str, str | None]:
    """A value as a sheet stores it: its kind as an attribute, and its text; None where there is no value."""
    if value is None:
        return "", None
    if kind == "e":
        return ' t="e"', escape(str(value))
    if isinstance(value, bool):
        return ' t="b"', str(int(value))
    if isinstance(value, datetime | date | time | timedelta):
        return "", repr(to_excel(value, epoch))
    return (' t="str"', escape(value)) if isinstance(value, str) else ("", repr(value))
