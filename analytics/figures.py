"""All figures of a scope, gathered once.

Pages, command line and documents print these objects and compute nothing.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from analytics import activity, freshness, registrations
from analytics.activity import NO_COMMUNE, STATES, Activity, comparable
from analytics.app_figures import AppFigures, app_figures
from analytics.comparing import Change, change, rate_change, ratio, total
from analytics.coverage import Installs
from analytics.figures_json import plainly
from analytics.notes import Note
from analytics.registrations import Registered
from analytics.scope import Scope
from analytics.standing import Days, Stretch, days, window
from data.communes import name_of
from data.snapshot import Snapshot


@dataclass(frozen=True)
class CommuneFigures:
    """One commune: its register, its activity and its installs by app key."""

    code: str
    name: str
    register: Registered
    activity: Activity
    apps: dict[str, Installs]


@dataclass(frozen=True)
class Completeness:
    """Communes with data out of `expected`, and days that scan files cover.

    `window_days` of the window (of 7), `covered_days` of the period (of `period_days`); `missing` has the
    stretches of the period without data, both ends.
    """

    expected: int
    register: int
    scans: int
    window_days: int
    covered_days: int
    period_days: int
    missing: tuple[tuple[date, date], ...]


@dataclass(frozen=True)
class Figures:
    """The figures of a scope at one version; None is no data. Definitions: `analytics.definitions`.

    `activity_base` is R on the scans' day over communes with scan data: what `moved` adds up to and
    `activity_rate` is out of. `before` has the same keys as `changes`: registered, new_registrations,
    scans, scans_to_date, active, active_in_period, activity_rate; the district's figures of the
    equal-length period before. `short` says of changes that are None because the period before has fewer
    covered days than this one how many each has: key -> (before, now).
    """

    version: int
    scope: Scope
    days: Days
    window: tuple[date, date] | None
    registered: int | None
    new_registrations: int | None
    undated: int | None
    scans: int | None
    scans_to_date: int | None
    scans_outside: int | None
    active: int | None
    active_in_period: int | None
    activity_base: int | None
    activity_rate: float | None
    moved: dict[str, int | None]
    apps: dict[str, AppFigures]
    communes: tuple[CommuneFigures, ...]
    completeness: Completeness
    before: dict[str, float | None]
    changes: dict[str, Change | None]
    short: dict[str, tuple[int, int]]
    notes: tuple[Note, ...]

    def as_json(self, lang: str = "vi") -> dict[str, Any]:
        """The keys programs rely on, and beside them `changes`, `completeness`, `scans_outside`."""
        return plainly(self, lang)


@dataclass(frozen=True)
class Side:
    """One period's answers: the register and activity per commune, and the days they stand at."""

    days: Days
    register: dict[str, Registered]
    activity: dict[str, Activity]

    def of_register(self, name: str) -> dict[str, Any]:
        """One figure of the register, per commune."""
        return {code: getattr(one, name) for code, one in self.register.items()}

    def of_activity(self, name: str) -> dict[str, Any]:
        """One figure of the activity, per commune."""
        return {code: getattr(one, name) for code, one in self.activity.items()}

    def covered(self, name: str) -> int:
        """Days that scan files cover (`days_in_period` or `days_in_window`), of the commune with most."""
        return max((getattr(one, name) for one in self.activity.values()), default=0)

    def totals(self) -> dict[str, Any]:
        """The district's figures."""
        active, base = total(self.of_activity("active")), total(self.of_activity("registered"))
        return {
            "registered": total(self.of_register("registered")),
            "new_registrations": total(self.of_register("new")),
            **{name: total(self.of_activity(name)) for name in ("scans", "scans_to_date", "active_in_period")},
            "active": active,
            "activity_rate": ratio(active, base),
        }


def gather(snapshot: Snapshot, scope: Scope) -> Figures:
    """Every figure of `analytics.definitions` for the scope, with changes against the period before and notes."""
    now = side(snapshot, scope, scope, days(snapshot, scope))
    before = side_before(snapshot, scope, now.days)
    apps, installs = app_figures(snapshot, scope)
    of_apps = [one.total.as_of for one in apps.values() if one.total.as_of]
    known = Days(now.days.registered, now.days.scans, max(of_apps, default=None))
    totals = now.totals()
    found = Figures(
        version=snapshot.version,
        scope=scope,
        days=known,
        window=window(known.scans),
        **totals,
        undated=total(now.of_register("undated")),
        scans_outside=total(now.of_activity("outside")),
        activity_base=total(now.of_activity("registered")),
        moved=moved(now.activity),
        apps=apps,
        communes=commune_figures(scope, now, installs),
        completeness=completeness(snapshot, scope, now),
        before=before.totals(),
        changes=changes(scope, now, before),
        short=short(now, before),
        notes=(),
    )
    return replace(found, notes=freshness.notes(snapshot, found))


