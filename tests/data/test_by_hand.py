"""Columns set by hand: used as said, remembered for files of the same layout, and read so again for ever."""

import json
from datetime import date

import pytest

from data.__main__ import main
from data.claims import Answer
from data.intake import commit, discard
from data.keep import rebuild
from tests.data.made import KIM_TAN, checked, facts, loaded, one, read, xlsx

ODD = [["Ký hiệu", "Gọi là", "Ở đâu", "Hồi nào"], ["QR1", "Chợ", "Kim Tân", "1/9/2021"], ["QR2", "Trường", "Vân Du", "2/9/2021"]]  # fmt: skip
SET = (("A", "code"), ("B", "name"), ("C", "commune"), ("D", "registered_on"))


def by_hand(path, home, **more):
    return checked(home, path, dataset="venues", header_row=1, columns=SET, **more)


def test_columns_nobody_knows_are_shown_with_samples_and_nothing_is_taken(tmp_path):
    (table,) = checked(tmp_path / "home", xlsx(tmp_path / "a.xlsx", ODD)).tables
    assert table.status == "refused" and "columns" in table.needs
    assert [(column.letter, column.title, column.samples) for column in table.grid[:2]] == [
        ("A", "Ký hiệu", ("QR1", "QR2")),
        ("B", "Gọi là", ("Chợ", "Trường")),
    ]
    assert {column.letter: column.suggested for column in table.grid} == {
        "A": "code",
        "B": "name",
        "C": "commune",
        "D": "registered_on",
    }
    assert all(column.field is None for column in table.grid)


def test_columns_set_by_hand_are_read(tmp_path):
    table = one(xlsx(tmp_path / "a.xlsx", ODD), tmp_path / "out", dataset="venues", header_row=1, columns=SET)
    assert (table["accepted"], table["rejected"]) == (2, 0)
    assert [row[2:5] for row in facts(table, "venue")] == [("QR1", "Chợ", KIM_TAN), ("QR2", "Trường", "15190")]


def test_a_table_without_any_header(tmp_path):
    table = one(xlsx(tmp_path / "a.xlsx", ODD[1:]), tmp_path / "out", dataset="venues", header_row=0, columns=SET)
    assert (table["read"], table["accepted"]) == (2, 2)


def test_the_choice_is_remembered_for_the_same_layout_wherever_its_header_stands(tmp_path):
    home = tmp_path / "home"
    commit(home, by_hand(xlsx(tmp_path / "a.xlsx", ODD), home), "Lan")
    later = [["Danh sách"], [None], ODD[0], ["QR3", "Quán", "Kim Tân", "3/9/2021"]]
    batch = checked(home, xlsx(tmp_path / "b.xlsx", later), mode="changes")
    (table,) = batch.tables
    assert (table.status, table.header_row, table.accepted) == ("ready", 3, 1)
    (note,) = [problem for problem in table.problems if problem.code == "columns-remembered"]
    assert note.detail["by"] == "Lan" and note.detail["file"] == "a.xlsx"
    (upload,) = commit(home, batch, "Bình")
    assert {line["status"] for line in rebuild(home, "Lan")} == {"same"}
    other = checked(home, xlsx(tmp_path / "c.xlsx", [["Ký hiệu", "Gọi là", "Ở chỗ nào"], ["QR1", "Chợ", "Kim Tân"]]))
    assert other.tables[0].status == "refused"
    discard(other)


def test_the_choice_can_be_changed(tmp_path):
    home = tmp_path / "home"
    commit(home, by_hand(xlsx(tmp_path / "a.xlsx", ODD), home), "Lan")
    swapped = (("A", "name"), ("B", "code"), ("C", "commune"))
    path = xlsx(tmp_path / "b.xlsx", [ODD[0], ["Quán", "QR9", "Kim Tân", None]])
    commit(
        home,
        checked(home, path, dataset="venues", header_row=1, columns=swapped, mode="changes", as_of=date(2021, 9, 9)),
        "Lan",
    )
    (table,) = checked(home, xlsx(tmp_path / "c.xlsx", [ODD[0], ["Hàng", "QR8", "Kim Tân", None]])).tables
    assert [(name, letter) for name, _, letter in table.columns] == [("name", "A"), ("code", "B"), ("commune", "C")]


