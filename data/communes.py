"""Commune names to codes: by code, name or alias, at most without accents or in a harmless wrapping.

Exact only. Nothing near is ever accepted: eleven pairs of communes here are one letter apart without accents. A new
alias is a word in `reference/communes.csv`, or what a person accepted (see `decisions`). A wrapping is a number, an
issuer, the type before a name, its code, or the district after it; a type no commune here has ("phường"), a code of
another commune, another district, or the name of a unit made later is no wrapping.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from data.districts import LONGEST, own_district
from data.text import plain, tidy

REFERENCE = Path(__file__).parent / "reference" / "communes.csv"
# "1. ", "II) ", "A. " before a name. A single X is the short form of "xã".
NUMBERING = re.compile(r"^(?!X[.)])(?:\d{1,2}|[IVX]{1,5}|[A-E])\s*[.)]\s*(?=[^\W\d])")
KINDS = {"xa": "xa", "x": "xa", "thi tran": "thi tran", "tt": "thi tran", "t t": "thi tran", "ttr": "thi tran"}
# The units that took over: names that may be those of 2021 with another type.
LATER_SINCE = date(2025, 7, 1)


@dataclass(frozen=True)
class Commune:
    """A commune of the district as of September 2021; `position` is the official code order.

    `former` are the communes merged into it, as (code, full name), on `merged_on`; `later` is the commune that took
    over in 2025, which may have its name and is never the same place. `lon` and `lat` (degrees) are of a spot
    within it.
    """

    code: str
    name: str
    kind: str
    full_name: str
    aliases: tuple[str, ...]
    tile_col: int
    tile_row: int
    position: int
    former: tuple[tuple[str, str], ...] = ()
    merged_on: date | None = None
    later: str = ""
    lon: float = 0.0
    lat: float = 0.0


@cache
def communes() -> tuple[Commune, ...]:
    """Every commune of the reference file, in code order."""
    with REFERENCE.open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: row["code"])
    return tuple(commune_of(row, position) for position, row in enumerate(rows))


def commune_of(row: Mapping[str, str], position: int) -> Commune:
    """A line of the reference file."""
    codes, names = (listed(row[column]) for column in ("merged_old_codes", "merged_old_names"))
    return Commune(
        row["code"],
        row["name"],
        row["type"],
        row["full_name"],
        listed(row["aliases"]),
        int(row["tile_col"]),
        int(row["tile_row"]),
        position,
        tuple(zip(codes, names, strict=True)),
        date.fromisoformat(row["merged_on"]) if row["merged_on"] else None,
        row["name_2025"],
        float(row["lon"]),
        float(row["lat"]),
    )


def listed(cell: str) -> tuple[str, ...]:
    """The words of a cell that holds several."""
    return tuple(filter(None, cell.split("|")))


@cache
def spellings() -> dict[str, str]:
    """Plain spelling -> code. A spelling that two communes share would belong to neither."""
    owners: dict[str, set[str]] = {}
    for commune in communes():
        for written in (commune.code, commune.name, commune.full_name, *commune.aliases):
            owners.setdefault(plain(written), set()).add(commune.code)
    return {spelling: codes.pop() for spelling, codes in owners.items() if len(codes) == 1}


@cache
def successors() -> dict[str, str]:
    """Code of a commune, or of one merged into it -> its code."""
    former = {old: commune.code for commune in communes() for old, _ in commune.former}
    return former | {commune.code: commune.code for commune in communes()}


@cache
def later_names() -> frozenset[str]:
    """Plain names of communes made in 2025 that none of 2021 had: "Xã Kim Tân" is six of them, and was a town."""
    return frozenset(plain(commune.later) for commune in communes()) - spellings().keys()


@dataclass(frozen=True)
class Wrapped:
    """A text taken apart: type and name (plain), the code written beside them, and whether our district is named.

    `whole` is the name with all that stands after it, for a name that ends like the district's.
    """

    kind: str = ""
    name: str = ""
    code: str | None = None
    placed: bool = False
    whole: str = ""


def unwrapped(written: str) -> Wrapped:
    """A text without what may harmlessly stand around a commune's name."""
    words = plain(NUMBERING.sub("", tidy(written)))
    found = wrapping().fullmatch(words)
    if not found:
        return Wrapped()
    kind, code = KINDS.get(found["kind"] or "", ""), found["before"] or found["after"]
    return Wrapped(kind, found["name"], code, bool(found["district"]), words[found.start("name") :])


@cache
def wrapping() -> re.Pattern[str]:
    """The pattern of `unwrapped`, over plain text. A bare "Thanh Hóa" after the name may be the city: no wrapping."""
    own = own_district()
    province = plain(own.province)
    district = rf"(?:thuoc )?(?:huyen |h )?{own.names[0]}(?: (?:tinh |t )?{province})?"
    return re.compile(
        r"(?:(?P<before>\d{5}) )?(?:(?:ubnd|uy ban nhan dan) )?"
        rf"(?:(?P<kind>{'|'.join(KINDS)}) )?(?P<name>.+?)(?: (?P<after>\d{{5}}))?"
        rf"(?: (?:(?P<district>{district})|tinh {province}))?"
    )


def code_of(written: str, aliases: Mapping[str, str] | None = None) -> str | None:
    """The code of the commune that is written so, or None when no commune is called exactly that.

    `aliases` is what people accepted, plain text -> code (see `decisions.accepted`); the reference goes first.
    """
    if len(written) > LONGEST:
        return None
    spelling = plain(written)
    found = spellings().get(spelling) or code_wrapped(written)
    return found or (aliases.get(spelling) if aliases else None)


def code_wrapped(written: str) -> str | None:
    """The code of a name in a harmless wrapping. Where the district is named, no commune made later is meant."""
    parts = unwrapped(written)
    if f"{parts.kind} {parts.name}" in later_names() and not parts.placed:
        return None
    typed = (f"{parts.kind} {name}".strip() for name in (parts.whole, parts.name))
    found = next((spellings()[name] for name in (*typed, parts.name) if name in spellings()), None)
    return None if parts.code and successors().get(parts.code) != found else found


def name_of(code: str) -> str:
    """The commune's name, or the code itself when it is not in the reference."""
    return next((commune.name for commune in communes() if commune.code == code), code)
