"""In which encoding is a text file written? Decided by its marks, its bytes and its words; the file is only looked at.

Bytes that are not Unicode are Windows-1258, TCVN3 or VNI by the number of well-formed Vietnamese words each makes of
them. A file that is Unicode but for a few damaged bytes is still called UTF-8: reading it will name the line.
"""

import re
import struct
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path

import pyarrow as pa

from data.opening.old_letters import good_as_it_stands, good_when_decoded, words_in

PIECE = 2**20
WORD = re.compile(r"(?:[^\W\d_]|[\u0300-\u0323\ufffd])+")
# How Python is to open a file of each encoding; old fonts' codes are turned into letters afterwards.
OPENED_AS = {"tcvn3": "latin-1", "vni": "latin-1"}
IN_OLD_FONTS = {"tcvn3": "TCVN3", "vni": "VNI"}
MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


def encoding_of(path: Path, whole: bool = True) -> str:
    """One of "utf-8", "utf-8-sig", "utf-16" (with a mark), "utf-16-le", "utf-16-be", "cp1258", "tcvn3" or "vni".

    Not the `whole` file: as its first part says; who reads on must refuse what is none of it.
    """
    known = path.stat()
    return looked_at(path, known.st_size, known.st_mtime_ns, whole)


@lru_cache(maxsize=64)
def looked_at(path: Path, size: int, changed: int, whole: bool) -> str:
    """The encoding of a file as it was at that size and moment: it is asked for several times in one reading."""
    with path.open("rb") as file:
        start = file.read(PIECE)
        for mark, encoding in MARKS.items():
            if start.startswith(mark):
                return encoding
        if without_mark := utf_16_without_mark(start):
            return without_mark
        piece, rest = start, b""
        while piece:
            # Whole lines at a time: no letter is cut.
            end = piece.rfind(b"\n") + 1
            if end and not is_utf_8(rest + piece[:end]):
                return by_words(start if piece is start else start + piece)
            rest = piece[end:] if end else rest + piece
            piece = file.read(PIECE) if whole else b""
            if not whole and size > PIECE:
                return "utf-8"
    return "utf-8" if is_utf_8(rest) else by_words(start)


def is_utf_8(piece: bytes) -> bool:
    """Whether bytes are whole letters of UTF-8; by Arrow, which looks at many at once."""
    if piece.isascii():
        return True
    ends = pa.py_buffer(struct.pack("<qq", 0, len(piece)))
    text = pa.Array.from_buffers(pa.large_utf8(), 1, [None, ends, pa.py_buffer(piece)])
    try:
        text.validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def utf_16_without_mark(start: bytes) -> str | None:
    """UTF-16 ("utf-16-le" or "utf-16-be") where every other byte is mostly zero and the bytes between hardly ever."""
    pairs = min(len(start), 4096) // 2
    if not pairs:
        return None
    first, second = start[: 2 * pairs : 2].count(0) / pairs, start[1 : 2 * pairs : 2].count(0) / pairs
    if min(first, second) > 0.02 or max(first, second) < 0.4:
        return None
    return "utf-16-le" if second > first else "utf-16-be"


def by_words(sample: bytes) -> str:
    """The encoding under which the most different words are Vietnamese; Windows-1258 where none stands out."""
    western = words_in(sample.decode("latin-1"))
    scores = {
        "cp1258": score(unicode_words(sample.decode("cp1258", "replace")), good_as_it_stands),
        "utf-8": score(unicode_words(sample.decode("utf-8", "replace")), good_as_it_stands),
        "tcvn3": score(western, lambda word: good_when_decoded(word, "TCVN3")),
        "vni": score(western, lambda word: good_when_decoded(word, "VNI")),
    }
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > 0 else "cp1258"


def unicode_words(text: str) -> list[str]:
    """Words with a letter beyond ASCII, composed; a damaged letter is part of its word."""
    words = WORD.findall(unicodedata.normalize("NFC", text))
    return [word for word in words if len(word) > 1 and not word.isascii()]


def score(words: Iterable[str], is_good: Callable[[str], bool]) -> int:
    """Different words that are good, less those that are not."""
    return sum(1 if is_good(word) else -1 for word in set(words))
