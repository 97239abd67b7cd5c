"""How large an area a sheet's cells span, before a reader lays that area out: one lone cell far off can be too much.

A quick look at every piece says at most how far cells lie, from the longest reference in it; only where that could be
too far are the cells with something in them looked at one by one. Blank formatted cells far below a table are usual.
"""

import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from data.refusal import Refused

# Cells of the area from A1 to the last cell that holds something; laying out this many takes some 700 MB.
MOST_CELLS = 17_000_000
LAST_ROW, LAST_COLUMN = 2**20, 2**14
MOST_MERGED, MOST_LOOKED_AT = 100_000, 5_000_000
OVERLAP = 64
# (at most so far, what a reference that lies further looks like)
WIDTHS = (
    (4, "[E-Z]|[A-Z]{2}"),
    (8, "[I-Z]|[A-Z]{2}"),
    (16, "[Q-Z]|[A-Z]{2}"),
    (26, "[A-Z]{2}"),
    (52, "[B-Z][A-Z]|[A-Z]{3}"),
    (104, "[D-Z][A-Z]|[A-Z]{3}"),
    (702, "[A-Z]{3}"),
)
HEIGHTS = (
    (999, "[0-9]{4}"),
    (9_999, "[0-9]{5}"),
    (99_999, "[0-9]{6}"),
    (199_999, "[2-9][0-9]{5}|[0-9]{7}"),
    (399_999, "[4-9][0-9]{5}|[0-9]{7}"),
    (999_999, "[0-9]{7}"),
)
MERGED = re.compile(rb"""mergeCell\s[^>]*?ref\s*=\s*["']([A-Z]{1,8})([0-9]{1,12}):([A-Z]{1,8})([0-9]{1,12})["']""")
CELL = re.compile(rb"""<(?:\w+:)?c\s([^<>]*)>(</|<(?:\w+:)?[vfi])?""")
ROW = re.compile(rb"""<(?:\w+:)?row\s[^<>]*?\br\s*=\s*["']0*([0-9]{8,})["']""")
PLACE = re.compile(rb"""(?:^|\s)r\s*=\s*["']([A-Z]{1,8})([0-9]{1,12})["']""")


@dataclass
class Extent:
    """How far the references of a part lie at most, as steps of `WIDTHS` and `HEIGHTS`."""

    width: int = 0
    height: int = 0
    merged: int = 0
    is_sheet: bool = False

    def look(self, piece: bytes) -> None:
        """Take in one piece of a part, which begins with the last bytes of the one before."""
        self.is_sheet = self.is_sheet or b"sheetData" in piece
        if not self.is_sheet:
            return
        while self.width < len(WIDTHS) and holds(piece, f"({WIDTHS[self.width][1]})[0-9A-Z]*[0-9]"):
            self.width += 1
        while self.height < len(HEIGHTS) and holds(piece, f"[A-Z]*({HEIGHTS[self.height][1]})"):
            self.height += 1
        if b"mergeCell" in piece:
            self.merged += look_at_merged(piece)
            if self.merged > MOST_MERGED:
                raise Refused("file-merged-far", range=f"{self.merged} ×")

    def may_be_far(self) -> bool:
        """Whether the cells must be looked at one by one."""
        if self.width == len(WIDTHS) or self.height == len(HEIGHTS):
            return True
        return WIDTHS[self.width][0] * HEIGHTS[self.height][0] > MOST_CELLS


@cache
def pattern(quote: str, beyond: str) -> bytes:
    """A reference, right after a quote, that lies beyond a step."""
    return f"{quote}({beyond})".encode()


def holds(piece: bytes, beyond: str) -> bool:
    """Whether a piece has a reference beyond a step. Arrow's linear search is three times as fast as `re` here."""
    import pyarrow as pa
    import pyarrow.compute as pc

    # Made of its bytes as they are: `pa.array` would bring pandas along.
    ends = pa.py_buffer(struct.pack("<qq", 0, len(piece)))
    text = pa.Array.from_buffers(pa.large_binary(), 1, [None, ends, pa.py_buffer(piece)])
    quotes = ['"', "'"] if b"'" in piece else ['"']
    return any(pc.match_substring_regex(text, pattern(quote, beyond))[0].as_py() for quote in quotes)


def look_at_merged(piece: bytes) -> int:
    """The number of merged ranges in a piece; none may be so large that filling it would never end."""
    found = MERGED.findall(piece[OVERLAP:] if len(piece) > OVERLAP else piece)
    for left, top, right, bottom in found:
        wide, high = column(right) - column(left) + 1, int(bottom) - int(top) + 1
        if wide * high > MOST_CELLS:
            raise Refused("file-merged-far", range=b"".join((left, top, b":", right, bottom)).decode())
    return len(found)


def look_at_cells(pieces: Iterable[bytes]) -> None:
    """The area of the cells that hold something must not be too large to be laid out.

    Raises:
        Refused: a cell lies too far off; it is named.
    """
    wide = high = looked_at = 0
    for piece in pieces:
        if far := ROW.search(piece):
            raise Refused("file-cell-far", cell=far[1][:12].decode())
        for cell in CELL.finditer(piece):
            looked_at += 1
            attributes, after = cell.groups()
            if (attributes.endswith(b"/") or after == b"</") and looked_at < MOST_LOOKED_AT:
                continue
            if place := PLACE.search(attributes):
                at, row = column(place[1]), int(place[2])
                wide, high = max(wide, at), max(high, row)
                if row > LAST_ROW or at > LAST_COLUMN or wide * high > MOST_CELLS:
                    raise Refused("file-cell-far", cell=(place[1] + place[2])[:20].decode())


def column(letters: bytes) -> int:
    """A -> 1, Z -> 26, AA -> 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
