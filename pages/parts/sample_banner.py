"""While made-up uploads are active every page says so; here they are loaded and taken away."""

import tempfile
from pathlib import Path

import streamlit as st

from data import sample
from data.batch import Incoming
from data.intake import check, commit, restore, withdraw
from data.uploads import uploads
from pages.parts.cards import strip
from pages.parts.session import View, person

ALONE = "These are sample figures, made up. No real venue, person or scan is shown."
MIXED = "Made-up sample figures are mixed with real files. Remove the sample before using any figure."


def sample_banner(view: View) -> None:
    """One line and one button, only while sample uploads are active."""
    if not any(upload.sample for upload in view.snapshot.active):
        return
    with st.container(horizontal=True, vertical_alignment="center", key="sample-banner"):
        strip([view.say(MIXED if mixed(view) else ALONE)], "look" if mixed(view) else "sample")
        if st.button(view.say("Remove the sample"), key="remove-sample"):
            for upload in sample_uploads(view, "active"):
                withdraw(view.home, upload, person())
            st.rerun()


def mixed(view: View) -> bool:
    """Whether real files count beside the made-up ones."""
    return any(not upload.sample for upload in view.snapshot.active)


def sample_uploads(view: View, state: str) -> list[str]:
    """The names of sample uploads in that state, newest first."""
    found = [upload.upload for upload in uploads(view.home) if upload.sample and upload.state == state]
    return found[::-1]


def load_sample(view: View) -> None:
    """Write the three workbooks, take them in like any other files; or restore them if they were here before."""
    before = sample_uploads(view, "withdrawn")
    with st.status(view.say("Loading the sample…")) as status:
        if before:
            for upload in reversed(before):
                restore(view.home, upload, person())
            return
        with tempfile.TemporaryDirectory() as folder:
            files = [Incoming(path.name, path) for path in sample.write(Path(folder))]
            batch = check(view.home, files, progress=lambda words: status.update(label=words))
            commit(view.home, batch, person())
