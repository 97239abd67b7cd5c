"""The other sheets of a file, in which no list was recognised: a person may say what one of them holds."""

import streamlit as st

from data.batch import Table
from pages.intake.parts.columns_form import columns_form
from pages.parts.cards import note
from pages.parts.session import View


def other_sheets(view: View, table: Table, key: str) -> None:
    """Choose a sheet, then its kind, header row and columns; sent, the file is read again with it."""
    sheets = {one.place: one for one in table.others}
    if not sheets:
        return
    label = view.plural("{n} other sheet without a known list", "{n} other sheets without a known list", len(sheets))
    with st.expander(label, key=f"others-{key}"):
        note(view.say("Nothing is taken from these sheets. If one of them holds a list, say what its columns are."))
        chosen = st.selectbox(
            view.say("Sheet"),
            list(sheets),
            index=None,
            placeholder=view.say("Choose"),
            key=f"other-{key}",
            width=420,
        )
        if chosen:
            columns_form(view, sheets[chosen], f"{key}-{list(sheets).index(chosen)}-other")
