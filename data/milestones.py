"""What happened on a day, as the office noted it: a letter sent, a campaign day. It stands on every trend.

Events `milestone` and `milestone-removed` of the ledger; nothing is counted from them.
"""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from data.errors import MilestoneRefused
from data.ledger import events, writing
from data.text import tidy

LONGEST = 80


@dataclass(frozen=True)
class Milestone:
    """A day and a few words; who noted it and when (UTC). `version` is its name: that of its event."""

    version: int
    day: date
    words: str
    by: str
    at: datetime


def milestones(home: Path, version: int | None = None) -> tuple[Milestone, ...]:
    """All that are noted at `version` (default: now), by day, those of one day in the order they were noted."""
    found: dict[int, Milestone] = {}
    for event in events(home, version):
        if event.kind == "milestone":
            day, words = date.fromisoformat(event.body["day"]), event.body["words"]
            found[event.version] = Milestone(event.version, day, words, event.by, event.at)
        elif event.kind == "milestone-removed":
            found.pop(event.body["version"], None)
    return tuple(sorted(found.values(), key=lambda one: (one.day, one.version)))


def note_milestone(home: Path, day: date, words: str, by: str) -> int:
    """Note what happened on `day`. The same words on the same day again are no event. Returns the version.

    Raises:
        MilestoneRefused: no words, or too many for a chart.
    """
    said = tidy(words)
    if not said:
        raise MilestoneRefused("Write in a few words what happened on that day, such as “letter sent”.")
    if len(said) > LONGEST:
        raise MilestoneRefused(
            "These words are too long for a chart: {n} letters, at most {most}.", n=len(said), most=LONGEST
        )
    with writing(home) as (version, append):
        if any((one.day, one.words) == (day, said) for one in milestones(home)):
            return version
        return append("milestone", {"day": day.isoformat(), "words": said}, by)


def remove_milestone(home: Path, noted: int, by: str) -> int:
    """Take the milestone `noted` (its version) away; it stays in the ledger. Returns the version.

    Raises:
        MilestoneRefused: someone else has taken it away already.
    """
    with writing(home) as (_, append):
        if all(one.version != noted for one in milestones(home)):
            raise MilestoneRefused("That event is no longer noted. Load the page again to see what is.")
        return append("milestone-removed", {"version": noted}, by)
