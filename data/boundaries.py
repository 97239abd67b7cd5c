"""The boundaries an office uploaded for the true map: checked, kept, taken away, put back, by version.

The file is kept byte for byte beside the other originals; the light outlines made of it are only a convenience and
are made again when they are gone. Files are read in a child process (see `outlines`). No figure depends on any of
this: without boundaries every map is made of tiles.
"""

import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from os import replace
from pathlib import Path
from typing import Any

from data.communes import communes
from data.decisions import accepted
from data.errors import BoundariesRefused, HomeDamaged, kept_in
from data.ledger import events, writing
from data.placing import kept_checksum, settle_folder
from data.reading import read_in_child

Ring = Sequence[tuple[float, float]]
Part = Sequence[Ring]


@dataclass(frozen=True)
class Boundaries:
    """Outlines on a plane `width` x `height`: commune code -> parts -> rings (the outside first) -> points.

    `file` is as it was called, `original` its checksum; `without` are the communes that have no outline.
    """

    file: str
    original: str
    version: int
    by: str
    at: datetime
    width: float
    height: float
    units: Mapping[str, Sequence[Part]]

    @property
    def without(self) -> tuple[str, ...]:
        """Codes of the communes without an outline, in code order."""
        return tuple(one.code for one in communes() if one.code not in self.units)


@dataclass(frozen=True)
class Checked:
    """What a file would give, before it is kept; lists are codes, or names of features as the file has them.

    `joined` counts the features that make one commune; `torn` are (code's commune, name's commune, feature);
    `away` lie far from where they should; `empty` counts features without an area; `by` are the properties read.
    """

    folder: Path
    file: str
    original: str
    without: tuple[str, ...]
    strangers: tuple[str, ...]
    torn: tuple[tuple[str, str, str], ...]
    joined: Mapping[str, int]
    away: tuple[str, ...]
    empty: int
    by: tuple[str, ...]
    drawing: Mapping[str, Any]

    @property
    def matched(self) -> int:
        """How many communes would have an outline."""
        return len(communes()) - len(self.without)


def check_boundaries(home: Path, content: bytes, name: str) -> Checked:
    """Read a GeoJSON file and say what it would give. Nothing of the campaign changes.

    Raises:
        BoundariesRefused: no map can be made of it; the sentence says why and what would work.
    """
    home = Path(home).absolute()
    with kept_in(home):
        (home / "incoming").mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=home / "incoming"))
        (folder / "original").write_bytes(content)
        original = kept_checksum(folder / "original")
    try:
        found = outlined(home, folder / "original", folder / "outlines.json", accepted(home))
    except BoundariesRefused:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    drawing = json.loads((folder / "outlines.json").read_text(encoding="utf-8"))
    named = Path(name).name[:120] or "boundaries.geojson"
    return Checked(
        folder,
        named,
        original,
        tuple(found["without"]),
        tuple(found["strangers"]),
        tuple((str(one[0]), str(one[1]), str(one[2])) for one in found["torn"]),
        found["joined"],
        tuple(found["away"]),
        found["empty"],
        tuple(found["by"]),
        drawing,
    )


def outlined(home: Path, path: Path, out: Path, aliases: Mapping[str, str]) -> dict[str, Any]:
    """Have the outlines made in a child; a child that died or took too long is a refusal."""
    said = read_in_child({"boundaries": str(path), "out": str(out), "aliases": aliases}, home, lambda _: None)
    if "refused" in said:
        sentence, advice, values = said["refused"]
        raise BoundariesRefused(sentence, advice, **values)
    if "by" not in said:
        raise BoundariesRefused("The boundaries are too many or too tangled to be read. Simplify them before saving.")
    return said


def as_preview(checked: Checked) -> Boundaries:
    """The outlines of a checked file, to be looked at before it is kept."""
    return of_drawing(checked.file, checked.original, 0, "", datetime.min, checked.drawing)


def keep_boundaries(home: Path, checked: Checked, by: str) -> int:
    """Keep a checked file: every map is drawn with it from now on. Returns the campaign's version.

    Raises:
        BoundariesRefused: the check was made too long ago.
    """
    home = Path(home).absolute()
    if not (checked.folder / "outlines.json").is_file():
        raise BoundariesRefused("The check was made too long ago. Choose the file again.")
    with writing(home) as (_, append):
        for staged, place in (
            (checked.folder / "original", home / "originals" / checked.original),
            (checked.folder / "outlines.json", outlines_place(home, checked.original)),
        ):
            place.parent.mkdir(exist_ok=True)
            replace(staged, place)
            settle_folder(place.parent)
        version = append("boundaries", {"file": checked.file, "original": checked.original}, by)
    shutil.rmtree(checked.folder, ignore_errors=True)
    return version


def forget_check(checked: Checked) -> None:
    """Leave a checked file be."""
    shutil.rmtree(checked.folder, ignore_errors=True)


def remove_boundaries(home: Path, by: str) -> int:
    """Draw with tiles again; the file stays where it is. Nothing to remove is no event. Returns the version."""
    with writing(home) as (version, append):
        return append("boundaries-removed", {}, by) if spoken(home)[0] else version


def put_back_boundaries(home: Path, by: str) -> int:
    """Draw again with the boundaries that were used last. Returns the version.

    Raises:
        BoundariesRefused: there never were any.
    """
    with writing(home) as (version, append):
        now, last = spoken(home)
        if now:
            return version
        if not last:
            raise BoundariesRefused("There are no boundaries to put back.")
        return append("boundaries", last, by)


def spoken(home: Path, version: int | None = None) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    """What the ledger says: (the file in use, the file that was used last); None where there is none."""
    now = last = None
    for event in events(home, version):
        if event.kind == "boundaries":
            now = last = {"file": event.body["file"], "original": event.body["original"]}
        elif event.kind == "boundaries-removed":
            now = None
    return now, last


def kept_originals(home: Path) -> set[str]:
    """Checksums of every boundaries file ever kept: they stay, for any version may be looked at again."""
    return {event.body["original"] for event in events(home) if event.kind == "boundaries"}


@lru_cache(maxsize=16)
def boundaries(home: Path, version: int) -> Boundaries | None:
    """The boundaries in use at `version`, or None.

    Raises:
        HomeDamaged: the file that was kept is gone or changed.
    """
    found = None
    for event in events(home, version):
        found = event if event.kind == "boundaries" else None if event.kind == "boundaries-removed" else found
    if found is None:
        return None
    file, original = found.body["file"], found.body["original"]
    return of_drawing(file, original, found.version, found.by, found.at, drawing_of(Path(home), file, original))


def drawing_of(home: Path, file: str, original: str) -> Mapping[str, Any]:
    """The light outlines; made again from the original where they are gone or broken."""
    place = outlines_place(home, original)
    try:
        return dict(json.loads(place.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        path = home / "originals" / original
        if not path.is_file() or kept_checksum(path) != original:
            raise HomeDamaged(
                "The original of {file} is missing or damaged ({path}). Load the file again.", file=file, path=path
            ) from None
        place.parent.mkdir(exist_ok=True)
        outlined(home, path, place, accepted(home))
        return dict(json.loads(place.read_text(encoding="utf-8")))


def of_drawing(file: str, original: str, version: int, by: str, at: datetime, drawing: Mapping[str, Any]) -> Boundaries:
    """The outlines with where they come from."""
    return Boundaries(file, original, version, by, at, drawing["width"], drawing["height"], drawing["units"])


def outlines_place(home: Path, original: str) -> Path:
    """Where the light outlines of a file are."""
    return home / "boundaries" / f"{original}.json"
