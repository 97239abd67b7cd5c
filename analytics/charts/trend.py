"""A figure by day.

A line or bars, the period before behind it in grey. A day without data is a gap, never zero.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import ceil
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analytics.charts.style import Chart, axis, date_format, layout, palette, value_format
from analytics.charts.trend_marks import (
    milestone_lines,
    milestone_numbers,
    target_line,
    target_words,
    unspoken,
    unspoken_words,
)
from data.milestones import Milestone
from data.words import say
from data.writing import day, number, percent, short_day

HEIGHT = 300


# Up to so many things every one gets its line on the axis.
FEW = 5


@dataclass(frozen=True)
class Trend:
    """What to draw.

    `frame` has `day` and `column`; `before` the same for the period before, drawn on today's days.

    `title` names the figure and its unit; `kind` is "count" or "ratio"; `form` is "line" or "bars".
    `milestones` are numbered in the order given, as the list beside the chart is; `target` is a level aimed for.
    """

    frame: pd.DataFrame
    column: str
    title: str
    kind: str = "count"
    form: str = "line"
    before: pd.DataFrame | None = None
    height: int = HEIGHT
    milestones: Sequence[Milestone] = ()
    target: float | None = None


def trend(lang: str, theme: str, what: Trend) -> Chart:
    """The chart and its sentence. Days are on the axis as dd/mm; both series are labelled where they end."""
    series = [now_trace(lang, theme, what)]
    labels: list[dict[str, Any]] = []
    if what.before is not None and what.before[what.column].notna().any():
        shifted = behind(what)
        series.insert(0, before_trace(lang, theme, what, shifted))
        labels = end_labels(lang, theme, what, shifted)
    drawn = layout(
        lang,
        theme,
        what.height,
        margin={"l": 8, "r": room(labels), "t": 30, "b": 8},
        title=title(theme, what.title),
        xaxis=axis(
            theme, showgrid=False, tickformat=date_format(lang), ticklabelstandoff=6, nticks=8, **days_axis(what)
        ),
        yaxis=axis(theme, rangemode="tozero", tickformat=axis_format(what), **ticks(what)),
        annotations=[
            *labels,
            *unspoken_words(lang, theme, what.frame, what.column, what.before),
            *milestone_numbers(lang, theme, what.milestones, span(what)),
            *target_words(lang, theme, what.target),
        ],
        shapes=[
            *unspoken(theme, what.frame, what.column),
            *milestone_lines(theme, what.milestones),
            *target_line(theme, what.target),
        ],
        hovermode="x unified",
    )
    return Chart(go.Figure(data=series, layout=drawn), sentence(lang, what))


def room(labels: Sequence[dict[str, Any]]) -> float:
    """Pixels right of the plot for the words at the lines' ends: 12-pixel letters are under 7 wide."""
    return max([16, *(14 + 7 * len(label["text"]) for label in labels)])


def title(theme: str, words: str) -> dict[str, Any]:
    """A small title in the chart's corner."""
    font = {"size": 13, "color": palette(theme).muted}
    return {"text": words, "font": font, "x": 0, "xref": "container", "y": 0.98, "yanchor": "top"}


def axis_format(what: Trend) -> str:
    """Whole percentages on the axis unless the values lie close together."""
    if what.kind == "count":
        return ",.0f"
    values = what.frame[what.column].dropna()
    return ".0%" if values.empty or values.max() >= 0.05 else ".1%"


def ticks(what: Trend) -> dict[str, Any]:
    """About five lines; whole numbers where the counts are few, for Plotly would write 0, 1, 1."""
    largest = what.frame[what.column].max()
    if what.kind == "count" and not largest > FEW:
        return {"dtick": 1, "range": [0, max(1, largest if largest == largest else 1) * 1.08]}
    return {"nticks": 5}


def days_axis(what: Trend) -> dict[str, Any]:
    """Exactly the period, a tick on whole days.

    Plotly would otherwise write hours, or days that are not asked about.
    """
    days = len(what.frame)
    if not days:
        return {"visible": False}
    edge = timedelta(hours=14)
    ends = [what.frame["day"].iloc[0] - edge, what.frame["day"].iloc[-1] + edge]
    if days > 60:
        return {"range": ends}
    return {"range": ends, "dtick": 86_400_000 * max(1, round(days / 8)), "tick0": what.frame["day"].iloc[0]}


def span(what: Trend) -> int:
    """How many days the axis is long."""
    return 0 if what.frame.empty else int((what.frame["day"].iloc[-1] - what.frame["day"].iloc[0]).days) + 1


