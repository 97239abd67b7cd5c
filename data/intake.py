"""Files into the campaign: check them together, show what they would change, commit all or nothing; undo and redo.

A commit moves the originals and facts into place and then writes its events in one transaction: what the ledger does
not tell of does not exist. Nothing kept is ever overwritten.
"""

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from data.batch import ORDER, Batch, Incoming, Table, Tell
from data.claiming import remembered_columns
from data.claims import Answer
from data.decisions import accepted
from data.errors import CampaignMoved, UnknownUpload, kept_in
from data.ledger import Append, newest_version, writing
from data.placing import facts_checksums, keep_facts, keep_original
from data.problems import Problem
from data.receiving import read_one
from data.settling import settle
from data.uploads import Upload, one_upload, uploads

NO_ANSWER = Answer()


def check(
    home: Path,
    files: Sequence[Incoming],
    answers: Mapping[tuple[str, str], Answer] | None = None,
    default: Answer = NO_ANSWER,
    progress: Tell | None = None,
    today: date | None = None,
    strict: bool = False,
) -> Batch:
    """Read the files and say what committing them would change. Nothing of the campaign changes.

    `answers` is what a person said of a (file name, sheet), `default` of all; `today` bounds the dates; `strict`
    refuses a file with any rejected row.

    Raises:
        HomeRefused: the home cannot be written, or its disk is full.
    """
    home = Path(home).absolute()
    version = newest_version(home)
    decided = {"aliases": accepted(home), "remembered": remembered_columns(uploads(home))}
    with kept_in(home):
        (home / "incoming").mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=home / "incoming"))
    try:
        with kept_in(home):
            tables = [
                table
                for at, file in enumerate(files)
                for table in read_one(home, folder / str(at), file, answers or {}, default, progress, today, decided)
            ]
            if strict:
                refuse_files_with_rejected_rows(tables)
            tables.sort(key=lambda table: ORDER.get(table.dataset or "", len(ORDER)))
            settle(home, version, tables, answers or {}, default)
        return Batch(version, tuple(tables), folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def refuse_files_with_rejected_rows(tables: Sequence[Table]) -> None:
    """Everything of a file or nothing."""
    faulty = {table.file for table in tables if table.rejected}
    for table in tables:
        if table.file in faulty and table.status == "ready":
            table.status = "refused"
            table.problems = (Problem("strict", "error", table.sheet), *table.problems)


def commit(home: Path, batch: Batch, by: str) -> list[Upload]:
    """Add every ready table to the campaign, all or none, and clear the batch away.

    Raises:
        CampaignMoved: someone changed the campaign since the check; nothing was changed.
        HomeRefused: the home cannot be written, or its disk is full; nothing was changed.
    """
    home = Path(home).absolute()
    with kept_in(home):
        facts = {table.upload: facts_checksums(table.folder) for table in batch.ready}
        with writing(home) as (version, append):
            if version != batch.version:
                raise CampaignMoved(
                    "Someone else changed the campaign after this preview was made. Nothing was changed; look at the "
                    "new preview and commit again."
                )
            for table in batch.ready:
                keep_original(home, table)
                keep_facts(home, table)
            for table in batch.ready:
                append("commit", {**commit_body(table, facts[table.upload]), "batch": version}, by)
    names = [table.upload for table in batch.ready]
    discard(batch)
    return [one for one in uploads(home) if one.upload in names]


def commit_body(table: Table, facts: dict[str, str]) -> dict[str, Any]:
    """All that is remembered of an upload beside its original and its facts."""
    assert table.claim
    counts = {name: getattr(table, name) for name in ("read", "accepted", "rejected", "set_aside")}
    return {
        "upload": table.upload,
        "dataset": table.dataset,
        "file": table.file,
        "sheet": table.sheet,
        "header_row": table.header_row,
        "claim": table.claim.as_json(),
        "sample": table.sample,
        "counts": counts,
        "changes": table.changes,
        "original": table.original,
        "columns": {name: title for name, title, _ in table.columns},
        "reading": table.reading,
        "facts": facts,
        "notes": table.notes,
    }


def discard(batch: Batch) -> None:
    """Clear away what a check left beside the campaign."""
    shutil.rmtree(batch.folder, ignore_errors=True)


def withdraw(home: Path, upload: str, by: str) -> int:
    """Take an upload out of all figures; its file and facts stay. Returns the new version."""
    return turned(home, upload, by, "withdraw", "active")


def restore(home: Path, upload: str, by: str) -> int:
    """Count a withdrawn upload again. Returns the new version."""
    return turned(home, upload, by, "restore", "withdrawn")


def turned(home: Path, upload: str, by: str, act: str, state: str) -> int:
    """Write one act upon an upload that is in the state the act needs."""
    with writing(home) as (_, append):
        return turn(home, upload, by, act, state, append)


def turn(home: Path, upload: str, by: str, act: str, state: str, append: Append) -> int:
    """The same inside a transaction that is open already."""
    if one_upload(home, upload).state != state:
        raise UnknownUpload(
            "Upload {upload} is withdrawn already." if act == "withdraw" else "Upload {upload} counts already.",
            upload=upload,
        )
    return append(act, {"upload": upload}, by)
