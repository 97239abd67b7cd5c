"""The acts that changed figures, in order: what a person can mean by "as it was known then". It changes nothing.

Files committed together are one moment. Settings, accepted names and dismissed findings move no figure and are left
out; so is a rebuild, which gives the same figures.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path

from data.ledger import Event, events

OF_UPLOADS = ("withdraw", "restore")
OF_VENUES = ("correction", "same-venue")


@dataclass(frozen=True)
class Moment:
    """An act and the version the campaign had after it.

    `kind`: commit, withdraw, restore, correction, same-venue or undo; `named`: the files, or how the venue was called
    and for `same-venue` the one it counts as.
    """

    version: int
    at: datetime
    by: str
    kind: str
    named: tuple[str, ...]


def moments(home: Path, version: int | None = None) -> tuple[Moment, ...]:
    """Every act up to `version` that changed figures, newest first."""
    every = events(home, version)
    return tuple(reversed([*found_in(every)]))


def found_in(every: Sequence[Event]) -> Iterator[Moment]:
    """The moments in order."""
    files = {one.body["upload"]: one.body["file"] for one in every if one.kind == "commit"}
    venues = {one.version: one.body["named"] or one.body["venue"] for one in every if one.kind in OF_VENUES}
    for _, together in groupby(every, key=lambda one: (one.kind, one.body.get("batch", -one.version))):
        last = (acts := [*together])[-1]
        if last.kind == "commit":
            named = tuple(dict.fromkeys(one.body["file"] for one in acts))
        elif last.kind in OF_UPLOADS:
            named = (files[last.body["upload"]],)
        elif last.kind in OF_VENUES:
            named = tuple(filter(None, (venues[last.version], last.body.get("same_as"))))
        elif last.kind == "undo" and last.body["act"] in venues:
            named = (venues[last.body["act"]],)
        else:
            continue
        yield Moment(last.version, last.at, last.by, last.kind, named)
