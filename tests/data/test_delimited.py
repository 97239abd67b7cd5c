"""Text tables in every encoding and dialect an office's programs write give the same rows; broken ones name the row."""

from pathlib import Path

import pytest

from data.delimited import LONGEST_CELL, delimiter_of, encoding_of, first_rows, is_large, rows_of
from data.opening.refusal import Refused
from tests.data.old_type import tcvn3, vni, windows_1258

HOSTILE = Path(__file__).parents[2].parent / "shared" / "files" / "hostile"
shared = pytest.mark.skipif(not HOSTILE.exists(), reason="needs the shared files")
ROWS = [
    ["Mã điểm", "Tên địa điểm", "Xã, thị trấn", "Số lượt"],
    ["QR1", "Trường Tiểu học Thạch Bình", "Xã Thạch Bình", "11.491"],
    ["QR2", "Đại lý Bưu điện Kỹ Ngoan", "Thị trấn Vân Du", "3"],
    ["QR3", "Quán nước “Bé Hà”", None, "0"],
]


def file(tmp_path, content, encoding="utf-8"):
    path = tmp_path / "a.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def lines(rows=ROWS, delimiter=";", end="\r\n"):
    def cell(text):
        return f'"{text}"' if text and delimiter in text else text or ""

    return end.join(delimiter.join(cell(text) for text in row) for row in rows) + end


ENCODED = {
    "utf-8": lambda text: text.encode(),
    "utf-8-sig": lambda text: text.encode("utf-8-sig"),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16-le": lambda text: text.encode("utf-16-le"),
    "utf-16-be": lambda text: text.encode("utf-16-be"),
    "cp1258": windows_1258,
    "tcvn3": lambda text: tcvn3(text).encode("cp1252"),
    "vni": lambda text: vni(text).encode("cp1252"),
}


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ENCODED)
def test_every_encoding_and_delimiter_gives_the_same_rows(tmp_path, encoding, delimiter):
    path = file(tmp_path, ENCODED[encoding](lines(delimiter=delimiter)))
    assert encoding_of(path) == encoding
    assert delimiter_of(path) == delimiter
    assert rows_of(path) == ROWS


def test_utf_16_big_end_first_with_its_mark(tmp_path):
    path = file(tmp_path, b"\xfe\xff" + lines().encode("utf-16-be"))
    assert encoding_of(path) == "utf-16" and rows_of(path) == ROWS


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end(tmp_path, end):
    assert rows_of(file(tmp_path, lines(end=end))) == ROWS
    assert rows_of(file(tmp_path, lines(end=end).removesuffix(end))) == ROWS


def test_line_ends_of_three_kinds_in_one_file(tmp_path):
    assert rows_of(file(tmp_path, "a;b\r\n1;2\r3;4\n\n5;6")) == [["a", "b"], ["1", "2"], ["3", "4"], [], ["5", "6"]]


@pytest.mark.parametrize("first", ["sep=|", '"sep=|"', "SEP=|;;", "\ufeffsep=|"])
def test_the_delimiter_a_file_names_is_used_and_its_line_is_no_row(tmp_path, first):
    path = file(tmp_path, f"{first}\r\na|b;c;d\r\n1|2;3;4\r\n")
    assert rows_of(path) == [["a", "b;c;d"], ["1", "2;3;4"]]
    assert first_rows(path) == ([["a", "b;c;d"], ["1", "2;3;4"]], [2, 3])


DIALECTS = {
    "ragged rows": ("a;b;c\n1\n1;2;3;4\n", [["a", "b", "c"], ["1"], ["1", "2", "3", "4"]]),
    "columns of delimiters at the end": ("a;b;;;\n1;2;;;\n;;;;\n", [["a", "b"], ["1", "2"], []]),
    "quotes inside a cell": ('a;b\nQuán "Hương";2\n', [["a", "b"], ['Quán "Hương"', "2"]]),
    "quotes doubled": ('a;b\n"Quán ""Hương""";2\n', [["a", "b"], ['Quán "Hương"', "2"]]),
    "a quoted word in front": ('a;b\n"Hoa Sen" quán;2\n3;4\n', [["a", "b"], ["Hoa Sen quán", "2"], ["3", "4"]]),
    "a line break in a cell": ('a;b;c\n"thôn 1\nxã A";2;3\n', [["a", "b", "c"], ["thôn 1\nxã A", "2", "3"]]),
    "decimal commas": ("tên;tỷ lệ\nBluezone;28,07\n", [["tên", "tỷ lệ"], ["Bluezone", "28,07"]]),
    "commas in quotes": ('tên,xã\n"Chợ, quán","Vân Du"\n', [["tên", "xã"], ["Chợ, quán", "Vân Du"]]),
    "one column": ("mã\nQR1\nQR2\n", [["mã"], ["QR1"], ["QR2"]]),
    "a title above": ("DANH SÁCH\n\na;b\n1;2\n", [["DANH SÁCH"], [], ["a", "b"], ["1", "2"]]),
    "a blank cell": ("a;b\n ;2\n", [["a", "b"], [None, "2"]]),
}


