"""How large an area a sheet's cells span, before a reader lays that area out: one lone cell far off can be too much.

A quick look at every piece says at most how far cells lie, from the longest reference in it; only where that could be
too far are the cells with something in them looked at one by one. Blank formatted cells far below a table are usual.
"""

import re
import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from data.opening.refusal import Refused

# Cells of the area from A1 to the last cell that holds something. So many may be laid out in any case; up to the
# second number where one in twenty holds something, as no table with a lone cell far off has it.
CELLS, FILLED_CELLS, ONE_IN = 1_000_000, 17_000_000, 20
# The last row a sheet has, and the last column that is read (AMZ): two years of days fit in.
LAST_ROW, LAST_COLUMN = 2**20, 1040
# More cells than these are looked at by no one but the reader, whose memory is watched.
MOST_MERGED, MOST_LOOKED_AT = 100_000, 3_000_000
OVERLAP, LONGEST_CELL = 64, 512
# (at most so far, what a reference that lies further looks like)
WIDTHS = (
    (4, "[E-Z]|[A-Z]{2}"),
    (8, "[I-Z]|[A-Z]{2}"),
    (12, "[M-Z]|[A-Z]{2}"),
    (16, "[Q-Z]|[A-Z]{2}"),
    (26, "[A-Z]{2}"),
    (52, "[B-Z][A-Z]|[A-Z]{3}"),
    (104, "[D-Z][A-Z]|[A-Z]{3}"),
    (702, "[A-Z]{3}"),
    (LAST_COLUMN, "A[N-Z][A-Z]|[B-Z][A-Z]{2}|[A-Z]{4}"),
)
HEIGHTS = (
    (999, "[0-9]{4}"),
    (9_999, "[0-9]{5}"),
    (99_999, "[0-9]{6}"),
    (249_999, "2[5-9][0-9]{4}|[3-9][0-9]{5}|[0-9]{7}"),
    (399_999, "[4-9][0-9]{5}|[0-9]{7}"),
    (999_999, "[0-9]{7}"),
    (
        LAST_ROW,
        "1048(57[7-9]|5[89][0-9]|[6-9][0-9]{2})|1049[0-9]{3}|10[5-9][0-9]{4}|(1[1-9]|[2-9][0-9])[0-9]{5}|[0-9]{8}",
    ),
)
MERGED = re.compile(rb"""mergeCell\s[^>]*?ref\s*=\s*["']([A-Z]{1,8})([0-9]{1,12}):([A-Z]{1,8})([0-9]{1,12})["']""")
ROW = re.compile(rb"""row\s(?:[^<>]*?\s)?r\s*=\s*["']([0-9]{7,})["']""")
# A cell with something in it: neither closed at once nor opened and closed.
CELL = re.compile(rb"""<(?:\w+:)?c\s([^<>]*[^<>/])>(?!</)""")
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
                raise Refused("file-merged-often", limit=MOST_MERGED)

    def area(self) -> int:
        """At most so many cells are spanned."""
        wide = WIDTHS[self.width][0] if self.width < len(WIDTHS) else LAST_COLUMN
        return wide * (HEIGHTS[self.height][0] if self.height < len(HEIGHTS) else LAST_ROW)

    def is_beyond(self) -> bool:
        """Whether a reference lies further than the last step."""
        return self.width == len(WIDTHS) or self.height == len(HEIGHTS)

    def may_be_far(self) -> bool:
        """Whether the cells must be looked at more closely."""
        return self.is_beyond() or too_far(self.area(), 0)


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
        if wide * high > FILLED_CELLS:
            raise Refused("file-merged-far", range=b"".join((left, top, b":", right, bottom)).decode())
    return len(found)


def too_far(area: int, filled: int) -> bool:
    """Whether laying out an area is too much, of which so many cells hold something."""
    return area > CELLS and (area > FILLED_CELLS or area > ONE_IN * filled)


def look_at_cells(extent: Extent, pieces: Callable[[], Iterable[bytes]]) -> None:
    """The area of the cells that hold something must not be too large to be laid out.

    `pieces` is called for each pass over the part: one that counts, and if that leaves doubts one cell by cell.

    Raises:
        Refused: a cell lies too far off; it is named.
    """
    filled = 0
    for piece in pieces():
        filled += piece.count(b"<v") + piece.count(b"<is")
        if not extent.is_beyond() and not too_far(extent.area(), filled):
            return
    wide = high = 0
    furthest = ""
    for cell in islice(cells_of(pieces()), MOST_LOOKED_AT):
        at, row = column(cell[1]), int(cell[2])
        if at > wide or row > high:
            wide, high, furthest = max(wide, at), max(high, row), (cell[1] + cell[2])[:20].decode()
            if high > LAST_ROW or wide > LAST_COLUMN or wide * high > FILLED_CELLS:
                raise Refused("file-cell-far", cell=furthest)
    if too_far(wide * high, filled):
        raise Refused("file-cell-far", cell=furthest)


def cells_of(pieces: Iterable[bytes]) -> Iterator[re.Match[bytes]]:
    """Where each cell that holds something says it is.

    Raises:
        Refused: a row beyond the last that a sheet has.
    """
    before = b""
    for piece in pieces:
        piece = before + piece
        before = piece[-LONGEST_CELL:]
        for row in ROW.finditer(piece):
            if int(row[1]) > LAST_ROW:
                raise Refused("file-cell-far", cell=row[1][:12].decode())
        for cell in CELL.finditer(piece):
            if place := PLACE.search(cell[1]):
                yield place


def column(letters: bytes) -> int:
    """A -> 1, Z -> 26, AA -> 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
