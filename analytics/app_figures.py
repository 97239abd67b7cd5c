"""One app's installs and coverage in a scope, with its change and what is missing.

Used by `figures.gather`.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from analytics import coverage
from analytics.comparing import Change, change, rate_change
from analytics.coverage import Installs
from analytics.scope import Scope
from data.snapshot import Snapshot


@dataclass(frozen=True)
class AppFigures:
    """One app in the scope. Ratios 0 to 1 and above; None is no data.

    `missing`, `stale`, `above_one` and `without_base` are codes of communes without data, with data too old, above
    100 %, without a number of smartphones; `from_district_row` says
    that the figures are the district's own row. `change`, `population_change` and `installed_change` are
    against the snapshot known at the end of the period before; `same_count` is that no commune was counted since, so
    that there is no change to tell. `newer` is the day of a count that lies after the period.
    """

    app: str
    name: str
    total: Installs
    oldest: date | None
    age: int | None
    communes_with_data: int
    communes_expected: int
    missing: tuple[str, ...]
    stale: tuple[str, ...]
    above_one: tuple[str, ...]
    without_base: tuple[str, ...]
    from_district_row: bool
    change: Change | None
    population_change: Change | None
    installed_change: Change | None
    same_count: bool = False
    newer: date | None = None

    @property
    def coverage(self) -> float | None:
        """Installs / smartphones."""
        return self.total.coverage

    @property
    def population_coverage(self) -> float | None:
        """Installs / population."""
        return self.total.population_coverage


def app_figures(snapshot: Snapshot, scope: Scope) -> tuple[dict[str, AppFigures], dict[str, dict[str, Installs]]]:
    """Every app's figures, and its usable rows per place."""
    now, earlier = coverage.latest(snapshot, scope), coverage.latest(snapshot, scope.previous())
    keys, newer = coverage.apps(snapshot), newest(snapshot, scope)
    usable = {app: coverage.places(snapshot, now, app) for app in keys}
    found = {
        app: app_figure(snapshot, scope, app, usable[app], coverage.places(snapshot, earlier, app), now) for app in keys
    }
    return {app: replace(one, newer=newer.get(app)) for app, one in found.items()}, usable


def newest(snapshot: Snapshot, scope: Scope) -> dict[str, date]:
    """The day of each app's last count in the scope's communes, where it lies after the period."""
    ever = coverage.latest(snapshot, scope.days(scope.since, date.max))
    days = {app: max(row["as_of"] for row in ever if row["app"] == app) for app in {row["app"] for row in ever}}
    return {app: day for app, day in days.items() if day > scope.until}


def counted_since(now: dict[str, Installs], before: dict[str, Installs]) -> bool:
    """Whether any place with a count in both periods was counted anew."""
    return any(one.as_of != before[code].as_of for code, one in now.items() if code in before)


def app_figure(
    snapshot: Snapshot,
    scope: Scope,
    app: str,
    now: dict[str, Installs],
    before: dict[str, Installs],
    latest: list[dict[str, Any]],
) -> AppFigures:
    """One app's figures from its usable rows."""
    whole, from_district = coverage.district(snapshot, now)
    own = snapshot.campaign.district_code
    used = {own: whole} if from_district else {code: one for code, one in now.items() if code != own}
    stale = {row["code"] for row in latest if row["app"] == app and row["stale"]}
    oldest = min((one.as_of for one in used.values() if one.as_of), default=None)
    then = max((one.as_of for code, one in before.items() if code in used and one.as_of), default=None)

    if same_count := any(code in before for code in used) and not counted_since(used, before):
        before = {}

    def over(side: dict[str, Installs], part: str, whole: str) -> dict[str, tuple[float | None, float | None]]:
        return {code: (getattr(one, part), getattr(one, whole)) for code, one in side.items() if code in used}

    return AppFigures(
        app=app,
        name=snapshot.campaign.app_name(app),
        total=whole,
        oldest=oldest,
        age=None if whole.as_of is None else (scope.until - whole.as_of).days,
        communes_with_data=0 if from_district else len(used),
        communes_expected=len(scope.codes),
        missing=tuple(code for code in scope.codes if code not in used),
        stale=tuple(code for code in scope.codes if code in stale),
        above_one=tuple(code for code, one in used.items() if one.above_one),
        without_base=tuple(code for code, one in used.items() if not one.smartphones),
        from_district_row=from_district,
        change=rate_change(
            over(used, "of_smartphones", "smartphones"), over(before, "of_smartphones", "smartphones"), then
        ),
        population_change=rate_change(
            over(used, "of_population", "population"), over(before, "of_population", "population"), then
        ),
        installed_change=change(
            {code: one.installed for code, one in used.items()},
            {code: one.installed for code, one in before.items() if code in used},
            then,
        ),
        same_count=same_count,
    )
