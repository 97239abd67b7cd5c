"""The truth of `truth.py` as lists and tables, and the habits of offices that reshape them.

A builder (`register`, `counted`, `each_scan`, `wide`, `by_commune`) gives the plain list; a habit is a function that
takes a sheet and changes it. Habits are used in this order: what the body and the cells look like, what the header
looks like, then what stands above and beneath.
"""

import unicodedata
from datetime import date, datetime, time, timedelta

from tests.data.office_sheet import Sheet
from tests.data.truth import APPS, COMMUNES, DAYS, INSTALLS, SCANS, VENUE, VENUES

TITLES = {
    "stt": "STT",
    "code": "Mã địa điểm",
    "name": "Tên địa điểm",
    "commune": "Xã, thị trấn",
    "address": "Địa chỉ",
    "type": "Loại hình",
    "registered_on": "Ngày đăng ký",
    "representative": "Người đại diện",
    "phone": "Số điện thoại",
    "day": "Ngày",
    "moment": "Thời gian quét",
    "hour": "Giờ",
    "scans": "Số lượt quét",
    "population": "Dân số",
    "smartphones": "Số máy điện thoại thông minh",
    "installed": "Số máy đã cài đặt",
    "stated": "Tỷ lệ (%)",
    "app": "Ứng dụng",
    "note": "Ghi chú",
}
ENGLISH = {
    "stt": "No.",
    "code": "Venue code",
    "name": "Venue name",
    "commune": "Commune",
    "address": "Address",
    "type": "Type",
    "registered_on": "Registration date",
    "representative": "Representative",
    "phone": "Phone",
    "day": "Date",
    "scans": "Number of scans",
    "population": "Population",
    "smartphones": "Smartphones",
    "installed": "Installed",
    "stated": "Percent",
}
REGISTER = "stt code name commune address type registered_on representative phone".split()
NO_COMMUNE = [name for name in REGISTER if name != "commune"]
COUNTED = "stt code name commune day scans".split()
INSTALLED = "stt commune population smartphones installed stated".split()
ROMAN = ("I", "II", "III", "IV", "V", "VI")


def cell_of(name, venue, number):
    if name == "stt":
        return number
    if name == "commune":
        return venue.commune_name
    return getattr(venue, name, None)


def headed(fields, rows, titles=None):
    """A list with its header in the first row."""
    words = {**TITLES, **(titles or {})}
    return Sheet([[words[name] for name in fields], *rows], list(fields))


def register(fields=REGISTER, communes=tuple(COMMUNES), titles=None, order=None):
    """Every venue of the communes, in order."""
    chosen = [venue for venue in VENUES if venue.commune in communes]
    chosen.sort(key=order or (lambda venue: (venue.commune, venue.code)))
    rows = [[cell_of(name, venue, at) for name in fields] for at, venue in enumerate(chosen, 1)]
    return headed(fields, rows, titles)


def counted(fields=COUNTED, days=DAYS, titles=None):
    """A count for each venue and day."""
    said = [(code, day, count) for (code, day), count in sorted(SCANS.items()) if day in days]
    rows = []
    for at, (code, day, count) in enumerate(said, 1):
        told = {"day": day, "scans": count}
        rows.append([told[name] if name in told else cell_of(name, VENUE[code], at) for name in fields])
    return headed(fields, rows, titles)


def each_scan(fields=("code", "moment"), form=None, titles=None, most=12):
    """A row a scan; `most` keeps the one large count small. Moments are written by `form`, or are date-times."""
    rows = []
    for (code, day), count in sorted(SCANS.items()):
        for nth in range(min(count, most)):
            at = datetime.combine(day, time(6 + nth, (7 * nth) % 60))
            told = {"moment": form(at) if form else at, "day": day, "hour": f"{at:%H:%M}"}
            rows.append([told[name] if name in told else cell_of(name, VENUE[code], len(rows) + 1) for name in fields])
    return headed(fields, rows, titles)


def wide(write_day, fields=("stt", "code", "name", "commune"), days=DAYS, total=False):
    """A row a venue and a column a day; a venue not counted on a day has an empty cell."""
    rows = []
    for at, venue in enumerate(VENUES, 1):
        counts = [SCANS.get((venue.code, day)) for day in days]
        row = [cell_of(name, venue, at) for name in fields] + counts
        rows.append(row + ([sum(count or 0 for count in counts)] if total else []))
    sheet = headed(fields, rows)
    sheet.rows[0] += [write_day(day) for day in days] + (["Tổng cộng"] if total else [])
    return sheet


