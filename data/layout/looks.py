"""What a column's values look like: communes, days, phones, codes, counts. Only ever a suggestion for a person.

It also settles which of two columns that claim one field by name has the values for it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from data.columns import NAMES, Header
from data.communes import code_of
from data.text import tidy
from data.values import read_count, read_day
from data.workbook import Cells

LOOKED_AT = 200
ENOUGH = 0.7
PHONE = re.compile(r"^(\+?84|0)?[35789]\d{8}$")
CODE = re.compile(r"^(?=.*\d)(?=.*[A-Za-z])[\w\-./]{3,20}$")
WORDS = re.compile(r"[^\W\d_]{2,}")


def is_phone(text: str) -> bool:
    """Nine or ten digits as a phone has them."""
    return bool(PHONE.match(re.sub(r"[\s.\-()]", "", text)))


LOOKS = {
    "commune": lambda text: code_of(text) is not None,
    "phone": is_phone,
    "day": lambda text: read_day(text)[0] is not None,
    "count": lambda text: read_count(text)[0] is not None,
    "code": lambda text: bool(CODE.match(text)),
    "words": lambda text: bool(WORDS.search(text)),
}
# Which look a field's values have; the order is the one in which fields are suggested.
LOOK_OF = {
    "venues": {"commune": "commune", "phone": "phone", "registered_on": "day", "code": "code", "name": "words"},
    "scans": {"moment": "day", "code": "code", "scans": "count", "commune": "commune"},
    "installs": {"commune": "commune", "as_of": "day", "installed": "count"},
}
ALSO = {"closed_on": "day", "smartphones": "count", "population": "count", "person_phone": "phone"}


def look(values: Sequence[str]) -> str | None:
    """The look that most of the values share; None where there are none."""
    seen = [tidy(value) for value in values if value]
    for name, fits in LOOKS.items():
        if seen and sum(map(fits, seen)) >= ENOUGH * len(seen):
            return name
    return None


def values_of(rows: Cells, position: int) -> list[str]:
    """The first values of a column."""
    return [cell for row in rows[:LOOKED_AT] if position < len(row) and (cell := row[position]) is not None]


def refitted(header: Header, rows: Cells) -> Header:
    """The header with the later of two columns of one name where only that one's values fit the field."""
    wanted = {**LOOK_OF[header.dataset], **ALSO}
    columns = dict(header.columns)
    for name, places in header.claims.items():
        fitting = [at for at in places if look(values_of(rows, at)) == wanted.get(name)]
        if fitting and columns.get(name) in places and columns[name] not in fitting:
            columns[name] = fitting[0]
    return replace(header, columns=columns)


def suggested(dataset: str, rows: Cells, width: int, taken: Mapping[str, int]) -> dict[int, str]:
    """For columns without a meaning, the field still free that their values look like."""
    found: dict[int, str] = {}
    free = [name for name in LOOK_OF[dataset] if name not in taken]
    looks = {at: look(values_of(rows, at)) for at in range(width) if at not in taken.values()}
    for name in free:
        for at, seen in looks.items():
            if at not in found and seen == LOOK_OF[dataset][name]:
                found[at] = name
                break
    return found


def likely_dataset(rows: Cells, width: int) -> str:
    """The kind whose fields the columns' values look most like."""
    return max(NAMES, key=lambda dataset: len(suggested(dataset, rows, width, {})))
