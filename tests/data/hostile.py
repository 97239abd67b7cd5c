"""Files meant to do harm, made small: a sound workbook with one thing in it that no spreadsheet program writes."""

import gzip
import random
import struct
import zipfile
from io import BytesIO

import openpyxl

from tests.data.made import register

SHEET, STRINGS, STYLES, BOOK = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"
SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
TITLE = ["Tính đến ngày 21/9/2021"]
ROWS = register(*((f"QR{at}", f"Điểm {at}", "Kim Tân", "1/9/2021") for at in range(12)))


def sound():
    """The parts of a sound workbook: name -> bytes."""
    book, kept = openpyxl.Workbook(), BytesIO()
    for row in [TITLE, *ROWS]:
        book.active.append(row)
    book.save(kept)
    with zipfile.ZipFile(kept) as archive:
        return {part.filename: archive.read(part) for part in archive.infolist()}


def packed(path, parts):
    """A workbook of these parts; a list of (name, bytes) may name one twice."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items() if isinstance(parts, dict) else parts:
            archive.writestr(name, content)
    return path


def changed(path, name, before, after):
    """A sound workbook, one text of one part replaced."""
    parts = sound()
    text = parts[name].decode()
    assert before in text, text[:300]
    return packed(path, {**parts, name: text.replace(before, after, 1)})


def with_rows(path, rows, after=""):
    """A sound workbook with more rows (as XML) at the end of its sheet, and more after them."""
    return changed(path, SHEET, "</sheetData>", f"{rows}</sheetData>{after}")


def with_cell(path, place, value="<v>1</v>", row=None):
    return with_rows(path, f'<row r="{row or "".join(filter(str.isdigit, place))}"><c r="{place}">{value}</c></row>')


def with_doctype(path, name=SHEET, encoding="utf-8"):
    """Entities that swell a thousand million times, declared in a part."""
    nested = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 10))
    parts = sound()
    text = parts[name].decode().partition("?>")[2] or parts[name].decode()
    root = text.lstrip()[1:].split()[0].rstrip(">/")
    whole = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE {root} [{nested}]>{text}'
    return packed(path, {**parts, name: whole.encode(encoding)})


def lying_sizes(path):
    """A part of 80 MB that the list of parts calls 1,000 bytes."""
    content = b"<worksheet><sheetData>" + b" " * 80_000_000
    packed(path, {**sound(), SHEET: content})
    data = path.read_bytes()
    told, lie = struct.pack("<I", len(content)), struct.pack("<I", 1000)
    assert told in data
    path.write_bytes(data.replace(told, lie))
    return path


def lying_a_little(path):
    """A part whose size is told as one less than it is."""
    parts = sound()
    packed(path, parts)
    told = struct.pack("<I", len(parts[SHEET]))
    path.write_bytes(path.read_bytes().replace(told, struct.pack("<I", len(parts[SHEET]) - 1)))
    return path


def broken_stream(path, name=SHEET, how=b"\x07" * 8):
    """The first bytes of a packed part overwritten with those of a kind of block that there is none of."""
    packed(path, sound())
    with zipfile.ZipFile(path) as archive:
        part = archive.getinfo(name)
    at = part.header_offset + 30 + len(name)
    data = bytearray(path.read_bytes())
    data[at : at + len(how)] = how
    path.write_bytes(data)
    return path


def changed_after_saving(path):
    """A figure overwritten in a part that is stored unpacked: everything reads well, and is not what was saved."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sound().items():
            archive.writestr(name, content)
    data = path.read_bytes()
    assert b"QR11<" in data
    path.write_bytes(data.replace(b"QR11<", b"QR99<", 1))
    return path


def many_parts(path, count=100_000):
    return packed(path, [*sound().items(), *((f"xl/media/{at}.png", b"") for at in range(count))])


def empty_rows(path, count=10_000_000):
    """Rows without a cell, numbered, far more than a sheet has."""
    rows = "".join(f'<row r="{at}"/>' for at in range(100, count))
    return with_rows(path, rows)


def formatted_blanks(path, rows, columns="ABC"):
    """What formatting whole columns leaves behind: blank cells down to the last row."""
    text = "".join(
        f'<row r="{row}">' + "".join(f'<c r="{letter}{row}" s="0"/>' for letter in columns) + "</row>"
        for row in range(20, rows + 1)
    )
    return with_rows(path, text)


def many_strings(path, size=30_000_000):
    """Shared strings by the million, none used."""
    strings = f'<sst {SPACE} count="4294967295" uniqueCount="4294967295">' + "<si><t/></si>" * (size // 13) + "</sst>"
    return packed(path, {**sound(), STRINGS: strings})


def many_styles(path, count=3_000_000):
    return changed(path, STYLES, "</cellXfs>", '<xf numFmtId="14"/>' * count + "</cellXfs>")


def deep_nesting(path, depth=200_000):
    return with_rows(path, "", "<a>" * depth + "</a>" * depth)


def many_names(path, count=60_000):
    """Names defined by one another."""
    names = "".join(f'<definedName name="n{at}">n{at + 1}+n{at + 1}</definedName>' for at in range(count))
    return changed(path, BOOK, "<calcPr", f"<definedNames>{names}</definedNames><calcPr")


def many_merged(path, count=200_000):
    merged = "".join(f'<mergeCell ref="A{at}:B{at}"/>' for at in range(100, 100 + count))
    return with_rows(path, "", f"<mergeCells>{merged}</mergeCells>")


def without(path, name):
    return packed(path, {part: content for part, content in sound().items() if part != name})


def moved_sheet(path, place):
    """The sheet in another place of the package, where the workbook still finds it."""
    with zipfile.ZipFile(path) as archive:
        parts = {part.filename: archive.read(part) for part in archive.infolist()}
    links, sheet = "xl/_rels/workbook.xml.rels", parts.pop(SHEET)
    return packed(path, {**parts, place: sheet, links: parts[links].replace(SHEET.encode(), place.encode())})


def strict_kind(path):
    """The same workbook in the strict variant of the format, as Excel can save it."""
    parts = sound()
    for name, content in parts.items():
        text = content.decode().replace(
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"
        )
        parts[name] = text.replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        ).encode()
    return packed(path, parts)


def text_file(path, *pieces):
    with path.open("wb") as file:
        for piece in pieces:
            file.write(piece)
    return path


HEADER = "Mã địa điểm,Thời gian quét\n".encode()


def one_long_line(path, megabytes=200):
    return text_file(path, HEADER, *[b"QR1 14/9/2021 " * 75_000] * megabytes)


def five_million_columns(path):
    return text_file(path, HEADER, b"1," * 5_000_000, b"\n")


def with_nothing(path):
    return text_file(path, HEADER, b"QR1,14/9/2021\n" * 400, b"\x00" * 20, b"\nQR2,15/9/2021\n")


def renamed(path, kind):
    """Files of other kinds under a spreadsheet's name."""
    starts = {
        "RAR": b"Rar!\x1a\x07\x01\x00",
        "7z": b"7z\xbc\xaf\x27\x1c\x00\x04",
        "PDF": b"%PDF-1.7\n",
        "PNG": b"\x89PNG\r\n\x1a\n",
        "HTML": b"\n <HTML><body><table>",
        "binary": b"MZ\x90\x00\x03\x00\x00\x00",
    }
    noise = random.Random(3).randbytes(3000)
    return text_file(path, gzip.compress(noise) if kind == "GZIP" else starts[kind] + noise)


def other_package(path, name):
    return packed(path, {"[Content_Types].xml": b"<Types/>", name: b"<x/>"})
