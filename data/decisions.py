"""What people of the office decided once and for all: which commune a name means, and choices kept for the next time.

Replayed from the ledger's events `alias`, `alias-removed` and `setting`, up to any version. Nothing is decided here:
a name near a commune's is a suggestion (see `suggestions`) until a person accepts it, and the reference is never
overruled. Every decision is an event, so it makes a new version of the campaign.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from data.communes import code_of, communes, name_of
from data.districts import LONGEST, is_own_district, other_district
from data.errors import NameRefused
from data.ledger import events, newest_version, writing
from data.text import plain, tidy


@dataclass(frozen=True)
class Alias:
    """A name a person accepted for a commune: as written, its plain spelling, who, when (UTC) and at which version."""

    written: str
    spelling: str
    code: str
    by: str
    at: datetime
    version: int


def aliases(home: Path, version: int | None = None) -> list[Alias]:
    """The accepted names in use at `version` (default: now), in the order they were accepted."""
    found: dict[str, Alias] = {}
    for event in events(home, version):
        if event.kind in ("alias", "alias-removed"):
            found.pop(event.body["spelling"], None)
        if event.kind == "alias":
            body = event.body
            found[body["spelling"]] = Alias(
                body["written"], body["spelling"], body["code"], event.by, event.at, event.version
            )
    return list(found.values())


def accepted(home: Path, version: int | None = None) -> dict[str, str]:
    """The same as `communes.code_of` takes them: plain spelling -> code."""
    return {alias.spelling: alias.code for alias in aliases(home, version)}


def accept_alias(home: Path, written: str, code: str, by: str) -> int:
    """Remember that `written` means the commune `code`, from now on. Returns the campaign's version.

    What is so already changes nothing; the newer of two decisions on one name counts.

    Raises:
        NameRefused: the text names another commune, a district, or nothing.
    """
    refuse_wrong(written, code)
    spelling = plain(written)
    with writing(home) as (version, append):
        if code_of(written, accepted(home)) == code:
            return version
        return append("alias", {"written": tidy(written), "spelling": spelling, "code": code}, by)


def refuse_wrong(written: str, code: str) -> None:
    """A name that has a meaning of its own keeps it."""
    if code not in {commune.code for commune in communes()}:
        raise NameRefused("No commune has the code {code}. Choose one of the list.", code=code)
    if len(written) > LONGEST or not any(letter.isalpha() for letter in plain(written)):
        short = tidy(written[:LONGEST])
        raise NameRefused("“{written}” is no name. Write the commune's name in the file.", written=short)
    known = code_of(written)
    if known and known != code:
        raise NameRefused(
            "“{written}” is the name of {own} and cannot stand for {other}. Mend the file instead.",
            written=tidy(written),
            own=name_of(known),
            other=name_of(code),
        )
    if is_own_district(written) or other_district(written):
        raise NameRefused(
            "“{written}” names a district and cannot stand for a commune. Mend the file instead.",
            written=tidy(written),
        )


def remove_alias(home: Path, spelling: str, by: str) -> int:
    """Take an accepted name back: files read from now on no longer know it; what is loaded stays. Returns the version.

    Raises:
        NameRefused: no such name is in use.
    """
    with writing(home) as (_, append):
        if plain(spelling) not in accepted(home):
            raise NameRefused("“{written}” is not among the accepted names.", written=spelling)
        return append("alias-removed", {"spelling": plain(spelling)}, by)


def keep_choice(home: Path, name: str, value: Any, by: str) -> int:
    """Remember a choice of the office (`value` as JSON holds it); the same again is no event. Returns the version."""
    if choice(home, name) == value:
        return newest_version(home)
    with writing(home) as (_, append):
        return append("setting", {"name": name, "value": value}, by)


def choice(home: Path, name: str, default: Any = None) -> Any:
    """The choice that was kept last, or `default`."""
    kept = [event.body["value"] for event in events(home) if event.kind == "setting" and event.body["name"] == name]
    return kept[-1] if kept else default
