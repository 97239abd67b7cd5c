"""What happened on a day, noted and taken away in a small window; the trends show it. It draws nothing."""

from datetime import date

import streamlit as st

from data.errors import CampaignError
from data.milestones import Milestone, note_milestone, remove_milestone
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
    on = st.date_input(say(lang, "Day (dd/mm/yyyy)"), until, format="DD/MM/YYYY", key="milestone-day", width=160)
    words = st.text_input(
        say(lang, "What happened"), placeholder=say(lang, "letter sent"), key="milestone-words", max_chars=80
    )
    if st.button(say(lang, "Note it"), type="primary", key="milestone-note"):
        done(lang, lambda by: note_milestone(snapshot.campaign.home, on, words, by))
    if snapshot.milestones:
        note(say(lang, "Noted so far; what is taken away stays in the record."))
    for one in snapshot.milestones[::-1]:
        noted(snapshot, lang, one)


def noted(snapshot: Snapshot, lang: str, one: Milestone) -> None:
    """One of them, and the button that takes it away."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"milestone-{one.version}"):
        note(say(lang, "{day}: {words} (noted by {who})", day=day(lang, one.day), words=one.words, who=one.by))
        if st.button(say(lang, "Take away"), key=f"milestone-remove-{one.version}"):
            done(lang, lambda by: remove_milestone(snapshot.campaign.home, one.version, by))


def done(lang: str, act: object) -> None:
    """Do it and show everything with it; a refusal is said at once and the window stays."""
    try:
        act(st.session_state.get("by") or person())  # type: ignore[operator]
    except CampaignError as refused:
        strip([refused.message(lang)], "wrong")
    else:
        st.rerun()
