"""Commune names to codes: by code, official name, alias, or the same without accents. Exact only.

Nothing near is ever accepted: eleven pairs of communes here are one letter apart without accents. A new alias
is a word in `reference/communes.csv`.
"""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data.text import plain

REFERENCE = Path(__file__).parent / "reference" / "communes.csv"
PREFIX = re.compile(r"^(xa|thi tran|tt|x|t t|phuong|p|uy ban nhan dan|ubnd) ")


@dataclass(frozen=True)
class Commune:
    """A commune of the district as of September 2021; `position` is the official code order."""

    code: str
    name: str
    kind: str
    full_name: str
    aliases: tuple[str, ...]
    tile_col: int
    tile_row: int
    position: int


@cache
def communes() -> tuple[Commune, ...]:
    """Every commune of the reference file, in code order."""
    with REFERENCE.open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: row["code"])
    return tuple(
        Commune(
            row["code"],
            row["name"],
            row["type"],
            row["full_name"],
            tuple(filter(None, row["aliases"].split("|"))),
            int(row["tile_col"]),
            int(row["tile_row"]),
            position,
        )
        for position, row in enumerate(rows)
    )


@cache
def spellings() -> dict[str, str]:
    """Plain spelling -> code. A spelling that two communes share would belong to neither."""
    owners: dict[str, set[str]] = {}
    for commune in communes():
        for written in (commune.code, commune.name, commune.full_name, *commune.aliases):
            owners.setdefault(plain(written), set()).add(commune.code)
    return {spelling: codes.pop() for spelling, codes in owners.items() if len(codes) == 1}


def code_of(written: str) -> str | None:
    """The code of the commune that is written so, or None when no commune is called exactly that."""
    spelling = plain(written)
    known = spellings()
    return known.get(spelling) or known.get(PREFIX.sub("", spelling))


def name_of(code: str) -> str:
    """The commune's name, or the code itself when it is not in the reference."""
    return next((commune.name for commune in communes() if commune.code == code), code)
