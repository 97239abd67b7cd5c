"""Which venues need a look, and why. It finds and suggests; nothing is corrected by itself.

Probable duplicates, missing or doubtful fields, addresses that name another commune, codes scanned but not registered.
A finding has a key that stays the same from day to day, so that a person can dismiss it (see `corrections`). Phones
are compared in full and shown masked.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from data.problems import written
from data.reviewing.addresses import disagreement
from data.reviewing.corrections import dismissed
from data.reviewing.duplicates import pairs_alike, same_address, same_phone
from data.reviewing.near_codes import near_codes
from data.reviewing.seen import Seen, outside, registered
from data.snapshot import Snapshot
from data.text import plain
from data.words import say

# What a finding is, and what is to be checked about it.
KINDS = {
    "duplicate": ("Probably one venue twice", "Are these one venue? Which code stays?"),
    "address": ("Commune and address disagree", "Which commune is the venue in?"),
    "doubtful": ("Doubtful name", "What is the venue called?"),
    "outside": ("Scanned, not registered", "Which venue has this code? Register it, or say which one it is."),
    "missing": ("Missing fields", "Fill in what is missing."),
}
FIELDS = {
    "code": "code",
    "registered_on": "registration date",
    "address": "address",
    "type": "type",
    "phone": "phone",
}
# A field that nearly no venue has is a column the office does not keep: said once, not venue by venue.
HARDLY_ANY = 0.9


@dataclass(frozen=True)
class Reason:
    """Why, as a sentence of the catalogue and what fills it."""

    sentence: str
    values: dict[str, Any] = field(default_factory=dict)

    def message(self, lang: str) -> str:
        """In words."""
        values = {name: written(lang, value) for name, value in self.values.items()}
        if fields := self.values.get("fields"):
            values["fields"] = ", ".join(say(lang, FIELDS[name]) for name in fields)
        return say(lang, self.sentence, **values)


@dataclass(frozen=True)
class Finding:
    """Something to look at: `venues` are keys of `Review.venues`, `near` those a scanned code may be."""

    key: str
    kind: str
    communes: tuple[str, ...]
    reasons: tuple[Reason, ...]
    venues: tuple[str, ...]
    near: tuple[str, ...] = ()


@dataclass(frozen=True)
class Review:
    """All findings of a snapshot, dismissed ones left out; `hardly_any` are fields that nearly no venue has."""

    findings: tuple[Finding, ...]
    venues: dict[str, Seen]
    hardly_any: tuple[str, ...]


def review(snapshot: Snapshot) -> Review:
    """Look at every venue that is in the register now, and every scanned code that is not."""
    seen = {one.venue: one for one in [*registered(snapshot), *outside(snapshot)]}
    mine = [one for one in seen.values() if one.registered]
    lacking = Counter(name for one in mine for name in missing_fields(one))
    hardly_any = tuple(name for name in FIELDS if mine and lacking[name] >= HARDLY_ANY * len(mine))
    gone = dismissed(snapshot.acts)
    found = [*duplicates(mine), *addresses(mine), *doubtful(mine), *unregistered(seen), *missing(mine, hardly_any)]
    return Review(tuple(one for one in found if one.key not in gone), seen, hardly_any)


def duplicates(mine: Sequence[Seen]) -> Iterator[Finding]:
    """Venues that are probably one: one finding for those that belong together, with every reason."""
    by_key = {one.venue: one for one in mine}
    reasons: dict[tuple[str, ...], list[Reason]] = {}
    for venues in same_phone(mine):
        phone = by_key[venues[0]].masked
        reasons.setdefault(venues, []).append(Reason("The same phone ({phone}).", {"phone": phone}))
    for kind, venues in (*pairs_alike(mine), *same_address(mine)):
        reasons.setdefault(venues, []).append(Reason(ALIKE[kind]))
    for venues, why in sorted(reasons.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        communes = tuple(sorted({one for venue in venues if (one := by_key[venue].commune)}))
        yield Finding("|".join(("duplicate", *venues)), "duplicate", communes, tuple(why), venues)


ALIKE = {
    "name": "Nearly the same name in one commune.",
    "name-and-address": "Nearly the same name at the same address.",
    "within": "The same address, and one name is part of the other.",
    "address": "The same address.",
}


def addresses(mine: Sequence[Seen]) -> Iterator[Finding]:
    """Venues whose address names another commune or district."""
    for one in mine:
        if one.address and one.commune and (found := disagreement(one.address, one.commune)):
            sentence, values = found
            key = "|".join(("address", one.venue, one.commune, plain(one.address)))
            yield Finding(key, "address", (one.commune,), (Reason(sentence, values),), (one.venue,))


def doubtful(mine: Sequence[Seen]) -> Iterator[Finding]:
    """Venues whose name is only digits, or one or two letters."""
    for one in mine:
        letters = [letter for letter in plain(one.name or "") if letter.isalpha()]
        if len(letters) <= 2:
            reason = Reason("“{name}” is hardly a name.", {"name": one.name or ""})
            key = f"doubtful|{one.venue}|{plain(one.name or '')}"
            yield Finding(key, "doubtful", (one.commune or "",), (reason,), (one.venue,))


def missing_fields(one: Seen) -> list[str]:
    """The fields a venue lacks."""
    return [name for name in FIELDS if not getattr(one, name)]


def missing(mine: Sequence[Seen], hardly_any: Sequence[str]) -> Iterator[Finding]:
    """Venues that lack a field most others have."""
    for one in mine:
        if lacks := [name for name in missing_fields(one) if name not in hardly_any]:
            reason = Reason("Missing: {fields}.", {"fields": lacks})
            key = f"missing|{one.venue}|{','.join(lacks)}"
            yield Finding(key, "missing", (one.commune or "",), (reason,), (one.venue,))


def unregistered(seen: dict[str, Seen]) -> Iterator[Finding]:
    """Codes that were scanned and are in no register, with registered ones that look alike."""
    codes = [one.venue for one in seen.values() if not one.registered]
    near = near_codes(codes, [one.venue for one in seen.values() if one.registered and one.code])
    for code in codes:
        one, alike = seen[code], near.get(code, ())
        said = "{scans} scans, the last on {day}; no register has the code."
        reasons = [Reason(said, {"scans": one.scans, "day": one.last_scan})]
        if alike:
            reasons.append(Reason("Perhaps mistyped for {codes}.", {"codes": list(alike)}))
        communes = (one.commune,) if one.commune else ()
        yield Finding(f"outside|{code}", "outside", communes, tuple(reasons), (code,), tuple(alike))
