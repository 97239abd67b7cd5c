"""Slides for a meeting: full screen, turned in the browser, all of one version, the period within reach.

All slides are sent at once, so that turning one asks the server nothing. The number of the slide and the version
stand in the URL, and a reload goes on where it was.
"""

from datetime import date
from pathlib import Path
from uuid import uuid4

import streamlit as st

from analytics.slides import slides
from pages.parts.cards import lead
from pages.parts.empty import empty
from pages.parts.kept import kept
from pages.parts.pinned import take_newest
from pages.parts.session import View, now_showing
from pages.publish.parts.deck import deck
from pages.publish.parts.news import news

HERE = Path(__file__).parent
KEY = "meeting"
stage = st.components.v2.component("meeting", js=(HERE / "slides.js").read_text(encoding="utf-8"), isolate_styles=False)


def show(view: View) -> None:
    """The deck, and what its keys ask of the server."""
    if view.scope is None:
        return empty(view)
    made = kept(view.key("slides"), lambda: slides(view.snapshot, view.scope, view.lang, view.figures()))
    lead(made[0].title)
    html = kept(view.key("deck"), lambda: deck(view, made))
    pressed = stage(
        key=KEY,
        # Each run has a name of its own: the browser then knows that the work it asked for is done.
        data={"html": html, "version": view.snapshot.version, "run": uuid4().hex},
        on_period_change=take_period,
        on_newer_change=lambda: take_newest(view.home),
        on_leave_change=lambda: None,
    )
    if pressed.leave:
        st.switch_page(view.pages["overview"])
    news(view.home, view.snapshot.version, view.lang)
    return None


def take_period() -> None:
    """The period that was asked for on the slide; a day that is none is not taken."""
    asked = st.session_state[KEY].get("period") or {}
    try:
        since, until = (date.fromisoformat(str(asked.get(name))) for name in ("since", "until"))
    except ValueError:
        return
    if since <= until:
        st.session_state["since"], st.session_state["until"] = since, until


show(now_showing.get())
