"""Downloaded tables: what Excel must open right and must never run."""

import csv
import io
from datetime import date

import pandas as pd

from pages.parts.downloads import as_csv


def read_back(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_text_never_becomes_a_formula_and_numbers_stay_numbers():
    rows = pd.DataFrame({"name": ["=1+1", "+84", "-x", "@cmd", "\tx", "Chợ"], "change": [-3, 0, 1, 2, 3, 4]})
    back = read_back(as_csv(["Tên", "=Thay đổi"], rows))
    assert back[0] == ["Tên", "'=Thay đổi"]
    assert [row[0] for row in back[1:]] == ["'=1+1", "'+84", "'-x", "'@cmd", "'\tx", "Chợ"]
    assert back[1][1] == "-3"


def test_begins_with_the_mark_and_writes_missing_as_empty():
    rows = pd.DataFrame({"day": [date(2021, 9, 21), None], "scans": pd.array([5, None], dtype="Int64")})
    data = as_csv(["Ngày", "Lượt quét"], rows)
    assert data.startswith(b"\xef\xbb\xbf")
    assert read_back(data)[1:] == [["2021-09-21", "5"], ["", ""]]
