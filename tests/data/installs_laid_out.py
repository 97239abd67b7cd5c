"""Tables of installs as offices lay them out: one truth, many looks."""

from tests.data.layout_list import Layout, laid_out
from tests.data.layouts import both_apps, both_apps_long, by_commune
from tests.data.office_groups import kinds_of_place, total_row
from tests.data.office_habits import (
    INSTALLS_TITLE,
    above,
    column_numbers,
    english_row,
    letterhead,
    signed,
    stacked,
    with_habits,
)
from tests.data.office_values import formatted, grouped_by, old_tones, text_cells, typed, written
from tests.data.old_type import tcvn3
from tests.data.truth import APPS, AS_OF

INSTALL_TABLES: list[Layout] = []


def app_table(name, *habits, build=by_commune, said=None, **how):
    laid_out(INSTALL_TABLES, name, "installs", lambda: with_habits(build(), *habits), said=said, **how)


BOTH = {"apps": tuple(APPS)}
INSTALLS_TITLED = letterhead(INSTALLS_TITLE, "Đơn vị tính: máy", header_row=9)
UNDATED = {"answer": {"as_of": AS_OF}}
app_table("header in row 1, the day said by a person", said=UNDATED)
app_table(
    "titled, total last", total_row("Tổng cộng", label="commune", installed=6999), INSTALLS_TITLED, signed, kind="xls"
)
app_table("total first", total_row("Toàn huyện", "first", label="commune", installed=6999), INSTALLS_TITLED, signed)
app_table(
    "words stacked over 4 unmerged rows", stacked(4), column_numbers("3=1+2"), INSTALLS_TITLED, signed, kind="xls"
)
app_table("English row, column numbers", english_row, column_numbers("A, B, 1"), INSTALLS_TITLED, signed)
for mark, said_mark in ((".", "a point"), (",", "a comma"), (" ", "a blank")):
    app_table(
        f"thousands with {said_mark}",
        *(written(name, grouped_by(mark)) for name in ("population", "smartphones", "installed")),
        INSTALLS_TITLED,
    )
app_table(
    "percentages as text", written("stated", lambda cell: f"{cell} %"), INSTALLS_TITLED, kind="csv", delimiter=";"
)
app_table(
    "percentages as ratios",
    written("stated", lambda cell: float(cell.replace(",", ".")) / 100),
    formatted("stated", "0.00%"),
    INSTALLS_TITLED,
    kind="xls",
)
app_table("TCVN3", INSTALLS_TITLED, typed(tcvn3, ".VnTime", ".VnTimeH"), kind="xls")
app_table("groups of towns and communes with sums", kinds_of_place, INSTALLS_TITLED, signed, pipeline=True)
app_table("an app column", INSTALLS_TITLED, build=both_apps_long, said=BOTH, pipeline=True)


def two_apps_under_titles(merge=True):
    """Each app's name over its number and percentage."""
    sheet = both_apps()
    lower = [None] * 4 + ["Số máy đã cài", "Tỷ lệ"] * 2
    sheet.rows[0][4:] = ["Bluezone", None, "Smart Thanh Hóa", None]
    sheet.insert(1, [lower])
    sheet.depth = 2
    if merge:
        sheet.merged = [(0, at, 1, at) for at in range(4)] + [(0, 4, 0, 5), (0, 6, 0, 7)]
    return sheet


def two_apps_three_deep():
    """A title over both apps' names, these over number and percentage."""
    sheet = two_apps_under_titles()
    sheet.insert(0, [[*sheet.rows[0][:4], "Kết quả cài đặt", None, None, None]])
    sheet.rows[1][:4] = [None] * 4
    sheet.header, sheet.depth = 0, 3
    sheet.merged = [(0, at, 2, at) for at in range(4)] + [(0, 4, 0, 7), (1, 4, 1, 5), (1, 6, 1, 7)]
    return sheet


def two_apps_in_a_row(form):
    sheet = both_apps()
    sheet.rows[0][4:] = [form("Bluezone"), "Tỷ lệ (%)", form("Smart Thanh Hóa"), "Tỷ lệ (%)"]
    return sheet


def a_sheet_an_app(named):
    title = ["TÌNH HÌNH CÀI ĐẶT ỨNG DỤNG", "Tính đến ngày 21/9/2021"]
    return [with_habits(by_commune(app=key), above(*title), name=name if named else None) for key, name in APPS.items()]


def a_title_an_app():
    return [
        with_habits(
            by_commune(app=key), above(f"TÌNH HÌNH CÀI ĐẶT {name.upper()}", "tính đến ngày 21/9/2021"), name=key[:5]
        )
        for key, name in APPS.items()
    ]


BOTH_TITLED = letterhead(
    ("TÌNH HÌNH CÀI ĐẶT CÁC ỨNG DỤNG", "Tính đến ngày 21/9/2021"), "Đơn vị tính: máy", header_row=9
)
app_table(
    "two apps under a two-level header", BOTH_TITLED, signed, build=two_apps_under_titles, said=BOTH, pipeline=True
)
app_table(
    "two apps, three levels", column_numbers("1"), BOTH_TITLED, signed, build=two_apps_three_deep, said=BOTH, kind="xls"
)
app_table(
    "two apps, two levels unmerged", BOTH_TITLED, build=lambda: two_apps_under_titles(False), said=BOTH, kind="xls"
)
app_table(
    "two apps in a row", BOTH_TITLED, build=lambda: two_apps_in_a_row("Đã cài {}".format), said=BOTH, pipeline=True
)
app_table(
    "two apps in a row, old tone marks, total first",
    total_row("Tổng số", "first", label="commune"),
    text_cells(old_tones),
    BOTH_TITLED,
    build=lambda: two_apps_in_a_row("Số máy đã cài đặt {}".format),
    said=BOTH,
    kind="xls",
)
laid_out(
    INSTALL_TABLES,
    "a sheet an app, named by the sheet",
    "installs",
    lambda: a_sheet_an_app(True),
    said=BOTH,
    pipeline=True,
)
laid_out(INSTALL_TABLES, "a sheet an app, named by the title", "installs", a_title_an_app, said=BOTH, kind="xls")
