"""What happened on a day, noted and taken away in a small window; the trends show it. It draws nothing."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from data.errors import CampaignError
from data.milestones import LONGEST, Milestone, note_milestone, remove_milestone
from data.snapshot import Snapshot
from data.words import say
from data.writing import day
from pages.parts.cards import note, strip
from pages.parts.session import person


def milestones_button(snapshot: Snapshot, lang: str, until: date) -> None:
    """The button; its window opens on the click alone."""
    count = len(snapshot.milestones)
    label = say(lang, "Events") + (f" ({count})" if count else "")
    if st.button(
        label, key="milestones", help=say(lang, "Note a letter sent or a campaign day: every trend shows it.")
    ):
        st.dialog(say(lang, "Events on the trends"))(window)(snapshot, lang, until)


def window(snapshot: Snapshot, lang: str, until: date) -> None:
    """A day, a few words, and what is noted already."""
    told = st.session_state.pop("milestone-told", None)
    if told == "":
        # The whole page is shown anew with it, and the window closes.
        st.rerun()
    st.date_input(say(lang, "Day (dd/mm/yyyy)"), until, format="DD/MM/YYYY", key="milestone-day", width=160)
    hint = say(lang, "letter sent")
    st.text_input(say(lang, "What happened"), placeholder=hint, key="milestone-words", max_chars=LONGEST)
    if told:
        strip([told], "wrong")
    st.button(say(lang, "Note it"), type="primary", key="milestone-note", on_click=keep, args=(snapshot, lang))
    if snapshot.milestones:
        note(say(lang, "Noted so far; what is taken away stays in the record."))
    for one in snapshot.milestones[::-1]:
        noted(snapshot, lang, one)


def noted(snapshot: Snapshot, lang: str, one: Milestone) -> None:
    """One of them, and the button that takes it away."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"milestone-{one.version}"):
        note(say(lang, "{day}: {words} (noted by {who})", day=day(lang, one.day), words=one.words, who=one.by))
        key = f"milestone-remove-{one.version}"
        st.button(say(lang, "Take away"), key=key, on_click=drop, args=(snapshot, lang, one.version))


def keep(snapshot: Snapshot, lang: str) -> None:
    """Note what the window says."""
    state = st.session_state
    done(lang, lambda by: note_milestone(snapshot.campaign.home, state["milestone-day"], state["milestone-words"], by))


def drop(snapshot: Snapshot, lang: str, version: int) -> None:
    """Take one away."""
    done(lang, lambda by: remove_milestone(snapshot.campaign.home, version, by))


def done(lang: str, act: Callable[[str], int]) -> None:
    """Do it; a refusal is said in the window, which stays open with what was typed."""
    try:
        act(st.session_state.get("by") or person())
    except CampaignError as refused:
        st.session_state["milestone-told"] = refused.message(lang)
    else:
        st.session_state["milestone-told"] = ""
