"""Text in the encodings of old Vietnamese fonts, for making files: by tables of its own, not by the product's."""

import unicodedata

TCVN3_SMALL = {
    "a": "a µ¶·¸¹",
    "ă": "¨ »¼½¾Æ",
    "â": "© ÇÈÉÊË",
    "e": "e ÌÎÏÐÑ",
    "ê": "ª ÒÓÔÕÖ",
    "i": "i ×ØÜÝÞ",
    "o": "o ßáâãä",
    "ô": "« åæçèé",
    "ơ": "¬ êëìíî",
    "u": "u ïñòóô",
    "ư": "\xad õö÷øù",
    "y": "y úûüýþ",
}
TONES = "\u0300\u0309\u0303\u0301\u0323"
TCVN3 = {"đ": "®", "Đ": "§", "Ă": "¡", "Â": "¢", "Ê": "£", "Ô": "¤", "Ơ": "¥", "Ư": "¦"}
for vowel, codes in TCVN3_SMALL.items():
    TCVN3[vowel] = codes[0]
    TCVN3.update(
        {unicodedata.normalize("NFC", vowel + tone): code for tone, code in zip(TONES, codes[2:], strict=True)}
    )

VNI_MARKS = {"": "øûõùï", "ă": "èúüéë", "â": "àåãáä"}
VNI = {"đ": "ñ", "Đ": "Ñ", "ă": "aê", "â": "aâ", "ê": "eâ", "ô": "oâ", "ơ": "ô", "ư": "ö", "ỵ": "î"}
VNI |= dict(zip("ìỉĩíị", "ìæóíò", strict=True))
for vowel, base, row in [
    *((one, one, "") for one in "aeouy"),
    ("ă", "a", "ă"),
    *((one, unicodedata.normalize("NFD", one)[0], "â") for one in "âêô"),
    ("ơ", "ô", ""),
    ("ư", "ö", ""),
]:
    for tone, mark in zip(TONES, VNI_MARKS[row], strict=True):
        VNI.setdefault(unicodedata.normalize("NFC", vowel + tone), base + mark)


def tcvn3(text):
    """As typed in .VnTime; capitals with a tone have no place of their own and become small letters."""
    return typed(text, TCVN3)


def vni(text):
    """As typed in VNI-Times; a capital is its small letter's code with the base in capitals."""
    return typed(text, VNI)


def typed(text, table):
    written = []
    for letter in unicodedata.normalize("NFC", text):
        if letter not in table and letter.lower() in table and ord(letter) > 127:
            code = table[letter.lower()]
            letter = code.upper() if table is VNI else code
            written.append(letter)
        else:
            written.append(table.get(letter, letter) if ord(letter) > 127 else letter)
    return "".join(written)


def windows_1258(text):
    """Base letters composed, tone marks behind them."""
    written = b""
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in parts[1:] if mark in TONES), "")
        base = unicodedata.normalize("NFC", parts.replace(tone, "", 1) if tone else parts)
        try:
            written += letter.encode("cp1258")
        except UnicodeEncodeError:
            written += base.encode("cp1258") + tone.encode("cp1258")
    return written
