"""Reads dropped files while a person watches: which file, sheet and rows, for how long, with a button to stop."""

import re
import tempfile
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import Any

import streamlit as st

from data.batch import Batch, Incoming
from data.claims import Answer
from data.errors import CampaignError
from data.intake import check, discard
from data.writing import LOCAL
from pages.parts.cards import strip
from pages.parts.session import View

SECONDS = re.compile(r" · \d+ s$")


def read_files(view: View, dropped: list[Any], answers: Mapping[tuple[str, str], Answer]) -> Batch | None:
    """The batch of these files; None where the campaign refuses, which is said.

    A click on the button runs the page anew: the next word of progress then ends this run, and the check clears
    away what it has made.
    """
    watched = st.empty()
    refused: CampaignError | None = None
    batch = None
    with watched.container(), tempfile.TemporaryDirectory() as folder:
        shown = st.status(view.say("Reading the files…"))
        st.button(view.say("Stop reading"), key="stop-reading", on_click=stopped, args=(view,))
        # The check copies what it needs beside the campaign, so these copies go at once.
        files = [Incoming(file.name, saved(file, folder)) for file in dropped]
        today = datetime.now(LOCAL).date()
        try:
            batch = check(view.home, files, answers, progress=told(view, shown), today=today)
            on_screen(batch)
        except CampaignError as found:
            refused = found
    watched.empty()
    if refused:
        strip([view.say("The files could not be checked."), refused.message(view.lang)], "wrong")
    return batch


def on_screen(batch: Batch) -> None:
    """Hold the batch for the session; a run that is ended at this very moment clears it away."""
    try:
        st.session_state["batch"] = batch
    except BaseException:
        discard(batch)
        raise


def told(view: View, shown: Any) -> Callable[[str], None]:
    """Says each step of the reading with the seconds passed."""
    started = monotonic()

    def tell(words: str) -> None:
        seconds = view.number(int(monotonic() - started))
        shown.update(label=view.say("{step} · {seconds} s", step=with_rows(view, words), seconds=seconds))

    return tell


def with_rows(view: View, words: str) -> str:
    """A step with its rows named as such; the reader ends a step with their bare number, and with its own seconds."""
    step, _, rows = SECONDS.sub("", words).rpartition(" · ")
    if step and rows.isdigit():
        return f"{step} · {view.plural('{n} row', '{n} rows', int(rows))}"
    return SECONDS.sub("", words)


def stopped(view: View) -> None:
    """The person stopped the reading: the files go from the page too."""
    state = st.session_state
    state["files-turn"] = state.get("files-turn", 0) + 1
    state["said"] = ("look", view.say("Reading was stopped. Nothing was kept, and no file is left behind."))


def saved(file: Any, folder: str) -> Path:
    """The dropped bytes in a file of their own: two files may have one name."""
    path = Path(tempfile.mkdtemp(dir=folder)) / "dropped"
    path.write_bytes(file.getbuffer())
    return path
