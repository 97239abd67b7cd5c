"""What a preview says besides what is wrong: sheets without a list, venues that would leave, kinds that could be two."""

from data.batch import Incoming
from data.intake import check, commit
from data.problems import message
from tests.data.made import KIM_TAN, TODAY, register, september, xlsx


def previewed(home, *paths):
    return check(home, [Incoming(path.name, path) for path in paths], today=TODAY).tables


def said(table, code):
    return [message("vi", problem) for problem in table.problems if problem.code == code]


def test_a_sheet_without_a_list_is_named_when_another_has_one(tmp_path):
    venues = register(("QR1", "Chợ", "Kim Tân", september(1)))
    path = xlsx(tmp_path / "a.xlsx", **{"Địa điểm": venues, "Ghi nhớ": [["gọi lại cho xã"]]})
    (table,) = previewed(tmp_path / "home", path)
    assert said(table, "sheet-skipped") == ["Trang “Ghi nhớ”: Trang tính này không có danh sách nào nên được bỏ qua."]


def test_a_workbook_without_any_list_blames_no_single_sheet(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", **{"Một": [["gọi lại"]], "Hai": [["cho xã"]]})
    (table,) = previewed(tmp_path / "home", path)
    assert table.status == "refused"
    assert [problem.sheet for problem in table.problems] == [""]


def test_venues_that_would_leave_are_said_before_they_do(tmp_path):
    home = tmp_path / "home"
    first = register(*((f"QR{n}", f"Chợ {n}", "Kim Tân", september(1)) for n in range(5)))
    batch = check(home, [Incoming("a.xlsx", xlsx(tmp_path / "a.xlsx", first))], today=TODAY)
    commit(home, batch, "an")
    later = register(("QR1", "Chợ 1", "Kim Tân", september(1)), ("QR9", "Chợ 9", "Kim Tân", september(9)))
    (table,) = previewed(home, xlsx(tmp_path / "b.xlsx", later))
    assert table.changes == {"new": 1, "changed": 0, "gone": 4}
    assert said(table, "venues-gone")[0].startswith("Trang “Sheet1”: 4 địa điểm sẽ ra khỏi danh sách.")
    assert table.effect.set_index("commune").loc[KIM_TAN, ["opening", "new", "gone", "closing"]].tolist() == [
        5,
        1,
        4,
        2,
    ]


def test_a_list_of_scans_that_also_counts_installs_is_asked_about(tmp_path):
    both = [
        ["Mã địa điểm", "Tên địa điểm", "Xã, thị trấn", "Ngày", "Số lượt quét", "Số máy đã cài đặt"],
        ["QR1", "Quán A", "Kim Tân", "20/09/2021", 5, 100],
    ]
    (table,) = previewed(tmp_path / "home", xlsx(tmp_path / "a.xlsx", both))
    assert (table.status, table.needs) == ("refused", ("dataset",))
    assert "lượt quét" in said(table, "two-kinds")[0] and "cài đặt" in said(table, "two-kinds")[0]
