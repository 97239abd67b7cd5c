"""How offices part a list: rows that head groups, subtotals and totals, a commune named once for its band."""

from tests.data.layouts import ROMAN
from tests.data.truth import COMMUNES, VENUE, VENUES


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
