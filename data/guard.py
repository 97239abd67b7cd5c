"""May this file be opened at all? Judged by its content, before any reader sees it.

It unpacks a workbook's parts piece by piece and counts, but parses no XML and no cell; it says no with a problem's
code that names the cause, and never changes a file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipInfo

from data.limits import limits
from data.opening.far_cells import OVERLAP, Extent, look_at_cells
from data.opening.old_container import look_into
from data.opening.package import MEGABYTE, MOST_PARTS, Ceiling, ceiling_of, parts_of, pieces
from data.opening.plain_text import look_at_text
from data.opening.refusal import Refused as Refused

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
KNOWN_BINARY = {
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"%PDF": "PDF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
    b"\x1f\x8b": "GZIP",
    b"PK\x05\x06": "ZIP",
    b"{\\rtf": "RTF",
    b"SQLite format 3": "SQLite",
}
MARKUP = (b"<html", b"<!doctype", b"<?xml", b"<table", b"<head", b"<meta", b"mime-version:")
# Parts that no reader of tables opens: pictures may name a DOCTYPE, and damage in them harms no cell.
UNREAD = ("docprops/", "xl/theme/", "xl/drawings/", "xl/charts/", "xl/media/", "xl/printersettings/", "xl/embeddings/",
          "customxml/", "xl/calcchain.xml", "xl/vbaproject.bin")  # fmt: skip
UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
ENTITIES = [mark.encode(encoding) for mark in ("<!DOCTYPE", "<!ENTITY") for encoding in ("utf-16-le", "utf-16-be")]
RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
SHEET, TARGET = re.compile(rb"""Type\s*=\s*["'][^"']*/worksheet["']"""), re.compile(rb"""Target\s*=\s*["']([^"']+)""")


@dataclass(frozen=True)
class Opened:
    """A file that may be read: `kind` is "xlsx", "xls" or "csv"; `notes` are codes, so far only "macros-ignored"."""

    kind: str
    notes: tuple[str, ...] = ()


def kind_of(path: Path) -> str:
    """The kind alone; see `opened`."""
    return opened(path).kind


def opened(path: Path) -> Opened:
    """What the file is by what it holds, whatever its name says.

    Raises:
        Refused: empty, too large, another kind of file, protected by a password, or of a make that harms readers.
    """
    size = path.stat().st_size
    if size == 0:
        raise Refused("file-empty")
    if size > limits().largest_file_mb * MEGABYTE:
        raise Refused("file-too-large", size=size // MEGABYTE, limit=limits().largest_file_mb)
    with path.open("rb") as file:
        start = file.read(4096)
    if start.startswith(ZIP):
        return zipped(path, size)
    if start.startswith(OLE):
        return Opened("xls", tuple(look_into(path)))
    for magic, name in KNOWN_BINARY.items():
        if start.startswith(magic):
            raise Refused("not-a-table", found=name)
    if start.lstrip(b"\xef\xbb\xbf \t\r\n")[:64].lower().startswith(MARKUP):
        raise Refused("not-a-table", found="Excel 2003 XML" if b"Excel.Sheet" in start else "HTML")
    look_at_text(path, start)
    return Opened("csv")


def zipped(path: Path, size: int) -> Opened:
    """A zip: is it a workbook, and can each of its parts be read without harm?"""
    parts = parts_of(path)
    names = {part.filename.replace("\\", "/").casefold() for part in parts}
    if not any(name.startswith("xl/") for name in names):
        found = "ODS" if "content.xml" in names else "DOCX" if any(n.startswith("word/") for n in names) else "ZIP"
        raise Refused("not-a-table", found=found)
    if "xl/workbook.bin" in names:
        raise Refused("not-a-table", found="XLSB")
    ceiling = ceiling_of(size, limits().largest_unpacked_mb)
    if sum(part.file_size for part in parts) > ceiling.allowed:
        ceiling.spend(ceiling.allowed + 1)
    for part in parts:
        if not part.filename.casefold().startswith(UNREAD):
            look_at_part(path, part, ceiling)
    for sheet in sheets_of(path, parts):
        if sheet.filename.casefold().startswith(UNREAD):
            look_at_part(path, sheet, ceiling)
    return Opened("xlsx", ("macros-ignored",) if any(name.endswith("vbaproject.bin") for name in names) else ())


def look_at_part(path: Path, part: ZipInfo, ceiling: Ceiling) -> None:
    """One pass over what a part holds, and a second over its cells where the first finds them far off."""
    extent, before, wide_letters = Extent(), b"", False
    with path.open("rb") as file:
        for piece in pieces(file, part, ceiling):
            wide_letters = wide_letters or (not before and piece.startswith(UTF_16))
            looked_at = before + piece
            if b"<!DOCTYPE" in looked_at or (wide_letters and any(mark in looked_at for mark in ENTITIES)):
                raise Refused("file-with-entities", part=part.filename[:80])
            extent.look(looked_at)
            before = looked_at[-OVERLAP:]
        if wide_letters:
            raise Refused("file-part-encoding", part=part.filename[:80])
        if extent.may_be_far():
            look_at_cells(extent, lambda: pieces(file, part, Ceiling(ceiling.allowed, "file-damaged")))


def sheets_of(path: Path, parts: list[ZipInfo]) -> Iterator[ZipInfo]:
    """The parts that the workbook calls its sheets, wherever they lie.

    Raises:
        Refused: one is not in the package.
    """
    named = {part.filename.replace("\\", "/").casefold(): part for part in parts}
    listed = named.get("xl/_rels/workbook.xml.rels")
    if listed is None:
        raise Refused("file-part-missing", part="xl/_rels/workbook.xml.rels")
    with path.open("rb") as file:
        relations = b"".join(pieces(file, listed, Ceiling(2 * MEGABYTE, "file-too-many-parts", limit=MOST_PARTS)))
    for relation in RELATION.findall(relations):
        target = TARGET.search(relation)
        if target and SHEET.search(relation):
            name = target[1].decode("utf-8", "replace").replace("\\", "/")
            whole = name[1:] if name.startswith("/") else f"xl/{name.removeprefix('./')}"
            if whole.casefold() not in named:
                raise Refused("file-part-missing", part=whole[:80])
            yield named[whole.casefold()]
