"""The state of the campaign in ten seconds: a sentence, four figures, the trend, communes ranked, what is doubtful."""

import pandas as pd
import streamlit as st

from analytics import activity
from pages.parts.cards import cards, lead, part, strip
from pages.parts.cards import note as quiet
from pages.parts.charts import ranking_chart, trend_chart
from pages.parts.empty import empty
from pages.parts.figure_cards import active_card, coverage_card, nothing_to_compare, registered_card, scans_card
from pages.parts.navigate import here, to_commune, whole_district
from pages.parts.notes import doubts
from pages.parts.session import View, now_showing
from pages.parts.tables import Column, table

NOTES_SHOWN = 2
MOVERS = 3


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
        ranking_chart(view, "activity", frame, "rate", "ratio", view.say("Activity rate by commune"))
    communes(view, frame, app)
    return None


def sentence(view: View, app: str) -> str:
    """Active out of registered, its direction, and coverage: as a good deputy would say it."""
    now = view.figures()
    one = now.apps[app]
    said = []
    if now.active is not None:
        said.append(
            view.say(
                "{active} of {registered} venues have a scan in 7 days ({window}), {direction}",
                active=view.number(now.active),
                registered=view.number(now.activity_base),
                window=view.period(*now.window),
                direction=direction(view),
            )
        )
    elif now.registered is not None:
        said.append(
            view.say(
                "{registered} venues are registered; no scan file speaks for this period",
                registered=view.number(now.registered),
            )
        )
    if one.coverage is not None:
        said.append(
            view.say("{app} covers {coverage} of smartphones", app=one.name, coverage=view.percent(one.coverage))
        )
    if not said:
        return view.say("No file speaks for {period}.", period=view.period(view.scope.since, view.scope.until))
    return "; ".join(said) + "."


def direction(view: View) -> str:
    """The rate and how it moved."""
    rate = view.percent(view.figures().activity_rate, 1)
    change = view.figures().changes.get("activity_rate")
    if change is None and view.figures().short.get("activity_rate", (0, 0))[0]:
        return f"{rate}, {nothing_to_compare(view, 'activity_rate')}"
    if change is None:
        return rate
    points = view.points(abs(change.difference), 1).lstrip("+")
    if round(change.difference, 3) == 0:
        return view.say("{rate}, as in the period before", rate=rate)
    if change.difference > 0:
        return view.say("{rate}, up {points} on the period before", rate=rate, points=points)
    return view.say("{rate}, down {points} on the period before", rate=rate, points=points)


def moved_most(view: View, frame: pd.DataFrame) -> str:
    """The communes that lost and gained most active venues since the period before."""
    known = frame.dropna(subset=["active_change"]).sort_values("active_change")
    down = known[known["active_change"] < 0].head(MOVERS)
    up = known[known["active_change"] > 0].tail(MOVERS)[::-1]
    said = []
    if len(down):
        said.append(view.say("Down most: {communes}", communes=named(view, down)))
    if len(up):
        said.append(view.say("Up most: {communes}", communes=named(view, up)))
    return ". ".join(said) + "." if said else ""


def named(view: View, rows: pd.DataFrame) -> str:
    """Communes with their change."""
    return ", ".join(
        f"{row.name_} {view.signed(row.active_change)}" for row in rows.rename(columns={"name": "name_"}).itertuples()
    )


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
