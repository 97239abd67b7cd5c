"""From a figure down: a commune becomes the scope, a venue opens its page. The URL says where one is."""

from collections.abc import Callable
from urllib.parse import urlencode

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


def address(view: View, page: str, **more: str | list[str]) -> str:
    """A page's address that keeps language and scope; `more` overrules. The overview's own is the root."""
    return f"./{'' if page == 'overview' else page}?{urlencode(here(view) | more, doseq=True)}"


def link(view: View, where: str) -> str:
    """The address that a press on `data-go` leads to, for who opens it in a new tab."""
    kind, _, what = where.partition(":")
    if kind == "venue":
        return address(view, "venue", venue=what)
    return address(view, view.page, communes=[name_of(what)] if what else [])


def commune_link(view: View) -> Callable[[str], str]:
    """Code -> the address of this page with that commune as its scope."""
    return lambda code: link(view, f"commune:{code}")


def gone(where: str) -> None:
    """What a press on `data-go` means: `commune:CODE` (no code: the whole district) or `venue:KEY`."""
    kind, _, what = where.partition(":")
    if kind == "commune":
        st.session_state["communes"] = [what] if what else []
    elif kind == "venue":
        # `go` opens it in the run that follows, since a callback may not change the page.
        st.session_state["go-venue"] = what


def to_commune(row: pd.Series) -> str:
    """A row's commune becomes the scope."""
    return f"commune:{row['code']}"


def to_venue(row: pd.Series) -> str:
    """A row's venue opens."""
    return f"venue:{row['venue']}"


def go(view: View) -> None:
    """Open the venue that was chosen in the run before."""
    key = st.session_state.pop("go-venue", None)
    if key and view.page == "venue":
        st.session_state["venue"] = key
    elif key:
        # Language, period and communes are bound to widgets, which put themselves into the URL of the next page.
        st.switch_page(view.pages["venue"], query_params={"venue": key})
