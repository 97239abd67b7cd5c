"""Registers of venues as offices lay them out: one truth, many looks."""

from tests.data.layout_list import Layout, laid_out
from tests.data.layouts import NO_COMMUNE, REGISTER, register
from tests.data.office_groups import (
    across,
    alone,
    alone_first,
    blank_rows,
    first_of_band,
    grouped,
    lettered,
    letters,
    numbered_across,
    roman,
    subtotal,
    total_row,
    two_levels,
)
from tests.data.office_habits import (
    REGISTER_TITLE,
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
from tests.data.office_sheet import Sheet
from tests.data.office_values import (
    american,
    broken_lines,
    in_words,
    lost_zero,
    nfd,
    serial,
    short,
    text_cells,
    typed,
    untidy,
    written,
    xa_short,
)
from tests.data.old_type import tcvn3, vni, windows_1258
from tests.data.truth import COMMUNES, bare

REGISTERS: list[Layout] = []


def a_register(name, *habits, fields=REGISTER, without=(), **how):
    told = ("code", "name", "commune", "address", "type", "registered_on", "representative", "phone")
    said = {"fields": tuple(one for one in told if (one in fields or one == "commune") and one not in without)}
    order = how.pop("order", None)
    laid_out(REGISTERS, name, "venues", lambda: with_habits(register(fields, order=order), *habits), said=said, **how)


def registers(name, build, fields=REGISTER, **how):
    told = ("code", "name", "commune", "address", "type", "registered_on", "representative", "phone")
    laid_out(
        REGISTERS,
        name,
        "venues",
        build,
        said={"fields": tuple(x for x in told if x in fields or x == "commune")},
        **how,
    )


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
a_register(
    "text, line breaks in several cells of a row", text_cells(broken_lines), TITLED, kind="csv", encoding="utf-8-sig"
)
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
