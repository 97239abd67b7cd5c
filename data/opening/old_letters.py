"""Recognises text typed in old Vietnamese fonts (TCVN3, VNI) by its characters, and puts it into Unicode.

A font's name proves nothing and is not asked. A sheet is decoded only where many of its words are no Vietnamese as
they stand and become well-formed syllables when decoded; good Unicode, English or French is left alone, and so is
every cell that holds real Vietnamese letters. It runs before any cleaning: in TCVN3 the soft hyphen is "ư".
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import zip_longest

from data.opening.cells import Cells
from data.opening.old_tables import TCVN3, in_unicode
from data.opening.syllables import is_syllable, naturally_cased

ENCODINGS = ("TCVN3", "VNI")
# Letters and marks that only Unicode text has.
REAL = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300-\u0323\u1ea0-\u1ef9]")
WORD = re.compile("[A-Za-z\xa1-\xff\u03bc]+")
NUMBER = re.compile(r"[\d.,e+-]+")
# Codes of old fonts that are no letters of Vietnamese in Unicode: a long sheet without any holds no old text.
ODD = "¡¢£¤¥¦¨©ª¬\xad®¯µ¶¸¹¼¾ÄÅÆÇËÎÏÑÖÛÜßäåæçëîïñöøûüþ"
NOT_ODD = bytes(set(range(256)) - set(ODD.encode("latin-1")))
LONG, PIECE = 20_000, 500
# So many different words must speak for an old encoding; one is enough where the font is one of TCVN3's capitals.
ENOUGH = 3
# And of the words that are no Vietnamese as they stand, such a part must be mended by it.
MOST = 0.6


@dataclass
class Judge:
    """Weighs words under one encoding, each different word once."""

    encoding: str
    known: dict[str, tuple[bool, bool]] = field(default_factory=dict)

    def weigh(self, words: Iterable[str]) -> tuple[int, int, int]:
        """How many words are good only when decoded, good only as they stand, good in neither way."""
        told = [self.known.get(word) or self.judge(word) for word in words]
        return told.count((True, False)), told.count((False, True)), told.count((False, False))

    def judge(self, word: str) -> tuple[bool, bool]:
        """(good when decoded, good as it stands)."""
        self.known[word] = good_when_decoded(word, self.encoding), good_as_it_stands(word)
        return self.known[word]


def decoded(rows: Cells, capitals: frozenset[tuple[int, int]] = frozenset()) -> tuple[Cells, str | None]:
    """The rows in Unicode and the encoding they were in; the same rows and None where nothing had to be decoded.

    `capitals`: (row, column) from 0 of cells in a font that shows small letters as capitals.
    """
    doubtful = {text: words_in(text) for text in candidates(rows)}
    judge = recognised(doubtful.values(), 1 if capitals else ENOUGH)
    columns = old_texts(rows, doubtful, judge) if judge else {}
    if judge is None or not any(columns.values()):
        return rows, None
    new = [list(row) for row in rows]
    for at, texts in columns.items():
        read: dict[str | None, str] = {text: in_unicode(text, judge.encoding) for text in texts}
        for row in new:
            if at < len(row) and row[at] in read:
                row[at] = read[row[at]]
    raise_capitals(new, capitals)
    return new, judge.encoding


def candidates(rows: Cells) -> set[str]:
    """The different cells that could be old text: letters beyond ASCII, and none that only Unicode has."""
    if len(rows) > LONG and not holds_odd(rows):
        return set()
    marked = {cell for row in rows for cell in row if cell and not cell.isascii()}
    return {cell for cell in marked if not REAL.search(cell)}


def holds_odd(rows: Cells) -> bool:
    """Whether any cell holds an odd code. In pieces that stay in the processor's cache: each row is looked at."""
    for at in range(0, len(rows), PIECE):
        marked = "".join([cell for row in rows[at : at + PIECE] for cell in row if cell and not cell.isascii()])
        if marked.encode("latin-1", "ignore").translate(None, NOT_ODD):
            return True
    return False


def words_in(text: str) -> list[str]:
    """Every word with a letter beyond ASCII; one letter alone is a sign as often as a word."""
    return [word for word in WORD.findall(text) if len(word) > 1 and not word.isascii()]


def recognised(texts: Iterable[list[str]], enough: int = ENOUGH) -> Judge | None:
    """The old encoding that most of the words of these texts speak for, or None."""
    words = {word for text in texts for word in text}
    weighed = []
    for judge in map(Judge, ENCODINGS):
        telling, against, neither = judge.weigh(words)
        if telling >= max(enough, MOST * (telling + neither)):
            weighed.append((telling - against, -neither, judge))
    return max(weighed, key=lambda one: one[:2])[2] if weighed else None


def good_as_it_stands(word: str) -> bool:
    """A well-formed syllable of Unicode; Ð is often typed for Đ."""
    return naturally_cased(word) and is_syllable(word.replace("Ð", "Đ").replace("ð", "đ"))


def good_when_decoded(word: str, encoding: str) -> bool:
    """A well-formed syllable once decoded, the letters that have two cases in a natural order."""
    read = in_unicode(word, encoding)
    if encoding == "VNI":
        return naturally_cased(read) and is_syllable(read)
    if not all(letter.isascii() or ord(letter) in TCVN3 for letter in word):
        return False
    cased = "".join(letter for letter in word if letter.isascii() or letter in "¡¢£¤¥¦§").translate(TCVN3)
    return (not cased or naturally_cased(cased)) and is_syllable(read)


def old_texts(rows: Cells, doubtful: dict[str, list[str]], judge: Judge) -> dict[int, list[str]]:
    """For each column the cells' texts that are old.

    A cell's own words decide; where they could be either, the words of its column, then those of the sheet. In a
    column that is mostly Unicode no word may speak against decoding the cell.
    """
    weighed = {text: judge.weigh(words) for text, words in doubtful.items()}
    telling, against, _ = judge.weigh({word for words in doubtful.values() for word in words})
    columns = {}
    for at, column in enumerate(zip_longest(*rows)):
        texts = doubtful.keys() & set(column)
        balance = sum(weighed[text][0] - weighed[text][1] for text in texts) or telling - against
        columns[at] = [text for text in texts if is_old(*weighed[text], balance)]
    return columns


def is_old(telling: int, against: int, neither: int, around: int) -> bool:
    """Whether a text so weighed is old, in a column whose texts speak for the old encoding where `around` > 0."""
    if around > 0:
        return telling >= against
    return telling > 0 and not against and telling >= neither


def raise_capitals(rows: Cells, capitals: Iterable[tuple[int, int]]) -> None:
    """Write these cells in capitals, as their font shows them; a number's text stays."""
    for row, column in capitals:
        cell = rows[row][column] if row < len(rows) and column < len(rows[row]) else None
        if cell is not None and not NUMBER.fullmatch(cell):
            rows[row][column] = cell.upper()
