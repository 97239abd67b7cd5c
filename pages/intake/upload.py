"""Load files: drop them, see what was understood and what would change, then commit. Nothing is kept before that."""

from typing import Any

import streamlit as st

from data.batch import Batch
from pages.intake.parts.answers import answers_given
from pages.intake.parts.committing import commit_bar, forget
from pages.intake.parts.forms import forms
from pages.intake.parts.look import look
from pages.intake.parts.preview import preview
from pages.intake.parts.reading_files import read_files
from pages.intake.parts.sending_back import offer_of_batch
from pages.intake.parts.summary import summary
from pages.intake.parts.wording import outcome
from pages.parts.cards import lead, note, part, strip
from pages.parts.session import View, now_showing


def show(view: View) -> None:
    """The page, in the order a person works: drop, read, commit."""
    state = st.session_state
    look()
    heading = st.container()
    said(view)
    dropped = st.file_uploader(
        view.say("Drop files here, or choose them (.xlsx, .xls, .csv; several at once, up to 300 MB each)"),
        accept_multiple_files=True,
        key=f"files-{state.get('files-turn', 0)}",
    )
    below = st.empty()  # empty at once when files are dropped: the advice does not linger under the reading
    if dropped:
        with heading:
            title = st.empty()
        with title:
            lead(view.say("Reading; nothing is kept until you commit."))
        batch = checked(view, dropped)
        with title:
            lead(outcome(view, batch) if batch else view.say("The files could not be checked."))
        if batch:
            whole(view, batch)
    else:
        with heading:
            committed(view)
        forget(state)
        answers_given().clear()
        with below.container():
            advice(view)


def whole(view: View, batch: Batch) -> None:
    """All files at a glance, the button, then each table."""
    if batch.tables:
        summary(view, batch)
    with st.container(horizontal=True):
        offer_of_batch(view, batch)
    commit_bar(view, batch)
    if batch.tables:
        preview(view, batch)


def advice(view: View) -> None:
    """What the files may look like, for someone with nothing dropped yet."""
    part(view.say("What can be loaded"))
    rows = (
        ("Venues", "the whole register of the district or of some communes, as of a day; or changes to it"),
        ("Scans", "one row a scan, or a count a day; replaces the days it covers"),
        ("App installs", "per commune: installs, smartphones, population, as of a day"),
    )
    cells = "".join(f"<dt>{view.say(name)}</dt><dd>{view.say(words)}</dd>" for name, words in rows)
    st.html(f'<dl class="facts">{cells}</dl>')
    note(view.say("Titles, STT columns, totals and signatures may stay in the file: they are set aside and listed."))
    note(view.say("Names and phones of people in scan files are not kept."))
    part(view.say("Forms to fill in"))
    forms(view)


def checked(view: View, dropped: list[Any]) -> Batch | None:
    """The batch of these files with these answers; read again only when either has changed."""
    state = st.session_state
    answers = answers_given()
    key = (tuple(file.file_id for file in dropped), tuple(sorted(answers.items(), key=str)))
    if state.get("batch-key") != key:
        forget(state)
        batch = read_files(view, dropped, answers)
        if batch is None:
            return None
        state["batch-key"] = key
    return state["batch"]


def said(view: View) -> None:
    """What the act before this run came to."""
    if word := st.session_state.pop("said", None):
        strip([word[1]], word[0])


def committed(view: View) -> None:
    """What was just committed, with the ways on from it; otherwise what the page is for."""
    done = st.session_state.pop("committed", None)
    if not done:
        lead(view.say("Drop the office's files here; nothing is kept until you commit."))
        return
    title, files = done
    lead(title)
    strip(files, "sample")
    with st.container(horizontal=True, key="after-commit"):
        for page, label in (("overview", "See the figures"), ("history", "To the history")):
            st.page_link(view.pages[page], label=view.say(label), query_params={"lang": view.lang})


show(now_showing.get())
