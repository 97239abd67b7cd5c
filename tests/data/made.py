"""Office files made by hand, and the shortest ways to read or load them: a few typed rows in, facts or figures out."""

from datetime import date
from pathlib import Path

import duckdb
import openpyxl

from data.batch import Incoming
from data.claims import Answer
from data.intake import check, commit
from data.left_out import left_out
from data.reader import read_file

KIM_TAN, VAN_DU, THACH_LAM = "15187", "15190", "15196"
VENUES = ["STT", "Mã địa điểm", "Tên địa điểm", "Xã, thị trấn", "Địa chỉ", "Loại hình", "Ngày đăng ký"]
SCANS = ["Mã địa điểm", "Thời gian quét"]
COUNTS = ["Mã địa điểm", "Ngày", "Số lượt quét"]
INSTALLS = ["Xã, thị trấn", "Dân số", "Số máy điện thoại thông minh", "Số máy đã cài đặt", "Tỷ lệ (%)"]
TODAY = date(2021, 10, 1)


def september(day):
    return date(2021, 9, day)


def xlsx(path, *tables, **named):
    """A workbook; each table is a list of rows, given by position (Sheet1, ...) or by the sheet's name."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in {**{f"Sheet{at}": rows for at, rows in enumerate(tables, 1)}, **named}.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                if value is not None:
                    sheet.cell(number, column, value)
    book.save(path)
    return Path(path)


def csv_file(path, rows, delimiter=",", encoding="utf-8", end="\n"):
    """A text table; cells are written as they are, so quotes are the caller's."""
    lines = (delimiter.join("" if cell is None else str(cell) for cell in row) for row in rows)
    Path(path).write_bytes((end.join(lines) + end).encode(encoding))
    return Path(path)


def read(path, out, today=TODAY, by_rows=None, **answer):
    """What the reader finds in a file, in this process: its tables' summaries."""
    from dataclasses import asdict

    said = {name: value for name, value in asdict(Answer(**answer)).items()}
    for name, value in said.items():
        if isinstance(value, date):
            said[name] = value.isoformat()
        elif isinstance(value, tuple):
            said[name] = [one.isoformat() if isinstance(one, date) else one for one in value]
    job = {"path": str(path), "out": str(out), "default": said, "answers": {}, "today": today.isoformat()}
    if by_rows is not None:
        job["by_rows"] = by_rows
    return read_file(job)["tables"]


def one(path, out, **how):
    """The same for a file with one table, whose rows must add up."""
    (table,) = read(path, out, **how)
    adds_up(table)
    return table


def adds_up(table):
    """Rows read = accepted + rejected + set aside, and every row left out has a number and a reason."""
    assert table["read"] == table["accepted"] + table["rejected"] + table["set_aside"], table
    if table["folder"]:
        rejected, aside = outcome(table, "rejected"), outcome(table, "set-aside")
        assert (len(rejected), len(aside)) == (table["rejected"], table["set_aside"])
        assert not rejected.keys() & aside.keys()
        assert all(1 <= row <= table["read"] for row in [*rejected, *aside])


def outcome(table, which):
    """Rows left out: row number -> reasons."""
    file = Path(table["folder"]) / "aside.parquet"
    found = {}
    for row, reason in left_out(file, which)[["row", "reason"]].itertuples(index=False):
        found.setdefault(int(row), []).append(reason)
    return found


def facts(table, name):
    """The rows of a facts file as tuples, in an order of their own."""
    file = str(Path(table["folder"]) / f"{name}.parquet")
    with duckdb.connect() as reader:
        return reader.execute("SELECT * FROM read_parquet(?) ORDER BY ALL", [file]).fetchall()


def checked(home, *paths, today=TODAY, strict=False, **answer):
    """Files checked against a home by way of the child, as the pages and the command line do it."""
    files = [Incoming(Path(path).name, Path(path)) for path in paths]
    return check(home, files, default=Answer(**answer), today=today, strict=strict)


def loaded(home, *paths, by="an", **answer):
    """Files checked and committed; the uploads."""
    return commit(home, checked(home, *paths, **answer), by)


def register(*venues):
    """Rows of a register: each venue is (code, name, commune, registration date or None)."""
    rows = [[at, code, name, commune, "thôn 1", None, day] for at, (code, name, commune, day) in enumerate(venues, 1)]
    return [[*VENUES], *rows]
