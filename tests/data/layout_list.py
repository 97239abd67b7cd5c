"""The layouts that are read and compared with the truth: each a name, what it tells of, and how it is laid out."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.data.layouts import (
    COUNTED,
    NO_COMMUNE,
    REGISTER,
    ROMAN,
    across,
    alone,
    alone_first,
    american,
    blank_rows,
    both_apps,
    both_apps_long,
    broken_lines,
    by_commune,
    counted,
    each_scan,
    first_of_band,
    formatted,
    grouped,
    grouped_by,
    in_words,
    kinds_of_place,
    lettered,
    letters,
    lost_zero,
    nfd,
    numbered_across,
    old_tones,
    register,
    roman,
    roman_sum,
    serial,
    short,
    subtotal,
    text_cells,
    total_row,
    two_levels,
    typed,
    untidy,
    wide,
    written,
    xa_short,
)
from tests.data.office_habits import (
    INSTALLS_TITLE,
    REGISTER_TITLE,
    SCANS_TITLE,
    above,
    centred,
    column_numbers,
    english_in_cells,
    english_row,
    far_reach,
    header_on,
    hide_column,
    hide_rows,
    instructions,
    letterhead,
    merged_down,
    moved_right,
    repeated_header,
    retitled,
    signed,
    stacked,
    two_level,
    under_each_other,
    with_habits,
)
from tests.data.office_sheet import Book, Sheet
from tests.data.old_type import tcvn3, vni, windows_1258
from tests.data.truth import APPS, AS_OF, COMMUNES, DAYS, bare


@dataclass(frozen=True)
class Layout:
    """`tells` is the kind of list; `fields` the facts of a venue it holds; `apps` those it counts; `most` the largest
    count it shows; `pipeline`: also loaded from end to end, its figures compared.
    """

    name: str
    tells: str
    book: Callable[[], Book]
    fields: tuple = ()
    apps: tuple = ("bluezone",)
    most: int = 10**9
    answer: dict = field(default_factory=dict)
    pipeline: bool = False


LAYOUTS: list[Layout] = []


def layout(name, tells, build, kind="xlsx", pipeline=False, said=None, **book):
    """Add a layout; `build` makes its sheet or sheets."""

    def made():
        sheets = build()
        return Book(sheets if isinstance(sheets, list) else [sheets], kind, **book)

    LAYOUTS.append(Layout(f"{tells}: {name}", tells, made, pipeline=pipeline, **(said or {})))


def a_register(name, *habits, fields=REGISTER, without=(), **how):
    told = ("code", "name", "commune", "address", "type", "registered_on", "representative", "phone")
    said = {"fields": tuple(one for one in told if (one in fields or one == "commune") and one not in without)}
    order = how.pop("order", None)
    layout(name, "venues", lambda: with_habits(register(fields, order=order), *habits), said=said, **how)


def registers(name, build, fields=REGISTER, **how):
    told = ("code", "name", "commune", "address", "type", "registered_on", "representative", "phone")
    layout(name, "venues", build, said={"fields": tuple(x for x in told if x in fields or x == "commune")}, **how)


def a_count(name, *habits, fields=COUNTED, **how):
    layout(name, "scans", lambda: with_habits(counted(fields), *habits), **how)


def scan_rows(name, *habits, fields=("code", "moment"), form=None, **how):
    layout(name, "scans", lambda: with_habits(each_scan(fields, form), *habits), said={"most": 12}, **how)


def day_columns(name, write_day, *habits, total=False, **how):
    layout(name, "scans", lambda: with_habits(wide(write_day, total=total), *habits), **how)


def app_table(name, *habits, build=by_commune, said=None, **how):
    layout(name, "installs", lambda: with_habits(build(), *habits), said=said, **how)


BOTH = {"apps": tuple(APPS)}
BY_TYPE = {"order": lambda venue: (venue.type, venue.commune, venue.code)}
TITLED = letterhead(REGISTER_TITLE, header_row=11)

OTHER_WORDS = retitled(
    stt="Stt",
    code="Mã QR",
    name="Tên cơ quan, đơn vị, địa điểm",
    commune="Xã/Thị trấn",
    address="Địa chỉ (thôn, khu phố)",
    registered_on="Ngày đăng kí",
    representative="Họ và tên người đại diện",
    phone="Số ĐT",
)

# --- registers ---
a_register("header in row 1")
a_register("motto, issuer, annex, header in row 11, signatures", TITLED, signed, kind="xls")
a_register("header in row 6, column numbers 1 2 3", column_numbers("1"), above(*REGISTER_TITLE), header_on(6), signed)
a_register("header in row 35", above(*REGISTER_TITLE), header_on(35))
a_register("title unmerged in a middle column", centred(*REGISTER_TITLE), signed, kind="xls")
a_register("header merged over 3 rows", merged_down(3), column_numbers("A, B, 1"), TITLED, signed)
a_register("words stacked over 3 unmerged rows", stacked(3), TITLED, kind="xls")
LONG = retitled(representative="Họ và tên người đại diện", phone="Số điện thoại liên hệ")
a_register("words stacked over 5 unmerged rows", LONG, stacked(5), column_numbers("(1)"), TITLED)
PERSON = two_level("Người đại diện", ("representative", "phone"), ("Họ và tên", "Số điện thoại"))
a_register("two-level header over the representative", PERSON, column_numbers("1"), TITLED, signed, pipeline=True)
a_register(
    "two-level header unmerged",
    two_level("Người đại diện", ("representative", "phone"), ("Họ tên", "Điện thoại"), merge=False),
    above(*REGISTER_TITLE),
    kind="xls",
)
a_register("English row under the Vietnamese", english_row, above(*REGISTER_TITLE))
a_register("English in the same cells", english_in_cells, column_numbers("A, B, 1"), above(*REGISTER_TITLE), kind="xls")
a_register("no number column", above(*REGISTER_TITLE), fields=REGISTER[1:])
a_register("TT for STT, columns from C on", retitled(stt="TT"), above(*REGISTER_TITLE), moved_right(2))
a_register("no codes", above(*REGISTER_TITLE), fields=[name for name in REGISTER if name != "code"])
a_register(
    "Roman groups of communes, no commune column", grouped(roman), TITLED, signed, fields=NO_COMMUNE, pipeline=True
)
a_register("Roman groups, numbers run on", grouped(roman, again=False), TITLED, fields=NO_COMMUNE, kind="xls")
a_register("letter groups with subtotals", grouped(letters, closing=subtotal), TITLED, signed, fields=NO_COMMUNE)
a_register("commune alone in the name column", grouped(alone), above(*REGISTER_TITLE), fields=NO_COMMUNE)
a_register("commune alone in the number column", grouped(alone_first), TITLED, fields=NO_COMMUNE, kind="xls")
a_register("commune merged across", grouped(across), TITLED, signed, fields=NO_COMMUNE)
a_register("commune with its count merged across", grouped(numbered_across), TITLED, fields=NO_COMMUNE, kind="xls")
a_register("groups of communes and a commune column", grouped(roman), TITLED, signed)
a_register("groups by type, commune column", grouped(lettered, "type"), TITLED, signed, without=("type",), **BY_TYPE)
a_register(
    "groups by type without a type column",
    grouped(lettered, "type"),
    TITLED,
    fields=[name for name in REGISTER if name != "type"],
    **BY_TYPE,
)
a_register("Roman communes, arabic types within", two_levels, TITLED, signed, fields=NO_COMMUNE, without=("type",))
a_register(
    "total first, subtotals between", grouped(roman, closing=subtotal), total_row("Tổng số", "first", phone=30), TITLED
)
a_register("total last", total_row("Tổng cộng: 30 địa điểm", label="stt"), TITLED, signed, kind="xls")
a_register("commune on the first row of its band, merged", first_of_band(True), TITLED, signed, pipeline=True)
a_register("commune on the first row of its band, blanks", first_of_band(False), TITLED, signed, kind="xls")
a_register("blank rows between", blank_rows(7), TITLED, signed)
a_register("header again on every page", repeated_header(11), TITLED, signed, kind="xls")
a_register("header merged over 6 rows", merged_down(6), column_numbers("1"), above(*REGISTER_TITLE))
a_register("Stt, other spellings", OTHER_WORDS, written("commune", xa_short), above(*REGISTER_TITLE), kind="xls")
a_register("hidden rows hold data", hide_rows(2, 3, 17), TITLED)
a_register("hidden column holds the codes", hide_column("code"), above(*REGISTER_TITLE), kind="xls")
a_register("a used range of 5000 rows and 60 columns", TITLED, signed, far_reach)
a_register("blanks that do not break, doubled blanks", text_cells(untidy), TITLED, signed)
a_register("line breaks in cells and header", text_cells(broken_lines), TITLED, kind="xls")
a_register("NFD text", text_cells(nfd), TITLED, signed)
a_register("names of communes bare and in capitals", written("commune", lambda name: bare(name).upper()), TITLED)
a_register("dates as text", written("registered_on", short), TITLED, signed)
a_register("dates as ISO text", written("registered_on", str), TITLED, kind="xls")
a_register("dates as serial numbers", written("registered_on", serial), TITLED)
a_register("dates with the month first", written("registered_on", american), TITLED)
a_register("dates in words", written("registered_on", in_words), TITLED, kind="xls")
a_register("date system of 1904", TITLED, from_1904=True)
a_register("date system of 1904, old workbook", TITLED, from_1904=True, kind="xls")
a_register("phones that lost their zero", written("phone", lost_zero), TITLED)
a_register("TCVN3 fonts, old workbook", TITLED, signed, typed(tcvn3, ".VnTime", ".VnTimeH"), kind="xls", pipeline=True)
a_register("TCVN3 fonts", grouped(letters), TITLED, typed(tcvn3, ".VnTime", ".VnTimeH"), fields=NO_COMMUNE)
a_register("VNI fonts, old workbook", above(*REGISTER_TITLE[:1]), typed(vni, "VNI-Times"), kind="xls")
a_register("text, TCVN3", above(*REGISTER_TITLE), kind="csv", encoder=lambda text: tcvn3(text).encode("latin-1"))
a_register("text, Windows-1258, semicolons", kind="csv", encoder=windows_1258, delimiter=";")
a_register("text, UTF-16, tabs", TITLED, kind="csv", encoding="utf-16", delimiter="\t")
a_register(
    "text, UTF-8 with mark, Roman groups", grouped(roman), TITLED, fields=NO_COMMUNE, kind="csv", encoding="utf-8-sig"
)


def sheet_of(commune, title, name=None, signed_too=False):
    """One commune's register, without a column for it."""
    habits = [above(*title(COMMUNES[commune]))] + [signed] * signed_too
    return with_habits(register(NO_COMMUNE, (commune,)), *habits, name=name)


