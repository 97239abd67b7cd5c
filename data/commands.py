"""What the commands of `python -m data` do, each given the home and what was typed; returned is the exit code.

It parses no arguments (see `__main__`) and holds no rule of the campaign.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from data.batch import Batch, Incoming
from data.campaign import campaign_at
from data.claims import Answer
from data.errors import CampaignMoved
from data.intake import check, commit, discard, restore, withdraw
from data.keep import damages, rebuild
from data.printing import table_as_json, table_as_text, upload_as_json
from data.text import plain
from data.uploads import Upload, uploads
from data.words import say
from data.writing import LOCAL, number

TRIES = 5


def import_files(home: Path, asked: argparse.Namespace) -> int:
    """Check, and unless only that was asked, commit; when someone else was faster, check again."""
    app = next((app.key for app in campaign_at(home).apps if asked.app and plain(app.name) == plain(asked.app)), None)
    answer = Answer(
        asked.dataset,
        asked.as_of,
        asked.days,
        asked.covers,
        asked.mode,
        app or (asked.app and slug(asked.app)),
        asked.header_row,
        asked.columns,
        only_sheet=asked.sheet,
    )
    files = [Incoming(path.name, path) for path in asked.files]
    today = datetime.now(LOCAL).date()
    for tries_left in reversed(range(TRIES)):
        batch = check(home, files, default=answer, today=today, strict=asked.strict)
        if asked.check or not batch.committable:
            discard(batch)
            return report(asked, batch, [])
        try:
            committed = commit(home, batch, asked.by)
            return report(asked, batch, committed)
        except CampaignMoved:
            discard(batch)
            if not tries_left:
                raise
    raise AssertionError("the last try returns or raises")


def slug(name: str) -> str:
    """An app's key made of its name."""
    return plain(name).replace(" ", "-")


def report(asked: argparse.Namespace, batch: Batch, committed: Sequence[Upload]) -> int:
    """Say what became of each table."""
    versions = {one.upload: one.version for one in committed}
    tables = [table for table in batch.tables if [problem.code for problem in table.problems[:1]] != ["left-out"]]
    told = [table_as_json(table, versions, asked.lang) for table in tables]
    if asked.json:
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for table, said in zip(tables, told, strict=True):
            print(table_as_text(table, said, asked.lang))
    return 1 if any(said["status"] == "refused" for said in told) else 0


def list_uploads(home: Path, asked: argparse.Namespace) -> int:
    """Every upload, in order of commit."""
    found = uploads(home)
    if asked.json:
        print(json.dumps([upload_as_json(one) for one in found], ensure_ascii=False, indent=1))
    else:
        for one in found:
            words = [
                one.upload,
                say(asked.lang, one.state),
                say(asked.lang, one.dataset),
                one.file,
                one.sheet,
                one.by,
            ]
            print(one.version, *words, number(asked.lang, one.accepted))
    return 0


def withdraw_one(home: Path, asked: argparse.Namespace) -> int:
    """Withdraw an upload."""
    return turned(asked, withdraw(home, asked.upload, asked.by))


def restore_one(home: Path, asked: argparse.Namespace) -> int:
    """Restore an upload."""
    return turned(asked, restore(home, asked.upload, asked.by))


def turned(asked: argparse.Namespace, version: int) -> int:
    """Say that it is done."""
    if asked.json:
        print(json.dumps({"upload": asked.upload, "version": version}))
    else:
        print(say(asked.lang, "Done: version {version}.", version=version))
    return 0


def rebuild_all(home: Path, asked: argparse.Namespace) -> int:
    """Make all facts again, then look whether anything is still damaged."""
    lines = rebuild(home, asked.by)
    if asked.json:
        print(json.dumps(lines, ensure_ascii=False, indent=1))
    else:
        for line in lines:
            print(line["upload"], line["file"], say(asked.lang, line["status"]))
    for damage in (left := list(damages(home))):
        print(
            say(
                asked.lang,
                "{path} is {what} and cannot be made again.",
                path=damage.path,
                what=say(asked.lang, damage.what),
            ),
            file=sys.stderr,
        )
    return 1 if left or any(line["status"] == "differs" for line in lines) else 0


def write_sample(home: Path, asked: argparse.Namespace) -> int:
    """Write the sample's workbooks."""
    from data.sample import write

    return told_files(asked, write(asked.folder))


def write_template(home: Path, asked: argparse.Namespace) -> int:
    """Write one form."""
    from data.templates import template

    asked.file.write_bytes(template(asked.dataset))
    return told_files(asked, [asked.file])


def told_files(asked: argparse.Namespace, paths: Sequence[Path]) -> int:
    """Say which files were written."""
    print(json.dumps([str(path) for path in paths]) if asked.json else "\n".join(map(str, paths)))
    return 0
