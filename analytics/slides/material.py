"""What all slides of one deck are made from, and the words they share. It makes no slide."""

from dataclasses import dataclass, replace
from datetime import date

from analytics.change_words import against, tone
from analytics.comparing import Change
from analytics.figures import Figures
from analytics.notes import Note
from analytics.scope import Scope
from data.campaign import Campaign
from data.snapshot import Snapshot
from data.words import plural, say
from data.writing import day, number, percent, period, points, signed

DOUBTS, FEW = 2, 4
# What a line below a figure says when it is so; the rest is on the pages.
SCANS = ("period-without-scans", "window-partial", "communes-without-scans", "days-missing")
REGISTER = ("communes-without-register",)
INSTALLS = ("installs-newer", "installs-stale", "communes-without-installs", "district-row", "above-one")


@dataclass(frozen=True)
class Material:
    """One scope at one version, its figures, and the language to speak."""

    snapshot: Snapshot
    scope: Scope
    lang: str
    figures: Figures

    @property
    def campaign(self) -> Campaign:
        """Whose campaign it is."""
        return self.snapshot.campaign

    @property
    def several(self) -> bool:
        """Whether there are communes to compare."""
        return len(self.scope.codes) > 1

    @property
    def window(self) -> str:
        """The seven days, both ends."""
        return period(self.lang, *self.figures.window) if self.figures.window else ""

    def count(self, n: float | None) -> str:
        """A number as the language writes it."""
        return number(self.lang, n)

    def rate(self, ratio: float | None, digits: int = 1) -> str:
        """A percentage as it is said aloud."""
        return percent(self.lang, ratio, digits)

    def target(self, key: str) -> float | None:
        """The target set for a figure, if one is."""
        return self.snapshot.targets.get(key)


def change_words(lang: str, key: str, change: Change | None, short: tuple[int, int] = (0, 0)) -> tuple[str, str]:
    """How a figure moved, in words, and whether that is good, bad or flat; `short` are days covered before and now."""
    if change is None:
        before, now = short
        if before:
            return say(lang, "too few days with data before ({before}/{now})", before=before, now=now), "flat"
        return say(lang, "nothing to compare with"), "flat"
    step = points(lang, change.difference, 1) if change.unit == "points" else signed(lang, change.difference)
    if round(change.difference, 3) == 0:
        return say(lang, "as on {day}", day=against(lang, change)), "flat"
    return say(lang, "{step} against {day}", step=step, day=against(lang, change)), tone(key, change)


def told(*sentences: str) -> tuple[str, ...]:
    """The sentences that say something."""
    return tuple(filter(None, sentences))


def with_doubts(source: str, of: Material, *codes: str) -> str:
    """What a source says, and what must be said beside its figures; more than a few communes are counted."""
    notes = [note for note in of.figures.notes if note.code in codes][:DOUBTS]
    return " ".join([source + ("." if notes else ""), *(shortened(of.lang, note).message(of.lang) for note in notes)])


def shortened(lang: str, note: Note) -> Note:
    """The note with the number of communes where their names would fill the line."""
    named = note.values.get("communes", ())
    return replace(note, values={**note.values, "communes": communes(lang, len(named))}) if len(named) > FEW else note


def communes(lang: str, n: int) -> str:
    """So many communes."""
    return plural(lang, "{n} commune", "{n} communes", n)


def stands(lang: str, on: date | None) -> str:
    """The day a figure stands at."""
    return say(lang, "as of {day}", day=day(lang, on)) if on else say(lang, "no data in this period")