def in_capitals(full_name):
    return [f"DANH SÁCH ĐỊA ĐIỂM ĐĂNG KÝ MÃ QR {full_name.upper()}", "(Tính đến ngày 21/9/2021)"]


def said_nothing(full_name):
    return ["DANH SÁCH ĐỊA ĐIỂM ĐĂNG KÝ MÃ QR", "(Tính đến ngày 21/9/2021)"]


def sheets_by_name():
    return [sheet_of(code, said_nothing, bare(name)) for code, name in COMMUNES.items()]


def sheets_by_title():
    return [sheet_of(code, in_capitals, f"Sheet{at}", True) for at, code in enumerate(COMMUNES, 1)]


def summed_up():
    """A first sheet with how many venues each commune has, which is no list of ours."""
    rows = [["TỔNG HỢP SỐ ĐỊA ĐIỂM", None, None], ["STT", "Xã, thị trấn", "Số địa điểm"]]
    rows += [[at, name, 5] for at, name in enumerate(COMMUNES.values(), 1)] + [[None, "Tổng cộng", 30]]
    return [Sheet(rows, name="Tổng hợp"), *sheets_by_name()]


def one_under_another():
    return under_each_other([sheet_of(code, in_capitals) for code in COMMUNES])


def among_others():
    hidden = with_habits(register(REGISTER, ("15187",)), name="Nháp")
    hidden.hidden, hidden.rows = True, [["Nháp"], ["không dùng"]]
    return [instructions(), with_habits(register(), TITLED, name="Danh sách"), Sheet([], name="Sheet3"), hidden]


