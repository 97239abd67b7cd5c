"""Whole files through the reader: every row is accepted, rejected or set aside, with its number and its reason."""

from datetime import date, datetime

import pytest

from tests.data.made import (
    COUNTS,
    INSTALLS,
    KIM_TAN,
    SCANS,
    THACH_LAM,
    VAN_DU,
    VENUES,
    checked,
    csv_file,
    facts,
    one,
    outcome,
    read,
    register,
    september,
    xlsx,
)

OFFICE_REGISTER = [
    ["ỦY BAN NHÂN DÂN", None, None, None, "Phụ lục số 1"],
    ["HUYỆN THẠCH THÀNH"],
    [],
    ["DANH SÁCH ĐỊA ĐIỂM ĐĂNG KÝ MÃ QR"],
    ["Trên địa bàn huyện Thạch Thành, tính đến ngày 21/9/2021"],
    VENUES,
    ["1", "2", "3", "4", "5", "6", "7"],
    ["I", None, "Thị trấn Kim Tân"],
    [1, "QR1", "Chợ  Kim\nTân", "Thị trấn Kim Tân", "khu 1", "chợ", date(2021, 9, 1)],
    [2, "QR2", "Tổng công ty Sông Mã", "KIM TÂN", "khu 2", None, "02/09/2021"],
    [3, "QR3", "Công ty TNHH Cộng Hòa", "TT. Kim Tân", "khu 3", None, 44442],
    ["II", None, "Xã Thạch Lâm"],
    [4, "QR4", "Trường tiểu học", "Thach Lam", "thôn 1", None, "ngày 4 tháng 9 năm 2021"],
    [5, "QR5", "Chợ Thạch Lâm", "Thạch Lầm Lẫn", "thôn 2", None, "5/9/2021"],
    [6, "QR6", None, "Thạch Lâm", "thôn 3", None, "6/9/2021"],
    [7, "QR7", "Trạm y tế", "15196", "thôn 4", None, "31/9/2021"],
    [8, "QR8", "Quán nước", "Thạch Lâm", "thôn 5", None, "22/9/2021"],
    [],
    VENUES,
    ["Tổng cộng", None, "8 địa điểm"],
    [None, None, "Ghi chú: danh sách gồm cả địa điểm chưa có lượt quét."],
    [None, None, None, None, "Thạch Thành, ngày 21 tháng 9 năm 2021"],
    [None, None, None, None, "NGƯỜI LẬP BIỂU"],
]


def test_a_register_as_an_office_writes_it(tmp_path):
    table = one(xlsx(tmp_path / "a.xlsx", OFFICE_REGISTER), tmp_path / "out")
    assert (table["dataset"], table["header_row"], table["read"]) == ("venues", 6, 23)
    assert outcome(table, "set-aside") == {
        1: ["title"],
        2: ["title"],
        3: ["blank"],
        4: ["title"],
        5: ["title"],
        6: ["header"],
        7: ["column-numbers"],
        8: ["group"],
        12: ["group"],
        18: ["blank"],
        19: ["header-again"],
        20: ["total"],
        21: ["note"],
        22: ["note"],
        23: ["note"],
    }
    assert outcome(table, "rejected") == {
        14: ["unknown-commune"],
        15: ["missing-value"],
        16: ["impossible-date"],
        17: ["after-as-of"],
    }
    assert [(code, name, commune, str(day)) for _, _, code, name, commune, _, _, day, _ in facts(table, "venue")] == [
        ("QR1", "Chợ Kim Tân", KIM_TAN, "2021-09-01"),
        ("QR2", "Tổng công ty Sông Mã", KIM_TAN, "2021-09-02"),
        ("QR3", "Công ty TNHH Cộng Hòa", KIM_TAN, "2021-09-03"),
        ("QR4", "Trường tiểu học", THACH_LAM, "2021-09-04"),
    ]
    assert table["claim"]["as_of"] == "2021-09-21" and table["claim"]["from"] == "title"
    assert table["covers_said"] == "district"


OFFICE_SCANS = [
    ["CHI TIẾT LƯỢT QUÉT", None],
    ["Từ ngày 14 đến 21/9/2021", None],
    SCANS,
    ["QR1", "14/09/2021 08:15"],
    ["QR1", "14/09/2021 08:15"],
    ["QR2", datetime(2021, 9, 21, 20, 15)],
    ["QR2", "2021-09-20T07:59:59"],
    ["QR3", "8h15 19/9/2021"],
    ["QR3", "32/9/2021"],
    ["QR4", "22/9/2021 07:00"],
    ["QR4", None],
    [None, "20/9/2021 07:00"],
    ["Tổng cộng", "6 lượt quét"],
]


