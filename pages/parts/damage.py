"""Kept files that are damaged: looked for once, when the server starts; every page says what could not be mended."""

from data.errors import CampaignError
from data.keep import Damage, look_after
from pages.parts.cards import strip
from pages.parts.session import View, home

found: list[Damage] = []


def look() -> None:
    """Mend what can be mended. A home that cannot be used is said by the pages themselves."""
    try:
        found[:] = look_after(home(), "start-up")
    except CampaignError:
        found.clear()


def damage_banner(view: View) -> None:
    """One line a damaged file."""
    sentence = "{file} is damaged on the disk ({path}) and could not be made again: load the file again."
    strip([view.say(sentence, file=one.file, path=one.path) for one in found], "wrong")
