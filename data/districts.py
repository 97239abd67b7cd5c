"""The districts and towns of the province in 2021: which one a text names. It knows no commune.

A bare "Thanh Hóa" is the province; the city of that name is written "TP Thanh Hóa". `reference/districts.csv` holds
the names; the district of this campaign is one of them.
"""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data.campaign import Campaign
from data.text import plain

REFERENCE = Path(__file__).parent / "reference" / "districts.csv"
PARTS = re.compile(r"[,;:()\[\]/|\n–—-]")
KINDS = r"(?:huyen|h|thanh pho|tp|t p|thi xa|tx|t x)"
# What stands before a district's name when the text is about a district, or about the town that is called like it.
ABOUT = rf"(?:(?:ubnd|uy ban nhan dan|thuoc) )?(?:{KINDS}|thi tran|tt)"
# A longer text is no name of any place; it is not even looked at, for a cell may hold millions of letters.
LONGEST = 200
WHOLE = {"huyen", "toan huyen", "ca huyen"}


@dataclass(frozen=True)
class District:
    """A district or town of the province; `former_name` is what it was called before it became a town."""

    code: str
    kind: str
    name: str
    former_name: str
    province: str

    @property
    def full_name(self) -> str:
        """With its type: huyện Vĩnh Lộc."""
        return f"{self.kind} {self.name}"

    @property
    def names(self) -> tuple[str, ...]:
        """Its plain names, the one of today first."""
        return tuple(plain(name) for name in (self.name, self.former_name) if name)


@cache
def districts() -> tuple[District, ...]:
    """Every district of the reference file, in code order."""
    with REFERENCE.open(encoding="utf-8", newline="") as file:
        return tuple(
            District(row["code"], row["type"], row["name"], row["former_name"], row["province"])
            for row in csv.DictReader(file)
        )


@cache
def own_district() -> District:
    """The campaign's own."""
    return next(district for district in districts() if district.code == Campaign.district_code)


def other_district(written: str) -> str | None:
    """The other district, or the province, that a text names alone or after a commune's name; None if none."""
    if len(written) > LONGEST:
        return None
    words = plain(written)
    parts = [plain(part) for part in PARTS.split(written)]
    own = own_district()
    for district in districts():
        if district.code == own.code:
            continue
        for name in district.names:
            bare = name != plain(own.province) and any(part == name for part in (words, *parts))
            if bare or re.search(rf"(?:^|\s){KINDS} {name}(?:$|\s)", words) or re.fullmatch(rf"{ABOUT} {name}", words):
                return district.full_name
    return f"tỉnh {own.province}" if re.fullmatch(rf"(?:toan )?(?:tinh )?{plain(own.province)}", words) else None


def is_own_district(written: str) -> bool:
    """Whether a text names the campaign's own district as a whole: its total, or its own row."""
    words, own = plain(written[: LONGEST + 1]), own_district()
    after = rf"(?: (?:tinh )?{plain(own.province)})?"
    named = rf"(?:(?:toan|ca) )?(?:(?:ubnd|uy ban nhan dan) )?(?:{KINDS} )?{own.names[0]}{after}"
    return words in WHOLE or words == own.code or bool(re.fullmatch(named, words))
