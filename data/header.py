"""Finds where a table begins in the first rows of a sheet, and of which kind it is.

It looks at words only, in at most `DEPTH` rows of header within the first `LOOKED_AT` rows; a kind that is not
plain is reported, never chosen.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from data.columns import NAMES, REQUIRED, TELLING, Header, missing_fields, understood
from data.text import tidy

LOOKED_AT = 40
DEPTH = 2

Row = Sequence[str | None]


@dataclass(frozen=True)
class Found:
    """The best header of a sheet, and the other kind it could equally be (`rival`), if any."""

    header: Header | None
    rival: str | None = None


def find_header(rows: Sequence[Row], dataset: str | None = None) -> Found:
    """The header among the first rows; with `dataset` given only that kind is looked for.

    The best complete header wins: most fields recognised, then the shallower and higher one. Without a complete
    one the best partial header with two fields or more is given, so that a message can say what it lacks.
    """
    candidates = [
        understood(kind, titles, index, depth)
        for index in range(min(len(rows), LOOKED_AT))
        for depth in range(1, DEPTH + 1)
        if (titles := stacked(rows[index : index + depth])) is not None
        for kind in ([dataset] if dataset else NAMES)
    ]
    candidates = [header for header in candidates if len(header.columns) >= 2]
    if not candidates:
        return Found(None)
    complete = [header for header in candidates if not missing_fields(header)]
    best = max(complete or candidates, key=rank)
    return Found(best, None if dataset else rival_of(best, complete))


def rank(header: Header) -> tuple[int, int, int, int]:
    """Which of two headers says more."""
    telling = len(TELLING[header.dataset] & header.columns.keys())
    return len(header.columns), telling, -header.depth, -header.row


def rival_of(best: Header, complete: list[Header]) -> str | None:
    """Another kind whose columns are all there: nothing tells it from the best, or it needs one the best ignores."""
    mine, used = TELLING[best.dataset] & best.columns.keys(), set(best.columns.values())
    for other in complete:
        theirs = TELLING[other.dataset] & other.columns.keys()
        needed = {other.columns[name] for name in theirs & set(REQUIRED[other.dataset])}
        equal, apart = len(theirs) >= len(mine), bool(needed - used)
        if other.dataset != best.dataset and other.row == best.row and (equal or apart):
            return other.dataset
    return None


def stacked(rows: Sequence[Row]) -> list[str] | None:
    """The titles of one or more header rows read downwards; None where a lower row adds nothing or is data."""
    if len(rows) > 1 and not all(is_wording(row) for row in rows):
        return None
    width = max(len(row) for row in rows)
    return [
        tidy(" ".join(str(row[at]) for row in rows if at < len(row) and row[at] is not None)) for at in range(width)
    ]


def is_wording(row: Row) -> bool:
    """Whether a row could be part of a header: words, and no numbers or dates."""
    filled = [cell for cell in row if cell is not None]
    return len(filled) >= 2 and not any(any(letter.isdigit() for letter in cell) for cell in filled)


def title_lines(rows: Sequence[Row], header: Header) -> list[str]:
    """The lines above the header, each as one sentence."""
    lines = (tidy(" ".join(cell for cell in row if cell is not None)) for row in rows[: header.row])
    return [line for line in lines if line]
