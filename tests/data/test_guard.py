"""Each refusal of the guard, with a small file that earns it: its own code, and a sentence that names the cause."""

import pytest

from data.guard import Opened, Refused, opened
from data.limits import SettingRefused, limits
from data.problems import Problem, message
from tests.data import hostile, hostile_xls
from tests.data.hostile import (
    BOOK,
    SHEET,
    STYLES,
    changed,
    packed,
    renamed,
    sound,
    text_file,
    with_cell,
    with_rows,
)
from tests.data.hostile_xls import OLD

UP, ROOT, DOS = "../../thư/kế hoạch.txt", "/etc/cron.d/x", "..\\..\\x.txt"
# what it is: how to write it, the code, words of the English and of the Vietnamese sentence
REFUSED = {
    "a swelling part": (lambda p: packed(p, {**sound(), SHEET: b" " * 30_000_000}), "file-swells", "times as many", "lần"),
    "a lying size": (hostile.lying_sizes, "file-swells", "times as many", "giải nén"),
    "a size one less": (hostile.lying_a_little, "file-part-size-false", SHEET, SHEET),
    "swelling entities": (hostile.with_doctype, "file-with-entities", "DOCTYPE", "thực thể"),
    "entities in UTF-16": (lambda p: hostile.with_doctype(p, SHEET, "utf-16"), "file-with-entities", "DOCTYPE", "DOCTYPE"),
    "entities in UTF-16 without a mark": (
        lambda p: hostile.with_doctype(p, SHEET, "utf-16-be"), "file-with-entities", "DOCTYPE", "DOCTYPE"),
    "entities in the styles": (lambda p: hostile.with_doctype(p, STYLES), "file-with-entities", STYLES, STYLES),
    "entities in the workbook": (lambda p: hostile.with_doctype(p, BOOK), "file-with-entities", BOOK, BOOK),
    "a sheet in UTF-16": (
        lambda p: packed(p, {**sound(), SHEET: sound()[SHEET].decode().encode("utf-16")}), "file-part-encoding", "UTF-16", "UTF-16"),
    "entities in a sheet hidden among the pictures": (
        lambda p: hostile.moved_sheet(hostile.with_doctype(p), "xl/media/sheet1.xml"), "file-with-entities", "xl/media/sheet1.xml", "media"),
    "many parts": (lambda p: hostile.many_parts(p, 6000), "file-too-many-parts", "5,000", "5.000"),
    "a climbing part": (lambda p: packed(p, {**sound(), UP: b"x"}), "file-part-outside", UP, UP),
    "a part from the root": (lambda p: packed(p, {**sound(), ROOT: b"x"}), "file-part-outside", ROOT, ROOT),
    "a part that climbs by backslashes": (lambda p: packed(p, {**sound(), DOS: b"x"}), "file-part-outside", "leads out", "ra ngoài"),
    "a part twice in other capitals": (
        lambda p: packed(p, {**sound(), SHEET.replace("sheet", "Sheet"): b"<worksheet/>"}), "file-part-twice", "twice", "hai lần"),
    "a broken stream": (hostile.broken_stream, "file-part-damaged", SHEET, "bị hỏng"),
    "a figure changed after saving": (hostile.changed_after_saving, "file-part-damaged", SHEET, "như khi lưu"),
    "a missing sheet": (lambda p: hostile.without(p, SHEET), "file-part-missing", SHEET, "thiếu phần"),
    "a missing list of sheets": (lambda p: hostile.without(p, "xl/_rels/workbook.xml.rels"), "file-part-missing", "workbook.xml.rels", "thiếu"),
    "a cell in the last corner": (lambda p: with_cell(p, "XFD1048576"), "file-cell-far", "at XFD1048576", "tại XFD1048576"),
    "a far cell in the first row": (lambda p: with_cell(p, "Z999999", row=1), "file-cell-far", "Z999999", "Z999999"),
    "a far cell in apostrophes": (
        lambda p: with_rows(p, "<row r='9'><c t='n' r = 'XFD1048576'><v>1</v></c></row>"), "file-cell-far", "XFD1048576", "XFD1048576"),
    "a far cell with a prefix": (
        lambda p: with_rows(p, '<x:row r="9"><x:c r="AAAA1048576"><x:v>1</x:v></x:c></x:row>'), "file-cell-far", "AAAA1048576", "ô"),
    "a lone cell far to the right": (lambda p: with_cell(p, "XFD12"), "file-cell-far", "at XFD12", "XFD12"),
    "a lone cell in the last row": (lambda p: with_cell(p, "P1048576"), "file-cell-far", "P1048576", "P1048576"),
    "rows beyond the last": (lambda p: with_rows(p, '<row r="1048577"/>'), "file-cell-far", "1048577", "1048577"),
    "a row beyond all": (lambda p: with_cell(p, "A1", row=99999999999), "file-cell-far", "99999999999", "99999999999"),
    "a merged range over all": (
        lambda p: with_rows(p, "", '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'), "file-merged-far", "A1:XFD1048576", "gộp"),
    "merged ranges by the heap": (hostile.many_merged, "file-merged-often", "100,000 merged", "gộp"),
    "an .xls under a password": (hostile_xls.under_password, "file-protected", "without one", "mật khẩu"),
    "an .xls that leads in a circle": (hostile_xls.looped_chain, "file-damaged", "Open it in Excel", "hỏng"),
    "an .xls with a far cell": (hostile_xls.old_far_cell, "file-cell-far", "at IV65536", "tại IV65536"),
    "half an .xls": (lambda p: hostile_xls.old_with(p, lambda data: data[: len(data) // 2]), "file-damaged", "Excel", "hỏng"),
    "an ODS": (lambda p: hostile.other_package(p, "content.xml"), "not-a-table", "it is ODS", "ODS"),
    "an XLSB": (lambda p: hostile.other_package(p, "xl/workbook.bin"), "not-a-table", "it is XLSB", "XLSB"),
    **{
        f"a {kind} under another name": (lambda p, kind=kind: renamed(p, kind), "not-a-table", f"it is {kind}", kind)
        for kind in ("RAR", "7z", "PDF", "PNG", "HTML", "GZIP")
    },
    "a program": (lambda p: renamed(p, "binary"), "not-a-table", "Load an .xlsx", ".xlsx"),
    "text with NUL bytes": (hostile.with_nothing, "text-with-nothing", "Line 402 of", "Dòng 402"),
    "a line of 17 MB": (lambda p: hostile.one_long_line(p, 18), "text-line-too-long", "Line 2 of the text is longer than 16 MB", "xuống dòng"),
    "a row of many cells": (
        lambda p: text_file(p, hostile.HEADER, b"1,2\n" * 3, b";" * 20_000, b"\n1,2\n"), "text-too-wide", "Line 5 of the text has 20,001", "20.001"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_it_says_no_and_why(tmp_path, what):
    make, code, english, vietnamese = REFUSED[what]
    path = make(tmp_path / "a.xlsx")
    with pytest.raises(Refused) as no:
        opened(path)
    problem = Problem(no.value.code, "error", "", detail=no.value.detail)
    assert (problem.code, english in message("en", problem), vietnamese in message("vi", problem)) == (code, True, True)
    assert message("en", problem) != message("vi", problem)
    assert code == "file-damaged" or "damaged and cannot be opened" not in message("en", problem)


# what it is: how to write it, what it is opened as
OPENED = {
    "a sound workbook": (lambda p: packed(p, sound()), Opened("xlsx")),
    "an .xls by another name": (lambda p: text_file(p, OLD.read_bytes()), Opened("xls")),
    "a text by another name": (lambda p: text_file(p, hostile.HEADER, b"QR1,14/9/2021\n"), Opened("csv")),
    "a workbook with macros": (lambda p: packed(p, {**sound(), "xl/vbaProject.bin": b"x"}), Opened("xlsx", ("macros-ignored",))),
    "an .xls with macros": (hostile_xls.with_macros_old, Opened("xls", ("macros-ignored",))),
    "blanks down to the end of an .xls": (lambda p: hostile.formatted_blanks(p, 65_535, "ABCDEFGHIJKLMN"), Opened("xlsx")),
    "blank cells in the last corner": (lambda p: with_rows(p, '<row r="1048576"><c r="XFD1048576" s="1"/></row>'), Opened("xlsx")),
    "days of two years": (lambda p: with_cell(p, "ABZ9"), Opened("xlsx")),
    "a note far below the table": (lambda p: with_cell(p, "G65535"), Opened("xlsx")),
    "a title merged over a whole row": (lambda p: with_rows(p, "", '<mergeCells><mergeCell ref="A1:XFD1"/></mergeCells>'), Opened("xlsx")),
    "a picture drawn as text": (lambda p: packed(p, {**sound(), "xl/media/a.svg": b"<!DOCTYPE svg><svg/>"}), Opened("xlsx")),
    "damage where no cell is": (lambda p: hostile.broken_stream(p, "xl/theme/theme1.xml"), Opened("xlsx")),
    "the strict variant": (hostile.strict_kind, Opened("xlsx")),
    "UTF-16 text": (lambda p: text_file(p, hostile.HEADER.decode().encode("utf-16")), Opened("csv")),
    "a text with old line ends": (lambda p: text_file(p, (hostile.HEADER + b"QR1,14/9/2021\n" * 900_000).replace(b"\n", b"\r")), Opened("csv")),
}  # fmt: skip


@pytest.mark.parametrize("what", OPENED)
def test_it_lets_honest_files_through(tmp_path, what):
    make, expected = OPENED[what]
    assert opened(make(tmp_path / "a.xlsx")) == expected


def test_limits_are_settings_and_a_refusal_names_the_one_passed(tmp_path, monkeypatch):
    path = text_file(tmp_path / "a.csv", hostile.HEADER * 100_000)
    assert opened(path).kind == "csv"
    monkeypatch.setenv("LARGEST_FILE_MB", "2")
    with pytest.raises(Refused) as no:
        opened(path)
    said = message("en", Problem(no.value.code, "error", "", detail=no.value.detail))
    assert "more than the 2 MB" in said and "LARGEST_FILE_MB" in said
    monkeypatch.setenv("LARGEST_UNPACKED_MB", "1")
    with pytest.raises(Refused) as no:
        opened(changed(tmp_path / "b.xlsx", SHEET, "</sheetData>", "</sheetData>" + " " * 2_000_000))
    assert (no.value.code, no.value.detail) == ("file-unpacks-too-large", {"limit": 1})


@pytest.mark.parametrize("value", ["0", "-5", "much", "1.5"])
def test_a_setting_that_is_no_number_is_said(value):
    with pytest.raises(SettingRefused) as no:
        limits({"READ_SECONDS": value})
    assert "READ_SECONDS" in no.value.message("en") and value in no.value.message("vi")
    assert no.value.message("vi") != no.value.message("en")
    assert limits({"READ_SECONDS": " 60 "}).read_seconds == 60
