"""What a first user stumbled over: signers, apps side by side by hand, old lists, scans of elsewhere, whose codes."""

import pytest

from data.__main__ import main
from data.intake import commit
from tests.data.made import checked, facts, loaded, one, register, september, xlsx


def codes(table):
    return [problem.code for problem in table.problems]


def test_names_of_those_who_sign_are_no_venues(tmp_path):
    rows = [
        ["DANH SÁCH ĐỊA ĐIỂM XÃ THẠCH LÂM, TÍNH ĐẾN NGÀY 21/9/2021"],
        ["STT", "Mã", "Tên địa điểm", "Ngày đăng ký", "Người đại diện"],
    ]
    rows += [[at, f"QR{at}", f"Quán {at}", "1/9/2021", "Nguyễn Mẫu"] for at in range(1, 6)]
    rows += [[None, None, "Tổng cộng", None, 5], [], [None, None, "Lê Thị Mẫu", None, "Bùi Văn Mẫu"]]
    rows += [[None, "Lê Thị Mẫu", None, None, "Bùi Văn Mẫu"], [None, None, "Lê Thị Mẫu", "Bùi Văn Mẫu", None]]
    table = one(xlsx(tmp_path / "a.xlsx", rows), tmp_path / "out")
    assert (table["accepted"], table["rejected"]) == (5, 0)


APPS = [
    ["Xã", "Số smartphone", "Bluezone", None, "Smart Thanh Hóa", None],
    [None, None, "Số máy cài", "Tỷ lệ", "SL", "Tỷ lệ"],
    ["Kim Tân", 100, 40, "40%", 20, "20%"],
    ["Vân Du", 200, 50, "25%", 30, "15%"],
]
TRUE = {("bluezone", 40), ("bluezone", 50), ("smart-thanh-hoa", 20), ("smart-thanh-hoa", 30)}


def installs(table):
    return {(row[1], row[4]) for row in facts(table, "install")}


def test_a_bare_number_under_an_apps_name_is_its_installs(tmp_path):
    table = one(xlsx(tmp_path / "a.xlsx", APPS), tmp_path / "out", as_of=september(9))
    assert installs(table) == TRUE


def test_two_apps_by_hand_keep_the_app_over_each_column(tmp_path):
    said = {"dataset": "installs", "header_row": 2, "as_of": september(9)}
    two = (("A", "commune"), ("B", "smartphones"), ("C", "installed"), ("E", "installed"))
    assert installs(one(xlsx(tmp_path / "a.xlsx", APPS), tmp_path / "out", columns=two, **said)) == TRUE
    only = (("A", "commune"), ("B", "smartphones"), ("E", "installed"))
    table = one(xlsx(tmp_path / "a.xlsx", APPS), tmp_path / "out2", columns=only, **said)
    assert installs(table) == {("smart-thanh-hoa", 20), ("smart-thanh-hoa", 30)}


def test_two_columns_by_hand_that_nothing_tells_apart_are_asked_about(tmp_path):
    rows = [["Xã", "Một", "Hai"], ["Kim Tân", 5, 6]]
    both = (("A", "commune"), ("B", "installed"), ("C", "installed"))
    (table,) = checked(
        tmp_path / "home", xlsx(tmp_path / "a.xlsx", rows), dataset="installs", header_row=1, columns=both
    ).tables
    assert table.status == "refused" and table.problems[0].code == "columns-unsure"


def test_a_list_older_than_the_one_in_use_by_its_rows_alone_is_said(tmp_path):
    home = tmp_path / "home"
    loaded(
        home, xlsx(tmp_path / "a.xlsx", [["Tính đến ngày 21/9/2021"], *register(("QR1", "Chợ", "Kim Tân", "1/9/2021"))])
    )
    (table,) = checked(home, xlsx(tmp_path / "b.xlsx", register(("QR2", "Quán", "Kim Tân", "10/8/2021")))).tables
    assert "register-older" in codes(table)
    commit(home, checked(home, xlsx(tmp_path / "b.xlsx", register(("QR2", "Quán", "Kim Tân", "10/8/2021")))), "an")


def test_scans_of_another_district_are_said_and_codes_are_those_of_the_file(tmp_path):
    home = tmp_path / "home"
    loaded(home, xlsx(tmp_path / "a.xlsx", [["Mã", "Ngày", "Số lượt"], ["LA1", "1/9/2021", 3]]))
    rows = [
        ["Mã", "Ngày", "Số lượt", "Xã"],
        ["LA2", "1/9/2021", 5, "Xã Hòa Bình"],
        ["LA3", "2/9/2021", 4, "Xã Hòa Bình"],
    ]
    (table,) = checked(home, xlsx(tmp_path / "b.xlsx", rows)).tables
    said = {problem.code: problem.detail for problem in table.problems}
    assert said["scans-elsewhere"] == {"count": 2, "names": ["Xã Hòa Bình"]}
    assert said["outside-register"] == {"count": 2, "scans": 9, "codes": ["LA2", "LA3"]}


def test_a_count_that_is_none_names_its_own_day(tmp_path):
    rows = [["Mã", "Tên", "14/9/2021", "15/9/2021", "16/9/2021"], ["QR1", "Chợ", 1, "abc", 2], ["QR2", "Quán", 1, 2, 3]]
    (table,) = checked(tmp_path / "home", xlsx(tmp_path / "a.xlsx", rows)).tables
    (wrong,) = [problem for problem in table.problems if problem.severity == "error"]
    assert (wrong.cell, wrong.column, wrong.value) == ("D2", "15/9/2021", "abc")


def test_columns_without_a_kind_are_wrong_usage(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("CAMPAIGN_HOME", str(tmp_path / "home"))
    with pytest.raises(SystemExit) as ended:
        main(["import", str(xlsx(tmp_path / "a.xlsx", APPS)), "--columns", "A=commune", "--json"])
    assert ended.value.code == 2 and "--dataset" in capsys.readouterr().err
