"""The sentence of a change: from so many to so many, what came in, what went out, what only became known later."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analytics.sentences.phrases import sentence, some
from data.words import say
from data.writing import day, number, period, signed

if TYPE_CHECKING:
    from analytics.change_points import End
    from analytics.changes import Changes

# The figure as it begins its sentence: risen, fallen, the same.
WORDS = {
    "active": (
        "active venues rose from {start} ({before}) to {end} ({after})",
        "active venues fell from {start} ({before}) to {end} ({after})",
        "active venues are {end} ({after}), as many as before ({before})",
    ),
    "registered": (
        "registered venues rose from {start} ({before}) to {end} ({after})",
        "registered venues fell from {start} ({before}) to {end} ({after})",
        "registered venues are {end} ({after}), as many as before ({before})",
    ),
    "scans": (
        "scans rose from {start} ({before}) to {end} ({after})",
        "scans fell from {start} ({before}) to {end} ({after})",
        "scans are {end} ({after}), as many as before ({before})",
    ),
}
# The parts in the order they are told: what came, what went. Scans come and go by many, so each step has its sign.
VENUES = {
    "active": (
        ("first", "{n} active for the first time"),
        ("back", "{n} active again"),
        ("lapsed", "{n} fell silent"),
        ("left", "{n} left the register"),
    ),
    "registered": (
        ("first", "{n} newly registered"),
        ("back", "{n} back in the register"),
        ("left", "{n} left the register"),
    ),
}
SCANS = (
    ("first", "venues scanned for the first time {step}"),
    ("back", "venues scanned again {step}"),
    ("more", "venues scanned more often {step}"),
    ("fewer", "venues scanned less often {step}"),
    ("lapsed", "venues that fell silent {step}"),
    ("left", "venues that left the register {step}"),
    ("outside", "codes outside the register {step}"),
)
KNOWN_LATER = (("late", "late data {step}"), ("corrections", "corrections {step}"))


def changes(lang: str, found: "Changes") -> str:
    """Start, end and the parts that lead from one to the other; parts of nothing are left out."""
    if found.start is None or found.end is None:
        return sentence(say(lang, "the two points cannot be compared: no commune has data for both"))
    parts = ", ".join(told(lang, found))
    first = whole(lang, found)
    return sentence(f"{first}: {parts}" if parts else first, unknown(lang, [one.code for one in found.unknown]))


def whole(lang: str, found: "Changes") -> str:
    """The figure at both ends."""
    assert found.start is not None and found.end is not None
    rose, fell, same = WORDS[found.figure]
    words = rose if found.end > found.start else fell if found.end < found.start else same
    before, after = (days(lang, found.figure, end) for end in (found.before, found.after))
    if found.before.day == found.after.day:
        before = say(lang, "as known before")
    return say(lang, words, start=number(lang, found.start), end=number(lang, found.end), before=before, after=after)


def days(lang: str, figure: str, end: "End") -> str:
    """What the figure counts at one end: a day of the register, days of scans."""
    return day(lang, end.day) if figure == "registered" else period(lang, end.since, end.day)


def told(lang: str, found: "Changes") -> list[str]:
    """The parts that are not nothing."""
    return [*happened(lang, found), *steps(lang, found, KNOWN_LATER)]


def happened(lang: str, found: "Changes") -> list[str]:
    """What really happened between the days."""
    if found.figure == "scans":
        return steps(lang, found, SCANS)
    parts = [(words, abs(found.parts.get(part, 0))) for part, words in VENUES[found.figure]]
    return [say(lang, words, n=number(lang, n)) for words, n in parts if n]


def steps(lang: str, found: "Changes", parts: Sequence[tuple[str, str]]) -> list[str]:
    """Parts with their sign."""
    return [say(lang, words, step=signed(lang, found.parts[part])) for part, words in parts if found.parts.get(part)]


def unknown(lang: str, codes: list[str]) -> str:
    """Communes that cannot be compared, which are in neither number."""
    if not codes:
        return ""
    if len(codes) == 1:
        return say(lang, "{commune} cannot be compared and is not counted", commune=some(lang, codes))
    return say(lang, "{communes} cannot be compared and are not counted", communes=some(lang, codes, 1))
