"""App coverage: installs over smartphones and population, by commune and over time; printed percentages checked."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from analytics import coverage, sentences
from analytics.charts.map_units import MapOf
from analytics.charts.ranking import Ranking, ranking
from analytics.charts.true_map import true_map
from analytics.scope import Scope
from pages.parts.boundaries_box import boundaries_box
from pages.parts.cards import Card, cards, lead, part, strip
from pages.parts.charts import snapshots_chart
from pages.parts.commune_sheet import commune_sheet_button
from pages.parts.empty import empty
from pages.parts.figure_cards import coverage_card, installed_card, population_card
from pages.parts.kept import kept
from pages.parts.maps import map_html
from pages.parts.navigate import commune_link, to_commune
from pages.parts.notes import notes_of
from pages.parts.pane import pane
from pages.parts.session import View, now_showing
from pages.parts.stated import stated
from pages.parts.tables import Column, table
from pages.parts.target import target_box, target_of, target_words

# As high as fits beside the map in one screen.
TREND_HEIGHT = 190
BASES = {"coverage": "of smartphones", "population_coverage": "of population"}
TITLES = {"coverage": "{app}: coverage of smartphones", "population_coverage": "{app}: coverage of the population"}
PARTS = {"coverage": "smartphones", "population_coverage": "population"}
CHANGES = {"coverage": "change", "population_coverage": "population_change"}


def show(view: View) -> None:
    """Sentence, cards, map beside ranking, trend, what the files print, communes."""
    if view.scope is None:
        return empty(view)
    heading = st.container()
    with st.container(horizontal=True, vertical_alignment="center", key="coverage-choice"):
        app, base = choose_app(view), choose_base(view)
        target_box(view, f"{base}:{app}", named(view, app, base))
        boundaries_box(view, lambda outlines: true_map(view.lang, mapped(view, app, base), outlines))
    with heading:
        lead(sentence(view, app, base))
    left, right = st.columns([5, 13], gap="medium")
    with left, st.container(key="coverage-left"):
        cards(view, card_row(view, app))
        part(view.say("Coverage by snapshot"))
        snapshots_chart(view, app, base, view.say("Coverage by snapshot"), TREND_HEIGHT)
    with right:
        part(named(view, app, base), since(view, app))
        pane(view, f"coverage-body-{app}-{base}", lambda: body(view, app, base))
    frame = coverage.against_period_before(view.snapshot, view.scope, app)
    missing(view, frame, app)
    stated(view, app)
    communes(view, frame, app)
    return None


def card_row(view: View, app: str) -> list[Card]:
    """Both denominators, installs, and the other app; the way to a target in place of the sample's size."""
    row = [
        aimed(view, coverage_card(view, app), f"coverage:{app}", app),
        aimed(view, population_card(view, app), f"population_coverage:{app}", app),
        installed_card(view, app),
    ]
    others = [one for one in coverage.apps(view.snapshot) if one != app]
    return row + [coverage_card(view, other) for other in others[:1]]


def aimed(view: View, card: Card, key: str, app: str) -> Card:
    """The card with how far its target is away."""
    one = view.figures().apps[app]
    said = target_words(view, key, getattr(one, key.partition(":")[0]))
    return replace(card, asof=f"{card.asof} · {said}") if said else card


def named(view: View, app: str, base: str) -> str:
    """What the map and the ranking show."""
    return view.say(TITLES[base], app=view.campaign.app_name(app))


def whole(view: View) -> Scope:
    """The scope without communes: the map shows where the chosen ones stand among all."""
    return replace(view.scope, communes=())


def since(view: View, app: str) -> str:
    """Which counts the change is between, both days said; each commune's own where they differ."""
    return kept(view.key("coverage-since", app), lambda: between(view, app))


