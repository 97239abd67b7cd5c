"""The body of each kind of slide as HTML. It computes nothing; drawings come from `analytics.charts`."""

from collections.abc import Callable
from html import escape
from typing import Any

from analytics.charts.ranking import Ranking
from analytics.charts.ranking_columns import ranking_columns
from analytics.charts.sparkline import sparkline
from analytics.charts.trend import Trend
from analytics.charts.trend_drawing import trend_drawing
from analytics.slides.slide import (
    Ask,
    Asks,
    Figure,
    FigureCards,
    Line,
    Names,
    Nothing,
    OnMap,
    Ranked,
    Slide,
    Sources,
    States,
)
from pages.parts.maps import map_html
from pages.parts.session import View
from pages.parts.states import INKS
from pages.publish.parts.unbroken import unbroken

# How large names are written, by how many there are.
SIZES = {"few": 6, "some": 12, "many": 10_000}
LONG_ASKS = 24


def body(view: View, slide: Slide) -> str:
    """The slide's content."""
    return BODIES[type(slide.content)](view, slide.content)


def figures(view: View, content: FigureCards) -> str:
    """Four large figures, two by two."""
    return f'<div class="four">{"".join(figure(one) for one in content.figures)}</div>'


def figure(one: Figure) -> str:
    """One large figure with its change and its days."""
    parts = [f'<div class="name">{escape(one.name)}</div><div class="figure">{escape(one.figure)}</div>']
    parts += [f'<div class="of">{escape(one.of)}</div>'] if one.of else []
    parts.append(f'<div class="change {one.tone}">{escape(one.change)}</div>')
    parts.append(f'<div class="asof">{escape(one.asof)}</div>{sparkline(one.trend)}')
    return f'<article class="one">{"".join(parts)}</article>'


def line(view: View, content: Line) -> str:
    """A figure by day."""
    what = Trend(content.frame, content.column, content.name, content.unit)
    return trend_drawing(view.lang, what, content.period, content.milestones, content.target).html


def ranked(view: View, content: Ranked) -> str:
    """Communes in two columns."""
    what = Ranking(
        content.frame, content.column, content.name, content.unit, of=content.of, change=content.change,
        base=content.base, target=content.target,
    )  # fmt: skip
    return ranking_columns(view.lang, what).html


def on_map(view: View, content: OnMap) -> str:
    """Communes where they lie, and the figure of them all beside."""
    drawn = map_html(view, content.frame, content.column, content.name, linked=False)
    return f'<div class="map-and-figure"><div class="drawn">{drawn}</div>{figure(content.figure)}</div>'


def states(view: View, content: States) -> str:
    """The parts as one bar, then each with its count and share."""
    rows, bar = [], []
    for key, words, count in content.parts:
        share = count / content.whole
        bar.append(f'<i style="flex:{count};background:{INKS[key]}"></i>' if count else "")
        rows.append(
            f'<tr><td><i style="background:{INKS[key]}"></i></td><th scope="row">{escape(words)}</th>'
            f"<td>{view.number(count)}</td><td>{view.percent(share, 1)}</td></tr>"
        )
    return f'<div class="whole" aria-hidden="true">{"".join(bar)}</div><table class="parts">{"".join(rows)}</table>'


def names(view: View, content: Names) -> str:
    """Communes named."""
    if not content.groups:
        return f'<p class="none">{escape(view.say("No commune to name."))}</p>'
    size = next(size for size, most in SIZES.items() if sum(len(group.names) for group in content.groups) <= most)
    found = []
    for group in content.groups:
        items = "".join(
            f"<li>{escape(name)}{f'<small>{escape(words)}</small>' if words else ''}</li>"
            for name, words in group.names
        )
        found.append(f"<h2>{escape(group.heading)}</h2><ul>{items}</ul>")
    return f'<div class="named {size}">{"".join(found)}</div>'


def asks(view: View, content: Asks) -> str:
    """What is asked, why, and of whom."""
    every = len(view.scope.codes)
    rows = []
    for ask in content.asks:
        whom = view.say("all {n} communes", n=every) if len(ask.whom) == every > 1 else named(view, ask)
        rows.append(
            f"<li><h2>{escape(ask.what)}</h2><p>{escape(unbroken(whom))}</p><small>{escape(ask.why)}</small></li>"
        )
    long = len(content.asks) > 3 or sum(len(ask.named) for ask in content.asks) > LONG_ASKS
    return f'<ol class="asked{" long" if long else ""}">{"".join(rows)}</ol>'


def named(view: View, ask: Ask) -> str:
    """The names that lead, and how many others."""
    names = ", ".join(ask.named)
    if not ask.others:
        return names
    return names + view.plural(" and {n} other commune", " and {n} other communes", ask.others)


def nothing(view: View, content: Nothing) -> str:
    """Where data begin and end, and the way to another period."""
    change = escape(view.say("Change the period"))
    return (
        f'<div class="nothing">{pairs(content.spans)}'
        f'<button type="button" data-do="period">{change} <kbd>P</kbd></button></div>'
    )


def sources(view: View, content: Sources) -> str:
    """Definitions beside files, and what was left out."""
    defined = pairs(content.definitions)
    files = pairs(content.files) or f'<p class="none">{escape(view.say("No file is loaded."))}</p>'
    out = "".join(f"<li>{escape(why)}</li>" for why in content.left_out)
    left_out = f"<h2>{escape(view.say('Left out'))}</h2><ul>{out}</ul>" if out else ""
    return (
        f'<div class="two"><div><h2>{escape(view.say("What the figures mean"))}</h2>{defined}</div>'
        f"<div><h2>{escape(view.say('Files'))}</h2>{files}{left_out}</div></div>"
    )


def pairs(found: tuple[tuple[str, str], ...]) -> str:
    """Terms and what is said of them."""
    return "".join(f"<dl><dt>{escape(term)}</dt><dd>{escape(words)}</dd></dl>" for term, words in found)


BODIES: dict[type, Callable[[View, Any], str]] = {
    FigureCards: figures,
    Line: line,
    Ranked: ranked,
    OnMap: on_map,
    States: states,
    Names: names,
    Asks: asks,
    Sources: sources,
    Nothing: nothing,
}
