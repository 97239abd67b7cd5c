"""The period and the communes people look at, kept in the URL. Declared by `menu` on every page.

Streamlit forgets a widget that a page does not declare, so pages without a scope still carry it, unseen.
"""

from datetime import date

import streamlit as st

from analytics.scope import Scope, ScopeError, presets
from data.communes import communes, name_of
from data.snapshot import Snapshot
from data.words import say
from pages.parts.kept import kept
from pages.parts.milestones import milestones_button

PRESETS = {
    "latest": "Latest",
    "last-7": "Last 7 days",
    "last-week": "Week before",
    "last-30": "Last 30 days",
    "campaign": "Whole campaign",
}


class BadScope(Exception):
    """A period that cannot be; carries the sentence to show."""


def scope_bar(snapshot: Snapshot, lang: str, seen: bool) -> Scope | None:
    """The scope that the widgets (and so the URL) say; None while the campaign holds no day.

    Raises:
        BadScope: the period is turned round.
    """
    ready = kept((snapshot.campaign.home, snapshot.version, "presets"), lambda: presets(snapshot))
    if not ready:
        return None
    newest = ready.get("latest", ready["last-7"])
    follow(newest)
    with st.container(horizontal=True, vertical_alignment="bottom", key="scope" if seen else "scope-hidden"):
        choose_preset(ready, newest, lang)
        since = choose_day(say(lang, "From (dd/mm/yyyy)"), "since", newest[0])
        until = choose_day(say(lang, "To (dd/mm/yyyy)"), "until", newest[1])
        chosen = st.multiselect(
            say(lang, "Communes"),
            [commune.code for commune in communes()],
            key="communes",
            bind="query-params",
            format_func=name_of,
            placeholder=say(lang, "Whole district"),
            select_all=False,
            width=220,
        )
        if seen:
            milestones_button(snapshot, lang, until)
        if chosen:
            st.button(say(lang, "Back to the whole district"), on_click=whole_district, key="whole-district")
    try:
        return Scope(since, until, tuple(chosen))
    except ScopeError as turned:
        raise BadScope(turned.message(lang)) from turned


def whole_district() -> None:
    """One click back from a commune."""
    st.session_state["communes"] = []


def follow(newest: tuple[date, date]) -> None:
    """Who looks at the newest period goes on doing so when newer days arrive."""
    state = st.session_state
    before = state.get("newest-period")
    if before and before != newest and (state.get("since"), state.get("until")) == before:
        state["since"], state["until"] = newest
    state["newest-period"] = newest


def choose_preset(ready: dict[str, tuple[date, date]], newest: tuple[date, date], lang: str) -> None:
    """The ready periods; the one that the dates make up is lit."""
    state = st.session_state
    shown = (asked_day("since", newest[0]), asked_day("until", newest[1]))
    state["preset"] = next((name for name, days in ready.items() if days == shown), None)

    def apply() -> None:
        days = ready.get(state["preset"] or "")
        if days:
            state["since"], state["until"] = days

    st.segmented_control(
        say(lang, "Period"),
        list(ready),
        key="preset",
        format_func=lambda name: say(lang, PRESETS[name]),
        on_change=apply,
        help=say(
            lang,
            "Latest: the seven days that end on the last day with scans, and on to the last day of any other data.",
        ),
    )


def asked_day(key: str, default: date) -> date:
    """The day a widget shows, or will show: in a first run only the URL knows it."""
    try:
        return st.session_state.get(key) or date.fromisoformat(st.query_params.get(key, default.isoformat()))
    except ValueError:
        return default


def choose_day(label: str, key: str, default: date) -> date:
    """One end of the period; a cleared day is the default again."""
    picked = st.date_input(label, default, key=key, bind="query-params", format="DD/MM/YYYY", width=140)
    return picked if isinstance(picked, date) else default
