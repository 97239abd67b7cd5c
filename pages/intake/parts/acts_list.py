"""What was done to single venues, newest first, each with its reason; what counts can be undone here."""

import pandas as pd
import streamlit as st

from data.errors import CampaignError
from data.reviewing.acts import Act
from data.reviewing.corrections import undo
from pages.parts.acts import said_by, state, what
from pages.parts.cards import note, part, strip
from pages.parts.session import View, person
from pages.parts.tables import Column, table

SHOWN = 10


def acts_list(view: View) -> None:
    """The newest acts, each with its button while it can be undone."""
    every = view.snapshot.acts[::-1]
    if not every:
        return
    part(view.say("Done so far"))
    for act in every[:SHOWN]:
        with st.container(horizontal=True, vertical_alignment="center", key=f"act-{act.version}"):
            note(f"{act.named or act.venue} · {what(view, act)} · {said_by(view, act)} · {state(view, act)}")
            if act.state != "undone" and st.button(view.say("Undo"), key=f"undo-{act.version}"):
                taken_back(view, act)
    if len(every) > SHOWN:
        note(view.say("The newest {n}; the history has all.", n=view.number(SHOWN)))


def taken_back(view: View, act: Act) -> None:
    """Undo it and say so on the next run; a refusal is said at once."""
    try:
        undo(view.home, act.version, st.session_state.get("by") or person())
    except CampaignError as refused:
        return strip([refused.message(view.lang)], "wrong")
    st.session_state["told"] = view.say("Undone.")
    st.rerun()


def acts_table(view: View) -> None:
    """Every act, for the history."""
    every = view.snapshot.acts[::-1]
    if not every:
        return
    part(view.say("Corrections of single venues"))
    rows = pd.DataFrame(
        [
            {
                "at": act.at,
                "by": act.by,
                "venue": act.named or act.venue,
                "what": what(view, act),
                "reason": act.reason,
                "state": state(view, act),
            }
            for act in every
        ]
    )
    columns = [
        Column("at", view.say("When"), "moment", 130),
        Column("by", view.say("Who"), width=110),
        Column("venue", view.say("Venue"), width=220),
        Column("what", view.say("What was done"), width=300),
        Column("reason", view.say("Reason"), width=260),
        Column("state", view.say("State")),
    ]
    table(view, rows, columns, "acts", "acts", view.say("Corrections of single venues"))
