"""The columns of a table as a person is shown them: letter, title, samples, meaning, and what the values look like.

Where no header was found it offers the fullest row of words as one; nothing of it is used before a person says so.
"""

from collections.abc import Sequence
from typing import Any

from data.columns import Header, letter_of
from data.layout.finding import Prepared
from data.layout.header import DEPTH, LOOKED_AT, heads_above
from data.layout.heads import may_head
from data.layout.looks import likely_dataset, suggested, values_of
from data.text import tidy
from data.workbook import Cells

SAMPLES, LONGEST, WIDEST = 3, 60, 200


def grid_of(prepared: Prepared) -> tuple[str | None, list[dict[str, Any]]]:
    """The kind that is most likely where no header was found, and every column that holds something."""
    header = prepared.found.header
    end = header.end if header else likely_header(prepared) + 1
    body = prepared.rows[end:]
    width = min(max([len(row) for row in prepared.rows[prepared.first : end + WIDEST]], default=0), WIDEST)
    titles = header.titles if header else titles_above(prepared, end, width)
    kind = header.dataset if header else prepared.answer.dataset or likely_dataset(body, width)
    fields = fields_of(header)
    looks = suggested(kind, body, width, {name: at for at, name in fields.items()})
    columns = []
    for at in range(width):
        title, samples = titles[at] if at < len(titles) else "", samples_of(body, at)
        if title or samples:
            column = {"letter": letter_of(at), "title": title, "samples": samples, "end": end}
            columns.append({**column, "field": fields.get(at), "suggested": looks.get(at)})
    return (None if header else kind), columns


def titles_above(prepared: Prepared, end: int, width: int) -> list[str]:
    """The words over each column in the rows of words that end above row `end` (from 0)."""
    top = max(prepared.first, end - DEPTH)
    merged = [(t - top, left, b - top, right) for t, left, b, right in prepared.sheet.merged if t >= top]
    return [head.title for head in heads_above(prepared.rows[top:end], end - top, merged, width)]


def likely_header(prepared: Prepared) -> int:
    """The row (from 0) that a person named, else the fullest row of words, else the fullest of the first rows."""
    rows, first, named = prepared.rows, prepared.first, prepared.answer.header_row
    if named and first < named <= len(rows):
        return named - 1
    looked_at = range(first, min(len(rows), first + LOOKED_AT))
    return max(looked_at, key=lambda at: (may_head(rows[at]), filled(rows[at]), -at))


def filled(row: Sequence[str | None]) -> int:
    """How many cells of a row hold something."""
    return len(row) - row.count(None)


def fields_of(header: Header | None) -> dict[int, str]:
    """The meaning of each column that has one."""
    if header is None:
        return {}
    banded = {at: name for band in header.bands for name, at in band.columns.items()}
    return {at: name for name, at in header.columns.items()} | banded


def samples_of(body: Cells, at: int) -> list[str]:
    """The first different values of a column."""
    return list(dict.fromkeys(tidy(value)[:LONGEST] for value in values_of(body, at)))[:SAMPLES]
