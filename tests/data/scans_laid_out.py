"""Lists and tables of scans as offices lay them out: one truth, many looks."""

from tests.data.layout_list import Layout, laid_out
from tests.data.layouts import COUNTED, ROMAN, counted, each_scan, wide
from tests.data.office_groups import alone, grouped, roman_sum, total_row
from tests.data.office_habits import (
    SCANS_TITLE,
    above,
    column_numbers,
    letterhead,
    signed,
    stacked,
    under_each_other,
    with_habits,
)
from tests.data.office_values import american, grouped_by, short, typed, written
from tests.data.old_type import tcvn3
from tests.data.truth import DAYS

SCAN_LISTS: list[Layout] = []


def a_count(name, *habits, fields=COUNTED, **how):
    laid_out(SCAN_LISTS, name, "scans", lambda: with_habits(counted(fields), *habits), **how)


def scan_rows(name, *habits, fields=("code", "moment"), form=None, **how):
    laid_out(SCAN_LISTS, name, "scans", lambda: with_habits(each_scan(fields, form), *habits), said={"most": 12}, **how)


def day_columns(name, write_day, *habits, total=False, **how):
    laid_out(SCAN_LISTS, name, "scans", lambda: with_habits(wide(write_day, total=total), *habits), **how)


SCANS_TITLED = letterhead(SCANS_TITLE, "Đơn vị tính: lượt", header_row=10)
a_count("a count a day")
a_count("titled, total first", total_row("Tổng cộng", "first", scans="1.700"), SCANS_TITLED, signed, kind="xls")
a_count("thousands with a point, dates as text", written("scans", grouped_by(".")), written("day", short), SCANS_TITLED)
a_count("months first", written("day", american), SCANS_TITLED)
a_count("TCVN3", SCANS_TITLED, typed(tcvn3, ".VnTime", ".VnTimeH"), kind="xls")
a_count("stacked header, column numbers", stacked(3), column_numbers("(1)"), SCANS_TITLED, signed)
scan_rows("one row a scan, real moments", pipeline=True)
scan_rows("one row a scan, moments as text", form="{:%d/%m/%Y %H:%M}".format, kind="csv")
scan_rows("one row a scan, months first", above(*SCANS_TITLE), form="{:%m/%d/%Y %H:%M}".format)
scan_rows("one row a scan, ISO", form="{:%Y-%m-%d %H:%M:%S}".format, kind="csv", delimiter=";")
scan_rows("one row a scan, 8h15 14/9/2021", form="{0:%H}h{0:%M} {0.day}/{0.month}/{0.year}".format, kind="xls")
scan_rows(
    "one row a scan, day and hour apart", above(*SCANS_TITLE), fields=("stt", "code", "name", "commune", "day", "hour")
)
day_columns("a column a day, real dates", lambda day: day, SCANS_TITLED, signed, pipeline=True)
day_columns("a column a day, 14/9", lambda day: f"{day.day}/{day.month}", SCANS_TITLED, total=True)
day_columns("a column a day, 14/9/2021", short, total_row("Tổng cộng"), SCANS_TITLED, kind="xls", total=True)
day_columns(
    "a column a day, Ngày 14",
    lambda day: f"Ngày {day.day}",
    above("THỐNG KÊ LƯỢT QUÉT MÃ QR THÁNG 9 NĂM 2021", "Trên địa bàn huyện Thạch Thành"),
)
day_columns(
    "a column a day, column numbers beneath", short, column_numbers("1"), SCANS_TITLED, kind="csv", delimiter=";"
)


NO_PLACE = [name for name in COUNTED if name != "commune"]
a_count("a count a day, Roman groups with sums", grouped(roman_sum), SCANS_TITLED, signed, fields=NO_PLACE)
a_count("a count a day, commune alone in a row", grouped(alone), SCANS_TITLED, fields=NO_PLACE, kind="xls")


def groups_in_columns():
    """A column a day, and each commune's sums in a row above its venues."""
    sheet = with_habits(wide(short, ("stt", "code", "name")))
    groups = grouped(lambda sheet, number, name, rows: [ROMAN[number], None, name, *sums(rows)])
    return with_habits(sheet, groups, SCANS_TITLED, signed)


def sums(rows):
    return [sum(row[at] or 0 for row in rows) for at in range(3, 3 + len(DAYS))]


def a_table_a_day():
    fields = ("stt", "code", "name", "commune", "scans")
    return under_each_other(
        [with_habits(counted(fields, (day,)), above(f"LƯỢT QUÉT NGÀY {short(day)}")) for day in DAYS]
    )


laid_out(SCAN_LISTS, "a column a day, Roman groups with sums", "scans", groups_in_columns, pipeline=True)
laid_out(SCAN_LISTS, "tables one under another, one a day", "scans", a_table_a_day, pipeline=True)


def under_one_title():
    """The days under one merged title."""
    sheet = wide(short)
    titles = [None] * 4 + ["Số lượt quét trong ngày", *[None] * (len(DAYS) - 1)]
    titles[:4], sheet.rows[0][:4] = sheet.rows[0][:4], [None] * 4
    sheet.insert(0, [titles])
    sheet.header, sheet.depth = 0, 2
    sheet.merged = [(0, at, 1, at) for at in range(4)] + [(0, 4, 0, 3 + len(DAYS))]
    return with_habits(sheet, SCANS_TITLED, signed)


def a_sheet_a_day(name_of_sheet, title):
    fields = ("stt", "code", "name", "commune", "scans")
    return [with_habits(counted(fields, (day,)), above(*title(day)), name=name_of_sheet(day)) for day in DAYS]


laid_out(SCAN_LISTS, "days under one merged title", "scans", under_one_title)
laid_out(
    SCAN_LISTS,
    "a sheet a day, the day in the title",
    "scans",
    lambda: a_sheet_a_day(lambda day: f"Sheet{day.day}", lambda day: ["LƯỢT QUÉT MÃ QR", f"Ngày {short(day)}"]),
    pipeline=True,
)
laid_out(
    SCAN_LISTS,
    "a sheet a day, the day in the sheet's name",
    "scans",
    lambda: a_sheet_a_day(lambda day: f"{day:%d-%m-%Y}", lambda day: ["LƯỢT QUÉT MÃ QR"]),
    kind="xls",
)
