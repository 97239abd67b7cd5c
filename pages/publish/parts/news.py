"""Says while a meeting goes on that newer figures have come. It changes nothing on the slides."""

from pathlib import Path

import streamlit as st

from data.ledger import events, newest_version
from data.words import say
from data.writing import LOCAL
from pages.parts.kept import kept

EVERY = "10s"
LISTEN = """export default function ({ data }) {
  window.__meeting_news = data
  window.dispatchEvent(new CustomEvent("meeting-news"))
}"""
told = st.components.v2.component("meeting_news", js=LISTEN, isolate_styles=False)


@st.fragment(run_every=EVERY)
def news(home: Path, version: int, lang: str) -> None:
    """Look every few seconds whether the campaign has moved on from `version`, and tell the slides."""
    newest = newest_version(home)
    words = kept(("news", home, version, newest, lang), lambda: sentence(home, version, lang))
    told(key="meeting-news", data={"version": newest, "words": words if newest > version else ""})


def sentence(home: Path, version: int, lang: str) -> str:
    """What has come since `version`, and when; a file loaded is said rather than a correction."""
    since = [event for event in events(home) if event.version > version]
    loaded = [event for event in since if event.kind == "commit"]
    if not since:
        return ""
    at = (loaded or since)[-1].at.astimezone(LOCAL)
    if loaded:
        return say(lang, "New figures (loaded {time}): press U", time=f"{at:%H:%M}")
    return say(lang, "Something was changed ({time}): press U", time=f"{at:%H:%M}")
