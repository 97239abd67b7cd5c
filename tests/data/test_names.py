"""Column headers and titles: every listed spelling, and nothing that is only near one."""

from datetime import date
from pathlib import Path

import pytest

from data.campaign import Campaign
from data.claims import main_days, read_titles
from data.columns import NAMES, field_of
from data.layout.header import find_header
from data.layout.heads import may_head
from data.text import plain, tidy
from tests.data.made import september


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
    assert may_head(["Mã", "Tên"]) and may_head(["Mã", "21/9", "22/9"]) and not may_head(["QR001", "Chợ", "5"])


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
