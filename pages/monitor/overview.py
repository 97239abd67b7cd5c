"""The state of the campaign in ten seconds: a sentence, four figures, the trend, communes ranked, what is doubtful."""

import pandas as pd
import streamlit as st

from analytics import activity, sentences
from pages.parts.cards import cards, lead, part, strip
from pages.parts.cards import note as quiet
from pages.parts.charts import ranking_chart, trend_chart
from pages.parts.empty import empty
from pages.parts.figure_cards import active_card, coverage_card, registered_card, scans_card
from pages.parts.navigate import here, to_commune, whole_district
from pages.parts.notes import doubts
from pages.parts.session import View, now_showing
from pages.parts.tables import Column, table

NOTES_SHOWN = 2


def show(view: View) -> None:
    """Top to bottom: sentence, figures, what moved, trend beside ranking, communes."""
    if view.scope is None:
        return empty(view)
    app = view.campaign.apps[0].key
    lead(sentence(view, app))
    cards(view, [registered_card(view), active_card(view), scans_card(view), coverage_card(view, app)])
    frame = activity.by_commune(view.snapshot, view.scope)
    quiet(moved_most(view, frame))
    doubtful(view)
    left, right = st.columns([3, 2], gap="large")
    with left:
        part(view.say("7-day active venues by day"))
        trend_chart(view, "activity", activity.daily, "active7", view.say("7-day active venues"))
    with right:
        part(view.say("Activity rate by commune"))
        ranking_chart(view, "activity", lambda: frame, "rate", "ratio", view.say("Activity rate by commune"))
    communes(view, frame, app)
    return None


def sentence(view: View, app: str) -> str:
    """The state of the campaign, as a good deputy would say it."""
    return sentences.overview(view.lang, view.campaign, view.figures(), app)


def moved_most(view: View, frame: pd.DataFrame) -> str:
    """The communes that gained and lost most active venues since the period before."""
    return sentences.moved_most(view.lang, frame)


def doubtful(view: View) -> None:
    """What is missing or doubtful: the first notes, the rest folded."""
    notes, full = doubts(view)
    if notes:
        strip([" ".join(notes[:NOTES_SHOWN])])
    rest = notes[NOTES_SHOWN:]
    if not rest and not full:
        return
    more = view.plural("{n} more thing to know", "{n} more things to know", len(rest))
    with st.expander(more if rest else view.say("Which communes"), key="more-notes"):
        for words in [*rest, *full]:
            quiet(words)


def communes(view: View, frame: pd.DataFrame, app: str) -> None:
    """All figures of all communes in one table; a row becomes the scope."""
    part(view.say("All communes"), view.say("Choose a row to look at one commune only."))
    now = view.figures()
    installs = {one.code: one.apps[app] for one in now.communes}
    registers = {one.code: one.register for one in now.communes}
    frame = frame.assign(
        in_register=[registers[code].registered for code in frame["code"]],
        installed=[installs[code].installed for code in frame["code"]],
        coverage=[installs[code].coverage for code in frame["code"]],
    )
    columns = [
        Column("code", view.say("Code"), width=80),
        Column("name", view.say("Commune")),
        Column("in_register", view.say("Registered venues"), "count"),
        Column("active", view.say("7-day active"), "count"),
        Column("rate", view.say("Rate"), "ratio"),
        Column("rate_change", view.say("Against the period before"), "points"),
        Column("scans", view.say("Scans in the period"), "count"),
        Column("installed", view.say("{app} installs", app=view.campaign.app_name(app)), "count"),
        Column("coverage", view.say("Coverage of smartphones"), "ratio"),
    ]
    table(view, frame, columns, "overview-communes", "tong-quan-theo-xa", view.say("All communes"), to_commune)
    with st.container(horizontal=True):
        whole_district(view)
        for page, label in (
            ("registrations", "Registration"),
            ("activity", "7-day activity"),
            ("coverage", "App coverage"),
        ):
            st.page_link(view.pages[page], label=view.say(label), query_params=here(view))


show(now_showing.get())
