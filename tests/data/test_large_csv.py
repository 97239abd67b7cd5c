"""The fast way for large text files gives the same facts and the same rows left out as the way row by row."""

import random

import pytest

from data.delimited import LARGE, encoding_of, is_large
from tests.data.made import VENUES, csv_file, facts, one, outcome, september

HEAD = [["Lượt quét tại các địa điểm", None, None, None], ["Mã địa điểm", "Thời gian quét", "Họ tên", "Số lượt"]]
ODD = [
    ["QR1", "14/09/2021 08:15:00", "Nguyễn Mẫu", "1"],
    ["QR1", "14/09/2021 08:15:00", "Nguyễn Mẫu", "1"],
    ["  QR1 ", "14/09/2021 23:59:59", "Trần Mẫu", "2"],
    ["QR2", "15/9/2021", "Lê Mẫu", "1.500"],
    ["QR2", "2021-09-15 07:00", "Lê Mẫu", "3"],
    ["QR3", "8h15 16/9/2021", "Lê Mẫu", "4"],
    ["QR3", "31/9/2021 08:00:00", "Lê Mẫu", "4"],
    ["QR3", "31/9/2021 08:00:00", "Lê Mẫu", "4"],
    ["QR4", "17/09/2021 08:00:00", "Lê Mẫu", "-4"],
    [None, "17/09/2021 08:00:00", "Lê Mẫu", "4"],
    ["QR5", "17/02/2021 08:00:00", "Lê Mẫu", "4"],
    ["QR6", "17/09/2022 08:00:00", "Lê Mẫu", "4"],
    [None, None, None, None],
    ["  ", None, None, " "],
    ['"Q""R;7"', "17/09/2021 08:00:00", '"Lê\nMẫu"', "1"],
    ["QR8", "17/09/2021 08:00:00", None, "1"],
    ["QR8", "17/09/2021 08:00:00", None, "1"],
    ["Tổng cộng", None, None, "20"],
    ["Người lập biểu", None, None, None],
]


def both_ways(path, tmp_path):
    fast, slow = (one(path, tmp_path / name, by_rows=by_rows) for name, by_rows in (("fast", False), ("slow", True)))
    for name in ("read", "accepted", "rejected", "set_aside", "claim", "notes", "header_row", "communes"):
        assert fast[name] == slow[name], name
    for which in ("rejected", "set-aside"):
        assert outcome(fast, which) == outcome(slow, which)
    return fast, slow


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_scans_with_every_oddity(tmp_path, delimiter):
    path = csv_file(tmp_path / "a.csv", [*HEAD, *ODD], delimiter)
    fast, slow = both_ways(path, tmp_path)
    assert facts(fast, "scan_day") == facts(slow, "scan_day")
    assert facts(fast, "scan_hour") == facts(slow, "scan_hour")
    assert outcome(fast, "rejected")[9] == ["impossible-date"]


def test_random_scans(tmp_path):
    chosen = random.Random(7)
    rows = [chosen.choice(ODD[:-2]) for _ in range(400)]
    fast, slow = both_ways(csv_file(tmp_path / "a.csv", [*HEAD, *rows]), tmp_path)
    assert facts(fast, "scan_day") == facts(slow, "scan_day")


def test_a_register(tmp_path):
    rows = [
        VENUES,
        [1, "QR1", "Chợ", "Kim Tân", "khu 1", None, "1/9/2021"],
        [2, "QR1", "Trường", "Kim Tân", "khu 1", None, "1/9/2021"],
        [3, "QR2", "Trạm", "Kim Tan X", None, None, None],
        [4, "QR3", "Quán", "15196", None, "quán", "2021-09-03"],
        [4, "QR3", "Quán", "15196", None, "quán", "2021-09-03"],
        ["Tổng", None, None, None, None, None, None],
    ]
    rows[0] = ['"Xã, thị trấn"' if cell == "Xã, thị trấn" else cell for cell in VENUES]
    fast, slow = both_ways(csv_file(tmp_path / "a.csv", rows), tmp_path)
    assert facts(fast, "venue") == facts(slow, "venue")
    assert facts(fast, "contact") == facts(slow, "contact")
    assert [row[2] for row in facts(fast, "venue")] == ["QR3"]


def test_a_line_of_another_width_is_read_row_by_row(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("code,day\nQR1,14/9/2021\nQR2,14/9/2021,more\nQR3,14/9/2021\n", encoding="utf-8")
    fast, slow = both_ways(path, tmp_path)
    assert facts(fast, "scan_day") == facts(slow, "scan_day")
    assert fast["accepted"] == 3


def test_rows_of_a_truly_large_file_keep_their_numbers(tmp_path):
    path = tmp_path / "a.csv"
    good = b"QR1,14/09/2021 08:15:00,%06d " + b"x" * 90 + b"\n"
    with path.open("wb") as file:
        file.write(b"code,time,full name\n")
        for at in range(2, 250_002):
            file.write(b"QR1,no day,Le Mau\n" if at in (77_777, 200_001) else good % at)
    assert path.stat().st_size > LARGE and is_large(path)
    table = one(path, tmp_path / "out")
    assert outcome(table, "rejected") == {77_777: ["impossible-date"]}
    assert outcome(table, "set-aside") == {1: ["header"], 200_001: ["repeated-row"]}
    assert table["accepted"] == 250_000 - 2


def test_a_letter_cut_where_looking_ends_is_still_utf_8(tmp_path):
    path = tmp_path / "a.csv"
    for shift in range(4):
        path.write_bytes(b"x" * shift + "ặ".encode() * 400_000)
        assert encoding_of(path) == "utf-8"


@pytest.mark.parametrize("day", [september(14)])
def test_blank_lines_count_as_rows_either_way(tmp_path, day):
    path = tmp_path / "a.csv"
    path.write_text("code,day\nQR1,14/9/2021\n\nQR2,hm\n", encoding="utf-8")
    table = one(path, tmp_path / "out")
    assert outcome(table, "rejected") == {4: ["impossible-date"]}
    assert facts(table, "scan_day") == [("QR1", None, day, 1)]
