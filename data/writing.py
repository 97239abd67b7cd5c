"""How numbers, dates and times are written in each language; nothing else decides that.

Vietnamese offices write 11.491, 28,07 % and 21/9/2021. A missing value is "–", never zero.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.numbers import format_decimal

from data.words import say

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
MISSING = "–"
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def number(lang: str, value: float | None, digits: int = 0) -> str:
    """11491 -> "11.491" (vi), "11,491" (en)."""
    if value is None or missing(value):
        return MISSING
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(value, format=pattern, locale=lang).replace("-", "−")


def percent(lang: str, ratio: float | None, digits: int = 2) -> str:
    """A ratio from 0 to 1: 0.28066 -> "28,07 %" (vi), "28.07%" (en)."""
    if ratio is None or missing(ratio):
        return MISSING
    return number(lang, ratio * 100, digits) + ("%" if lang == "en" else " %")


def points(lang: str, difference: float | None, digits: int = 2) -> str:
    """A difference of two ratios in percentage points, signed: 0.012 -> "+1,20 điểm %"."""
    if difference is None or missing(difference):
        return MISSING
    return say(lang, "{points} pts", points=signed(lang, difference * 100, digits))


def signed(lang: str, value: float | None, digits: int = 0) -> str:
    """With its sign: "+12", "−3", "0"."""
    if value is None or missing(value):
        return MISSING
    return ("+" if round(value, digits) > 0 else "") + number(lang, value, digits)


def day(lang: str, value: date | None) -> str:
    """21/9/2021 (vi), 21 Sep 2021 (en)."""
    if value is None or missing(value):
        return MISSING
    return f"{short_day(lang, value)}{' ' if lang == 'en' else '/'}{value.year}"


def short_day(lang: str, value: date | None) -> str:
    """21/9 (vi), 21 Sep (en)."""
    if value is None or missing(value):
        return MISSING
    return f"{value.day} {MONTHS[value.month - 1]}" if lang == "en" else f"{value.day}/{value.month}"


def period(lang: str, since: date, until: date) -> str:
    """Both ends, month and year once where they are the same: 15–21/9/2021, 28/8–3/9/2021."""
    if since == until:
        return day(lang, until)
    if (since.year, since.month) == (until.year, until.month):
        return f"{since.day}–{day(lang, until)}"
    dash = " – " if lang == "en" else "–"
    return (short_day if since.year == until.year else day)(lang, since) + dash + day(lang, until)


def moment(lang: str, at: datetime) -> str:
    """A moment (with its zone) as local day and time: 21/9/2021 14:05."""
    local = at.astimezone(LOCAL)
    return f"{day(lang, local.date())} {local:%H:%M}"


def missing(value: object) -> bool:
    """None, NaN, NaT or NA: no data, which is not zero."""
    # NaN and NaT are the only values that differ from themselves; NA refuses to say whether it does.
    return value is None or type(value).__name__ == "NAType" or value != value
