"""Which days, communes and types a question is about. A scope can describe itself; it reads no data."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from analytics.engine import rows
from data.campaign import Campaign
from data.communes import communes as reference
from data.communes import name_of
from data.errors import CampaignError
from data.snapshot import Snapshot
from data.words import plural, say
from data.writing import day, period

LEADING_DAYS = 30


class Unanswerable(CampaignError):
    """Nothing can be answered, and why. Days among its values are written as the language writes them."""

    def message(self, lang: str) -> str:
        """The sentence in `lang`."""
        words = {name: day(lang, one) if isinstance(one, date) else one for name, one in self.values.items()}
        return say(lang, self.sentence, **words)


class ScopeError(Unanswerable):
    """A scope nobody can answer for: says what is wrong with it and what would work."""


@dataclass(frozen=True)
class Scope:
    """Both ends of the period are included; no communes or no types means all of them.

    Raises ScopeError when `since` is after `until` or a commune code is not one of the district's.
    """

    since: date
    until: date
    communes: tuple[str, ...] = ()
    types: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.since > self.until:
            raise ScopeError(
                "The period is turned round: it begins on {since} and ends on {until}. Give the earlier day first.",
                since=self.since,
                until=self.until,
            )
        known = {one.code for one in reference()}
        unknown = [code for code in self.communes if code not in known]
        if unknown:
            raise ScopeError(
                "No commune of the district has the code {codes}. Codes run from {first} to {last}.",
                codes=", ".join(unknown),
                first=min(known),
                last=max(known),
            )

    @property
    def length(self) -> int:
        """Days in the period, both ends counted."""
        return (self.until - self.since).days + 1

    def previous(self) -> "Scope":
        """The period of equal length that ends the day before this one begins; same communes and types."""
        return replace(self, since=self.since - timedelta(self.length), until=self.since - timedelta(1))

    def leading(self) -> "Scope":
        """The scope, reaching back thirty days where its period is shorter, so that a trend has a shape."""
        return replace(self, since=min(self.since, self.until - timedelta(LEADING_DAYS - 1)))

    def days(self, since: date, until: date) -> "Scope":
        """The same communes and types over other days."""
        return replace(self, since=since, until=until)

    @cached_property
    def params(self) -> dict[str, object]:
        """What the questions bind.

        An empty list is given a value no commune has, so that it keeps its type.
        """
        return {
            "since": self.since,
            "until": self.until,
            "all_communes": not self.communes,
            "communes": list(self.communes) or [""],
            "all_types": not self.types,
            "types": list(self.types) or [""],
        }

    @property
    def codes(self) -> tuple[str, ...]:
        """The communes in scope, in code order."""
        return tuple(one.code for one in reference() if not self.communes or one.code in self.communes)

    def describe(self, lang: str, campaign: Campaign) -> str:
        """The scope in words: "15–21/9/2021, huyện Thạch Thành" or its communes and types by name."""
        parts = [period(lang, self.since, self.until), self.describe_place(lang, campaign)]
        if self.types:
            parts.append(say(lang, "types: {types}", types=", ".join(self.types)))
        return ", ".join(parts)

    def describe_place(self, lang: str, campaign: Campaign) -> str:
        """The communes in words; beyond four, how many they are."""
        if not self.communes:
            return campaign.district_full
        if len(self.communes) > 4:
            return plural(lang, "{n} commune", "{n} communes", len(self.communes))
        return ", ".join(name_of(code) for code in self.codes)


def known_days(snapshot: Snapshot, scope: Scope) -> dict[str, dict[str, Any]]:
    """Kind of data -> first_day, last_day, day; kinds: register, register-as-of, scans, installs."""
    return {row["kind"]: row for row in rows(snapshot, "known_days", **scope.params)}


def presets(snapshot: Snapshot) -> dict[str, tuple[date, date]]:
    """Periods people ask for, anchored to the last day with scans (else register, else installs).

    Name -> days.

    latest (seven days of scans, and on to the last day of any data), last-7, last-week (Monday to Sunday
    before the last day's week), last-30, campaign (from the first day to the last day of any data).
    Empty when there is no data.
    """
    known = known_days(snapshot, Scope(date.max, date.max))
    anchors = [known[kind]["last_day"] for kind in ("scans", "register-as-of", "register", "installs")]
    last = next((day for day in anchors if day is not None), None)
    if last is None:
        return {}
    firsts = [row["first_day"] for kind, row in known.items() if kind != "register-as-of" and row["first_day"]]
    newest = max(day for day in anchors if day is not None)
    monday = last - timedelta(last.weekday())
    return {
        "latest": (last - timedelta(6), newest),
        "last-7": (last - timedelta(6), last),
        "last-week": (monday - timedelta(7), monday - timedelta(1)),
        "last-30": (last - timedelta(29), last),
        "campaign": (min([*firsts, last]), newest),
    }
