"""The forms: filled in, each is read without a question; what explains them is no list."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest

from data.templates import FORMS, HEADER, template
from tests.data.made import TODAY, checked, loaded

FILLED = {
    "venues": [
        {"STT": 1, "Mã địa điểm": "0012", "Tên địa điểm": "Chợ Kim Tân", "Xã, thị trấn": "Kim Tân", "Loại hình": "Chợ",
         "Ngày đăng ký": date(2021, 9, 2), "Số điện thoại": "0900000001"},
        {"STT": 2, "Tên địa điểm": "Trường học", "Xã, thị trấn": "Thạch Lâm", "Địa chỉ": "Thôn 1",
         "Ngày đăng ký": date(2021, 9, 3)},
    ],
    "scans": [
        {"STT": 1, "Mã địa điểm": "0012", "Ngày quét": date(2021, 9, 14), "Số lượt quét": 27},
        {"STT": 2, "Mã địa điểm": "0012", "Ngày quét": date(2021, 9, 15), "Số lượt quét": 3},
    ],
    "installs": [
        {"STT": 1, "Xã, thị trấn": "Kim Tân", "Ứng dụng": "Bluezone", "Tính đến ngày": date(2021, 9, 23), "Dân số": 9000,
         "Số máy điện thoại thông minh": 2750, "Số máy đã cài đặt": 770},
    ],
}  # fmt: skip
SPEAKS = {"venues": "Tính đến ngày 21/9/2021", "scans": "Từ ngày 14/9/2021 đến ngày 16/9/2021"}


def filled(path, dataset, rows, speaks=None):
    book = openpyxl.load_workbook(BytesIO(template(dataset)))
    sheet = book["Biểu mẫu"]
    places = {cell.value: cell.column for cell in sheet[HEADER]}
    for number, row in enumerate(rows, HEADER + 1):
        for name, value in row.items():
            sheet.cell(number, places[name], value)
    if speaks:
        sheet["A2"] = speaks
    book.save(path)
    return path


@pytest.mark.parametrize("dataset", FORMS)
def test_a_filled_form_is_read_without_a_question(tmp_path, dataset):
    path = filled(tmp_path / "a.xlsx", dataset, FILLED[dataset], SPEAKS.get(dataset))
    (table,) = checked(tmp_path / "home", path, today=TODAY).tables
    assert (table.dataset, table.status, table.needs) == (dataset, "ready", ())
    assert (table.sheet, table.accepted, table.rejected) == ("Biểu mẫu", len(FILLED[dataset]), 0)
    assert {problem.code for problem in table.problems} <= {"sheet-skipped", "no-codes", "outside-register"}


@pytest.mark.parametrize("dataset", FORMS)
def test_an_empty_form_says_that_it_is_empty(tmp_path, dataset):
    (table,) = checked(tmp_path / "home", filled(tmp_path / "a.xlsx", dataset, [], SPEAKS.get(dataset))).tables
    assert table.status == "refused" and "no-rows" in {problem.code for problem in table.problems}


def test_what_the_form_speaks_for_is_what_its_line_says(tmp_path):
    (table,) = checked(tmp_path / "home", filled(tmp_path / "a.xlsx", "scans", FILLED["scans"], SPEAKS["scans"])).tables
    assert table.claim.days == (date(2021, 9, 14), date(2021, 9, 16)) and table.claim.source == "title"
    (table,) = checked(
        tmp_path / "home", filled(tmp_path / "b.xlsx", "venues", FILLED["venues"], SPEAKS["venues"])
    ).tables
    assert table.claim.as_of == date(2021, 9, 21)


def test_a_form_of_one_commune_takes_no_other_s_venues_away(tmp_path):
    home = tmp_path / "home"
    loaded(home, filled(tmp_path / "a.xlsx", "venues", FILLED["venues"], SPEAKS["venues"]))
    (table,) = checked(
        home, filled(tmp_path / "b.xlsx", "venues", FILLED["venues"][:1], "Tính đến ngày 22/9/2021")
    ).tables
    assert (table.claim.covers, table.changes["gone"]) == ("named", 0)


@pytest.mark.parametrize("dataset", FORMS)
def test_every_column_says_what_goes_there(dataset):
    book = openpyxl.load_workbook(BytesIO(template(dataset)))
    sheet, guide = book["Biểu mẫu"], book["Hướng dẫn"]
    explained = " ".join(str(row[0].value) for row in guide.iter_rows())
    for cell in sheet[HEADER]:
        assert "Ví dụ" in cell.comment.text and f"{cell.column_letter}: {cell.value}" in explained
    lists = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert len(lists) == {"venues": 2, "scans": 0, "installs": 1}[dataset]
    assert book["Danh mục"].sheet_state == "hidden"
    days = [cell.column_letter for cell in sheet[HEADER] if "ngày" in cell.value.lower()]
    assert all(sheet[f"{letter}{HEADER + 1}"].number_format == "dd/mm/yyyy" for letter in days)


def test_a_register_prints_across_one_page_with_lines_to_write_on():
    sheet = openpyxl.load_workbook(BytesIO(template("venues")))["Biểu mẫu"]
    assert sheet.page_setup.orientation == "landscape" and sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet[f"A{HEADER + 30}"].border.top.style == "thin"