@pytest.mark.parametrize("text, rows", DIALECTS.values(), ids=DIALECTS)
def test_dialects(tmp_path, text, rows):
    assert rows_of(file(tmp_path, text)) == rows


BROKEN = {
    "never closed": ('a;b;c\n1;2;3\n4;"5;6\n7;8;9\n', "csv-broken", 3),
    "closed by another cell's quote": ('a;b;c\n1;"2;3\n4;5;6\n7;"8";9\n', "csv-broken", 2),
    "closed in its column, rows swallowed": ('a;b;c\n1;"2;3\n4;5;6\n7;8";9\n', "csv-broken", 2),
    "on the last line": ('a;b;c\n1;2;3\n4;5;"6', "csv-broken", 3),
    "a quote within a cell that parts it": ('a;b;c\n1;2;3\n4;"5 "x;y";6\n', "csv-broken", 3),
    "after a cell of two lines": ('a;b\n"1\n2";3\n"4;5\n', "csv-broken", 3),
    "swallows more than a cell holds": ('a;b\n"1;2\n' + "3;4\n" * 10_000, "csv-broken", 2),
    "a cell too long": ("a;b\n1;2\n" + "x" * (LONGEST_CELL + 1) + ";4\n", "csv-cell-too-long", 3),
    "bytes that are no letters": ("Mã;Tên\n1;Thạch Định\n2;Vân ".encode() + b"\xff\xfe Du\n", "encoding-unreadable", 3),
}


@pytest.mark.parametrize("content, code, row", BROKEN.values(), ids=BROKEN)
def test_what_is_broken_is_named_by_its_row(tmp_path, content, code, row):
    with pytest.raises(Refused) as refused:
        rows_of(file(tmp_path, content))
    assert (refused.value.code, refused.value.detail["row"]) == (code, row)


def test_the_longest_cell_of_a_spreadsheet_is_read(tmp_path):
    assert rows_of(file(tmp_path, f"a;b\n{'x' * LONGEST_CELL};2\n"))[1][1] == "2"


@pytest.mark.parametrize("content", [b"caf\xe9;na\xefve\n1;2\n", b"\xd0;x\n1;2\n", b"M\xfcller;Gr\xf6\xdfe\n1;2\n"])
def test_words_of_no_encoding_in_particular_are_of_windows(tmp_path, content):
    assert encoding_of(file(tmp_path, content)) == "cp1258"


@pytest.mark.parametrize("content", [b"", b"a", b"a;b\n1;2\n"])
def test_plain_letters_are_utf_8(tmp_path, content):
    assert encoding_of(file(tmp_path, content)) == "utf-8"


def test_a_file_written_anew_is_looked_at_anew(tmp_path):
    path = file(tmp_path, ENCODED["vni"](lines()))
    assert encoding_of(path) == "vni"
    assert encoding_of(file(tmp_path, ENCODED["utf-16"](lines()))) == "utf-16"


def test_only_unicode_typed_as_such_is_left_to_the_fast_reader(tmp_path, monkeypatch):
    monkeypatch.setattr("data.delimited.LARGE", 10)
    assert is_large(file(tmp_path, lines()))
    assert not is_large(file(tmp_path, tcvn3(lines())))
    assert not is_large(file(tmp_path, ENCODED["tcvn3"](lines())))
    assert not is_large(file(tmp_path, lines(), "utf-16"))


@shared
@pytest.mark.parametrize("name, encoding", [("22_cp1258.csv", "cp1258"), ("23_tcvn3.csv", "tcvn3")])
def test_shared_files_in_old_encodings(name, encoding):
    assert encoding_of(HOSTILE / name) == encoding
    rows = rows_of(HOSTILE / name)
    assert rows[0] == ["mã điểm", "tên điểm", "xã", "điện thoại", "lượt quét"]
    assert rows[1] == ["D0000", "Đình làng Hoà Bình 0", "Xã Hòa Bình", rows[1][3], "0"]


@shared
@pytest.mark.parametrize(
    "name, code", [("28_unclosed_quote.csv", "csv-broken"), ("26_cell_4MB.csv", "csv-cell-too-long")]
)
def test_shared_files_that_are_broken(name, code):
    with pytest.raises(Refused) as refused:
        rows_of(HOSTILE / name)
    assert (refused.value.code, refused.value.detail["row"]) == (code, 2)
