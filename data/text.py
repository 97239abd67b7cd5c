"""Makes two spellings of the same words equal: for comparing only (`plain`), or as they are kept (`tidy`).

It does not correct a word and does not guess: `plain("Thạch Tân") != plain("Thành Tân")`. Text of old fonts is
decoded before it comes here (see `old_letters`): there a soft hyphen is a letter.
"""

import re
import unicodedata
from functools import lru_cache

# Marks that format but are not seen (Unicode's Cf), control characters, variation selectors and joiners.
UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001-\U000e007f\U000e0100-\U000e01ef]+"
)
# Blanks of every width, and the letters that look like one.
SPACES = re.compile("[\\s\u115f\u1160\u2800\u3164\uffa0]+")
# Latin letters with whatever Vietnamese sets on them, composed, and common signs: nothing here needs a second look.
USUAL = re.compile("[ -~\u00a1-\u00ac\u00ae-\u024f\u1ea0-\u1eff\u2013\u2014\u2018-\u201d\u2026]*")
WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
OTHER_DIGIT = re.compile(r"[^\D0-9]")
NOT_WORD = re.compile(r"[^0-9a-z%]+")
# Letters that look like đ and are typed for it; taking the accents off would lose them all.
CROSSED = str.maketrans("đðɖ", "ddd")


def tidy(text: str) -> str:
    """The text as kept: composed (NFC), digits 0 to 9, without unseen marks, blanks single and at no end."""
    if text.isascii():
        return " ".join((text if text.isprintable() else UNSEEN.sub("", text)).split())
    if USUAL.fullmatch(text):
        return " ".join(text.split())
    return SPACES.sub(" ", unicodedata.normalize("NFC", in_view(text))).strip()


@lru_cache(maxsize=2**16)
def plain(text: str) -> str:
    """Lower case, without accents or punctuation, words parted by one space: "Xã, Thị  trấn" -> "xa thi tran"."""
    if text.isascii() and text.isprintable():
        return NOT_WORD.sub(" ", text.lower()).strip()
    decomposed = unicodedata.normalize("NFD", in_view(text).lower()).translate(CROSSED)
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return NOT_WORD.sub(" ", bare).strip()


def in_view(text: str) -> str:
    """Without unseen marks; digits of other scripts and letters of full width in their plain form."""
    shown = UNSEEN.sub("", text)
    if OTHER_DIGIT.search(shown):
        shown = OTHER_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), shown)
    return shown.translate(WIDE) if any("\uff01" <= letter <= "\uff5e" for letter in shown) else shown
