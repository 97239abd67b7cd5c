"""A workbook of 200,000 rows: the import against the reading library alone, and against pandas with openpyxl.

A register and a list of scans are made up, since a register has a code, a name and an address of its own in each row
and a list of scans has few different texts. It prints, and judges nothing.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import xlsxwriter

from tests.bench.measuring import ROOT, imported

ROWS, TURNS, VENUES = 200_000, 3, 5_000
COMMUNES = ("Thạch Bình", "Thành Tân", "Kim Tân", "Vân Du", "Thành Mỹ")
BARE = """
import sys
from python_calamine import CalamineWorkbook
CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()
"""
PANDAS = "import pandas, sys; pandas.read_excel(sys.argv[1], engine='openpyxl')"
REGISTER = "STT|Mã địa điểm|Tên địa điểm|Xã, thị trấn|Địa chỉ|Loại hình|Số điện thoại|Ngày đăng ký".split("|")
SCANS = "STT|Mã địa điểm|Tên địa điểm|Xã, thị trấn|Thời gian quét|Họ tên|Số điện thoại|Ghi chú".split("|")


def against_calamine(folder: Path) -> None:
    """Both workbooks, turn by turn, each reading a process of its own; pandas once, it takes half a minute."""
    for name, rows in (("register", register()), ("scans", scans())):
        path = made_up(folder / f"{name}.xlsx", rows)
        print(f"{name}: .xlsx of {ROWS:,} rows x {len(REGISTER)} columns, {path.stat().st_size / 1e6:.1f} MB")
        bare, ours, tree, largest = [], [], 0.0, 0.0
        for turn in range(TURNS):
            bare.append(spent(BARE, path))
            seconds, all_of_it, one = imported(folder / f"home-{name}-{turn}", path)
            ours.append(seconds)
            tree, largest = max(tree, all_of_it), max(largest, one)
            print(f"  calamine alone {bare[-1]:.2f} s, python -m data import {ours[-1]:.2f} s")
        ratio = statistics.median(one / other for one, other in zip(ours, bare, strict=True))
        print(f"  ratio: median {ratio:.2f} (at most 2.5)")
        print(f"  peak memory: all processes together {tree:.0f} MB (under 1200), the largest {largest:.0f} MB")
    slow = spent(PANDAS, path)
    print(f"  pandas with openpyxl {slow:.1f} s: {slow / statistics.median(ours):.1f} times as long (at least 4)")


def spent(program: str, path: Path) -> float:
    """Seconds a program needs for a file, its own start included."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", program, str(path)], cwd=ROOT, check=True)
    return time.perf_counter() - start


def made_up(path: Path, rows: Iterator[tuple[object, ...]]) -> Path:
    """A workbook of the rows; whatever is a moment gets a date's format."""
    with xlsxwriter.Workbook(path, {"constant_memory": True, "default_date_format": "dd/mm/yyyy hh:mm"}) as book:
        sheet = book.add_worksheet("Danh sách")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return path


def register() -> Iterator[tuple[object, ...]]:
    """A venue a row, each with a code and a name of its own."""
    yield tuple(REGISTER)
    for at in range(1, ROWS + 1):
        day = datetime(2021, 7, 1) + timedelta(days=at % 60)
        place = (f"QR{at:06d}", f"Địa điểm mẫu {at}", COMMUNES[at % 5], f"Thôn {at % 97}")
        yield (at, *place, "chợ", f"0900000{at % 1000:03d}", day)


def scans() -> Iterator[tuple[object, ...]]:
    """A scan a row, of a few thousand venues."""
    yield tuple(SCANS)
    for at in range(1, ROWS + 1):
        venue, moment = at * 7919 % VENUES, datetime(2021, 7, 1) + timedelta(minutes=at * 31 % 86_400)
        place = (f"QR{venue:06d}", f"Địa điểm mẫu {venue}", COMMUNES[venue % 5])
        yield (at, *place, moment, f"Nguyễn Mẫu {at % 1000}", f"0900000{at % 1000:03d}", None)
