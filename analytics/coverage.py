"""App installs against smartphones and population.

By commune, for the district, over time. Nothing is capped at 100 %.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from analytics.comparing import difference, ratio
from analytics.engine import frame_of, rows
from analytics.scope import Scope
from analytics.stated import compare
from data.communes import name_of
from data.snapshot import Snapshot


@dataclass(frozen=True)
class Installs:
    """What one snapshot row says, or the sum of several; ratios are properties. None: no data.

    `smartphones` and `population` are out of the same rows as the installs set against them.
    """

    as_of: date | None = None
    installed: int | None = None
    smartphones: int | None = None
    population: int | None = None
    of_smartphones: int | None = None
    of_population: int | None = None

    @property
    def coverage(self) -> float | None:
        """Installs / smartphones, over rows that have both."""
        return ratio(self.of_smartphones, self.smartphones)

    @property
    def population_coverage(self) -> float | None:
        """Installs / population, over rows that have both."""
        return ratio(self.of_population, self.population)

    @property
    def above_one(self) -> bool:
        """Whether a ratio is above 100 %: shown and flagged."""
        return any(value is not None and value > 1 for value in (self.coverage, self.population_coverage))


def of_row(row: dict[str, Any]) -> Installs:
    """One row's installs."""
    installed = row["installed"]
    return Installs(
        row["as_of"],
        installed,
        row["smartphones"],
        row["population"],
        installed if row["smartphones"] is not None else None,
        installed if row["population"] is not None else None,
    )


def summed(found: list[Installs]) -> Installs:
    """Sum over sum; the as-of is the latest. No rows: no data."""

    def add(name: str) -> int | None:
        known = [getattr(one, name) for one in found if getattr(one, name) is not None]
        return sum(known) if known else None

    as_of = max((one.as_of for one in found if one.as_of), default=None)
    names = ("installed", "smartphones", "population", "of_smartphones", "of_population")
    return Installs(as_of, *(add(name) for name in names))


def apps(snapshot: Snapshot) -> list[str]:
    """App keys: the campaign's own in its order, then others that files name."""
    own = [app.key for app in snapshot.campaign.apps]
    return own + [row["app"] for row in rows(snapshot, "apps") if row["app"] not in own]


def latest(snapshot: Snapshot, scope: Scope) -> list[dict[str, Any]]:
    """The latest row by `scope.until` of each app and place, with `age` (days) and `stale` (older than set).

    The district's own row has the district's code; it is left out when the scope names communes.
    """
    found = rows(snapshot, "installs", **scope.params)
    for row in found:
        row["age"] = (scope.until - row["as_of"]).days
        row["stale"] = row["age"] > snapshot.campaign.stale_after_days
    return found


def places(snapshot: Snapshot, found: list[dict[str, Any]], app: str) -> dict[str, Installs]:
    """One app's usable rows (not stale, with installs).

    Place code -> installs; the district's own row included.
    """
    return {
        row["code"]: of_row(row)
        for row in found
        if row["app"] == app and not row["stale"] and row["installed"] is not None
    }


def district(snapshot: Snapshot, usable: dict[str, Installs]) -> tuple[Installs, bool]:
    """Sum over communes with data, or the district's own row (then True) when communes have none."""
    own = usable.get(snapshot.campaign.district_code)
    communes = [one for code, one in usable.items() if code != snapshot.campaign.district_code]
    if not communes and own is not None:
        return own, True
    return summed(communes), False


BY_COMMUNE = [
    "code",
    "name",
    "as_of",
    "age",
    "stale",
    "installed",
    "smartphones",
    "coverage",
    "population",
    "population_coverage",
    "above_one",
    "stated",
    "stated_ratio",
    "stated_agrees",
    "stated_gap",
    "previous_as_of",
    "previous_coverage",
    "change",
    "previous_population_coverage",
    "population_change",
    "file",
    "sheet",
    "source_row",
]


def by_commune(snapshot: Snapshot, scope: Scope, app: str) -> pd.DataFrame:
    """Per commune in code order, columns BY_COMMUNE, at the latest as-of by the end of the period.

    A stale row keeps its as_of and age, its figures are missing. `stated*` compare the printed percentage
    (analytics. stated); `change` is against the commune's snapshot before, a difference of ratios.
    """
    now = {row["code"]: row for row in latest(snapshot, scope) if row["app"] == app}
    then = {row["code"]: row for row in rows(snapshot, "installs_before", **scope.params) if row["app"] == app}
    return frame_of([commune_row(code, now.get(code), then.get(code)) for code in scope.codes], BY_COMMUNE)


