"""Reads one value as an office types it: dates, times, counts, phones, percentages.

Each reader takes the cell's text and gives (value, None) or (None, the code of the problem). Nothing is guessed:
what could mean two things is a problem. Numbers from number cells that are not whole arrive as "1.5e0" (see
`workbook.cell_text`), so they cannot be taken for "1.500".
"""

import re
from datetime import date, datetime, timedelta

from data.text import tidy

Read = tuple[object | None, str | None]

EARLIEST = date(2015, 1, 1)
LATEST = date(2100, 1, 1)
# More than there are people: a phone or an identity number in the wrong column.
LARGEST = 10**9
EXCEL_EPOCH = datetime(1899, 12, 30)
DAY_MONTH_YEAR = re.compile(r"^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4}|\d{2})$")
YEAR_MONTH_DAY = re.compile(r"^(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})$")
ISO_T = re.compile(r"(\d)T(\d)")
IN_WORDS = re.compile(r"^(?:ngày )?(\d{1,2}) tháng (\d{1,2}),? năm (\d{4})$", re.IGNORECASE)
TIME = re.compile(r"^(\d{1,2})(?:[:hg](\d{1,2})?)(?::(\d{1,2}))?(?:\.\d+)?(?:p|phút)?\s*(am|pm|sa|ch)?$", re.IGNORECASE)
NUMBER = re.compile(r"^\d+(?:\.\d+)?(?:e[+-]?\d+)?$")
GROUPED = re.compile(r"^[1-9]\d{0,2}(?:([.,\s])\d{3})(?:\1\d{3})*$")
BETWEEN_PHONES = re.compile(r"[/;,]|\s(?:hoặc|và|-)\s")
NOT_DIGIT = re.compile(r"\D")


def read_day(text: str, month_first: bool = False) -> Read:
    """A civil day: dd/mm/yyyy, ISO, "ngày 21 tháng 9 năm 2021", a date cell or an Excel serial."""
    value, problem = read_moment(text, month_first)
    return (value[0] if isinstance(value, tuple) else None), problem


def read_moment(text: str, month_first: bool = False) -> Read:
    """A day and, where it is said, its hour: (date, 0 to 23 or None). `month_first`: 9/21/2021 is what is written."""
    words = tidy(text.replace(",", " "))
    if NUMBER.match(words):
        return serial(float(words))
    day_part, time_part = parted(ISO_T.sub(r"\1 \2", words), month_first)
    day = civil_day(day_part, month_first)
    if day is None:
        return None, "impossible-date"
    if not time_part:
        return (day, None), None
    seconds = seconds_of(time_part)
    return (None, "impossible-time") if seconds is None else ((day, seconds // 3600), None)


def parted(words: str, month_first: bool | None = False) -> tuple[str, str]:
    """(day, time) of "21/9/2021 08:15", "08:15 21/9/2021" or "2021-09-21 08:15:00"; time may be empty.

    `month_first` None: a day that is one when read either way.
    """

    def is_day(pieces: list[str]) -> bool:
        ways = (False, True) if month_first is None else (month_first,)
        return any(civil_day(" ".join(pieces), way) is not None for way in ways)

    pieces = words.split(" ")
    for cut in range(len(pieces), 0, -1):
        if is_day(pieces[:cut]):
            return " ".join(pieces[:cut]), " ".join(pieces[cut:])
        if is_day(pieces[cut:]):
            return " ".join(pieces[cut:]), " ".join(pieces[:cut])
    return words, ""


def civil_day(words: str, month_first: bool = False) -> date | None:
    """A date that exists, between 2015 and 2099; two-digit years are of this century."""
    if found := YEAR_MONTH_DAY.match(words):
        year, month, day = (int(part) for part in found.groups())
    elif found := DAY_MONTH_YEAR.match(words) or IN_WORDS.match(words):
        day, month, year = (int(part) for part in found.groups())
        if month_first and "tháng" not in words.lower():
            day, month = month, day
    else:
        return None
    try:
        read = date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None
    return read if EARLIEST <= read < LATEST else None


def seconds_of(words: str) -> int | None:
    """Seconds since midnight of "08:15", "8h15", "20:15:30", "8:15 CH"; None if there is no such time."""
    found = TIME.match(words)
    if not found:
        return None
    hour, minute, second = (int(part or 0) for part in found.groups()[:3])
    half = (found.group(4) or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half in ("pm", "ch") else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return hour * 3600 + minute * 60 + second


def serial(number: float) -> Read:
    """An Excel serial of the 1900 system as a moment."""
    if not 42005 <= number < 73051:
        return None, "impossible-date"
    at = EXCEL_EPOCH + timedelta(seconds=round(number * 86400))
    return (at.date(), None if number == int(number) else at.hour), None


def read_hour(text: str) -> Read:
    """The hour (0 to 23) of a time of day, or of a day's fraction in a number cell."""
    words = tidy(text)
    if NUMBER.match(words) and "e" in words and float(words) < 1:
        return int(float(words) * 24), None
    if words.isdecimal() and len(words) <= 2 and int(words) < 24:
        return int(words), None
    seconds = seconds_of(words.split(" ")[-1] if "-" in words else words)
    return (None, "impossible-time") if seconds is None else (seconds // 3600, None)


def read_count(text: str) -> Read:
    """A whole number of things: 11491, "11.491", "11,491", "11 491". Halves and negatives are problems."""
    words = tidy(text)
    if words[:1] in ("-", "−", "–") and words[1:2].isdigit():
        return None, "negative-count"
    if words.startswith("(") and words.endswith(")") and words[1:2].isdigit():
        return None, "negative-count"
    if len(words) <= 30 and GROUPED.match(words):
        number = float(NOT_DIGIT.sub("", words))
    elif NUMBER.match(words):
        number = float(words)
    else:
        return None, "not-a-count"
    return (int(number), None) if number < LARGEST and number.is_integer() else (None, "not-a-count")


def read_percent(text: str) -> Read:
    """A percentage as printed, "28,07 %"; a number cell of at most 1 is a ratio and printed with two decimals."""
    words = tidy(text).replace("%", "").strip()
    if NUMBER.match(words) and ("e" in words or "." not in words):
        number = float(words)
        return f"{number * 100 if number <= 1 else number:.2f}".replace(".", ",") + "%", None
    if re.match(r"^\d+(?:[.,]\d+)?$", words):
        return words.replace(".", ",") + "%", None
    return None, "not-a-percentage"


def read_phone(text: str) -> Read:
    """Digits with their leading zero, which a number cell has lost; +84 becomes 0. Of several numbers the first."""
    words = tidy(text)
    if NUMBER.match(words) and "e" in words:
        words = str(int(float(words)))
    several = [digits for part in BETWEEN_PHONES.split(words) if len(digits := NOT_DIGIT.sub("", part)) >= 9]
    digits = several[0] if several else NOT_DIGIT.sub("", words)
    if digits.startswith("84") and len(digits) == 11:
        digits = "0" + digits[2:]
    if len(digits) == 9 and not digits.startswith("0"):
        digits = "0" + digits
    return digits or tidy(text), None


# Texts that `read_text` gives back as they are; for SQL, so that a column of them never comes to Python.
AS_IT_IS = "[!-~\u00a1-\u00ac\u00ae-\u024f\u1ea0-\u1eff]+( [!-~\u00a1-\u00ac\u00ae-\u024f\u1ea0-\u1eff]+)*"


def read_text(text: str) -> Read:
    """Words as kept: composed, blanks single."""
    return tidy(text) or None, None
