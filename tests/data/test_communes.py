"""Commune names: every listed spelling in any harmless wrapping, and nothing that is only near one."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.communes import code_of, communes, later_names, spellings
from data.districts import districts, is_own_district, other_district
from data.suggestions import place_of, suggest
from data.text import plain

EVERY = [(written, one.code) for one in communes() for written in (one.code, one.name, one.full_name, *one.aliases)]
NAMES = [(written, code) for written, code in EVERY if not written.isdigit()]


def test_every_alias_gives_its_commune():
    assert len(communes()) == 25 and len(EVERY) > 200
    assert [(written, code_of(written)) for written, _ in EVERY] == EVERY


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("xã  Thạch\nLâm", "15196"), ("X. THẠCH LÂM", "15196"), ("UBND xã Thạch Lâm", "15196"),
        ("Uỷ ban nhân dân Thạch Lâm", "15196"), ("TT Kim Tân", "15187"), ("\u00a0Thành Kim", "15187"),
        ("Thạch Tân", "15211"), ("Thành Tân", "15238"), ("Tha\u0323ch La\u0302m", "15196"), ("TTr. Kim Tân", "15187"),
    ],
)  # fmt: skip
def test_prefixes_case_blanks_and_accents_do_not_matter(written, code):
    assert code_of(written) == code


@pytest.mark.parametrize(
    "wrapping",
    [
        "{name}, huyện Thạch Thành", "{name}, H. Thạch Thành, tỉnh Thanh Hóa", "{name} - Thạch Thành", "UBND {name}",
        "{name} (huyện Thạch Thành)", "{code} - {name}", "{name} ({code})", "1. {name}", "II. {name}", "A) {name}",
        "{name}, Thạch Thành, Thanh Hóa", "{code} {name} huyện Thạch Thành", "  {name}\u200b ,\nhuyện  Thạch Thành",
    ],
)  # fmt: skip
def test_a_harmless_wrapping_does_not_matter(wrapping):
    wrapped = [(wrapping.format(name=name, code=code), code) for name, code in NAMES]
    assert [(written, code_of(written)) for written, _ in wrapped] == wrapped


@pytest.mark.parametrize(
    "written",
    [
        "Xã Kim Tân, huyện Vĩnh Lộc", "Thạch Lâm - Cẩm Thủy", "Ngọc Trạo, TP Thanh Hóa", "Thạch Sơn (H. Ngọc Lặc)",
        "Ngọc Trạo, Thanh Hóa",  # the city, or the province: it does not say
        "Phường Ngọc Trạo", "P. Ngọc Trạo",  # wards of Thanh Hóa and Bỉm Sơn; there is none here
        "15250 - Ngọc Trạo",  # 15250 is Thành An until June 2025 and Ngọc Trạo after
        "15196 Thạch Cẩm", "15193",
    ],
)  # fmt: skip
def test_another_place_of_the_same_name_is_not_ours(written):
    assert code_of(written) is None


def test_a_town_is_not_the_larger_commune_that_has_its_name_since_2025():
    assert later_names() == {"xa kim tan", "xa van du"}
    assert [code_of(written) for written in ("Xã Kim Tân", "X. Kim Tân", "UBND xã Vân Du")] == [None, None, None]
    # Where the district is named it is of the time before.
    assert code_of("Xã Kim Tân, huyện Thạch Thành") == "15187"
    assert code_of("Thị trấn Thạch Lâm") == "15196"


def one_letter_apart(one, other):
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def test_communes_one_letter_apart_stay_apart():
    near = [
        (one, other)
        for one, other in combinations(communes(), 2)
        if one_letter_apart(plain(one.name), plain(other.name))
    ]
    assert len(near) >= 5
    for one, other in near:
        assert (code_of(one.name), code_of(plain(one.name))) == (one.code, one.code)
        assert (code_of(other.name), code_of(plain(other.name))) == (other.code, other.code)


def allowed(text):
    """A slow second way: the plain words, less what may stand around a name, are a listed spelling."""
    words = plain(text).split()
    ends = [[], ["thach", "thanh"], ["huyen", "thach", "thanh"], ["h", "thach", "thanh"], ["tinh", "thanh", "hoa"]]
    starts = [[], ["x"], ["xa"], ["tt"], ["ttr"], ["t", "t"], ["thi", "tran"]]
    offices = [[], ["ubnd"], ["uy", "ban", "nhan", "dan"], ["1"], ["a"], ["b"], ["c"], ["d"], ["e"], ["i"], ["v"]]
    cores = {
        " ".join(words[len(office) + len(start) : len(words) - len(end)])
        for office in offices
        for start in starts
        for end in ends
        if words[: len(office) + len(start)] == office + start and words[len(words) - len(end) :] == end
    }
    return {spellings()[core] for core in cores if core in spellings()}


LETTERS = "abcdeghiklmnopqrstuvxyđâăêôơưáạ .,-()1"
CHANGES = st.lists(
    st.tuples(st.integers(0, 40), st.sampled_from("change add drop swap".split()), st.sampled_from(LETTERS)), max_size=3
)


def changed(text, changes):
    for at, kind, letter in changes:
        at %= max(1, len(text))
        before, after = text[:at], text[at + 1 :]
        text = {
            "change": before + letter + after,
            "add": before + letter + text[at:],
            "drop": before + after,
            "swap": before + text[at : at + 2][::-1] + text[at + 2 :],
        }[kind]
    return text


@given(st.sampled_from(NAMES), st.sampled_from(["{}", "Xã {}", "UBND xã {}", "{}, huyện Thạch Thành"]), CHANGES)
def test_nothing_near_is_ever_taken_for_a_commune(name, wrapping, changes):
    text = changed(wrapping.format(name[0]), changes)
    found = code_of(text)
    assert found is None or found in allowed(text)
    # What a person accepted is taken too, exactly, and overrules no name of the reference.
    assert code_of(text, {plain(text): "15187"}) == (found or "15187")
    assert code_of(text, {plain(text) + "x": "15187"}) == found


@pytest.mark.parametrize(
    "written", ["", "Thạch", "Thạch Lâm Sơn", "Thạch Lầm Lẫn", "Hà Nội", "1519", "xã", "UBND", "1."]
)
def test_no_commune(written):
    assert code_of(written) is None


def test_every_other_district_of_the_province_is_told_apart():
    assert len(districts()) == 27 and len({district.code for district in districts()}) == 27
    for district in districts():
        for written in (district.full_name, district.full_name.upper(), f"Xã Quảng Nhân, {district.full_name}"):
            ours = district.code == "391"
            assert other_district(written) == (None if ours else district.full_name), written
    assert other_district("Tĩnh Gia") == "thị xã Nghi Sơn" and other_district("Thanh Hóa") == "tỉnh Thanh Hóa"
    assert not [written for written, _ in EVERY if other_district(written) or is_own_district(written)]


@pytest.mark.parametrize("written", ["Thạch Thành", "HUYỆN THẠCH THÀNH", "H. Thạch Thành", "Toàn huyện", "391"])
def test_the_district_itself(written):
    assert is_own_district(written) and not other_district(written) and code_of(written) is None


def test_a_cell_of_millions_of_letters_costs_nothing_and_is_no_name():
    story = "Thạch Lâm, " * 400_000
    assert code_of(story) is None and other_district(story) is None and not is_own_district(story)
    assert suggest(story) == [] and place_of(story) == ("unknown", {})
