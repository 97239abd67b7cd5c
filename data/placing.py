"""Puts originals and facts where they stay, safe against a power cut. It writes no event: see `intake.commit`."""

import os
import shutil
from hashlib import sha256
from pathlib import Path

from data.batch import Table
from data.facts import facts_folder


def kept_checksum(file: Path) -> str:
    """SHA-256 of a file, which is on the disk for good afterwards."""
    digest = sha256()
    with file.open("rb+") as bytes_in:
        while piece := bytes_in.read(2**20):
            digest.update(piece)
        os.fsync(bytes_in.fileno())
    return digest.hexdigest()


def keep_original(home: Path, table: Table) -> None:
    """Put the file's bytes where they stay; the same bytes are kept once."""
    kept = home / "originals" / table.original
    kept.parent.mkdir(exist_ok=True)
    staged = table.folder.parent.parent / "original"
    if not kept.exists() and staged.exists():
        os.replace(staged, kept)
        settle_folder(kept.parent)


def keep_facts(home: Path, table: Table) -> None:
    """Put the facts where they stay. A folder already there is of a commit that never came to its end."""
    place = facts_folder(home, table.upload)
    place.parent.mkdir(exist_ok=True)
    if place.exists():
        shutil.rmtree(place)
    os.replace(table.folder, place)
    settle_folder(place.parent)


def facts_checksums(folder: Path) -> dict[str, str]:
    """Checksum of each facts file, each safely on the disk."""
    checksums = {file.name: kept_checksum(file) for file in sorted(folder.glob("*.parquet"))}
    settle_folder(folder)
    return checksums


def settle_folder(folder: Path) -> None:
    """Make a folder's entries survive a power cut, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
