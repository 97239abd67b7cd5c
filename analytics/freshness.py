"""What is missing, old or doubtful behind the figures. It says so; it repairs nothing."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pandas as pd

from analytics import coverage
from analytics.activity import NO_COMMUNE, window_before
from analytics.engine import ask, rows
from analytics.notes import Note
from analytics.scope import Scope
from analytics.standing import WINDOW
from data.snapshot import Snapshot

if TYPE_CHECKING:
    from analytics.figures import Figures


def covered(snapshot: Snapshot, scope: Scope) -> dict[date, int]:
    """Days of the period that scan files cover -> for how many of the communes in scope."""
    return {row["day"]: row["communes"] for row in rows(snapshot, "covered_days", **scope.params)}


def missing_days(scope: Scope, known: dict[date, int]) -> list[tuple[date, date]]:
    """Stretches of the period without any covered day, both ends, in order; `known` is from `covered`."""
    found: list[tuple[date, date]] = []
    for step in range(scope.length):
        day = scope.since + timedelta(step)
        if day in known:
            continue
        if found and found[-1][1] == day - timedelta(1):
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def outside(snapshot: Snapshot, scope: Scope) -> pd.DataFrame:
    """Codes outside the register scanned by the end of the period, most scans first.

    Columns venue (the code), commune (missing unless its file says), scans, first_scan, last_scan, upload,
    file.
    """
    return ask(snapshot, "outside_codes", **scope.params)


def sources(snapshot: Snapshot) -> pd.DataFrame:
    """Active uploads, newest first.

    Upload, dataset, file, sheet, as_of, day_from, day_to, covers, mode, app, version, committed_at (UTC
    without zone), committed_by, sample.
    """
    return ask(snapshot, "sources")


def notes(snapshot: Snapshot, found: "Figures") -> tuple[Note, ...]:
    """All that must be said beside the figures, most telling first.

    Days and communes by name in the values.
    """
    return (
        *register_notes(found),
        *scan_notes(found),
        *outside_notes(snapshot, found),
        *install_notes(snapshot, found),
    )


def register_notes(found: "Figures") -> Iterator[Note]:
    """The register: none, behind, communes without, venues without a date."""
    day, until = found.days.registered, found.scope.until
    if day is None:
        yield Note("no-register", {"day": until})
        return
    if day < until:
        yield Note("register-behind", {"day": day})
    without = tuple(one.code for one in found.communes if one.register.registered is None)
    if without:
        yield Note("communes-without-register", {"communes": without})
    if found.undated:
        yield Note("undated", {"venues": found.undated})


def scan_notes(found: "Figures") -> Iterator[Note]:
    """Scans: none, behind, days and communes without data."""
    day, scope = found.days.scans, found.scope
    if day is None:
        yield Note("no-scans", {"day": scope.until})
        return
    if day < scope.since:
        yield Note("period-without-scans", {"day": day})
    elif day < scope.until:
        yield Note("scans-behind", {"day": day})
    if day >= scope.since:
        # Days past the last covered one are not missing: the figures stand before them, which is said above.
        gaps = [stretch for stretch in found.completeness.missing if stretch[0] <= day]
        if gaps:
            yield Note("days-missing", {"days": gaps})
    yield from window_notes(found, day)


def window_notes(found: "Figures", day: date) -> Iterator[Note]:
    """The seven-day window and the one before: days and communes that scan files do not cover."""
    days = found.completeness.window_days
    if days < WINDOW:
        yield Note("window-partial", {"covered": days})
    if not any(one.activity.days_in_window_before for one in found.communes):
        yield Note("window-before-uncovered", {"period": [window_before(day)]})
    without = tuple(one.code for one in found.communes if one.activity.active is None)
    fewer = tuple(one.code for one in found.communes if 0 < one.activity.days_in_window < days)
    for code, communes in (("communes-without-scans", without), ("communes-fewer-days", fewer)):
        if communes:
            yield Note(code, {"communes": communes})


def outside_notes(snapshot: Snapshot, found: "Figures") -> Iterator[Note]:
    """Scans of codes outside the register.

    In the total, or left out because the scope names communes or types.
    """
    scope, day = found.scope, found.days.scans
    if found.scans_outside:
        yield Note("outside-register", {"scans": found.scans_outside})
    if day is None or not (scope.communes or scope.types):
        return
    whole = Scope(scope.since, scope.until)
    left_out = 0
    for row in rows(snapshot, "scans", **{**whole.params, "day": day}):
        code = row["code"] or NO_COMMUNE
        if code == NO_COMMUNE or (scope.types and code in scope.codes):
            left_out += row["outside"]
    if left_out:
        yield Note("outside-left-out", {"scans": left_out})


def install_notes(snapshot: Snapshot, found: "Figures") -> Iterator[Note]:
    """Installs, app by app: none, old, incomplete, above 100 %, printed percentages that differ."""
    known = [one for one in found.apps.values() if one.total.as_of]
    if found.scope.types and known:
        yield Note("types-without-installs")
    for one in found.apps.values():
        said = {"app": one.name}
        if one.stale:
            yield Note("installs-stale", {**said, "communes": one.stale, "age": snapshot.campaign.stale_after_days})
        if one.total.as_of is None:
            yield Note("no-installs", {**said, "day": found.scope.until})
        if one.newer:
            yield Note("installs-newer", {**said, "day": one.newer})
        if one.total.as_of is None:
            continue
        if one.from_district_row:
            yield Note("district-row", said)
        elif set(one.missing) - set(one.stale):
            missing = tuple(code for code in one.missing if code not in one.stale)
            yield Note("communes-without-installs", {**said, "communes": missing})
        if one.oldest != one.total.as_of:
            yield Note("installs-mixed", {**said, "oldest": one.oldest, "newest": one.total.as_of})
        if one.same_count:
            yield Note("installs-same", {**said, "day": one.total.as_of})
        if one.without_base and not one.from_district_row:
            yield Note("installs-without-base", {**said, "communes": one.without_base})
        if one.above_one:
            yield Note("above-one", {**said, "communes": one.above_one})
        yield from stated_notes(snapshot, found.scope, one.app, one.name)


def stated_notes(snapshot: Snapshot, scope: Scope, app: str, name: str) -> Iterator[Note]:
    """Rows whose printed percentage is not what their numbers give."""
    for line in coverage.stated_rows(snapshot, scope, app):
        if line["stated_gap"] is not None and line["stated_agrees"] is None:
            computed: Any = line["stated_ratio"] - line["stated_gap"]
            values = {"place": line["name"], "printed": line["stated"], "computed": float(computed)}
            yield Note("stated-differs", {"app": name, **values})
