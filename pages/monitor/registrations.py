"""Registered venues: how many, where, of what type, how many new; the register itself, down to one venue."""

import streamlit as st

from analytics import registrations, sentences
from pages.parts.cards import cards, lead, note, part, strip
from pages.parts.charts import ranking_chart, trend_chart
from pages.parts.commune_sheet import commune_sheet_button
from pages.parts.empty import empty
from pages.parts.figure_cards import active_card, new_card, registered_card, used_card
from pages.parts.navigate import to_commune, to_venue, whole_district
from pages.parts.notes import notes_of
from pages.parts.session import View, now_showing
from pages.parts.states import state_name
from pages.parts.tables import Column, table


def show(view: View) -> None:
    """Sentence, cards, trend beside ranking, communes, types, the register."""
    if view.scope is None:
        return empty(view)
    figures = view.figures()
    lead(sentence(view))
    if figures.registered is None:
        strip([view.say("No register speaks for this period. Load one, or choose a later period.")])
    cards(view, [registered_card(view), new_card(view), used_card(view), active_card(view)])
    left, right = st.columns([3, 2], gap="large")
    frame = registrations.by_commune(view.snapshot, view.scope)
    with left:
        part(view.say("Registered venues by day"))
        trend_chart(view, "registrations", registrations.daily, "registered", view.say("Registered venues"))
    with right:
        part(view.say("Registered venues by commune"))
        ranking_chart(
            view, "registrations", lambda: frame, "registered", "count", view.say("Registered venues by commune")
        )
    strip(notes_of(view, {"registered"}))
    communes(view, frame)
    types(view)
    register(view)
    return None


def sentence(view: View) -> str:
    """How many, and how many came in the period."""
    return sentences.registrations(view.lang, view.campaign, view.figures())


def communes(view: View, frame) -> None:
    """The communes as a table; a row becomes the scope."""
    part(view.say("By commune"), view.say("Choose a row to look at one commune only."))
    columns = [
        Column("code", view.say("Code"), width=80),
        Column("name", view.say("Commune")),
        Column("registered", view.say("Registered venues"), "count"),
        Column("new", view.say("New in the period"), "count"),
        Column("change", view.say("Against the period before"), "signed"),
        Column("undated", view.say("Without a registration date"), "count"),
    ]
    table(
        view,
        frame,
        columns,
        "registered-communes",
        "dia-diem-theo-xa",
        view.say("Registered venues by commune"),
        to_commune,
    )
    with st.container(horizontal=True):
        whole_district(view)
        commune_sheet_button(view)


def types(view: View) -> None:
    """Venues by type, when the register names any."""
    frame = registrations.by_type(view.snapshot, view.scope)
    if frame["type"].notna().any():
        part(view.say("By type"))
        frame["type"] = frame["type"].fillna(view.say("not said"))
        columns = [
            Column("type", view.say("Type")),
            Column("registered", view.say("Registered venues"), "count"),
            Column("new", view.say("New in the period"), "count"),
        ]
        table(view, frame, columns, "types", "dia-diem-theo-loai", view.say("Registered venues by type"), search=False)


def register(view: View) -> None:
    """Every venue with its source; a row opens the venue."""
    part(view.say("The register"), view.say("Choose a row to open the venue."))
    frame = registrations.register(view.snapshot, view.scope)
    frame["state"] = frame["state"].map(lambda state: state_name(view, state))
    columns = [
        Column("code", view.say("Code"), width=110),
        Column("name", view.say("Name"), width=260),
        Column("commune_name", view.say("Commune"), width=120),
        Column("type", view.say("Type"), width=150),
        Column("counted_from", view.say("Counted from"), "day"),
        Column("scans", view.say("Scans in the period"), "count"),
        Column("last_scan", view.say("Last scan"), "day"),
        Column("state", view.say("State"), width=190),
        Column("file", view.say("File"), width=180),
        Column("sheet", view.say("Sheet"), width=100),
        Column("source_row", view.say("Row"), "count", 70),
    ]
    table(view, frame, columns, "register", "danh-sach-dia-diem", view.say("The register of venues"), to_venue)
    note(view.say("File, sheet and row say where the register names the venue."))


show(now_showing.get())
