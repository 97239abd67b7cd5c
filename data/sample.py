"""Writes three workbooks as an office would send them, made up and saying so: venues, scans, installs.

Their totals are the letter's. It loads nothing: the files go in like any other, through `intake`.
"""

from collections.abc import Sequence
from pathlib import Path

from data.sample_layout import Cell, OfficeSheet, write_workbook
from data.sample_numbers import FIRST_DAY, LAST_DAY, Installs, Venue, installs, scans, venues
from data.writing import day, number

FILES = ("mau-1-dia-diem.xlsx", "mau-2-luot-quet.xlsx", "mau-3-cai-dat.xlsx")
# The letter's percentage, printed under its own 18.843 / 67.139 (which is 28,07 %).
LETTER_PERCENT = "32,83"
TOTAL = "Tổng cộng"
# What a real list has too, for the review to find (places in the register): a venue with its neighbour's phone, one
# without an address, one with the address of another commune. No figure depends on these fields.
SHARED_PHONE, NO_ADDRESS, OTHER_ADDRESS = {121, 432}, {57, 300, 571}, {251}


def write(folder: Path) -> list[Path]:
    """The three workbooks, venues first, in `folder` (made when it is not there). Same bytes every time."""
    folder.mkdir(parents=True, exist_ok=True)
    sheets = ([register_sheet()], [scan_sheet()], [install_sheet(snapshot) for snapshot in installs()])
    return [write_workbook(folder / name, drawn) for name, drawn in zip(FILES, sheets, strict=True)]


def register_sheet() -> OfficeSheet:
    """The register of venues, commune by commune."""
    ordered = sorted(venues(), key=lambda venue: (venue.commune.code, venue.code))
    return OfficeSheet(
        name="Danh sách",
        titles=(
            "DANH SÁCH ĐỊA ĐIỂM ĐĂNG KÝ VÀ TẠO MÃ QR",
            "Trên địa bàn huyện Thạch Thành",
            f"Tính đến ngày {day('vi', LAST_DAY)}",
        ),
        columns={
            "Mã địa điểm": 14,
            "Tên địa điểm": 34,
            "Xã, thị trấn": 20,
            "Địa chỉ": 34,
            "Loại hình": 26,
            "Ngày đăng ký": 14,
            "Người đại diện": 24,
            "Số điện thoại": 14,
        },
        rows=[register_row(position, ordered) for position in range(len(ordered))],
        total=(TOTAL, None, f"{number('vi', len(ordered))} địa điểm", *[None] * 6),
        notes=("Ghi chú: Danh sách gồm cả các địa điểm đã tạo mã nhưng chưa có lượt quét.",),
    )


def register_row(position: int, ordered: Sequence[Venue]) -> tuple[Cell, ...]:
    """A venue as different hands type it: here a real date, there text; here "Xã", there "X."."""
    venue = ordered[position]
    address = ordered[position - 90 if position in OTHER_ADDRESS else position].address
    commune = venue.commune.aliases[2] if position % 23 == 5 else venue.commune.full_name
    registered = venue.registered_on
    return (
        venue.code,
        venue.name,
        commune,
        None if position in NO_ADDRESS else address,
        venue.kind,
        f"{registered:%d/%m/%Y}" if position % 3 == 1 else registered,
        venue.person,
        ordered[position - 1 if position in SHARED_PHONE else position].phone,
    )


def scan_sheet() -> OfficeSheet:
    """One row a scan, by time; no person in it."""
    return OfficeSheet(
        name="Lượt quét",
        titles=(
            "CHI TIẾT LƯỢT QUÉT MÃ QR TẠI CÁC ĐỊA ĐIỂM",
            "Trên địa bàn huyện Thạch Thành",
            f"Từ ngày {day('vi', FIRST_DAY)} đến ngày {day('vi', LAST_DAY)}",
        ),
        columns={"Mã địa điểm": 30, "Tên địa điểm": 36, "Thời gian quét": 22},
        rows=[(venue.code, venue.name, f"{day('vi', at)} {at:%H:%M}") for venue, at in scans()],
        total=(TOTAL, None, f"{number('vi', len(scans()))} lượt quét", None),
        notes=("Ghi chú: Mỗi dòng là một lượt quét; không có thông tin của người quét.",),
    )


def install_sheet(snapshot: Installs) -> OfficeSheet:
    """One app on one day, commune by commune, with the percentage as the office prints it."""
    _, *counts = zip(*snapshot.rows, strict=True)
    people, phones, installed = (sum(column) for column in counts)
    of_letter = (snapshot.app, snapshot.as_of.day) == ("Bluezone", 23)
    printed = LETTER_PERCENT if of_letter else number("vi", 100 * installed / phones, 2)
    return OfficeSheet(
        name=f"{snapshot.app} {snapshot.as_of:%d-%m}",
        titles=(
            f"THỐNG KÊ TÌNH HÌNH CÀI ĐẶT ỨNG DỤNG {snapshot.app.upper()}",
            "Trên địa bàn huyện Thạch Thành",
            f"Tính đến ngày {day('vi', snapshot.as_of)}",
        ),
        columns={
            "Xã, thị trấn": 26,
            "Dân số": 14,
            "Số máy điện thoại thông minh": 20,
            f"Số máy đã cài đặt {snapshot.app}": 20,
            "Tỷ lệ (%)": 12,
        },
        rows=[(row[0].full_name, *row[1:], number("vi", 100 * row[3] / row[2], 2)) for row in snapshot.rows],
        total=(TOTAL, None, people, phones, installed, printed),
        notes=("Ghi chú: Tỷ lệ tính trên số máy điện thoại thông minh.",),
    )
