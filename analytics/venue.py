"""One venue: what is known of it, its days, and which file, sheet and row say so. No phone, no person."""

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from analytics.activity import states
from analytics.engine import records, rows
from analytics.scope import Scope
from analytics.standing import days
from data.snapshot import Snapshot


@dataclass(frozen=True)
class Venue:
    """A venue as the latest register that names it says; `code` is None when it has none.

    `state` (of activity.STATES), `scans` in the period, `scans_to_date` and `last_scan` stand at `day`, the
    scans' own day; None where there is no data. `upload`, `file`, `sheet`, `source_row` are where the
    register says so.
    """

    venue: str
    code: str | None
    name: str
    commune: str
    commune_name: str
    type: str | None
    address: str | None
    counted_from: date
    dated: bool
    gone_on: date | None
    upload: str
    file: str | None
    as_of: date | None
    sheet: str | None
    source_row: int | None
    day: date | None
    state: str | None
    scans: int | None
    scans_to_date: int | None
    first_scan: date | None
    last_scan: date | None


def venue(snapshot: Snapshot, key: str, scope: Scope) -> Venue | None:
    """The venue with that key, or the one it counts as; None when no active register names it."""
    key = snapshot.counted_as(key)
    found = rows(snapshot, "venue", venue=key)
    if not found:
        return None
    its_commune = Scope(scope.since, scope.until, communes=(found[0]["commune"],))
    day = days(snapshot, its_commune).scans
    scanned = rows(snapshot, "venue_scans", venue=key, since=scope.since, day=day or scope.until)[0]
    if day is None:
        scanned |= {"scans": None, "scans_to_date": None}
    here = records(states(snapshot, its_commune, day))
    state = next((row["state"] for row in here if row["venue"] == key), None)
    return Venue(**found[0], day=day, state=state, **scanned)


def venue_days(snapshot: Snapshot, key: str, scope: Scope) -> pd.DataFrame:
    """Per day of the period: day, scans (0 on a covered day, missing on an uncovered one), upload, file."""
    calendar = pd.DataFrame({"day": pd.date_range(scope.since, scope.until)})
    found = pd.DataFrame(
        rows(snapshot, "venue_days", venue=key, since=scope.since, until=scope.until),
        columns=["day", "scans", "upload", "file"],
    )
    found["day"] = pd.to_datetime(found["day"])
    return calendar.merge(found, on="day", how="left")


def venue_hours(snapshot: Snapshot, key: str, scope: Scope) -> pd.DataFrame:
    """Hours of the period with scans: day, hour (0 to 23, missing where the file had no times), scans."""
    hours = snapshot.hours(key)
    day = pd.to_datetime(hours["day"])
    inside = (day >= pd.Timestamp(scope.since)) & (day < pd.Timestamp(scope.until + timedelta(1)))
    return hours.assign(day=day)[inside].reset_index(drop=True)
