"""Figures in JSON's own kinds, for programs. Its keys are a contract: programs read them."""

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from analytics.coverage import Installs

if TYPE_CHECKING:
    from analytics.app_figures import AppFigures
    from analytics.figures import CommuneFigures, Figures


def plainly(found: "Figures", lang: str) -> dict[str, Any]:
    """The figures in JSON's own kinds, the contract of `python -m analytics figures --json`."""
    first, last = found.window or (None, None)
    names = (
        *("registered", "new_registrations", "scans", "scans_to_date", "scans_outside"),
        *("active", "active_in_period", "activity_rate", "moved"),
    )
    return {
        "version": found.version,
        "since": iso(found.scope.since),
        "until": iso(found.scope.until),
        "days": {name: iso(getattr(found.days, name)) for name in ("registered", "scans", "installs")},
        "window": {"from": iso(first), "to": iso(last)},
        **{name: getattr(found, name) for name in names},
        "apps": {key: app_plainly(one) for key, one in found.apps.items()},
        "communes": [commune_plainly(one) for one in found.communes],
        "completeness": completeness_plainly(found),
        "changes": {key: one and one.as_json() for key, one in found.changes.items()},
        "notes": [note.as_json(lang) for note in found.notes],
    }


def completeness_plainly(found: "Figures") -> dict[str, Any]:
    """Counts, and stretches without scan data as pairs of ISO days."""
    missing = [[iso(since), iso(until)] for since, until in found.completeness.missing]
    return {**asdict(found.completeness), "missing": missing}


def app_plainly(one: "AppFigures") -> dict[str, Any]:
    """One app's object."""
    return installs_plainly(one.total) | {
        "communes_with_data": one.communes_with_data,
        "communes_expected": one.communes_expected,
        "from_district_row": one.from_district_row,
        "change": one.change and one.change.as_json(),
    }


def installs_plainly(one: Installs) -> dict[str, Any]:
    """Installs and both ratios."""
    names = "installed smartphones coverage population population_coverage"
    return {"as_of": iso(one.as_of), **{name: getattr(one, name) for name in names.split()}}


def commune_plainly(one: "CommuneFigures") -> dict[str, Any]:
    """One commune's object."""
    names = ["scans", "scans_to_date", "active", "active_in_period"]
    return {
        "code": one.code,
        "name": one.name,
        "registered": one.register.registered,
        **{name: getattr(one.activity, name) for name in names},
        "apps": {app: installs_plainly(here) for app, here in one.apps.items()},
    }


def iso(day: date | None) -> str | None:
    """A day as ISO text."""
    return day.isoformat() if day else None
