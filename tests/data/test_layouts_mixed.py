"""Habits of offices put together at random: whatever meets on one sheet, the same facts come out."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.data import office_groups, office_habits, office_values
from tests.data.installs_laid_out import two_apps_in_a_row
from tests.data.layout_list import Layout
from tests.data.layouts import REGISTER, both_apps_long, by_commune, counted, register, wide
from tests.data.made import read
from tests.data.office_groups import grouped, total_row
from tests.data.office_sheet import Book, write
from tests.data.office_values import american, grouped_by, text_cells, written
from tests.data.old_type import tcvn3
from tests.data.test_layouts import differences, losses, refusals
from tests.data.truth import APPS

# Not made smaller when it fails: each try reads a file, and the choices drawn are named one by one as it is.
ORDINARY = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),
)
DATES = {
    "real": None,
    "text": office_values.short,
    "iso": str,
    "serial": office_values.serial,
    "months first": american,
}
GROUPS = {
    "roman": office_groups.roman,
    "letters": office_groups.letters,
    "alone": office_groups.alone,
    "across": office_groups.across,
}
BANDS = {"merged band": True, "band of blanks": False}
LOOKS = {
    "plain": None,
    "untidy": text_cells(office_values.untidy),
    "broken lines": text_cells(office_values.broken_lines),
    "NFD": text_cells(office_values.nfd),
    "old letters": office_values.typed(tcvn3, ".VnTime", ".VnTimeH"),
}
HEADERS = {
    "one row": None,
    "merged over 2": office_habits.merged_down(2),
    "merged over 4": office_habits.merged_down(4),
    "stacked over 2": office_habits.stacked(2),
    "stacked over 3": office_habits.stacked(3),
    "English row": office_habits.english_row,
}
PERSON = office_habits.two_level("Người đại diện", ("representative", "phone"), ("Họ và tên", "Số điện thoại"))
DAY_HEADS = {
    "dates": lambda day: day,
    "14/9/2021": office_values.short,
    "14/9": lambda day: f"{day.day}/{day.month}",
    "Ngày 14/9": lambda day: f"Ngày {day.day}/{day.month}",
}
NUMBERS = {"none": None, **{style: office_habits.column_numbers(style) for style in ("A, B, 1", "1", "(1)")}}
ROWS = {"as high as it is": None, "row 12": 12, "row 25": 25}
SHAPES = {
    "one": by_commune,
    "a column": both_apps_long,
    "side by side": lambda: two_apps_in_a_row("Đã cài {}".format),
}
KINDS = ("xlsx", "xls", "csv")


def chosen(draw, listed, label):
    """One of a table of habits, by its name, so that a failure says which."""
    return draw(st.sampled_from(list(listed)), label=label)


def around(draw, title):
    """Header, column numbers, what stands above and beneath: the same for every kind of list."""
    top = chosen(draw, ("title", "letterhead", "in the middle"), "above")
    if top == "title":
        habits = [office_habits.above(*title)]
    elif top == "letterhead":
        habits = [office_habits.letterhead(title, "Đơn vị tính: máy")]
    else:
        habits = [office_habits.centred(*title)]
    if row := ROWS[chosen(draw, ROWS, "header")]:
        habits.append(office_habits.header_on(row))
    if draw(st.booleans(), label="signed"):
        habits.append(office_habits.signed)
    if draw(st.booleans(), label="far reach"):
        habits.append(office_habits.far_reach)
    if draw(st.booleans(), label="from column B"):
        habits.append(office_habits.moved_right(1))
    habits.append(LOOKS[chosen(draw, LOOKS, "looks")])
    return habits


def compared(sheet, habits, kind, layout):
    """The sheet with its habits, read and compared."""
    for habit in filter(None, habits):
        habit(sheet)
    book = Book([sheet], kind, delimiter=";")
    with tempfile.TemporaryDirectory() as folder:
        tables = read(write(book, folder), Path(folder) / "out")
        wrong = [*refusals(tables, layout), *losses(tables, book)] or differences(tables, layout)
    assert not wrong, "\n".join(wrong)


@ORDINARY
@given(st.data())
def test_registers_of_any_look(data):
    draw = data.draw
    place = chosen(draw, ("column", *BANDS, *GROUPS), "commune")
    fields = [name for name in REGISTER if name != "commune"] if place in GROUPS else REGISTER
    closing = office_groups.subtotal if place in GROUPS and draw(st.booleans(), label="subtotals") else None
    habits = [grouped(GROUPS[place], closing=closing)] if place in GROUPS else []
    habits += [office_groups.first_of_band(BANDS[place])] if place in BANDS else []
    if date_form := DATES[chosen(draw, DATES, "dates")]:
        dates = written("registered_on", lambda cell: date_form(cell) if hasattr(cell, "year") else cell)
        habits.insert(0, dates)
    total = chosen(draw, ("none", "first", "last"), "total")
    habits += [total_row("Tổng cộng", total, phone=30)] if total != "none" else []
    headers = {**HEADERS, "two levels": PERSON}
    habits.append(headers[chosen(draw, headers, "header rows")])
    habits.append(NUMBERS[chosen(draw, NUMBERS, "column numbers")])
    habits += [office_habits.hide_rows(1, 2, 9)] if draw(st.booleans(), label="hidden rows") else []
    habits += around(draw, office_habits.REGISTER_TITLE)
    told = ("code", "name", "commune", "address", "type", "registered_on", "representative", "phone")
    layout = Layout("mixed", "venues", None, told)
    compared(register(fields), habits, chosen(draw, KINDS, "file"), layout)


@ORDINARY
@given(st.data())
def test_scans_of_any_look(data):
    draw = data.draw
    date_form = DATES[chosen(draw, DATES, "dates")]
    if draw(st.booleans(), label="a column a day"):
        sheet = wide(DAY_HEADS[chosen(draw, DAY_HEADS, "day heads")], total=draw(st.booleans(), label="sums"))
        habits = [NUMBERS[chosen(draw, ("none", "1"), "column numbers")]]
    else:
        sheet = counted()
        habits = [written("day", date_form)] if date_form else []
        mark = chosen(draw, ("", ".", ",", " "), "thousands")
        habits += [written("scans", grouped_by(mark))] if mark else []
        habits += [total_row("Tổng cộng", "first", scans=1700)] if draw(st.booleans(), label="total") else []
        habits += [HEADERS[chosen(draw, HEADERS, "header rows")], NUMBERS[chosen(draw, NUMBERS, "column numbers")]]
    habits += around(draw, office_habits.SCANS_TITLE)
    compared(sheet, habits, chosen(draw, KINDS, "file"), Layout("mixed", "scans", None))


@ORDINARY
@given(st.data())
def test_installs_of_any_look(data):
    draw = data.draw
    shape = chosen(draw, SHAPES, "apps")
    sheet, apps = SHAPES[shape](), ("bluezone",) if shape == "one" else tuple(APPS)
    mark = chosen(draw, ("", ".", ",", " "), "thousands")
    counts = [name for name in sheet.fields if name.split(" ")[0] in ("population", "smartphones", "installed")]
    habits = [written(name, grouped_by(mark)) for name in counts] if mark else []
    total = chosen(draw, ("none", "first", "last"), "total")
    habits += [total_row("Toàn huyện", total, label="commune")] if total != "none" else []
    headers = [name for name in HEADERS if shape == "one" or name != "English row"]
    habits += [HEADERS[chosen(draw, headers, "header rows")], NUMBERS[chosen(draw, NUMBERS, "column numbers")]]
    title = office_habits.INSTALLS_TITLE if shape == "one" else ("CÀI ĐẶT ỨNG DỤNG", "Tính đến ngày 21/9/2021")
    habits += around(draw, title)
    compared(sheet, habits, chosen(draw, KINDS, "file"), Layout("mixed", "installs", None, apps=apps))
