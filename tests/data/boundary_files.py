"""Boundaries made up for tests: each commune a square around where it is, so that none is a real shape."""

import json
from collections.abc import Callable
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
