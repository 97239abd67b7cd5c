"""Reads a GeoJSON file of boundaries: which features it has, and their polygons. Called in a process of its own.

Only polygons count; points and lines are left aside. It refuses what is no GeoJSON, coordinates that are no numbers or
no degrees (a projected file in metres would need its own reading), and shapes that nothing names. It repairs no name
and matches none: see `matching`.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from data.errors import BoundariesRefused
from data.opening.encodings import OPENED_AS, encoding_of

if TYPE_CHECKING:  # shapely is loaded only where boundaries are read
    from shapely import Polygon

MOST_BYTES, MOST_FEATURES, MOST_POINTS = 50 * 10**6, 20_000, 3_000_000
DEEPEST = 8  # geometries within geometries
HOW = "Save the boundaries as GeoJSON in WGS84 (EPSG:4326), for example in QGIS with “Save Features As”."
OTHER = {
    b"PK": "ZIP (perhaps a packed shapefile)",
    b"\x00\x00\x27\x0a": "shapefile",
    b"SQLite format 3": "GeoPackage",
    b"<": "XML (perhaps KML)",
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8": "JPEG",
    b"Rar!": "RAR",
}
Said = dict[str, Any]


@dataclass
class Feature:
    """One feature: what it says of itself, and its polygons in degrees; none where it has only points or lines."""

    said: dict[str, str]
    polygons: list["Polygon"] = field(default_factory=list)


def features(path: Path) -> list[Feature]:
    """Every feature of the file, in order.

    Raises:
        BoundariesRefused: the file cannot be read so; the sentence says what would work.
    """
    whole = parsed(path)
    found = [one for one in listed(whole) if isinstance(one, dict)]
    if len(found) > MOST_FEATURES:
        raise BoundariesRefused(
            "The file has {n} features, more than any district. Save only the communes.", n=len(found)
        )
    budget = [MOST_POINTS]
    read = [Feature(said(one), list(polygons(one.get("geometry"), budget))) for one in found]
    if not any(one.polygons for one in read):
        raise BoundariesRefused("The file has no area: points and lines alone make no map. Save polygons.")
    return read


def parsed(path: Path) -> Any:
    """The JSON in a file, whatever its encoding."""
    if path.stat().st_size > MOST_BYTES:
        raise BoundariesRefused(
            "The file is larger than {n} MB. Simplify the boundaries before saving them.", n=MOST_BYTES // 10**6
        )
    start = path.read_bytes()[:16].lstrip(b"\xef\xbb\xbf \r\n\t")
    if not start:
        raise BoundariesRefused("The file is empty.")
    kind = next((name for mark, name in OTHER.items() if start.startswith(mark)), None)
    if kind:
        raise BoundariesRefused("This is a file of kind {kind}, not GeoJSON.", HOW, kind=kind)
    try:
        return orjson.loads(text_of(path))
    except (orjson.JSONDecodeError, UnicodeError) as broken:
        raise BoundariesRefused("The file is not GeoJSON, or was cut off.", HOW) from broken


def text_of(path: Path) -> bytes | str:
    """The text as JSON's reader takes it: bytes of UTF-8, or letters from another encoding."""
    encoding = encoding_of(path)
    if encoding == "utf-8":
        return path.read_bytes()
    return path.read_text(encoding=OPENED_AS.get(encoding, encoding))


def listed(whole: Any) -> list[Any]:
    """The features of a whole file."""
    kind = whole.get("type") if isinstance(whole, dict) else None
    if kind == "FeatureCollection" and isinstance(whole.get("features"), list):
        return list(whole["features"])
    if kind == "Feature":
        return [whole]
    if kind == "Topology":
        raise BoundariesRefused("This is a file of kind {kind}, not GeoJSON.", HOW, kind="TopoJSON")
    if isinstance(whole, dict) and ("geometryType" in whole or "rings" in whole):
        raise BoundariesRefused("This is a file of kind {kind}, not GeoJSON.", HOW, kind="ArcGIS JSON")
    if kind in ("GeometryCollection", "MultiPolygon", "Polygon"):
        raise BoundariesRefused(
            "The shapes in this file have no names or codes, so nobody can say which commune is which.", HOW
        )
    raise BoundariesRefused("The file is not GeoJSON, or was cut off.", HOW)


def said(feature: Said) -> dict[str, str]:
    """What a feature says of itself, as text; lists and objects say nothing."""
    given = feature.get("properties")
    found = dict(given) if isinstance(given, dict) else {}
    found.setdefault("id", feature.get("id"))
    return {str(name): text for name, value in found.items() if (text := as_text(value))}


def as_text(value: Any) -> str:
    """A property's text; codes written as numbers lose their ".0"."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""


def polygons(geometry: Any, budget: list[int], depth: int = 0) -> Iterator["Polygon"]:
    """The polygons of a geometry; `budget` is how many points the file may still have."""
    if not isinstance(geometry, dict) or depth > DEEPEST:
        return
    kind, given = geometry.get("type"), geometry.get("coordinates")
    if kind == "GeometryCollection" and isinstance(geometry.get("geometries"), list):
        for one in geometry["geometries"]:
            yield from polygons(one, budget, depth + 1)
    for rings in [given] if kind == "Polygon" else given if kind == "MultiPolygon" and isinstance(given, list) else []:
        if isinstance(rings, list) and rings:
            yield polygon(rings, budget)


def polygon(rings: list[Any], budget: list[int]) -> "Polygon":
    """One polygon of its rings; the first is the outside."""
    from numpy import array
    from shapely import Polygon

    drawn = [array(ring) for one in rings if len(ring := positions(one, budget)) > 2]
    return Polygon(drawn[0], drawn[1:]) if drawn else Polygon()


def positions(ring: Any, budget: list[int]) -> list[tuple[float, float]]:
    """A ring's points as (longitude, latitude); heights are left out."""
    try:
        found = [(float(one[0]), float(one[1])) for one in ring]
    except (TypeError, ValueError, IndexError, KeyError, OverflowError) as wrong:
        raise BoundariesRefused("Some coordinates in the file are no numbers.", HOW) from wrong
    budget[0] -= len(found)
    if budget[0] < 0:
        raise BoundariesRefused(
            "The boundaries have more than {n} points. Simplify them before saving.", n=f"{MOST_POINTS:,}"
        )
    refuse_strange([x for x, _ in found], [y for _, y in found])
    return found


def refuse_strange(across: list[float], up: list[float]) -> None:
    """Degrees of WGS84 only."""
    if not all(map(math.isfinite, across)) or not all(map(math.isfinite, up)):
        raise BoundariesRefused("Some coordinates in the file are no numbers.", HOW)
    if not across or (max(map(abs, across)) <= 180 and max(map(abs, up)) <= 90):
        return
    if max(map(abs, across)) <= 90 and max(map(abs, up)) <= 180:
        raise BoundariesRefused("Latitude comes before longitude in this file; GeoJSON wants longitude first.", HOW)
    raise BoundariesRefused("The coordinates are metres (such as VN-2000), not degrees of longitude and latitude.", HOW)
