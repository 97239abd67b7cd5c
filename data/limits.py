"""How much a file may cost to read: settings of the machine, with defaults sound for an office's own computer.

The one place where they stand and where the environment is asked for them; the parent and its reading child agree,
because the child inherits its parent's environment. It enforces nothing: `guard` and `reading` do.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields

from data.errors import CampaignError


class SettingRefused(CampaignError):
    """A setting that is no number it could work with."""


@dataclass(frozen=True)
class Limits:
    """Each field is the environment's variable in small letters; whole numbers above zero."""

    read_seconds: int = 300
    read_memory_mb: int = 1000
    largest_file_mb: int = 2000
    largest_unpacked_mb: int = 600


def limits(environment: Mapping[str, str] = os.environ) -> Limits:
    """The limits in force.

    Raises:
        SettingRefused: a variable that is no whole number above zero.
    """
    given = {field.name: environment.get(field.name.upper(), "").strip() for field in fields(Limits)}
    return Limits(**{name: above_zero(name.upper(), text) for name, text in given.items() if text})


def above_zero(name: str, text: str) -> int:
    """A setting's text as a number."""
    if text.isascii() and text.isdecimal() and int(text[:12]):
        return int(text[:12])
    raise SettingRefused(
        "The setting {name} is “{value}”, but must be a whole number above zero. Mend it or leave it out.",
        name=name,
        value=text[:40],
    )