def by_commune(fields=INSTALLED, app="bluezone", titles=None):
    """Installs of one app."""
    rows = []
    for at, one in enumerate(INSTALLS, 1):
        rows.append([installs_cell(name, one, app, at) for name in fields])
    return headed(fields, rows, titles)


def installs_cell(name, one, app, number):
    told = {
        "stt": number,
        "commune": COMMUNES[one.commune],
        "population": one.population,
        "smartphones": one.smartphones,
        "installed": one.installed[app],
        "stated": percent(one.installed[app], one.smartphones),
        "app": APPS[app],
    }
    return told.get(name)


def percent(part, whole):
    return f"{100 * part / whole:.2f}".replace(".", ",")


# --- the body: groups, totals, bands ---


def grouped(heading, key="commune", again=True, closing=None):
    """Rows that head each group, written by `heading(sheet, number, key, rows)`; `again` counts STT from 1 anew.

    `closing` writes a row beneath the group. The list must stand in the order of its groups.
    """

    def habit(sheet):
        groups = {}
        for row in sheet.rows[sheet.first :]:
            groups.setdefault(group_of(sheet, row, key), []).append(row)
        body = []
        for number, (name, rows) in enumerate(groups.items()):
            top = heading(sheet, number, name, rows)
            if isinstance(top, tuple):
                top, merge = top
                at = sheet.first + len(body)
                sheet.merged.append((at, merge[0], at, merge[1]))
            if again and "stt" in sheet.fields:
                for at, row in enumerate(rows, 1):
                    row[sheet.column("stt")] = at
            body += [top, *rows, *([closing(sheet, number, name, rows)] if closing else [])]
        sheet.rows[sheet.first :] = body

    return habit


def group_of(sheet, row, key):
    venue = VENUE[row[sheet.column("code")]] if "code" in sheet.fields else None
    if venue is None:
        venue = next(one for one in VENUES if one.name == row[sheet.column("name")])
    return venue.commune_name if key == "commune" else getattr(venue, key)


def put(sheet, **cells):
    row = [None] * sheet.width
    for name, value in cells.items():
        row[sheet.column(name) if name in sheet.fields else sheet.width - 1] = value
    return row


def roman(sheet, number, name, rows):
    """I | Xã Thạch Lâm | | 5"""
    return put(sheet, stt=ROMAN[number], name=name, phone=len(rows))


def roman_sum(sheet, number, name, rows):
    """I | Xã Thạch Lâm | | 120, the sum of its scans"""
    return put(sheet, stt=ROMAN[number], name=name, scans=sum(row[sheet.column("scans")] for row in rows))


def kinds_of_place(sheet):
    """Towns first, then communes, each kind headed by a row with its sums."""
    body = []
    for number, (kind, prefix) in enumerate((("Các thị trấn", "Thị trấn"), ("Các xã", "Xã"))):
        rows = [row for row in sheet.rows[sheet.first :] if row[sheet.column("commune")].startswith(prefix)]
        added = {
            name: sum(row[sheet.column(name)] for row in rows) for name in ("population", "smartphones", "installed")
        }
        body += [put(sheet, stt=ROMAN[number], commune=kind, **added), *rows]
    sheet.rows[sheet.first :] = body


def letters(sheet, number, name, rows):
    return put(sheet, stt="ABCDEF"[number], name=name.upper())


def alone(sheet, number, name, rows):
    """The name by itself, in the column of names."""
    return put(sheet, name=name)


def alone_first(sheet, number, name, rows):
    """The name by itself, in the first column."""
    return [name, *[None] * (sheet.width - 1)]


def across(sheet, number, name, rows):
    """The name by itself, merged over the whole width."""
    return alone_first(sheet, number, name.upper(), rows), (0, sheet.width - 1)


def numbered_across(sheet, number, name, rows):
    """ "I. Xã Thạch Lâm (5 địa điểm)" over the whole width."""
    return alone_first(sheet, number, f"{ROMAN[number]}. {name} ({len(rows)} địa điểm)", rows), (0, sheet.width - 1)


def lettered(sheet, number, name, rows):
    """ "A. Trường học" in the first column."""
    return alone_first(sheet, number, f"{'ABCDEF'[number]}. {name}", rows)


def subtotal(sheet, number, name, rows):
    return put(sheet, name=f"Cộng {name[0].lower()}{name[1:]}", phone=len(rows))


def two_levels(sheet):
    """Roman communes, and within each an arabic type."""
    body, within, before = [], 0, None
    for at, row in enumerate(sheet.rows[sheet.first :]):
        venue = VENUE[row[sheet.column("code")]]
        if venue.commune != before:
            body.append(put(sheet, stt=ROMAN[list(COMMUNES).index(venue.commune)], name=venue.commune_name))
            before, within = venue.commune, 0
        within += 1
        body.append(put(sheet, stt=within, name=venue.type))
        body.append([*row])
        body[-1][sheet.column("stt")] = "-" if at % 2 else None
    sheet.rows[sheet.first :] = body


