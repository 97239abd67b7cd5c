"""What can go wrong with a campaign as a whole, as sentences for people. A bad row is a `Problem`, not an error.

CampaignError
├── BoundariesRefused  a file of boundaries makes no map of the communes
├── CampaignMoved      someone else changed the campaign after the preview
├── CorrectionRefused  a venue cannot be corrected, merged or left out of the review so
├── HomeRefused        the home cannot be read or written, or its disk is full
├── HomeDamaged        a kept file is missing or not what was written
├── MilestoneRefused   what happened on a day cannot be noted so, or is no longer noted
├── NameRefused        a name cannot be accepted for that commune
├── TargetRefused      a target is no share of its base
└── UnknownUpload      no such upload, or it is not in the state the act needs
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data.words import say

FULL = {errno.ENOSPC, errno.EDQUOT}


class CampaignError(Exception):
    """A sentence with its values, said in the person's language by `message`."""

    def __init__(self, sentence: str, **values: object) -> None:
        self.sentence, self.values = sentence, values
        super().__init__(say("en", sentence, **values))

    def message(self, lang: str) -> str:
        """The sentence in `lang`."""
        return say(lang, self.sentence, **self.values)


class BoundariesRefused(CampaignError):
    """A file of boundaries cannot be used; `advice` is a second sentence: what would work."""

    def __init__(self, sentence: str, advice: str = "", **values: object) -> None:
        self.advice = advice
        super().__init__(sentence, **values)

    def message(self, lang: str) -> str:
        """Both sentences in `lang`."""
        return " ".join(filter(None, (super().message(lang), self.advice and say(lang, self.advice))))


class CampaignMoved(CampaignError):
    """The preview was made at an older version."""


class CorrectionRefused(CampaignError):
    """What was said of a venue cannot be so."""


class HomeRefused(CampaignError):
    """The home folder cannot be used."""


class HomeDamaged(CampaignError):
    """Something kept is not as it was written."""


class MilestoneRefused(CampaignError):
    """What happened on a day cannot be noted so."""


class NameRefused(CampaignError):
    """A name cannot stand for the commune it was given to."""


class TargetRefused(CampaignError):
    """What was given is no target."""


class UnknownUpload(CampaignError):
    """No upload answers to that name in that state."""


@contextmanager
def kept_in(home: Path) -> Iterator[None]:
    """Turn what a disk refuses into `HomeRefused`, naming the home and what would work."""
    try:
        yield
    except OSError as refused:
        if refused.errno in FULL:
            raise full(home) from refused
        if isinstance(refused, PermissionError | FileExistsError | NotADirectoryError) or refused.errno in (
            errno.EROFS,
            errno.EIO,
        ):
            raise closed(home) from refused
        raise


def full(home: Path) -> HomeRefused:
    """No room left where the campaign is kept."""
    return HomeRefused(
        "The disk that holds {home} is full. Nothing was changed; free some space and try again.", home=home
    )


def closed(home: Path) -> HomeRefused:
    """The folder may not be written."""
    return HomeRefused(
        "The folder {home} cannot be written. Nothing was changed; allow writing to it, or set CAMPAIGN_HOME "
        "to a folder that can be written.",
        home=home,
    )
