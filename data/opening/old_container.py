"""The container of old Office files (.xls, and new workbooks under a password): what lies in it, and is it whole?

It reads the table of contents and where a workbook's cells are, not what they hold. A chain of sectors that leads
round in a circle or out of the file is refused here, where a reader might never end or make cells up.
"""

import struct
from array import array
from dataclasses import dataclass
from pathlib import Path

from data.columns import letter_of
from data.opening.far_cells import too_far
from data.opening.refusal import Refused

NOTHING = 0xFFFFFFFC
BOOKS = ("Workbook", "Book")
OTHERS = {"WordDocument": "DOC", "PowerPoint Document": "PPT", "__properties_version1.0": "MSG"}
MACROS = {"_VBA_PROJECT_CUR", "_VBA_PROJECT", "VBA"}
PASSWORD, BEGINNING, END = 0x2F, 0x809, 0x0A
# Records of cells with something in them: number, short number, numbers, text (old and new), formula, true or error.
CELLS_FILLED = frozenset({0x203, 0x27E, 0xBD, 0x204, 0xD6, 0xFD, 0x06, 0x206, 0x406, 0x205})
HEAD = struct.Struct("<4H")


@dataclass(frozen=True)
class Entry:
    """One stream: its name, the number of its first sector, its size in bytes."""

    name: str
    start: int
    size: int


class Container:
    """The table of contents of an old Office file."""

    def __init__(self, data: bytes) -> None:
        """Read the sectors' chains.

        Raises:
            Refused: it breaks off or its chains lead in a circle.
        """
        self.data = data
        try:
            (shift,) = struct.unpack_from("<H", data, 30)
            tables, first = struct.unpack_from("<II", data, 44)
            (self.small,) = struct.unpack_from("<I", data, 56)
            if shift not in (9, 12):
                raise Refused("file-damaged")
            self.sector = 1 << shift
            self.next = self.chains(tables)
            raw = b"".join(self.piece(at) for at in self.chain(first))
            self.entries = [entry_of(raw[at : at + 128]) for at in range(0, len(raw) - 127, 128) if raw[at + 66]]
        except struct.error as short:
            raise Refused("file-damaged") from short

    def piece(self, at: int) -> bytes:
        """One sector."""
        return self.data[(at + 1) * self.sector : (at + 2) * self.sector]

    def chains(self, tables: int) -> "array[int]":
        """The number of the sector that follows each sector."""
        found = array("I")
        places, (more,) = list(struct.unpack_from("<109I", self.data, 76)), struct.unpack_from("<I", self.data, 68)
        for _ in range(len(self.data) // self.sector):
            if more >= NOTHING:
                break
            *further, more = struct.unpack(f"<{self.sector // 4}I", self.piece(more))
            places += further
        for place in places[: min(tables, len(self.data) // self.sector)]:
            if place < NOTHING:
                whole = self.piece(place)
                found.frombytes(whole[: len(whole) // 4 * 4])
        return found

    def chain(self, start: int) -> list[int]:
        """The sectors from `start` on."""
        found: list[int] = []
        while start < NOTHING:
            if start >= len(self.next) or len(found) > len(self.next) or (start + 1) * self.sector > len(self.data):
                raise Refused("file-damaged")
            found.append(start)
            start = self.next[start]
        return found

    def names(self) -> set[str]:
        """The names of everything in it."""
        return {entry.name for entry in self.entries}

    def book(self) -> Entry | None:
        """The workbook's stream."""
        return next((entry for name in BOOKS for entry in self.entries if entry.name == name), None)


def entry_of(raw: bytes) -> Entry:
    """One entry of the table of contents."""
    length, start, size = struct.unpack("<64xH50xII4x", raw)
    return Entry(raw[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace"), start, size)


def look_into(path: Path) -> list[str]:
    """Notes on an .xls that may be read: "macros-ignored".

    Raises:
        Refused: protected, damaged, or no workbook.
    """
    data = path.read_bytes()
    # A new workbook under a password is an old container that names its one part so.
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Refused("file-protected")
    container = Container(data)
    names, book = container.names(), container.book()
    if book is None:
        found = next((kind for name, kind in OTHERS.items() if name in names), None)
        raise Refused("not-a-table", found=found) if found else Refused("file-damaged")
    if book.size >= container.small:
        sectors = container.chain(book.start)
        if len(sectors) * container.sector < book.size:
            raise Refused("file-damaged")
        look_at_records(b"".join(container.piece(at) for at in sectors))
    return ["macros-ignored"] if names & MACROS else []


def look_at_records(book: bytes) -> None:
    """Go over the workbook's records: none may ask for a password, and no sheet's cells may lie too far apart.

    Raises:
        Refused: protected, or a cell lies far off; it is named.
    """
    at = filled = wide = high = 0
    while at + 8 <= len(book):
        kind, length, row, column = HEAD.unpack_from(book, at)
        if kind in CELLS_FILLED:
            filled += 1
            wide, high = max(wide, column + 1), max(high, row + 1)
        elif kind == PASSWORD:
            raise Refused("file-protected")
        elif kind in (BEGINNING, END):
            if too_far(wide * high, filled):
                raise Refused("file-cell-far", cell=f"{letter_of(wide - 1)}{high}")
            filled = wide = high = 0
        at += 4 + length
