"""From a figure down: a commune becomes the scope, a venue opens its page. The URL says where one is."""

import pandas as pd
import streamlit as st

from data.communes import name_of
from pages.parts.session import View


def here(view: View, **more: str) -> dict[str, str | list[str]]:
    """The scope as URL parameters, for links that keep it."""
    found: dict[str, str | list[str]] = {"lang": view.lang}
    if view.scope:
        found |= {"since": view.scope.since.isoformat(), "until": view.scope.until.isoformat()}
        if view.scope.communes:
            # The URL holds what the widget shows: names.
            found["communes"] = [name_of(code) for code in view.scope.communes]
    return found | more


def to_commune(row: pd.Series) -> None:
    """The chosen commune becomes the scope."""
    st.session_state["communes"] = [row["code"]]


def remember_venue(row: pd.Series) -> None:
    """Remember the chosen venue; `go` opens it, since a callback may not change the page."""
    st.session_state["go-venue"] = row["venue"]


def show_venue(row: pd.Series) -> None:
    """On the page of one venue: look at this one."""
    st.session_state["venue"] = row["venue"]


def go(view: View) -> None:
    """Open the venue that was chosen in the run before."""
    if key := st.session_state.pop("go-venue", None):
        # Language, period and communes are bound to widgets, which put themselves into the URL of the next page.
        st.switch_page(view.pages["venue"], query_params={"venue": key})


def whole_district(view: View) -> None:
    """One click back from a commune."""
    if view.scope and view.scope.communes:

        def clear() -> None:
            st.session_state["communes"] = []

        st.button(view.say("Back to the whole district"), on_click=clear, key="whole-district")
