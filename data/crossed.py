"""The files of one version under the acts of another: between two versions, what files did apart from what people said.

No such campaign ever was; it is a step on the way from one version to the other, and is never shown by itself. Names
accepted for communes act while files are read, so they are part of the files.
"""

from pathlib import Path

from data.ledger import events
from data.reviewing.acts import KINDS
from data.snapshot import Snapshot, snapshot

OF_FILES = ("commit", "withdraw", "restore", "rebuild")
OF_ACTS = (*KINDS, "undo")


def crossed(home: Path, files: int, acts: int) -> Snapshot:
    """The uploads active at version `files`, with the corrections and merges of version `acts` laid over them.

    Where nothing of one kind happened between the two versions it is one of them, and nothing is built.
    """
    kinds = kinds_between(home, files, acts)
    if not kinds & set(OF_ACTS):
        return snapshot(home, files)
    if not kinds & set(OF_FILES):
        return snapshot(home, acts)
    return snapshot(home, files, acts_of=acts)


def kinds_between(home: Path, one: int, other: int) -> set[str]:
    """What kinds of events came after the earlier of two versions, up to the later."""
    first, last = sorted((one, other))
    return {event.kind for event in events(home, last) if event.version > first}
