"""A map with the boundaries that the office uploaded. Communes without an outline stand below as tiles, none is lost.

Names and figures stand where they fit; elsewhere a number stands, which the key explains. It reads no file: outlines
are given to it (`data.boundaries`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from analytics.charts.map_labels import Label, deepest, in_shape, in_tile, width_of
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
from data.writing import MISSING

if TYPE_CHECKING:  # shapely is loaded only where a true map is drawn
    from shapely.geometry.base import BaseGeometry

WIDE, TALLEST, EDGE = 500.0, 470.0, 3.0
SIZES = (12.5, 11.5, 10.5, 9.6)
TILE_WIDE, TILE_HIGH, GAP, HEADING = 76.0, 46.0, 4.0, 20.0
NUMBER, KEY_SIZE, KEY_ROW = 10.5, 11.0, 14.5
Placed = tuple[Unit, str, Label]
Box = tuple[float, float]


@dataclass
class Sheet:
    """Where things lie on the drawing: `shapes` of the communes by code, `taken` by what is drawn, `bottom` so far."""

    shapes: Mapping[str, "BaseGeometry"]
    taken: list["BaseGeometry"]
    bottom: float

    def place(self, wide: float, high: float, corners: Sequence[str]) -> Box:
        """The first of the corners with room for a box, which is then taken; else a place below everything."""
        from shapely import box

        left, right = EDGE, WIDE - wide - EDGE
        for corner in corners:
            x, y = (left if corner[1] == "w" else right), (EDGE if corner[0] == "n" else self.bottom - high - EDGE)
            here = box(x - GAP, y - GAP, x + wide + GAP, y + high + GAP)
            if y >= 0 and not any(one.intersects(here) for one in self.taken):
                self.taken.append(here)
                return x, y
        self.bottom += high + 2 * GAP
        return left, self.bottom - high - GAP


def true_map(lang: str, what: MapOf, boundaries: Boundaries, link: Link | None = None) -> Drawing:
    """The drawing and its sentence; it also names the communes without an outline."""
    parts = parted(what)
    units = units_of(lang, what, parts)
    scale = min((WIDE - 2 * EDGE) / boundaries.width, TALLEST / boundaries.height)
    left = (WIDE - boundaries.width * scale) / 2
    shapes = {code: polygon(one, scale, left) for code, one in boundaries.units.items()}
    sheet = Sheet(shapes, list(shapes.values()), boundaries.height * scale + 2 * EDGE)
    rows = legend_rows(lang, parts, units)
    corner = sheet.place(*legend_size(rows), ("ne", "sw", "nw", "se"))
    outlined = [unit for unit in units if unit.commune.code in shapes]
    found = labels(outlined, sheet, f"{boundaries.original}{scale:.4f}")
    paths = {code: path(one, scale, left) for code, one in boundaries.units.items()}
    shown = [(unit, f'path d="{paths[unit.commune.code]}"', found[unit.commune.code]) for unit in outlined]
    tiles, heading = below_map(lang, [unit for unit in units if unit not in outlined], sheet)
    alt = alt_of(lang, sentence(lang, what, units), [unit for unit, _, _ in tiles])
    body = layers(what, "true", shown + tiles, link) + legend(what, "true", rows, *corner) + heading
    return Drawing(svg(what, alt, "true", (WIDE, sheet.bottom), body, link), alt)


def labels(outlined: Sequence[Unit], sheet: Sheet, name: str) -> dict[str, Label]:
    """Each commune's label; those that fit nowhere get a number, from north to south, and a line of the key."""
    found, small = {}, []
    for unit in outlined:
        key, shape = (name, unit.commune.code), sheet.shapes[unit.commune.code].buffer(-0.7)
        label = in_shape(key, shape, unit.name, unit.said, SIZES) if not shape.is_empty else Label()
        found[unit.commune.code] = label
        if not label.lines:
            spot = deepest(key, shape) if not shape.is_empty else sheet.shapes[unit.commune.code].centroid.coords[0]
            small.append((spot, unit))
    small.sort(key=lambda one: one[0][1])
    lines = [f"{at} {unit.name} {unit.said or MISSING}" for at, (_, unit) in enumerate(small, 1)]
    wide = max((width_of(line, KEY_SIZE) for line in lines), default=0.0)
    x, y = sheet.place(wide, KEY_ROW * len(lines), ("sw", "nw", "se", "ne")) if lines else (0.0, 0.0)
    for at, (line, ((across, up), unit)) in enumerate(zip(lines, small, strict=True)):
        explained = (line, x, y + KEY_ROW * at + KEY_SIZE)
        found[unit.commune.code] = Label((line.split()[0],), across, up, NUMBER, True, explained)
    return found


def alt_of(lang: str, said: str, without: Sequence[Unit]) -> str:
    """The sentence, with who has no outline."""
    names = ", ".join(unit.name for unit in without)
    return f"{said} {say(lang, 'Without a boundary: {names}.', names=names)}" if without else said


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


def below_map(lang: str, without: Sequence[Unit], sheet: Sheet) -> tuple[list[Placed], str]:
    """Communes without an outline as tiles below the map, and their heading."""
    if not without:
        return [], ""
    words, top = say(lang, "Without a boundary ({n})", n=len(without)), sheet.bottom
    heading = f'<text class="legend-words" x="{EDGE:g}" y="{top + 13:g}">{escape(words)}</text>'
    across = int((WIDE - 2 * EDGE + GAP) // (TILE_WIDE + GAP))
    tiles = []
    for at, unit in enumerate(without):
        x, y = EDGE + at % across * (TILE_WIDE + GAP), top + HEADING + at // across * (TILE_HIGH + GAP)
        label = in_tile(unit.name, unit.said, x + TILE_WIDE / 2, y + TILE_HIGH / 2, (TILE_WIDE - 3, TILE_HIGH - 2), 12)
        tiles.append((unit, f'rect x="{x:g}" y="{y:g}" width="{TILE_WIDE:g}" height="{TILE_HIGH:g}" rx="5"', label))
    sheet.bottom = top + HEADING + (1 + (len(without) - 1) // across) * (TILE_HIGH + GAP)
    return tiles, heading
