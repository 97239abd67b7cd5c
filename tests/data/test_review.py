"""What the review finds in small registers, and what it leaves in peace."""

import time
from datetime import date
from itertools import count

import pytest

from data.reviewing.addresses import disagreement
from data.reviewing.corrections import correct, dismiss, mark_same, undo
from data.reviewing.duplicates import pairs_alike
from data.reviewing.near_codes import near_codes
from data.reviewing.review import KINDS, review
from data.reviewing.seen import Seen
from data.snapshot import snapshot
from data.words import catalogue
from tests.data.made import COUNTS, KIM_TAN, VAN_DU, loaded, september, xlsx

HEAD = ["Mã địa điểm", "Tên địa điểm", "Xã, thị trấn", "Địa chỉ", "Loại hình", "Ngày đăng ký", "Số điện thoại"]


numbers = count(100)


def row(code, name, commune="Kim Tân", address="Khu phố 1", kind="Chợ", day="1/9/2021", phone=None):
    return [code, name, commune, address, kind, day, phone or f"0900000{next(numbers):03}"]


@pytest.fixture
def found(tmp_path):
    """found(rows, scans) -> the findings by kind."""

    def look(*rows, scans=()):
        home = tmp_path / "home"
        loaded(home, xlsx(tmp_path / "a.xlsx", [HEAD, *rows]), as_of=september(10))
        if scans:
            loaded(home, xlsx(tmp_path / "s.xlsx", [COUNTS, *scans]), covers="district")
        return home

    return look


def of_kind(home, kind):
    return [one for one in review(snapshot(home)).findings if one.kind == kind]


def test_one_register_with_one_of_everything(found):
    home = found(
        row("QR1", "Tạp hóa Hoà Bình", phone="0900000001"),
        row("QR2", "Tạp hoá Hòa  Bình", "Kim Tân", "Khu phố 2", phone="0900000002"),
        row("QR3", "Nhà thuốc An Tâm", phone="0900000777"),
        row("QR4", "Quầy thuốc số 9", "Vân Du", "Khu phố 4", phone="0900000777"),
        row("QR5", "Siêu thị Mẫu", "Vân Du", "Thôn 2, xã Thạch Lâm", phone="0900000005"),
        row("QR6", "12", "Vân Du", "Khu phố 3", phone="0900000006"),
        row("QR7", "Trạm y tế", "Vân Du", None, "Cơ sở y tế", None, "0900000007"),
        scans=[["QR1", "14/9/2021", 3], ["QRl", "14/9/2021", 2], ["QR77X", "15/9/2021", 9]],
    )
    said = review(snapshot(home))
    assert {one.kind for one in said.findings} == set(KINDS)
    assert [one.venues for one in of_kind(home, "duplicate")] == [("QR1", "QR2"), ("QR3", "QR4")]
    assert of_kind(home, "duplicate")[1].communes == (KIM_TAN, VAN_DU)
    assert [one.venues for one in of_kind(home, "address")] == [("QR5",)]
    assert [one.venues for one in of_kind(home, "doubtful")] == [("QR6",)]
    assert [one.venues for one in of_kind(home, "missing")] == [("QR7",)]
    assert [(one.venues, one.near) for one in of_kind(home, "outside")] == [(("QR77X",), ()), (("QRl",), ("QR1",))]
    words = [reason.message("vi") for one in said.findings for reason in one.reasons]
    assert "Thiếu: ngày đăng ký, địa chỉ." in words
    assert "Cùng số điện thoại (09..\u00a0...\u00a0777)." in words
    assert "Địa chỉ ghi Thạch Lâm; danh sách ghi Vân Du." in words
    assert "2 lượt quét, lần cuối 14/9/2021; không danh sách nào có mã này." in words
    assert not any("0900000777" in text for text in words)
    seen = said.venues["QR3"]
    assert (seen.file, seen.sheet, seen.row, seen.masked) == ("a.xlsx", "Sheet1", 4, "09..\u00a0...\u00a0777")


def test_a_field_that_nobody_has_is_said_once(found):
    home = found(*(row(f"QR{at}", f"Quán {at}", kind=None, phone=f"090000000{at}") for at in range(4)))
    assert review(snapshot(home)).hardly_any == ("type",)
    assert of_kind(home, "missing") == []


def test_a_dismissed_finding_stays_away_until_the_dismissal_is_undone_or_more_is_missing(found, tmp_path):
    home = found(row("QR1", "Chợ Mẫu", address=None), row("QR2", "Quán Mẫu"))
    (finding,) = of_kind(home, "missing")
    version = dismiss(home, finding.key, "Chưa có địa chỉ", "an")
    assert of_kind(home, "missing") == []
    undo(home, version, "an")
    assert of_kind(home, "missing") == [finding]
    dismiss(home, finding.key, "Chưa có địa chỉ", "an")
    rows = [HEAD, row("QR1", "Chợ Mẫu", address=None, kind=None), row("QR2", "Quán Mẫu")]
    loaded(home, xlsx(tmp_path / "b.xlsx", rows), as_of=september(12))
    assert len(of_kind(home, "missing")) == 0  # its type is still what the first register says
    rows[1] = row("QR3", "Chợ Mới", address=None)
    loaded(home, xlsx(tmp_path / "c.xlsx", rows), as_of=september(13))
    assert [one.venues for one in of_kind(home, "missing")] == [("QR3",)]


