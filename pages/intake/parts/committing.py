"""The last step: who commits, whether rejected rows may stay behind, and the button, with a reason when it is shut."""

from typing import Any

import streamlit as st

from data.batch import Batch
from data.decisions import choice, keep_choice
from data.errors import CampaignError, CampaignMoved
from data.intake import commit, discard
from pages.intake.parts.wording import place_name, state_of
from pages.parts.cards import note, strip
from pages.parts.session import View, person

CHOICE = "commit-only-clean"
CHOICES = {False: "All good rows; rejected rows stay behind", True: "Only when there are no problems"}


def commit_bar(view: View, batch: Batch) -> None:
    """The choice, who, and the button; where nothing can be committed it says what is missing instead."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="commit-bar"):
        only_clean = st.radio(
            view.say("Commit"),
            list(CHOICES),
            index=int(bool(choice(view.home, CHOICE, False))),
            format_func=lambda one: view.say(CHOICES[one]),
            key="only-clean",
        )
        by = st.text_input(
            view.say("Committed by (for the history)"), person(), key="by", persist_state="session", width=280
        )
        why = shut(view, batch, bool(only_clean), by)
        pressed = st.button(view.say("Commit these tables"), type="primary", key="commit", disabled=bool(why))
    if why:
        note(why)
    if pressed:
        act(view, batch, by, bool(only_clean))


def shut(view: View, batch: Batch, only_clean: bool, by: str) -> str:
    """Why the button is shut; nothing when it is open."""
    if not batch.committable:
        return view.say("Nothing here can be committed yet: see each table below for what is missing.")
    rejected = sum(one.rejected for one in batch.ready)
    refused = sum(state_of(one) in ("ask", "refused") for one in batch.tables)
    if only_clean and (rejected or refused):
        rows = view.plural("{n} row is rejected", "{n} rows are rejected", rejected)
        tables = view.plural("{n} table cannot be taken", "{n} tables cannot be taken", refused)
        reasons = ", ".join(([rows] if rejected else []) + ([tables] if refused else []))
        return view.say("{reasons}: mend the files, leave those tables out, or commit all good rows.", reasons=reasons)
    return "" if by.strip() else view.say("Say who commits.")


def act(view: View, batch: Batch, by: str, only_clean: bool) -> None:
    """Commit; if the campaign moved meanwhile, preview again instead."""
    state = st.session_state
    try:
        with st.status(view.say("Committing…")):
            done = commit(view.home, batch, by)
            if only_clean != bool(choice(view.home, CHOICE, False)):
                keep_choice(view.home, CHOICE, only_clean, by)
    except CampaignMoved:
        state["batch-key"] = None
        state["said"] = ("look", view.say("Someone changed the campaign meanwhile; here is the preview again."))
    except CampaignError as refused:
        strip([refused.message(view.lang)], "wrong")
        return
    else:
        forget(state)
        state["answers"] = {}
        state["files-turn"] = state.get("files-turn", 0) + 1
        state["committed"] = what_was_kept(view, batch, len(done))
    st.rerun()


def what_was_kept(view: View, batch: Batch, uploads: int) -> tuple[str, list[str]]:
    """The title after a commit, then file by file the rows kept and left out, and where to find the latter."""
    rejected = sum(one.rejected for one in batch.ready)
    title = view.plural("Committed: {n} table", "Committed: {n} tables", uploads)
    title += view.say(", {rows} rows kept", rows=view.number(sum(one.accepted for one in batch.ready)))
    title += view.say(", {rows} left out.", rows=view.number(rejected)) if rejected else "."
    files = [
        view.say(
            "{file}: {kept} rows kept, {rejected} left out.",
            file=" · ".join(filter(None, (one.file, place_name(one)))),
            kept=view.number(one.accepted),
            rejected=view.number(one.rejected),
        )
        for one in batch.ready
    ]
    where = view.say("The files to send back, with what to mend in them, are in the history, with each upload.")
    return title, files + ([where] if rejected else [])


def forget(state: Any) -> None:
    """Drop the batch that was on screen."""
    if batch := state.pop("batch", None):
        discard(batch)
    state.pop("batch-key", None)
