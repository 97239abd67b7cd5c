"""Completes the tables of a batch against the campaign: their claims, what was loaded before, what each would change.

It compares snapshots with and without the tables; it commits nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from data.batch import Table, problems_of
from data.claiming import covered, loaded_before, overlapping, register_in_parts
from data.claims import Answer
from data.effect import effect_of, outside_register
from data.effect_warnings import warnings_of
from data.problems import Problem
from data.snapshot import Snapshot, build, snapshot
from data.uploads import Upload, uploads


def settle(
    home: Path,
    version: int,
    tables: list[Table],
    answers: Mapping[tuple[str, str], Answer],
    default: Answer,
) -> None:
    """Complete each claim, find what was loaded before, and work out the effects one upon the other."""
    before, kept = snapshot(home, version), uploads(home)
    ready: list[Table] = []
    for table in tables:
        if table.claim is None or table.status == "refused":
            continue
        said = answers.get((table.file, table.place), default)
        table.claim = covered(table, before, kept, said.covers or default.covers)
        if match := loaded_before(table, kept):
            table.duplicate_of = match
            table.status = "duplicate" if match.state == "active" else "withdrawn-before"
        elif table.upload in {one.upload for one in ready}:
            table.status = "duplicate"
            table.problems += (Problem("twice-in-batch", "note", table.sheet),)
        elif overlap := overlapping(table, ready):
            table.status = "refused"
            table.problems = (Problem("sheets-overlap", "error", table.sheet, detail=overlap), *table.problems)
        else:
            ready.append(table)
    work_out_effects(home, version, before, ready)


def work_out_effects(home: Path, version: int, before: Snapshot, ready: Sequence[Table]) -> None:
    """What each table would change on top of those before it; sheets that are one register together, as one."""
    adding: list[Upload] = []
    staged: dict[str, Path] = {}
    done: set[str] = set()
    for table in ready:
        if table.upload in done:
            continue
        book = register_in_parts(table, ready)
        for part in book:
            adding.append(upload_of(part, version + len(adding) + 1, version))
            staged[part.upload] = part.folder
            done.add(part.upload)
        after = build(home, version, adding, staged)
        assert table.claim
        table.changes, table.effects = effect_of(table.claim.dataset, before, after)
        note_effects(table, before, after)
        for part in book[1:]:
            part.problems += (Problem("effect-with-sheet", "note", part.sheet, detail={"sheet": table.place}),)
        before = after


def note_effects(table: Table, before: Snapshot, after: Snapshot) -> None:
    """Say what else is worth knowing of the effect."""
    assert table.claim
    notes: list[tuple[str, dict[str, Any]]] = []
    if table.claim.dataset == "scans":
        codes, scans, named = outside_register(after, table.upload)
        if codes:
            notes.append(("outside-register", {"count": codes, "scans": scans, "codes": named}))
    elif older := older_than_known(table, before):
        notes.append(("register-older", {"as_of": str(table.claim.as_of), "newest": str(older)}))
    if gone := table.changes["gone"]:
        notes.append((f"{table.claim.dataset}-gone", {"count": gone}))
    if table.claim.covers == "named":
        notes.append(("zone-named", {"communes": list(table.claim.communes)}))
    notes += warnings_of(table.claim.dataset, before, after)
    table.notes += tuple(notes)
    table.problems += problems_of(replace(table, notes=tuple(notes), folder=Path("nowhere")), None)


def older_than_known(table: Table, before: Snapshot) -> date | None:
    """The day of a newer register, where this one's own day is only the last date in its rows."""
    assert table.claim
    days = [one.claim.as_of for one in before.active if one.dataset == "venues" and one.claim.as_of]
    newest = max(days, default=None)
    own, only_rows = table.claim.as_of, table.dataset == "venues" and table.claim.source == "rows"
    return newest if only_rows and own and newest and newest > own else None


def upload_of(table: Table, version: int, version_before: int) -> Upload:
    """The upload this table would become."""
    assert table.claim and table.dataset
    return Upload(
        upload=table.upload,
        dataset=table.dataset,
        file=table.file,
        sheet=table.sheet,
        header_row=table.header_row,
        claim=table.claim,
        version=version,
        at=datetime.fromtimestamp(0, UTC),
        by="",
        sample=table.sample,
        state="active",
        read=table.read,
        accepted=table.accepted,
        rejected=table.rejected,
        set_aside=table.set_aside,
        changes=table.changes,
        original=table.original,
        columns={name: title for name, title, _ in table.columns},
        reading=table.reading,
        batch=version_before,
    )