def test_what_was_mended_is_no_finding_any_more(found):
    home = found(
        row("QR1", "Tạp hóa Lan", address="Khu phố 1"),
        row("QR2", "Tạp hóa Lân", address="Khu phố 1"),
        row("QR3", "Quán Mẫu", address="xã Thạch Lâm"),
        scans=[["QR9Z", "14/9/2021", 1]],
    )
    assert len(review(snapshot(home)).findings) == 3
    mark_same(home, "QR2", "QR1", "Một nhà", "an")
    correct(home, "QR3", "commune", "15196", "Theo địa chỉ", "an")
    mark_same(home, "QR9Z", "QR3", "Mã cũ", "an")
    assert review(snapshot(home)).findings == ()


def test_a_snapshot_of_nothing_has_no_finding(tmp_path):
    assert review(snapshot(tmp_path)).findings == ()


# Names


def seen(key, name, commune=KIM_TAN, address=None, phone=None):
    return Seen(key, key, name, commune, address, None, date(2021, 9, 1), 0, None, None, None, None, True, phone)


@pytest.mark.parametrize(
    ("some", "other", "alike"),
    [
        ("Tạp hóa Lan Anh", "Tap hoa Lan  Anh", True),
        ("Nhà thuốc Hồng Phúc", "Hồng Phúc, nhà thuốc", True),
        ("Trường Tiểu học Thạch Lâm", "Trường tiểu học Thạch Lam", True),
        ("Quán ăn số 1", "Quán ăn số 2", False),
        ("Nhà văn hóa thôn 3", "Nhà văn hóa thôn 13", False),
        ("Nhà thuốc A", "Nhà thuốc B", False),
        ("Trạm y tế", "Trường học", False),
    ],
)
def test_near_names(some, other, alike):
    assert bool(list(pairs_alike([seen("A", some), seen("B", other)]))) is alike
    assert not list(pairs_alike([seen("A", some), seen("B", other, VAN_DU)]))


def test_a_name_that_many_have_is_a_kind_of_venue():
    many = [seen(f"QR{at}", "Nhà văn hóa thôn", address=f"Thôn {at}") for at in range(9)]
    assert list(pairs_alike(many)) == []
    assert list(pairs_alike([*many, seen("QR9", "Nhà văn hóa thôn", address="thôn 8")])) == [
        ("name-and-address", ("QR8", "QR9"))
    ]


def test_ten_thousand_venues_are_compared_at_once():
    first, middle = ["Lan", "Hoa", "Mai", "Cúc", "Đào", "Huệ"], ["Tạp hóa", "Quán ăn", "Nhà thuốc", "Xưởng may"]
    venues = [
        seen(f"QR{at}", f"{middle[at % 4]} {first[at % 6]} {first[at // 7 % 6]} {at * 7919 % 9973:x}", str(at % 25))
        for at in range(10_000)
    ]
    began = time.perf_counter()
    list(pairs_alike(venues))
    assert time.perf_counter() - began < 8  # about one second on a quiet machine


# Addresses and codes


@pytest.mark.parametrize(
    ("address", "commune", "named"),
    [
        ("Thôn 3, xã Thạch Lâm", "Thạch Long", "Thạch Lâm"),
        ("Thôn 3 X. Thạch Lâm, huyện Thạch Thành", "Thạch Lâm", None),
        ("thôn 1, Thành An", "Thành Tâm", "Thành An"),
        ("thôn Thành Công, xã Thạch Long", "Thạch Long", None),
        ("HTX Thành Công", "Thạch Long", None),
        ("Hợp tác xã Thạch Bình, thôn 3", "Kim Tân", None),
        ("đường Thành Công", "Kim Tân", None),
        ("trung tâm xã hội", "Kim Tân", None),
        ("Khu phố 2, thị trấn Kim Tân, tỉnh Thanh Hóa", "Kim Tân", None),
        ("thôn 4, xã Thành Kim", "Kim Tân", None),
        ("thôn 4, xã Thạch Tân", "Thành Tân", "Thạch Bình"),
        ("thôn 4, Vĩnh Lộc, Thanh Hóa", "Kim Tân", "huyện Vĩnh Lộc"),
        ("xã Hà Long", "Ngọc Trạo", "xã Hà Long"),
        ("xã Kim Tân", "Thành Hưng", None),
    ],
)
def test_an_address_that_names_another_commune(address, commune, named):
    from data.communes import code_of

    said = disagreement(address, code_of(commune))
    if named is None:
        assert said is None
    else:
        assert named in str(said[1])
        assert said[0] in catalogue("vi")


def test_codes_that_look_alike_or_differ_in_one_character():
    registered = ["QR0001", "QR0002", "QR0003", "QR0004", "QR0005", "AB-77"]
    near = near_codes(["qr 00O1", "QR00010", "ab78", "QR0009", "XYZ"], registered)
    assert near == {"qr 00O1": ("QR0001",), "QR00010": ("QR0001",), "ab78": ("AB-77",)}


def test_every_kind_has_its_vietnamese():
    assert all(words in catalogue("vi") for pair in KINDS.values() for words in pair)