def test_on_the_command_line(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("CAMPAIGN_HOME", str(tmp_path / "home"))
    path = xlsx(tmp_path / "a.xlsx", [["lời dẫn"]], So=ODD)
    columns = "A=code,B=name,C=commune,D=registered_on"
    code = main(["import", str(path), "--sheet", "So", "--dataset", "venues", "--header-row", "1", "--columns", columns, "--json"])  # fmt: skip
    (told,) = json.loads(capsys.readouterr().out)
    assert (code, told["status"], told["sheet"], told["accepted"]) == (0, "committed", "So", 2)
    with pytest.raises(SystemExit) as ended:
        main(["import", str(path), "--columns", "1=code"])
    assert ended.value.code == 2 and "A=code" in capsys.readouterr().err


def test_a_table_left_out_is_left_out(tmp_path):
    from data.batch import Incoming
    from data.intake import check

    path = xlsx(
        tmp_path / "a.xlsx", Mot=[["Mã", "Ngày"], ["QR1", "1/9/2021"]], Hai=[["Mã", "Ngày"], ["QR1", "2/9/2021"]]
    )
    batch = check(tmp_path / "home", [Incoming("a.xlsx", path)], {("a.xlsx", "Hai"): Answer(leave_out=True)})
    assert {table.sheet: table.status for table in batch.tables} == {"Mot": "ready", "Hai": "refused"}


@pytest.mark.parametrize(
    ("dates", "note", "days"),
    [
        (["9/21/2021", "9/3/2021"], "dates-month-first", [(9, 3), (9, 21)]),
        (["9/10/2021", "3/4/2021"], "dates-either-way", [(4, 3), (10, 9)]),
        (["21/9/2021", "3/4/2021"], None, [(4, 3), (9, 21)]),
        (["2021-09-03", "2021-09-21"], None, [(9, 3), (9, 21)]),
    ],
)
def test_day_or_month_first_is_decided_by_the_column(tmp_path, dates, note, days):
    rows = [["Mã", "Tên địa điểm", "Xã", "Ngày đăng ký"]]
    rows += [[f"QR{at}", "Chợ", "Kim Tân", day] for at, day in enumerate(dates)]
    table = one(xlsx(tmp_path / "a.xlsx", rows), tmp_path / "out", as_of=date(2021, 12, 31))
    assert sorted((row[7].month, row[7].day) for row in facts(table, "venue")) == days
    assert ([code for code, _ in table["notes"] if code.startswith("dates-")] or [None])[0] == note


def test_scans_month_first_even_where_the_first_thousand_could_be_either(tmp_path):
    rows = [
        ["Mã điểm", "Thời gian"],
        *([f"QR{at}", "9/1/2021 08:00"] for at in range(1200)),
        ["QR1", "9/13/2021 09:00"],
    ]
    table = one(xlsx(tmp_path / "a.xlsx", rows), tmp_path / "out")
    assert {row[2].isoformat() for row in facts(table, "scan_day")} == {"2021-09-01", "2021-09-13"}
    assert ("dates-month-first", {}) in [(code, detail) for code, detail in table["notes"]]


def test_dates_of_both_orders_are_day_first_and_the_rest_is_wrong(tmp_path):
    rows = [["Mã điểm", "Ngày"], ["QR1", "21/9/2021"], ["QR2", "9/21/2021"]]
    table = one(xlsx(tmp_path / "a.xlsx", rows), tmp_path / "out")
    assert (table["accepted"], table["rejected"]) == (1, 1)


def test_an_error_is_no_zero_and_no_name(tmp_path):
    rows = [["Xã", "Số smartphone", "Đã cài đặt"], ["Kim Tân", 10, "#REF!"], ["Vân Du", "#N/A", 5], ["Thạch Lâm", 9, 4]]
    (table,) = read(xlsx(tmp_path / "a.xlsx", rows), tmp_path / "out", as_of=date(2021, 9, 1))
    assert (table["accepted"], table["rejected"]) == (1, 2)
    assert [row[4] for row in facts(table, "install")] == [4]


def test_loaded_names_stay_what_they_were(tmp_path):
    home = tmp_path / "home"
    loaded(
        home,
        xlsx(tmp_path / "a.xlsx", [["Mã", "Tên địa điểm", "Xã"], ["QR1", "Chợ", "Kim Tân"]]),
        as_of=date(2021, 9, 1),
    )
    assert {line["status"] for line in rebuild(home, "Lan")} == {"same"}
