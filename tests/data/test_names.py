"""Commune names and column headers: every listed spelling, and nothing that is only near one."""

from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.campaign import Campaign
from data.claims import main_days, read_titles
from data.columns import NAMES, field_of
from data.communes import code_of, communes, spellings
from data.header import find_header, is_wording
from data.text import plain, tidy
from tests.data.made import september

EVERY = [(written, one.code) for one in communes() for written in (one.code, one.name, one.full_name, *one.aliases)]


def test_every_alias_gives_its_commune():
    assert len(communes()) == 25 and len(EVERY) > 200
    assert [(written, code_of(written)) for written, _ in EVERY] == EVERY


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("xã  Thạch\nLâm", "15196"), ("X. THẠCH LÂM", "15196"), ("UBND xã Thạch Lâm", "15196"),
        ("Uỷ ban nhân dân Thạch Lâm", "15196"), ("TT Kim Tân", "15187"), ("\u00a0Thành Kim", "15187"),
        ("Thạch Tân", "15211"), ("Thành Tân", "15238"), ("Tha\u0323ch La\u0302m", "15196"),
    ],
)  # fmt: skip
def test_prefixes_case_blanks_and_accents_do_not_matter(written, code):
    assert code_of(written) == code


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


@given(st.sampled_from([one.name for one in communes()]), st.integers(0, 12), st.sampled_from("abcdeghiklmnopqrstuvxy"))
def test_a_name_with_one_letter_changed_is_no_commune_or_the_one_so_called(name, at, letter):
    bare = plain(name)
    changed = bare[: at % len(bare)] + letter + bare[at % len(bare) + 1 :]
    assert code_of(changed) == spellings().get(changed) or changed.startswith(("x ", "p "))


@pytest.mark.parametrize("written", ["", "Thạch", "Thạch Lâm Sơn", "Thạch Lầm Lẫn", "Hà Nội", "15193", "1519", "xã"])
def test_no_commune(written):
    assert code_of(written) is None


@pytest.mark.parametrize("dataset", NAMES)
def test_every_listed_header_is_recognised_however_it_is_written(dataset):
    for name, spelled in NAMES[dataset].items():
        for written in spelled.split("|"):
            for form in (
                written,
                written.upper(),
                plain(written) or written,
                written.replace(" ", "\n"),
                f"{written} (nếu có)",
            ):
                assert field_of(dataset, form) is not None, (dataset, name, form)
            assert field_of(dataset, written) in NAMES[dataset]


@pytest.mark.parametrize("title", ["Mã địa điểmm", "Tên", "Xã hội", "ghi chú", ""])
def test_what_is_only_like_a_header_is_none(title):
    assert field_of("venues", title) is None


def test_a_header_under_titles():
    rows = [
        ["UBND HUYỆN", None],
        ["DANH SÁCH ĐỊA ĐIỂM", None],
        [],
        ["STT", "Tên địa điểm", "Xã,\nthị trấn", "Khác"],
        [1, "Chợ", "x"],
    ]
    header = find_header([[None if cell is None else str(cell) for cell in row] for row in rows]).header
    assert (header.dataset, header.row, header.depth, header.numbering) == ("venues", 3, 1, 0)
    assert header.columns == {"name": 1, "commune": 2} and header.unused == ("Khác",)


def test_a_header_in_two_rows():
    rows = [
        ["TT", "Xã,", "Số máy", "Số máy"],
        [None, "thị trấn", "điện thoại thông minh", "đã cài đặt"],
        ["1", "Kim Tân", "5", "4"],
    ]
    header = find_header(rows).header
    assert (header.dataset, header.depth) == ("installs", 2)
    assert header.columns == {"commune": 1, "smartphones": 2, "installed": 3}


@pytest.mark.parametrize(
    ("names", "dataset"),
    [
        (["Venue code", "Venue name", "Commune", "Registered on"], "venues"), (["QR code", "Scanned at"], "scans"),
        (["Commune", "As of", "Smartphones", "Installs"], "installs"), (["MA DIA DIEM", "NGAY", "SO LUOT QUET"], "scans"),
    ],
)  # fmt: skip
def test_kinds_in_english_and_without_accents(names, dataset):
    found = find_header([names])
    assert found.header.dataset == dataset and found.rival is None


def test_words_compared_and_words_kept():
    assert plain("Xã,\nThị trấn ĐỒNG\u00ad") == "xa thi tran dong" and plain("Hoà") == plain("Hòa")
    assert tidy("  Chợ \u00a0\n Mới\u200b ") == "Chợ Mới"
    assert is_wording(["Mã", "Tên"]) and not is_wording(["Mã", "21/9"])


CAMPAIGN = Campaign(Path("nowhere"))


def titles(*lines, sheet="", header=""):
    return read_titles(lines, sheet, header, CAMPAIGN)


@pytest.mark.parametrize(
    "line",
    [
        "(Tính đến ngày 21/9/2021)", "Số liệu tính đến hết ngày 21/09/2021", "TÍNH ĐẾN NGÀY 21 THÁNG 9 NĂM 2021",
        "tính đến 21.9.2021", "as of 2021-09-21", "Tính đến 17h00 ngày 21/9/2021", "tính đến 17 giờ 30 phút ngày 21/9/2021",
        "Từ ngày 14/9/2021 đến ngày 21/9/2021",
    ],
)  # fmt: skip
def test_the_day_a_title_states(line):
    assert titles("DANH SÁCH", line).as_of == september(21)


@pytest.mark.parametrize(
    "line",
    [
        "Từ ngày 14/9/2021 đến ngày 21/9/2021", "7 ngày (từ 14 đến 21/9/2021)", "từ 14/9 đến 21/9/2021",
        "Từ ngày 14 tháng 9 năm 2021 đến hết ngày 21 tháng 9 năm 2021", "from 14/9/2021 to 21/9/2021",
    ],
)  # fmt: skip
def test_the_days_a_title_states(line):
    assert titles(line).days == (september(14), september(21))


@pytest.mark.parametrize(
    "line", ["từ 21/9/2021 đến 14/9/2021", "từ 14 đến 31/9/2021", "ngày 21/9/2021", "tính đến nay"]
)
def test_days_that_are_not_said(line):
    assert titles(line).days is None


def test_app_mode_zone_and_sample():
    assert titles("CÀI ĐẶT BLUEZONE").app == "bluezone"
    assert titles("x", header="Số máy đã cài Smart Thanh Hóa").app == "smart-thanh-hoa"
    assert titles("BLUEZONE VÀ SMART THANH HÓA").app is None
    assert titles("BLUEZONE VÀ SMART THANH HÓA", sheet="Bluezone 23-09").app == "bluezone"
    assert titles("Danh sách bổ sung").mode == "changes" and titles("Danh sách").mode is None
    assert titles("Trên địa bàn huyện Thạch Thành").covers == "district"
    assert titles("Trên địa bàn xã Thạch Lâm").covers == "named" and titles("Các xã, thị trấn").covers is None
    assert titles("SỐ LIỆU MẪU").sample and not titles("Số liệu").sample


def test_the_main_run_of_days():
    september_run = [(september(day), 5) for day in (1, 15, 29)]
    assert main_days(september_run) == (september(1), september(29))
    assert main_days([(date(2021, 2, 1), 9), *september_run]) == (september(1), september(29))
    assert main_days([(september(1), 1), (september(16), 1)]) == (september(1), september(16))
    assert main_days([(september(1), 2), (september(17), 1)]) == (september(1), september(1))
    assert main_days([]) is None
