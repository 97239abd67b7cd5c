"""What a page shows while there is nothing to show: what to do next, never a row of zeros."""

import streamlit as st

from pages.parts.cards import lead, note
from pages.parts.sample_banner import load_sample
from pages.parts.session import View


def empty(view: View) -> None:
    """An empty campaign: three steps, and the sample in one click."""
    lead(view.say("No file has been loaded yet. Begin with the register of venues."))
    steps = (
        ("The register of venues", "An Excel or CSV list: name, commune, code, registration date."),
        ("The scans", "One row a scan, or a count a day. Loaded again, a file replaces the days it covers."),
        ("The app installs", "Per commune: installs, smartphones, and the day they were counted."),
    )
    items = "".join(f"<li><b>{view.say(title)}</b><span>{view.say(words)}</span></li>" for title, words in steps)
    st.html(f'<ol class="steps">{items}</ol>')
    with st.container(horizontal=True):
        if st.button(view.say("Load files"), type="primary", key="go-upload"):
            st.switch_page(view.pages["upload"], query_params={"lang": view.lang})
        if st.button(view.say("Look at it with a sample"), key="load-sample"):
            load_sample(view)
            st.rerun()
    note(view.say("The sample is made up and says so on every page; one click removes it."))
