"""Is a file without a known mark a text table? Looked at in bytes, so whatever its encoding; no cell is read.

It refuses what no table has: bytes of nothing, a line of many megabytes, more columns than are read of any table.
"""

from pathlib import Path

from data.opening.far_cells import LAST_COLUMN
from data.opening.refusal import Refused

PIECE = 2**20
LONGEST_LINE_MB = 16
MOST_COLUMNS = LAST_COLUMN
DELIMITERS = (b",", b";", b"\t", b"|")
UNUSUAL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def look_at_text(path: Path, start: bytes) -> None:
    """Nothing when the file may be read as text.

    Raises:
        Refused: not text, or no table's lines.
    """
    wide = start.startswith(UTF_16)
    if not wide and len(start.translate(None, UNUSUAL)) < 0.95 * len(start):
        raise Refused("not-a-table", found="binary")
    end = b"\n" if b"\n" in start or b"\r" not in start else b"\r"
    done, rest = 0, b""
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            if not wide and (at := piece.find(b"\x00")) >= 0:
                raise Refused("text-with-nothing", row=line_at(path, done + len(rest) + at, end))
            whole = rest + piece
            try:
                rest = after_lines(whole, end)
            except TooWide as line:
                row = line_at(path, done + line.args[0], end)
                raise Refused("text-too-wide", row=row, columns=line.args[1], limit=MOST_COLUMNS) from line
            done += len(whole) - len(rest)
            if len(rest) > LONGEST_LINE_MB * 2**20:
                raise Refused("text-line-too-long", row=line_at(path, done, end), limit=LONGEST_LINE_MB)


class TooWide(Exception):
    """A line with too many cells: where it begins in the text, and how many cells it has."""


def after_lines(text: bytes, end: bytes) -> bytes:
    """What follows the last whole line. Lines too short to be wide are passed over in strides.

    Raises:
        TooWide: a line, or what follows the last, has more cells than a table may have columns.
    """
    at = 0
    while True:
        further = text.rfind(end, at, at + MOST_COLUMNS)
        if further < 0:
            further = text.find(end, at)
            line = text[at:further] if further >= 0 else text[at:]
            cells = 1 + max(line.count(delimiter) for delimiter in DELIMITERS)
            if cells > MOST_COLUMNS:
                raise TooWide(at, cells)
            if further < 0:
                return line
        at = further + 1


def line_at(path: Path, place: int, end: bytes) -> int:
    """The number of the line that holds the byte at `place`."""
    number = 1
    with path.open("rb") as file:
        while place > 0 and (piece := file.read(min(PIECE, place))):
            number, place = number + piece.count(end), place - len(piece)
    return number
