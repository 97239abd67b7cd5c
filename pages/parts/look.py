"""How pages look: the sheets of styles, their colours from `analytics.charts.style`. No words, no figures."""

from dataclasses import asdict, replace
from functools import cache
from pathlib import Path

import streamlit as st

from analytics.charts.style import Palette, palette
from data.words import say

# One sheet a subject, base.css first, print.css last: what comes later wins.
SHEETS = Path(__file__).parent / "look_sheets"
FIRST, LAST = "base.css", "print.css"
ORDER = sorted(SHEETS.glob("*.css"), key=lambda sheet: (sheet.name != FIRST, sheet.name == LAST, sheet.name))
ONLY = {"slides": "present", "changes": "changes"}


def dress(theme: str, lang: str, page: str) -> None:
    """Put the sheet on the page."""
    with st.container(key="unseen-look"):
        st.html(sheet(theme, lang, page))


@cache
def sheet(theme: str, lang: str, page: str) -> str:
    """The sheet of a page with the colours of `theme`. The uploader's own words cannot be set but here."""
    variables = colours("--", palette(theme)) + colours("--paper-", replace(palette("light"), ground="#ffffff"))
    choose, drop = say(lang, "Choose files"), say(lang, "or drop them here")
    variables += f'--choose:"{choose}";--drop:"{drop}";'
    return f"<style>:root{{{variables}}}{rules(page)}</style>"


def rules(page: str) -> str:
    """What every page has, and the page's own: a browser asks some of these again at every change of any page."""
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in ORDER if ONLY.get(sheet.stem, page) == page)


def colours(prefix: str, chosen: Palette) -> str:
    """A palette as CSS variables; `--paper-` ones are what print.css puts in their place."""
    return "".join(f"{prefix}{name.replace('_', '-')}:{colour};" for name, colour in asdict(chosen).items())
