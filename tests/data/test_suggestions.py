"""What a name that is none may mean: ranked, with a reason in words, never accepted by itself."""

from datetime import date
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.communes import code_of, communes
from data.districts import districts
from data.suggestions import ALSO, OLD, REASONS, place_of, suggest
from data.words import catalogue


def told(written):
    return [(one.name, one.why("en")) for one in suggest(written)]


@pytest.mark.parametrize(
    ("written", "name", "why"),
    [
        ("Thạch Lâmm", "Thạch Lâm", "one letter differs"),
        ("Xã Thạch Tượg, huyện Thạch Thành", "Thạch Tượng", "one letter differs"),
        ("Thcạh Bình", "Thạch Bình", "one letter differs"),
        ("ThạchLâm", "Thạch Lâm", "the same letters, only the blanks differ"),
        ("Lâm Thạch", "Thạch Lâm", "the same words in another order"),
        ("T. Lâm", "Thạch Lâm", "each word begins as written"),
        ("Thôn 3, Thạch Lâm", "Thạch Lâm", "the text has this name in it"),
        ("Phường Ngọc Trạo", "Ngọc Trạo", "the text has this name in it"),
        ("Thành Kin", "Kim Tân", "one letter differs, compared with Xã Thành Kim, which is part of Kim Tân since 1 Dec 2019"),
        ("15193", "Thạch Bình", "Xã Thạch Tân had this code; it is part of Thạch Bình since 1 Dec 2019"),
        ("Xã Vân Du", "Vân Du", "the same name, but since 1 Jul 2025 a larger commune is called so"),
    ],
)  # fmt: skip
def test_the_likeliest_commune_and_why(written, name, why):
    assert code_of(written) is None
    assert told(written)[0] == (name, why)


def test_communes_just_as_near_name_each_other():
    assert told("Thành Tâu")[:2] == [
        ("Thành Tân", "one letter differs; just as near: Thành Tâm"),
        ("Thành Tâm", "one letter differs; just as near: Thành Tân"),
    ]
    # The old Thạch Tân, now Thạch Bình, is near too, and is not Thành Tân.
    assert [name for name, _ in told("Thạch Lấn")] == ["Thạch Lâm", "Thạch Bình", "Thành Tân"]
    assert "just as near: Thạch Bình" in told("Thạch Lấn")[0][1]


def test_a_code_and_a_name_that_disagree_show_both():
    assert told("15250 - Ngọc Trạo") == [
        ("Ngọc Trạo", "the text has this name in it; just as near: Thành An"),
        ("Thành An", "the text has this commune's code in it; just as near: Ngọc Trạo"),
    ]


def test_nothing_is_suggested_for_other_districts_or_for_what_is_far():
    for district in districts():
        assert (
            suggest(district.full_name) == suggest(f"Xã Thạch Lâmm, {district.full_name}") == []
            or district.code == "391"
        )
    for written in ("", "x", "Hà Nội", "Thạch", "Tổ 5", "Thạch Thành", "huyện Thạch Thành", "12"):
        assert suggest(written) == []


def test_at_most_so_many_and_always_in_the_same_order():
    assert len(suggest("Thành T")) == 3 and len(suggest("Thành T", limit=10)) > 3
    assert suggest("Thành T") == suggest("Thành T") == suggest("Thành T", limit=10)[:3]


@given(st.sampled_from([one.name for one in communes()]), st.integers(0, 12), st.sampled_from("abcdeghiklmnopqrstuvxy"))
def test_a_name_with_one_letter_changed_finds_its_commune_and_is_never_taken_for_it(name, at, letter):
    at %= len(name)
    changed = name[:at] + letter + name[at + 1 :]
    if code_of(changed) is None and name[at] != " ":
        nearest = suggest(changed, limit=9)
        assert name in [one.name for one in nearest]
        assert [one.score for one in nearest] == sorted((one.score for one in nearest), reverse=True)


def test_why_a_text_is_no_commune():
    merged = {"name": "Thạch Bình", "code": "15211", "since": date(2019, 12, 1), "old": "Xã Thạch Tân"}
    assert place_of("Xã Kim Tân, huyện Vĩnh Lộc") == ("other-district", {"district": "huyện Vĩnh Lộc"})
    assert place_of("Thạch Thành") == ("district-itself", {"district": "huyện Thạch Thành"})
    assert (
        place_of("Thạch Tân") == place_of("xã Thạch Tân, Thạch Thành") == place_of("15193") == ("old-commune", merged)
    )
    assert place_of("Xã Kim Tân") == ("new-commune", {"name": "Xã Kim Tân", "since": date(2025, 7, 1)})
    assert place_of("Thành Tâu") == ("unknown", {})


def test_every_reason_has_its_vietnamese_with_the_same_places():
    def places(sentence):
        return {name for _, name, _, _ in Formatter().parse(sentence) if name}

    for _, sentence in (*REASONS.values(), (0, OLD), (0, ALSO)):
        assert places(catalogue("vi")[sentence]) == places(sentence)
    assert suggest("Thành Tâu")[0].why("vi") == "khác một chữ cái; cũng gần như vậy: Thành Tâm"
