"""Where a layout leaves room for doubt: what comes in is true or nothing comes in; nothing is taken from the row above by guess."""

from collections import Counter
from datetime import date

import pytest

from tests.data.layouts import COUNTED, NO_COMMUNE, REGISTER, ROMAN, by_commune, counted, register, wide
from tests.data.made import facts, outcome, read, september
from tests.data.office_groups import across, alone_first, first_of_band, grouped, numbered_across, put, roman
from tests.data.office_habits import (
    REGISTER_TITLE,
    SCANS_TITLE,
    above,
    merged_down,
    retitled,
    two_level,
    under_each_other,
    with_habits,
)
from tests.data.office_sheet import Book, write
from tests.data.office_values import short
from tests.data.truth import COMMUNES, DAYS, INSTALLS, SCANS, VENUES

UNKNOWN = ("Xã Thạch Lầm Lẫn", "Xã Cẩm Thủy", "Xã Thạch Lam Sơn")


def tables_of(sheet, folder, **answer):
    return read(write(Book([sheet]), folder), folder / "out", **answer)


def taken(tables, name):
    """Facts of tables that would be committed."""
    return [row for table in tables if not table["refused"] for row in facts(table, name)]


@pytest.mark.parametrize("name", UNKNOWN)
def test_rows_under_a_group_of_unknown_name_do_not_go_to_the_group_before(name, tmp_path):
    def heading(sheet, number, commune, rows):
        return roman(sheet, number, name if number == 2 else commune, rows)

    sheet = with_habits(register(NO_COMMUNE), grouped(heading), above(*REGISTER_TITLE))
    tables = tables_of(sheet, tmp_path)
    assert {row[2]: row[4] for row in taken(tables, "venue")} == homes(without="15196")
    assert tables[0]["rejected"] in (5, 6)


@pytest.mark.parametrize("name", UNKNOWN)
@pytest.mark.parametrize("merged", [True, False])
def test_a_band_of_unknown_name_does_not_go_to_the_band_before(name, merged, tmp_path):
    sheet = with_habits(register(), first_of_band(merged), above(*REGISTER_TITLE))
    at = sheet.column("commune")
    for row in sheet.rows:
        row[at] = name if row[at] == COMMUNES["15196"] else row[at]
    tables = tables_of(sheet, tmp_path)
    assert {row[2]: row[4] for row in taken(tables, "venue")} == homes(without="15196")
    assert tables[0]["rejected"] == 5


@pytest.mark.parametrize("heading", [roman, alone_first, across, numbered_across])
def test_a_remark_beside_a_group_does_not_give_its_rows_to_the_group_before(heading, tmp_path):
    sheet = with_habits(register([*NO_COMMUNE, "note"]), grouped(heading), above(*REGISTER_TITLE))
    for row in sheet.rows[sheet.first :]:
        row[-1] = "đã kiểm tra" if "THÀNH TÂM" in str(row).upper() else None
    tables = tables_of(sheet, tmp_path)
    assert {row[2]: row[4] for row in taken(tables, "venue")} == homes()


def test_rows_before_the_first_group_have_no_commune(tmp_path):
    sheet = with_habits(register(NO_COMMUNE), grouped(roman), above(*REGISTER_TITLE))
    first = [9, "QR900", "Quán Mẫu", "Thôn 9", "Cửa hàng", september(1), "Lê Mẫu Chi", "0900000900"]
    sheet.rows.insert(sheet.first, first)
    tables = tables_of(sheet, tmp_path)
    assert {row[2]: row[4] for row in taken(tables, "venue")} == homes()
    assert list(outcome(tables[0], "rejected")) == [sheet.first + 1]


def test_a_single_blank_commune_in_a_full_column_is_not_filled_in(tmp_path):
    sheet = with_habits(register(), above(*REGISTER_TITLE))
    sheet.rows[sheet.first + 6][sheet.column("commune")] = None
    tables = tables_of(sheet, tmp_path)
    code = sheet.rows[sheet.first + 6][sheet.column("code")]
    assert {row[2]: row[4] for row in taken(tables, "venue")} == {c: home for c, home in homes().items() if c != code}
    assert tables[0]["rejected"] == 1


def homes(without=None):
    return {one.code: one.commune for one in VENUES if one.commune != without}


def test_a_count_of_unknown_name_does_not_make_each_row_one_scan(tmp_path):
    words = retitled(scans="Tổng số lần người dân quét QR code ra vào địa điểm")
    sheet = with_habits(counted(), words, above(*SCANS_TITLE))
    assert scans_taken(tables_of(sheet, tmp_path)) in ({}, true_scans())


