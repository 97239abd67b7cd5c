"""Figures as cards: name, figure, change, small trend, out of what, its own day, and why. Computes nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from pages.parts.session import View

# A number and what it counts stay on one line.
UNITS, TOGETHER = re.compile(r"[\d.,]+ (?:%|xã|điểm)"), r'<span class="together">\g<0></span>'


@dataclass(frozen=True)
class Card:
    """Words ready to print. `tone` is good, bad or flat; `spark` is an SVG; `why` is HTML from `explain`."""

    name: str
    figure: str
    of: str = ""
    change: str = ""
    tone: str = "flat"
    spark: str = ""
    asof: str = ""
    why: str = ""


def cards_html(view: View, row: Sequence[Card]) -> str:
    """One row of cards; two by two on a phone."""
    return f'<section class="cards">{"".join(one(view, card) for card in row)}</section>'


def one(view: View, card: Card) -> str:
    """A card's HTML. Every word is escaped but the sparkline and the explanation, which are our own."""
    parts = [f'<div class="name">{escape(card.name)}</div>']
    parts.append(f'<div class="row"><div class="figure">{escape(card.figure)}</div>{card.spark}</div>')
    for kind, words in (("of", card.of), (f"change {card.tone}", card.change), ("asof", card.asof)):
        if words:
            parts.append(f'<div class="{kind}">{UNITS.sub(TOGETHER, escape(words))}</div>')
    if card.why:
        label = escape(view.say("How {name} is counted", name=card.name.lower()))
        parts.append(
            f'<details class="why" name="why"><summary aria-label="{label}" title="{label}">?</summary>'
            f"<div>{card.why}</div></details>"
        )
    return f'<article class="card">{"".join(parts)}</article>'


def lead(sentence: str) -> None:
    """The page's title: the sentence that answers its question."""
    st.html(lead_html(sentence))


def lead_html(sentence: str) -> str:
    """The same as HTML, for a pane."""
    return f'<h1 class="lead">{UNITS.sub(TOGETHER, escape(sentence))}</h1>'


def part(title: str, note: str = "") -> None:
    """A part's heading, with a line under it when it needs one."""
    st.html(part_html(title, note))


def part_html(title: str, note: str = "") -> str:
    """The same as HTML, for a pane."""
    under = f'<p class="note">{escape(note)}</p>' if note else ""
    return f'<h2 class="part">{escape(title)}</h2>{under}'


def strip(sentences: Sequence[str], kind: str = "look") -> None:
    """A line to notice: `look` (doubtful), `sample`, `wrong`. Several sentences become a list."""
    if sentences:
        st.html(strip_html(sentences, kind))


def strip_html(sentences: Sequence[str], kind: str = "look") -> str:
    """The same as HTML, for a pane; nothing for no sentence."""
    if len(sentences) == 1:
        body = escape(sentences[0])
    else:
        body = "<ul>" + "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences) + "</ul>"
    return f'<div class="strip {kind}" role="note">{body}</div>' if sentences else ""


def note(words: str) -> None:
    """A quiet line."""
    st.html(note_html(words))


def note_html(words: str) -> str:
    """The same as HTML, for a pane; nothing for no words."""
    return f'<p class="note">{escape(words)}</p>' if words else ""


def end() -> None:
    """The mark a test waits for: everything above has been sent."""
    with st.container(key="unseen-end"):
        st.html('<span class="page-end"></span>')
