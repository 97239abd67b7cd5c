"""Registered venues: how many, where, of what type, how many new; the register itself, down to one venue."""

from functools import partial

import pandas as pd
import streamlit as st

from analytics import registrations, sentences
from analytics.charts.ranking import Ranking
from pages.monitor.parts.by_commune import around, register_by_commune, small_trends
from pages.parts.cards import cards_html, lead_html, note, part, part_html, strip_html
from pages.parts.charts import ranking_piece, trend_piece
from pages.parts.commune_sheet import commune_sheet_button
from pages.parts.empty import empty
from pages.parts.figure_cards import active_card, new_card, registered_card, used_card
from pages.parts.kept import kept
from pages.parts.navigate import to_commune, to_venue
from pages.parts.notes import notes_of
from pages.parts.pane import Piece, beside, pane
from pages.parts.session import View, now_showing
from pages.parts.states import state_name
from pages.parts.tables import Column, table


def show(view: View) -> None:
    """Sentence, cards, trend beside ranking, communes, types, the register."""
    if view.scope is None:
        return empty(view)
    pane(view, "registrations", lambda: top(view))
    communes(view)
    types(view)
    register(view)
    return None


def top(view: View) -> Piece:
    """All that is looked at first."""
    head = lead_html(sentence(view))
    if view.figures().registered is None:
        head += strip_html([view.say("No register speaks for this period. Load one, or choose a later period.")])
    head += cards_html(view, [registered_card(view), new_card(view), used_card(view), active_card(view)])
    left = Piece(part_html(view.say("Registered venues by day")))
    left += trend_piece(view, "registrations", registrations.daily, "registered", view.say("Registered venues"))
    title = view.say("Registered venues by commune")
    trends = small_trends(around(view), "registered")
    what = Ranking(register_by_commune(around(view)), "registered", title, change="change", trends=trends)
    right = Piece(part_html(title)) + ranking_piece(view, what)
    return Piece(head) + beside(left, right) + strip_html(notes_of(view, {"registered"}))


def sentence(view: View) -> str:
    """How many, and how many came in the period."""
    return sentences.registrations(view.lang, view.campaign, view.figures())


def communes(view: View) -> None:
    """The communes as a table; a row becomes the scope."""
    title = view.say("Registered venues by commune")
    part(view.say("By commune"), view.say("Choose a row to look at one commune only."))
    columns = [
        Column("code", view.say("Code"), width=80),
        Column("name", view.say("Commune")),
        Column("registered", view.say("Registered venues"), "count"),
        Column("new", view.say("New in the period"), "count"),
        Column("change", view.say("Against the period before"), "signed"),
        Column("undated", view.say("Without a registration date"), "count"),
    ]
    ask = partial(register_by_commune, view)
    table(view, ask, columns, "registered-communes", "dia-diem-theo-xa", title, to_commune, about=())
    with st.container(horizontal=True):
        commune_sheet_button(view)


def types(view: View) -> None:
    """Venues by type, when the register names any."""
    ask = partial(registrations.by_type, view.snapshot, view.scope)
    if not kept(view.key("any-types"), lambda: bool(ask()["type"].notna().any())):
        return
    title = view.say("Registered venues by type")
    part(view.say("By type"))
    columns = [
        Column("type", view.say("Type")),
        Column("registered", view.say("Registered venues"), "count"),
        Column("new", view.say("New in the period"), "count"),
    ]
    not_said = view.say("not said")
    table(
        view, lambda: ask().fillna({"type": not_said}), columns, "types", "dia-diem-theo-loai", title, search=False,
        about=(),
    )  # fmt: skip


def register(view: View) -> None:
    """Every venue with its source; a row opens the venue."""
    part(view.say("The register"), view.say("Choose a row to open the venue."))
    columns = [
        Column("code", view.say("Code"), width=110),
        Column("name", view.say("Name"), width=220),
        Column("commune_name", view.say("Commune"), width=100),
        Column("type", view.say("Type"), width=110),
        Column("counted_from", view.say("Counted from"), "day"),
        Column("scans", view.say("Scans in the period"), "count"),
        Column("last_scan", view.say("Last scan"), "day"),
        Column("state", view.say("State"), width=150),
        Column("file", view.say("File")),
        Column("sheet", view.say("Sheet")),
        Column("source_row", view.say("Row"), "count", 60),
    ]
    title = view.say("The register of venues")
    table(view, partial(the_venues, view), columns, "register", "danh-sach-dia-diem", title, to_venue, about=())
    note(view.say("File, sheet and row say where the register names the venue."))


def the_venues(view: View) -> pd.DataFrame:
    """The register's rows, states in words."""
    frame = registrations.register(view.snapshot, view.scope)
    return frame.assign(state=frame["state"].map(lambda state: state_name(view, state)))


show(now_showing.get())
