"""Scans and 7-day active venues.

By commune, by day, by venue. A window without data is missing, never zero.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import pandas as pd

from analytics import definitions
from analytics.comparing import difference, ratio
from analytics.engine import ask, frame_of, rows
from analytics.scope import Scope
from analytics.standing import WINDOW, Stretch, days
from data.communes import name_of
from data.snapshot import Snapshot

ACTIVE = ("kept", "back", "first")
STATES = tuple(definitions.STATES)
NO_COMMUNE = ""
NO_SCANS = dict.fromkeys(("scans", "scans_to_date", "outside"), 0)
UNCOVERED = dict.fromkeys(("ever", "in_period", "in_window", "in_window_before"), 0)


@dataclass(frozen=True)
class Activity:
    """One commune's scans and venues on a day. None: no scan file speaks for it in the days asked about.

    `registered` is R(day), the base of `rate`; `moved` has the seven states, which add up to it.
    """

    registered: int | None = None
    active: int | None = None
    active_in_period: int | None = None
    scans: int | None = None
    scans_to_date: int | None = None
    outside: int | None = None
    days_in_window: int = 0
    days_in_window_before: int = 0
    days_in_period: int = 0
    moved: dict[str, int | None] = field(default_factory=lambda: dict.fromkeys(STATES))

    @property
    def rate(self) -> float | None:
        """A7(day) / R(day)."""
        return ratio(self.active, self.registered)


def counted(snapshot: Snapshot, scope: Scope, day: date | None) -> dict[str, Activity]:
    """Scans in [scope.since, day], A7(day), active in the period and the seven states, per commune code.

    The key NO_COMMUNE holds scans outside the register whose file names no commune; only in the whole
    district. Definitions: `analytics.definitions`.
    """
    if day is None:
        return dict.fromkeys(scope.codes, Activity())
    bound = {**scope.params, "day": day}
    venues = ask(snapshot, "venue_states", **bound)
    present, moved = Counter(venues["commune"]), Counter(zip(venues["commune"], venues["state"], strict=True))
    scanned = Counter(venues.loc[venues["scans"] > 0, "commune"])
    scans = {row["code"] or NO_COMMUNE: row for row in rows(snapshot, "scans", **bound)}
    covered = {row["code"]: row for row in rows(snapshot, "covered", **bound)}
    found = {
        code: activity(code, covered.get(code, UNCOVERED), scans.get(code, {}), present[code], moved, scanned[code])
        for code in scope.codes
    }
    if not scope.communes and not scope.types:
        in_period = any(row["in_period"] for row in covered.values())
        found[NO_COMMUNE] = unplaced(scans.get(NO_COMMUNE, NO_SCANS), in_period)
    return found


def activity(
    code: str,
    covered: dict[str, int],
    scans: dict[str, int],
    present: int,
    moved: Counter[tuple[str, str]],
    scanned: int,
) -> Activity:
    """One commune's row: what its covered days allow to be said, the rest None."""
    window, period, ever = covered["in_window"], covered["in_period"], covered["ever"]
    states = {state: moved[code, state] for state in STATES}
    return Activity(
        registered=present if window else None,
        active=sum(states[state] for state in ACTIVE) if window else None,
        active_in_period=scanned if period else None,
        scans=scans.get("scans", 0) if period else None,
        scans_to_date=scans.get("scans_to_date", 0) if ever else None,
        outside=scans.get("outside", 0) if period else None,
        days_in_window=window,
        days_in_window_before=covered["in_window_before"],
        days_in_period=period,
        moved=dict(states) if window else dict.fromkeys(STATES),
    )


def unplaced(scans: dict[str, int], known: bool) -> Activity:
    """Scans that belong to no commune: only counts of scans, no venue."""
    return Activity(
        scans=scans["scans"] if known else None,
        scans_to_date=scans["scans_to_date"],
        outside=scans["outside"] if known else None,
    )


def comparable(now: Activity, then: Activity) -> Activity:
    """The period before, without what covered days cannot compare: a day against seven is no change.

    Scans and active in the period need as many covered days in the period before, 7-day activity as many in its window.
    """
    if then.days_in_period < now.days_in_period:
        then = replace(then, scans=None, outside=None, active_in_period=None)
    if then.days_in_window < now.days_in_window:
        then = replace(then, registered=None, active=None, moved=dict.fromkeys(STATES))
    return then


