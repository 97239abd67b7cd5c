"""What must be said beside the figures.

What is missing, doubtful or left out. Notes are data; this prints them.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from data import writing
from data.communes import name_of
from data.words import say

SENTENCES = {
    "no-register": "No venue register speaks for {day} or earlier.",
    "no-scans": "No scan file speaks for {day} or earlier.",
    "no-installs": "{app}: no installs are known for {day} or earlier.",
    "register-behind": "The register stands at {day}, before the end of the period.",
    "scans-behind": "Scans stand at {day}, before the end of the period.",
    "period-without-scans": "No scan file speaks for any day of the period; the last day with data is {day}.",
    "window-partial": "Scan files cover {covered} of the 7 days of the window.",
    "window-before-uncovered": "No scan file covers the 7 days before the window ({period}): who was kept "
    "and who lapsed cannot be told.",
    "days-missing": "No scan file covers {days} of the period: no data, not zero.",
    "communes-fewer-days": "Scan files cover fewer days of the window for {communes}.",
    "communes-without-register": "No register names venues of {communes}.",
    "communes-without-scans": "No scan file covers the window for {communes}.",
    "communes-without-installs": "{app}: no installs are known for {communes}.",
    "installs-stale": "{app}: the snapshot of {communes} is older than {age} days and is not counted.",
    "installs-mixed": "{app}: snapshots are of different days, {oldest} to {newest}.",
    "installs-same": "{app}: there is no newer snapshot than the one before the period ({day}).",
    "installs-newer": "{app}: a newer count of {day} lies after the period.",
    "district-row": "{app}: communes have no data; the figure is the district's own row.",
    "installs-without-base": "{app}: {communes} have installs but no number of smartphones; they are not in the "
    "coverage.",
    "above-one": "{app}: installs are above 100 % of their base in {communes}.",
    "stated-differs": "{app}, {place}: the file prints {printed}, the numbers beside it give {computed}.",
    "outside-register": "{scans} scans of the period are of codes outside the register; they are in the "
    "total, never in active venues.",
    "outside-left-out": "{scans} scans of codes outside the register without a commune or type are left out.",
    "types-without-installs": "Installs have no venue type: they are those of all venues.",
    "undated": "{venues} venues have no registration date and are counted from the first register that names them.",
}


@dataclass(frozen=True)
class Note:
    """A code of SENTENCES and its values.

    Days, counts, ratios, texts, commune codes as a tuple, days as a list.
    """

    code: str
    values: dict[str, Any] = field(default_factory=dict)

    def message(self, lang: str) -> str:
        """The note as a sentence."""
        words = {name: written(lang, value) for name, value in self.values.items()}
        return say(lang, SENTENCES[self.code], **words)

    def as_json(self, lang: str) -> dict[str, Any]:
        """code, values (days as ISO text) and message."""
        return {
            "code": self.code,
            "values": {name: jsonable(value) for name, value in self.values.items()},
            "message": self.message(lang),
        }


def written(lang: str, value: Any) -> str:
    """A value as people read it; what kind it is shows from its type."""
    if isinstance(value, date):
        return writing.day(lang, value)
    if isinstance(value, float):
        return writing.percent(lang, value)
    if isinstance(value, int):
        return writing.number(lang, value)
    if isinstance(value, tuple):
        return ", ".join(name_of(code) for code in value)
    if isinstance(value, list):
        return ", ".join(writing.period(lang, since, until) for since, until in value)
    return str(value)


def jsonable(value: Any) -> Any:
    """The value in JSON's own kinds."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [jsonable(one) for one in value]
    return value
