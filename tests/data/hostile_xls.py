"""The same for old workbooks: a sound .xls with a few bytes changed."""

import struct
from pathlib import Path

OLD = Path(__file__).parent / "files" / "mau-3-cai-dat.xls"


def old_with(path, change):
    """An .xls with its bytes changed."""
    data = bytearray(OLD.read_bytes())
    path.write_bytes(bytes(change(data) or data))
    return path


def looped_chain(path):
    """The .xls's workbook stream leads round in a circle for ever."""

    def change(data):
        sector = 512
        table = (int.from_bytes(data[76:80], "little") + 1) * sector
        entry = (int.from_bytes(data[48:52], "little") + 1) * sector
        while data[entry : entry + 16] != "Workbook".encode("utf-16-le"):
            entry += 128
        start = int.from_bytes(data[entry + 116 : entry + 120], "little")
        place = table + 4 * (start + 3)
        data[place : place + 4] = struct.pack("<I", start)

    return old_with(path, change)


def under_password(path):
    """The second record of the .xls's workbook turned into the one that says it is encrypted."""

    def change(data):
        at = data.index(struct.pack("<HH", 0x809, 16)) + 20
        data[at : at + 2] = struct.pack("<H", 0x2F)

    return old_with(path, change)


def with_macros_old(path):
    """A name in the container's table of contents as macros have it."""

    def change(data):
        entry = (int.from_bytes(data[48:52], "little") + 1) * 512
        while data[entry + 66]:
            entry += 128
        name = "_VBA_PROJECT_CUR".encode("utf-16-le")
        data[entry : entry + 128] = name.ljust(64, b"\x00") + struct.pack("<HBB", len(name) + 2, 1, 1) + b"\x00" * 60

    return old_with(path, change)


def old_far_cell(path):
    """The last number of the .xls's first sheet moved into the last corner a sheet of that format has."""

    def change(data):
        at, last = data.index(struct.pack("<HH", 0x809, 16)), 0
        while at + 4 < len(data):
            kind, length = struct.unpack_from("<HH", data, at)
            if kind in (0x203, 0x27E) and length in (14, 10):
                last = at
            if kind == 0x0A and last:
                break
            at += 4 + length
        data[last + 4 : last + 8] = struct.pack("<HH", 65535, 255)

    return old_with(path, change)
