"""Where a row's commune comes from when its own cell does not say it: a group row above, the title, the sheet's name.

It carries words, not codes: whether they name a commune is judged afterwards like any cell, so a misspelled group
never lends its rows to the group before it. What was carried is counted and said.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from data.columns import Header
from data.communes import code_of, communes
from data.layout.setting_aside import (
    TOTAL,
    at,
    is_counting,
    is_header_again,
    is_kind_of_venue,
    is_signing,
    numbered,
)
from data.text import plain, tidy
from data.workbook import Cells

Row = Sequence[str | None]

MARK = re.compile(r"^\s*(?:[IVXLC]{1,6}|[A-Ha-h]|\d{1,3})\s*[.)/:\-]\s*")
COUNT_BEHIND = re.compile(r"\s*(?:\(.*\)|[:\-–]\s*\d[\d.]*(?:\s+\D*)?)\s*$")
COMMUNE_WORDS = re.compile(r"^(xa|thi tran|tt|x|phuong) (?!hoi)")
OFFICE = re.compile(r"^(ubnd|uy ban|hdnd|dang uy|cong an|tram y te)\b")
ROMAN_OR_LETTER = re.compile(r"^([ivxlc]+|[a-h])$")


# Its number, its words, some counts and a remark.
MOST_IN_GROUP = 8
LONGEST_NAME = 60
NO_SUM = re.compile(r"^(0\d{5,}|\d{8,}|\d{4}-\d\d-\d\d.*|\d{1,2}/\d{1,2}/\d{2,4}.*)$")
ALPHA = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Carried:
    """For each row the words that stand for its commune, or None; how many came from where; which rows head a group."""

    words: list[str | None]
    sources: Counter[str]
    groups: list[int]


def carry(rows: Cells, header: Header, above: tuple[str, str] | None) -> Carried:
    """The communes rows take from elsewhere. `above` is (words, "title" or "sheet") that hold from the first row on."""
    column = header.columns.get("commune")
    words: list[str | None] = [None] * len(rows)
    sources: Counter[str] = Counter()
    current, source = above if above and column is None else (None, "")
    blank, groups = [], []
    for index, row in enumerate(rows):
        own = None if column is None or column >= len(row) else row[column]
        if own is not None and len(row) - row.count(None) > MOST_IN_GROUP:
            continue
        if (group := group_commune(row, header)) is not None:
            current, source = group, "groups"
            groups.append(index)
        elif own is None and is_data(row, header):
            words[index] = current
            sources[source] += current is not None
            blank += [index] if current is None else []
        elif own is None and current is not None and might_be_group(row):
            current = None
    if column is not None and blank and labels_bands(rows, header, column, len(blank)):
        fill_down(rows, column, blank, words)
        sources["above"] += len(blank)
    return Carried(words, +sources, groups)


def needs_carrying(rows: Cells, header: Header) -> bool:
    """Whether any row might lack a commune of its own: a look that costs little in a list of many rows."""
    column = header.columns.get("commune")
    if header.dataset == "scans":
        return False
    if column is None or (rows and min(map(len, rows)) <= column):
        return True
    return None in [row[column] for row in rows]


def group_commune(row: Row, header: Header) -> str | None:
    """The commune that a group row, or a title between two parts of a list, names; None for any other row."""
    filled = [cell for cell in row if cell is not None]
    if header.dataset != "venues" or not 1 <= len(filled) <= MOST_IN_GROUP:
        return None
    mark = plain(at_position(row, header.numbering) or "")
    # Beside its words a group has sums at most: a phone or a date is of a venue.
    if any(NO_SUM.match(cell) for cell in filled if not ALPHA.search(cell)):
        return None
    # A remark beside the group stands in a column of no meaning.
    told = {0, header.numbering, *header.columns.values()}
    texts = [
        cell
        for place, cell in enumerate(row)
        if cell and place in told and ALPHA.search(cell) and not ROMAN_OR_LETTER.match(plain(cell))
    ]
    if len(texts) != 1 or TOTAL.match(plain(texts[0])) or (mark.isdigit() and "commune" in header.columns):
        return None
    text = tidy(COUNT_BEHIND.sub("", MARK.sub("", texts[0])))
    spelling = plain(text)
    if OFFICE.match(spelling):
        return None
    if code_of(text) or COMMUNE_WORDS.match(spelling):
        return text
    return None if mark.isdigit() else commune_named([text])


def might_be_group(row: Row) -> bool:
    """Whether a row that is no data names a commune: what follows may be of that commune, and no longer of the old."""
    words = [plain(cell) for cell in row if cell is not None]
    if any(TOTAL.match(word) for word in words[:2]) or is_signing(words):
        return False
    return any(COMMUNE_WORDS.match(word) or code_of(word) for word in words if len(word) < LONGEST_NAME)


def at_position(row: Row, position: int | None) -> str | None:
    """A cell, if the row is that long."""
    return None if position is None or position >= len(row) else row[position]


def commune_named(lines: Sequence[str]) -> str | None:
    """The only commune that lines of title name as "xã ..." or "thị trấn ..."."""
    words = " | ".join(plain(line) for line in lines) + " "
    named = {one.name for one in communes() if re.search(rf"\b(xa|thi tran|tt) {plain(one.name)}\b(?! va\b)", words)}
    return named.pop() if len(named) == 1 else None


def is_data(row: Row, header: Header) -> bool:
    """Whether a row without a commune is one of the list's, and no total, heading, note or signature."""
    filled = [cell for cell in row if cell is not None]
    named = at(row, header, "name" if header.dataset == "venues" else "installed")
    if named is None or not filled:
        return False
    words = [plain(cell) for cell in filled]
    if any(TOTAL.match(word) for word in words[:2]) or is_counting(words) or is_header_again(filled, header):
        return False
    if is_signing(words) and not numbered(row, header):
        return False
    mapped = sum(at(row, header, name) is not None for name in header.columns)
    if mapped == 1 and is_kind_of_venue(named):
        return False
    marked = ROMAN_OR_LETTER.match(plain(at_position(row, header.numbering) or "")) and mapped == 1
    return not marked and (numbered(row, header) or mapped >= 2)


def labels_bands(rows: Cells, header: Header, column: int, blank: int) -> bool:
    """Whether the commune stands only on the first row of its band: no name comes twice, and many rows have none."""
    labels = [plain(row[column] or "") for row in rows if len(row) > column and row[column] and is_data(row, header)]
    return bool(labels) and len(set(labels)) == len(labels) and 2 * blank >= len(labels)


def fill_down(rows: Cells, column: int, blank: Sequence[int], words: list[str | None]) -> None:
    """Give each of the rows the last name above it."""
    last, wanted = None, set(blank)
    for index, row in enumerate(rows):
        last = at_position(row, column) or last
        if index in wanted:
            words[index] = last