def test_a_sum_so_far_beside_the_count_of_the_day(tmp_path):
    for order in (("Trong ngày", "Lũy kế"), ("Lũy kế", "Trong ngày")):
        sheet = counted([*COUNTED, "stated"])
        so_far = Counter()
        for row in sheet.rows[1:]:
            count = row[-2]
            so_far[row[1]] += count
            both = {"Trong ngày": count, "Lũy kế": 5000 + so_far[row[1]]}
            row[-2:] = [both[name] for name in order]
        sheet = with_habits(sheet, two_level("Số lượt quét", ("scans", "stated"), order), above(*SCANS_TITLE))
        folder = tmp_path / order[0]
        folder.mkdir()
        assert scans_taken(tables_of(sheet, folder)) in ({}, true_scans()), order


def test_sums_of_weeks_between_the_days_are_no_days(tmp_path):
    sheet = wide(short)
    start = len(sheet.fields)
    for row in sheet.rows:
        header = row is sheet.rows[0]
        row.insert(start + 4, "Cộng 4 ngày" if header else sum(count or 0 for count in row[start : start + 4]))
        row.append("Lũy kế" if header else 9999)
    sheet = with_habits(sheet, above(*SCANS_TITLE))
    assert scans_taken(tables_of(sheet, tmp_path)) == true_scans()


def scans_taken(tables):
    rows = Counter()
    for code, _, day, count in taken(tables, "scan_day"):
        rows[code, day] += count
    return {key: count for key, count in rows.items() if count}


def true_scans():
    return {key: count for key, count in SCANS.items() if count}


@pytest.mark.parametrize(
    "titles", [("14/9/2021", "21/9/2021"), ("Đến 14/9/2021", "Đến 21/9/2021"), (DAYS[0], DAYS[-1])]
)
def test_installs_of_two_days_side_by_side(titles, tmp_path):
    sheet = by_commune(["stt", "commune", "smartphones", "installed", "stated"])
    for row, one in zip(sheet.rows[1:], INSTALLS, strict=True):
        row[3:] = [one.installed["bluezone"] - 100, one.installed["bluezone"]]
    sheet.rows[0][3:] = titles
    sheet.insert(0, [[*[None] * 3, "Số máy đã cài đặt", None]])
    sheet.rows[0][:3], sheet.rows[1][:3] = sheet.rows[1][:3], [None] * 3
    sheet.header, sheet.depth = 0, 2
    sheet.merged = [(0, at, 1, at) for at in range(3)] + [(0, 3, 0, 4)]
    tables = tables_of(with_habits(sheet, above("TÌNH HÌNH CÀI ĐẶT BLUEZONE", "trên địa bàn huyện")), tmp_path)
    said = {(row[2], row[3]): row[4] for row in taken(tables, "install")}
    true = {(one.commune, DAYS[-1]): one.installed["bluezone"] for one in INSTALLS}
    true |= {(one.commune, DAYS[0]): one.installed["bluezone"] - 100 for one in INSTALLS}
    assert said in ({}, true)


def test_a_table_of_communes_without_venues_is_no_scan_list(tmp_path):
    rows = [["STT", "Xã, thị trấn", "Số địa điểm", "Số lượt quét"]]
    rows += [[at, name, 5, 120 + at] for at, name in enumerate(COMMUNES.values(), 1)]
    sheet = with_habits(register(), above(*SCANS_TITLE))
    sheet.rows[sheet.header :] = rows
    sheet.merged = []
    for table in tables_of(sheet, tmp_path):
        assert table["refused"]


def test_totals_of_groups_are_never_communes_of_their_own(tmp_path):
    """A subtotal between communes, named like one: "Cộng xã Thạch Lâm"."""
    sheet = by_commune()
    body = []
    for row in sheet.rows[1:]:
        body += [row, put(sheet, commune=f"Cộng {row[1]}", installed=row[4], smartphones=row[3], population=row[2])]
    sheet.rows[1:] = body
    tables = tables_of(sheet, tmp_path, as_of=date(2021, 9, 21))
    assert sorted(row[4] for row in taken(tables, "install")) == sorted(one.installed["bluezone"] for one in INSTALLS)
    assert tables[0]["rejected"] == 0


def test_a_venue_that_is_called_as_its_commune_is_a_venue(tmp_path):
    sheet = with_habits(register(REGISTER), merged_down(2), above(*REGISTER_TITLE))
    sheet.rows[sheet.first][sheet.column("name")] = "Xã Thạch Lâm"
    sheet.rows[sheet.first + 1][sheet.column("name")] = "Tổng cộng"
    tables = tables_of(sheet, tmp_path)
    assert {row[2]: row[4] for row in taken(tables, "venue")} == homes()


