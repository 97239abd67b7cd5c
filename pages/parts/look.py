"""How pages look: one sheet of styles, its colours from `analytics.charts.style`. No words, no figures."""

from pathlib import Path

import streamlit as st

from analytics.charts.style import palette
from data.words import say

SHEET = (Path(__file__).parent / "look.css").read_text(encoding="utf-8")


def dress(theme: str, lang: str) -> None:
    """Put the sheet on the page with the colours of `theme`. The uploader's own words cannot be set but here."""
    colours = palette(theme)
    names = ("ink", "muted", "line", "ground", "card", "data", "data_soft", "look", "grey", "bad")
    variables = "".join(f"--{name.replace('_', '-')}:{getattr(colours, name)};" for name in names)
    choose, drop = say(lang, "Choose files"), say(lang, "or drop them here; up to 100 MB each")
    variables += f'--choose:"{choose}";--drop:"{drop}";'
    st.html(f"<style>:root{{{variables}}}{SHEET}</style>")
