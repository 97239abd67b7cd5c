"""Compares a percentage that a file or letter prints with numerator / denominator. It corrects neither."""

from dataclasses import dataclass

from analytics.comparing import ratio
from data.percentages import PRINTED, agrees


@dataclass(frozen=True)
class Stated:
    """A printed percentage (`ratio` 0 to 1) beside the computed one, and which base it agrees with.

    `agrees` is "smartphones", "population" or None. `computed` is over that base, else over smartphones,
    else over population; `gap` is stated - computed, a difference of ratios; None where there is nothing to
    compare with.
    """

    printed: str
    ratio: float
    computed: float | None
    agrees: str | None
    gap: float | None


def compare(
    printed: str | None, installed: int | None, smartphones: int | None, population: int | None = None
) -> Stated | None:
    """Compare at the printed precision, rounded or truncated, as offices print both.

    None when nothing is printed or what is printed has no number. The rule itself is
    `data.percentages.agrees`.
    """
    found = PRINTED.search(printed) if printed else None
    if printed is None or found is None:
        return None
    bases = {"smartphones": smartphones, "population": population}
    name = next(
        (name for name, base in bases.items() if installed is not None and agrees(printed, installed, base or 0)),
        None,
    )
    computed = ratio(installed, bases[name] if name else smartphones or population)
    said = float(f"{found.group(1)}.{found.group(2) or 0}") / 100
    return Stated(printed, said, computed, name, None if computed is None else said - computed)
