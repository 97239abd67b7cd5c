"""How pages look: the sheets of styles, their colours from `analytics.charts.style`. No words, no figures."""

from pathlib import Path

import streamlit as st

from analytics.charts.style import palette
from data.words import say

# One sheet a subject, base.css first, print.css last: what comes later wins.
SHEETS = Path(__file__).parent / "look_sheets"
FIRST, LAST = "base.css", "print.css"
ORDER = sorted(SHEETS.glob("*.css"), key=lambda sheet: (sheet.name != FIRST, sheet.name == LAST, sheet.name))
SHEET = "\n".join(sheet.read_text(encoding="utf-8") for sheet in ORDER)


def dress(theme: str, lang: str) -> None:
    """Put the sheet on the page with the colours of `theme`. The uploader's own words cannot be set but here."""
    colours = palette(theme)
    names = ("ink", "muted", "line", "ground", "card", "data", "data_soft", "look", "grey", "bad")
    variables = "".join(f"--{name.replace('_', '-')}:{getattr(colours, name)};" for name in names)
    choose, drop = say(lang, "Choose files"), say(lang, "or drop them here; up to 100 MB each")
    variables += f'--choose:"{choose}";--drop:"{drop}";'
    st.html(f"<style>:root{{{variables}}}{SHEET}</style>")
