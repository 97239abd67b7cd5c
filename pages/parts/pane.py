"""Finished HTML and charts on a page, and what a press on them does. It makes none of them.

One Streamlit component shows them all: HTML stands until it changes, charts are redrawn in place. That costs the server
a fraction of what a widget per chart and table does, prints whole, and is read by keyboard and screen reader. Every
text in the HTML must be escaped by who makes it.
"""

import json
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

import streamlit as st

from analytics.charts.style import Chart, Drawing
from pages.parts.kept import kept
from pages.parts.navigate import gone
from pages.parts.session import View

HERE = Path(__file__).parent
show = st.components.v2.component(
    "pane",
    js="\n".join(path.read_text(encoding="utf-8") for path in sorted(HERE.glob("*.js"))),
    isolate_styles=False,
)


@dataclass(frozen=True)
class Piece:
    """HTML, with a `<div data-figure="NAME"></div>` where the chart of that name is drawn."""

    html: str
    figures: Mapping[str, Chart] = field(default_factory=dict)

    def __add__(self, after: "Piece | str") -> "Piece":
        """One below the other."""
        if isinstance(after, str):
            return Piece(self.html + after, self.figures)
        return Piece(self.html + after.html, {**self.figures, **after.figures})


def beside(left: Piece, right: Piece) -> Piece:
    """The wider one left, the other right of it; one below the other on a phone."""
    return Piece(
        f'<div class="beside"><section>{left.html}</section><section>{right.html}</section></div>',
        {**left.figures, **right.figures},
    )


def pane(
    view: View,
    key: str,
    make: Callable[[], Piece | Drawing | str],
    *about: Hashable,
    keep: bool = True,
    pressed: Callable[[str], None] | None = None,
) -> None:
    """Show what `make` makes; it is made once for the view and `about`, for all who look at the same.

    `keep` is False where the view and `about` do not tell all that it depends on.
    A press on an element with `data-go` comes to `pressed`; without one, communes become the scope and venues open.
    """
    packed = kept(view.key("pane", key, *about), lambda: pack(make())) if keep else pack(make())

    def heard() -> None:
        said = st.session_state[key].get("go")
        if isinstance(said, str):
            (pressed or gone)(said)

    show(key=key, data=packed, on_go_change=heard)


def pack(made: Piece | Drawing | str) -> bytes:
    """The piece as the browser takes it."""
    piece = made if isinstance(made, Piece) else Piece(made.html if isinstance(made, Drawing) else made)
    figures = {name: chart.figure.to_json() for name, chart in piece.figures.items()}
    return json.dumps({"html": piece.html, "figures": figures}, ensure_ascii=False).encode()


def chart_piece(name: str, chart: Chart, height: int, under: str = "") -> Piece:
    """One chart with its sentence for those who cannot see it; `under` is HTML below it."""
    box = f'<div data-figure="{name}" role="img" aria-label="{escape(chart.alt)}" style="height:{height}px"></div>'
    return Piece(box + under, {name: chart})
