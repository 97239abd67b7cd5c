"""Each commune by day, for the small trends beside its name. One question for all communes; it compares nothing."""

import numpy as np
import pandas as pd

from analytics.engine import ask
from analytics.scope import Scope
from data.snapshot import Snapshot

COLUMNS = ("active", "registered", "scans", "covered")


def daily_by_commune(snapshot: Snapshot, scope: Scope) -> pd.DataFrame:
    """Per commune in code order and day of the period: code, day, active7, scans, registered, rate.

    active7, scans and rate (A7 / R of that day, 0 to 1) are missing on a day no scan file covers for the commune;
    rate also while it has no venue. Definitions: `analytics.definitions`.
    """
    calendar = pd.date_range(scope.since, scope.until, name="day")
    every = pd.MultiIndex.from_product([scope.codes, calendar], names=["code", "day"])
    told = ask(snapshot, "commune_days", **scope.params).set_index(["code", "day"])
    told = told.reindex(every, fill_value=0).astype("float64")
    shape = (len(scope.codes), len(calendar))
    step = {name: told[name].to_numpy().reshape(shape) for name in COLUMNS}
    known = step["covered"] > 0
    active, registered = step["active"].cumsum(axis=1), step["registered"].cumsum(axis=1)
    rate = np.divide(active, registered, out=np.full(shape, np.nan), where=known & (registered > 0))
    return pd.DataFrame(
        {
            "code": every.get_level_values("code"),
            "day": every.get_level_values("day"),
            "active7": np.where(known, active, np.nan).ravel(),
            "scans": np.where(known, step["scans"], np.nan).ravel(),
            "registered": registered.ravel(),
            "rate": rate.ravel(),
        }
    )


def trends(frame: pd.DataFrame, column: str) -> dict[str, list[float | None]]:
    """One column as commune code -> its values by day; missing ones are None."""
    return {
        str(code): [None if value != value else float(value) for value in rows[column]]
        for code, rows in frame.groupby("code", sort=False)
    }
