"""Why a figure is what it is: its definition, the days it stands on, the files that say so. Computes nothing."""

from collections.abc import Sequence
from html import escape

import pandas as pd

from analytics.definitions import DEFINITIONS
from data import writing
from pages.parts.kept import kept
from pages.parts.session import View

NAMED = 3
DATASET = {
    "registered": "venues", "new_registrations": "venues", "undated": "venues",
    "installed": "installs", "coverage": "installs", "population_coverage": "installs",
}  # fmt: skip


def why(view: View, key: str, lines: Sequence[str] = (), app: str | None = None) -> str:
    """HTML paragraphs: the definition's sentence, `lines` (days, sums), the sources."""
    said = [view.say(DEFINITIONS[key].sentence), *lines, sources(view, DATASET.get(key, "scans"), app)]
    return "".join(f"<p>{escape(sentence)}</p>" for sentence in said if sentence)


def sources(view: View, dataset: str, app: str | None) -> str:
    """The newest active uploads of a kind that speak for a day up to the scope's end, with their dates."""
    found = kept(view.key("sources", dataset, app), lambda: speaking(view, dataset, app))
    if found.empty:
        return view.say("No file says so yet.")
    named = "; ".join(one_source(view, row) for row in found.head(NAMED).itertuples())
    more = len(found) - NAMED
    if more > 0:
        named += view.plural(" and {n} more file", " and {n} more files", more)
    return view.say("Source: {files}.", files=named)


def speaking(view: View, dataset: str, app: str | None) -> pd.DataFrame:
    """Active uploads of the kind, newest claim first."""
    return view.snapshot.query(
        "SELECT file, sheet, as_of, day_from, day_to, committed_at FROM upload WHERE dataset = $dataset "
        "AND ($app = '' OR app IS NULL OR app = $app) AND coalesce(as_of, day_from) <= $until "
        "ORDER BY coalesce(as_of, day_to) DESC, version DESC",
        {"dataset": dataset, "app": app or "", "until": view.scope.until},
    )


def one_source(view: View, row: object) -> str:
    """A file, the day or days it speaks for, and the day it was loaded."""
    if writing.missing(row.as_of):
        speaks = view.period(row.day_from, row.day_to)
    else:
        speaks = view.say("as of {day}", day=view.day(row.as_of))
    return view.say("{file} ({speaks}; loaded {day})", file=row.file, speaks=speaks, day=view.day(row.committed_at))