def against_period_before(snapshot: Snapshot, scope: Scope, app: str) -> pd.DataFrame:
    """`by_commune`, its changes against the counts known at the end of the period before, as the figures' changes are.

    `previous_as_of` is then that count's day; where it is the same count there is no change to tell.
    """
    now, then = by_commune(snapshot, scope, app), by_commune(snapshot, scope.previous(), app)
    days = pd.to_datetime(then["as_of"])  # a column without any day is a column of numbers
    newer = pd.to_datetime(now["as_of"]) > days
    for name, step in (("coverage", "change"), ("population_coverage", "population_change")):
        now[f"previous_{name}"] = then[name].where(newer)
        now[step] = (now[name] - then[name]).where(newer)
    now["previous_as_of"] = days.where(newer)
    return now


def stated(snapshot: Snapshot, scope: Scope, app: str) -> pd.DataFrame:
    """Every row whose file prints a percentage, the district's own too: columns BY_COMMUNE.

    `stated_agrees` is "smartphones", "population" or missing when it agrees with neither.
    """
    return frame_of(stated_rows(snapshot, scope, app), BY_COMMUNE)


def stated_rows(snapshot: Snapshot, scope: Scope, app: str) -> list[dict[str, Any]]:
    """The same as plain dicts."""
    found = [row for row in latest(snapshot, scope) if row["app"] == app and row["stated"] and not row["stale"]]
    lines = [commune_row(row["code"], row, None) for row in found]
    for line in lines:
        if line["code"] == snapshot.campaign.district_code:
            line["name"] = snapshot.campaign.district
    return lines


def commune_row(code: str, now: dict[str, Any] | None, then: dict[str, Any] | None) -> dict[str, Any]:
    """One commune's line."""
    line: dict[str, Any] = {"code": code, "name": name_of(code)}
    if now is None:
        return {**line, "stale": False, "above_one": False}
    line |= {name: now[name] for name in ("as_of", "age", "stale", "stated", "file", "sheet", "source_row")}
    if now["stale"]:
        return {**line, "stated": None, "above_one": False}
    here, before = of_row(now), of_row(then) if then else Installs()
    said = compare(now["stated"], here.installed, here.smartphones, here.population)
    agreeing = {
        "stated_ratio": said and said.ratio,
        "stated_agrees": said and said.agrees,
        "stated_gap": said and said.gap,
    }
    return (
        line
        | agreeing
        | {
            "installed": here.installed,
            "smartphones": here.smartphones,
            "coverage": here.coverage,
            "population": here.population,
            "population_coverage": here.population_coverage,
            "above_one": here.above_one,
            "previous_as_of": before.as_of,
            "previous_coverage": before.coverage,
            "change": difference(here.coverage, before.coverage),
            "previous_population_coverage": before.population_coverage,
            "population_change": difference(here.population_coverage, before.population_coverage),
        }
    )


TREND = ["day", "installed", "smartphones", "coverage", "population", "population_coverage", "communes"]


def trend(snapshot: Snapshot, scope: Scope, app: str) -> pd.DataFrame:
    """One row per snapshot day of the app up to the end of the period, columns TREND.

    Each day sums the latest rows then known (not stale on that day); `communes` is how many had data.
    """
    bound = {**scope.params, "stale_after": snapshot.campaign.stale_after_days}
    by_day: dict[date, dict[str, Installs]] = {}
    for row in rows(snapshot, "installs_trend", **bound):
        if row["app"] == app and row["installed"] is not None:
            by_day.setdefault(row["day"], {})[row["code"]] = of_row(row)
    return frame_of([trend_row(snapshot, day, usable) for day, usable in by_day.items()], TREND)


def trend_row(snapshot: Snapshot, day: date, usable: dict[str, Installs]) -> dict[str, Any]:
    """One snapshot day's line."""
    whole, own = district(snapshot, usable)
    names = ("installed", "smartphones", "coverage", "population", "population_coverage")
    communes = 0 if own else len(set(usable) - {snapshot.campaign.district_code})
    return {"day": day, **{name: getattr(whole, name) for name in names}, "communes": communes}
