"""Numbers and days as they are said: hơn 18.800, khoảng 12 phần trăm, từ ngày 15 đến ngày 21 tháng 9."""

from datetime import date, timedelta
from math import floor, log10

from data.words import say
from data.writing import number

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
EXACT = 1000
ROUGH = 10_000
# "1 in 8" is said from a half down to one in twenty, where it is within a twentieth of the truth.
ONE_IN = range(2, 21)
NEAR = 0.05


def about(lang: str, n: int) -> str:
    """A count to be heard: up to 999 as it is, then two digits, from ten thousand three, with "over" or "nearly"."""
    if n < EXACT:
        return number(lang, n)
    step = 10 ** (floor(log10(n)) - (1 if n < ROUGH else 2))
    rounded = round(n / step) * step
    if rounded == n:
        return number(lang, n)
    return say(lang, "over {n}" if rounded < n else "nearly {n}", n=number(lang, rounded))


def percentage(lang: str, ratio: float) -> str:
    """A whole percentage in words: about 12 percent."""
    whole = round(ratio * 100)
    if ratio == whole / 100:
        return say(lang, "{n} percent", n=number(lang, whole))
    if whole == 0:
        return say(lang, "less than 1 percent")
    if whole == 100:
        return say(lang, "nearly 100 percent") if ratio < 1 else say(lang, "over 100 percent")
    return say(lang, "about {n} percent", n=number(lang, whole))


def one_in(lang: str, ratio: float) -> str:
    """The nearest "1 in k", "" where none is near."""
    k = round(1 / ratio) if ratio else 0
    return say(lang, "1 in {k}", k=number(lang, k)) if k in ONE_IN and abs(ratio * k - 1) <= NEAR else ""


def on(lang: str, value: date) -> str:
    """A day as it is said: 21 September, ngày 21 tháng 9."""
    return say(lang, "{day} {month}", day=value.day, month=month(lang, value))


def month(lang: str, value: date) -> str:
    """The month's name; in Vietnamese its number."""
    return MONTHS[value.month - 1] if lang == "en" else str(value.month)


def span(lang: str, since: date, until: date) -> str:
    """Both ends as they are said."""
    if (since.year, since.month) == (until.year, until.month):
        return say(lang, "from {first} to {last} {month}", first=since.day, last=until.day, month=month(lang, until))
    return say(lang, "from {first} to {last}", first=on(lang, since), last=on(lang, until))


def capital(words: str) -> str:
    """With a capital first letter."""
    return words[:1].upper() + words[1:]


def seven_days_to(lang: str, stands: date | None, window: tuple[date, date]) -> str:
    """The seven days a window is compared with, as they are said."""
    if stands is None or stands == window[0] - timedelta(1):
        return say(lang, "the 7 days before")
    return say(lang, "the 7 days to {day}", day=on(lang, stands))
