"""What a press on a ready period will show, under a name: the browser fetches it at the press, before the run ends.

A run takes a tenth of a second in the browser, most of it for what stands around the figures. What somebody has looked
at before is finished; it stands until the run brings the same. Nothing is made here, and a name tells nothing.
"""

from collections.abc import Hashable
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from secrets import token_bytes

from analytics.scope import presets
from data.snapshot import Snapshot
from pages.parts.kept import kept, kept_before
from pages.parts.session import View

SECRET = token_bytes(32)


def ready_periods(snapshot: Snapshot) -> dict[str, tuple[date, date]]:
    """The periods of the scope bar, asked once a version."""
    return kept((snapshot.campaign.home, snapshot.version, "presets"), lambda: presets(snapshot))


def names(view: View, *about: Hashable) -> list[str]:
    """Names of what is, or may once be, kept about the same in each ready period, in the scope bar's order."""
    if view.scope is None:
        return []
    others = [replace(view, scope=view.scope.days(*days)) for days in ready_periods(view.snapshot).values()]
    return [named(other.key(*about)) for other in others]


def named(key: Hashable) -> str:
    """The name of a key, remembered."""
    name = blake2b(repr(key).encode(), key=SECRET, digest_size=16).hexdigest()
    kept(("ahead", name), lambda: key)
    return name


def found(name: str) -> bytes | None:
    """What is kept under a name; None where nobody has looked at it yet."""
    key = kept_before(("ahead", name))
    packed = kept_before(key) if key else None
    return packed if isinstance(packed, bytes) else None
