"""What each upload speaks for: which communes and zones, and with which other sheets of its file it speaks as one."""

from collections.abc import Sequence

from data.communes import communes
from data.uploads import Upload


def books(active: Sequence[Upload]) -> list[int]:
    """For each upload the first version of its book: the tables of one file, committed together for one day."""
    first: dict[object, int] = {}
    keys = [
        (one.original, one.batch, one.dataset, one.claim.as_of if one.dataset == "venues" else None) for one in active
    ]
    for one, key in zip(active, keys, strict=True):
        if one.batch is not None:
            first[key] = min(one.version, first.get(key, one.version))
    return [first.get(key, one.version) for one, key in zip(active, keys, strict=True)]


def zone_of(one: Upload) -> str:
    """Where scanned codes of no known commune belong: nowhere in a district-wide file, else in what the file covers."""
    return "" if one.claim.covers == "district" else "|".join(one.claim.communes)


def covered_places(active: Sequence[Upload]) -> list[tuple[str, str]]:
    """Which communes and zones each upload speaks for: upload, commune. A district-wide file speaks for every zone."""
    zones = {zone_of(one) for one in active}
    every = {one.code for one in communes()} | zones | {""}
    return [
        (one.upload, place)
        for one in active
        for place in sorted(every if one.claim.covers == "district" else {*one.claim.communes, zone_of(one)})
    ]
