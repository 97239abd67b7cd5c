"""How offices write values: dates, numbers, names, and text in any form."""

import unicodedata
from datetime import date


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


def xa_short(name):
    """X. Thạch Lâm, TT. Kim Tân"""
    return name.replace("Thị trấn ", "TT. ").replace("Xã ", "X. ")


def lost_zero(phone):
    return int(phone)
