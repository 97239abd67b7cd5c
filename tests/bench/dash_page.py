"""The overview's figures, trend and ranking as a good Dash page, to compare the dashboard with.

Good means: one callback for a click, so one request; only texts and figures change, not the elements around them;
finished figures are kept as the dashboard keeps them; scripts are served packed from this machine by a server for
production. The figures, the trend and the words come from the same functions.
"""

import argparse
import os
from base64 import b64encode
from functools import lru_cache
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import waitress
from dash import Dash, Input, Output, dcc, html

from analytics import activity
from analytics.charts.style import axis, layout, palette
from analytics.charts.trend import Trend, trend
from analytics.scope import Scope, presets
from data.snapshot import snapshot
from data.words import say
from data.writing import percent
from pages.parts.cards import Card
from pages.parts.figure_cards import active_card, coverage_card, registered_card, scans_card
from pages.parts.look import rules
from pages.parts.scope_bar import PRESETS
from pages.parts.session import View

LANG, THEME = "vi", "light"
TREND_HEIGHT, ROW_HEIGHT = 370, 17
QUIET = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "responsive": True}
PARTS = ("figure", "of", "change", "asof")
NAMES = "ink muted line ground card data data_soft look grey bad"
GROUND = "<!DOCTYPE html><html><head>{%metas%}<title>Dash</title>{%css%}<style>SHEET</style></head><body>{%app_entry%}"
GROUND += "<footer>{%config%}{%scripts%}{%renderer%}</footer></body></html>"


def view_of(preset: str) -> View:
    """What the page shows for a period."""
    home = Path(os.environ["CAMPAIGN_HOME"])
    now = snapshot(home)
    return View(home, LANG, THEME, now, Scope(*presets(now)[preset]), {})


@lru_cache(maxsize=400)
def shown(preset: str) -> tuple[Any, ...]:
    """Everything that a click changes, in the order of the callback's outputs."""
    view = view_of(preset)
    frame = activity.by_commune(view.snapshot, view.scope)
    texts = [part for card in four(view) for part in parts(card)]
    return (*texts, by_day(view), ranked(frame))


def four(view: View) -> list[Card]:
    """The cards of the overview."""
    app = view.campaign.apps[0].key
    return [registered_card(view), active_card(view), scans_card(view), coverage_card(view, app)]


def parts(card: Card) -> list[str]:
    """A card's changing texts, and its small trend as the address of a picture."""
    drawing = card.spark if card.spark.startswith("<svg") else ""
    if drawing and "xmlns" not in drawing:
        drawing = drawing.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    packed = "data:image/svg+xml;base64," + b64encode(drawing.encode()).decode()
    picture = packed if drawing else card.spark.partition('src="')[2].partition('"')[0]
    return [*(getattr(card, part) for part in PARTS), picture]


def by_day(view: View) -> go.Figure:
    """The trend, as on the overview."""
    now, before = (activity.daily(view.snapshot, one) for one in (view.scope, view.scope.previous()))
    words = say(LANG, "7-day active venues")
    figure = trend(LANG, THEME, Trend(now, "active7", words, before=before, height=TREND_HEIGHT)).figure
    return figure.update_layout(title_text="", margin_t=10)


def ranked(frame: Any) -> go.Figure:
    """The communes by their rate, a bar each, labelled."""
    ordered = frame.sort_values("rate", ascending=False, na_position="last", kind="stable")
    bars = go.Bar(
        orientation="h",
        x=ordered["rate"].fillna(0).tolist(),
        y=ordered["name"].tolist(),
        text=[percent(LANG, rate) for rate in ordered["rate"]],
        textposition="outside",
        cliponaxis=False,
        marker_color=palette(THEME).data,
        hoverinfo="skip",
    )
    drawn = layout(
        LANG,
        THEME,
        ROW_HEIGHT * len(ordered) + 14,
        xaxis=axis(THEME, visible=False, range=[0, float(ordered["rate"].max() or 1) * 1.32]),
        yaxis=axis(THEME, autorange="reversed", showgrid=False, type="category", ticks=""),
        bargap=0.32,
    )
    return go.Figure(bars, drawn)


def page() -> Dash:
    """The page and its one callback."""
    app = Dash(__name__, update_title=None)
    colours = palette(THEME)
    variables = "".join(f"--{name.replace('_', '-')}:{getattr(colours, name)};" for name in NAMES.split())
    app.index_string = GROUND.replace("SHEET", f":root{{{variables}}}{rules('overview')}")
    app.layout = html.Div([choice(), figures(), charts()])
    outputs = [Output(f"{part}-{at}", "src" if part == "spark" else "children") for at in range(4) for part in EACH]
    app.callback([*outputs, Output("trend", "figure"), Output("bars", "figure")], Input("preset", "value"))(shown)
    return app


EACH = (*PARTS, "spark")


def choice() -> dcc.RadioItems:
    """The periods to click on."""
    options = [{"label": say(LANG, words), "value": name} for name, words in PRESETS.items()]
    return dcc.RadioItems(options, "latest", id="preset", inline=True)


def figures() -> html.Section:
    """Four cards; only what changes has a name."""
    cards = four(view_of("latest"))
    return html.Section([one(card, at) for at, card in enumerate(cards)], className="cards")


def one(card: Card, at: int) -> html.Article:
    """A card with its small trend."""
    figure = html.Div(id=f"figure-{at}", className="figure")
    row = html.Div([figure, html.Img(id=f"spark-{at}", className="spark", alt="")], className="row")
    rest = [html.Div(id=f"{part}-{at}", className=part) for part in PARTS[1:]]
    return html.Article([html.Div(card.name, className="name"), row, *rest], className="card")


def charts() -> html.Div:
    """The trend beside the bars."""
    wide, narrow = {"flex": "3", "minWidth": 0}, {"flex": "2", "minWidth": 0}
    return html.Div(
        [
            html.Div(dcc.Graph(id="trend", config=QUIET), style=wide, className="trend"),
            html.Div(dcc.Graph(id="bars", config=QUIET), style=narrow, className="bars"),
        ],
        style={"display": "flex", "gap": "2rem"},
    )


if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("--server.port", dest="port", type=int)
    waitress.serve(page().server, host="127.0.0.1", port=asked.parse_known_args()[0].port)
