"""What the codes of the old Vietnamese fonts mean: TCVN3 (ABC, fonts such as .VnTime) and VNI (VNI-Times).

Text typed in such a font holds codes of Western letters; only the font made them Vietnamese. It converts what it is
told is such text; whether it is stands in `old_letters`.
"""

import re
import unicodedata

GRAVE, HOOK, TILDE, ACUTE, DOT = "\u0300\u0309\u0303\u0301\u0323"

# TCVN3: a code for each small letter, in the order grave, hook, tilde, acute, dot. Capitals with a tone are the small
# letters in a font of capitals (.VnTimeH), so only these capitals have codes.
TCVN3_PLAIN = dict(zip("¡¢£¤¥¦§¨©ª«¬\xad®", "ĂÂÊÔƠƯĐăâêôơưđ", strict=True))
TCVN3_TONED = {
    "a": "µ¶·¸¹",
    "ă": "»¼½¾Æ",
    "â": "ÇÈÉÊË",
    "e": "ÌÎÏÐÑ",
    "ê": "ÒÓÔÕÖ",
    "i": "×ØÜÝÞ",
    "o": "ßáâãä",
    "ô": "åæçèé",
    "ơ": "êëìíî",
    "u": "ïñòóô",
    "ư": "õö÷øù",
    "y": "úûüýþ",
}
# VNI: the letter, then a code for its hat, its breve or its tone, or for one of them with a tone.
VNI_SINGLE = dict(zip("ñôöìæóíòî", "đơưìỉĩíịỵ", strict=True))
VNI_TONES = dict(zip("øûõùï", (GRAVE, HOOK, TILDE, ACUTE, DOT), strict=True))
VNI_HATS = dict(zip("âàåãáä", ("", GRAVE, HOOK, TILDE, ACUTE, DOT), strict=True))
VNI_BREVES = dict(zip("êèúüéë", ("", GRAVE, HOOK, TILDE, ACUTE, DOT), strict=True))

# Quotes and dashes of Windows, where such bytes were read as Latin-1; "μ" is "µ" after some programs' cleaning.
WINDOWS = {at: bytes([at]).decode("cp1252", "ignore") or chr(at) for at in range(0x80, 0xA0)}


def joined(letter: str, marks: str) -> str:
    """The letter with its marks as one character."""
    return unicodedata.normalize("NFC", letter + marks)


def tcvn3_table() -> dict[int, str]:
    """Code to letter, one to one."""
    order = (GRAVE, HOOK, TILDE, ACUTE, DOT)
    toned = {ord(c): joined(v, t) for v, codes in TCVN3_TONED.items() for c, t in zip(codes, order, strict=True)}
    return {ord(c): v for c, v in TCVN3_PLAIN.items()} | toned | {0x3BC: "à"} | WINDOWS


def vni_table() -> dict[str, str]:
    """One or two codes to a letter, both cases; a small mark behind a capital is the capital's."""
    small = dict(VNI_SINGLE)
    for vowel, base in ("aa", "ee", "oo", "uu", "yy", "ôơ", "öư"):
        small |= {vowel + code: joined(base, tone) for code, tone in VNI_TONES.items()}
    for vowel, hat in ("aâ", "eê", "oô"):
        small |= {vowel + code: joined(hat, tone) for code, tone in VNI_HATS.items()}
    small |= {"a" + code: joined("ă", tone) for code, tone in VNI_BREVES.items()}
    capital = {code[0].upper() + code[1:]: letter.upper() for code, letter in small.items()}
    return small | capital | {code.upper(): letter.upper() for code, letter in small.items()}


TCVN3, VNI = tcvn3_table(), vni_table()
VNI_CODE = re.compile("|".join(sorted(VNI, key=len, reverse=True)))
# A word whose letters that have codes for capitals are all capitals, at least two of them.
LOUD = re.compile("[^a-z]*[A-Z¡-§][^a-z]*[A-Z¡-§][^a-z]*")
NOT_LETTERS = re.compile(r"([^A-Za-z\xa1-\xff\u03bc]+)")


def in_unicode(text: str, encoding: str) -> str:
    """Text of an old font ("TCVN3" or "VNI") in Unicode, composed."""
    if encoding == "VNI":
        return VNI_CODE.sub(lambda code: VNI[code[0]], text).translate(WINDOWS)
    return with_capitals(text) if LOUD.search(text) else text.translate(TCVN3)


def with_capitals(text: str) -> str:
    """TCVN3 typed in capitals: its toned letters have only small codes, so they rise with the letters around them.

    "B¸O C¸O" is "BÁO CÁO". A single capital in front ("X·") rises only in a text without small letters.
    """
    words = [(word, bool(LOUD.fullmatch(word))) for word in NOT_LETTERS.split(text)]
    if LOUD.fullmatch(text) and any(loud for _, loud in words):
        return text.translate(TCVN3).upper()
    return "".join(word.translate(TCVN3).upper() if loud else word.translate(TCVN3) for word, loud in words)
