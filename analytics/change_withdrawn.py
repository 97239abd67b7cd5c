"""Why a point has no figure though one once stood there: the files that were withdrawn, when, and what it was before.

It explains nothing that has a figure, and nothing that was never loaded.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from analytics.change_points import End, Figure, Point, counted_days, known, stands_at
from analytics.scope import Scope, Unanswerable
from data.snapshot import snapshot
from data.uploads import Upload, uploads
from data.words import plural, say
from data.writing import moment, number

DATASETS: dict[str, tuple[str, ...]] = {
    "active": ("scans", "venues"),
    "scans": ("scans",),
    "registered": ("venues",),
}


@dataclass(frozen=True)
class Withdrawn:
    """The files, the act that left the point without a figure, and the figure at `version`, just before it."""

    files: tuple[str, ...]
    at: datetime
    version: int
    value: int

    def message(self, lang: str, *, now: bool) -> str:
        """The sentence; `now` says that the point is the campaign of today, not as it once was known."""
        values = {
            "files": ", ".join(self.files),
            "when": moment(lang, self.at),
            "value": number(lang, self.value),
        }
        if now:
            return plural(
                lang,
                "The file {files} was withdrawn ({when}); before that the figure was {value}.",
                "The files {files} were withdrawn ({when}); before that the figure was {value}.",
                len(self.files),
                **values,
            )
        return say(
            lang,
            "At that time {files} had been withdrawn ({when}): nothing to start from. Before, it was {value}.",
            **values,
        )


def figure_at(home: Path, scope: Scope, figure: Figure, point: Point) -> tuple[End, int] | None:
    """The figure of a point and the days it counts; None where no commune has data."""
    one = snapshot(home, point.version)
    day = stands_at(one, scope, figure, point.day)
    if day is None:
        return None
    try:
        length = counted_days(scope, figure, point.day, day)
    except Unanswerable:
        return None
    end = End.of(point.version, day, length)
    values = [each.value for each in known(one, scope, figure, end).values() if each.value is not None]
    return (end, sum(values)) if values else None


def withdrawn(home: Path, scope: Scope, figure: Figure, point: Point) -> Withdrawn | None:
    """The withdrawal that left the point without a figure, the latest that did."""
    if figure_at(home, scope, figure, point) is not None:
        return None
    out = [one for one in uploads(home, point.version) if one.state == "withdrawn" and one.dataset in DATASETS[figure]]
    out.sort(key=lambda one: left_at(one)[0], reverse=True)
    for upload in out:
        version, at = left_at(upload)
        before = figure_at(home, scope, figure, Point(point.day, version - 1))
        if before is not None:
            since = [one.file for one in reversed(out) if left_at(one)[0] >= version]
            return Withdrawn(tuple(dict.fromkeys(since)), at, version - 1, before[1])
    return None


def left_at(upload: Upload) -> tuple[int, datetime]:
    """When an upload was withdrawn last."""
    _, version, at, _ = upload.history[-1]
    return version, at
