"""Each figure's own day: how far the data speaks within a scope. It counts nothing.

With until = 23/9, scans may stand at 21/9 and installs at 23/9; each is printed with its own day.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from analytics.scope import Scope, known_days
from data.snapshot import Snapshot

WINDOW = 7


@dataclass(frozen=True)
class Days:
    """The day each kind of figure stands at.

    None where nothing is known by then. `installs` is the latest as-of.
    """

    registered: date | None
    scans: date | None
    installs: date | None = None


@dataclass(frozen=True)
class Stretch:
    """The part of a period that data speaks for: its days, or nothing (`day` None)."""

    since: date
    day: date | None

    @property
    def known(self) -> bool:
        """Whether any day of the period is spoken for."""
        return self.day is not None and self.day >= self.since

    def before(self) -> tuple[date, date]:
        """The stretch of equal length that ends the day before this one begins."""
        length = (self.day - self.since).days + 1 if self.day is not None and self.known else 1
        return self.since - timedelta(length), self.since - timedelta(1)


def days(snapshot: Snapshot, scope: Scope) -> Days:
    """Registered.

    The end of the period, or the last register's as-of; scans: the last covered day until then.

    Each figure has its own day. Before the first data of a kind the day is None: no data is not zero.
    """
    known = known_days(snapshot, scope)
    register = known["register"]
    registered = None
    if register["first_day"] is not None and scope.until >= register["first_day"]:
        registered = min(scope.until, known["register-as-of"]["last_day"] or register["last_day"])
    return Days(registered, known["scans"]["day"])


def window(day: date | None) -> tuple[date, date] | None:
    """The seven days that end on `day`, both ends; None without a day."""
    return (day - timedelta(WINDOW - 1), day) if day is not None else None
