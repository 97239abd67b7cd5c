"""Charts of `analytics.charts` on a page: finished ones are kept; their sentence goes to who cannot see them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from html import escape
from math import ceil

import pandas as pd

from analytics import coverage
from analytics.charts.ranking import Ranking, ranking
from analytics.charts.style import Chart
from analytics.charts.trend import Trend, trend
from analytics.charts.trend_marks import milestone_list, within
from data.milestones import Milestone
from pages.parts.navigate import commune_link
from pages.parts.pane import Piece, chart_piece
from pages.parts.session import View

TREND_HEIGHT = 370
LABELLED = 12
TICKS = 6
NO_CHART_HEIGHT = 120
# Pixels that a label takes beside its point, and that the days and the room above take of a chart's height.
LABEL, AXIS_ROOM = 24, 60
Ask = Callable[..., pd.DataFrame]


def trend_piece(view: View, name: str, ask: Ask, column: str, title: str, height: int = TREND_HEIGHT) -> Piece:
    """A figure by day with the period before behind it."""
    frame, before = ask(view.snapshot, view.scope), ask(view.snapshot, view.scope.previous())
    noted = within(view.snapshot.milestones, view.scope.since, view.scope.until)
    what = Trend(frame, column, title, before=before, height=height, milestones=noted)
    if empty_of(frame, column):
        return no_chart(view, height)
    chart = trend(view.lang, view.theme, what)
    tick_from_the_end(chart, frame)
    return untitled(view, name, chart, what)


def empty_of(frame: pd.DataFrame, column: str) -> bool:
    """Whether nothing can be drawn."""
    return frame.empty or bool(frame[column].isna().all())


def no_chart(view: View, height: int, todo: str = "") -> Piece:
    """Words where a chart would be, for an axis without a line says nothing; `todo` is what helps."""
    words = " ".join(filter(None, (view.say("There is no data to draw for this period."), todo)))
    return Piece(f'<p class="no-chart" style="min-height:{min(height, NO_CHART_HEIGHT)}px">{escape(words)}</p>')


def ranking_piece(view: View, what: Ranking) -> Piece:
    """Communes ranked; a press on one makes it the scope, a press on the chosen one leads back."""
    chosen = view.scope.communes if len(view.scope.communes) == 1 else ()
    base = "registered" if what.column == "rate" else None
    return Piece(ranking(view.lang, replace(what, chosen=chosen, base=base), commune_link(view)).html)


def snapshots_piece(view: View, app: str, column: str, title: str, height: int = TREND_HEIGHT) -> Piece:
    """Coverage at each count of the app, in order; they may be weeks apart."""
    frame = coverage.trend(view.snapshot, view.scope, app)
    if empty_of(frame, column):
        return no_chart(view, height, view.say("Load the install counts, or choose a later period."))
    frame = frame.assign(day=pd.to_datetime(frame["day"]))
    since = frame["day"].min().date()
    noted = within(view.snapshot.milestones, since, view.scope.until)
    aim = view.snapshot.targets.get(f"{column}:{app}")
    what = Trend(frame, column, title, kind="ratio", height=height, milestones=noted, target=aim)
    chart = trend(view.lang, view.theme, what)
    if len(frame) <= LABELLED:
        chart.figure.update_xaxes(tickvals=frame["day"], tickangle=0)
        chart.figure.update_yaxes(showticklabels=False)
        chart.figure.update_traces(
            mode="lines+markers+text",
            text=[view.percent(ratio) for ratio in frame[column]],
            textposition=[
                beside_marks(day, noted, frame["day"], under)
                for day, under in zip(frame["day"], below_target(frame[column], aim, height), strict=True)
            ],
            cliponaxis=False,
        )
    return untitled(view, "snapshots", chart, what)


def below_target(values: pd.Series, aim: float | None, height: int) -> list[bool]:
    """Whether a value's words stand below its point, for above it they would lie on the target's line and its words.

    A label reaches some LABEL pixels from its point, the target's words as far above their line.
    """
    if aim is None:
        return [False] * len(values)
    pixel = max(float(values.max()), aim) * 1.05 / max(1, height - AXIS_ROOM)
    return [-LABEL * pixel < aim - value < LABEL * pixel and value / pixel > LABEL for value in values]


def beside_marks(day: pd.Timestamp, noted: Sequence[Milestone], days: pd.Series, under: bool = False) -> str:
    """Where the value of a day stands, so that no line of a noted event goes through it."""
    side = "bottom" if under else "top"
    reach = (days.max() - days.min()) * 0.12
    away = [pd.Timestamp(one.day) - day for one in noted]
    if any(pd.Timedelta(0) <= one < reach for one in away):
        return f"{side} left"
    return f"{side} right" if any(-reach < one < pd.Timedelta(0) for one in away) else f"{side} center"


def days_piece(view: View, frame: pd.DataFrame, title: str) -> Piece:
    """One venue's scans by day, as bars."""
    noted = within(view.snapshot.milestones, view.scope.since, view.scope.until)
    what = Trend(frame, "scans", title, form="bars", height=240, milestones=noted)
    chart = trend(view.lang, view.theme, what)
    tick_from_the_end(chart, frame)
    return untitled(view, "days", chart, what)


def tick_from_the_end(chart: Chart, frame: pd.DataFrame) -> None:
    """At most six days named, level, the last always: that many fit a phone."""
    every = ceil(len(frame) / TICKS)
    chart.figure.update_xaxes(tickvals=frame["day"].iloc[::-1].iloc[::every], tickangle=0)


def untitled(view: View, name: str, chart: Chart, what: Trend) -> Piece:
    """The chart without a title of its own, for the page's heading is its title; the noted events below it."""
    chart.figure.update_layout(title_text="", margin_t=26 if what.milestones else 10)
    return chart_piece(name, chart, what.height, milestone_list(view.lang, what.milestones))
