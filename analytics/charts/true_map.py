"""A map with the boundaries that the office uploaded. Communes without an outline stand below as tiles, none is lost.

Names and figures stand where they fit; what fits nowhere is said by the shape's title. It reads no file: outlines
are given to it (`data.boundaries`).
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analytics.charts.map_labels import Label, in_shape, in_tile
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
from data.boundaries import Boundaries, Part
from data.words import say

if TYPE_CHECKING:  # shapely is loaded only where a true map is drawn
    from shapely.geometry.base import BaseGeometry

WIDE, TALLEST, EDGE = 560.0, 520.0, 3.0
SIZES = (12.5, 11.5, 10.5, 9.8)
TILE_WIDE, TILE_HIGH, GAP, HEADING = 76.0, 46.0, 4.0, 20.0
Placed = tuple[Unit, str, Label]


def true_map(lang: str, what: MapOf, boundaries: Boundaries, link: Link | None = None) -> Drawing:
    """The drawing and its sentence; it also names the communes without an outline."""
    parts = parted(what)
    units = units_of(lang, what, parts)
    scale = min((WIDE - 2 * EDGE) / boundaries.width, TALLEST / boundaries.height)
    left = (WIDE - boundaries.width * scale) / 2
    outlined = [unit for unit in units if unit.commune.code in boundaries.units]
    shown = [placed(unit, boundaries, scale, left) for unit in outlined]
    down = boundaries.height * scale + 2 * EDGE
    rows = legend_rows(lang, parts, units)
    corner, below = legend_place(rows, boundaries, scale, left, down)
    tiles, heading, bottom = below_map(lang, [unit for unit in units if unit not in outlined], below)
    alt = alt_of(lang, sentence(lang, what, units), [unit for unit, _, _ in tiles])
    body = layers(what, "true", shown + tiles, link) + legend(what, "true", rows, *corner) + heading
    return Drawing(svg(what, alt, "true", (WIDE, bottom), body, link), alt)


def alt_of(lang: str, said: str, without: Sequence[Unit]) -> str:
    """The sentence, with who has no outline."""
    names = ", ".join(unit.name for unit in without)
    return f"{said} {say(lang, 'Without a boundary: {names}.', names=names)}" if without else said


def placed(unit: Unit, boundaries: Boundaries, scale: float, left: float) -> Placed:
    """A commune's shape, and its label where one fits."""
    parts = boundaries.units[unit.commune.code]
    key = (f"{boundaries.original}{scale:.4f}", unit.commune.code)
    shape = polygon(parts, scale, left)
    label = in_shape(key, shape.buffer(-1.2), unit.name, unit.said, SIZES) if not shape.is_empty else Label()
    return unit, f'path d="{path(parts, scale, left)}"', label


def path(parts: Sequence[Part], scale: float, left: float) -> str:
    """The outline as SVG draws it."""
    return "".join(
        "M" + "L".join(f"{left + x * scale:.1f} {EDGE + y * scale:.1f}" for x, y in ring) + "Z"
        for part in parts
        for ring in part
    )


def polygon(parts: Sequence[Part], scale: float, left: float) -> "BaseGeometry":
    """The outline as a shape, for finding room in it."""
    from shapely import Polygon, make_valid, union_all

    moved = [[[(left + x * scale, EDGE + y * scale) for x, y in ring] for ring in part] for part in parts]
    return union_all([make_valid(Polygon(part[0], part[1:])) for part in moved])


def legend_place(
    rows: Sequence[tuple[str, str]], boundaries: Boundaries, scale: float, left: float, down: float
) -> tuple[tuple[float, float], float]:
    """(its corner, where what comes below begins): the first corner that no commune takes, else below the map."""
    from shapely import box, union_all

    land = union_all([polygon(parts, scale, left) for parts in boundaries.units.values()])
    wide, high = legend_size(rows)
    for x, y in ((WIDE - wide - EDGE, EDGE), (EDGE, down - high), (EDGE, EDGE), (WIDE - wide - EDGE, down - high)):
        if not land.intersects(box(x - 4, y - 4, x + wide + 4, y + high + 4)):
            return (x, y), down
    return (EDGE, down + GAP), down + high + 2 * GAP


def below_map(lang: str, without: Sequence[Unit], top: float) -> tuple[list[Placed], str, float]:
    """Communes without an outline as tiles below the map, their heading, and where it all ends."""
    if not without:
        return [], "", top
    words = say(lang, "Without a boundary ({n})", n=len(without))
    heading = f'<text class="legend-words" x="{EDGE:g}" y="{top + 13:g}">{words}</text>'
    across = int((WIDE - 2 * EDGE + GAP) // (TILE_WIDE + GAP))
    tiles = []
    for at, unit in enumerate(without):
        x, y = EDGE + at % across * (TILE_WIDE + GAP), top + HEADING + at // across * (TILE_HIGH + GAP)
        label = in_tile(unit.name, unit.said, x + TILE_WIDE / 2, y + TILE_HIGH / 2, (TILE_WIDE - 3, TILE_HIGH - 2), 12)
        tiles.append((unit, f'rect x="{x:g}" y="{y:g}" width="{TILE_WIDE:g}" height="{TILE_HIGH:g}" rx="5"', label))
    return tiles, heading, top + HEADING + (1 + (len(without) - 1) // across) * (TILE_HIGH + GAP)
