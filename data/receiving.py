"""Receives one file: copies it beside the campaign and has it read in a child. Nothing of the campaign changes."""

import shutil
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from data.batch import Incoming, Table, Tell, problems_of, table_of_summary
from data.claims import Answer
from data.placing import kept_checksum
from data.problems import Problem
from data.reading import read_in_child

READER_VERSION = 2


def read_one(
    home: Path,
    folder: Path,
    file: Incoming,
    answers: Mapping[tuple[str, str], Answer],
    default: Answer,
    progress: Tell | None,
    today: date | None,
    decided: Mapping[str, Any],
) -> list[Table]:
    """Copy one file beside the campaign and read it in a child while its checksum is made."""
    folder.mkdir()
    kept = folder / "original"
    if not Path(file.path).is_file():
        return [missing_file(file, kept)]
    shutil.copyfile(file.path, kept)
    reading = {
        "default": plain_answer(default),
        "answers": {sheet: plain_answer(said) for (name, sheet), said in answers.items() if name == file.name},
        "today": today and today.isoformat(),
        "version": READER_VERSION,
        **decided,
    }
    job = {**reading, "path": str(kept), "out": str(folder / "facts")}
    if progress:
        progress(file.name)

    words = file.name

    def tell(said: dict[str, Any]) -> None:
        """Say the last step, and from the first second on how long it has taken; `progress` may stop it all."""
        nonlocal words
        if said["step"] == "sheet":
            words = f"{file.name} · {said['sheet']} · {said['rows']}"
        if progress:
            progress(words if said["seconds"] < 1 else f"{words} · {said['seconds']:.0f} s")

    with ThreadPoolExecutor(1) as beside:
        checksum = beside.submit(kept_checksum, kept)
        summary = read_in_child(job, home, tell)
        tables = [table_of_summary(file.name, checksum.result(), said, reading) for said in summary["tables"]]
    for table, said in zip(tables, summary["tables"], strict=True):
        table.problems = problems_of(table, said.get("refused"))
        table.reading |= {"covers_said": said.get("covers_said"), "communes": said.get("communes", [])}
        table.reading |= {"place": table.place, "layout": table.layout}
        keep_remembered(table, said.get("remembered"))
    if tables:
        skipped = (Problem("sheet-skipped", "note", sheet) for sheet in summary.get("skipped", []))
        tables[0].problems += tuple(skipped)
        others = summary.get("others", [])
        tables[0].others = tuple(table_of_summary(file.name, tables[0].original, said, reading) for said in others)
    return tables


def keep_remembered(table: Table, columns: dict[str, Any] | None) -> None:
    """Columns that were remembered are kept with the upload as if said again: it is read so for ever."""
    answers = table.reading.get("answers", {})
    if columns:
        answers = {**answers, table.place: {**answers.get(table.place, {}), **columns}}
    table.reading = {**table.reading, "answers": answers, "remembered": {}}


def plain_answer(answer: Answer) -> dict[str, Any]:
    """An answer as plain values, as the ledger keeps it and the reader is told."""
    days = answer.days and [day.isoformat() for day in answer.days]
    return {**asdict(answer), "as_of": answer.as_of and answer.as_of.isoformat(), "days": days}


def missing_file(file: Incoming, kept: Path) -> Table:
    """A path that leads to no file, as a refused table."""
    summary = {"sheet": "", "refused": ["file-missing", {"path": str(file.path)}]}
    table = table_of_summary(file.name, "", summary, {})
    table.folder = kept
    table.problems = problems_of(table, ("file-missing", {"path": str(file.path)}))
    return table
