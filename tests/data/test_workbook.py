"""What a workbook shows and hides is read as it is: errors, valueless formulas, hidden rows, merged cells, old fonts.

`files/so-cu.xls` and `files/so-cu-1904.xls` were made once with xlwt 1.3.0 (the second with `dates_1904`): the rows of
`OLD_ROWS`, row 2 and 21 and columns D and J hidden, A13:C14 merged, A12 in .VnTimeH and B12 in .VnTime, rows 31 to 60
formatted and empty, and a hidden sheet.
"""

import time
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import Font

from data.guard import Refused
from data.opening import sheet_parts
from data.workbook import NO_VALUE, sheets

FILES = Path(__file__).parent / "files"
SHARED = Path(__file__).parents[2].parent / "shared" / "files"
REAL = pytest.mark.skipif(not SHARED.exists(), reason="the real files are not beside this project")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OLD_ROWS = [
    (44440, "dd/mm/yyyy"),
    (44440.75, "dd/mm/yyyy hh:mm"),
    (0.5, "h:mm"),
    (1.5, "[h]:mm"),
    (0.2807, "0.00%"),
    (44440, "General"),
    (59, "d-mmm-yy"),
    (3000000, "dd/mm/yyyy"),
]


def written(path, draw, **options):
    """A workbook drawn with XlsxWriter."""
    book = xlsxwriter.Workbook(path, options)
    draw(book, book.add_worksheet("Số liệu"))
    book.close()
    return path


def with_xml(path, body, prefix=""):
    """A workbook whose one sheet is the XML given."""
    plain = written(path.with_suffix(".plain"), lambda _, sheet: sheet.write(0, 0, 1))
    name = f":{prefix[:-1]}" if prefix else ""
    xml = f'<?xml version="1.0"?><{prefix}worksheet xmlns{name}="{MAIN}">{body}</{prefix}worksheet>'
    with ZipFile(plain) as old, ZipFile(path, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, xml if part.endswith("sheet1.xml") else old.read(part))
    return path


def only(path, kind="xlsx"):
    (sheet,) = sheets(path, kind)
    return sheet


def test_errors_and_formulas_without_a_value_are_named_in_their_cells(tmp_path):
    book = openpyxl.Workbook()
    for at, value in {"A1": "Xã", "B2": "=SUM(1,2)", "C2": "#REF!", "D2": "#DIV/0!", "A3": "#N/A", "G9": "=A1"}.items():
        book.active[at] = value
    book.save(tmp_path / "a.xlsx")
    rows = only(tmp_path / "a.xlsx").rows
    assert rows[:3] == [["Xã"], [None, NO_VALUE, "#REF!", "#DIV/0!"], ["#N/A"]]
    assert rows[3:8] == [[]] * 5 and rows[8] == [None] * 6 + [NO_VALUE]


def test_a_formula_whose_value_is_the_empty_text_is_an_empty_cell(tmp_path):
    cells = (
        '<c r="A1" t="str"><f>IF(B1=1,"",2)</f><v></v></c><c r="B1" t="str"><f>B9</f><v/></c>'
        '<c r="C1"><f>1+1</f><v>2</v></c><c r="D1" t="str"><f t="shared" si="0"/><v>x</v></c><c r="E1"><f>1</f><v/></c>'
    )
    found = only(with_xml(tmp_path / "a.xlsx", f'<sheetData><row r="1">{cells}</row></sheetData>'))
    assert found.rows == [[None, None, "2", "x", NO_VALUE]]


SAME = {
    "usual": '<cols><col min="3" max="4" hidden="1"/></cols><sheetData><row r="2" hidden="1"><c r="A2"><v>1</v></c>'
    '<c r="C2" t="e"><v>#N/A</v></c><c r="D2"><f>A1</f></c></row><row r="3"><c r="A3" t="e"><f>1/0</f>'
    "<v>#DIV/0!</v></c></row></sheetData>",
    "other order, other quotes": "<cols><col hidden='true' max='4' min='3'/></cols><sheetData><row hidden='true'\n"
    "spans='1:4' r='2'><c s='0' r='A2'><v>1</v></c><c r='B2' s='0'/><c t='e' s='0' r='C2'><v>#N/A</v></c>"
    "<c r='D2'  ><f ca='1' >A1</f><v/></c></row><row r='3'><c t='e' r='A3'><f>1/0</f><v>#DIV/0!</v></c></row></sheetData>",
    "nothing says where it stands": '<cols><col min="3" max="4" hidden="1"/></cols><sheetData><row/><row hidden="1"><c>'
    '<v>1</v></c><c/><c t="e"><v>#N/A</v></c><c><f>A1</f></c></row><row><c t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    "</sheetData>",
    "some say where they stand": '<cols><col min="3" max="4" hidden="1"/></cols><sheetData><row r="2" hidden="1"><c>'
    '<v>1</v></c><c r="C2" t="e"><v>#N/A</v></c><c><f>A1</f></c></row><row><c t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    "</sheetData>",
}


