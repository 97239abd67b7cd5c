"""Charts of `analytics.charts` on a page: finished figures are kept; their sentence goes to who cannot see them."""

from collections.abc import Callable
from math import ceil

import pandas as pd
import streamlit as st

from analytics import coverage
from analytics.charts.ranking import Ranking, ranking
from analytics.charts.style import Chart
from analytics.charts.trend import Trend, trend
from pages.parts.kept import kept
from pages.parts.session import View

QUIET = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False}
TREND_HEIGHT = 370
LABELLED = 12
TICKS = 6
ROW_HEIGHT, EDGES = 16.4, 14


def trend_chart(
    view: View, name: str, ask: Callable[..., pd.DataFrame], column: str, title: str, height: int = TREND_HEIGHT
) -> None:
    """A figure by day with the period before behind it; its table is one click away."""

    def make() -> Chart:
        frame, before = ask(view.snapshot, view.scope), ask(view.snapshot, view.scope.previous())
        chart = trend(view.lang, view.theme, Trend(frame, column, title, before=before, height=height))
        tick_from_the_end(chart, frame)
        return chart

    put(kept(view.key("trend-chart", name, column, height), make), f"chart-{name}-{column}")


def ranking_chart(view: View, name: str, frame: pd.DataFrame, column: str, kind: str, title: str) -> None:
    """Communes ranked; one that the scope does not hold is not in the frame."""

    def make() -> Chart:
        base = "registered" if column == "rate" else None
        chart = ranking(view.lang, view.theme, Ranking(frame, column, title, kind, base=base))
        chart.figure.update_yaxes(ticksuffix="  ")
        chart.figure.update_layout(height=ROW_HEIGHT * max(len(frame), 3) + EDGES)
        return chart

    put(kept(view.key("ranking-chart", name, column), make), f"ranking-{name}-{column}")


def snapshots_chart(view: View, app: str, column: str, title: str) -> None:
    """Coverage at each count of the app, in order; they may be weeks apart."""

    def make() -> Chart:
        frame = coverage.trend(view.snapshot, view.scope, app)
        frame = frame.assign(day=pd.to_datetime(frame["day"]))
        chart = trend(view.lang, view.theme, Trend(frame, column, title, kind="ratio", height=TREND_HEIGHT))
        if len(frame) <= LABELLED:
            chart.figure.update_xaxes(tickvals=frame["day"], tickangle=0)
            chart.figure.update_traces(
                mode="lines+markers+text",
                text=[view.percent(ratio) for ratio in frame[column]],
                textposition="top center",
                cliponaxis=False,
            )
        return chart

    put(kept(view.key("snapshots-chart", app, column), make), f"snapshots-{app}-{column}")


def days_chart(view: View, frame: pd.DataFrame, title: str, name: tuple[object, ...]) -> None:
    """One venue's scans by day, as bars."""

    def make() -> Chart:
        chart = trend(view.lang, view.theme, Trend(frame, "scans", title, form="bars", height=240))
        tick_from_the_end(chart, frame)
        return chart

    put(kept(view.key("days-chart", *name), make), "chart-days")


def tick_from_the_end(chart: Chart, frame: pd.DataFrame) -> None:
    """At most six days named, level, the last always: that many fit a phone."""
    every = ceil(len(frame) / TICKS)
    chart.figure.update_xaxes(tickvals=frame["day"].iloc[::-1].iloc[::every], tickangle=0)


def put(chart: Chart, key: str) -> None:
    """The chart without tools; the page's heading is its title."""
    chart.figure.update_layout(title_text="", margin_t=10)
    st.plotly_chart(chart.figure, theme=None, config=QUIET, alt=chart.alt, key=key)
