"""What the office aims for: a share of venues active, or of phones or people an app is on. Set by a person, or none.

Kept as events `setting`, named `target:` and the figure's key. There is no default: the ministry's figures differed.
"""

from pathlib import Path

from data.errors import TargetRefused
from data.ledger import events, writing

# A figure's key, for apps with the app's own after it: coverage:bluezone.
OF_VENUES, OF_APPS = ("activity_rate",), ("coverage", "population_coverage")
NAME = "target:"


def targets(home: Path, version: int | None = None) -> dict[str, float]:
    """Figure's key -> the share aimed for (0 to 1), at `version` (default: now); only those that are set."""
    found: dict[str, float] = {}
    for event in events(home, version):
        if event.kind == "setting" and str(event.body["name"]).startswith(NAME):
            key = event.body["name"].removeprefix(NAME)
            found.pop(key, None)
            if event.body["value"] is not None:
                found[key] = float(event.body["value"])
    return found


def set_target(home: Path, key: str, value: float | None, by: str) -> int:
    """Aim for `value` (above 0, at most 1) from now on, or for nothing (None). The same again is no event.

    Returns the campaign's version.

    Raises:
        TargetRefused: not a share, or of a figure that has no target.
    """
    figure, _, app = key.partition(":")
    if not (key in OF_VENUES or (figure in OF_APPS and app)):
        raise TargetRefused("No target can be set for {key}.", key=key)
    if value is not None and not 0 < value <= 1:
        raise TargetRefused("A target is a percentage above 0 and up to 100, such as 50.")
    with writing(home) as (version, append):
        if targets(home).get(key) == value:
            return version
        return append("setting", {"name": NAME + key, "value": value}, by)
