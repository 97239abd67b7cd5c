"""What a workbook's XML says that the reading library does not: hidden rows and columns, errors, formulas, capitals.

A sheet is passed over once, in pieces of whole rows; a piece is looked into only where a word in it promises
something. It reads no values and builds no tree: two hundred thousand rows take half a second.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import IO
from zipfile import ZipFile

from data.guard import Refused
from data.opening.cells import NO_VALUE

PIECE, LONGEST_ROW, LARGEST_STYLES = 2**20, 2**26, 2**25
ROWS, COLUMNS = 1_048_576, 16_384
TAG = rb"<(?:[\w.-]+:)?"
REFERENCE = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]{1,3})(\d{1,7})[\"']")
NUMBER = re.compile(rb"\sr\s*=\s*[\"'](\d{1,7})[\"']")
OF_TEXT = re.compile(rb"\st\s*=\s*[\"']str[\"']")
SHEET_DATA = re.compile(rb"<((?:[\w.-]+:)?)sheetData[\s/>]")


@dataclass
class Looks:
    """Of one sheet: rows hidden, counted from 1; columns hidden, from 0; texts of cells and cells in capitals, from 0.

    They may lie outside what the sheet holds.
    """

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    capitals: set[tuple[int, int]] = field(default_factory=set)


def parts_of(archive: ZipFile) -> list[str]:
    """The part of each sheet, in the workbook's order.

    Raises:
        Refused: there is no list of sheets, or it names a part that is not there.
    """
    names = {name.replace("\\", "/").lower(): name for name in archive.namelist()}
    if "xl/workbook.xml" not in names:
        raise Refused("file-damaged")
    relations = archive.read(names["xl/_rels/workbook.xml.rels"])
    target = {attribute(tag, b"Id"): attribute(tag, b"Target") for tag in tags(relations, b"Relationship")}
    parts = []
    for tag in tags(archive.read(names["xl/workbook.xml"]), b"sheet"):
        to = target.get(attribute(tag, rb"(?:[\w.-]+:)?id"), "")
        part = to.lstrip("/") if to.startswith("/") else f"xl/{to}"
        if part.lower() not in names:
            raise Refused("file-damaged")
        parts.append(names[part.lower()])
    return parts


def tags(xml: bytes, name: bytes) -> list[bytes]:
    """Every tag of a name."""
    return re.findall(TAG + name + rb"(?=[\s/>])[^>]*>", xml)


def attribute(tag: bytes, name: bytes) -> str:
    """An attribute's value; empty when it is not there."""
    found = re.search(rb"\s" + name + rb"\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", tag)
    return unescape((found[1] or found[2] or b"").decode("utf-8", "replace")) if found else ""


def capital_styles(archive: ZipFile) -> list[int]:
    """The cell styles whose font is one of capitals; none in nearly every workbook."""
    if "xl/styles.xml" not in archive.namelist():
        return []
    with archive.open("xl/styles.xml") as file:
        xml = file.read(LARGEST_STYLES)
    if b'"' + b".Vn" not in xml and b"'.Vn" not in xml:
        return []
    fonts = re.split(TAG + rb"font(?=[\s>])", section(xml, b"fonts"))[1:]
    names = [next((attribute(tag, b"val") for tag in tags(font, b"name")), "") for font in fonts]
    capitals = {str(at) for at, name in enumerate(names) if is_capitals(name)}
    return [at for at, tag in enumerate(tags(section(xml, b"cellXfs"), b"xf")) if attribute(tag, b"fontId") in capitals]


def is_capitals(font: str) -> bool:
    """Whether a font shows small letters as capitals: .VnTimeH and its family."""
    return font.startswith(".Vn") and font.endswith("H")


def section(xml: bytes, name: bytes) -> bytes:
    """What stands between an element's tags."""
    found = re.search(TAG + name + rb"(?=[\s>])[^>]*>(.*?)</(?:[\w.-]+:)?" + name + rb"\s*>", xml, re.DOTALL)
    return found[1] if found else b""


def look(archive: ZipFile, part: str, styles: list[int]) -> Looks:
    """Pass over a sheet's XML once; `styles` are those of capitals."""
    with archive.open(part) as file:
        head, prefix = head_of(file)
        if prefix is None:
            return Looks()
        passing = Pass(prefix, styles)
        for piece in pieces(file, head, b"<" + prefix + b"row"):
            passing.take(piece)
    return passing.looks


def head_of(file: IO[bytes]) -> tuple[bytes, bytes | None]:
    """What is read up to and with the start of the rows, and the prefix its tags have; None without any rows."""
    head = b""
    while (found := SHEET_DATA.search(head)) is None:
        piece = file.read(PIECE)
        if not piece or len(head) > LONGEST_ROW:
            return head, None
        head += piece
    return head, found[1]


def pieces(file: IO[bytes], head: bytes, row: bytes) -> Iterator[bytes]:
    """The rest of a sheet in pieces that end where a row begins, so that no tag is cut."""
    rest = head
    while piece := file.read(PIECE):
        rest += piece
        if (at := rest.rfind(row)) > 0:
            yield rest[:at]
            rest = rest[at:]
        elif len(rest) > LONGEST_ROW:
            raise Refused("file-damaged")
    yield rest


