"""What people said of single venues: corrections, two venues being one, findings dismissed; each can be undone.

Replayed from the ledger up to any version, like uploads. It reads no facts, so it cannot tell whether a file agrees
with a correction by now: that is settled where the facts are loaded (see `overlay`), and `snapshot.acts` says it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from data.ledger import Event, events

KINDS = ("correction", "same-venue", "dismissal")


@dataclass(frozen=True)
class Act:
    """One act, its `version` being its name. `named` is how the venue was called then.

    A correction has venue, field, value (a day as ISO; None: not closed) and what it `was`; `same-venue` has venue and
    same_as; a dismissal has the finding's key. `state`: in-use, replaced (a later act says it anew), retired (a file
    agrees) or undone; `ended` is (version, when, who or which file). `file_says` is what the files say now.
    """

    version: int
    at: datetime
    by: str
    kind: str
    reason: str
    venue: str = ""
    named: str = ""
    field: str = ""
    value: str | None = None
    was: str | None = None
    same_as: str = ""
    finding: str = ""
    state: str = "in-use"
    ended: tuple[int, datetime, str] | None = None
    file_says: str | None = None

    @property
    def about(self) -> tuple[str, str, str]:
        """Of two acts about the same thing the later counts."""
        return (self.kind, self.finding or self.venue, self.field)


def replayed(home: Path, version: int | None = None) -> tuple[Act, ...]:
    """Every act up to `version`, oldest first, with its state as far as the ledger tells it."""
    found: dict[int, Act] = {}
    for event in events(home, version):
        if event.kind in KINDS:
            found[event.version] = act_of(event)
        elif event.kind == "undo" and event.body["act"] in found:
            undone = found[event.body["act"]]
            found[undone.version] = replace(undone, state="undone", ended=(event.version, event.at, event.by))
    return with_replaced(list(found.values()))


def act_of(event: Event) -> Act:
    """The act an event tells of."""
    return Act(event.version, event.at, event.by, event.kind, **event.body)


def with_replaced(every: Sequence[Act]) -> tuple[Act, ...]:
    """Of the acts about one thing that were not undone only the last is in use."""
    last = {act.about: act for act in every if act.state == "in-use"}
    return tuple(replaced(act, last[act.about]) if act.state == "in-use" else act for act in every)


def replaced(act: Act, last: Act) -> Act:
    """The act, ended by the last about the same thing unless it is the last."""
    return act if act is last else replace(act, state="replaced", ended=(last.version, last.at, last.by))


def in_use(every: Iterable[Act], kind: str) -> list[Act]:
    """The acts of one kind that count."""
    return [act for act in every if act.kind == kind and act.state == "in-use"]


def heads(every: Iterable[Act]) -> dict[str, str]:
    """Which venue each merged one counts as, through chains: venue -> the venue that stays."""
    said = {act.venue: act.same_as for act in in_use(every, "same-venue")}
    return {venue: head_of(venue, said) for venue in said}


def head_of(venue: str, said: dict[str, str]) -> str:
    """The end of the chain; `said` has no circles, for an act that closed one would have been refused."""
    while venue in said:
        venue = said[venue]
    return venue
