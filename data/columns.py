"""Which column says what: every accepted header, in one place. A new spelling is a new line here.

Accents, case, line breaks, punctuation and what stands in brackets do not matter; beyond that a header counts
only if it is spelled as listed. Nothing is recognised by likeness.
"""

import re
from dataclasses import dataclass, field
from functools import cache

from data.text import plain

BRACKETS = re.compile(r"\([^)]*\)")
NUMBERING = "stt|số tt|tt|số thứ tự|no|no.|#|index"

VENUES = {
    "code": "mã địa điểm|mã điểm|mã qr|mã qr code|mã số|mã|mã đăng ký|mã điểm kiểm dịch|id|code|qr code|venue code|"
    "venue id",
    "name": "tên địa điểm|tên điểm|địa điểm|tên cơ quan đơn vị|tên cơ quan đơn vị địa điểm|tên đơn vị|tên cơ sở|"
    "cơ quan đơn vị|tên cơ quan|tên địa điểm đăng ký|tên điểm đăng ký|tên điểm kiểm dịch|venue|name|venue name|place",
    "commune": "xã thị trấn|xã|xã tt|xã phường|xã phường thị trấn|phường xã|phường xã thị trấn|tên xã|"
    "tên xã thị trấn|đơn vị xã|ubnd xã thị trấn|địa bàn|mã xã|commune|ward|commune code",
    "address": "địa chỉ|địa chỉ chi tiết|địa chỉ cụ thể|thôn khu phố|thôn|address",
    "type": "loại hình|loại|loại địa điểm|loại điểm|loại hình địa điểm|loại hình cơ sở|phân loại|nhóm|type|category|"
    "venue type",
    "registered_on": "ngày đăng ký|ngày đăng kí|ngày tạo|ngày tạo mã|ngày tạo mã qr|thời gian đăng ký|ngày cấp mã|"
    "registered|registered on|registration date|date registered",
    "closed_on": "ngày đóng|ngày đóng cửa|ngày ngừng|ngày ngừng hoạt động|ngày dừng hoạt động|closed|closed on|"
    "closing date",
    "representative": "người đại diện|đại diện|tên người đại diện|họ tên người đại diện|họ và tên người đại diện|"
    "người đăng ký|họ tên người đăng ký|họ và tên người đăng ký|người quản lý|người phụ trách|chủ cơ sở|"
    "người đại diện họ và tên|người đại diện họ tên|người đại diện tên|người đăng ký họ và tên|"
    "người đăng ký họ tên|"
    "representative|registrant|contact|owner",
    "phone": "số điện thoại|điện thoại|sđt|số đt|đt|đtdđ|di động|số điện thoại liên hệ|phone|mobile|phone number|tel",
}
SCANS = {
    "code": "mã địa điểm|mã điểm|mã qr|mã qr code|mã số|mã|mã đăng ký|mã điểm kiểm dịch|code|qr code|venue|"
    "venue code|venue id|venue_id",
    "moment": "thời gian|thời gian quét|thời điểm|thời điểm quét|ngày giờ|ngày giờ quét|ngày|ngày quét|"
    "thời gian vào|thời gian khai báo|thời gian check in|ngày check in|ngày khai báo|time|date|day|datetime|"
    "timestamp|scanned at|scan time|scan date",
    "time": "giờ|giờ quét|giờ vào|giờ phút|hour|time of day",
    "scans": "số lượt|số lượt quét|lượt quét|số lượt quét mã|số lượt quét mã qr|số lần quét|lượt|tổng số lượt quét|"
    "tổng lượt quét|số lượt vào ra|số lượt ra vào|scans|count|scan count|number of scans",
    "commune": VENUES["commune"],
    "scan_code": "mã lượt quét|mã lượt|mã khai báo|mã tờ khai|mã giao dịch|scan id|scan code|transaction id",
    "person": "họ tên|họ và tên|người quét|họ tên người quét|tên người quét|người khai báo|họ tên người khai báo|"
    "person|visitor|full name",
    "person_phone": "số điện thoại|điện thoại|sđt|số đt|số điện thoại người quét|phone|mobile|phone number",
    "person_id": "cccd|cmnd|cmnd cccd|cccd cmnd|số cccd|số cmnd|số căn cước|căn cước công dân|số giấy tờ|id number|"
    "national id",
    "venue_name": "tên địa điểm|tên điểm|địa điểm|tên đơn vị|tên cơ sở|venue name|name",
}
INSTALLS = {
    "commune": VENUES["commune"] + "|đơn vị|tên đơn vị|địa phương|đơn vị hành chính",
    "app": "ứng dụng|tên ứng dụng|app|application",
    "as_of": "tính đến ngày|tính đến|ngày|ngày số liệu|ngày thống kê|thời điểm|thời điểm thống kê|ngày báo cáo|"
    "ngày cập nhật|as of|as-of|date",
    "installed": "số máy đã cài đặt|số máy đã cài|số máy đã cài đặt ứng dụng|đã cài đặt|đã cài|số máy cài đặt|cài đặt|"
    "số lượt cài đặt|số thuê bao đã cài|số thuê bao đã cài đặt|số người đã cài đặt|số người cài đặt|số lượng cài đặt|"
    "số cài đặt|số máy điện thoại thông minh đã cài đặt|số máy điện thoại thông minh đã cài đặt ứng dụng|"
    "số lượng đã cài đặt|số lượng đã cài|số máy cài|số lượt cài|số người cài|installed|installs|installations",
    "smartphones": "số máy đttm|số đttm|đttm|số máy điện thoại thông minh|"
    "điện thoại thông minh|số điện thoại thông minh|số smartphone|"
    "smartphone|smartphones|số máy thông minh|tổng số máy điện thoại thông minh|tổng số điện thoại thông minh|"
    "số thuê bao thông minh|tổng số máy|số máy|số thuê bao|tổng số smartphone|số thuê bao smartphone",
    "population": "dân số|số dân|tổng dân số|nhân khẩu|số nhân khẩu|population",
    "stated": "tỷ lệ|tỉ lệ|tỷ lệ %|tỉ lệ %|%|tỷ lệ cài đặt|tỉ lệ cài đặt|tỷ lệ phần trăm|tỷ lệ đạt|tỷ lệ đạt %|"
    "percent|percentage|rate|coverage",
}
NAMES = {"venues": VENUES, "scans": SCANS, "installs": INSTALLS}
REQUIRED = {
    "venues": ("name", "commune"),
    "scans": ("code", "moment"),
    "installs": ("commune", "installed"),
}
# What only one kind has: a table with these is not of another kind, though it may have that kind's columns too.
TELLING = {
    "venues": {"registered_on", "representative", "address", "type", "closed_on"},
    "scans": {"moment", "time", "scans", "scan_code", "person", "person_id"},
    "installs": {"installed", "smartphones", "population", "app"},
}
# A column that tells two scans apart even when all else is equal.
TELLS_SCANS_APART = ("scan_code", "person", "person_phone", "person_id")


