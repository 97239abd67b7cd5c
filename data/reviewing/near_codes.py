"""Registered codes that a scanned code may be mistyped for: suggestions, never taken by themselves.

The same but for case, blanks, O and 0, I and 1; or one character. Codes that are numbered on differ in one character
too, so more than a few such neighbours say nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

LOOKS = str.maketrans("OILSBZ", "011582")
FEW = 3


def near_codes(scanned: Sequence[str], registered: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Scanned code -> registered codes near it; first those that look the same."""
    if not scanned:
        return {}
    alike, holed = defaultdict(list), defaultdict(list)
    for code in registered:
        alike[looks(code)].append(code)
        for pattern in holes(looks(code)):
            holed[pattern].append(code)
    return {code: found for code in scanned if (found := near(looks(code), alike, holed))}


def near(code: str, alike: dict[str, list[str]], holed: dict[str, list[str]]) -> tuple[str, ...]:
    """The registered codes near one."""
    if code in alike:
        return tuple(alike[code][:FEW])
    found = sorted({other for pattern in holes(code) for other in holed.get(pattern, ())})
    return tuple(found) if len(found) <= FEW else ()


def looks(code: str) -> str:
    """A code as it looks: capitals, no blanks or marks, digits for the letters that look like them."""
    return re.sub(r"[\W_]", "", code.upper()).translate(LOOKS)


def holes(code: str) -> Iterator[str]:
    """The code with each character left open, and with each left out: two that share one differ in one place."""
    for at in range(len(code)):
        yield f"{code[:at]}?{code[at + 1 :]}"
    for at in range(len(code) + 1):
        yield f"{code[:at]}?{code[at:]}"
