"""What stands over each column of a table: the words of a header of one or several rows, read from the top down.

Merged cells count for all they cover; where nothing is merged, words stand for the blank cells to their right that
have words of their own beneath. It knows no kind of list.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data.text import tidy

Row = Sequence[str | None]
Merged = Sequence[tuple[int, int, int, int]]

WIDEST = 1000
NUMBER = re.compile(r"^(?=.*\d)[\d.,\s%()/:+\-e]+$", re.IGNORECASE)
CODE = re.compile(r"^(?=.*\d)(?=.*[A-Za-z])[\w\-./]{4,}$")
ERROR = re.compile(r"^#[A-Z/0]+[!?]?$")
COUNTING = re.compile(r"^\(?(\d{1,3})\)?(?:\s*=.*)?$")
LONGEST_OVER_ALL = 40
PARTS = re.compile(r"\s*[\n\r/]+\s*")


UNDER = re.compile(r"^(\(.*\)|%|máy|người|lượt|điểm|địa điểm|dd/mm/yyyy)$", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Head:
    """The words over one column, top down; `own` are those that stand over no other column."""

    words: tuple[str, ...]
    own: tuple[str, ...]

    @property
    def title(self) -> str:
        """All words as one line."""
        return tidy(" ".join(self.words))

    def readings(self) -> Iterator[str]:
        """What the head could say, the fullest reading first.

        Words shared with other columns never stand alone; lower words are left off only where they are a unit, a remark
        in brackets or an English line under a Vietnamese one.
        """
        for start in range(len(self.words)):
            yield tidy(" ".join(self.words[start:]))
        for end in range(len(self.own) - 1, 0, -1):
            if all(UNDER.match(word.strip()) or is_translation(word, self.own[0]) for word in self.own[end:]):
                yield tidy(" ".join(self.own[:end]))
        for word in self.own[::-1]:
            parts = [tidy(part) for part in PARTS.split(word.strip())]
            if len(parts) == 2 and (is_translation(parts[1], parts[0]) or is_translation(parts[0], parts[1])):
                yield from parts


def is_translation(lower: str, upper: str) -> bool:
    """Whether a line without accents stands under one with them."""
    return lower.isascii() and not upper.isascii()


def spread(rows: Sequence[Row], merged: Merged) -> list[list[str | None]]:
    """The rows with the text of each merged range in all its cells."""
    width = min(max((len(row) for row in rows), default=0), WIDEST)
    grid = [[*row[:width], *[None] * (width - len(row))] for row in rows]
    for top, left, bottom, right in merged:
        if top >= len(grid) or left >= width:
            continue
        text = grid[top][left]
        for row in grid[top : bottom + 1] if text is not None else ():
            row[left : min(right, width - 1) + 1] = [text] * (min(right, width - 1) - left + 1)
    return grid


def heads(block: Sequence[Row]) -> list[Head]:
    """The head of each column of a block of header rows of equal length."""
    width = len(block[0])
    filled = [[owned(block, depth, at) for at in range(width)] for depth in range(len(block))]
    for depth in range(len(block) - 1):
        reach(block, filled[depth], depth)
    covered = [[line.count(owner) if owner is not None else 0 for owner in line] for line in filled]
    found = []
    for at in range(width):
        words: list[str] = []
        own: list[str] = []
        for depth, line in enumerate(filled):
            owner = line[at]
            text = None if owner is None else block[depth][owner]
            if text is not None and (not words or words[-1] != text):
                words.append(text)
                if covered[depth][at] == 1:
                    own.append(text)
        found.append(Head(tuple(words), tuple(own)))
    return found


def owned(block: Sequence[Row], depth: int, at: int) -> int | None:
    """The column whose words a cell shows: the leftmost of the equal cells beside it, as a merged range leaves them."""
    text = block[depth][at]
    if text is None:
        return None
    while at and block[depth][at - 1] == text:
        at -= 1
    return at


def reach(block: Sequence[Row], line: list[int | None], depth: int) -> None:
    """Let the words of an upper row stand for the blank cells to their right that have words beneath, as theirs do."""
    below = [any(row[at] is not None for row in block[depth + 1 :]) for at in range(len(line))]
    last = None
    for at, owner in enumerate(line):
        if owner is not None:
            last = owner if below[at] else None
        elif below[at] and last is not None:
            line[at] = last
        else:
            last = None


def may_head(row: Row) -> bool:
    """Whether a row could be part of a header: words, no data. Days or numbers that count up may stand over columns."""
    cells = [cell for cell in row if cell is not None]
    if numbers_columns(row) or is_title(row):
        return False
    data = [cell for cell in cells if NUMBER.match(cell) or CODE.match(cell.strip()) or ERROR.match(cell)]
    return bool(cells) and (not data or all(map(is_day_like, data)) or counts_up(data))


DAY_LIKE = re.compile(r"^(\d{4}-\d{2}-\d{2}( 00:00:00)?|\d{1,2}[/.\-]\d{1,2}([/.\-]\d{2,4})?)$")


def numbers_columns(row: Row) -> bool:
    """A row of column numbers: A, B, 1, 2 ... or (1), (2), 3=1+2 from the first columns on."""
    filled = [(at, cell.strip()) for at, cell in enumerate(row) if cell is not None]
    if len(filled) < 3 or filled[0][0] > 1:
        return False
    letters = [cell for _, cell in filled if len(cell.strip("()")) == 1 and cell.strip("()").isalpha()]
    numbers = [int(found.group(1)) for _, cell in filled if (found := COUNTING.match(cell))]
    steps = all(b > a for a, b in zip(numbers, numbers[1:], strict=False))
    return len(letters) + len(numbers) == len(filled) and bool(numbers) and numbers[0] <= 2 and steps


def is_title(row: Row) -> bool:
    """One text alone in its row, over much of the width or long: a title, no level of a header."""
    filled = [cell for cell in row if cell is not None]
    return len(set(filled)) == 1 and (
        len(filled) > 0.6 * len(row) and len(row) > 2 or len(filled[0]) > LONGEST_OVER_ALL
    )


def is_day_like(text: str) -> bool:
    """Whether a cell over a column could name a day: 14/9, 14/9/2021, a date cell."""
    return bool(DAY_LIKE.match(text.strip()))


def counts_up(cells: Sequence[str]) -> bool:
    """1, 2, 3 ...: days of a month, or a row of column numbers."""
    numbers = [int(found.group(1)) for cell in cells if (found := COUNTING.match(cell.strip()))]
    return len(numbers) == len(cells) >= 3 and all(b == a + 1 for a, b in zip(numbers, numbers[1:], strict=False))
