"""Boundaries made up for tests: each commune a square around where it is, so that none is a real shape."""

import json
from collections.abc import Callable
from itertools import pairwise
from math import sin
from typing import Any

from data.communes import Commune, communes

HALF = 0.008


def square(lon: float, lat: float, half: float = HALF) -> dict[str, Any]:
    """A square as GeoJSON has it."""
    west, south, east, north = lon - half, lat - half, lon + half, lat + half
    return {
        "type": "Polygon",
        "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]],
    }


def feature(said: dict[str, Any], shape: dict[str, Any] | None) -> dict[str, Any]:
    return {"type": "Feature", "properties": said, "geometry": shape}


def of_commune(one: Commune, **said: Any) -> dict[str, Any]:
    return feature(said or {"ten_xa": one.full_name, "ma": one.code}, square(one.lon, one.lat))


def collection(*features: dict[str, Any]) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": list(features)}, ensure_ascii=False).encode()


def district(
    say: Callable[[Commune], dict[str, Any]] = lambda one: {"ten_xa": one.full_name}, leave: tuple[str, ...] = ()
) -> bytes:
    """The whole district, each commune saying of itself what `say` gives."""
    return collection(*(of_commune(one, **say(one)) for one in communes() if one.code not in leave))


def wavy_district(points: int) -> bytes:
    """The whole district, each side of each commune a wave of so many points."""

    def wavy(one: Commune) -> dict[str, Any]:
        ring = []
        for (x0, y0), (x1, y1) in pairwise(square(one.lon, one.lat)["coordinates"][0]):
            for step in range(points):
                t, wave = step / points, 0.0003 * sin(step / 11)
                ring.append([x0 + (x1 - x0) * t + wave, y0 + (y1 - y0) * t + wave])
        return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}

    return collection(*(feature({"ten": one.name}, wavy(one)) for one in communes()))
