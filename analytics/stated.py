"""Compares a percentage that a file or letter prints with numerator / denominator. It corrects neither."""

import re
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

PRINTED = re.compile(r"(\d+)(?:[.,](\d+))?\s*(%?)")
MOST_DIGITS = 6


@dataclass(frozen=True)
class Stated:
    """A printed percentage beside the computed ones (ratios), and what it agrees with.

    `agrees` is "smartphones", "population" or None; `gap` is stated - computed over smartphones (else population), as
    a difference of ratios; None where there is nothing to compare with.
    """

    printed: str
    ratio: float
    computed: float | None
    agrees: str | None
    gap: float | None


def compare(
    printed: str | None, installed: int | None, smartphones: int | None, population: int | None = None
) -> Stated | None:
    """Compare at the printed precision, rounded or truncated; DESIGN section 3, "stated against computed".

    None when nothing is printed or it is no percentage. "32,83 %", "28.07%" and, without a sign, also a bare ratio
    such as "0.2807" are read.
    """
    found = PRINTED.fullmatch(printed.strip()) if printed else None
    if printed is None or found is None:
        return None
    readings = percentages(found)
    bases = {"smartphones": smartphones, "population": population}
    agrees = [
        (name, reading)
        for name, base in bases.items()
        for reading in readings
        if installed is not None and base and same(reading, installed, base)
    ]
    name, reading = agrees[0] if agrees else (None, readings[0])
    base = bases[name] if name else smartphones or population
    computed = installed / base if installed is not None and base else None
    ratio = float(reading / 100)
    return Stated(printed, ratio, computed, name, None if computed is None else ratio - computed)


def percentages(found: re.Match[str]) -> list[Decimal]:
    """How the number may be meant, likelier first: a percentage, or a bare ratio when it has no sign and is small."""
    whole, digits, sign = found.groups()
    value = Decimal(f"{whole}.{digits or 0}" if digits else whole)
    as_ratio = value * 100
    if sign or value > 1 or len(digits or "") < 3:
        return [value]
    return [as_ratio, value]


def same(percentage: Decimal, part: int, whole: int) -> bool:
    """Whether part / whole, rounded or truncated to the printed digits, is the percentage."""
    digits = min(max(-int(percentage.as_tuple().exponent), 0), MOST_DIGITS)
    step = Decimal(1).scaleb(-digits)
    exact = Decimal(part) * 100 / Decimal(whole)
    printed = percentage.quantize(step, ROUND_HALF_UP)
    return printed in (exact.quantize(step, ROUND_HALF_UP), exact.quantize(step, ROUND_DOWN))
