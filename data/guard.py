"""May this file be opened at all? Judged by its content, before any reader sees it.

It opens nothing but a zip's list of parts, and says no with a problem code; it never changes a file.
"""

import zipfile
from pathlib import Path

LARGEST_FILE = 2 * 2**30
LARGEST_UNPACKED = 2**30
HIGHEST_RATIO = 200
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
KNOWN_BINARY = {
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"%PDF": "PDF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
    b"PK\x05\x06": "ZIP",
    b"{\\rtf": "RTF",
}


class Refused(Exception):
    """A file that is not opened: the problem's code and its details."""

    def __init__(self, code: str, **detail: object) -> None:
        self.code, self.detail = code, detail
        super().__init__(code)


def kind_of(path: Path) -> str:
    """`xlsx`, `xls` or `csv`, by what the file holds, whatever its name says.

    Raises:
        Refused: empty, too large, another kind of file, protected by a password, or unpacking to far more than it is.
    """
    size = path.stat().st_size
    if size == 0:
        raise Refused("file-empty")
    if size > LARGEST_FILE:
        raise Refused("file-too-large", size=size, limit=LARGEST_FILE)
    with path.open("rb") as file:
        start = file.read(4096)
    if start.startswith(ZIP):
        return zipped(path, size)
    if start.startswith(OLE):
        # A new workbook under a password is an old-style container that names its one part so.
        if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
            raise Refused("file-protected")
        return "xls"
    for magic, name in KNOWN_BINARY.items():
        if start.startswith(magic):
            raise Refused("not-a-table", found=name)
    if start.lstrip(b"\xef\xbb\xbf \t\r\n")[:64].lower().startswith((b"<html", b"<!doctype", b"<?xml", b"<table")):
        raise Refused("not-a-table", found="HTML")
    if b"\x00" in start and not start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refused("not-a-table", found="binary")
    return "csv"


def zipped(path: Path, size: int) -> str:
    """Look at a zip's list of parts: is it a workbook, and of a sane size?"""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as broken:
        raise Refused("file-damaged") from broken
    names = {part.filename for part in parts}
    unpacked = sum(part.file_size for part in parts)
    if unpacked > LARGEST_UNPACKED or (unpacked > 2**24 and unpacked > HIGHEST_RATIO * size):
        raise Refused("file-unpacks-too-large", size=unpacked, limit=LARGEST_UNPACKED)
    if any(part.flag_bits & 1 for part in parts):
        raise Refused("file-protected")
    if not any(name.startswith("xl/") for name in names):
        found = "ODS" if "content.xml" in names else "DOCX" if any(n.startswith("word/") for n in names) else "ZIP"
        raise Refused("not-a-table", found=found)
    return "xlsx"
