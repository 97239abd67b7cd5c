"""Days and apps named in the words over a column: "14/9", "Ngày 14", a date cell, "Đã cài đặt Bluezone".

A day may lack its month or year; the lines above the table or a person complete it. Nothing is assumed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from data.campaign import App
from data.text import plain, tidy
from data.values import EARLIEST, LATEST

DATE = r"(\d{4})-(\d{1,2})-(\d{1,2})(?: 00:00:00)?|(\d{1,2})[/.\-](\d{1,2})(?:[/.\-](\d{4}|\d{2}))?"
BEFORE = r"(?:tính )?(?:đến |từ )?(?:hết )?(?:ngày )?"
DAY = re.compile(rf"(?<![\d/]){BEFORE}(?:{DATE})(?![\d/])", re.IGNORECASE)
DAY_ALONE = re.compile(r"^(?:ngày |day |n)?(\d{1,2})$", re.IGNORECASE)
MONTH = re.compile(r"(?:tháng|month) ?(\d{1,2})(?:[/\-.]| năm | )(\d{4})", re.IGNORECASE)
YEAR = re.compile(r"(?:năm |[/\-.])(\d{4})(?!\d)", re.IGNORECASE)


@dataclass(frozen=True)
class DayNamed:
    """A day as far as it is said."""

    day: int
    month: int | None = None
    year: int | None = None

    def on(self, years: Sequence[int], months: Sequence[tuple[int, int]]) -> date | None:
        """The date, completed by the only year or month the lines above speak of; None where it stays open."""
        if self.month is None:
            found = {dated(year, month, self.day) for year, month in months}
        elif self.year is None:
            found = {dated(year, self.month, self.day) for year in years}
        else:
            found = {dated(self.year, self.month, self.day)}
        return found.pop() if len(found) == 1 else None


def dated(year: int, month: int, day: int) -> date | None:
    """A date that exists."""
    try:
        made = date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None
    return made if EARLIEST <= made < LATEST else None


def day_in(text: str, bare: bool = True) -> tuple[DayNamed | None, str]:
    """The day a text names, and the text without it. A `bare` number may stand for a day of a month."""
    words = tidy(text)
    if not bare and words.isdecimal():
        return None, words
    if alone := DAY_ALONE.match(words):
        return (DayNamed(int(alone.group(1))), "") if 1 <= int(alone.group(1)) <= 31 else (None, words)
    found = DAY.search(words)
    if not found:
        return None, words
    y, m, d, day, month, year = (int(part) if part else None for part in found.groups())
    named = DayNamed(d or 0, m, y) if y else DayNamed(day or 0, month, year)
    if not (1 <= named.day <= 31 and 1 <= (named.month or 1) <= 12):
        return None, words
    return named, tidy(words[: found.start()] + " " + words[found.end() :])


def app_in(text: str, apps: Sequence[App]) -> tuple[str | None, str]:
    """The one app a text names, and its plain words without the name."""
    words = f" {plain(text)} "
    named = [app for app in apps if f" {plain(app.name)} " in words]
    if len(named) != 1:
        return None, text
    rest = words.replace(f" {plain(named[0].name)} ", " ")
    return named[0].key, tidy(re.sub(r"\b(ung dung|app)\b", " ", rest))


def years_in(text: str) -> list[int]:
    """The years a title speaks of."""
    return sorted({int(year) for year in YEAR.findall(text)})


def months_in(text: str) -> list[tuple[int, int]]:
    """The months a title speaks of, as (year, month)."""
    return sorted({(int(year), int(month)) for month, year in MONTH.findall(text) if 1 <= int(month) <= 12})
