"""The data command line: import files, list, withdraw and restore uploads, rebuild, write samples and templates.

Works while the dashboard runs. Text for people, or `--json` for programs. Exit 0: all that was asked was done;
1: something was refused, each object says what; 2: wrong usage.
"""

import argparse
import getpass
import json
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from data.asking import given_columns, given_day, given_days
from data.batch import Batch, Incoming
from data.campaign import campaign_at
from data.claims import Answer
from data.errors import CampaignError, CampaignMoved
from data.intake import check, commit, discard, restore, withdraw
from data.keep import damages, rebuild
from data.printing import table_as_json, table_as_text, upload_as_json
from data.problems import DATASETS
from data.text import plain
from data.uploads import Upload, uploads
from data.words import LANGUAGES, say
from data.writing import LOCAL, number

TRIES = 5


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    asked = parser().parse_args(arguments)
    home = Path(os.environ.get("CAMPAIGN_HOME", "var"))
    try:
        return int(asked.run(home, asked))
    except CampaignError as refused:
        return refuse(asked, refused.message(asked.lang))
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except OSError as refused:
        return refuse(
            asked,
            say(
                asked.lang,
                "{file} cannot be written: {reason}.",
                file=refused.filename,
                reason=refused.strerror,
            ),
        )


def refuse(asked: argparse.Namespace, sentence: str) -> int:
    """Say why nothing was done."""
    if asked.json:
        print(json.dumps({"refused": sentence}, ensure_ascii=False))
    else:
        print(sentence, file=sys.stderr)
    return 1


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    every = argparse.ArgumentParser(add_help=False)
    every.add_argument("--json", action="store_true", help="for programs")
    every.add_argument("--lang", choices=LANGUAGES, default="vi", help="language of the text")
    root = argparse.ArgumentParser("python -m data", description=__doc__)
    commands = root.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Any, words: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, parents=[every], help=words, description=words)
        added.set_defaults(run=run)
        return added

    importing = command("import", import_files, "check files and add them to the campaign, venues first")
    importing.add_argument("files", nargs="+", type=Path, metavar="FILE")
    importing.add_argument("--dataset", choices=list(DATASETS), help="which kind of list it is")
    importing.add_argument("--as-of", type=given_day, metavar="D", help="the day the figures stand for")
    importing.add_argument("--days", type=given_days, metavar="D..D", help="the days a scan list covers")
    importing.add_argument("--covers", choices=["district", "named"], help="all communes, or only those in the file")
    importing.add_argument("--mode", choices=["whole", "changes"], help="the whole register, or only changes to it")
    importing.add_argument("--app", metavar="NAME", help="the app that was installed")
    importing.add_argument("--sheet", metavar="NAME", help="take only this sheet of a workbook")
    importing.add_argument("--header-row", type=int, metavar="N", help="the row in which the header begins")
    importing.add_argument(
        "--columns",
        type=given_columns,
        metavar="A=code,C=name",
        help="what each column is, all of them; --header-row is then the row above the data (0: none)",
    )
    importing.add_argument("--by", default=getpass.getuser(), metavar="NAME", help="who loads the files")
    importing.add_argument("--strict", action="store_true", help="refuse a file with any rejected row")
    importing.add_argument("--check", action="store_true", help="do everything but commit")
    command("uploads", list_uploads, "list all uploads")
    for name, act, words in (
        ("withdraw", withdraw, "take an upload out of all figures"),
        ("restore", restore, "count a withdrawn upload again"),
    ):
        turning = command(name, turned_by(act), words)
        turning.add_argument("upload", metavar="ID")
        turning.add_argument("--by", default=getpass.getuser(), metavar="NAME")
    again = command("rebuild", rebuild_all, "make all facts again from the original files")
    again.add_argument("--by", default=getpass.getuser(), metavar="NAME")
    command("sample", write_sample, "write three made-up workbooks").add_argument("folder", type=Path, metavar="DIR")
    template = command("template", write_template, "write a form to fill in")
    template.add_argument("dataset", choices=list(DATASETS), metavar="DATASET")
    template.add_argument("file", type=Path, metavar="FILE")
    return root


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


def turned_by(act: Any) -> Any:
    """A command that withdraws or restores one upload."""

    def run(home: Path, asked: argparse.Namespace) -> int:
        version = act(home, asked.upload, asked.by)
        if asked.json:
            print(json.dumps({"upload": asked.upload, "version": version}))
        else:
            print(say(asked.lang, "Done: version {version}.", version=version))
        return 0

    return run


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


if __name__ == "__main__":
    sys.exit(main())
