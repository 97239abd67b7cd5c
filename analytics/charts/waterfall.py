"""A change as a waterfall: where it starts, one step a part, where it ends. Rows of HTML: they print and fit a phone.

Gains are blue and losses orange, with their sign; what only became known is grey. It counts nothing and knows no page:
links are given to it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from analytics.change_points import End
from analytics.changes import OF_VERSIONS, Changes
from analytics.charts.style import Drawing
from analytics.definitions import DEFINITIONS, PARTS
from data.words import say
from data.writing import day, number, period, signed

Link = Callable[[str], str]
# Bars begin above zero where all of them would be longer than this share of the longest, and steps too small to see.
LONG = 0.75


@dataclass(frozen=True)
class Bar:
    """One row: a total from the left, or a step between two heights. `part` is empty for totals."""

    name: str
    low: int
    high: int
    value: str
    kind: str
    part: str = ""
    why: str = ""


def waterfall(lang: str, found: Changes, chosen: str = "", link: Link | None = None) -> Drawing:
    """The rows from start to end, and their sentence. `link` gives the address of a part, of "" for all of them.

    Nothing where no commune can be compared.
    """
    if found.start is None or found.end is None:
        return Drawing("", say(lang, "Nothing can be compared."))
    bars = [*bars_of(lang, found)]
    floor, top = scale(bars)
    rows = "".join(row(lang, bar, floor, top, chosen, link) for bar in bars)
    name = say(lang, DEFINITIONS[found.figure].name)
    broken = say(lang, "The bars begin at {n}, not at zero.", n=number(lang, floor)) if floor else ""
    notes = [broken, without(lang, found)]
    foot = "".join(f'<p class="note">{escape(words)}</p>' for words in notes if words)
    heads = "".join(f'<th scope="col">{escape(say(lang, head))}</th>' for head in ("Part", "Change", "Bar"))
    table = (
        f'<table class="waterfall{" cut" if floor else ""}"><caption class="unseen">{escape(name)}</caption>'
        '<colgroup><col class="name"><col class="num"><col></colgroup>'
        f'<thead class="unseen"><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>{foot}'
    )
    return Drawing(table, sentence(lang, name, bars))


def bars_of(lang: str, found: Changes) -> Iterator[Bar]:
    """Start, what became known, the start as known now, what happened, end."""
    assert found.start is not None and found.end is not None
    between_days = found.before.day != found.after.day or found.before.since != found.after.since
    two_versions = any(part in found.parts for part in OF_VERSIONS)
    level = found.start
    yield total(lang, named(lang, found, found.before, "as known then" if two_versions else ""), level)
    parts = [(part, step) for part, step in found.parts.items() if moves(found, part)]
    for (part, step), (following, _) in pairwise([*parts, ("", 0)]):
        yield bar_of(lang, found, part, level)
        level += step
        if two_versions and between_days and part in OF_VERSIONS and following not in OF_VERSIONS:
            yield total(lang, named(lang, found, found.before, "as known later"), level, "total again")
    yield total(lang, named(lang, found, found.after, "as known later" if two_versions else ""), level)


def moves(found: Changes, part: str) -> bool:
    """Whether a part changed anything anywhere: what nets to nothing in total is still told."""
    return bool((found.communes[part].fillna(0) != 0).any())


def without(lang: str, found: Changes) -> str:
    """The parts that changed nothing."""
    none = [say(lang, PARTS[found.figure][part][0]) for part in found.parts if not moves(found, part)]
    return say(lang, "Zero everywhere: {parts}.", parts=", ".join(none)) if none else ""


def bar_of(lang: str, found: Changes, part: str, level: int) -> Bar:
    """The step of one part."""
    step = found.parts[part]
    kind = "known" if part in OF_VERSIONS else "gain" if step > 0 else "loss"
    name, why = (say(lang, words) for words in PARTS[found.figure][part])
    low, high = sorted((level, level + step))
    return Bar(name, low, high, signed(lang, step), kind if step else "none", part, why)


def total(lang: str, name: str, n: int, kind: str = "total") -> Bar:
    """A bar from the floor up."""
    return Bar(name, 0, n, number(lang, n), kind)


def named(lang: str, found: Changes, end: End, known: str) -> str:
    """What an end counts: the figure's days, and when it was known."""
    days = day(lang, end.day) if found.figure == "registered" else period(lang, end.since, end.day)
    return f"{days}, {say(lang, known)}" if known else days


def scale(bars: list[Bar]) -> tuple[int, int]:
    """Where bars begin and where the longest ends."""
    levels = [level for bar in bars for level in ((bar.high,) if bar.kind.startswith("total") else (bar.low, bar.high))]
    low, top = min(levels), max(max(levels), 1)
    if low <= LONG * top or top - low == 0:
        return 0, top
    room = low - (top - low)
    step = 10 ** max(len(str(top - low)) - 1, 0)
    return max(room // step * step, 0), top


def row(lang: str, bar: Bar, floor: int, top: int, chosen: str, link: Link | None) -> str:
    """A bar with its name and value beside it."""
    share = 100 / (top - floor)
    left = max(bar.low - floor, 0) * share
    width = (bar.high - max(bar.low, floor)) * share
    name = escape(bar.name)
    if bar.part and link is not None:
        there = bar.part != chosen
        mark = "" if there else ' aria-current="true"'
        name = (
            f'<a href="{escape(link(bar.part if there else ""))}" data-go="part:{bar.part if there else ""}"{mark}>'
            f"{name}</a>"
        )
    classes = f"{bar.kind}{' chosen' if bar.part and bar.part == chosen else ''}"
    why = f"<small>{escape(bar.why)}</small>" if bar.why else ""
    return (
        f'<tr class="{classes}"><th scope="row">{name}{why}</th><td class="num">{escape(bar.value)}</td>'
        f'<td class="bar" aria-hidden="true"><i style="left:min({left:.2f}%,100% - 3px);width:{width:.2f}%"></i></td>'
        "</tr>"
    )


def sentence(lang: str, name: str, bars: list[Bar]) -> str:
    """The waterfall for who cannot see it."""
    steps = ", ".join(f"{bar.name} {bar.value}" for bar in bars if bar.part)
    words = "{figure}: from {start} ({before}) to {end} ({after}). {steps}."
    return say(
        lang, words, figure=name, start=bars[0].value, before=bars[0].name, end=bars[-1].value,
        after=bars[-1].name, steps=steps,
    )  # fmt: skip
