"""Tables and uploads as the command line prints them: JSON whose keys are a contract, or lines for people."""

from typing import Any

from data.batch import Table
from data.problems import Problem, message
from data.uploads import Upload
from data.words import say
from data.writing import LOCAL, number

MOST_PROBLEMS = 1000
MOST_LINES = 50


def table_as_json(table: Table, versions: dict[str, int], lang: str) -> dict[str, Any]:
    """One table as programs read it; the keys are a contract."""
    upload = table.upload if table.claim else None
    if table.status == "ready":
        status = "committed" if upload in versions else "checked"
    else:
        status = "duplicate" if table.status == "duplicate" else "refused"
    problems = [*before_problems(table), *table.problems]
    return {
        "file": table.file,
        "sheet": table.sheet,
        "header_row": table.header_row,
        "dataset": table.dataset,
        "claim": table.claim.as_json() if table.claim else None,
        "status": status,
        "upload": upload,
        "version": versions.get(upload or ""),
        "rows_read": table.read,
        "accepted": table.accepted,
        "rejected": table.rejected,
        "set_aside": table.set_aside,
        "changes": table.changes,
        "problems": [problem.as_json(lang) for problem in problems[:MOST_PROBLEMS]],
        "problems_not_listed": max(0, len(problems) - MOST_PROBLEMS),
    }


def before_problems(table: Table) -> list[Problem]:
    """That a file was loaded before, as a problem."""
    one = table.duplicate_of
    if one is None:
        return []
    if table.status == "duplicate":
        detail = {"at": one.at.astimezone(LOCAL).date(), "by": one.by, "file": one.file}
        return [Problem("already-loaded", "note", table.sheet, detail=detail)]
    return [Problem("loaded-and-withdrawn", "error", table.sheet, detail={"upload": one.upload})]


def table_as_text(table: Table, said: dict[str, Any], lang: str) -> str:
    """One table for people."""
    sentence = (
        "{file} {sheet}: {dataset}, {status}; {read} rows read = {accepted} accepted + {rejected} rejected "
        "+ {aside} set aside"
    )
    counts = {name: number(lang, said[key]) for name, key in COUNTS.items()}
    dataset = say(lang, table.dataset) if table.dataset else "–"
    head = say(
        lang,
        sentence,
        file=table.file,
        sheet=table.sheet,
        dataset=dataset,
        status=say(lang, said["status"]),
        **counts,
    )
    changes = say(
        lang,
        "new {new}, changed {changed}, gone {gone}",
        **{name: number(lang, count) for name, count in table.changes.items()},
    )
    problems = [f"  - {message(lang, problem)}" for problem in (*before_problems(table), *table.problems)]
    return "\n".join([head, f"  {changes}", *problems[:MOST_LINES]])


COUNTS = {"read": "rows_read", "accepted": "accepted", "rejected": "rejected", "aside": "set_aside"}


def upload_as_json(one: Upload) -> dict[str, Any]:
    """One upload as programs read it."""
    names = "upload dataset file sheet header_row version by sample state read accepted rejected set_aside changes"
    said = {name: getattr(one, name) for name in names.split()}
    return {**said, "claim": one.claim.as_json(), "at": one.at.isoformat(), "original": one.original}