@pytest.mark.parametrize("size", [1, 40, 2**20])
@pytest.mark.parametrize("prefix", ["", "x:"])
@pytest.mark.parametrize("body", SAME.values(), ids=SAME.keys())
def test_however_the_xml_is_written_the_same_is_seen(tmp_path, monkeypatch, body, prefix, size):
    monkeypatch.setattr(sheet_parts, "PIECE", size)
    named = body.replace("</", "\0").replace("<", f"<{prefix}").replace("\0", f"</{prefix}")
    found = only(with_xml(tmp_path / "a.xlsx", named, prefix))
    assert found.rows == [[], ["1", None, "#N/A", NO_VALUE], ["#DIV/0!"]]
    assert (found.hidden_rows, found.hidden_columns) == ((2,), (2, 3))


def test_only_hidden_rows_and_columns_that_hold_something_are_named(tmp_path):
    def draw(book, sheet):
        for row in (0, 2):
            sheet.write_row(row, 0, ["Kim Tân", None, 5])
        for row in (1, 2, 7):
            sheet.set_row(row, None, None, {"hidden": True})
        sheet.set_column(1, 2, 5, None, {"hidden": True})
        sheet.set_column(9, 16383, 5, None, {"hidden": True})
        book.add_worksheet("Ẩn").write(0, 0, "x")
        book.get_worksheet_by_name("Ẩn").hide()
        book.add_chartsheet("Biểu đồ")

    shown, hidden = sheets(written(tmp_path / "a.xlsx", draw), "xlsx")
    assert (shown.hidden_rows, shown.hidden_columns, shown.hidden) == ((3,), (2,), False)
    assert (hidden.name, hidden.hidden, hidden.rows) == ("Ẩn", True, [["x"]])


def test_merged_ranges_reach_no_further_than_the_rows(tmp_path):
    def draw(book, sheet):
        sheet.merge_range("B1:D2", "Số máy")
        sheet.write_row(2, 0, ["Xã", 1, 2, 3])
        sheet.merge_range("A4:A900", "Nhóm")
        sheet.merge_range("J4:K900", "")

    assert only(written(tmp_path / "a.xlsx", draw)).merged == ((0, 1, 1, 3),)


def test_a_bomb_of_overlapping_merged_ranges_is_quick_and_not_believed(tmp_path):
    merges = "".join(f'<mergeCell ref="A1:H{1 + at % 1000}"/>' for at in range(100_000))
    rows = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="900"><c r="H900"><v>2</v></c></row></sheetData>'
    path = with_xml(tmp_path / "a.xlsx", f"{rows}<mergeCells>{merges}</mergeCells>")
    start = time.perf_counter()
    assert only(path).merged == ()
    assert time.perf_counter() - start < 5


def test_blank_formatted_rows_to_the_end_of_the_sheet_are_left_out(tmp_path):
    def draw(book, sheet):
        bold = book.add_format({"bold": True})
        sheet.write_row(0, 0, ["Xã", "Số máy", " "])
        sheet.set_row(1_048_575, None, bold)
        for row in range(1, 3000):
            sheet.write_blank(row, row % 50, None, bold)
        sheet.write_blank(1_048_575, 3, None, bold)

    assert only(written(tmp_path / "a.xlsx", draw)).rows == [["Xã", "Số máy"]]


def test_cells_in_a_font_of_capitals_are_known(tmp_path):
    book = openpyxl.Workbook()
    for at, font in {
        "A1": ".VnTimeH",
        "B1": ".VnTime",
        "C1": "Arial",
        "B3": ".VnArial NarrowH",
        "C3": ".VnTimeH",
    }.items():
        book.active[at] = None if at == "C3" else "x·"
        book.active[at].font = Font(name=font)
    book.save(tmp_path / "a.xlsx")
    assert only(tmp_path / "a.xlsx").capitals == {(0, 0), (2, 1)}


