"""Charts of `analytics.charts` on a page: finished ones are kept; their sentence goes to who cannot see them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import ceil

import pandas as pd

from analytics import coverage
from analytics.charts.ranking import Ranking, ranking
from analytics.charts.style import Chart
from analytics.charts.trend import Trend, trend
from analytics.charts.trend_marks import milestone_list, within
from data.milestones import Milestone
from pages.parts.navigate import commune_link
from pages.parts.pane import Piece, chart_piece, pane
from pages.parts.session import View

TREND_HEIGHT = 370
LABELLED = 12
TICKS = 6
Ask = Callable[..., pd.DataFrame]


def trend_chart(view: View, name: str, ask: Ask, column: str, title: str, height: int = TREND_HEIGHT) -> None:
    """A figure by day with the period before behind it, in a pane of its own."""
    pane(view, f"chart-{name}-{column}", lambda: trend_piece(view, name, ask, column, title, height), height)


def trend_piece(view: View, name: str, ask: Ask, column: str, title: str, height: int = TREND_HEIGHT) -> Piece:
    """A figure by day with the period before behind it."""
    frame, before = ask(view.snapshot, view.scope), ask(view.snapshot, view.scope.previous())
    noted = within(view.snapshot.milestones, view.scope.since, view.scope.until)
    what = Trend(frame, column, title, before=before, height=height, milestones=noted)
    chart = trend(view.lang, view.theme, what)
    tick_from_the_end(chart, frame)
    return untitled(view, name, chart, what)


def ranking_chart(view: View, name: str, ask: Callable[[], pd.DataFrame], column: str, kind: str, title: str) -> None:
    """Communes ranked, in a pane of its own."""
    pane(view, f"ranking-{name}-{column}", lambda: ranking_piece(view, Ranking(ask(), column, title, kind)))


def ranking_piece(view: View, what: Ranking) -> Piece:
    """Communes ranked; a press on one makes it the scope, a press on the chosen one leads back."""
    chosen = view.scope.communes if len(view.scope.communes) == 1 else ()
    base = "registered" if what.column == "rate" else None
    return Piece(ranking(view.lang, replace(what, chosen=chosen, base=base), commune_link(view)).html)


def snapshots_piece(view: View, app: str, column: str, title: str, height: int = TREND_HEIGHT) -> Piece:
    """Coverage at each count of the app, in order; they may be weeks apart."""
    frame = coverage.trend(view.snapshot, view.scope, app)
    frame = frame.assign(day=pd.to_datetime(frame["day"]))
    since = frame["day"].min().date() if len(frame) else view.scope.since
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
            textposition=[beside_marks(day, noted, frame["day"]) for day in frame["day"]],
            cliponaxis=False,
        )
    return untitled(view, "snapshots", chart, what)


def beside_marks(day: pd.Timestamp, noted: Sequence[Milestone], days: pd.Series) -> str:
    """Where the value of a day stands, so that no line of a noted event goes through it."""
    reach = (days.max() - days.min()) * 0.12
    away = [pd.Timestamp(one.day) - day for one in noted]
    if any(pd.Timedelta(0) <= one < reach for one in away):
        return "top left"
    return "top right" if any(-reach < one < pd.Timedelta(0) for one in away) else "top center"


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