BY_COMMUNE = [
    "code",
    "name",
    "registered",
    "active",
    "rate",
    "active_in_period",
    "scans",
    "scans_to_date",
    "outside",
    "days_in_window",
    "days_in_period",
    "kept",
    "back",
    "first",
    "lapsed",
    "dormant",
    "never",
    "too_new",
    "previous_active",
    "active_change",
    "previous_rate",
    "rate_change",
    "previous_scans",
    "scans_change",
]


def by_commune(snapshot: Snapshot, scope: Scope) -> pd.DataFrame:
    """Per commune in code order, columns BY_COMMUNE.

    Figures at the scans' own day and the equal period before, as far as it is comparable.
    Rates 0 to 1, `rate_change` a difference of ratios; missing where no scan file speaks for the days.
    """
    day = days(snapshot, scope).scans
    period = Stretch(scope.since, day)
    earlier = scope.days(*period.before())
    now = counted(snapshot, scope, day)
    # Where no data reaches the period, both sides would be the same days, and nothing "unchanged".
    then = counted(snapshot, earlier, days(snapshot, earlier).scans if period.known else None)
    return frame_of(
        [commune_row(code, now[code], comparable(now[code], then[code])) for code in scope.codes], BY_COMMUNE
    )


def commune_row(code: str, now: Activity, then: Activity) -> dict[str, object]:
    """One commune's line: its figures beside those of the period before."""
    plainly = "registered active rate active_in_period scans scans_to_date outside days_in_window days_in_period"
    return {
        "code": code,
        "name": name_of(code),
        **{name: getattr(now, name) for name in plainly.split()},
        **now.moved,
        "previous_active": then.active,
        "active_change": difference(now.active, then.active),
        "previous_rate": then.rate,
        "rate_change": difference(now.rate, then.rate),
        "previous_scans": then.scans,
        "scans_change": difference(now.scans, then.scans),
    }


def daily(snapshot: Snapshot, scope: Scope) -> pd.DataFrame:
    """Per day of the period: day, scans, outside, active7, covered (communes that scan files speak for).

    scans and active7 (A7 of that day) are missing on a day no scan file covers.
    """
    calendar = pd.date_range(scope.since, scope.until, name="day")
    frame = pd.DataFrame({"day": calendar})
    answers = {
        name: ask(snapshot, question, **scope.params).set_index("day").reindex(calendar)
        for name, question in (
            ("covered", "covered_days"),
            ("scans", "scans_daily"),
            ("active", "active_daily"),
        )
    }
    covered = answers["covered"]["communes"].fillna(0).astype("int64")
    known = covered > 0
    for name, column in (("scans", answers["scans"]["scans"]), ("outside", answers["scans"]["outside"])):
        frame[name] = column.astype("float64").fillna(0).where(known).to_numpy()
    steps = answers["active"]["step"].astype("float64").fillna(0)
    frame["active7"] = steps.cumsum().where(known).to_numpy()
    frame["covered"] = covered.to_numpy()
    return frame


VENUES = ("venue code name commune commune_name type state scans scans_to_date first_scan last_scan").split()


def venues(snapshot: Snapshot, scope: Scope) -> pd.DataFrame:
    """Every venue of R(D), D the scans' own day, in code order of communes; columns VENUES.

    `state` is one of STATES, missing where no scan file speaks for the commune's window; `scans` is in the
    period.
    """
    day = days(snapshot, scope).scans
    if day is None:
        return frame_of([], VENUES)
    listed = ask(snapshot, "register", **{**scope.params, "day": day})
    return listed.merge(states(snapshot, scope, day), on="venue")[VENUES]


def states(snapshot: Snapshot, scope: Scope, day: date | None) -> pd.DataFrame:
    """venue, state (one of STATES) of the venues of R(day).

    Missing where no scan file speaks for the window.
    """
    if day is None:
        return pd.DataFrame({"venue": [], "state": []}, dtype="str")
    bound = {**scope.params, "day": day}
    speaking = {row["code"] for row in rows(snapshot, "covered", **bound) if row["in_window"]}
    found = ask(snapshot, "venue_states", **bound)
    found["state"] = found["state"].where(found["commune"].isin(speaking))
    return found[["venue", "state"]]


def window_before(day: date) -> tuple[date, date]:
    """The seven days before the window that ends on `day`."""
    return day - timedelta(2 * WINDOW - 1), day - timedelta(WINDOW)