def total_row(words, where="last", label="name", **cells):
    """A row that adds up the whole list, first or last."""

    def habit(sheet):
        row = put(sheet, **{label: words, **cells})
        if where == "first":
            sheet.insert(sheet.first, [row])
        else:
            sheet.rows.append(row)

    return habit


def first_of_band(merge):
    """The commune's name only in the first row of its venues, the others empty, merged or not."""

    def habit(sheet):
        at, band = sheet.column("commune"), sheet.first
        for row in range(sheet.first + 1, len(sheet.rows) + 1):
            ends = row == len(sheet.rows) or sheet.rows[row][at] != sheet.rows[band][at]
            if ends:
                if merge and row - 1 > band:
                    sheet.merged.append((band, at, row - 1, at))
                for inside in range(band + 1, row):
                    sheet.rows[inside][at] = None
                band = row

    return habit


def blank_rows(every):
    def habit(sheet):
        for at in range(len(sheet.rows) - 1, sheet.first, -every):
            sheet.insert(at, [[None] * sheet.width])

    return habit


# --- the cells: how values are written ---


def written(name, change):
    """A column's values written otherwise."""
    return lambda sheet: sheet.cells(change, name)


def formatted(name, form):
    """A number format for a column of numbers."""

    def habit(sheet):
        for row in range(sheet.first, len(sheet.rows)):
            sheet.formats[row, sheet.column(name)] = form

    return habit


def text_cells(change, header=True):
    """Every text changed."""

    def habit(sheet):
        first = 0 if header else sheet.first
        sheet.cells(lambda cell: change(cell) if isinstance(cell, str) else cell, first=first)

    return habit


def typed(encode, font, capitals=None):
    """Text in an old encoding and its font; cells in capitals are small letters in the font of capitals."""

    def habit(sheet):
        for at, row in enumerate(sheet.rows):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    upper = capitals and cell.isupper() and any(letter > "\x7f" for letter in cell)
                    row[column] = encode(cell.lower() if upper else cell)
                    sheet.fonts[at, column] = capitals if upper else font

    return habit


def nfd(text):
    return unicodedata.normalize("NFD", text)


def old_tones(text):
    """Hoà for Hòa, Thuỷ for Thủy."""
    for new, old in (
        ("òa", "oà"),
        ("óa", "oá"),
        ("ỏa", "oả"),
        ("Hóa", "Hoá"),
        ("Hòa", "Hoà"),
        ("ủy", "uỷ"),
        ("úy", "uý"),
    ):
        text = text.replace(new, old)
    return text


def untidy(text):
    """Line breaks and blanks as cells have them; codes and dates stay."""
    return f"\xa0 {text.replace(' ', '  ', 1)} " if " " in text else text


def broken_lines(text):
    return text.replace(" ", "\n", 1)


def grouped_by(mark):
    """11491 -> "11.491"."""
    return lambda number: f"{number:,}".replace(",", mark) if isinstance(number, int) else number


def serial(day, start=date(1899, 12, 30)):
    return (day - start).days


def in_words(day):
    return f"ngày {day.day} tháng {day.month} năm {day.year}"


def short(day):
    return f"{day.day}/{day.month}/{day.year}"


def american(day):
    return f"{day:%m/%d/%Y}"


def next_day(day):
    return day + timedelta(1)


def xa_short(name):
    """X. Thạch Lâm, TT. Kim Tân"""
    return name.replace("Thị trấn ", "TT. ").replace("Xã ", "X. ")


def lost_zero(phone):
    return int(phone)


def both_apps(stated=True):
    """Installs of two apps side by side, each with its percentage."""
    fields = ["stt", "commune", "population", "smartphones"]
    fields += [f"{name} {app}" for app in APPS for name in ("installed", "stated")[: 1 + stated]]
    rows = []
    for at, one in enumerate(INSTALLS, 1):
        cells = [name.split(" ") if " " in name else (name, "bluezone") for name in fields]
        rows.append([installs_cell(name, one, app, at) for name, app in cells])
    words = {name: TITLES[name.split(" ")[0]] for name in fields}
    return headed(fields, rows, words)


def both_apps_long(fields=("stt", "commune", "app", "population", "smartphones", "installed", "stated")):
    """A row a commune and app."""
    sheets = [by_commune(fields, app) for app in APPS]
    sheets[0].rows += sheets[1].rows[1:]
    return sheets[0]
