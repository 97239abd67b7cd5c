"""`python -m analytics figures`: the figures of a period, as text for people or as JSON for programs.

Works while the dashboard runs; changes nothing. Exit 0: done; 1: refused, and why; 2: wrong usage.
The home is CAMPAIGN_HOME, ./var unless set.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from analytics.figures import Figures, gather
from analytics.printing import as_text
from analytics.scope import Scope, ScopeError, Unanswerable, presets
from data.campaign import Campaign, campaign_at
from data.errors import CampaignError
from data.ledger import newest_version, version_at
from data.snapshot import snapshot


def main(words: Sequence[str] | None = None) -> int:
    """Answer one call; returns the exit code."""
    asked = parser().parse_args(words)
    home = Path(os.environ.get("CAMPAIGN_HOME", "var"))
    try:
        found, campaign = figures(asked, home)
    except CampaignError as refused:
        print(refused.message(asked.lang), file=sys.stderr)
        return 2 if isinstance(refused, ScopeError) else 1
    said = json.dumps(found.as_json(asked.lang), ensure_ascii=False, indent=2) if asked.json else None
    try:
        print(said or as_text(asked.lang, campaign, found), flush=True)
    except BrokenPipeError:  # who reads has seen enough
        sys.stderr.close()
    return 0


def parser() -> argparse.ArgumentParser:
    """What may be asked; argparse itself refuses the rest with exit code 2."""
    top = argparse.ArgumentParser(prog="python -m analytics", description="Figures of the campaign.")
    commands = top.add_subparsers(dest="command", required=True)
    asks = commands.add_parser("figures", help="every figure of a period")
    asks.add_argument("--since", type=day, metavar="D", help="first day (default: seven days of scans)")
    asks.add_argument("--until", type=day, metavar="D", help="last day (default: the last day with data)")
    asks.add_argument("--commune", action="append", default=[], metavar="CODE", help="only this commune; may repeat")
    asks.add_argument("--as-known", metavar="D|VERSION", help="as known at the end of a day, or at a version")
    asks.add_argument("--json", action="store_true", help="for programs")
    asks.add_argument("--lang", choices=("vi", "en"), default="vi", help="language of the text")
    return top


def day(text: str) -> date:
    """2021-09-21 or 21/9/2021."""
    if "/" in text:
        return date(*(int(part) for part in reversed(text.split("/"))))
    return date.fromisoformat(text)


def figures(asked: argparse.Namespace, home: Path) -> tuple[Figures, Campaign]:
    """The figures asked for. Raises CampaignError with a sentence when there is nothing to answer from."""
    version = known_at(home, asked.as_known)
    if version == 0:
        raise CampaignError(
            "The campaign in {home} is empty. Load files first: python -m data import FILE...", home=home
        )
    whole = snapshot(home, version)
    return gather(whole, scope(asked, presets(whole))), campaign_at(home)


def scope(asked: argparse.Namespace, known: dict[str, tuple[date, date]]) -> Scope:
    """The days and communes asked about; days not given are those of the last seven with data."""
    if not known:
        raise CampaignError("No active upload holds any data, so there are no figures.")
    since, until = known["latest"]
    if asked.since or asked.until:
        until = asked.until or max(asked.since, until)
        since = asked.since or until - timedelta(6)
    return Scope(since, until, tuple(dict.fromkeys(asked.commune)))


def known_at(home: Path, asked: str | None) -> int:
    """The version meant.

    A number, the end of a local day, or the newest. Raises CampaignError for another text.
    """
    newest = newest_version(home)
    if asked is None:
        return newest
    if asked.isdigit():
        if not 0 < int(asked) <= newest:
            raise CampaignError("There is no version {version}; the newest is {newest}.", version=asked, newest=newest)
        return int(asked)
    try:
        on = day(asked)
    except (ValueError, TypeError) as unread:
        raise ScopeError(
            "“{text}” is neither a day nor a version. Write a day as 2021-09-21, or a version as a number.",
            text=asked,
        ) from unread
    version = version_at(home, on)
    if newest and not version:
        raise Unanswerable("Nothing was loaded yet at the end of {day}.", day=on)
    return version


if __name__ == "__main__":
    sys.exit(main())
