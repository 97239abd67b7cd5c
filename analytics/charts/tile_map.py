"""A map of tiles, one a commune, each where its neighbours are: it needs no boundaries and every name fits.

The places of the tiles are the reference's. Small communes are as large as large ones, which a true map cannot do.
"""

from analytics.charts.map_labels import Label, in_tile
from analytics.charts.map_units import (
    Link,
    MapOf,
    Unit,
    layers,
    legend,
    legend_rows,
    legend_size,
    parted,
    sentence,
    svg,
    units_of,
)
from analytics.charts.style import Drawing

ACROSS, DOWN, GAP = 60.0, 54.0, 3.0
EDGE, SIZE = 2.0, 12.5


def tile_map(lang: str, what: MapOf, link: Link | None = None) -> Drawing:
    """The drawing and its sentence; the legend stands in the corner that no commune takes, else below."""
    parts = parted(what)
    units = units_of(lang, what, parts)
    across = (1 + max(unit.commune.tile_col for unit in units)) * ACROSS
    down = (1 + max(unit.commune.tile_row for unit in units)) * DOWN
    rows = legend_rows(lang, parts, units)
    wide, high = legend_size(rows)
    x, y = across - wide - GAP, EDGE
    if any(reaches(unit, x - GAP, high + GAP) for unit in units):
        x, y, down = EDGE, down + EDGE + GAP, down + high + EDGE + GAP
    alt = sentence(lang, what, units)
    body = layers(what, "tiles", [(unit, *placed(unit)) for unit in units], link) + legend(what, "tiles", rows, x, y)
    return Drawing(svg(what, alt, "tiles", (across + 2 * EDGE - GAP, down + 2 * EDGE - GAP), body, link), alt)


def reaches(unit: Unit, right_of: float, above: float) -> bool:
    """Whether a tile takes some of the upper right corner."""
    return (unit.commune.tile_col + 1) * ACROSS > right_of and unit.commune.tile_row * DOWN < above


def placed(unit: Unit) -> tuple[str, Label]:
    """A tile's shape and its words."""
    x, y = EDGE + unit.commune.tile_col * ACROSS, EDGE + unit.commune.tile_row * DOWN
    wide, high = ACROSS - GAP, DOWN - GAP
    label = in_tile(unit.name, unit.said, x + wide / 2, y + high / 2, (wide - 3, high - 4), SIZE)
    return f'rect x="{x:g}" y="{y:g}" width="{wide:g}" height="{high:g}" rx="5"', label