class Pass:
    """The state of passing over one sheet: what was seen, and the number of the last row so far."""

    def __init__(self, prefix: bytes, styles: list[int]) -> None:
        self.looks, self.row = Looks(), 0
        self.open_row, self.open_cell, self.open_formula = (b"<" + prefix + name for name in (b"row", b"c", b"f"))
        name = re.escape(prefix)
        formula = rb"<%bf(?=[\s/>])(?:[^>]*/>|[^>]*>[^<]*</%bf\s*>)" % (name, name)
        said = rb"\s*=\s*[\"'](?:%b)[\"'][^>]*>"
        cell = rb"<%bc(?=\s)[^>]*?\s" % name
        self.hidden_row = re.compile(rb"<%brow(?=\s)[^>]*?\shidden" % name + said % b"1|true")
        self.column = re.compile(rb"<%bcol(?=\s)[^>]*?\shidden" % name + said % b"1|true")
        self.error = re.compile(
            cell + b"t" + said % b"e" + rb"(?:\s*%b)?\s*<%bv(?:\s[^>]*)?>([^<]*)<" % (formula, name)
        )
        self.bare = re.compile(formula + rb"(?!\s*<%b(?:v(?:\s[^>]*)?>[^<]|is[\s>]))" % name)
        self.stored = re.compile(rb"\s*<%bv(?:\s[^>]*)?(?:/>|>)" % name)
        self.style = re.compile(cell + b"s" + said % b"|".join(b"%d" % one for one in styles)) if styles else None
        self.tag = re.compile(rb"<%b(?:row|c)(?=[\s/>])[^>]*>" % name)

    def take(self, piece: bytes) -> None:
        """Look into one piece of whole rows."""
        places = Places(self, piece)
        if b"hidden" in piece:
            self.looks.hidden_rows.update(places.row(found.start()) for found in self.hidden_row.finditer(piece))
            for tag in self.column.findall(piece):
                self.looks.hidden_columns.update(span(attribute(tag, b"min"), attribute(tag, b"max")))
        if b'"e"' in piece or b"'e'" in piece:
            for found in self.error.finditer(piece):
                text = found[1].decode("utf-8", "replace")
                self.looks.texts[places.cell(found.start())] = text if text.startswith("#") else "#VALUE!"
        if self.open_formula in piece:
            for found in self.bare.finditer(piece):
                self.take_formula(piece, found.start(), found.end(), places)
        if self.style:
            self.looks.capitals.update(places.cell(found.start()) for found in self.style.finditer(piece))
        self.row = places.last_row()

    def take_formula(self, piece: bytes, start: int, end: int, places: "Places") -> None:
        """A formula after which no value stands. Where the value is the empty text, that is a value."""
        at = piece.rfind(self.open_cell, 0, start)
        if at >= 0 and not (OF_TEXT.search(piece, at, start) and self.stored.match(piece, end)):
            self.looks.texts[places.cell(at)] = NO_VALUE


class Places:
    """Where the tags of one piece stand; counted only where a cell or row does not say so itself."""

    def __init__(self, passing: Pass, piece: bytes) -> None:
        self.passing, self.piece = passing, piece
        self.counted: dict[int, tuple[int, int]] | None = None

    def row(self, at: int) -> int:
        """The number, from 1, of the row whose tag begins at `at`."""
        found = NUMBER.search(self.piece, at, self.piece.index(b">", at))
        return int(found[1]) if found else self.count()[at][0]

    def cell(self, at: int) -> tuple[int, int]:
        """Row and column, from 0, of the cell whose tag begins at `at`."""
        found = REFERENCE.search(self.piece, at, self.piece.index(b">", at))
        if found:
            return int(found[2]) - 1, column_number(found[1])
        row, column = self.count()[at]
        return row - 1, column

    def last_row(self) -> int:
        """The number of the piece's last row."""
        at = self.piece.rfind(self.passing.open_row + b" ")
        if at >= 0 and NUMBER.search(self.piece, at, self.piece.find(b">", at)):
            return self.row(at)
        return max((row for row, _ in self.count().values()), default=self.passing.row)

    def count(self) -> dict[int, tuple[int, int]]:
        """Of every tag its row, from 1, and column: what it says, or else the one after the last."""
        if self.counted is None:
            self.counted, row, column = {}, self.passing.row, -1
            for found in self.passing.tag.finditer(self.piece):
                tag, start = found[0], found.start()
                if self.piece.startswith(self.passing.open_row, start):
                    said, row, column = NUMBER.search(tag), row + 1, -1
                    row = int(said[1]) if said else row
                else:
                    named = REFERENCE.search(tag)
                    column = column_number(named[1]) if named else column + 1
                self.counted[start] = row, column
        return self.counted


def column_number(letters: bytes) -> int:
    """A column's letters as its number from 0: A -> 0, AA -> 26."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number - 1


def span(first: str, last: str) -> range:
    """The columns, from 0, of a tag that says its first and last from 1."""
    return range(int(first) - 1, min(int(last), COLUMNS)) if first.isdecimal() and last.isdecimal() else range(0)
