"""Communes (or types) ranked by one figure.

Sorted bars, labelled directly. No data is an outline, never a zero bar.
"""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analytics.charts.ranking import Ranking
from analytics.charts.style import Chart, axis, layout, palette
from analytics.charts.trend import title
from data.words import say
from data.writing import number, percent

ROW, EDGES = 22, 44


def ranking(lang: str, theme: str, what: Ranking) -> Chart:
    """The chart, highest first and those without data last, and its sentence."""
    ordered = what.frame.sort_values(what.column, ascending=False, na_position="last", kind="stable")
    drawn = layout(
        lang,
        theme,
        ROW * len(ordered) + EDGES,
        margin={"l": 8, "r": 16, "t": 30, "b": 8},
        title=title(theme, what.title),
        bargap=0.32,
        xaxis=axis(theme, visible=False, range=[0, longest(ordered, what) * 1.32]),
        yaxis=axis(theme, autorange="reversed", showgrid=False, type="category", ticks="")
        | {"tickfont": {"size": 12, "color": palette(theme).ink}},
        shapes=target_line(theme, what),
    )
    return Chart(go.Figure(data=[bars(lang, theme, what, ordered)], layout=drawn), sentence(lang, what, ordered))


def longest(ordered: pd.DataFrame, what: Ranking) -> float:
    """The longest bar, at least the target's, never zero: it is the axis."""
    top = ordered[what.column].max()
    return max(float(top) if top == top else 0.0, what.target or 0.0) or 1.0


def bars(lang: str, theme: str, what: Ranking, ordered: pd.DataFrame) -> dict[str, Any]:
    """One bar a row; a row without data is only its words."""
    colours = palette(theme)
    keys = ordered[what.key].tolist()
    return {
        "type": "bar",
        "orientation": "h",
        "x": ordered[what.column].fillna(0).tolist(),
        "y": ordered[what.label].tolist(),
        "customdata": keys,
        "text": texts(lang, what, ordered),
        "textposition": "outside",
        "cliponaxis": False,
        "textfont": {"size": 12, "color": colours.ink},
        "marker": {
            "color": [colours.look if key in what.look else colours.data for key in keys],
            "line": {"width": 0},
        },
        "hovertemplate": "%{y}: %{text}<extra></extra>",
    }


def texts(lang: str, what: Ranking, ordered: pd.DataFrame) -> list[str]:
    """What stands beside each bar."""
    write = number if what.kind == "count" else percent
    found = []
    for _, row in ordered.iterrows():
        if pd.isna(row[what.column]):
            words = "no venue yet" if what.base and row[what.base] == 0 else "no data"
            found.append(f"<i>{say(lang, words)}</i>")
            continue
        words = write(lang, row[what.column])
        if what.of:
            part, whole = (number(lang, row[name]) for name in what.of)
            words += f" ({part}/{whole})"
        found.append(words)
    return found


def target_line(theme: str, what: Ranking) -> list[dict[str, Any]]:
    """A line at the target, when one is set."""
    if what.target is None:
        return []
    line = {"color": palette(theme).muted, "width": 1.5, "dash": "dash"}
    at = {"x0": what.target, "x1": what.target, "y0": 0, "y1": 1}
    return [{"type": "line", "xref": "x", "yref": "paper", **at, "line": line}]


def sentence(lang: str, what: Ranking, ordered: pd.DataFrame) -> str:
    """What the chart shows, in words: the highest, the lowest, and who has no data."""
    known = ordered[ordered[what.column].notna()]
    if known.empty:
        return say(lang, "{title}: no data in this period.", title=what.title)
    write = number if what.kind == "count" else percent
    words = say(
        lang,
        "{title}: highest {first} ({top}), lowest {last} ({bottom}).",
        title=what.title,
        first=known.iloc[0][what.label],
        top=write(lang, known.iloc[0][what.column]),
        last=known.iloc[-1][what.label],
        bottom=write(lang, known.iloc[-1][what.column]),
    )
    empty = ordered[what.column].isna()
    venueless = empty & (ordered[what.base] == 0) if what.base else empty & False
    for said, rows in (("No data: {names}.", empty & ~venueless), ("No venue yet: {names}.", venueless)):
        if rows.any():
            words += " " + say(lang, said, names=", ".join(ordered.loc[rows, what.label]))
    return words
