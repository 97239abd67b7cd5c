"""What monitor pages ask of each commune, kept for all who look at the same. It draws nothing."""

from dataclasses import replace

import pandas as pd

from analytics import activity, registrations
from analytics.commune_days import daily_by_commune, trends
from pages.parts.kept import kept
from pages.parts.session import View


def around(view: View) -> View:
    """One commune is ranked among all; several are ranked among themselves."""
    if view.scope is None or len(view.scope.communes) != 1:
        return view
    return replace(view, scope=replace(view.scope, communes=()))


def activity_by_commune(view: View) -> pd.DataFrame:
    """See `activity.by_commune`. Whoever adds columns takes a copy."""
    return kept(view.key("activity-by-commune"), lambda: activity.by_commune(view.snapshot, view.scope))


def register_by_commune(view: View) -> pd.DataFrame:
    """See `registrations.by_commune`."""
    return kept(view.key("register-by-commune"), lambda: registrations.by_commune(view.snapshot, view.scope))


def small_trends(view: View, column: str) -> dict[str, list[float | None]]:
    """Each commune's own trend of a column of `daily_by_commune`, over at least thirty days."""
    days = kept(view.key("commune-days"), lambda: daily_by_commune(view.snapshot, view.scope.leading()))
    return trends(days, column)