def side(snapshot: Snapshot, register_scope: Scope, scans_scope: Scope, known: Days) -> Side:
    """One period's answers; register and scans may each have a period of their own."""
    return Side(
        known,
        registrations.counted(snapshot, register_scope, known.registered),
        activity.counted(snapshot, scans_scope, known.scans),
    )


def side_before(snapshot: Snapshot, scope: Scope, known: Days) -> Side:
    """The period before: as long as the days the data speaks for, so that eight days stand against eight."""
    register_scope = scope.days(*Stretch(scope.since, known.registered).before())
    scans_scope = scope.days(*Stretch(scope.since, known.scans).before())
    return side(snapshot, register_scope, scans_scope, days(snapshot, scans_scope))


def changes(scope: Scope, now: Side, before: Side) -> dict[str, Change | None]:
    """Each figure's change, over communes with data in both periods; none where no data speaks for the period."""
    register_names = {"registered": "registered", "new_registrations": "new"}
    scan_names = ("scans", "scans_to_date", "active", "active_in_period")
    too_short = short(now, before)
    before = replace(
        before, activity={code: comparable(now.activity[code], one) for code, one in before.activity.items()}
    )
    then = before.days
    found = {
        **{
            key: change(now.of_register(name), before.of_register(name), then.registered)
            for key, name in register_names.items()
        },
        **{name: change(now.of_activity(name), before.of_activity(name), then.scans) for name in scan_names},
        "activity_rate": rate_change(parts(now), parts(before), then.scans),
    }
    silent = [] if Stretch(scope.since, now.days.registered).known else [*register_names]
    silent += [] if Stretch(scope.since, now.days.scans).known else [*scan_names, "activity_rate"]
    return {**with_first_days(found, scope, now.days), **dict.fromkeys((*silent, *too_short))}


def with_first_days(found: dict[str, Change | None], scope: Scope, known: Days) -> dict[str, Change | None]:
    """Changes of sums over a period know the first day of the period before."""
    sums = {"new_registrations": known.registered, "scans": known.scans, "active_in_period": known.scans}
    firsts = {key: Stretch(scope.since, day).before()[0] for key, day in sums.items()}
    return {key: one and replace(one, since=firsts.get(key)) for key, one in found.items()}


def short(now: Side, before: Side) -> dict[str, tuple[int, int]]:
    """The changes that the period before has too few covered days for: (its days, this period's)."""
    counted = {
        "days_in_period": ("scans", "active_in_period"),
        "days_in_window": ("active", "activity_rate"),
    }
    found: dict[str, tuple[int, int]] = {}
    for days_in, keys in counted.items():
        days_each = before.covered(days_in), now.covered(days_in)
        if days_each[0] < days_each[1]:
            found |= dict.fromkeys(keys, days_each)
    return found


def parts(one: Side) -> dict[str, tuple[float | None, float | None]]:
    """Active and registered venues per commune."""
    return {code: (here.active, here.registered) for code, here in one.activity.items()}


def moved(found: dict[str, Activity]) -> dict[str, int | None]:
    """The seven states over communes with scan data."""
    return {state: total({code: one.moved[state] for code, one in found.items()}) for state in STATES}


def commune_figures(scope: Scope, now: Side, installs: dict[str, dict[str, Installs]]) -> tuple[CommuneFigures, ...]:
    """The communes in scope, in code order."""
    return tuple(
        CommuneFigures(
            code,
            name_of(code),
            now.register[code],
            now.activity[code],
            {app: usable.get(code, Installs()) for app, usable in installs.items()},
        )
        for code in scope.codes
    )


def completeness(snapshot: Snapshot, scope: Scope, now: Side) -> Completeness:
    """How many communes and days have data."""
    placed = [one for code, one in now.activity.items() if code != NO_COMMUNE]
    first, last = window(now.days.scans) or (scope.since, scope.until)
    covered = freshness.covered(snapshot, scope.days(min(first, scope.since), scope.until))
    return Completeness(
        expected=len(scope.codes),
        register=sum(one.registered is not None for one in now.register.values()),
        scans=sum(one.active is not None for one in placed),
        window_days=sum(first <= day <= last for day in covered) if now.days.scans else 0,
        covered_days=sum(day >= scope.since for day in covered),
        period_days=scope.length,
        missing=tuple(freshness.missing_days(scope, covered)),
    )