@pytest.mark.parametrize("name, mode_1904", [("so-cu.xls", False), ("so-cu-1904.xls", True)])
def test_an_old_workbook_reads_as_a_new_one(tmp_path, name, mode_1904, capfd):
    def draw(book, sheet):
        sheet.write_row(0, 0, ["Xã", "Số máy", " ", "Ghi chú"])
        sheet.write_row(1, 0, ["Thạch Bình", 1234, 0.25, True])
        for row, (value, pattern) in enumerate(OLD_ROWS, 2):
            sheet.write(row, 0, pattern)
            sheet.write(row, 1, value, book.add_format({"num_format": pattern}))
        for column, error in enumerate(["#REF!", "#N/A", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"]):
            sheet.write_formula(10, column, "=A1", None, error)
        sheet.write(11, 0, "thanh ho¸", book.add_format({"font_name": ".VnTimeH"}))
        sheet.write(11, 1, "thanh ho¸", book.add_format({"font_name": ".VnTime"}))
        sheet.merge_range("A13:C14", "gộp")
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_column(3, 3, 5, None, {"hidden": True})
        book.add_worksheet("Ẩn").write(0, 0, "ẩn")
        book.get_worksheet_by_name("Ẩn").hide()

    new = list(sheets(written(tmp_path / "a.xlsx", draw, date_1904=mode_1904), "xlsx"))
    assert list(sheets(FILES / name, "xls")) == new
    assert new[0].rows[2][1] == ("2025-09-02" if mode_1904 else "2021-09-01")
    assert (new[0].hidden_rows, new[0].hidden_columns, new[0].capitals) == ((2,), (3,), {(11, 0)})
    assert capfd.readouterr() == ("", "")


def test_a_new_workbook_under_an_old_name_is_read_all_the_same(tmp_path):
    assert only(written(tmp_path / "a.xls", lambda _, sheet: sheet.write(0, 0, "x"))).rows == [["x"]]


def test_an_old_workbook_under_a_password_says_so(tmp_path):
    # The record that names the writer becomes the one that says "encrypted".
    locked = (FILES / "so-cu.xls").read_bytes().replace(b"\x5c\x00\x70\x00", b"\x2f\x00\x70\x00")
    (tmp_path / "a.xls").write_bytes(locked)
    with pytest.raises(Refused, match="file-protected"):
        list(sheets(tmp_path / "a.xls", "xls"))


@pytest.mark.parametrize("kind", ["xls", "xlsx"])
def test_a_damaged_workbook_is_refused_or_read_never_a_crash(tmp_path, kind):
    sound = (
        FILES / "so-cu.xls" if kind == "xls" else written(tmp_path / "b.xlsx", lambda _, sheet: sheet.write(0, 0, 1))
    )
    content, refused = sound.read_bytes(), 0
    for at in range(0, len(content), len(content) // 60):
        for harmed in (content[:at], content[:at] + b"\xff" * 9 + content[at + 9 :]):
            (tmp_path / f"a.{kind}").write_bytes(harmed)
            try:
                list(sheets(tmp_path / f"a.{kind}", kind))
            except Refused as said:
                refused += said.code == "file-damaged"
    assert refused > 60


@REAL
def test_what_a_plan_of_2003_hides_and_breaks():
    old, new = sheets(SHARED / "real" / "mof_plan_2003.xls", "xls")
    for sheet in (old, new):
        assert (sheet.hidden_rows, sheet.hidden_columns) == ((16, 17), (7,))
        assert sum(cell in ("#REF!", "#VALUE!") for row in sheet.rows for cell in row) == 68
        assert [sheet.rows[15][at] for at in (2, 4, 5, 6)] == ["#REF!"] * 4
    assert len(old.capitals) > 100


@REAL
def test_a_used_range_of_65535_rows_is_a_small_table():
    start = time.perf_counter()
    found = {sheet.name: sheet for sheet in sheets(SHARED / "real" / "mof_final_2011.xls", "xls")}
    assert (len(found["M05+"].rows), found["M05+"].hidden_rows) == (25, (23, 24, 25))
    assert time.perf_counter() - start < 5


@REAL
def test_days_counted_from_1904():
    assert only(SHARED / "hostile" / "43_dates_1904.xlsx").rows[1][5] == "2026-01-01"
