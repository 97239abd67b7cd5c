"""Text as kept and as compared: whatever marks, blanks, digits and forms an office's programs left in it."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.text import plain, tidy
from data.values import read_count, read_day, read_percent

KEPT = {
    "marks that are not seen": ("\ufeffKim\u200b T\u200dân\u200e", "Kim Tân"),
    "a soft hyphen": ("Vân\u00ad Du", "Vân Du"),
    "a mark between letter and accent": ("Ta\u200d\u0302n", "Tân"),
    "a variation selector": ("Chợ\ufe0f", "Chợ"),
    "control characters": ("Chợ\x00 \x07Kim\x7f", "Chợ Kim"),
    "control characters in plain letters": ("QR\x001\x08", "QR1"),
    "blanks of other widths": ("\u00a0Kim\u2003\u202fTân\u3000", "Kim Tân"),
    "lines and tabs": (" Kim\r\n\tTân ", "Kim Tân"),
    "the blank of Hangul": ("Kim\u3164Tân", "Kim Tân"),
    "parted accents": (unicodedata.normalize("NFD", "Thị trấn Vân Du"), "Thị trấn Vân Du"),
    "full width": ("ＱＲ１２％", "QR12%"),
    "Arabic digits": ("٠٩٠٠ thôn ۵", "0900 thôn 5"),
    "mathematical digits": ("\U0001d7d9\U0001d7da", "12"),
    "what looks like an old word stays": ("Thạch Tân", "Thạch Tân"),
    "a fraction and a power are no digits": ("m² ½", "m² ½"),
}


@pytest.mark.parametrize("written, kept", KEPT.values(), ids=KEPT)
def test_text_as_kept(written, kept):
    assert tidy(written) == kept


@pytest.mark.parametrize("one, other", [
    ("Xã, Thị  trấn", "xa thi tran"),
    ("Hoà Bình", "Hòa Bình"),
    ("THUỶ", "Thủy"),
    (unicodedata.normalize("NFD", "Thạch Định"), "Thạch Định"),
    ("Ðịnh", "Định"),
    ("ĐỊNH", "định"),
    ("Kim\u00a0Tân\u200b", "Kim Tân"),
    ("ＫＩＭ Tân", "Kim Tân"),
    ("số ٤", "số 4"),
    ("50％", "50%"),
])  # fmt: skip
def test_spellings_that_compare_as_equal(one, other):
    assert plain(one) == plain(other)


def test_names_a_letter_apart_stay_apart():
    assert len({plain(name) for name in ("Thạch Tân", "Thành Tân", "Thành Tâm", "Thành An", "Thanh Tân")}) == 4


def test_every_mark_of_format_is_removed():
    marks = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) == "Cf"]
    assert [f"{ord(mark):x}" for mark in marks if tidy(f"a{mark}b") != "ab" or plain(f"a{mark}b") != "ab"] == []


def test_every_decimal_digit_becomes_its_own():
    digits = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) == "Nd"]
    assert [digit for digit in digits if tidy(digit) != str(unicodedata.decimal(digit))] == []


@given(st.text())
def test_tidying_twice_is_tidying_once(text):
    once = tidy(text)
    assert tidy(once) == once
    assert plain(once) == plain(text)


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", "\u2009", "\u3000", " "])
def test_numbers_with_any_blank_and_any_digits(blank):
    assert read_count(f"11{blank}491") == (11491, None)
    assert read_count(f"{blank}１１４９１{blank}") == (11491, None)
    assert read_count("\u200e11.491\u200f") == (11491, None)
    assert read_percent(f"28,07{blank}%") == ("28,07%", None)
    assert read_day(f"２１/９/２０２１{blank}") == read_day("21/9/2021")
