"""The printable sheet of one commune, for a commune that doubts its number. Made only on the click."""

import streamlit as st

from analytics.reports.commune_sheet import commune_sheet
from data.communes import communes, name_of
from data.text import plain
from pages.parts.session import View
from pages.parts.tables import XLSX


def commune_sheet_button(view: View) -> None:
    """Choose a commune (the scope's own when it is one) and download its sheet."""
    codes = list(view.scope.communes) or [commune.code for commune in communes()]
    code = codes[0]
    if len(codes) > 1:
        code = st.selectbox(
            view.say("Commune for the printed sheet"), codes, format_func=name_of, key="sheet-commune",
            label_visibility="collapsed", width=180,
        )  # fmt: skip
    scope, snapshot, lang = view.scope.days(view.scope.since, view.scope.until), view.snapshot, view.lang
    st.download_button(
        view.say("Printed sheet of {commune}", commune=name_of(code)),
        lambda: commune_sheet(lang, snapshot, scope, code),
        f"phieu-{plain(name_of(code)).replace(' ', '-')}.xlsx",
        XLSX,
        key="commune-sheet",
        on_click="ignore",
    )
