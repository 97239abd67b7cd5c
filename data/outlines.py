"""Makes light outlines of the communes out of matched features, ready to be drawn. Called in a process of its own.

Parts of one commune are joined, crossings mended, and what no screen could show is left out, along shared borders
alike, so that no gap opens between neighbours. It keeps nothing of what the file says besides shapes.
"""

import json
from collections.abc import Mapping, Sequence
from math import cos, radians
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.communes import Commune, communes
from data.errors import BoundariesRefused
from data.geojson import Feature, features
from data.matching import Matched, matched

if TYPE_CHECKING:  # shapely is loaded only where boundaries are read
    from shapely.geometry.base import BaseGeometry

WIDE = 1000.0
# An outline finer than a pixel of a large projector only weighs; a district of 25 communes needs no more points.
FINEST, MOST_POINTS = 0.6, 4000
# Parts smaller than this share of their commune cannot be seen.
SPECK = 0.002
# A commune whose land lies this far (in degrees) from where it should is another one, or the file is.
FAR = 0.08
Shapes = dict[str, "BaseGeometry"]


def outlines_of(path: Path, aliases: Mapping[str, str] | None = None) -> tuple[dict[str, Any], dict[str, Any]]:
    """(the outlines as JSON holds them, what there is to say of the match).

    Raises:
        BoundariesRefused: no map can be made of the file; the sentence says why and what would work.
    """
    found = features(path)
    match = matched(found, aliases)
    shapes = {code: shape for code, parts in match.units.items() if not (shape := joined(parts)).is_empty}
    if not shapes:
        raise BoundariesRefused("The file has no area: points and lines alone make no map. Save polygons.")
    away = refuse_elsewhere(shapes)
    drawing = drawn(shapes)
    points = sum(len(ring) for unit in drawing["units"].values() for part in unit for ring in part)
    return drawing, {**told(found, match, shapes), "away": away, "points": points}


def told(found: Sequence[Feature], match: Matched, shapes: Shapes) -> dict[str, Any]:
    """What a person should know of the match."""
    return {
        "without": [one.code for one in communes() if one.code not in shapes],
        "strangers": match.strangers,
        "torn": match.torn,
        "joined": {code: len(parts) for code, parts in match.units.items() if len(parts) > 1},
        "empty": sum(not one.polygons for one in found),
        "by": list(match.by),
    }


def joined(parts: Sequence[Feature]) -> "BaseGeometry":
    """One commune's land: valid, its parts in one, only areas."""
    from shapely import make_valid, union_all

    whole = union_all([one if one.is_valid else make_valid(one) for feature in parts for one in feature.polygons])
    areas = [one for one in getattr(whole, "geoms", [whole]) if one.geom_type in ("Polygon", "MultiPolygon")]
    return union_all(areas)


def refuse_elsewhere(shapes: Shapes) -> list[str]:
    """The communes that lie far from where they should; all of them do: the file is of another place."""
    from shapely import Point

    known = {one.code: one for one in communes()}
    away = [code for code, shape in shapes.items() if shape.distance(Point(*place(known[code]))) > FAR]
    if len(away) == len(shapes):
        raise BoundariesRefused(
            "The shapes lie elsewhere than {district}: the communes are not where they should be. Check the "
            "coordinate system; the degrees must be WGS84 (EPSG:4326).",
            district="Thạch Thành",
        )
    return away


def place(commune: Commune) -> tuple[float, float]:
    """Where a commune is, as (longitude, latitude)."""
    return commune.lon, commune.lat


def drawn(shapes: Shapes) -> dict[str, Any]:
    """The outlines on a plane 1000 wide, north up, y downwards."""
    from shapely import transform, union_all

    west, south, east, north = union_all([one.envelope for one in shapes.values()]).bounds
    narrow = cos(radians((south + north) / 2))
    scale = WIDE / max((east - west) * narrow, (north - south), 1e-9)
    plane = {
        code: transform(one, lambda at: (at - [west, north]) * [narrow * scale, -scale]) for code, one in shapes.items()
    }
    units = {code: rings_of(shape) for code, shape in simplified(plane).items()}
    return {"width": (east - west) * narrow * scale, "height": (north - south) * scale, "units": units}


def simplified(plane: Shapes) -> Shapes:
    """The same with fewer points; shared borders stay shared."""
    from shapely import coverage_simplify, get_num_coordinates

    shapes, tolerance = [without_specks(one) for one in plane.values()], FINEST
    found = coverage_simplify(shapes, tolerance)
    while get_num_coordinates(found).sum() > MOST_POINTS and tolerance < WIDE / 50:
        tolerance *= 1.5
        found = coverage_simplify(found, tolerance)
    return dict(zip(plane, found, strict=True))


def without_specks(shape: "BaseGeometry") -> "BaseGeometry":
    """Without parts and holes too small to be seen."""
    from shapely import MultiPolygon, Polygon

    least = shape.area * SPECK
    parts = [one for one in getattr(shape, "geoms", [shape]) if one.area >= least]
    holes = [[hole for hole in one.interiors if Polygon(hole).area >= least] for one in parts]
    return MultiPolygon([Polygon(one.exterior, kept) for one, kept in zip(parts, holes, strict=True)])


def rings_of(shape: "BaseGeometry") -> list[list[list[list[float]]]]:
    """Parts, each of rings, each of points to a tenth; the first ring of a part is its outside."""
    return [
        [[[round(x, 1), round(y, 1)] for x, y in ring.coords[:-1]] for ring in (part.exterior, *part.interiors)]
        for part in getattr(shape, "geoms", [shape])
        if not part.is_empty
    ]


def outline_file(job: dict[str, Any]) -> dict[str, Any]:
    """A job of the reading process: {"boundaries": path, "out": path, "aliases"}; says what was found or refused."""
    try:
        drawing, said = outlines_of(Path(job["boundaries"]), job.get("aliases") or {})
    except BoundariesRefused as refused:
        return {"refused": [refused.sentence, refused.advice, refused.values]}
    Path(job["out"]).write_text(json.dumps(drawing, separators=(",", ":")), encoding="utf-8")
    return said
