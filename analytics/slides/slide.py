"""What a slide is made of: plain values and frames, ready to be shown, printed or written to a file. It draws nothing.

A slide has one idea, and its title says it as a sentence. Every text is in the language it was asked in; none is HTML.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

import pandas as pd


@dataclass(frozen=True)
class Figure:
    """One figure in words: `tone` is good, bad or flat; `trend` are its last days in order, None where unknown."""

    name: str
    figure: str
    of: str
    change: str
    tone: str
    asof: str
    trend: tuple[float | None, ...] = ()


@dataclass(frozen=True)
class FigureCards:
    """A few large figures."""

    kind: ClassVar[str] = "figures"
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Line:
    """A figure by day: `frame` has `day` and `column`; `period` is what the scope asks about, the rest leads to it."""

    kind: ClassVar[str] = "trend"
    frame: pd.DataFrame
    column: str
    name: str
    period: tuple[date, date]
    unit: str = "count"
    target: float | None = None
    milestones: Sequence[Any] = ()


@dataclass(frozen=True)
class Ranked:
    """Communes by one figure: the columns of `frame` that hold it, its part and whole, and its change."""

    kind: ClassVar[str] = "ranking"
    frame: pd.DataFrame
    column: str
    name: str
    unit: str = "ratio"
    of: tuple[str, str] | None = None
    change: str | None = None
    base: str | None = None
    target: float | None = None


@dataclass(frozen=True)
class OnMap:
    """Communes on the map by one ratio of `frame`, and beside it the figure of them all."""

    kind: ClassVar[str] = "map"
    frame: pd.DataFrame
    column: str
    name: str
    figure: Figure


@dataclass(frozen=True)
class States:
    """Parts that add up to `whole`: (key of `definitions.STATES`, its words, count)."""

    kind: ClassVar[str] = "moved"
    parts: tuple[tuple[str, str, int], ...]
    whole: int


@dataclass(frozen=True)
class Group:
    """Names under a heading, each with a word about it, or none."""

    heading: str
    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Names:
    """Communes named."""

    kind: ClassVar[str] = "silent"
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Ask:
    """What is asked, why, and of whom: all names, the most pressing first, of which the first `leading` are named."""

    what: str
    why: str
    whom: tuple[str, ...]
    leading: int = 6

    @property
    def named(self) -> tuple[str, ...]:
        """Those that are named."""
        return self.whom[: self.leading]

    @property
    def others(self) -> int:
        """How many are not."""
        return len(self.whom) - len(self.named)


@dataclass(frozen=True)
class Asks:
    """What is to be done next."""

    kind: ClassVar[str] = "asks"
    asks: tuple[Ask, ...]


@dataclass(frozen=True)
class Sources:
    """What the figures mean, the files they come from, and what this deck leaves out."""

    kind: ClassVar[str] = "sources"
    definitions: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Nothing:
    """No data in the period: (kind of data, its first and last day in words)."""

    kind: ClassVar[str] = "nothing"
    spans: tuple[tuple[str, str], ...]


Content = FigureCards | Line | Ranked | OnMap | States | Names | Asks | Sources | Nothing


@dataclass(frozen=True)
class Slide:
    """`notes` are one or two sentences to read aloud; `source` says days, denominators and where figures come from."""

    key: str
    title: str
    content: Content
    notes: tuple[str, ...]
    source: str

    @property
    def kind(self) -> str:
        """How it is shown."""
        return self.content.kind


@dataclass(frozen=True)
class LeftOut:
    """A slide that cannot be made, and why."""

    why: str
