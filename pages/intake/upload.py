"""Load files: drop them, see what was understood and what would change, then commit. Nothing is kept before that."""

import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

import streamlit as st

from data.batch import Batch, Incoming
from data.errors import CampaignError, CampaignMoved
from data.intake import check, commit, discard
from data.templates import template
from data.writing import LOCAL
from pages.intake.parts.answers import DATASETS, answers_given
from pages.intake.parts.preview import outcome, preview
from pages.parts.cards import lead, note, part, strip
from pages.parts.session import View, now_showing, person
from pages.parts.tables import XLSX


def show(view: View) -> None:
    """The page, in the order a person works: drop, read, commit."""
    state = st.session_state
    heading = st.container()
    said(view)
    dropped = st.file_uploader(
        view.say("Drop files here, or choose them (.xlsx, .xls, .csv; several at once)"),
        accept_multiple_files=True,
        key=f"files-{state.get('files-turn', 0)}",
    )
    batch = checked(view, dropped) if dropped else None
    with heading:
        lead(title(view, batch))
    if batch:
        preview(view, batch)
        commit_bar(view, batch)
    else:
        forget(state)
        advice(view)


def title(view: View, batch: Batch | None) -> str:
    """The page's sentence: what to do, or what the files came to."""
    if batch is None:
        return view.say("Drop the office's files here; nothing is kept until you commit.")
    return outcome(view, batch)


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
    with st.container(horizontal=True):
        for dataset, name in DATASETS.items():
            form_button(view, dataset, view.say(name))


def form_button(view: View, dataset: str, name: str) -> None:
    """One form, made on the click."""
    st.download_button(
        view.say("{kind}: form (.xlsx)", kind=name),
        lambda: template(dataset),
        f"bieu-mau-{dataset}.xlsx",
        XLSX,
        key=f"form-{dataset}",
        on_click="ignore",
    )


def checked(view: View, dropped: list[Any]) -> Batch | None:
    """The batch of these files with these answers; read again only when either has changed."""
    state = st.session_state
    answers = answers_given()
    key = (tuple(file.file_id for file in dropped), tuple(sorted(answers.items(), key=str)))
    if state.get("batch-key") != key:
        forget(state)
        with st.status(view.say("Reading the files…")) as status, tempfile.TemporaryDirectory() as folder:
            # The check copies what it needs beside the campaign, so these copies go at once.
            files = [Incoming(file.name, saved(file, folder)) for file in dropped]
            today = datetime.now(LOCAL).date()
            try:
                state["batch"] = check(
                    view.home, files, answers, progress=lambda words: status.update(label=words), today=today
                )
            except CampaignError as refused:
                status.update(label=view.say("The files could not be checked."), state="error")
                strip([refused.message(view.lang)], "wrong")
                return None
            status.update(label=view.say("Read. Nothing is kept yet."), state="complete")
        state["batch-key"] = key
    return state["batch"]


def saved(file: Any, folder: str) -> Path:
    """The dropped bytes in a file of their own: two files may have one name."""
    path = Path(tempfile.mkdtemp(dir=folder)) / Path(file.name).name
    path.write_bytes(file.getbuffer())
    return path


def forget(state: Any) -> None:
    """Drop the batch that was on screen."""
    if batch := state.pop("batch", None):
        discard(batch)
    state.pop("batch-key", None)


def commit_bar(view: View, batch: Batch) -> None:
    """Who commits, and the button; without a ready table it says what is missing instead."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = st.text_input(
            view.say("Committed by (for the history)"), person(), key="by", persist_state="session", width=280
        )
        pressed = st.button(
            view.say("Commit these tables"), type="primary", key="commit", disabled=not batch.committable or not by
        )
    if not batch.committable:
        note(view.say("Nothing here can be committed yet: see each table above for what is missing."))
    if pressed:
        act(view, batch, by)


def act(view: View, batch: Batch, by: str) -> None:
    """Commit; if the campaign moved meanwhile, preview again instead."""
    state = st.session_state
    try:
        with st.status(view.say("Committing…")):
            done = commit(view.home, batch, by)
    except CampaignMoved:
        state["batch-key"] = None
        state["said"] = ("look", view.say("Someone changed the campaign meanwhile; here is the preview again."))
    except CampaignError as refused:
        strip([refused.message(view.lang)], "wrong")
        return
    else:
        forget(state)
        state["files-turn"] = state.get("files-turn", 0) + 1
        state["said"] = ("sample", view.plural("Committed: {n} table.", "Committed: {n} tables.", len(done)))
    st.rerun()


def said(view: View) -> None:
    """What the act before this run came to."""
    if word := st.session_state.pop("said", None):
        strip([word[1]], word[0])
        st.page_link(view.pages["overview"], label=view.say("See the figures"), query_params={"lang": view.lang})


show(now_showing.get())
