"""The two points between which something changed: which days they stand at, and where both have data.

It counts nothing itself. A commune without data at one of the points is no zero: it is left out and named.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from analytics import activity, registrations
from analytics.scope import Scope, Unanswerable, known_days
from analytics.standing import WINDOW, days
from data.snapshot import Snapshot

Figure = Literal["active", "registered", "scans"]


@dataclass(frozen=True)
class Point:
    """A day, and the version of the campaign at which it is looked at."""

    day: date
    version: int


@dataclass(frozen=True)
class End:
    """A point as the data answers for it: the figure counts the days from `since` to `day`."""

    version: int
    since: date
    day: date

    @classmethod
    def of(cls, version: int, day: date, length: int) -> "End":
        """So many days that end on `day`."""
        return cls(version, day - timedelta(length - 1), day)


class NoEnd(Unanswerable):
    """No data at all speaks for the second point."""


class NoStart(Unanswerable):
    """No data at all speaks for the first point; `begins` is the first day that has some, None where none has."""

    begins: date | None = None


@dataclass(frozen=True)
class Sides:
    """Three campaigns on the way: the first version; the files of the second under the acts of the first; the second.

    `crossed` is the same object as one of the others where only files or only acts lie between.
    """

    before: Snapshot
    crossed: Snapshot
    after: Snapshot


@dataclass(frozen=True)
class Unknown:
    """A commune whose change is not known; `why` is one of WHY."""

    code: str
    why: str


@dataclass(frozen=True)
class Known:
    """One commune's figure and how many covered days it is made of; None is no data."""

    value: int | None
    covered: int


WHY = {
    "no-start": "no data at the first point",
    "lost": "the data of the first point was withdrawn since",
    "no-end": "no data at the second point",
    "fewer-days": "scan files cover fewer days at the first point than at the second",
}


def ends(sides: Sides, scope: Scope, figure: Figure, first: date, second: date) -> tuple[End, End]:
    """The days both points stand at: the last days with data up to them, the first never after the second.

    Scans are those of the days of the scope's length that end there, as far as the second point has data; active
    venues are of the seven days; registered ones of the day.

    Raises:
        Unanswerable: the days are turned round, or no data at all speaks for one of them.
    """
    if first > second:
        raise Unanswerable("The first day, {first}, is after the second, {second}.", first=first, second=second)
    now = stands_at(sides.after, scope, figure, second)
    if now is None:
        raise NoEnd("No file speaks for {day} or earlier: there is no figure to explain.", day=second)
    then = stands_at(sides.before, scope, figure, min(first, now))
    if then is None:
        raise nothing_to_start_from(sides.before, scope, figure, first)
    if figure == "scans":
        # A period keeps its own last day; which of its days have data is asked commune by commune.
        then = min(first, now)
    length = counted_days(scope, figure, second, now)
    return tuple(  # type: ignore[return-value]
        End.of(side.version, day, length) for side, day in ((sides.before, then), (sides.after, now))
    )


def nothing_to_start_from(snapshot: Snapshot, scope: Scope, figure: Figure, day: date) -> NoStart:
    """Why no figure stands at the first day, and from which day on one would."""
    begins = known_days(snapshot, scope)["register" if figure == "registered" else "scans"]["first_day"]
    if begins is None:
        return NoStart("As known then, no file was loaded that this figure needs: nothing to start from.")
    said = (
        "As known then, no file speaks for {day} or earlier: nothing to start from. The first day with data is {first}."
    )
    found = NoStart(said, day=day, first=begins)
    found.begins = begins
    return found


def stands_at(snapshot: Snapshot, scope: Scope, figure: Figure, until: date) -> date | None:
    """The last day up to `until` that the data of a figure speaks for."""
    found = days(snapshot, scope.days(until, until))
    return found.registered if figure == "registered" else found.scans


def counted_days(scope: Scope, figure: Figure, until: date, day: date) -> int:
    """How many days the figure counts that stands at `day` when asked for `until`."""
    if figure == "scans":
        length = scope.length - (until - day).days
        if length < 1:
            raise Unanswerable(
                "No scan file speaks for any day of the period; the last day with data is {day}.", day=day
            )
        return length
    return WINDOW if figure == "active" else 1


def known(snapshot: Snapshot, scope: Scope, figure: Figure, end: End) -> dict[str, Known]:
    """Each commune's figure at one end, as every other page counts it."""
    asked = scope.days(end.since, end.day)
    if figure == "registered":
        register = registrations.counted(snapshot, asked, end.day)
        return {code: Known(one.registered, int(one.registered is not None)) for code, one in register.items()}
    found = activity.counted(snapshot, asked, end.day)
    if figure == "active":
        found.pop(activity.NO_COMMUNE, None)
        return {code: Known(one.active, one.days_in_window) for code, one in found.items()}
    return {code: Known(one.scans, one.days_in_period) for code, one in found.items()}


def why_unknown(start: Known, again: Known, end: Known) -> str | None:
    """Why a commune cannot be compared, None when it can; `again` is the first day as the second version has it."""
    if start.value is None:
        return "no-start"
    if again.value is None:
        return "lost"
    if end.value is None:
        return "no-end"
    return "fewer-days" if again.covered < end.covered else None
