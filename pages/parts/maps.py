"""A map on a page or a slide: true where the office uploaded its boundaries and the window is wide, else of tiles.

Beside it the buttons that save it as a picture, made in the browser. It asks no figure: a frame is given to it.
"""

from collections.abc import Collection
from html import escape

import pandas as pd

from analytics.charts.map_units import MapOf
from analytics.charts.tile_map import tile_map
from analytics.charts.true_map import true_map
from data.boundaries import Boundaries, boundaries
from data.errors import CampaignError
from data.text import plain
from pages.parts.navigate import commune_link
from pages.parts.session import View


def map_html(
    view: View,
    frame: pd.DataFrame,
    column: str,
    title: str,
    kind: str = "ratio",
    of: tuple[str, str] | None = None,
    chosen: Collection[str] | None = None,
    linked: bool = True,
) -> str:
    """The map of a column of `frame` (`code`, `name`, the column); the scope's communes are ringed unless `chosen`.

    For a picture without buttons and links (a slide), `linked` is False.
    """
    ringed = chosen if chosen is not None else view.scope.communes if view.scope else ()
    what = MapOf(frame, column, title, kind, tuple(ringed), of=of)
    link = commune_link(view) if linked else None
    drawn = f'<div class="map-tiles">{tile_map(view.lang, what, link).html}</div>'
    outlines = kept_boundaries(view)
    if outlines:
        drawn = f'<div class="map-true">{true_map(view.lang, what, outlines, link).html}</div>{drawn}'
    under = tools(view) if linked else ""
    heading = "\n".join(filter(None, (title, *where_and_when(view, frame))))
    return (
        f'<figure class="map-box{" both" if outlines else ""}" data-picture="{escape(heading)}" '
        f'data-name="{file_name(view, title)}">{drawn}{under}</figure>'
    )


def where_and_when(view: View, frame: pd.DataFrame) -> list[str]:
    """The lines of a saved picture under its title: scope, the day of the counts, that figures are made up."""
    lines = [view.scope.describe(view.lang, view.campaign)] if view.scope else []
    if "as_of" in frame and frame["as_of"].notna().any():
        lines.append(view.say("as of {day}", day=view.day(frame["as_of"].max())))
    if any(upload.sample for upload in view.snapshot.active):
        lines.append(view.say("made-up sample"))
    return lines


def kept_boundaries(view: View) -> Boundaries | None:
    """The boundaries of the snapshot's version; a damaged file leaves the tiles, and the coverage page says so."""
    try:
        return boundaries(view.home, view.snapshot.version)
    except CampaignError:
        return None


def tools(view: View) -> str:
    """The buttons under a map."""
    label = {kind: escape(view.say("Save the map as a {kind} picture", kind=kind.upper())) for kind in ("png", "svg")}
    buttons = "".join(
        f'<button type="button" data-save="{kind}" aria-label="{words}" title="{words}">{kind.upper()}</button>'
        for kind, words in label.items()
    )
    return f'<figcaption class="map-tools"><span>{escape(view.say("Save as a picture"))}</span>{buttons}</figcaption>'


def file_name(view: View, title: str) -> str:
    """What a saved map is called."""
    until = f"-{view.scope.until.isoformat()}" if view.scope else ""
    return f"ban-do-{plain(title).replace(' ', '-').replace('%', '')}{until}"