def test_one_row_a_scan(tmp_path):
    table = one(xlsx(tmp_path / "a.xlsx", OFFICE_SCANS), tmp_path / "out")
    assert table["dataset"] == "scans" and table["claim"]["days"] == ["2021-09-14", "2021-09-21"]
    assert facts(table, "scan_day") == [
        ("QR1", None, september(14), 2),
        ("QR2", None, september(20), 1),
        ("QR2", None, september(21), 1),
        ("QR3", None, september(19), 1),
    ]
    assert [(venue, hour) for venue, _, hour, _ in facts(table, "scan_hour")] == [
        ("QR1", 8),
        ("QR2", 7),
        ("QR2", 20),
        ("QR3", 8),
    ]
    assert outcome(table, "rejected") == {
        9: ["impossible-date"],
        10: ["outside-days"],
        11: ["missing-value"],
        12: ["missing-value"],
    }
    assert outcome(table, "set-aside") == {1: ["title"], 2: ["title"], 3: ["header"], 13: ["total"]}
    assert ["equal-rows", {"count": 1}] in [list(note) for note in table["notes"]]


def test_a_count_a_day(tmp_path):
    rows = [
        COUNTS,
        ["QR1", "14/9/2021", "1.234"],
        ["QR1", "15/9/2021", 7],
        ["QR2", "14/9/2021", 0],
        ["QR3", "14/9/2021", -2],
        ["QR4", "14/9/2021", 1.5],
        ["QR5", "14/9/2021", None],
        ["Cộng", None, "1.241"],
    ]
    table = one(xlsx(tmp_path / "a.xlsx", rows), tmp_path / "out")
    assert facts(table, "scan_day") == [
        ("QR1", None, september(14), 1234),
        ("QR1", None, september(15), 7),
        ("QR2", None, september(14), 0),
    ]
    assert outcome(table, "rejected") == {5: ["negative-count"], 6: ["not-a-count"], 7: ["missing-value"]}
    assert outcome(table, "set-aside") == {1: ["header"], 8: ["total"]}


def test_scans_of_people_are_counted_once_and_nobody_is_kept(tmp_path):
    rows = [
        [*SCANS, "Họ tên", "SĐT"],
        ["QR1", "14/9/2021 08:15", "Nguyễn Mẫu An", "0900000001"],
        ["QR1", "14/9/2021 08:15", "Nguyễn Mẫu An", "0900000001"],
        ["QR1", "14/9/2021 08:15", "Trần Mẫu Bình", "0900000002"],
        ["QR9", "lúc nào đó", "Lê Mẫu Chi", "0900000003"],
    ]
    table = one(csv_file(tmp_path / "a.csv", rows), tmp_path / "out")
    assert facts(table, "scan_day") == [("QR1", None, september(14), 2)]
    assert outcome(table, "set-aside") == {1: ["header"], 3: ["repeated-row"]}
    kept = b"".join(file.read_bytes() for file in (tmp_path / "out").rglob("*") if file.is_file())
    assert not any(word.encode() in kept for word in ("Nguyễn", "Trần", "Chi", "0900000"))


def test_a_repeated_row_that_cannot_be_read_either_is_left_out_once(tmp_path):
    rows = [
        [*SCANS, "Họ tên"],
        ["QR1", "14/9/2021 08:15", "Nguyễn Mẫu An"],
        ["QR1", "hôm qua", "Nguyễn Mẫu An"],
        ["QR1", "hôm qua", "Nguyễn Mẫu An"],
    ]
    table = one(csv_file(tmp_path / "a.csv", rows), tmp_path / "out")
    assert table["accepted"] == 1 and table["rejected"] + table["set_aside"] == 3


def test_a_date_mistyped_far_away_is_doubted_until_the_days_are_stated(tmp_path):
    rows = [SCANS, ["QR1", "14/9/2021"], ["QR1", "15/9/2021"], ["QR1", "15/2/2021"]]
    path = csv_file(tmp_path / "a.csv", rows)
    table = one(path, tmp_path / "out")
    assert outcome(table, "rejected") == {4: ["doubtful-day"]}
    assert table["claim"]["days"] == ["2021-09-14", "2021-09-15"] and table["claim"]["from"] == "rows"
    stated = one(path, tmp_path / "again", days=(date(2021, 2, 15), september(15)))
    assert stated["accepted"] == 3 and stated["claim"]["from"] == "person"


