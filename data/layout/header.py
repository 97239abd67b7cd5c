"""Finds where a table begins in the first rows of a sheet, and of which kind it is.

It looks at words only, in at most `DEPTH` rows of header within the first `LOOKED_AT` rows; a kind that is not
plain is reported, never chosen. A person may say the row and the columns instead.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from data.campaign import App
from data.columns import NAMES, REQUIRED, TELLING, Header, missing_fields, position_of
from data.layout.heads import Head, Merged, Row, heads, may_head, spread
from data.layout.meaning import set_header, understood
from data.text import plain, tidy

LOOKED_AT = 40
DEPTH = 6


@dataclass(frozen=True)
class Found:
    """The best header of a sheet, and the other kind it could equally be (`rival`), if any."""

    header: Header | None
    rival: str | None = None


def find_header(
    rows: Sequence[Row], dataset: str | None = None, merged: Merged = (), apps: Sequence[App] = ()
) -> Found:
    """The header among the first rows; with `dataset` given only that kind is looked for.

    The best complete header wins: most fields recognised, then the shallower and higher one. Without a complete
    one the best partial header with two fields or more is given, so that a message can say what it lacks.
    """
    kinds = [dataset] if dataset else list(NAMES)
    candidates = [
        header
        for row, depth, over in blocks(rows, merged)
        for kind in kinds
        if len((header := understood(kind, over, row, depth, apps)).fields) >= 2
    ]
    if not candidates:
        return Found(None)
    complete = [
        header
        for header in candidates
        if not missing_fields(header) or may_lack_day(header) or may_lack_communes(header)
    ]
    best = max(complete or candidates, key=rank)
    counts = [header for header in candidates if best.dataset == "venues" and counts_without_codes(best, header)]
    return Found(reaching_down(best, merged), None if dataset else rival_of(best, [*complete, *counts]))


def blocks(rows: Sequence[Row], merged: Merged) -> Iterator[tuple[int, int, list[Head]]]:
    """Every block of rows that could be a header: first row, depth, and what stands over each column."""
    grid = spread(rows[: LOOKED_AT + DEPTH], merged)
    fit = [may_head(row) for row in grid]
    for row in range(min(len(grid), LOOKED_AT)):
        for depth in range(1, DEPTH + 1):
            if row + depth > len(grid) or not fit[row + depth - 1]:
                break
            if sum(cell is not None for line in rows[row : row + depth] for cell in line) >= 2:
                yield row, depth, heads(grid[row : row + depth])


def may_lack_communes(header: Header) -> bool:
    """A register whose communes stand in group rows, in the title or in the sheet's name instead of a column."""
    telling = TELLING["venues"] | {"code", "phone"}
    return header.dataset == "venues" and missing_fields(header) == ["commune"] and bool(telling & header.fields)


def may_lack_day(header: Header) -> bool:
    """Counts of scans whose day stands in the title or in the sheet's name instead of a column."""
    return header.dataset == "scans" and missing_fields(header) == ["moment"] and "scans" in header.columns


def counts_without_codes(register: Header, other: Header) -> bool:
    """Whether a register without codes may be a list of counts whose codes, or communes, stand under no known name."""
    counted = {other.columns.get("scans"), other.columns.get("installed")} - {None}
    return "code" not in register.columns and bool(counted - set(register.columns.values()))


def rank(header: Header) -> tuple[int, int, int, int, int]:
    """Which of two headers says more."""
    said = len(header.columns) + sum(len(band.columns) for band in header.bands)
    telling = len(TELLING[header.dataset] & header.fields)
    return said, -len(missing_fields(header)), telling, -header.depth, -header.row


def rival_of(best: Header, complete: list[Header]) -> str | None:
    """Another kind whose columns are all there: nothing tells it from the best, or it needs one the best ignores."""
    mine, used = TELLING[best.dataset] & best.fields, set(best.columns.values())
    for other in complete:
        theirs = TELLING[other.dataset] & other.fields
        needed = {other.columns.get(name) for name in theirs & set(REQUIRED[other.dataset])} - {None}
        equal, apart = len(theirs) >= len(mine), bool(needed - used)
        if other.dataset != best.dataset and other.row == best.row and (equal or apart):
            return other.dataset
    return None


def reaching_down(header: Header, merged: Merged) -> Header:
    """The header with the rows that its merged cells reach down to."""
    bottoms = [
        bottom for top, _, bottom, _ in merged if header.row <= top < header.end and bottom - header.row < 2 * DEPTH
    ]
    return replace(header, depth=max([header.depth, *(bottom + 1 - header.row for bottom in bottoms)]))


def by_hand(
    rows: Sequence[Row],
    dataset: str,
    last_row: int,
    said: Sequence[tuple[str, str]],
    merged: Merged = (),
    apps: Sequence[App] = (),
) -> Header:
    """The header as a person set it: `last_row` (from 1; 0 for none) is the row above the data, `said` (letter, field).

    Several columns may have one field where the words over them name an app or a day each.

    Raises:
        ValueError: a letter is no column's.
    """
    fields = {position_of(letter): field for letter, field in said if field}
    width = max([len(line) for line in rows[:200]] + [at + 1 for at in fields])
    over = heads_above(rows, last_row, merged, width)
    header = set_header(dataset, over, max(last_row - 1, 0), min(last_row, 1), fields, apps)
    return replace(header, by_hand=True)


def heads_above(rows: Sequence[Row], last_row: int, merged: Merged, width: int) -> list[Head]:
    """What stands over each column in the rows of words that end with `last_row`; nothing where that is 0."""
    grid = [[*row, *[None] * (width - len(row))] for row in spread(rows[:last_row], merged)]
    top = max(last_row - 1, 0)
    while top > 0 and last_row - top < DEPTH and may_head(grid[top - 1]):
        top -= 1
    return heads(grid[top:last_row]) if last_row else [Head((), ())] * width


def layout_of(titles: Sequence[str]) -> str:
    """A fingerprint of a header's words: files of the same layout have the same, wherever the header stands."""
    words = [plain(title) for title in titles]
    while words and not words[-1]:
        words.pop()
    return sha256("\n".join(words).encode()).hexdigest()[:12]


def title_lines(rows: Sequence[Row], before: int) -> list[str]:
    """The lines above a header, each as one sentence."""
    lines = (tidy(" ".join(cell for cell in row if cell is not None)) for row in rows[:before])
    return [line for line in lines if line]
