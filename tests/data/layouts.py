"""The truth of `truth.py` as plain lists and tables: a header in the first row and a row of cells for each thing.

What offices make of them is done by habits, functions that take a sheet and change it: `office_groups` for the rows,
`office_values` for the cells, `office_habits` for the header and what stands around. Use them in this order.
"""

from datetime import datetime, time

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