def test_a_future_scan_is_rejected(tmp_path):
    rows = [SCANS, ["QR1", "14/9/2021"], ["QR1", "2/10/2021"]]
    table = one(csv_file(tmp_path / "a.csv", rows), tmp_path / "out", today=date(2021, 10, 1))
    assert outcome(table, "rejected") == {3: ["future-date"]}


OFFICE_INSTALLS = [
    ["TÌNH HÌNH CÀI ĐẶT BLUEZONE"],
    ["Tính đến ngày 23/9/2021"],
    INSTALLS,
    ["Kim Tân", "8.000", "4.000", "1.123", "28,07"],
    ["Vân Du", 7000, 3000, 990, "33,00 %"],
    ["Thạch Lâm", 2000, 500, 600, None],
    ["Thạch Sơn", 2000, 0, 6, None],
    ["Thạch Bình", 2000, 900, "1.5 nghìn", None],
    ["Thạch Bình X", 2000, 900, 80, None],
    ["Tổng cộng", 17000, 7500, 2713, "40,00"],
]


def test_installs_by_commune(tmp_path):
    table = one(xlsx(tmp_path / "a.xlsx", OFFICE_INSTALLS), tmp_path / "out")
    assert (table["claim"]["app"], table["claim"]["as_of"]) == ("bluezone", "2021-09-23")
    assert [row[1:] for row in facts(table, "install")] == [
        ("bluezone", KIM_TAN, september(23), 1123, 4000, 8000, "28,07%"),
        ("bluezone", VAN_DU, september(23), 990, 3000, 7000, "33,00%"),
        ("bluezone", THACH_LAM, september(23), 600, 500, 2000, None),
    ]
    assert outcome(table, "rejected") == {7: ["base-is-zero"], 8: ["not-a-count"], 9: ["unknown-commune"]}
    notes = {code: detail for code, detail in table["notes"]}
    assert notes["over-hundred"] == {"row": 6, "installed": 600, "base": 500}
    assert notes["percent-differs"]["row"] == 10 and notes["percent-differs"]["stated"] == "40,00%"


def test_a_total_row_speaks_for_the_district_where_no_commune_does(tmp_path):
    rows = [["Tính đến ngày 23/9/2021"], INSTALLS, ["Toàn huyện", None, "67.139", "18.843", "32,83"]]
    table = one(xlsx(tmp_path / "a.xlsx", rows), tmp_path / "out")
    assert [row[1:] for row in facts(table, "install")] == [
        ("bluezone", "391", september(23), 18843, 67139, None, None)
    ]


