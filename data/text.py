"""Makes two spellings of the same words equal: for comparing only, never for showing or keeping.

It does not correct a word and does not guess: `plain("Thạch Tân") != plain("Thành Tân")`.
"""

import re
import unicodedata

UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")
SPACES = re.compile(r"\s+")
NOT_WORD = re.compile(r"[^0-9a-z%]+")


def tidy(text: str) -> str:
    """The text as kept: composed (NFC), without unseen marks, blanks single and at no end."""
    return SPACES.sub(" ", UNSEEN.sub("", unicodedata.normalize("NFC", text))).strip()


def plain(text: str) -> str:
    """Lower case, without accents or punctuation, words parted by one space: "Xã, Thị  trấn" -> "xa thi tran"."""
    decomposed = unicodedata.normalize("NFD", UNSEEN.sub("", text).lower().replace("đ", "d"))
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return NOT_WORD.sub(" ", bare).strip()
