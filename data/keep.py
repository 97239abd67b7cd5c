"""Keeps a campaign whole: finds what is damaged, makes facts again from originals, gives originals back.

What a rebuild would change it does not change: facts are put back only when they are what the ledger remembers of
them. It writes no figure and removes no original.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.boundaries import kept_originals
from data.errors import HomeDamaged, kept_in
from data.facts import facts_folder
from data.ledger import ledger_file, writing
from data.placing import facts_checksums, settle_folder
from data.reading import read_in_child
from data.uploads import Upload, one_upload, uploads

if TYPE_CHECKING:  # only pages ask for frames; an import must not wait for pandas to load
    import pandas as pd

# A preview left open is still good the day after; what is older was cut off.
STALE_SECONDS = 2 * 86400


@dataclass(frozen=True)
class Damage:
    """A kept file that is not as it was written: `what` is missing or changed."""

    upload: str
    file: str
    path: Path
    what: str


def damages(home: Path) -> Iterator[Damage]:
    """Every original and facts file of every upload that is missing or changed."""
    home = Path(home).absolute()
    for one in uploads(home):
        original = home / "originals" / one.original
        if what := changed(original, one.original):
            yield Damage(one.upload, one.file, original, what)
        for name, checksum in one.facts.items():
            path = facts_folder(home, one.upload) / name
            if what := changed(path, checksum):
                yield Damage(one.upload, one.file, path, what)


def changed(path: Path, checksum: str) -> str | None:
    """missing, changed or None."""
    if not path.is_file():
        return "missing"
    digest = sha256()
    with path.open("rb") as file:
        while piece := file.read(2**20):
            digest.update(piece)
    return None if digest.hexdigest() == checksum else "changed"


def rebuild(home: Path, by: str, only: frozenset[str] | None = None) -> list[dict[str, Any]]:
    """Make the facts of every upload (or of `only` these) again from its original, as it was read then.

    Returns:
        a line an upload: upload, file, status. `same`: as they were; `mended`: put back; `kept`: the original is
        gone or changed and the facts were left; `differs`: the reader no longer gives the same rows, nothing changed.
    """
    home = Path(home).absolute()
    return [
        {"upload": one.upload, "file": one.file, "status": rebuilt(home, one, by)}
        for one in uploads(home)
        if only is None or one.upload in only
    ]


def rebuilt(home: Path, one: Upload, by: str) -> str:
    """Make one upload's facts again; see `rebuild`."""
    original = home / "originals" / one.original
    if changed(original, one.original):
        return "kept"
    with kept_in(home):
        (home / "incoming").mkdir(exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=home / "incoming"))
        try:
            job = {**one.reading, "path": str(original), "out": str(folder)}
            summary = read_in_child(job, home, lambda said: None)
            made = [said for said in summary["tables"] if same_table(said, one)]
            if not made:
                return "differs"
            return put_back(home, one, Path(made[0]["folder"]), by)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def same_table(said: dict[str, Any], one: Upload) -> bool:
    """Whether a table read again is the one committed, row for row as counted then."""
    place = (said["sheet"], said.get("header_row"), said.get("dataset"))
    counts = tuple(said.get(name) for name in ("read", "accepted", "rejected", "set_aside"))
    return place == (one.sheet, one.header_row, one.dataset) and counts == (
        one.read,
        one.accepted,
        one.rejected,
        one.set_aside,
    )


def put_back(home: Path, one: Upload, made: Path, by: str) -> str:
    """Replace facts that are damaged; facts that are whole stay as they are."""
    place = facts_folder(home, one.upload)
    damaged = [name for name, checksum in one.facts.items() if changed(place / name, checksum)]
    if not damaged:
        return "same"
    checksums = facts_checksums(made)
    with writing(home) as (_, append):
        place.mkdir(parents=True, exist_ok=True)
        for file in made.glob("*.parquet"):
            os.replace(file, place / file.name)
        settle_folder(place)
        if checksums != one.facts:
            append("rebuild", {"upload": one.upload, "facts": checksums}, by)
    return "mended"


def sweep(home: Path) -> None:
    """Remove what commits and checks that were cut off left behind; nothing the ledger tells of is touched."""
    with kept_in(home), writing(home):
        kept = uploads(home)
        told = {one.upload for one in kept} | {one.original for one in kept} | kept_originals(home)
        for place in (home / "facts", home / "originals"):
            for found in place.iterdir() if place.is_dir() else ():
                if found.name not in told:
                    shutil.rmtree(found) if found.is_dir() else found.unlink()
        for staged in (home / "incoming").iterdir() if (home / "incoming").is_dir() else ():
            if time.time() - staged.stat().st_mtime > STALE_SECONDS:
                shutil.rmtree(staged, ignore_errors=True)


def look_after(home: Path, by: str) -> list[Damage]:
    """The start-up check: mend facts that can be made again; return what is still damaged afterwards."""
    home = Path(home).absolute()
    if not ledger_file(home).exists():
        return []
    sweep(home)
    hurt = frozenset(damage.upload for damage in damages(home))
    if hurt:
        rebuild(home, by, hurt)
        return list(damages(home))
    return []


def original(home: Path, upload: str) -> bytes:
    """The uploaded file, byte for byte.

    Raises:
        UnknownUpload: no upload is called so.
        HomeDamaged: the file is missing or is not what was uploaded.
    """
    one = one_upload(home, upload)
    path = Path(home) / "originals" / one.original
    if changed(path, one.original):
        raise HomeDamaged(
            "The original of {file} is missing or damaged ({path}). Load the file again.",
            file=one.file,
            path=path,
        )
    return path.read_bytes()


def trace(home: Path, upload: str, code: str | Sequence[str], day: date | None = None) -> "pd.DataFrame":
    """The rows of an upload's file that name a venue (by code, or name where it has none) or a commune.

    Several codes are looked for together: those of a venue that others count as.

    Returns:
        columns sheet, row, text; at most 500 rows, in order. Empty if the original is gone.
    """
    import pandas as pd

    home = Path(home).absolute()
    one = one_upload(home, upload)
    path = home / "originals" / one.original
    if not path.is_file():
        return pd.DataFrame(columns=["sheet", "row", "text"])
    codes = [code] if isinstance(code, str) else list(code)
    job = {**one.reading, "path": str(path), "sheet": one.sheet, "trace": asked(one, codes, day)}
    rows = read_in_child(job, home, lambda said: None).get("rows", [])
    frame = pd.DataFrame(rows, columns=["row", "text"])
    frame.insert(0, "sheet", one.sheet)
    return frame


def asked(one: Upload, codes: Sequence[str], day: date | None) -> dict[str, Any]:
    """Which cells name what is looked for."""
    if one.dataset == "installs":
        known = one.reading.get("known", {})
        return {"field": "commune", "texts": [text for text, commune in known.items() if commune in codes]}
    field = "code" if "code" in one.columns else "name"
    return {"field": field, "texts": list(codes), "day": day and day.isoformat()}
