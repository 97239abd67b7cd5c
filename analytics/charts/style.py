"""The colours and the plain, printed look of every chart, in light and in dark.

Pages take their colours from here.

One blue for data, one orange for "look here", grey for context, red only for errors.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import plotly
import plotly.graph_objects as go

# The same version of the library for the browser as for Python.
DRAWING_LIBRARY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
FONT = "'Be Vietnam Pro', sans-serif"


@dataclass(frozen=True)
class Palette:
    """Colours by what they are for."""

    ink: str
    muted: str
    line: str
    ground: str
    card: str
    data: str
    data_soft: str
    look: str
    grey: str
    bad: str


LIGHT = Palette(
    ink="#1b2530",
    muted="#55616d",
    line="#dcdcd5",
    ground="#fbfbf9",
    card="#ffffff",
    data="#1f5f99",
    data_soft="#cfe0f0",
    look="#b5510b",
    grey="#8b949d",
    bad="#b3261e",
)
DARK = Palette(
    ink="#e6e9ec",
    muted="#a7b0b9",
    line="#343c45",
    ground="#14181d",
    card="#1b2128",
    data="#7ab3e6",
    data_soft="#28435c",
    look="#f2a15f",
    grey="#7d8790",
    bad="#ff8a80",
)


@dataclass(frozen=True)
class Chart:
    """A figure and the sentence that says the same (`alt`)."""

    figure: go.Figure
    alt: str


@dataclass(frozen=True)
class Drawing:
    """Ready HTML or SVG, every text in it escaped, and the sentence that says the same (`alt`)."""

    html: str
    alt: str


def palette(theme: str) -> Palette:
    """The colours of "dark", or of anything else the light ones."""
    return DARK if theme == "dark" else LIGHT


def layout(lang: str, theme: str, height: int, **more: Any) -> dict[str, Any]:
    """What every chart shares.

    Transparent ground, our font, the language's number marks, no tools, no dragging.
    """
    colours = palette(theme)
    return {
        "height": height,
        "margin": {"l": 8, "r": 12, "t": 12, "b": 8},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 13, "color": colours.ink},
        "separators": ",." if lang == "vi" else ".,",
        "showlegend": False,
        "dragmode": False,
        "hoverlabel": {
            "bgcolor": colours.card,
            "bordercolor": colours.line,
            "font": {"family": FONT, "color": colours.ink},
        },
        **more,
    }


def axis(theme: str, **more: Any) -> dict[str, Any]:
    """A quiet axis."""
    colours = palette(theme)
    return {
        "gridcolor": colours.line,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
        "tickfont": {"color": colours.muted, "size": 12},
        **more,
    }


def date_format(lang: str, year: bool = False) -> str:
    """How Plotly writes a day: 21/09 or 21 Sep, with the year when asked."""
    if lang == "vi":
        return "%d/%m/%Y" if year else "%d/%m"
    return "%-d %b %Y" if year else "%-d %b"


def value_format(kind: str) -> str:
    """How Plotly writes a value of kind "count" or "ratio"."""
    return ",.0f" if kind == "count" else ".2%"