def now_trace(lang: str, theme: str, what: Trend) -> dict[str, Any]:
    """The period itself."""
    colours = palette(theme)
    shown = f"%{{y:{value_format(what.kind)}}}"
    trace: dict[str, Any] = {
        "x": what.frame["day"],
        "y": what.frame[what.column],
        "name": say(lang, "this period"),
        "hovertemplate": f"<b>{shown}</b><extra></extra>",
    }
    if what.form == "bars":
        return {**trace, "type": "bar", "marker": {"color": colours.data, "line": {"width": 0}}}
    few = what.frame[what.column].notna().sum() <= 31
    return {
        **trace,
        "type": "scatter",
        "mode": "lines+markers" if few else "lines",
        "connectgaps": False,
        "line": {"color": colours.data, "width": 2.4},
        "marker": {"size": 6},
    }


def behind(what: Trend) -> pd.DataFrame:
    """The period before, moved onto the period's own days."""
    before = what.before if what.before is not None else what.frame
    step = what.frame["day"].iloc[-1] - before["day"].iloc[-1]
    return before.assign(shown_on=before["day"] + step)


def before_trace(lang: str, theme: str, what: Trend, before: pd.DataFrame) -> dict[str, Any]:
    """The period before, as context."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": before["shown_on"],
        "y": before[what.column],
        "customdata": [day(lang, value) for value in before["day"]],
        "name": say(lang, "the period before"),
        "connectgaps": False,
        "line": {"color": palette(theme).grey, "width": 1.8, "dash": "dot"},
        "hovertemplate": f"%{{customdata}}: %{{y:{value_format(what.kind)}}}<extra></extra>",
    }


def end_labels(lang: str, theme: str, what: Trend, before: pd.DataFrame) -> list[dict[str, Any]]:
    """Both series named at their last point with data, pushed apart when close; a lone point has no name."""
    colours = palette(theme)
    ends = []
    sides = (
        (what.frame, "day", "this period", colours.data),
        (before, "shown_on", "the period before", colours.grey),
    )
    for frame, place, words, colour in sides:
        known = frame[frame[what.column].notna()]
        if len(known) > (frame is before):
            last = known.iloc[-1]
            ends.append((last[place], float(last[what.column]), say(lang, words), colour))
    if len(ends) < 2:
        return []
    highest = max(float(frame[what.column].max()) for frame, *_ in sides) or 1.0
    close = abs(ends[0][1] - ends[1][1]) / highest < 0.09
    up = 9 if ends[0][1] >= ends[1][1] else -9
    return [
        {
            "x": x,
            "y": y,
            "text": words,
            "showarrow": False,
            "font": {"size": 12, "color": colour},
            **beside(theme, what, x, (up, -up)[index] if close else 0),
        }
        for index, (x, y, words, colour) in enumerate(ends)
    ]


def beside(theme: str, what: Trend, x: Any, shift: int) -> dict[str, Any]:
    """Where a label stands: right of its point; where days without data follow, left of it on the line's free side."""
    if x < what.frame["day"].iloc[-1]:
        # What the line does over the width of the words, on a chart as wide as a phone.
        under = what.frame[what.column].dropna().tolist()[-max(2, ceil(len(what.frame) * 0.25)) :]
        away = -15 if max(under) - under[-1] > under[-1] - min(under) else 15
        crossed = any(pd.Timestamp(one.day) == x for one in what.milestones)
        return {"xanchor": "right", "xshift": -6 if crossed else 10, "yshift": away, "bgcolor": palette(theme).ground}
    # The axis ends half a day after the last point, and so does a band of days without data: the label clears both.
    return {"x": 1, "xref": "paper", "xanchor": "left", "xshift": 3, "yshift": shift}


def sentence(lang: str, what: Trend) -> str:
    """What the chart shows, in words: first and last value with data, highest, and days without data."""
    known = what.frame[what.frame[what.column].notna()]
    if known.empty:
        return say(lang, "{title}: no data in this period.", title=what.title)
    write = number if what.kind == "count" else percent
    first, last, top = known.iloc[0], known.iloc[-1], known.loc[known[what.column].idxmax()]
    words = say(
        lang,
        "{title}: {first} on {first_day}, {last} on {last_day}; highest {top} on {top_day}.",
        title=what.title,
        first=write(lang, first[what.column]),
        first_day=day(lang, first["day"]),
        last=write(lang, last[what.column]),
        last_day=day(lang, last["day"]),
        top=write(lang, top[what.column]),
        top_day=day(lang, top["day"]),
    )
    missing = len(what.frame) - len(known)
    without = say(lang, "Days without data: {days}.", days=number(lang, missing)) if missing else ""
    noted = "; ".join(f"{short_day(lang, one.day)} {one.words}" for one in what.milestones)
    events = say(lang, "Events: {events}.", events=noted) if noted else ""
    return " ".join(filter(None, (words, without, events)))
