"""7-day activity: active venues by day, rate by commune, who moved, communes without any scan, down to venues."""

from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from analytics import activity, sentences
from analytics.charts.pattern import pattern_drawing
from analytics.charts.ranking import Ranking
from analytics.definitions import STATES
from analytics.pattern import pattern
from pages.monitor.parts.by_commune import activity_by_commune, around, small_trends
from pages.parts.cards import cards_html, lead_html, note_html, part, part_html, strip_html
from pages.parts.charts import ranking_piece, trend_piece
from pages.parts.commune_sheet import commune_sheet_button
from pages.parts.empty import empty
from pages.parts.figure_cards import active_card, in_period_card, rate_card, scans_card
from pages.parts.navigate import to_commune, to_venue
from pages.parts.notes import notes_of
from pages.parts.pane import Piece, beside, pane
from pages.parts.session import View, now_showing
from pages.parts.states import INKS, state_name
from pages.parts.tables import Column, table
from pages.parts.target import target_box, target_of

TARGET = "activity_rate"
HEIGHT = 300


def show(view: View) -> None:
    """Sentence, cards, trend, who moved and the week by hour beside the ranking; communes, venues."""
    if view.scope is None:
        return empty(view)
    pane(view, "activity", lambda: top(view))
    communes(view)
    venues(view)
    return None


def top(view: View) -> Piece:
    """All that is looked at first."""
    row = [active_card(view), rate_card(view), in_period_card(view), scans_card(view)]
    head = lead_html(sentence(view)) + cards_html(view, row) + strip_html(notes_of(view, {"scans"}))
    left = Piece(part_html(view.say("7-day active venues by day")))
    left += trend_piece(view, "activity", activity.daily, "active7", view.say("7-day active venues"), HEIGHT)
    title = view.say("Activity rate by commune")
    all_of_them = around(view)
    what = Ranking(
        activity_by_commune(all_of_them), "rate", title, "ratio", of=("active", "registered"), change="rate_change",
        trends=small_trends(all_of_them, "rate"), target=target_of(view, TARGET),
    )  # fmt: skip
    right = Piece(part_html(title)) + ranking_piece(view, what) + silent(view, activity_by_commune(view))
    return Piece(head) + beside(left + moved(view) + week(view), right)


def sentence(view: View) -> str:
    """Active out of registered with the window's dates, its direction, and how many communes have none."""
    return sentences.activity(view.lang, view.campaign, view.figures())


def moved(view: View) -> str:
    """The seven states as one bar that adds up to the registered venues."""
    states = view.figures().moved
    if not states or states.get("kept") is None:
        return ""
    heading = part_html(
        view.say("Who moved"),
        view.say("Each registered venue is in one of these; they add up to {n}.", n=view.number(sum(states.values()))),
    )
    bar = "".join(f'<i style="flex:{count};background:{INKS[state]}"></i>' for state, count in states.items() if count)
    legend = "".join(
        f'<span><i style="background:{INKS[state]}"></i>{escape(state_name(view, state))} '
        f"<b>{view.number(count)}</b></span>"
        for state, count in states.items()
    )
    return f'{heading}<div class="split" aria-hidden="true">{bar}</div><div class="legend">{legend}</div>'


def week(view: View) -> str:
    """Scans by weekday and hour, where files have times."""
    found = pattern(view.snapshot, view.scope)
    if found is None:
        return ""
    title = view.say("Scans by weekday and hour")
    drawn = pattern_drawing(view.lang, found, title)
    return part_html(title, drawn.alt) + drawn.html


def silent(view: View, frame: pd.DataFrame) -> str:
    """Communes without any scan in the window, by name; those without data apart from those with none."""
    if len(frame) < 2:
        return ""
    none = list(frame.loc[(frame["active"] == 0) & (frame["registered"] > 0), "name"])
    unknown = list(frame.loc[frame["active"].isna(), "name"])
    said = ""
    if none:
        said += note_html(view.say("No scan in the 7 days: {communes}.", communes=", ".join(none)))
    if unknown:
        said += note_html(view.say("No scan data: {communes}.", communes=", ".join(unknown)))
    return said


def communes(view: View) -> None:
    """The communes as a table; a row becomes the scope."""
    part(view.say("By commune"), view.say("Choose a row to look at one commune only."))
    columns = [
        Column("code", view.say("Code"), width=80),
        Column("name", view.say("Commune")),
        Column("registered", view.say("Registered venues"), "count"),
        Column("active", view.say("7-day active"), "count"),
        Column("rate", view.say("Rate"), "ratio"),
        Column("rate_change", view.say("Against the period before"), "points"),
        Column("scans", view.say("Scans in the period"), "count"),
        Column("scans_to_date", view.say("Scans to date"), "count"),
        Column("lapsed", view.say("Just silent"), "count"),
        Column("never", view.say("Never scanned"), "count"),
    ]
    title = view.say("7-day activity by commune")
    ask = partial(activity_by_commune, view)
    table(view, ask, columns, "active-communes", "hoat-dong-theo-xa", title, to_commune, about=())
    with st.container(horizontal=True, vertical_alignment="bottom"):
        commune_sheet_button(view)
        target_box(view, TARGET, view.say("Activity rate"))


def venues(view: View) -> None:
    """Every registered venue with its state; a row opens the venue."""
    part(view.say("The venues"), view.say("Choose a row to open the venue."))
    chosen = st.pills(
        view.say("State"),
        list(STATES),
        format_func=lambda state: view.say(STATES[state]),
        selection_mode="multi",
        key="states",
        bind="query-params",
    )
    columns = [
        Column("code", view.say("Code"), width=110),
        Column("name", view.say("Name"), width=200),
        Column("commune_name", view.say("Commune"), width=100),
        Column("type", view.say("Type"), width=110),
        Column("state", view.say("State"), width=150),
        Column("scans", view.say("Scans in the period"), "count"),
        Column("scans_to_date", view.say("Scans to date"), "count"),
        Column("first_scan", view.say("First scan"), "day"),
        Column("last_scan", view.say("Last scan"), "day"),
    ]
    title, wanted = view.say("Venues and their activity"), tuple(chosen)
    ask = partial(of_states, view, wanted)
    table(view, ask, columns, "active-venues", "hoat-dong-dia-diem", title, to_venue, about=wanted)


def of_states(view: View, wanted: tuple[str, ...]) -> pd.DataFrame:
    """The venues in one of these states, or all; states in words."""
    frame = activity.venues(view.snapshot, view.scope)
    if wanted:
        frame = frame[frame["state"].isin(wanted)]
    return frame.assign(state=[state_name(view, state) for state in frame["state"]])


show(now_showing.get())
