"""Text typed in old fonts is read as it was meant; text that is no such thing is left as it stands."""

import time
import unicodedata
from itertools import product, zip_longest
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from data.opening.old_letters import Judge, decoded
from data.opening.old_tables import in_unicode
from data.opening.syllables import BEFORE_BACK, BEFORE_FRONT, ONSETS, RIMES, STOPS, TONES, is_syllable
from data.text import tidy
from data.workbook import sheets
from tests.data.old_type import tcvn3, vni

REAL = Path(__file__).parents[2].parent / "shared" / "files" / "real"
CODE = {"TCVN3": tcvn3, "VNI": vni}
REGISTER = [
    ["Mã điểm", "Tên địa điểm", "Xã, thị trấn", "Số lượt quét"],
    ["QR1", "Trường Tiểu học Thạch Bình", "Xã Thạch Bình", "11.491"],
    ["QR2", "Đại lý Bưu điện Kỹ Ngoan", "Thị trấn Vân Du", "3"],
    ["QR3", "Bé Hà (quán nước)", "Ngọc Trạo", None],
]


def typed(rows, encoding):
    return [[cell and CODE[encoding](cell) for cell in row] for row in rows]


@pytest.mark.parametrize("encoding", CODE)
def test_a_sheet_in_an_old_font(encoding):
    rows = typed(REGISTER, encoding)
    kept = [list(row) for row in rows]
    assert decoded(rows) == (REGISTER, encoding)
    assert rows == kept, "what was read stays as it was"


def test_every_letter_of_both_encodings():
    letters = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ"
    assert in_unicode(tcvn3(letters), "TCVN3") == letters
    assert in_unicode(vni(letters), "VNI") == letters
    assert in_unicode(vni(letters.upper()), "VNI") == letters.upper()
    assert in_unicode("¡¢§£¤¥¦", "TCVN3") == "ĂÂĐÊÔƠƯ"


@pytest.mark.parametrize("written, read", [
    ("B¸O C¸O THÞ X· Hµ", "BÁO CÁO THỊ XÃ HÀ"),
    ("X· Hµ", "Xã Hà"),
    ("QuyÕt ®Þnh 757/Q§-BTC cña Bé Tµi chÝnh", "Quyết định 757/QĐ-BTC của Bộ Tài chính"),
    ("“Qu¸n” – V©n", "“Quán” – Vân"),
])  # fmt: skip
def test_tcvn3_typed_in_capitals(written, read):
    assert in_unicode(written, "TCVN3") == read


def test_cells_in_a_font_of_capitals_are_read_as_capitals():
    rows = [["danh s¸ch ®Þa ®iÓm", "tæng"], ["X· Th¹ch B×nh", "1.5e0"], ["tong so", None]]
    read, encoding = decoded(rows, frozenset({(0, 0), (1, 1), (2, 0), (2, 1), (9, 9)}))
    assert encoding == "TCVN3"
    assert read == [["DANH SÁCH ĐỊA ĐIỂM", "tổng"], ["Xã Thạch Bình", "1.5e0"], ["TONG SO", None]]


def test_real_letters_stay_beside_old_ones():
    rows = typed(REGISTER, "TCVN3") + [["QR4", "Chợ Phố Cát", "Hòa Bình, tên mới", "5"], ["QR5", "Hàn Quán", "Đá", "1"]]
    assert decoded(rows)[0] == REGISTER + rows[-2:]


@pytest.mark.parametrize("encoding", CODE)
def test_a_few_old_cells_in_a_sheet_of_unicode(encoding):
    rows = REGISTER * 20 + typed(
        [["QR9", "Trạm y tế", "Thành Tâm", None], ["QR8", "Chợ Đồng", "Vân Du", None]], encoding
    )
    read, found = decoded(rows)
    assert found == encoding
    assert read == REGISTER * 20 + [["QR9", "Trạm y tế", "Thành Tâm", None], ["QR8", "Chợ Đồng", "Vân Du", None]]


def test_an_old_column_beside_one_of_unicode_whose_words_could_be_either():
    names = ["Bé", "Hồng", "Lò Rèn", "Sè", "Cô Tấm", "Hà", "Xã"]
    places = ["Thạch Bình", "Vân Du", "Kim Tân", "Thành Tâm", "Bộ", "Phố", "Số"]
    rows = [[name, tcvn3(place)] for name, place in zip(names, places, strict=True)]
    assert decoded(rows)[0] == [list(pair) for pair in zip(names, places, strict=True)]


FOREIGN = {
    "Vietnamese": REGISTER,
    "without accents beyond Latin-1": [["Xã", "Hà Bình"], ["Bé Và Lò", "Cà phê chó mèo"], ["Thành Công", "tôm, cá"]],
    "parted accents": [[cell and unicodedata.normalize("NFD", cell) for cell in row] for row in REGISTER],
    "Ð for Đ": [["Ðình làng", "Ðà"], ["Ðông Xuân", "Bà Ðào"]],
    "English": [["Café Zoë", "naïve résumé"], ["50 µm ± 5", "3 × 4 · 5 m²"], ["© 2021 ®", "§ 5 ½"]],
    "French": [["Société Générale", "Hôtel à côté"], ["Noël été", "où ça, maïs haïr"], ["île, goût, sûr", "Loïc, aïe"]],
    "German and others": [["Müller Größe", "Øresund Ålborg"], ["Straße Köln", "São Paulo ação"], ["señor niño", "Þór"]],
    "signs": [["·", "§"], ["®", "©"], ["µ", "¶"], ["a·b", "x²"], ["«Quán»", "½"], ["\xad", "a\xad"]],
    "nothing": [],
    "empty cells": [[None, ""], []],
}


