"""Registered venues.

How many, where, of what type, on which day, and the register itself. No phones, no names of people.
"""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from analytics.activity import states
from analytics.comparing import difference
from analytics.engine import ask, frame_of, rows
from analytics.scope import Scope
from analytics.standing import Stretch, days
from data.communes import name_of
from data.snapshot import Snapshot


@dataclass(frozen=True)
class Registered:
    """One commune's register on a day. None: no register speaks for the commune."""

    registered: int | None = None
    new: int | None = None
    undated: int | None = None


REGISTER = [
    "venue",
    "code",
    "name",
    "commune",
    "commune_name",
    "type",
    "address",
    "counted_from",
    "dated",
    "gone_on",
    "scans",
    "scans_to_date",
    "last_scan",
    "state",
    "file",
    "sheet",
    "source_row",
]


def counted(snapshot: Snapshot, scope: Scope, day: date | None) -> dict[str, Registered]:
    """R(day) and the venues that came in [scope.since, day], per commune code in scope."""
    if day is None:
        return dict.fromkeys(scope.codes, Registered())
    period = Stretch(scope.since, day)
    speaks = {row["code"] for row in rows(snapshot, "register_speaks")}
    found = {row["code"]: row for row in rows(snapshot, "registered", **{**scope.params, "day": day})}
    none_yet = {"registered": 0, "new": 0, "undated": 0}
    return {
        code: registered(found.get(code, none_yet), period.known) if code in speaks else Registered()
        for code in scope.codes
    }


def registered(row: dict[str, int], period_known: bool) -> Registered:
    """One commune's counts; new ones only where the data reaches into the period."""
    return Registered(row["registered"], row["new"] if period_known else None, row["undated"])


def by_commune(snapshot: Snapshot, scope: Scope) -> pd.DataFrame:
    """Per commune, in code order.

    Code, name, registered, new, undated, previous_registered, change, previous_new.

    Counts are venues at the register's own day; `previous_*` at the end of the equal period before.
    """
    day = days(snapshot, scope).registered
    period = Stretch(scope.since, day)
    earlier = scope.days(*period.before())
    now = counted(snapshot, scope, day)
    then = counted(snapshot, earlier, days(snapshot, earlier).registered if period.known else None)
    found = [
        {
            "code": code,
            "name": name_of(code),
            "registered": now[code].registered,
            "new": now[code].new,
            "undated": now[code].undated,
            "previous_registered": then[code].registered,
            "change": difference(now[code].registered, then[code].registered),
            "previous_new": then[code].new,
        }
        for code in scope.codes
    ]
    return frame_of(
        found,
        ["code", "name", "registered", "new", "undated", "previous_registered", "change", "previous_new"],
    )


def by_type(snapshot: Snapshot, scope: Scope) -> pd.DataFrame:
    """Per venue type, most first: type (missing where the register has none), registered, new."""
    day = days(snapshot, scope).registered
    if day is None:
        return frame_of([], ["type", "registered", "new"])
    return ask(snapshot, "registered_by_type", **{**scope.params, "day": day})


def types(snapshot: Snapshot) -> list[str]:
    """Every venue type the register names, most used first."""
    return [str(value) for value in ask(snapshot, "types")["type"]]


def daily(snapshot: Snapshot, scope: Scope) -> pd.DataFrame:
    """Per day of the period.

    Day, new (counted from that day), registered (R at its end); both missing past the data.
    """
    day = days(snapshot, scope).registered
    calendar = pd.date_range(scope.since, scope.until, name="day")
    frame = pd.DataFrame({"day": calendar, "new": float("nan"), "registered": float("nan")})
    if day is None:
        return frame
    moves = ask(snapshot, "register_moves", **{**scope.params, "day": day}).set_index("day")
    if moves.empty:
        return frame
    every = moves.reindex(pd.date_range(min(moves.index[0], calendar[0]), calendar[-1]), fill_value=0)
    standing = (every["came"] - every["went"]).cumsum().reindex(calendar)
    known = (calendar <= pd.Timestamp(day)) & (calendar >= moves.index[0])
    frame["new"] = every["new"].reindex(calendar).where(known).to_numpy()
    frame["registered"] = standing.where(known).to_numpy()
    return frame


def register(snapshot: Snapshot, scope: Scope) -> pd.DataFrame:
    """The venues any register names by the end of the period, in code order; columns REGISTER.

    `scans` is in the period, `scans_to_date`, `last_scan` and `state` up to the scans' own day; `state` is
    missing for a venue that has left or whose commune has no scan data. Source: file, sheet, source_row.
    """
    day = days(snapshot, scope).scans
    listed = ask(snapshot, "register", **{**scope.params, "day": day or scope.until})
    return listed.merge(states(snapshot, scope, day), on="venue", how="left")[REGISTER]
