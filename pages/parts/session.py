"""One run of a page: whose campaign, which language, which snapshot, which scope. It holds no widget.

A page takes its snapshot from here and asks all its questions of it, so no page mixes two versions.
"""

import os
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from analytics.figures import Figures, gather
from analytics.scope import Scope
from data import words, writing
from data.campaign import Campaign
from data.snapshot import Snapshot
from pages.parts.kept import kept


@dataclass(frozen=True)
class View:
    """What every page is given. `scope` is None while the campaign holds no day at all."""

    home: Path
    lang: str
    theme: str
    snapshot: Snapshot
    scope: Scope | None
    pages: Mapping[str, Any]
    page: str = "overview"

    @property
    def campaign(self) -> Campaign:
        return self.snapshot.campaign

    def say(self, sentence: str, **values: object) -> str:
        return words.say(self.lang, sentence, **values)

    def plural(self, one: str, many: str, n: int, **values: object) -> str:
        return words.plural(self.lang, one, many, n, **values)

    def number(self, value: float | None, digits: int = 0) -> str:
        return writing.number(self.lang, value, digits)

    def percent(self, ratio: float | None, digits: int = 2) -> str:
        return writing.percent(self.lang, ratio, digits)

    def day(self, value: Any) -> str:
        return writing.day(self.lang, value)

    def period(self, since: Any, until: Any) -> str:
        return writing.period(self.lang, since, until)

    def signed(self, value: float | None, digits: int = 0) -> str:
        return writing.signed(self.lang, value, digits)

    def points(self, difference: float | None, digits: int = 2) -> str:
        return writing.points(self.lang, difference, digits)

    def place(self) -> str:
        """The communes of the scope in words."""
        return self.scope.describe_place(self.lang, self.campaign) if self.scope else ""

    def figures(self) -> Figures:
        """All figures of the scope, gathered once per version and scope."""
        return kept((self.home, self.snapshot.version, self.scope), lambda: gather(self.snapshot, self.scope))

    def key(self, *more: object) -> tuple[object, ...]:
        """What a kept figure depends on; `more` is what else it depends on."""
        return (self.home, self.snapshot.version, self.scope, self.theme, self.lang, *more)


# The view of the run that is going on; `menu` sets it, the page's script reads it. Each run has a thread of its own.
now_showing: ContextVar[View] = ContextVar("now_showing")


def home() -> Path:
    """The campaign's folder: CAMPAIGN_HOME, else ./var."""
    return resolved(os.path.abspath(os.environ.get("CAMPAIGN_HOME") or "var"))


@cache
def resolved(path: str) -> Path:
    """The whole path, looked for once: every run asks several times."""
    return Path(path).resolve()


def person() -> str:
    """Who is looking, until there are accounts: the office's own name for this machine's user."""
    return os.environ.get("CAMPAIGN_PERSON") or "văn phòng"
