"""The workbook to send back: the office's own rows, what is wrong said beside each, nothing else touched."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import column_index_from_string

from data.intake import commit
from data.sending_back.send_back import name_to_send_back, workbook_of_tables, workbook_of_upload
from data.uploads import uploads
from tests.data.made import VENUES, checked, csv_file, september, xlsx

SHEET = Path(__file__).parent / "files" / "mau-3-cai-dat.xls"
ORANGE = "00FFD9B3"


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


def rows():
    return [
        ["DANH SÁCH ĐỊA ĐIỂM"],
        [],
        VENUES,
        [1, "QR1", "Quán An", "Kim Tân", "thôn 1", None, september(1)],
        [2, "QR2", "Quán Bình", "Kim Tâm", "thôn 2", None, september(2)],
        [3, "QR3", None, "Vân Du", "thôn 3", None, september(3)],
    ]


def opened(content):
    return openpyxl.load_workbook(BytesIO(content))


def sent_back(home, path, lang="vi"):
    return opened(workbook_of_tables(home, list(checked(home, path).tables), lang))


def words(sheet, row):
    """The last cell of a row."""
    return [cell.value for cell in sheet[row]][-1]


def test_each_wrong_row_says_what_is_wrong_in_the_first_free_column(home, tmp_path):
    sheet = sent_back(home, xlsx(tmp_path / "a.xlsx", rows())).active
    assert (sheet["H3"].value, sheet["H4"].value) == ("Cần sửa", None)
    assert "Kim Tâm" in sheet["H5"].value
    assert [cell.value for cell in sheet[4]][:4] == [1, "QR1", "Quán An", "Kim Tân"]
    english = sent_back(home, xlsx(tmp_path / "a.xlsx", rows()), "en").active
    assert english["H3"].value == "To be mended" and "must not be" in english["H6"].value


def test_the_cells_that_are_wrong_are_named_and_coloured(home, tmp_path):
    sheet = sent_back(home, xlsx(tmp_path / "a.xlsx", rows())).active
    assert sheet["H5"].value.startswith("D5: ") and sheet["H6"].value.startswith("C6: ")
    assert (sheet["D5"].fill.fgColor.rgb, sheet["C6"].fill.fgColor.rgb) == (ORANGE, ORANGE)
    assert sheet["D4"].fill.fgColor.rgb != ORANGE


def test_the_office_s_looks_hidden_parts_and_formulas_stay(home, tmp_path):
    path = xlsx(tmp_path / "a.xlsx", rows(), Khác=[["ghi chú"]])
    book = openpyxl.load_workbook(path)
    sheet = book["Sheet1"]
    sheet["A1"].font, sheet["C4"].fill = Font(bold=True, size=15), PatternFill("solid", fgColor="0000FF00")
    sheet.row_dimensions[4].hidden = sheet.column_dimensions["E"].hidden = True
    sheet.column_dimensions["G"].width, sheet.column_dimensions["G"].min, sheet.column_dimensions["G"].max = (
        11,
        7,
        16384,
    )
    sheet.merge_cells("A1:G1")
    book["Khác"].sheet_state = "hidden"
    book.save(path)
    after = sent_back(home, path)
    sheet = after["Sheet1"]
    assert (sheet["A1"].font.size, sheet["C4"].fill.fgColor.rgb) == (15, "0000FF00")
    assert sheet.row_dimensions[4].hidden and sheet.column_dimensions["E"].hidden
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A1:G1"] and after["Khác"].sheet_state == "hidden"
    reach = sorted((dimension.min, dimension.max) for dimension in sheet.column_dimensions.values() if dimension.min)
    assert all(end < start for (_, end), (start, _) in zip(reach, reach[1:], strict=False))
    assert sheet.column_dimensions["H"].width == 60


def test_formulas_stay_and_keep_the_values_they_had(home, tmp_path):
    made = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(str(made))
    sheet = book.add_worksheet("Danh sách")
    for number, row in enumerate([VENUES[:6], [1, "QR1", "Quán", "Kim Tâm", "thôn 1", "Chợ"]]):
        sheet.write_row(number, 0, row)
    sheet.write_row(2, 0, [2])
    for column, (formula, value) in enumerate(
        [('="QR"&2', "QR2"), ('="Quán <"&2', "Quán <2"), ('="Vân"&" Du"', "Vân Du")], 1
    ):
        sheet.write_formula(2, column, formula, None, value)
    book.close()
    back = workbook_of_tables(home, list(checked(home, made, as_of=september(21)).tables), "vi")
    assert opened(back).active["C3"].value == '="Quán <"&2'
    assert [cell.value for cell in openpyxl.load_workbook(BytesIO(back), data_only=True).active[3]][1:4] == [
        "QR2",
        "Quán <2",
        "Vân Du",
    ]
    (tmp_path / "back.xlsx").write_bytes(back)
    (table,) = checked(home, tmp_path / "back.xlsx", as_of=september(21)).tables
    assert (table.accepted, table.rejected) == (1, 1)


def formula_text(path, place, text):
    """Write a text that looks like a formula, as a program that knows text would."""
    book = openpyxl.load_workbook(path)
    cell = book.active[place]
    cell.value, cell.data_type = text, "s"
    book.save(path)
    return path


@pytest.mark.parametrize("text", ["=1+1", "+84900000001", "-5 điểm", "@quan", "=cmd|' /C calc'!A1"])
def test_text_never_becomes_a_formula(home, tmp_path, text):
    path = formula_text(xlsx(tmp_path / "a.xlsx", rows()), "C5", text)
    cell = sent_back(home, path).active["C5"]
    assert (cell.value, cell.data_type) == (text, "s")
    lines = [
        VENUES,
        [1, "QR1", text, "Kim Tâm", "thôn 1", None, "1/9/2021"],
        [2, "QR2", "Quán", "Vân Du", "t", None, None],
    ]
    cell = sent_back(home, csv_file(tmp_path / "b.csv", lines)).active["C2"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_a_text_table_comes_back_as_text_with_its_zeros(home, tmp_path):
    lines = [["Mã địa điểm", "Tên địa điểm", "Xã"], ["0012", "Quán", "Kim Tâm"], ["0013", "Chợ", "Vân Du"]]
    book = sent_back(home, csv_file(tmp_path / "b.csv", lines, ";"))
    sheet = book.active
    assert [cell.value for cell in sheet[2]][:3] == ["0012", "Quán", "Kim Tâm"] and "Kim Tâm" in sheet["D2"].value
    assert [cell.value for cell in sheet[3]][:3] == ["0013", "Chợ", "Vân Du"]
    assert sheet["D1"].value == "Cần sửa"


def test_an_old_workbook_comes_back_as_a_new_one(home, tmp_path):
    table, *_ = checked(home, SHEET).tables
    marked = opened(workbook_of_tables(home, [table], "vi"))[table.sheet]
    head = [cell.value for cell in marked[table.header_row]]
    assert head[-1] == "Cần sửa"
    letter = next(letter for field, _, letter in table.columns if field == "installed")
    numbers = [row[column_index_from_string(letter) - 1].value for row in marked.iter_rows(table.header_row + 1)]
    assert sum(number for number in numbers[1:6] if isinstance(number, int | float)) > 0


def test_mended_it_is_read_with_no_row_lost(home, tmp_path):
    path = xlsx(tmp_path / "a.xlsx", rows())
    book = sent_back(home, path)
    book.active["D5"], book.active["C6"] = "Kim Tân", "Chợ"
    book.save(tmp_path / "mended.xlsx")
    (table,) = checked(home, tmp_path / "mended.xlsx").tables
    assert (table.status, table.accepted, table.rejected) == ("ready", 3, 0)


def test_it_can_be_had_from_the_history_and_leaves_nothing_behind(home, tmp_path):
    batch = checked(home, xlsx(tmp_path / "a.xlsx", rows()))
    before = opened(workbook_of_tables(home, list(batch.tables), "vi")).active
    commit(home, batch, "an")
    after = opened(workbook_of_upload(home, uploads(home)[0], "vi")).active
    assert [[cell.value for cell in row] for row in after] == [[cell.value for cell in row] for row in before]
    assert list((home / "incoming").iterdir()) == []


def test_a_file_that_cannot_be_opened_again_gives_the_list_alone(home, tmp_path):
    batch = checked(home, xlsx(tmp_path / "a.xlsx", rows()))
    original = batch.tables[0].folder.parent.parent / "original"
    original.write_bytes(b"PK\x03\x04 no longer a workbook")
    sheet = opened(workbook_of_tables(home, list(batch.tables), "vi")).active
    assert sheet["B3"].value == 5 and "Kim Tâm" in sheet["C3"].value


def test_its_name_says_what_it_is():
    assert name_to_send_back("Danh sách T9.xls", "vi") == "Danh sách T9 - cần sửa.xlsx"


def grouped(commune):
    """A register whose communes stand in rows of their own above the venues."""
    head = [name for name in VENUES if name != VENUES[3]]
    venue = ["QR1", "Quán An", "thôn 1", None, september(1)]
    good = [["I. Xã Thạch Lâm"], *([at, f"QR{at}", *venue[1:]] for at in range(2, 5))]
    return [["DANH SÁCH ĐỊA ĐIỂM"], [], head, *good, [f"II. {commune}"], [5, *venue], [6, "QR6", *venue[1:]]]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_wrong_group_row_is_what_is_named_and_coloured(home, tmp_path, kind):
    write = xlsx if kind == "xlsx" else csv_file
    sheet = sent_back(home, write(tmp_path / f"a.{kind}", grouped("Xã Thạch Lấn"))).active
    assert words(sheet, 9).startswith("A8: ") and words(sheet, 10).startswith("A8: ")
    assert sheet["A8"].fill.fgColor.rgb == ORANGE and sheet["A4"].fill.fgColor.rgb != ORANGE


def test_a_row_is_high_enough_for_all_its_words(home, tmp_path):
    sheet = sent_back(home, xlsx(tmp_path / "a.xlsx", rows())).active
    assert sheet.row_dimensions[5].height >= 15 * len(sheet["H5"].value) / 60
    assert sheet.row_dimensions[4].height is None