def test_roman_numbers_may_count_the_venues(tmp_path):
    """I, II, III ... as the numbers of rows that have all they need."""
    sheet = with_habits(register(REGISTER, ("15196",)), above(*REGISTER_TITLE))
    for at, row in enumerate(sheet.rows[sheet.first :]):
        row[0] = ROMAN[at]
    assert len(taken(tables_of(sheet, tmp_path), "venue")) == 5


def test_serial_numbers_in_a_workbook_of_1904_are_not_four_years_early(tmp_path):
    sheet = register(["code", "name", "commune", "registered_on"])
    sheet.cells(lambda day: (day - date(1904, 1, 1)).days, "registered_on")
    path = write(Book([sheet], from_1904=True), tmp_path)
    said = {row[2]: row[7] for row in taken(read(path, tmp_path / "out", as_of=september(21)), "venue")}
    assert said in ({}, {one.code: one.registered_on for one in VENUES})


def test_dates_that_a_spreadsheet_turned_round_are_doubted(tmp_path):
    """Typed as day and month where the month comes first: what it took for a date is turned round, the rest stayed text."""

    def typed(day):
        return date(day.year, day.day, day.month) if day.day <= 12 else short(day)

    sheet = register(["code", "name", "commune", "registered_on"])
    sheet.cells(typed, "registered_on")
    tables = tables_of(sheet, tmp_path, as_of=date(2021, 12, 31))
    said = {row[2]: row[7] for row in taken(tables, "venue")}
    doubted = any(code.startswith("dates") for code, _ in tables[0]["notes"]) or tables[0]["refused"]
    assert doubted or said == {one.code: one.registered_on for one in VENUES}


def test_one_workbook_may_hold_a_list_of_each_kind(tmp_path):
    sheets = [
        with_habits(register(), above(*REGISTER_TITLE), name="Địa điểm"),
        with_habits(counted(), above(*SCANS_TITLE), name="Lượt quét"),
        with_habits(by_commune(), above("CÀI ĐẶT BLUEZONE", "Tính đến ngày 21/9/2021"), name="Cài đặt"),
    ]
    tables = read(write(Book(sheets), tmp_path), tmp_path / "out")
    assert [table["dataset"] for table in tables] == ["venues", "scans", "installs"]
    assert {row[2]: row[4] for row in taken(tables[:1], "venue")} == homes()
    assert scans_taken(tables[1:2]) == true_scans()
    assert len(taken(tables[2:], "install")) == len(INSTALLS)


def test_lists_of_two_kinds_under_each_other(tmp_path):
    sheets = [with_habits(register(), above(*REGISTER_TITLE)), with_habits(counted(), above(*SCANS_TITLE))]
    tables = tables_of(under_each_other(sheets, 3), tmp_path)
    assert {row[2]: row[4] for row in taken([one for one in tables if one["dataset"] == "venues"], "venue")} in (
        {},
        homes(),
    )
    assert scans_taken([one for one in tables if one["dataset"] == "scans"]) in ({}, true_scans())
    assert any(not table["refused"] for table in tables)


@pytest.mark.parametrize("name", ["code", "address", "type", "phone"])
def test_a_column_without_a_title_is_not_lost_in_silence(name, tmp_path):
    sheet = with_habits(register(), above(*REGISTER_TITLE))
    at = sheet.column(name)
    sheet.rows[sheet.header][at] = None
    for table in tables_of(sheet, tmp_path):
        told = str(table["notes"]) + str(table["refused"] or "")
        assert table["refused"] or "ABCDEFGHI"[at] in told or "no-codes" in told, table["notes"]


def test_counts_without_their_codes_are_no_register(tmp_path):
    sheet = with_habits(counted(), above(*SCANS_TITLE))
    sheet.rows[sheet.header][sheet.column("code")] = None
    assert not taken([one for one in tables_of(sheet, tmp_path) if one["dataset"] == "venues"], "venue")


@pytest.mark.parametrize("title", ["Số địa điểm", "Số\nđịa điểm", "Tổng số\nđịa điểm", "Số lượng địa điểm\nđã đăng ký"])
def test_how_many_venues_a_commune_has_is_no_register(title, tmp_path):
    rows = [["STT", "Xã, thị trấn", title, "Ghi chú"]]
    rows += [[at, name, 5 + at, None] for at, name in enumerate(COMMUNES.values(), 1)]
    sheet = with_habits(register(), above(*REGISTER_TITLE))
    sheet.rows[sheet.header :] = rows
    sheet.merged = []
    assert not taken(tables_of(sheet, tmp_path), "venue")
