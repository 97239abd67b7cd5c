"""Classes of a map, chosen to be read: few, with round breaks, zero a class of its own, equal values never parted.

Breaks are equal steps (10, 20, 30 %) or the steps of money (1, 2, 5, 10), the first class open downwards and the last
upwards, so that one commune far from the rest does not push all others into one colour. Among the breaks that leave
no class empty those win that part the communes most evenly, rounder ones where the gain is small. Quantiles part more
evenly still but break at 17,3 %, and natural breaks move with every file: neither can be said aloud in a meeting.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import floor, log, log10

from data.words import say
from data.writing import number, percent

MOST = 5
STEPS = MONEY = (1, 2, 5)
# No step finer than this part of the values' range; breaks should span so much of what most values span.
FINEST, BROAD = 60, 0.6
# What a digit more in a break must gain in evenness to be worth reading.
ROUGH = 0.2
# Below so many values with data a class more says little.
FEW = 6


@dataclass(frozen=True)
class Classes:
    """`zero`: zero is the first class. Then a class between each two breaks, open at both ends.

    `single` is the value of all (but zeros) when they are equal: then there are no breaks and one class.
    """

    zero: bool
    breaks: tuple[float, ...]
    kind: str
    single: float | None = None
    empty: bool = False

    @property
    def count(self) -> int:
        """How many classes hold values that are not zero."""
        return 0 if self.empty else len(self.breaks) + 1

    def of(self, value: float) -> int:
        """0 for zero where zero is a class, else from 1: which class."""
        if self.zero and value == 0:
            return 0
        return 1 + sum(value >= limit for limit in self.breaks)

    def words(self, lang: str, place: int) -> str:
        """What a class holds."""
        if place == 0:
            return write(lang, self.kind, 0)
        if not self.breaks:
            return write(lang, self.kind, self.single or 0)
        if place == 1:
            return say(lang, "under {value}", value=write(lang, self.kind, self.breaks[0]))
        if place > len(self.breaks):
            return say(lang, "{value} and more", value=write(lang, self.kind, self.breaks[-1]))
        low, high = (write(lang, self.kind, self.breaks[place - 2 + step]) for step in (0, 1))
        return say(lang, "{low} to under {high}", low=bare(low), high=high)


def write(lang: str, kind: str, value: float) -> str:
    """A break as people say it, with as few decimals as it has."""
    digits = next((d for d in range(4) if round(shown(kind, value), d) == round(shown(kind, value), 6)), 4)
    return number(lang, value, digits) if kind == "count" else percent(lang, value, digits)


def shown(kind: str, value: float) -> float:
    """The number that is printed."""
    return value if kind == "count" else value * 100


def bare(words: str) -> str:
    """A percentage without its sign, where it is said once for two."""
    return words.removesuffix("%").rstrip()


def classes(values: Sequence[float | None], kind: str = "ratio") -> Classes:
    """The classes of these values; missing ones do not count."""
    known = [float(value) for value in values if value is not None and value == value]
    rest = sorted(value for value in known if value != 0)
    zero = len(rest) < len(known)
    if not rest:
        return Classes(zero, (), kind, empty=True)
    if rest[0] == rest[-1]:
        return Classes(zero, (), kind, rest[0])
    most = min(MOST - zero, len(set(rest)), max(2, len(rest) // 2) if len(rest) < FEW else MOST)
    scored = [(round(worth(rest, breaks), 6), -len(breaks), breaks) for breaks in candidates(rest, most)]
    # Values too close for any round break: they are parted in the middle of the widest gap.
    return Classes(zero, max(scored)[2] if scored else (widest_gap(rest),), kind)


def candidates(rest: Sequence[float], most: int) -> Iterator[tuple[float, ...]]:
    """Breaks that leave no class empty: equal steps, and the steps of money."""
    top = floor(log10(max(abs(rest[0]), abs(rest[-1]))))
    for power in range(top - 3, top + 1):
        for digit in STEPS:
            step = exact(digit * 10.0**power)
            # Values below every step that is written at all leave none.
            if step and (rest[-1] - rest[0]) / step <= FINEST:
                yield from equal_steps(rest, step, most)
    money = [exact(digit * 10.0**power) for power in range(top - 4, top + 1) for digit in MONEY]
    for count in range(2, most):
        runs = (tuple(money[start : start + count]) for start in range(len(money) - count + 1))
        yield from (breaks for breaks in runs if full(rest, breaks))


def equal_steps(rest: Sequence[float], step: float, most: int) -> Iterator[tuple[float, ...]]:
    """Runs of one to `most` - 1 neighbouring multiples of a step."""
    for start in range(floor(rest[0] / step), floor(rest[-1] / step) + 1):
        for count in range(1, most):
            breaks = tuple(exact((start + place) * step) for place in range(count))
            if full(rest, breaks):
                yield breaks


def exact(value: float) -> float:
    """Without the dust of binary fractions, so that 30 % is not under 30 %."""
    return round(value, 10)


def full(rest: Sequence[float], breaks: Sequence[float]) -> bool:
    """Whether every class would hold something."""
    return all(sizes(rest, breaks))


def sizes(rest: Sequence[float], breaks: Sequence[float]) -> list[int]:
    """How many of the sorted values each class would hold."""
    below = [0, *(bisect_left(rest, limit) for limit in breaks), len(rest)]
    return [upper - lower for lower, upper in pairwise(below)]


def worth(rest: Sequence[float], breaks: Sequence[float]) -> float:
    """How well breaks read: evenly parted (entropy of the classes' sizes), round, over the breadth of the values."""
    shares = [size / len(rest) for size in sizes(rest, breaks)]
    even = -sum(share * log(share) for share in shares)
    low, high = rest[len(rest) // 10], rest[-1 - len(rest) // 10]
    breadth = (breaks[-1] - breaks[0]) / (high - low) if high > low and len(breaks) > 1 else BROAD
    return even - ROUGH * max(map(roughness, breaks)) - max(0.0, BROAD - breadth)


def roughness(value: float) -> float:
    """How many digits a break has beyond the first; a last digit 5 is half as rough."""
    digits = f"{abs(value):.10f}".replace(".", "").strip("0")
    return max(0.0, len(digits) - 1 - 0.5 * (digits[-1:] == "5"))


def widest_gap(rest: Sequence[float]) -> float:
    """The middle of the widest gap between neighbouring values."""
    return max(((high - low, (low + high) / 2) for low, high in pairwise(rest)), default=(0.0, rest[-1]))[1]
