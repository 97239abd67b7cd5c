"""The version that a meeting is shown at: it stays while uploads arrive, until the presenter takes the new one."""

from pathlib import Path

import streamlit as st

from data.ledger import newest_version

PRESENT = "present"
KEY = "meeting-version"


def pinned(home: Path, page: str) -> int | None:
    """The version to show on `page`; None, the newest, on every page but the one that presents.

    It is the one that the URL names, so that a reload shows the same; without one the newest when the meeting began.
    """
    if page != PRESENT:
        st.session_state.pop(KEY, None)
        return None
    if KEY not in st.session_state:
        st.session_state[KEY] = asked(home)
    return st.session_state[KEY]


def asked(home: Path) -> int:
    """The version in the URL, where there is such a one."""
    newest, said = newest_version(home), st.query_params.get("as", "")
    return int(said) if said.isdecimal() and 0 < int(said) <= newest else newest


def take_newest(home: Path) -> None:
    """From here on the meeting is shown the newest figures."""
    st.session_state[KEY] = newest_version(home)
