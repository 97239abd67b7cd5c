"""Figures typed by hand, without a snapshot: what a sentence is given, at a glance."""

from collections.abc import Collection
from datetime import date

from analytics.activity import STATES, Activity
from analytics.app_figures import AppFigures
from analytics.comparing import Change
from analytics.coverage import Installs
from analytics.figures import CommuneFigures, Completeness, Figures
from analytics.registrations import Registered
from analytics.scope import Scope
from analytics.standing import Days, window
from data.communes import name_of

PERIOD = (date(2021, 9, 15), date(2021, 9, 23))
BEFORE = date(2021, 9, 14)


def rate(difference: float, day: date = BEFORE, communes: int = 25) -> Change:
    """A change of the activity rate, in points of a hundred."""
    return Change(0.2, 0.2 - difference / 100, difference / 100, None, "points", day, communes)


def count(now: int, before: int, day: date = BEFORE, communes: int = 25) -> Change:
    """A change of a count."""
    return Change(now, before, now - before, None, "count", day, communes)


def figures(
    active: int | None = 85,
    venues: int | None = 686,
    *,
    communes: Collection[str] = (),
    types: Collection[str] = (),
    period: tuple[date, date] = PERIOD,
    scans_day: date | None = date(2021, 9, 21),
    register_day: date | None = date(2021, 9, 21),
    registered: int | None = 686,
    new: int | None = 24,
    scans: int | None = 1620,
    silent: Collection[str] = (),
    unknown: Collection[str] = (),
    empty: Collection[str] = (),
    unlisted: Collection[str] = (),
    outside: int = 0,
    window_days: int = 7,
    short: int = 0,
    changes: dict[str, Change] | None = None,
    apps: tuple[AppFigures, ...] = (),
) -> Figures:
    """The figures of a scope. Communes: `silent` have venues and no scan, `unknown` no scan data, `empty` no venue,
    `unlisted` no register."""
    scope = Scope(*period, tuple(communes), tuple(types))

    def commune(code: str) -> CommuneFigures:
        known = None if code in unlisted else 0 if code in empty else 20
        here = Activity()
        if active is not None and code not in unknown:
            here = Activity(registered=known or 0, active=0 if code in (*silent, *empty) else 5, outside=outside)
        return CommuneFigures(code, name_of(code), Registered(known, 1, 0), here, {})

    return Figures(
        version=7,
        scope=scope,
        days=Days(register_day, scans_day),
        window=window(scans_day),
        registered=registered,
        new_registrations=new,
        undated=0,
        scans=scans,
        scans_to_date=11491,
        scans_outside=outside,
        active=active,
        active_in_period=active,
        activity_base=venues,
        activity_rate=active / venues if active is not None and venues else None,
        moved=dict.fromkeys(STATES),
        apps={one.app: one for one in apps},
        communes=tuple(commune(code) for code in scope.codes),
        completeness=Completeness(
            len(scope.codes), len(scope.codes) - len(unlisted), len(scope.codes) - len(unknown), window_days, 7, 9, ()
        ),
        before={},
        changes=changes or {},
        short={"activity_rate": (short, window_days)} if short else {},
        notes=(),
    )


def app(
    installed: int | None = 18843,
    smartphones: int | None = 67139,
    population: int | None = 144212,
    *,
    as_of: date | None = date(2021, 9, 23),
    oldest: date | None = None,
    change: Change | None = None,
    missing: tuple[str, ...] = (),
    stale: tuple[str, ...] = (),
    above: tuple[str, ...] = (),
    expected: int = 25,
    own_row: bool = False,
) -> AppFigures:
    """Bluezone's figures in a scope."""
    if installed is None:
        as_of = None
    total = Installs(
        as_of,
        installed,
        smartphones if installed is not None else None,
        population if installed is not None else None,
        installed if smartphones is not None else None,
        installed if population is not None else None,
    )
    return AppFigures(
        app="bluezone",
        name="Bluezone",
        total=total,
        oldest=oldest or as_of,
        age=0,
        communes_with_data=0 if own_row else expected - len(missing),
        communes_expected=expected,
        missing=missing,
        stale=stale,
        above_one=above,
        without_base=(),
        from_district_row=own_row,
        change=change,
        population_change=change,
        installed_change=None,
    )
