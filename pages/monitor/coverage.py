"""App coverage: installs over smartphones and population, by commune and over time; printed percentages checked."""

from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from analytics import coverage, sentences
from analytics.charts.map_units import MapOf
from analytics.charts.ranking import Ranking, ranking
from analytics.charts.true_map import true_map
from pages.parts.boundaries_box import boundaries_box
from pages.parts.cards import Card, cards_html, lead, part, part_html, strip_html
from pages.parts.charts import snapshots_piece
from pages.parts.commune_sheet import commune_sheet_button
from pages.parts.empty import empty
from pages.parts.figure_cards import coverage_card, installed_card, population_card
from pages.parts.kept import kept
from pages.parts.maps import map_html
from pages.parts.navigate import commune_link, to_commune
from pages.parts.notes import notes_of
from pages.parts.pane import Piece, pane
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
        lead(kept(view.key("coverage-sentence", app, base), lambda: sentence(view, app, base)))
    pane(view, "coverage", lambda: top(view, app, base), app, base)
    stated(view, app)
    communes(view, app)
    return None


def top(view: View, app: str, base: str) -> Piece:
    """All that is looked at first: cards over the counts in order, the map, the ranking, who is missing."""
    title = view.say("Coverage by snapshot")
    left = Piece(cards_html(view, card_row(view, app)) + part_html(title))
    left += snapshots_piece(view, app, base, title, TREND_HEIGHT)
    right = part_html(named(view, app, base), between(view, app)) + body(view, app, base)
    html = f'<div class="coverage-top"><section>{left.html}</section><section>{right}</section></div>'
    return Piece(html + strip_html(missing(view, app)), left.figures)


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


def between(view: View, app: str) -> str:
    """Which counts the change is between, both days said; each commune's own where they differ."""
    frame = counted(view, app, whole=True)
    known = frame[frame["previous_as_of"].notna()]
    days = [known[name].unique() for name in ("previous_as_of", "as_of")]
    if known.empty:
        if view.figures().apps[app].same_count:
            return view.say("No newer count in the period.")
        return view.say("No earlier count to compare with.")
    if all(len(one) == 1 for one in days):
        then, now = (view.day(known[name].iloc[0]) for name in ("previous_as_of", "as_of"))
        return view.say("Count of {now}; change against the period before, counted on {then}.", now=now, then=then)
    return view.say("Change against the period before, each commune by its own count.")


def mapped(view: View, app: str, base: str) -> MapOf:
    """The whole district's map."""
    frame = counted(view, app, whole=True)
    return MapOf(frame, base, named(view, app, base), chosen=view.scope.communes, of=("installed", PARTS[base]))


def body(view: View, app: str, base: str) -> str:
    """The map beside the ranking, both of the whole district with the scope's communes marked."""
    frame = counted(view, app, whole=True)
    title = named(view, app, base)
    drawn = map_html(view, frame, base, title, of=("installed", PARTS[base]))
    what = Ranking(
        frame,
        base,
        title,
        "ratio",
        change=CHANGES[base] if frame[CHANGES[base]].notna().any() else None,
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


def counted(view: View, app: str, whole: bool = False) -> pd.DataFrame:
    """The scope's communes, or all of them, with their counts and changes; nobody changes the frame."""
    scope = replace(view.scope, communes=()) if whole else view.scope
    key = view.key("coverage-frame", app, whole)
    return kept(key, lambda: coverage.against_period_before(view.snapshot, scope, app))


def missing(view: View, app: str) -> list[str]:
    """Communes without data, by name; coverage above 100 % flagged."""
    said, frame = newer(view, app), counted(view, app)
    none = list(frame.loc[frame["installed"].isna(), "name"])
    above = list(frame.loc[frame["above_one"].astype(bool), "name"])
    if none and len(none) < len(frame):
        said.append(view.say("No usable count: {communes}.", communes=", ".join(none)))
    if above:
        said.append(view.say("Above 100 %, to be checked: {communes}.", communes=", ".join(above)))
    return said or notes_of(view, {"installs"}, app)


def newer(view: View, app: str) -> list[str]:
    """That a newer count lies after the period, which hides it."""
    own = (app, view.campaign.app_name(app))
    notes = [note for note in view.figures().notes if note.code == "installs-newer" and note.values["app"] in own]
    return [note.message(view.lang) for note in notes]


def communes(view: View, app: str) -> None:
    """The communes as a table; a row becomes the scope."""
    part(view.say("By commune"), f"{between(view, app)} {view.say('Choose a row to look at one commune only.')}")
    columns = [
        Column("code", view.say("Code"), width=80),
        Column("name", view.say("Commune")),
        Column("as_of", view.say("As of"), "day"),
        Column("installed", view.say("Installs"), "count"),
        Column("smartphones", view.say("Smartphones"), "count"),
        Column("coverage", view.say("of smartphones"), "ratio"),
        Column("change", view.say("Against the period before"), "points"),
        Column("previous_as_of", view.say("Count of the period before"), "day"),
        Column("population", view.say("Population"), "count"),
        Column("population_coverage", view.say("of population"), "ratio"),
        Column("stated", view.say("Printed")),
        Column("file", view.say("File"), width=180),
        Column("sheet", view.say("Sheet"), width=100),
        Column("source_row", view.say("Row"), "count", 70),
    ]
    title, ask = view.say("Coverage by commune"), partial(counted, view, app)
    table(view, ask, columns, "coverage-communes", f"do-phu-{app}", title, to_commune, about=(app,))
    with st.container(horizontal=True):
        commune_sheet_button(view)


show(now_showing.get())
