"""What changed between two points, split into parts that add up: by commune, in total, and down to the venues.

The way leads from the first point over two steps to the second: the same day with the files of the second version
(what changes is late data), with what people said of venues by then (corrections), and then from day to day (what
really happened). The parts of each figure are in `analytics.definitions`. It refuses a split that does not add up.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from analytics.activity import NO_COMMUNE
from analytics.change_points import End, Figure, Known, Point, Sides, Unknown, ends, known, why_unknown
from analytics.definitions import PARTS
from analytics.engine import ask, frame_of
from analytics.scope import Scope
from data.communes import name_of
from data.crossed import crossed
from data.snapshot import Snapshot, snapshot

VENUES = [
    "venue",
    "code",
    "name",
    "type",
    "commune",
    "commune_name",
    "part",
    "had",
    "has",
    "step",
    "other",
    "last_scan",
]


class DoesNotAddUp(ValueError):
    """The parts of a change are not its difference: a fault of the program, never of the data."""


@dataclass(frozen=True, eq=False)
class Changes:
    """A change and its parts, over the communes with data at both ends.

    `start` and `end` are None when no commune can be compared. `parts` are in the order of the way. `communes` has a
    row for each commune in scope (and one without a code for scans that belong to none): code, name, start, the parts,
    end, difference; missing where the commune is `unknown`. `venues` are the steps that make the parts up: columns
    VENUES, `other` being the commune a moved venue was in or is in.

    Raises:
        DoesNotAddUp: start and parts do not give the end, for a commune or in total.
    """

    figure: Figure
    before: End
    after: End
    start: int | None
    end: int | None
    parts: dict[str, int]
    communes: pd.DataFrame
    venues: pd.DataFrame
    unknown: tuple[Unknown, ...]

    def __post_init__(self) -> None:
        rows = self.communes[self.communes["difference"].notna()]
        off = rows[rows["start"] + rows[[*self.parts]].sum(axis=1) != rows["end"]]
        if len(off):
            raise DoesNotAddUp(f"{self.figure} in {', '.join(off['code'])}: {off.to_dict('records')}")
        if (self.start or 0) + sum(self.parts.values()) != (self.end or 0):
            raise DoesNotAddUp(f"{self.figure}: {self.start} and {self.parts} are not {self.end}")

    @property
    def difference(self) -> int | None:
        """The end less the start."""
        return None if self.start is None or self.end is None else self.end - self.start

    def made_of(self, part: str | None = None, commune: str | None = None) -> pd.DataFrame:
        """The venues of one part or all, in one commune or all: the largest steps first."""
        found = self.venues
        if part is not None:
            found = found[found["part"] == part]
        return found if commune is None else found[found["commune"] == commune]


def changes(home: Path, scope: Scope, figure: Figure, before: Point, after: Point) -> Changes:
    """The change of a figure from one point to the other, within the scope's communes and types.

    Raises:
        Unanswerable: the points are turned round, or one of them has no data at all.
    """
    sides = Sides(
        snapshot(home, before.version), crossed(home, after.version, before.version), snapshot(home, after.version)
    )
    return between(sides, scope, figure, ends(sides, scope, figure, before.day, after.day))


def between(sides: Sides, scope: Scope, figure: Figure, span: tuple[End, End]) -> Changes:
    """The same of snapshots that are at hand, from one end to the other."""
    first, second = span
    start = known(sides.before, scope, figure, first)
    again = start if sides.after is sides.before else known(sides.after, scope, figure, first)
    end = known(sides.after, scope, figure, second)
    why = {code: why_unknown(start[code], again[code], end[code]) for code in end}
    compared = [code for code, reason in why.items() if reason is None]
    steps = every_step(sides, scope, figure, first, second)
    steps = steps[steps["commune"].isin(compared)]
    parts = [*PARTS[figure]] if versions_differ(sides) else [one for one in PARTS[figure] if one not in OF_VERSIONS]
    rows = [commune_row(code, start[code], end[code], code in compared, steps, parts) for code in end]
    return Changes(
        figure,
        first,
        second,
        sum(start[code].value or 0 for code in compared) if compared else None,
        sum(end[code].value or 0 for code in compared) if compared else None,
        {part: int(steps.loc[steps["part"] == part, "step"].sum()) for part in parts},
        frame_of(rows, ["code", "name", "start", *parts, "end", "difference"]),
        named(sides, steps),
        tuple(Unknown(code, reason) for code, reason in why.items() if reason is not None and code != NO_COMMUNE),
    )


OF_VERSIONS = ("late", "corrections")


def versions_differ(sides: Sides) -> bool:
    """Whether two versions are compared, and not only two days."""
    return sides.before.version != sides.after.version


def commune_row(
    code: str, start: Known, end: Known, compared: bool, steps: pd.DataFrame, parts: list[str]
) -> dict[str, Any]:
    """One commune's line; without data at one end its parts are missing."""
    row: dict[str, Any] = {"code": code, "name": name_of(code) if code else "", "start": start.value, "end": end.value}
    if not compared:
        return row
    mine = steps[steps["commune"] == code].groupby("part")["step"].sum()
    of_parts = {part: int(mine.get(part, 0)) for part in parts}
    return {**row, **of_parts, "difference": (end.value or 0) - (start.value or 0)}