def test_installs_without_a_day_ask_for_it(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", [INSTALLS, ["Kim Tân", 8000, 4000, 1123, None]])
    table = one(path, tmp_path / "out")
    assert table["refused"][0] == "as-of-missing" and table["needs"] == ["as_of"]
    assert one(path, tmp_path / "again", as_of=september(23))["refused"] is None


def test_several_sheets_are_several_tables_and_empty_ones_none(tmp_path):
    path = xlsx(
        tmp_path / "a.xlsx",
        **{
            "Địa điểm": register(("QR1", "Chợ", "Kim Tân", september(1))),
            "Sheet2": [],
            "Quét": [SCANS, ["QR1", "2/9/2021"]],
        },
    )
    found = read(path, tmp_path / "out")
    assert [(table["sheet"], table["dataset"], table["accepted"]) for table in found] == [
        ("Địa điểm", "venues", 1),
        ("Quét", "scans", 1),
    ]


PLAIN_REGISTER = [
    ["Mã địa điểm", "Tên địa điểm", "Xã thị trấn", "Địa chỉ", "Số điện thoại", "Ngày đăng ký"],
    ["QR1", "Chợ Kim Tân", "Kim Tân", "khu 1", "0900000001", "01/09/2021"],
    ["QR2", "Trường học Vân Du", "Vân Du", "khu 2", "0900000002", "02/09/2021"],
    ["QR3", "Quán Thạch Lâm", "Thạch Lâm Thượng", "thôn 1", "0900000003", "03/09/2021"],
    [None, None, None, None, None, None],
    ["Tổng cộng", None, None, None, None, None],
]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_text_tables_in_every_dialect(tmp_path, delimiter, encoding, end):
    path = csv_file(tmp_path / "a.csv", PLAIN_REGISTER, delimiter, encoding, end)
    table = one(path, tmp_path / "out")
    assert [(row[2], row[3], row[4], row[7]) for row in facts(table, "venue")] == [
        ("QR1", "Chợ Kim Tân", KIM_TAN, september(1)),
        ("QR2", "Trường học Vân Du", VAN_DU, september(2)),
    ]
    assert outcome(table, "rejected") == {4: ["unknown-commune"]}
    assert outcome(table, "set-aside") == {1: ["header"], 5: ["blank"], 6: ["total"]}
    assert [phone for _, _, phone in facts(table, "contact")] == ["0900000001", "0900000002"]


def to_windows_1258(text):
    """Vietnamese as old Windows wrote it: base letters composed, tone marks behind them."""
    import unicodedata

    written = b""
    for letter in text:
        for form in (letter, unicodedata.normalize("NFD", letter)):
            try:
                written += form.encode("cp1258")
                break
            except UnicodeEncodeError:
                continue
        else:
            base, tone = unicodedata.normalize("NFD", letter)[:-1], unicodedata.normalize("NFD", letter)[-1]
            if len(base) == 2 and ord(base[1]) == 0x323:  # ậ is a + dot + hat: the dot is the tone
                base, tone = base[0] + tone, base[1]
            written += unicodedata.normalize("NFC", base).encode("cp1258") + tone.encode("cp1258")
    return written


def test_a_text_table_in_windows_1258(tmp_path):
    lines = "\r\n".join(";".join(cell or "" for cell in row) for row in PLAIN_REGISTER)
    path = tmp_path / "a.csv"
    path.write_bytes(to_windows_1258(lines))
    table = one(path, tmp_path / "out")
    assert [(row[2], row[3], row[4]) for row in facts(table, "venue")] == [
        ("QR1", "Chợ Kim Tân", KIM_TAN),
        ("QR2", "Trường học Vân Du", VAN_DU),
    ]
    assert ("windows-encoding", {"encoding": "CP1258"}) in [tuple(note) for note in table["notes"]]


def test_windows_1258_is_seen_even_in_the_last_letter(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"code,day\nQR1,1/9/2021\nQR2,2/9/2021\n\xd0,3/9\n")
    assert one(path, tmp_path / "out")["accepted"] == 2


def test_quotes_hold_delimiters_and_line_breaks_and_rows_keep_their_numbers(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(
        'Tên địa điểm,"Xã, thị trấn"\n"Chợ, ""cũ""",Kim Tân\n"Quán\nnước",Vân Du\nX,Nơi khác\n', encoding="utf-8"
    )
    table = one(path, tmp_path / "out", as_of=september(21))
    assert [row[3] for row in facts(table, "venue")] == ['Chợ, "cũ"', "Quán nước"]
    assert outcome(table, "rejected") == {4: ["unknown-commune"]}


def test_venues_without_a_code_are_known_by_commune_name_and_address(tmp_path):
    rows = [
        ["Tên địa điểm", "Xã", "Địa chỉ"],
        ["Chợ Mới", "Kim Tân", "khu 1"],
        ["CHỢ MỚI", "TT Kim Tân", "Khu  1"],
        ["Chợ Mới", "Vân Du", "khu 1"],
    ]
    table = one(csv_file(tmp_path / "a.csv", rows), tmp_path / "out", as_of=september(21))
    keys = {row[1] for row in facts(table, "venue")} | {"15187|cho moi|khu 1"}
    assert keys == {"15187|cho moi|khu 1", "15190|cho moi|khu 1"}


def test_one_code_for_two_different_venues_rejects_both_and_equal_rows_are_one(tmp_path):
    venues = [("QR1", "Chợ", "Kim Tân", None), ("QR1", "Trường", "Vân Du", None), ("QR2", "Trạm", "Kim Tân", None)]
    path = xlsx(tmp_path / "a.xlsx", register(*venues, ("QR2", "Trạm", "Kim Tân", None)))
    table = one(path, tmp_path / "out", as_of=september(21))
    assert outcome(table, "rejected") == {2: ["duplicate-code"], 3: ["duplicate-code"]}
    assert outcome(table, "set-aside") == {1: ["header"], 5: ["repeated-row"]}
    assert table["accepted"] == 1


def test_the_child_says_the_same_as_the_reader_here(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", OFFICE_REGISTER)
    here = one(path, tmp_path / "out")
    (table,) = checked(tmp_path / "home", path).tables
    assert (table.read, table.accepted, table.rejected, table.set_aside) == (23, 4, 4, 15)
    assert [table.read, table.accepted, table.claim.as_json()["as_of"]] == [
        here["read"],
        here["accepted"],
        "2021-09-21",
    ]
    assert {problem.row for problem in table.problems if problem.severity == "error"} == {14, 15, 16, 17}
    assert set(table.aside["row"]) == {1, 2, 3, 4, 5, 6, 7, 8, 12, 18, 19, 20, 21, 22, 23}
