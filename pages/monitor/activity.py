"""7-day activity: active venues by day, rate by commune, who moved, communes without any scan, down to venues."""

from html import escape

import streamlit as st

from analytics import activity, sentences
from analytics.definitions import STATES
from pages.parts.cards import cards, lead, part, strip
from pages.parts.charts import ranking_chart, trend_chart
from pages.parts.commune_sheet import commune_sheet_button
from pages.parts.empty import empty
from pages.parts.figure_cards import active_card, in_period_card, rate_card, scans_card
from pages.parts.navigate import to_commune, to_venue
from pages.parts.notes import notes_of
from pages.parts.session import View, now_showing
from pages.parts.states import INKS, state_name
from pages.parts.tables import Column, table


def show(view: View) -> None:
    """Sentence, cards, trend beside ranking, who moved, communes, venues."""
    if view.scope is None:
        return empty(view)
    lead(sentence(view))
    cards(view, [active_card(view), rate_card(view), in_period_card(view), scans_card(view)])
    frame = activity.by_commune(view.snapshot, view.scope)
    left, right = st.columns([3, 2], gap="large")
    with left:
        part(view.say("7-day active venues by day"))
        trend_chart(view, "activity", activity.daily, "active7", view.say("7-day active venues"))
        moved(view)
    with right:
        part(view.say("Activity rate by commune"))
        ranking_chart(view, "activity", lambda: frame, "rate", "ratio", view.say("Activity rate by commune"))
    strip(notes_of(view, {"scans"}))
    silent(view, frame)
    communes(view, frame)
    venues(view)
    return None


def sentence(view: View) -> str:
    """Active out of registered with the window's dates, its direction, and how many communes have none."""
    return sentences.activity(view.lang, view.campaign, view.figures())


def moved(view: View) -> None:
    """The seven states as one bar that adds up to the registered venues."""
    states = view.figures().moved
    if not states or states.get("kept") is None:
        return
    part(
        view.say("Who moved"),
        view.say("Each registered venue is in one of these; they add up to {n}.", n=view.number(sum(states.values()))),
    )
    bar = "".join(f'<i style="flex:{count};background:{INKS[state]}"></i>' for state, count in states.items() if count)
    legend = "".join(
        f'<span><i style="background:{INKS[state]}"></i>{escape(state_name(view, state))} '
        f"<b>{view.number(count)}</b></span>"
        for state, count in states.items()
    )
    st.html(f'<div class="split" aria-hidden="true">{bar}</div><div class="legend">{legend}</div>')


def silent(view: View, frame) -> None:
    """Communes without any scan in the window, by name; those without data apart from those with none."""
    if len(frame) < 2:
        return
    none = list(frame.loc[frame["active"] == 0, "name"])
    unknown = list(frame.loc[frame["active"].isna(), "name"])
    said = []
    if none:
        said.append(view.say("No scan in the 7 days: {communes}.", communes=", ".join(none)))
    if unknown:
        said.append(view.say("No scan data: {communes}.", communes=", ".join(unknown)))
    strip(said)


def communes(view: View, frame) -> None:
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
    table(
        view, frame, columns, "active-communes", "hoat-dong-theo-xa", view.say("7-day activity by commune"), to_commune
    )
    with st.container(horizontal=True):
        commune_sheet_button(view)


def venues(view: View) -> None:
    """Every registered venue with its state; a row opens the venue."""
    part(view.say("The venues"), view.say("Choose a row to open the venue."))
    frame = activity.venues(view.snapshot, view.scope)
    chosen = st.pills(
        view.say("State"),
        list(STATES),
        format_func=lambda state: view.say(STATES[state]),
        selection_mode="multi",
        key="states",
    )
    if chosen:
        frame = frame[frame["state"].isin(chosen)]
    frame = frame.assign(state=[state_name(view, state) for state in frame["state"]])
    columns = [
        Column("code", view.say("Code"), width=110),
        Column("name", view.say("Name"), width=280),
        Column("commune_name", view.say("Commune"), width=130),
        Column("type", view.say("Type"), width=150),
        Column("state", view.say("State"), width=220),
        Column("scans", view.say("Scans in the period"), "count"),
        Column("scans_to_date", view.say("Scans to date"), "count"),
        Column("first_scan", view.say("First scan"), "day"),
        Column("last_scan", view.say("Last scan"), "day"),
    ]
    table(
        view,
        frame,
        columns,
        "active-venues",
        "hoat-dong-dia-diem",
        view.say("Venues and their activity"),
        to_venue,
    )


show(now_showing.get())