def between(view: View, app: str) -> str:
    """The same, made."""
    frame = coverage.against_period_before(view.snapshot, whole(view), app)
    known = frame[frame["previous_as_of"].notna()]
    days = [known[name].unique() for name in ("previous_as_of", "as_of")]
    if known.empty:
        return view.say("No earlier count to compare with.")
    if all(len(one) == 1 for one in days):
        then, now = (view.day(known[name].iloc[0]) for name in ("previous_as_of", "as_of"))
        return view.say("Count of {now}; change against the count of {then}.", now=now, then=then)
    return view.say("Change against each commune's own count before.")


def mapped(view: View, app: str, base: str) -> MapOf:
    """The whole district's map."""
    frame = coverage.against_period_before(view.snapshot, whole(view), app)
    return MapOf(frame, base, named(view, app, base), chosen=view.scope.communes, of=("installed", PARTS[base]))


def body(view: View, app: str, base: str) -> str:
    """The map beside the ranking, both of the whole district with the scope's communes marked."""
    frame = coverage.against_period_before(view.snapshot, whole(view), app)
    title = named(view, app, base)
    drawn = map_html(view, frame, base, title, of=("installed", PARTS[base]))
    what = Ranking(
        frame,
        base,
        title,
        "ratio",
        change=CHANGES[base],
        target=target_of(view, f"{base}:{app}"),
        chosen=view.scope.communes,
    )
    ranked = ranking(view.lang, what, commune_link(view)).html
    return f'<div class="coverage-body">{drawn}<div>{ranked}</div></div>'


def choose_app(view: View) -> str:
    """Which app; the URL keeps it."""
    apps = coverage.apps(view.snapshot)
    return (
        st.segmented_control(
            view.say("App"),
            apps,
            default=apps[0],
            required=True,
            key="app",
            bind="query-params",
            label_visibility="collapsed",
            format_func=view.campaign.app_name,
        )
        or apps[0]
    )


def choose_base(view: View) -> str:
    """Which denominator ranks and draws; the cards show both."""
    return (
        st.segmented_control(
            view.say("Out of"),
            list(BASES),
            default="coverage",
            required=True,
            key="base",
            bind="query-params",
            label_visibility="collapsed",
            format_func=lambda name: view.say(BASES[name]),
        )
        or "coverage"
    )


def sentence(view: View, app: str, base: str) -> str:
    """Installs out of smartphones or people, as of their own day."""
    return sentences.coverage(view.lang, view.campaign, view.figures(), app, base)


def missing(view: View, frame: pd.DataFrame, app: str) -> None:
    """Communes without data, by name; coverage above 100 % flagged."""
    said = []
    none = list(frame.loc[frame["installed"].isna(), "name"])
    above = list(frame.loc[frame["above_one"].astype(bool), "name"])
    if none and len(none) < len(frame):
        said.append(view.say("No usable count: {communes}.", communes=", ".join(none)))
    if above:
        said.append(view.say("Above 100 %, to be checked: {communes}.", communes=", ".join(above)))
    strip(said or notes_of(view, {"installs"}, app))


def communes(view: View, frame: pd.DataFrame, app: str) -> None:
    """The communes as a table; a row becomes the scope."""
    part(view.say("By commune"), view.say("Choose a row to look at one commune only."))
    columns = [
        Column("code", view.say("Code"), width=80),
        Column("name", view.say("Commune")),
        Column("as_of", view.say("As of"), "day"),
        Column("installed", view.say("Installs"), "count"),
        Column("smartphones", view.say("Smartphones"), "count"),
        Column("coverage", view.say("of smartphones"), "ratio"),
        Column("change", view.say("Against the count before"), "points"),
        Column("previous_as_of", view.say("Count before"), "day"),
        Column("population", view.say("Population"), "count"),
        Column("population_coverage", view.say("of population"), "ratio"),
        Column("stated", view.say("Printed")),
        Column("file", view.say("File"), width=180),
        Column("sheet", view.say("Sheet"), width=100),
        Column("source_row", view.say("Row"), "count", 70),
    ]
    table(view, frame, columns, "coverage-communes", f"do-phu-{app}", view.say("Coverage by commune"), to_commune)
    with st.container(horizontal=True):
        commune_sheet_button(view)


show(now_showing.get())