def every_step(sides: Sides, scope: Scope, figure: Figure, first: End, second: End) -> pd.DataFrame:
    """Each venue's steps on the way, with their part: venue, commune, part, had, has, step, other, last_scan."""
    happened = standing(sides.after, scope, figure, first, second)
    found = [happened[happened["part"] != "kept"].assign(other="")]
    then = happened
    # Backwards along the way: what the first day is at the end of a step and was before it.
    for part, here, earlier in (
        ("corrections", sides.after, sides.crossed),
        ("late", sides.crossed, sides.before),
    ):
        if here is not earlier:
            was = standing(earlier, scope, figure, first, first)
            found.append(stepped(was, then).assign(part=part))
            then = was
    every = pd.concat([one for one in found[::-1] if len(one)] or found[:1], ignore_index=True)
    return every.assign(step=every["has"] - every["had"])


def standing(snapshot: Snapshot, scope: Scope, figure: Figure, first: End, second: End) -> pd.DataFrame:
    """What each venue counts at both ends in one snapshot: venue, commune, had, has, part, last_scan."""
    days = {"since_before": first.since, "day_before": first.day, "since": second.since, "day": second.day}
    found = ask(snapshot, f"changes_{figure}", **{**scope.params, **days})
    return found.assign(commune=found["commune"].astype("object").where(found["commune"].notna(), NO_COMMUNE))


def stepped(was: pd.DataFrame, then: pd.DataFrame) -> pd.DataFrame:
    """What venues count on the first day in two snapshots, where it differs; a move is two steps, one in each commune.

    Of a venue in both, `other` is the commune that the other step is in.
    """
    keys = ["venue", "commune"]
    both = was[[*keys, "had", "last_scan"]].merge(
        then[[*keys, "had", "last_scan"]], on=keys, how="outer", suffixes=("_was", "_then")
    )
    found = both.assign(
        had=both["had_was"].fillna(0).astype("int64"),
        has=both["had_then"].fillna(0).astype("int64"),
        last_scan=both["last_scan_then"].fillna(both["last_scan_was"]),
    )
    found = found.loc[found["had"] != found["has"], [*keys, "had", "has", "last_scan"]]
    return found.assign(other=other_commune(found))


def other_commune(found: pd.DataFrame) -> pd.Series:
    """For a venue with two steps the commune of the other one."""
    twice = found[found.duplicated("venue", keep=False)]
    pairs = {venue: tuple(codes) for venue, codes in twice.groupby("venue")["commune"]}
    others = [
        next((one for one in pairs.get(venue, ()) if one != commune), "")
        for venue, commune in zip(found["venue"], found["commune"], strict=True)
    ]
    return pd.Series(others, index=found.index, dtype="object")


def named(sides: Sides, steps: pd.DataFrame) -> pd.DataFrame:
    """The steps with the venues' names as the second version has them, else the first; largest steps first."""
    names = ask(sides.after, "changes_names")
    if sides.before is not sides.after:
        names = pd.concat([names, ask(sides.before, "changes_names")]).drop_duplicates("venue")
    found = steps.merge(names, on="venue", how="left")
    found["commune_name"] = found["commune"].map(lambda code: name_of(code) if code else "")
    largest = found["step"].abs().to_numpy()
    return found.assign(largest=largest).sort_values(["largest", "venue"], ascending=[False, True])[VENUES]
