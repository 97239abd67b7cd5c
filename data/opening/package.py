"""The parts of a zipped workbook, unpacked piece by piece under a ceiling: a zip's own list of sizes is not believed.

It writes nothing to disk, keeps one piece in memory at a time, and parses no XML.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from data.opening.refusal import Refused

PIECE = 2**20
MOST_PARTS = 5000
MEGABYTE = 10**6
# No table a program writes shrinks further than this; small files are let off, their parts are mostly frame.
HIGHEST_RATIO, ALWAYS_ALLOWED = 200, 16 * MEGABYTE
UNREADABLE = (zipfile.BadZipFile, OSError, ValueError, struct.error, NotImplementedError, IndexError, OverflowError)


class Ceiling:
    """How many bytes may still be unpacked, and what is said when they are more."""

    def __init__(self, allowed: int, code: str, **detail: object) -> None:
        """So many bytes are allowed; beyond them the code and details of the refusal."""
        self.allowed = self.left = allowed
        self.refusal = Refused(code, **detail)

    def spend(self, size: int) -> None:
        """Take `size` bytes off what is left."""
        self.left -= size
        if self.left < 0:
            raise self.refusal


def ceiling_of(size: int, largest_mb: int) -> Ceiling:
    """The ceiling of a file of `size` bytes, where `largest_mb` megabytes may be unpacked of any file."""
    by_ratio = max(ALWAYS_ALLOWED, HIGHEST_RATIO * size)
    if by_ratio < largest_mb * MEGABYTE:
        return Ceiling(by_ratio, "file-swells", size=size, times=max(HIGHEST_RATIO, ALWAYS_ALLOWED // size))
    return Ceiling(largest_mb * MEGABYTE, "file-unpacks-too-large", limit=largest_mb)


def parts_of(path: Path) -> list[zipfile.ZipInfo]:
    """The list of parts, which is no longer than a workbook's and names none twice or outside.

    Raises:
        Refused: damaged, protected, too many parts, a part named twice or outside of the package.
    """
    told = length_of_list(path)
    if told > MOST_PARTS * 200:
        raise Refused("file-too-many-parts", limit=MOST_PARTS)
    try:
        with zipfile.ZipFile(path) as archive:
            parts = [part for part in archive.infolist() if not part.is_dir()]
    except UNREADABLE as broken:
        raise Refused("file-damaged") from broken
    if len(parts) > MOST_PARTS:
        raise Refused("file-too-many-parts", limit=MOST_PARTS)
    seen: set[str] = set()
    for part in parts:
        look_at_name(part.filename, seen)
    if any(part.flag_bits & 1 for part in parts):
        raise Refused("file-protected")
    return parts


def length_of_list(path: Path) -> int:
    """The bytes of the zip's list of parts, which is read whole: looked at before that is done."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 2**16 - 22))
        end = file.read()
    at = end.rfind(b"PK\x05\x06")
    if at < 0 or len(end) < at + 22:
        raise Refused("file-damaged")
    return int.from_bytes(end[at + 12 : at + 16], "little")


def look_at_name(name: str, seen: set[str]) -> None:
    """A name is a plain path inside the package, there once whatever its capitals."""
    steps = name.replace("\\", "/").split("/")
    if ".." in steps or steps[0] == "" or ":" in steps[0]:
        raise Refused("file-part-outside", part=name[:80])
    if (key := "/".join(steps).casefold()) in seen:
        raise Refused("file-part-twice", part=name[:80])
    seen.add(key)


def pieces(file: BinaryIO, part: zipfile.ZipInfo, ceiling: Ceiling) -> Iterator[bytes]:
    """What a part really holds, at most `PIECE` bytes at a time.

    Raises:
        Refused: it cannot be unpacked, is not what its checksum says, has another size than declared, or too large.
    """
    size = checksum = 0
    try:
        for piece in unpacked(file, part):
            ceiling.spend(len(piece))
            size, checksum = size + len(piece), zlib.crc32(piece, checksum)
            yield piece
    except (zlib.error, struct.error, OSError, ValueError) as broken:
        raise Refused("file-part-damaged", part=part.filename[:80]) from broken
    if size != part.file_size:
        raise Refused("file-part-size-false", part=part.filename[:80], told=part.file_size, found=size)
    if checksum != part.CRC:
        raise Refused("file-part-damaged", part=part.filename[:80])


def unpacked(file: BinaryIO, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The bytes of a part; a stored one as it is, a deflated one to the end of its stream, whatever sizes were told."""
    file.seek(part.header_offset)
    mark, name, extra = struct.unpack("<4s22xHH", file.read(30))
    if mark != b"PK\x03\x04" or part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ValueError(part.filename)
    file.seek(name + extra, 1)
    left, stream, waiting = part.compress_size, zlib.decompressobj(-zlib.MAX_WBITS), b""
    while left or waiting:
        if not waiting:
            waiting = file.read(min(left, PIECE // 8))
            left -= len(waiting)
            if not waiting:
                raise ValueError(part.filename)
        if part.compress_type == zipfile.ZIP_STORED:
            yield waiting
            waiting = b""
            continue
        yield stream.decompress(waiting, PIECE)
        waiting = stream.unconsumed_tail
        if stream.eof:
            return
    if part.compress_type == zipfile.ZIP_DEFLATED:
        # The last bytes went in, and what they stand for may not all have come out.
        yield stream.flush()
        if not stream.eof:
            raise ValueError(part.filename)