def in_a_hidden_sheet():
    shown = Sheet([["Xem trang sau"]], name="Bìa")
    kept = with_habits(register(), TITLED, name="Danh sách")
    kept.hidden = True
    return [shown, kept]


registers("a sheet a commune, named by the sheet", sheets_by_name, NO_COMMUNE, pipeline=True)
registers("a sheet a commune, named by the title", sheets_by_title, NO_COMMUNE, kind="xls", pipeline=True)
registers("tables one under another, one a commune", one_under_another, NO_COMMUNE, pipeline=True)
registers("a summary sheet, then a sheet a commune", summed_up, NO_COMMUNE, kind="xls")
registers("an instruction sheet, an empty one, a hidden one", among_others)
registers("the list on a hidden sheet", in_a_hidden_sheet, kind="xls")

# --- scans ---
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


layout("a column a day, Roman groups with sums", "scans", groups_in_columns, pipeline=True)
layout("tables one under another, one a day", "scans", a_table_a_day, pipeline=True)


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


layout("days under one merged title", "scans", under_one_title)
layout(
    "a sheet a day, the day in the title",
    "scans",
    lambda: a_sheet_a_day(lambda day: f"Sheet{day.day}", lambda day: ["LƯỢT QUÉT MÃ QR", f"Ngày {short(day)}"]),
    pipeline=True,
)
layout(
    "a sheet a day, the day in the sheet's name",
    "scans",
    lambda: a_sheet_a_day(lambda day: f"{day:%d-%m-%Y}", lambda day: ["LƯỢT QUÉT MÃ QR"]),
    kind="xls",
)

# --- installs ---
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
layout("a sheet an app, named by the sheet", "installs", lambda: a_sheet_an_app(True), said=BOTH, pipeline=True)
layout("a sheet an app, named by the title", "installs", a_title_an_app, said=BOTH, kind="xls")
