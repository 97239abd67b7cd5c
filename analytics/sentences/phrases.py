"""The parts sentences are put together from: places, shares, days, and a change against the days before.

A phrase begins in lower case and ends without a stop; `sentence` makes sentences of them. It decides no figure.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from analytics.comparing import Change
from analytics.scope import Scope
from data.communes import communes
from data.words import plural, say
from data.writing import MISSING, day, number, percent, short_day

# More communes than these are counted, not named.
NAMED = 3
WHOLE = 100


def sentence(*clauses: str) -> str:
    """Clauses as one sentence; those that are empty are left out."""
    said = "; ".join(clause for clause in clauses if clause)
    return said[:1].upper() + said[1:] + "." if said else ""


def listed(lang: str, words: Sequence[str]) -> str:
    """A, B and C."""
    if len(words) < 2:
        return "".join(words)
    return say(lang, "{first} and {last}", first=", ".join(words[:-1]), last=words[-1])


def named(lang: str, codes: Iterable[str]) -> str:
    """Communes by name, with their type where the language says it: thị trấn Kim Tân và các xã Thạch Lâm, Thạch Sơn."""
    wanted = set(codes)
    chosen = [one for one in communes() if one.code in wanted]
    if lang == "en":
        return listed(lang, [one.name for one in chosen])
    kinds = list(dict.fromkeys(one.kind for one in chosen))
    by_kind = {kind: [one.name for one in chosen if one.kind == kind] for kind in kinds}
    joined = ", ".join if len(kinds) > 1 else (lambda names: listed(lang, names))
    return listed(
        lang,
        [
            say(lang, "the {kind} {names}", kind=kind, names=joined(names)) if len(names) > 1 else f"{kind} {names[0]}"
            for kind, names in by_kind.items()
        ],
    )


def counted(lang: str, codes: Iterable[str]) -> str:
    """How many communes: 9 xã; 2 thị trấn; 11 xã, thị trấn. The type's words are those of the reference."""
    wanted = set(codes)
    if lang == "en":
        return plural(lang, "{n} commune", "{n} communes", len(wanted))
    kinds = {one.kind for one in communes() if one.code in wanted}
    return f"{number(lang, len(wanted))} {', '.join(sorted(kinds, reverse=True))}"


def some(lang: str, codes: Sequence[str], most: int = NAMED) -> str:
    """The communes by name, beyond `most` their number."""
    return named(lang, codes) if len(codes) <= most else counted(lang, codes)


def where(lang: str, scope: Scope) -> str:
    """Which part of the district is meant, to stand after "venues"; nothing for all of it."""
    said = ""
    if scope.types:
        words = " of type {types}" if len(scope.types) == 1 else " of types {types}"
        said = say(lang, words, types=listed(lang, scope.types))
    if scope.communes:
        said += say(lang, " in {place}", place=some(lang, scope.codes))
    return said


def share(lang: str, ratio: float | None, digits: int = 1) -> str:
    """A percentage without false precision: 12,4 %; 100 % and 0 % only where it is exactly so."""
    if ratio is None:
        return MISSING
    step = 10**-digits / WHOLE
    written = percent(lang, ratio, digits)
    if ratio > 0 and written == percent(lang, 0, digits):
        return say(lang, "under {percent}", percent=percent(lang, step, digits))
    if ratio != 1 and written == percent(lang, 1, digits):
        return percent(lang, 1 - step, digits) if ratio < 1 else say(lang, "over {percent}", percent="100 %")
    tail = ("." if lang == "en" else ",") + "0" * digits
    return written.replace(tail, "", 1) if tail in written else written


def points(lang: str, difference: float, digits: int = 1) -> str:
    """A difference of two ratios, without its sign: 5,3 điểm phần trăm."""
    written = number(lang, abs(difference) * WHOLE, digits)
    tail = ("." if lang == "en" else ",") + "0" * digits
    written = written.removesuffix(tail)
    words = "{points} percentage point" if written == "1" else "{points} percentage points"
    return say(lang, words, points=written)


def later(lang: str, value: date, told: date) -> str:
    """A day after another was told: the year is said once."""
    return short_day(lang, value) if value.year == told.year else day(lang, value)


def seven_days_before(lang: str, stands: date | None, window: tuple[date, date]) -> str:
    """The seven days that a window is compared with, which end on `stands`."""
    if stands is None or stands == window[0] - timedelta(1):
        return say(lang, "the 7 days before")
    return say(lang, "the 7 days to {day}", day=later(lang, stands, window[1]))


def moved(lang: str, change: Change, before: str, digits: int = 1, communes_now: int = 0) -> str:
    """Up, down or unchanged against `before`; over how many communes where those are fewer than are told of now."""
    if not change.difference:
        said = say(lang, "unchanged from {before}", before=before)
    elif change.unit == "points" and not round(change.difference * WHOLE, digits):
        said = say(lang, "almost unchanged from {before}", before=before)
    else:
        step = (
            points(lang, change.difference, digits) if change.unit == "points" else number(lang, abs(change.difference))
        )
        words = "up {step} on {before}" if change.difference > 0 else "down {step} on {before}"
        said = say(lang, words, step=step, before=before)
    if 0 < change.communes < communes_now:
        said += plural(
            lang,
            " (over the {n} commune with data for both)",
            " (over the {n} communes with data for both)",
            change.communes,
        )
    return said
