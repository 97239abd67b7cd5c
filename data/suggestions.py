"""Which commune a name that is none may mean, ranked, with the reason in words; and why it is none.

Only ever a suggestion that a person accepts (see `decisions`): nothing here is used to read a file. Nothing is
suggested for a name of another district or of the district itself. Those just as near name each other, so that
nobody takes the first because it is the first.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any

from rapidfuzz.distance import OSA

from data.communes import LATER_SINCE, Commune, communes, later_names, unwrapped
from data.districts import LONGEST, is_own_district, other_district, own_district
from data.text import plain, tidy
from data.words import say
from data.writing import day

# Why a commune is suggested -> how sure (of 100) and the reason. Two that differ by less than EQUAL are equally near.
REASONS = {
    "later": (96, "the same name, but since {since} a larger commune is called so"),
    "old-code": (96, "{old} had this code; it is part of {name} since {since}"),
    "blanks": (95, "the same letters, only the blanks differ"),
    "within": (92, "the text has this name in it"),
    "code": (92, "the text has this commune's code in it"),
    "one": (85, "one letter differs"),
    "swapped": (82, "the same words in another order"),
    "one-within": (78, "the text has this name in it with one letter different"),
    "short": (76, "each word begins as written"),
    "two": (66, "two letters differ"),
}
EQUAL = 3
OLD = "{why}, compared with {old}, which is part of {name} since {since}"
ALSO = "{why}; just as near: {also}"


@dataclass(frozen=True)
class Suggestion:
    """A commune that may be meant; `reason` is a sentence for the catalogue, `values` what fills it.

    `former` is the old name it was found by, as (full name, since); `also` the names just as near.
    """

    code: str
    name: str
    score: float
    reason: str
    values: dict[str, Any] = field(default_factory=dict)
    former: tuple[str, date] | None = None
    also: tuple[str, ...] = ()

    def why(self, lang: str) -> str:
        """The whole reason in words."""
        words = say(lang, self.reason, **{name: said(lang, value) for name, value in self.values.items()})
        if self.former:
            old, since = self.former
            words = say(lang, OLD, why=words, old=old, name=self.name, since=day(lang, since))
        return say(lang, ALSO, why=words, also=", ".join(self.also)) if self.also else words


def said(lang: str, value: Any) -> str:
    """A value of a reason in words."""
    return day(lang, value) if isinstance(value, date) else str(value)


def place_of(written: str) -> tuple[str, dict[str, Any]]:
    """Why a text is no commune of ours, or which old one it is: (code, detail).

    `other-district` {district}; `district-itself` {district}; `old-commune` {old, name, code, since};
    `new-commune` {name, since}: a larger commune of today; `unknown` {}.
    """
    if district := other_district(written):
        return "other-district", {"district": district}
    if is_own_district(written):
        return "district-itself", {"district": own_district().full_name}
    parts = unwrapped(written[:LONGEST])
    for commune in communes():
        for code, name in commune.former:
            if parts.name in (code, bare(name)):
                now = {"name": commune.name, "code": commune.code, "since": commune.merged_on}
                return "old-commune", {"old": name, **now}
    if f"{parts.kind} {parts.name}" in later_names() and not parts.placed:
        return "new-commune", {"name": tidy(written), "since": LATER_SINCE}
    return "unknown", {}


def suggest(written: str, limit: int = 3) -> list[Suggestion]:
    """The communes that may be meant, the likeliest first; equally near ones in code order."""
    if len(written) > LONGEST or place_of(written)[0] in ("other-district", "district-itself"):
        return []
    best = [max(found, key=lambda one: one.score) for commune in communes() if (found := [*reasons(written, commune)])]
    best.sort(key=lambda one: (-one.score, spoken_distance(written, one.name), one.code))
    return [replace(one, also=just_as_near(one, best)) for one in best[:limit]]


def just_as_near(one: Suggestion, best: list[Suggestion]) -> tuple[str, ...]:
    """The names of the others that are about as near."""
    return tuple(other.name for other in best if other is not one and abs(other.score - one.score) < EQUAL)


def spoken_distance(written: str, name: str) -> int:
    """Letters and tones that differ, to put the likelier of two equally near first."""
    return OSA.distance(tidy(written).lower(), name.lower())


def reasons(written: str, commune: Commune) -> Iterator[Suggestion]:
    """Every reason for which the text may mean the commune."""
    parts, words = unwrapped(written), plain(written).split()
    if f"{parts.kind} {parts.name}" == plain(commune.later) and parts.name == plain(commune.name):
        yield suggestion(commune, "later", {"since": LATER_SINCE})
    if commune.code in words:
        yield suggestion(commune, "code", {})
    for code, name in commune.former:
        if code in words:
            yield suggestion(commune, "old-code", {"old": name, "name": commune.name, "since": commune.merged_on})
    for former, name in names_of(commune):
        if kind := nearness(parts.name.split(), words, name.split()):
            yield suggestion(commune, kind, {}, former)


def suggestion(
    commune: Commune, kind: str, values: dict[str, Any], former: tuple[str, date] | None = None
) -> Suggestion:
    """One reason as a suggestion; an old name counts a little less than a name of today."""
    score, reason = REASONS[kind]
    return Suggestion(commune.code, commune.name, score - bool(former), reason, values, former)


def nearness(core: list[str], words: list[str], name: list[str]) -> str | None:
    """How a text (`core` without its wrapping, `words` in full) is near a name; None when it is not."""
    if core != name and "".join(core) == "".join(name):
        return "blanks"
    around = [words[at : at + len(name)] for at in range(len(words) - len(name) + 1)]
    if name in around:
        return "within"
    if core != name and sorted(core) == sorted(name):
        return "swapped"
    if (letters := differing(core, name)) in (1, 2):
        return "one" if letters == 1 else "two"
    if any(differing(part, name) == 1 for part in around):
        return "one-within"
    return "short" if is_short(core, name) else None


def differing(some: list[str], name: list[str]) -> int | None:
    """How many letters differ, at most one a word; two letters beside each other may be swapped. None when far."""
    if len(some) != len(name):
        return 1 if OSA.distance("".join(some), "".join(name)) == 1 else None
    each = [OSA.distance(one, other) for one, other in zip(some, name, strict=True)]
    return sum(each) if max(each, default=9) <= 1 else None


def is_short(core: list[str], name: list[str]) -> bool:
    """Whether each word begins a word of the name: "T. Lâm"."""
    pairs = len(core) == len(name) and all(whole.startswith(part) for part, whole in zip(core, name, strict=True))
    return pairs and core != name and len("".join(core)) > 2


def bare(full_name: str) -> str:
    """A full name, plain and without its type."""
    return unwrapped(full_name).name


@cache
def names_of(commune: Commune) -> tuple[tuple[tuple[str, date] | None, str], ...]:
    """The commune's name, plain, and the old ones with (full name, since)."""
    old = [((name, commune.merged_on), bare(name)) for _, name in commune.former if commune.merged_on]
    return ((None, plain(commune.name)), *old)
