"""The uploads of a campaign and their states, replayed from the ledger. Reads no facts and changes nothing."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from data.errors import UnknownUpload
from data.ledger import Event, events


@dataclass(frozen=True)
class Claim:
    """What a file speaks for. `source` says where that is known from: its title, a person, or its rows."""

    dataset: str
    as_of: date | None = None
    days: tuple[date, date] | None = None
    covers: str = "district"
    communes: tuple[str, ...] = ()
    mode: str = "whole"
    app: str | None = None
    source: str = "rows"

    def as_json(self) -> dict[str, Any]:
        """Plain values; days as ISO dates."""
        return {
            "as_of": self.as_of and self.as_of.isoformat(),
            "days": self.days and [day.isoformat() for day in self.days],
            "covers": self.covers,
            "communes": list(self.communes),
            "mode": self.mode,
            "app": self.app,
            "from": self.source,
        }

    @staticmethod
    def of_json(dataset: str, kept: dict[str, Any]) -> "Claim":
        """The claim a commit event keeps."""
        days = kept["days"] and (date.fromisoformat(kept["days"][0]), date.fromisoformat(kept["days"][1]))
        return Claim(
            dataset,
            date.fromisoformat(kept["as_of"]) if kept["as_of"] else None,
            days,
            kept["covers"],
            tuple(kept["communes"]),
            kept["mode"],
            kept["app"],
            kept["from"],
        )


@dataclass(frozen=True)
class Upload:
    """One table of one file, as committed. `history` is (kind, version, at, by) of each act upon it.

    `reading` is what the file was read with, to read it again; `facts` the checksum of each facts file; `notes` what
    was worth saying of it, as (problem code, details); `batch` the version before its commit, the same for all tables
    committed together.
    """

    upload: str
    dataset: str
    file: str
    sheet: str
    header_row: int
    claim: Claim
    version: int
    at: datetime
    by: str
    sample: bool
    state: str
    read: int
    accepted: int
    rejected: int
    set_aside: int
    changes: dict[str, int]
    original: str
    columns: dict[str, str]
    history: tuple[tuple[str, int, datetime, str], ...] = ()
    reading: dict[str, Any] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    notes: tuple[tuple[str, dict[str, Any]], ...] = ()
    batch: int | None = None


def uploads(home: Path, version: int | None = None) -> list[Upload]:
    """All uploads ever committed up to `version`, in order of their commits, with their state then."""
    found: dict[str, Upload] = {}
    for event in events(home, version):
        if event.kind == "commit":
            found[event.body["upload"]] = committed(event)
        elif event.kind == "rebuild":
            name = event.body["upload"]
            found[name] = replace(found[name], facts=event.body["facts"])
        elif event.kind in ("withdraw", "restore"):
            name = event.body["upload"]
            found[name] = replace(
                found[name],
                state="withdrawn" if event.kind == "withdraw" else "active",
                history=(*found[name].history, act(event)),
            )
    return list(found.values())


def committed(event: Event) -> Upload:
    """The upload a commit event tells of."""
    body = event.body
    return Upload(
        upload=body["upload"],
        dataset=body["dataset"],
        file=body["file"],
        sheet=body["sheet"],
        header_row=body["header_row"],
        claim=Claim.of_json(body["dataset"], body["claim"]),
        version=event.version,
        at=event.at,
        by=event.by,
        sample=body["sample"],
        state="active",
        **{count: body["counts"][count] for count in ("read", "accepted", "rejected", "set_aside")},
        changes=body["changes"],
        original=body["original"],
        columns=body["columns"],
        history=(act(event),),
        reading=body["reading"],
        facts=body["facts"],
        notes=tuple((code, detail) for code, detail in body["notes"]),
        batch=body.get("batch"),
    )


def act(event: Event) -> tuple[str, int, datetime, str]:
    """An event as a line of an upload's history."""
    return event.kind, event.version, event.at, event.by


def one_upload(home: Path, upload: str) -> Upload:
    """The upload of that name.

    Raises:
        UnknownUpload: no upload is called so.
    """
    for candidate in uploads(home):
        if candidate.upload == upload:
            return candidate
    raise UnknownUpload("No upload is called {upload}. The history lists the uploads there are.", upload=upload)
