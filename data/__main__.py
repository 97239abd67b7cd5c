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
from pathlib import Path

from data.asking import given_columns, given_day, given_days
from data.columns import NAMES
from data.errors import CampaignError
from data.reading import get_ready
from data.words import LANGUAGES, say


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    asked = parser().parse_args(arguments)
    if asked.act == "import_files" and asked.columns and not asked.dataset:
        parser().error(say(asked.lang, "--columns needs --dataset: say which kind of list the columns are of"))
    home = Path(os.environ.get("CAMPAIGN_HOME", "var"))
    if asked.act == "import_files":
        get_ready()  # the reading process starts while this one still loads what it needs
    from data import commands

    try:
        return int(getattr(commands, asked.act)(home, asked))
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

    def command(name: str, act: str, words: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, parents=[every], help=words, description=words)
        added.set_defaults(act=act)
        return added

    importing = command("import", "import_files", "check files and add them to the campaign, venues first")
    importing.add_argument("files", nargs="+", type=Path, metavar="FILE")
    importing.add_argument("--dataset", choices=list(NAMES), help="which kind of list it is")
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
    command("uploads", "list_uploads", "list all uploads")
    for name, act, words in (
        ("withdraw", "withdraw_one", "take an upload out of all figures"),
        ("restore", "restore_one", "count a withdrawn upload again"),
    ):
        turning = command(name, act, words)
        turning.add_argument("upload", metavar="ID")
        turning.add_argument("--by", default=getpass.getuser(), metavar="NAME")
    again = command("rebuild", "rebuild_all", "make all facts again from the original files")
    again.add_argument("--by", default=getpass.getuser(), metavar="NAME")
    command("sample", "write_sample", "write three made-up workbooks").add_argument("folder", type=Path, metavar="DIR")
    template = command("template", "write_template", "write a form to fill in")
    template.add_argument("dataset", choices=list(NAMES), metavar="DATASET")
    template.add_argument("file", type=Path, metavar="FILE")
    return root


if __name__ == "__main__":
    sys.exit(main())
