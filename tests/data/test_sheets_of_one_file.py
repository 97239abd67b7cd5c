"""The sheets of one file: parts of one register, parts of one count, or two counts of the same. None wipes another out."""

from data.intake import commit
from data.snapshot import snapshot
from tests.data.made import KIM_TAN, VAN_DU, checked, loaded, september, xlsx

TITLE = [["DANH SÁCH ĐỊA ĐIỂM TRÊN ĐỊA BÀN HUYỆN, TÍNH ĐẾN NGÀY 10/9/2021"]]
HEAD = ["Mã địa điểm", "Tên địa điểm", "Xã"]
SCAN_HEAD = ["Mã địa điểm", "Ngày", "Số lượt quét"]


def present(home):
    return sorted(snapshot(home).rows("SELECT venue, commune, counted_from FROM venue WHERE gone_on IS NULL"))


def by_kind(tmp_path, day, offices, schools):
    title = [[f"DANH SÁCH ĐỊA ĐIỂM TRÊN ĐỊA BÀN HUYỆN, TÍNH ĐẾN NGÀY {day}/9/2021"]]
    rows = {"Cơ quan": [*title, HEAD, *offices], "Trường học": [*title, HEAD, *schools]}
    return xlsx(tmp_path / f"{day}.xlsx", **rows)


def test_sheets_by_kind_are_one_register_and_the_next_file_replaces_both(tmp_path):
    home = tmp_path / "home"
    offices, schools = [["QR1", "UBND", "Kim Tân"], ["QR2", "Bưu điện", "Vân Du"]], [["QR3", "Trường", "Kim Tân"]]
    batch = checked(home, by_kind(tmp_path, 10, offices, schools))
    assert [table.changes for table in batch.tables] == [
        {"new": 3, "changed": 0, "gone": 0},
        {"new": 0, "changed": 0, "gone": 0},
    ]
    assert [problem.code for problem in batch.tables[1].problems if problem.code == "effect-with-sheet"]
    commit(home, batch, "an")
    first = september(10)
    assert present(home) == [("QR1", KIM_TAN, first), ("QR2", VAN_DU, first), ("QR3", KIM_TAN, first)]
    # QR1 is written on the other sheet now, QR2 is gone, QR4 is new.
    batch = checked(home, by_kind(tmp_path, 20, [["QR4", "Chi cục", "Vân Du"]], [["QR1", "UBND", "Kim Tân"], *schools]))
    assert batch.tables[0].changes == {"new": 1, "changed": 0, "gone": 1}
    commit(home, batch, "an")
    assert present(home) == [("QR1", KIM_TAN, first), ("QR3", KIM_TAN, first), ("QR4", VAN_DU, september(20))]


def test_two_files_of_one_day_are_two_registers(tmp_path):
    home = tmp_path / "home"
    loaded(home, xlsx(tmp_path / "a.xlsx", [*TITLE, HEAD, ["QR1", "UBND", "Kim Tân"]]))
    loaded(home, xlsx(tmp_path / "b.xlsx", [*TITLE, HEAD, ["QR2", "Chợ", "Kim Tân"]]))
    assert [venue for venue, _, _ in present(home)] == ["QR2"]


def test_sheets_that_count_other_venues_on_the_same_days_add_up(tmp_path):
    home = tmp_path / "home"
    sheets = {"Mot": [SCAN_HEAD, ["QR1", "1/9/2021", 5]], "Hai": [SCAN_HEAD, ["QR2", "1/9/2021", 7]]}
    loaded(home, xlsx(tmp_path / "a.xlsx", **sheets))
    assert snapshot(home).rows("SELECT venue, scans FROM venue_day ORDER BY venue") == [("QR1", 5), ("QR2", 7)]
    loaded(home, xlsx(tmp_path / "b.xlsx", [SCAN_HEAD, ["QR1", "1/9/2021", 6]]))
    assert snapshot(home).rows("SELECT venue, scans FROM venue_day ORDER BY venue") == [("QR1", 6)]


def test_sheets_that_count_the_same_scans_twice_are_asked_about(tmp_path):
    sheets = {"Chi tiet": [SCAN_HEAD, ["QR1", "1/9/2021", 5]], "Tong hop": [SCAN_HEAD, ["QR1", "1/9/2021", 5]]}
    first, second = checked(tmp_path / "home", xlsx(tmp_path / "a.xlsx", **sheets)).tables
    assert (first.status, second.status) == ("ready", "refused")
    assert second.problems[0].code == "sheets-overlap" and second.problems[0].detail["count"] == 1
