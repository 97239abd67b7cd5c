"""One value as an office types it: dates, moments, counts, phones, percentages. What could mean two things is a problem."""

from datetime import date, datetime

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.percentages import agrees
from data.scans import FORMATS
from data.values import EARLIEST, LATEST, read_count, read_day, read_hour, read_moment, read_percent, read_phone
from data.workbook import cell_text
from tests.data.made import september


@pytest.mark.parametrize(
    "text",
    [
        "21/9/2021", "21/09/2021", "21-9-2021", "21.09.2021", "21/9/21", "2021-09-21", "2021/9/21", "44460",
        "ngày 21 tháng 9 năm 2021", "21 tháng 9 năm 2021", " 21/9/2021\u00a0", "2021-09-21 00:00:00", "44460.5e0",
    ],
)  # fmt: skip
def test_a_day_in_every_form(text):
    assert read_day(text) == (september(21), None)


@pytest.mark.parametrize(
    "text", ["31/9/2021", "9/21/2021", "29/2/2021", "21/9", "21/9/1021", "hôm qua", "1", "0", "999999", "1e999", "²"]
)
def test_no_day(text):
    assert read_day(text) == (None, "impossible-date")


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("21/9/2021 08:15", 8), ("21/9/2021 8h15", 8), ("08:15:30 21/9/2021", 8), ("2021-09-21T23:59:59", 23),
        ("21/9/2021, 8:15 CH", 20), ("21/9/2021 12:00 SA", 0), ("21/9/2021 00:00", 0), ("44460.75e0", 18),
        ("21/9/2021", None), ("44460", None),
    ],
)  # fmt: skip
def test_a_moment_has_its_hour(text, hour):
    assert read_moment(text) == ((september(21), hour), None)


@pytest.mark.parametrize("text", ["21/9/2021 24:00", "21/9/2021 8:60", "21/9/2021 13:00 CH", "21/9/2021 sáng"])
def test_no_time(text):
    assert read_moment(text) == (None, "impossible-time")


texts = st.one_of(
    st.builds(
        lambda d, m, y, h, mi, s, form: form.format(d=d, m=m, y=y, h=h, mi=mi, s=s),
        st.integers(0, 32), st.integers(0, 13), st.sampled_from([21, 1999, 2014, 2015, 2021, 2024, 2099, 2100, 20211]),
        st.integers(0, 25), st.integers(0, 61), st.integers(0, 61),
        st.sampled_from(
            ["{d}/{m}/{y}", "{d:02}/{m:02}/{y}", "{d:02}/{m:02}/{y} {h:02}:{mi:02}", "{d}/{m}/{y} {h}:{mi}:{s}",
             "{y}-{m:02}-{d:02}", "{y}-{m}-{d} {h}:{mi}", "{y}-{m:02}-{d:02} {h:02}:{mi:02}:{s:02}", " {d}/{m}/{y}",
             "{d}/{m}/{y} ", "{d}/{m}/{y}  {h}:{mi}", "{d} /{m}/{y}", "+{d}/{m}/{y}", "{d}/{m}/{y} {h}:{mi}:{s}.5"]
        ),
    ),
    st.text("0123456789/-: ", max_size=20),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(texts, min_size=1, max_size=60))
def test_the_fast_formats_read_as_the_careful_reader_does(found):
    """Whatever DuckDB reads by itself, within the years that are read, is what `read_moment` says."""
    for form in FORMATS:
        with duckdb.connect() as database:
            fast = database.execute(
                f"SELECT text, try_strptime(text, '{form}') FROM (SELECT unnest($texts) AS text)", {"texts": found}
            ).fetchall()
        for text, at in fast:
            if at is not None and EARLIEST <= at.date() < LATEST:
                assert read_moment(text) == ((at.date(), at.hour if "%H" in form else None), None), (form, text)


@pytest.mark.parametrize("text", ["11491", "11.491", "11,491", "11 491", "11\u00a0491", " 11491 ", "11491.0"])
def test_a_count_as_it_is_written(text):
    assert read_count(text) == (11_491, None)


@given(st.integers(0, 10**9 - 1), st.sampled_from([".", ",", " ", ""]))
def test_every_count_comes_back(count, mark):
    assert read_count(f"{count:,}".replace(",", mark)) == (count, None)


@pytest.mark.parametrize(
    "text",
    ["1.5", "1,5", "1.5e0", "0.500", "11.49", "1.2345", "1.234,567", "11.491 lượt", "", "1e999", "9" * 20, "9" * 500],
)
def test_no_count(text):
    assert read_count(text) == (None, "not-a-count")


@pytest.mark.parametrize("text", ["-5", "−5", "(5)", "-1.234"])
def test_less_than_nothing(text):
    assert read_count(text) == (None, "negative-count")


def test_a_number_cell_that_is_not_whole_is_never_a_thousand():
    """1.5 in a cell and "1.500" as text both look alike once written down; only the second is 1500."""
    assert (cell_text(1.5), cell_text(1500.0), cell_text(11.491)) == ("1.5e0", "1500", "11.491e0")
    assert read_count(cell_text(1.5)) == read_count(cell_text(11.491)) == (None, "not-a-count")
    assert read_count("1.500") == (1500, None)
    assert cell_text(datetime(2021, 9, 21, 8)) == "2021-09-21 08:00:00" and cell_text(date(2021, 9, 21)) == "2021-09-21"
    assert cell_text("\u00a0") is cell_text("") is None


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("0900000001", "0900000001"), ("900000001", "0900000001"), ("0900.000.001", "0900000001"),
        ("+84 900 000 001", "0900000001"), ("không có", "không có"), ("９０００００００１", "0900000001"),
        ("0900000012 / 0900000013", "0900000012"), ("0900000012 hoặc 0900000013", "0900000012"), ("9.00000012e8", "0900000012"),
    ],
)  # fmt: skip
def test_a_phone_keeps_its_zero(text, phone):
    assert read_phone(text) == (phone, None)


@pytest.mark.parametrize(
    ("text", "printed"),
    [("28,07", "28,07%"), ("28,07 %", "28,07%"), ("28.07%", "28,07%"), ("0.2807e0", "28,07%"), ("91.75 %", "91,75%")],
)
def test_a_percentage_as_printed(text, printed):
    assert read_percent(text) == (printed, None)


def test_a_printed_percentage_may_be_rounded_or_cut():
    """59,589 % is printed as 59,59 and as 59,58."""
    assert agrees("59,58%", 59589, 100_000) and agrees("59,59%", 59589, 100_000)
    assert agrees("28,07%", 18_843, 67_139) and not agrees("32,83%", 18_843, 67_139)
    assert not agrees("–", 1, 2) and not agrees("50%", 1, 0)


@pytest.mark.parametrize(("text", "hour"), [("08:15", 8), ("8h", 8), ("23", 23), ("0.5e0", 12), ("8:15 CH", 20)])
def test_an_hour(text, hour):
    assert read_hour(text) == (hour, None)


@pytest.mark.parametrize("text", ["24", "²", "9" * 5000, "sáng"])
def test_no_hour(text):
    assert read_hour(text) == (None, "impossible-time")