def spelled(listed: dict[str, str]) -> dict[str, str]:
    """Plain spelling -> field."""
    return {plain(name): column for column, names in listed.items() for name in names.split("|")}


FIELDS = {dataset: spelled(listed) for dataset, listed in NAMES.items()}
IS_NUMBERING = {plain(name) for name in NUMBERING.split("|")} - {""}


@dataclass(frozen=True)
class Band:
    """Columns that speak for one day or one app, beside others that speak for another.

    `said` is what the words over them state: field -> text as a cell would hold it. `columns` as in `Header`.
    """

    said: dict[str, str]
    columns: dict[str, int]


@dataclass(frozen=True)
class Header:
    """A header as understood: `columns` is field -> column position; `titles` the words above each column.

    `claims` are the positions of every column that could be a field, where there are several. `by_hand`: a person
    said which column is what.
    """

    dataset: str
    row: int
    depth: int
    columns: dict[str, int]
    titles: tuple[str, ...]
    numbering: int | None = None
    unused: tuple[str, ...] = field(default=())
    bands: tuple[Band, ...] = ()
    claims: dict[str, list[int]] = field(default_factory=dict)
    by_hand: bool = False

    @property
    def end(self) -> int:
        """The first row below it, counted from 0."""
        return self.row + self.depth

    @property
    def fields(self) -> set[str]:
        """Every field a row can have a value for."""
        return self.columns.keys() | {name for band in self.bands for name in (*band.said, *band.columns)}


@cache
def field_of(dataset: str, title: str) -> str | None:
    """The field a header names, or None when no listed spelling fits it."""
    names = FIELDS[dataset]
    return names.get(plain(title)) or names.get(plain(BRACKETS.sub(" ", title)))


@cache
def is_numbering(title: str) -> bool:
    """Whether a column counts the rows (STT)."""
    return bool(title) and plain(title) in IS_NUMBERING


def missing_fields(header: Header) -> list[str]:
    """Required fields no column was found for."""
    return [name for name in REQUIRED[header.dataset] if name not in header.fields]


def letter_of(position: int) -> str:
    """The column's letter in a spreadsheet: 0 -> A, 26 -> AA."""
    name = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        name = chr(65 + rest) + name
    return name


def position_of(letter: str) -> int:
    """The other way round: A -> 0, AA -> 26.

    Raises:
        ValueError: no column has such a letter.
    """
    position = 0
    for sign in letter.strip().upper():
        if not "A" <= sign <= "Z":
            raise ValueError(letter)
        position = position * 26 + ord(sign) - 64
    if not 1 <= position <= 16384:
        raise ValueError(letter)
    return position - 1
