"""Is a printed percentage what its two numbers give? At its own precision, rounded or truncated: offices do both."""

import re
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

PRINTED = re.compile(r"(\d+)(?:[.,](\d+))?")


def agrees(printed: str, numerator: int, denominator: int) -> bool:
    """Whether "28,07%" is numerator / denominator. A printed text without a number agrees with nothing."""
    found = PRINTED.search(printed)
    if not found or denominator <= 0:
        return False
    said = Decimal(f"{found.group(1)}.{found.group(2) or '0'}")
    unit = Decimal(1).scaleb(-len(found.group(2) or ""))
    computed = Decimal(numerator) * 100 / Decimal(denominator)
    return said in (computed.quantize(unit, ROUND_HALF_UP), computed.quantize(unit, ROUND_DOWN))
