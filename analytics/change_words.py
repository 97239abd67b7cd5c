"""What a change is against, and whether it is for the better: said alike on pages, slides and documents."""

from analytics.comparing import Change
from analytics.definitions import DEFINITIONS
from data.writing import day, period


def against(lang: str, change: Change) -> str:
    """The day that the figure before stands at; for a sum over days, both ends of those days."""
    if change.since is not None and change.day is not None:
        return period(lang, change.since, change.day)
    return day(lang, change.day)


def tone(key: str, change: Change) -> str:
    """good, bad or flat; `key` is one of `definitions`."""
    better = {"up": 1, "down": -1}.get(DEFINITIONS[key].better or "", 0) * change.difference
    return "good" if better > 0 else "bad" if better < 0 else "flat"
