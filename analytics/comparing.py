"""Compares a figure with the equal-length period just before, over communes with data in both.

Judges nothing.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

BASE = 10


@dataclass(frozen=True)
class Change:
    """now and before are sums (or rates) over the `communes` with data in both periods.

    `difference` is a count, or for rates a difference of ratios (points); `percent` is a ratio of the count
    before, only from a base of 10 on and never for rates. `day` is the day the figure before stands at; `since` the
    first of the days that it sums, None for a figure of one day.
    """

    now: float
    before: float
    difference: float
    percent: float | None
    unit: str
    day: date | None
    communes: int
    since: date | None = None

    def as_json(self) -> dict[str, Any]:
        """Plain values; days as ISO text."""
        days = {name: one and one.isoformat() for name, one in (("day", self.day), ("since", self.since))}
        return {**asdict(self), **days}


def difference(now: float | None, then: float | None) -> float | None:
    """The difference now - then, or None where either is no data."""
    return None if now is None or then is None else now - then


def ratio(part: float | None, whole: float | None) -> float | None:
    """The ratio part / whole, from 0 to 1 and above, or None where either is no data or the whole is zero."""
    return part / whole if part is not None and whole else None


def total(values: Mapping[str, float | None]) -> Any:
    """The sum over communes with data; None when none has any."""
    known = [value for value in values.values() if value is not None]
    return sum(known) if known else None


def change(now: Mapping[str, float | None], before: Mapping[str, float | None], day: date | None) -> Change | None:
    """The change of a count: per-commune values of both periods in, None when no commune has data in both.

    The key "" holds what belongs to no commune; it is compared and not counted among them.
    """
    both = [code for code in now if now[code] is not None and before.get(code) is not None]
    if not both:
        return None
    sums = [sum(side[code] or 0 for code in both) for side in (now, before)]
    step = sums[0] - sums[1]
    percent = step / sums[1] if sums[1] >= BASE else None
    return Change(sums[0], sums[1], step, percent, "count", day, sum(code != "" for code in both))


def rate_change(
    now: Mapping[str, tuple[float | None, float | None]],
    before: Mapping[str, tuple[float | None, float | None]],
    day: date | None,
) -> Change | None:
    """The change of a rate, sum / sum over the communes whose (part, whole) are known in both periods."""

    def known(side: Mapping[str, tuple[float | None, float | None]], code: str) -> bool:
        return code in side and None not in side[code]

    both = [code for code in now if known(now, code) and known(before, code)]
    rates = [
        ratio(sum(side[code][0] or 0 for code in both), sum(side[code][1] or 0 for code in both))
        for side in (now, before)
    ]
    if rates[0] is None or rates[1] is None:
        return None
    return Change(rates[0], rates[1], rates[0] - rates[1], None, "points", day, len(both))
