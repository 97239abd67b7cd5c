"""What a file speaks for, as far as its own title and rows say it: as-of date, days covered, app, mode, coverage.

A person's answer goes before the title, the title before the rows. What cannot be known is asked for, not assumed.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from data.campaign import Campaign
from data.text import plain, tidy
from data.values import civil_day

DATE = r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}|\d{4}-\d{1,2}-\d{1,2}|\d{1,2} tháng \d{1,2},? năm \d{4}"
# The hour at which counting stopped, as bulletins say it: "17h00", "17 giờ 30 phút".
HOUR = r"(?: \d{1,2} ?(?:h|g|giờ|:) ?(?:\d{1,2})?(?: ?phút)?)?"
AS_OF = re.compile(rf"(?:tính đến|đến hết|as of)(?: hết)?{HOUR}(?: ngày)? ({DATE})")
FROM_TO = re.compile(
    rf"(?:từ|from)(?: ngày)? ({DATE}|\d{{1,2}}[/.\-]\d{{1,2}}|\d{{1,2}}) (?:đến|to|-|–)(?: hết)?(?: ngày)? ({DATE})"
)
CHANGES = ("bổ sung", "phát sinh", "đăng ký mới", "mới đăng ký", "thay đổi")
DISTRICT = ("trên địa bàn huyện", "toàn huyện", "in the district")
ONE_COMMUNE = re.compile(r"(?:địa bàn|tại|thuộc|của) (?:xã|thị trấn) (?!,)")
SAMPLE = ("so lieu mau", "du lieu mau", "sample data")
LONGEST_GAP = 14


@dataclass(frozen=True)
class Answer:
    """What a person said of a table; None where nothing was said.

    `columns` are (letter, field), all that there are; with them `header_row` is the row above the data (0: none), alone
    it is the row where the header begins. `leave_out`: the table is not to be taken; `only_sheet`: no other sheet is.
    """

    dataset: str | None = None
    as_of: date | None = None
    days: tuple[date, date] | None = None
    covers: str | None = None
    mode: str | None = None
    app: str | None = None
    header_row: int | None = None
    columns: tuple[tuple[str, str], ...] | None = None
    leave_out: bool | None = None
    only_sheet: str | None = None

    @staticmethod
    def of_json(said: Mapping[str, Any]) -> "Answer":
        """An answer from the plain values the ledger keeps and the reader is told."""
        days, columns = said.get("days"), said.get("columns")
        return Answer(
            said.get("dataset"),
            said.get("as_of") and date.fromisoformat(said["as_of"]),
            days and (date.fromisoformat(days[0]), date.fromisoformat(days[1])),
            said.get("covers"),
            said.get("mode"),
            said.get("app"),
            said.get("header_row"),
            None if columns is None else tuple((letter, name) for letter, name in columns),
            said.get("leave_out"),
            said.get("only_sheet"),
        )


@dataclass(frozen=True)
class Titles:
    """What the lines above a table say."""

    as_of: date | None = None
    days: tuple[date, date] | None = None
    app: str | None = None
    mode: str | None = None
    covers: str | None = None
    sample: bool = False


def read_titles(lines: Sequence[str], sheet: str, installed_header: str, campaign: Campaign) -> Titles:
    """Read the title lines, the sheet's name and the installs column's header."""
    words = tidy(" ".join(lines)).lower()
    from_to, as_of = FROM_TO.search(words), AS_OF.search(words)
    days = span(from_to.group(1), from_to.group(2)) if from_to else None
    named = [app_named(text, campaign) for text in (installed_header, sheet, words)]
    return Titles(
        as_of=civil_day(as_of.group(1).replace(",", "")) if as_of else days[1] if days else None,
        days=days,
        app=next(filter(None, named), None),
        mode="changes" if any(word in words for word in CHANGES) else None,
        covers="district"
        if any(word in words for word in DISTRICT)
        else "named"
        if ONE_COMMUNE.search(words)
        else None,
        sample=any(word in plain(words) for word in SAMPLE),
    )


def span(first: str, last: str) -> tuple[date, date] | None:
    """The days of "14 đến 21/9/2021", "14/9 đến 21/9/2021": what the first date leaves out is as in the last."""
    until = civil_day(last.replace(",", ""))
    if until is None:
        return None
    numbers = [int(number) for number in re.findall(r"\d+", first)]
    since = civil_day(first.replace(",", ""))
    if since is None and len(numbers) <= 2:
        since = civil_day(f"{numbers[0]}/{numbers[1] if len(numbers) == 2 else until.month}/{until.year}")
    return (since, until) if since and since <= until else None


def app_named(text: str, campaign: Campaign) -> str | None:
    """The one app of the campaign a text names."""
    words = plain(text)
    named = [app.key for app in campaign.apps if plain(app.name) in words]
    return named[0] if len(named) == 1 else None


def main_days(counts: Sequence[tuple[date, int]]) -> tuple[date, date] | None:
    """First and last day of the run of days that holds the most, where more than 14 empty days part two runs.

    `counts` is (day, scans) in order of days. A mistyped month must not stretch the days a file covers.
    """
    runs: list[list[tuple[date, int]]] = []
    for day, scans in counts:
        if runs and day - runs[-1][-1][0] <= timedelta(days=LONGEST_GAP + 1):
            runs[-1].append((day, scans))
        else:
            runs.append([(day, scans)])
    if not runs:
        return None
    longest = max(runs, key=lambda run: sum(scans for _, scans in run))
    return longest[0][0], longest[-1][0]
