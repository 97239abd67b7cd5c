"""The made-up workbooks, read back cell by cell, add up to the letter's totals."""

from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from openpyxl import load_workbook

from data.communes import code_of, communes
from data.sample import FILES, write
from data.sample_layout import NOTICE


@pytest.fixture(scope="module")
def books(tmp_path_factory):
    paths = write(tmp_path_factory.mktemp("sample"))
    return [load_workbook(path) for path in paths]


def table(sheet):
    """(titles, header, rows, total) of a sheet: the header begins with STT, the rows with a number."""
    cells = [list(row) for row in sheet.iter_rows(values_only=True)]
    start = next(n for n, row in enumerate(cells) if row[0] == "STT")
    end = next(n for n, row in enumerate(cells) if row[0] == "Tổng cộng")
    titles = [value for row in cells[:start] for value in row if value]
    return titles, cells[start][1:], [row[1:] for row in cells[start + 1 : end]], cells[end]


@pytest.fixture(scope="module")
def register(books):
    return table(books[0].active)[2]


@pytest.fixture(scope="module")
def scans(books):
    rows = table(books[1].active)[2]
    return [(code, datetime.strptime(at, "%d/%m/%Y %H:%M")) for code, _, at in rows]


def registered_on(row):
    day = row[5]
    return day.date() if isinstance(day, datetime) else datetime.strptime(day, "%d/%m/%Y").date()


def scanned_between(scans, since, until):
    return {code for code, at in scans if since <= at.date() <= until}


def test_two_runs_write_the_same_bytes(tmp_path):
    first, second = write(tmp_path / "a"), write(tmp_path / "b")
    assert [path.name for path in first] == list(FILES)
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_every_sheet_says_that_it_is_made_up(books):
    for book in books:
        for sheet in book:
            assert NOTICE in table(sheet)[0]


def test_the_register_has_686_venues_over_all_communes(books, register):
    assert "Tính đến ngày 21/9/2021" in table(books[0].active)[0]
    assert len(register) == len({row[0] for row in register}) == 686
    assert {code_of(row[2]) for row in register} == {commune.code for commune in communes()}
    assert min(map(registered_on, register)) == date(2021, 8, 11)
    assert max(map(registered_on, register)) <= date(2021, 9, 21)
    assert {type(row[5]) for row in register} == {str, datetime}


def test_no_venue_person_or_phone_could_be_taken_for_a_real_one(register):
    for row in register:
        assert "Mẫu" in row[1] and "Mẫu" in row[6]
        assert row[7].startswith("0900000") and len(row[7]) == 10


def test_scans_are_the_letters_and_of_registered_venues(books, register, scans):
    assert "Từ ngày 11/8/2021 đến ngày 21/9/2021" in table(books[1].active)[0]
    assert len(scans) == 11_491
    began = {row[0]: registered_on(row) for row in register}
    assert all(began[code] <= at.date() <= date(2021, 9, 21) for code, at in scans)
    assert {at.date() for _, at in scans} == {date(2021, 8, 11) + timedelta(n) for n in range(42)}


def test_88_venues_in_the_letters_eight_days_and_85_in_the_last_seven(scans):
    until = date(2021, 9, 21)
    assert len(scanned_between(scans, date(2021, 9, 14), until)) == 88
    assert len(scanned_between(scans, date(2021, 9, 15), until)) == 85
    assert len(scanned_between(scans, date(2021, 9, 8), date(2021, 9, 14))) == 117


def test_nine_communes_are_without_a_scan_in_the_last_seven_days(register, scans):
    active = scanned_between(scans, date(2021, 9, 15), date(2021, 9, 21))
    assert len({code_of(row[2]) for row in register if row[0] in active}) == 25 - 9


def test_venues_end_in_every_state(register, scans):
    last = scanned_between(scans, date(2021, 9, 15), date(2021, 9, 21))
    before = scanned_between(scans, date(2021, 9, 8), date(2021, 9, 14))
    earlier = scanned_between(scans, date(2021, 8, 11), date(2021, 9, 7))
    states = Counter()
    for row in register:
        code = row[0]
        if code in last:
            states["kept" if code in before else "back" if code in earlier else "first"] += 1
        elif code in before or code in earlier:
            states["lapsed" if code in before else "dormant"] += 1
        else:
            states["too new" if registered_on(row) > date(2021, 9, 14) else "never"] += 1
    assert states == {
        "kept": 60,
        "back": 14,
        "first": 11,
        "lapsed": 57,
        "dormant": 221,
        "never": 299,
        "too new": 24,
    }


def test_installs_add_up_to_the_letters_counts_under_its_own_percentage(books):
    titles, header, rows, total = table(books[2]["Bluezone 23-09"])
    assert "Tính đến ngày 23/9/2021" in titles
    assert header == [
        "Xã, thị trấn",
        "Dân số",
        "Số máy điện thoại thông minh",
        "Số máy đã cài đặt Bluezone",
        "Tỷ lệ (%)",
    ]
    assert total == ["Tổng cộng", None, sum(row[1] for row in rows), 67_139, 18_843, "32,83"]
    assert [sum(row[n] for row in rows) for n in (2, 3)] == [67_139, 18_843]


@pytest.mark.parametrize(
    "sheet",
    ["Bluezone 09-09", "Bluezone 16-09", "Bluezone 23-09", "Smart Thanh Hóa 16-09", "Smart Thanh Hóa 23-09"],
)
def test_each_commune_has_its_counts_and_a_right_percentage(books, sheet):
    rows = table(books[2][sheet])[2]
    assert [code_of(row[0]) for row in rows] == [commune.code for commune in communes()]
    for _, people, phones, installed, stated in rows:
        assert 0 < installed < phones < people
        assert float(stated.replace(",", ".")) == pytest.approx(100 * installed / phones, abs=0.0051)


def test_installs_grow_from_one_day_to_the_next(books):
    for days in (
        ("Bluezone 09-09", "Bluezone 16-09", "Bluezone 23-09"),
        ("Smart Thanh Hóa 16-09", "Smart Thanh Hóa 23-09"),
    ):
        counts = [[row[3] for row in table(books[2][day])[2]] for day in days]
        for earlier, later in zip(counts, counts[1:], strict=False):
            assert all(a < b for a, b in zip(earlier, later, strict=True))
