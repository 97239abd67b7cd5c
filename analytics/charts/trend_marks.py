"""What stands on a trend beside its lines: days without data, noted events, a target. It draws no series."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from html import escape
from itertools import groupby
from typing import Any

import pandas as pd

from analytics.charts.style import palette
from data.milestones import Milestone
from data.words import say
from data.writing import percent, short_day

# Numbers in a circle: one character each, so that several fit above one day.
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
# One of them is 14 pixels wide; the plot of a phone is about 250. More than so many become "①–⑤".
SIGN, TOGETHER = 14 / 250, 3


def unspoken(theme: str, frame: pd.DataFrame, column: str) -> list[dict[str, Any]]:
    """Days of the period without data as an outlined, empty band: not the look of zero."""
    found: list[dict[str, Any]] = []
    half, last = timedelta(hours=12), None
    for value in frame.loc[frame[column].isna(), "day"]:
        if last is not None and value - last == timedelta(1):
            found[-1]["x1"] = value + half
        else:
            found.append(band(theme, value - half, value + half))
        last = value
    return found


def band(theme: str, start: Any, end: Any) -> dict[str, Any]:
    """One band from top to bottom."""
    line = {"color": palette(theme).grey, "width": 1, "dash": "dot"}
    return {"type": "rect", "xref": "x", "yref": "paper", "x0": start, "x1": end, "y0": 0, "y1": 1} | {
        "line": line,
        "layer": "below",
    }


def unspoken_words(
    lang: str, theme: str, frame: pd.DataFrame, column: str, before: pd.DataFrame | None
) -> list[dict[str, Any]]:
    """The words in the first band without data that is wide enough for them, away from the line of the period before.

    In a band that is narrow on a phone they stand in two lines.
    """
    whole = timedelta(days=len(frame))
    for shape in unspoken(theme, frame, column):
        width = shape["x1"] - shape["x0"]
        if width >= whole * 0.2:
            words = say(lang, "no data")
            said = words if width >= whole * 0.36 else folded(words)
            end = {"y": 0, "yanchor": "bottom"} if high(frame, column, before) else {"y": 1, "yanchor": "top"}
            font = {"size": 12, "color": palette(theme).muted}
            place = {"x": shape["x0"] + width / 2, "xref": "x", "yref": "paper", **end}
            return [{**place, "showarrow": False, "text": said, "font": font, "bgcolor": palette(theme).ground}]
    return []


def high(frame: pd.DataFrame, column: str, before: pd.DataFrame | None) -> bool:
    """Whether the period before ends in the upper half of the plot, over the days without data."""
    if before is None or before[column].isna().all():
        return False
    last = before[column].dropna().iloc[-3:].mean()
    return bool(last > max(before[column].max(), frame[column].max()) / 2)


def folded(words: str) -> str:
    """On two lines, for a band that is narrow on a phone."""
    parts = words.split()
    half = (len(parts) + 1) // 2
    return "<br>".join(filter(None, (" ".join(parts[:half]), " ".join(parts[half:]))))


def within(milestones: Iterable[Milestone], since: date, until: date) -> tuple[Milestone, ...]:
    """Those of these days."""
    return tuple(one for one in milestones if since <= one.day <= until)


def numbered(place: int) -> str:
    """The mark of the milestone at a place, from 0."""
    return CIRCLED[place] if place < len(CIRCLED) else f"({place + 1})"


def by_day(milestones: Sequence[Milestone]) -> list[tuple[date, list[tuple[int, Milestone]]]]:
    """The days that have milestones, each with its own and their places."""
    placed = enumerate(milestones)
    return [(on, list(group)) for on, group in groupby(placed, key=lambda one: one[1].day)]


def milestone_lines(theme: str, milestones: Sequence[Milestone]) -> list[dict[str, Any]]:
    """A thin upright line on each day."""
    line = {"color": palette(theme).look, "width": 1.2}
    return [
        {"type": "line", "xref": "x", "yref": "paper", "x0": on, "x1": on, "y0": 0, "y1": 1, "line": line}
        for on, _ in by_day(milestones)
    ]


def milestone_numbers(lang: str, theme: str, milestones: Sequence[Milestone], days: int) -> list[dict[str, Any]]:
    """The numbers above the lines; the words come when the pointer is there. `days` is the length of the axis.

    Lines too close together for their numbers on a phone share one place between them.
    """
    return [
        {
            "x": group[0][0] + (group[-1][0] - group[0][0]) / 2,
            "xref": "x",
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            "showarrow": False,
            "text": marks([place for _, ones in group for place, _ in ones]),
            "hovertext": escape(
                "; ".join(f"{short_day(lang, on)}: {one.words}" for on, ones in group for _, one in ones)
            ),
            "font": {"size": 14, "color": palette(theme).look},
        }
        for group in groups(milestones, days * SIGN)
    ]


def marks(places: Sequence[int]) -> str:
    """The numbers of one place: all, or from the first to the last where they are many."""
    if len(places) > TOGETHER:
        return f"{numbered(places[0])}–{numbered(places[-1])}"
    return "".join(numbered(place) for place in places)


def groups(milestones: Sequence[Milestone], sign: float) -> list[list[tuple[datetime, list[tuple[int, Milestone]]]]]:
    """Days whose numbers would touch, together; `sign` is how many days wide one number is."""
    found: list[list[tuple[datetime, list[tuple[int, Milestone]]]]] = []
    ends: datetime | None = None
    for on, ones in by_day(milestones):
        at = datetime.combine(on, time())
        half = timedelta(days=sign * min(len(ones), TOGETHER) / 2)
        if ends is not None and at - half < ends:
            found[-1].append((at, ones))
        else:
            found.append([(at, ones)])
        ends = max(at + half, ends or at)
    return found


def milestone_list(lang: str, milestones: Sequence[Milestone]) -> str:
    """HTML: number, day and words of each; nothing for none."""
    lines = "".join(
        f"<li><b>{numbered(place)}</b> {short_day(lang, one.day)}: {escape(one.words)}</li>"
        for place, one in enumerate(milestones)
    )
    return f'<ol class="milestones">{lines}</ol>' if lines else ""


def target_line(theme: str, target: float | None) -> list[dict[str, Any]]:
    """A dotted line at the level aimed for."""
    if target is None:
        return []
    line = {"color": palette(theme).look, "width": 1.6, "dash": "dot"}
    return [{"type": "line", "xref": "paper", "yref": "y", "x0": 0, "x1": 1, "y0": target, "y1": target, "line": line}]


def target_words(lang: str, theme: str, target: float | None) -> list[dict[str, Any]]:
    """What the line is, above its left end, where the newest values are not."""
    if target is None:
        return []
    words = say(lang, "target {value}", value=percent(lang, target, 0 if (target * 100).is_integer() else 1))
    place = {"x": 0, "xref": "paper", "xanchor": "left", "y": target, "yref": "y", "yanchor": "bottom"}
    return [{**place, "text": words, "showarrow": False, "font": {"size": 12, "color": palette(theme).look}}]