@pytest.mark.parametrize("rows", FOREIGN.values(), ids=FOREIGN)
def test_what_is_no_old_text_is_not_touched(rows):
    assert decoded(rows)[0] is rows


@pytest.mark.parametrize("words", [["Müller", "Chợ"], ["T©n", "Thành"], ["50 µm", "Xã"]])
def test_one_or_two_odd_words_prove_nothing(words):
    rows = [words, ["Tân", "Kim"], ["Hòa", "x·"]]
    assert decoded(rows) == (rows, None)


def well_formed():
    made = []
    for onset, rime, tone in product(["", *ONSETS], RIMES, ["", *TONES]):
        front = rime[0] in "eêi"
        if (
            (onset in BEFORE_FRONT and not front)
            or (onset in BEFORE_BACK and front)
            or (onset == "gi" and rime[0] == "i")
        ):
            continue
        if rime.endswith(STOPS) and tone and tone not in "\u0301\u0323":
            continue
        main = max(
            (at for at, letter in enumerate(rime) if letter in "ăâêôơưaeiouy"), key=lambda at: rime[at] in "ăâêôơư"
        )
        made.append(unicodedata.normalize("NFC", onset + rime[: main + 1] + tone + rime[main + 1 :]))
    return made


SYLLABLES = well_formed()
NOTES = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=8).map(" ".join)


def test_the_made_syllables_are_syllables():
    assert [word for word in SYLLABLES if not is_syllable(word)] == []
    assert not any(map(is_syllable, ["ngề", "cế", "hạnht", "bcd", "thaønh", "kánh", "cảt", "áà", ""]))


@pytest.mark.parametrize("encoding", CODE)
@given(notes=st.lists(NOTES, min_size=3, max_size=6))
def test_any_well_formed_text_comes_back(encoding, notes):
    other = next(one for one in CODE if one != encoding)
    words = {CODE[encoding](word) for note in notes for word in note.split() if not word.isascii()}
    told = {word for word in words if Judge(encoding).judge(word) == (True, False) and len(word) > 1}
    assume(len(told) >= 3 and sum(Judge(other).judge(word)[0] for word in told) <= len(told) / 2)
    rows = [[note, None] for note in notes]
    assert decoded(typed(rows, encoding)) == (rows, encoding)


@given(notes=st.lists(NOTES, min_size=1, max_size=8))
def test_no_unicode_text_is_ever_touched(notes):
    rows = [[note, note.upper()] for note in notes]
    assert decoded(rows)[0] is rows


@pytest.mark.skipif(not REAL.exists(), reason="needs the shared files")
def test_a_real_sheet_in_tcvn3_equals_its_unicode_twin():
    found = {sheet.name: sheet for sheet in sheets(REAL / "mof_plan_2003.xls", "xls")}
    old, new = found["Sheet1"], found["Sheet1 (2)"]
    read, encoding = decoded(old.rows, old.capitals)
    assert encoding == "TCVN3"
    assert decoded(new.rows)[0] is new.rows
    assert sum(cell is not None and not cell.isascii() for row in read for cell in row) > 90
    pairs = [
        (row, column, one, other)
        for row, (left, right) in enumerate(zip_longest(read, new.rows, fillvalue=[]), 1)
        for column, (one, other) in enumerate(zip_longest(left, right))
        if tidy(one or "") != tidy(other or "")
    ]
    # Column H holds other errors in the two sheets; every word and every number is the same.
    assert {(column, one, other) for _, column, one, other in pairs} <= {(7, "#VALUE!", "#REF!")}


@pytest.mark.skipif(not REAL.exists(), reason="needs the shared files")
@pytest.mark.parametrize("path", sorted(REAL.glob("*.xls*")), ids=lambda path: path.name)
def test_no_other_real_sheet_is_touched(path):
    read = {sheet.name: decoded(sheet.rows, sheet.capitals)[1] for sheet in sheets(path, path.suffix[1:])}
    assert {name for name, encoding in read.items() if encoding} <= {"Sheet1"}
    assert path.name == "mof_plan_2003.xls" or not any(read.values())


def test_a_long_sheet_of_unicode_is_dismissed_about_as_fast_as_it_is_looked_at():
    rows = [[f"QR{at}", f"Chợ Thạch Bình {at}", "Xã Thạch Bình", "0900000000", None, str(at)] for at in range(60_000)]
    start = time.perf_counter()
    bare = len([cell for row in rows for cell in row if cell and not cell.isascii()])
    looked = time.perf_counter()
    assert bare == 120_000 and decoded(rows)[0] is rows
    assert time.perf_counter() - looked < 0.2 + 10 * (looked - start)
