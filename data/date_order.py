"""Whether the dates of a column are written day first or month first: decided by the column as a whole, and said.

21/9/2021 can only be day first, 9/21/2021 only month first, 9/10/2021 either. Where nothing tells, day first is taken,
as the country writes it. A column with both kinds of proof is day first, and what does not fit is a problem.
"""

import re
from collections.abc import Callable, Sequence

from data.text import tidy
from data.values import DAY_MONTH_YEAR, Read, parted, read_day, read_moment

Reader = Callable[[str], Read]
CELL = re.compile(r"^\d{4}-\d{2}-\d{2}")
FEWEST = 3
DIGITS = re.compile(r"\d+")


def order_of(texts: Sequence[str]) -> str | None:
    """day, month, either (no date tells), or None where no date could be read both ways."""
    day = month = either = False
    for text in texts:
        day_part, _ = parted(tidy(text.replace(",", " ")), month_first=None)
        if not DAY_MONTH_YEAR.match(day_part):
            continue
        first, second = (int(number) for number in DIGITS.findall(day_part)[:2])
        day |= first > 12 >= second
        month |= second > 12 >= first
        either |= first <= 12 and second <= 12 and first != second
        if day:
            return "day"
    return "month" if month else "either" if either else None


def turned(texts: Sequence[str]) -> bool:
    """Whether dates may have been turned round: dd/mm typed into a program that wants mm/dd.

    Then all dates the spreadsheet took for such have a day up to 12, and all that stayed text one above.
    """
    cells = [text for text in texts if CELL.match(text)]
    typed = [text for text in texts if DAY_MONTH_YEAR.match(parted(tidy(text), month_first=None)[0])]
    small = all(int(text[8:10]) <= 12 for text in cells)
    return len(cells) >= FEWEST <= len(typed) and small and all(int(DIGITS.findall(text)[0]) > 12 for text in typed)


NOTES = {"month": "dates-month-first", "either": "dates-either-way"}


def day_reader(texts: Sequence[str]) -> tuple[Reader, str | None]:
    """How the days of a column are read, and what is to be said of it."""
    order = order_of(texts)
    note = "dates-turned" if turned(texts) else NOTES.get(order or "")
    return lambda text: read_day(text, month_first=order == "month"), note


def moment_reader(texts: Sequence[str]) -> tuple[Reader, str | None]:
    """The same for moments."""
    order = order_of(texts)
    note = "dates-turned" if turned(texts) else NOTES.get(order or "")
    return lambda text: read_moment(text, month_first=order == "month"), note
