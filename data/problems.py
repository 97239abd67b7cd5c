"""A problem is data: what is wrong, where, and what would work. Its sentence stands in `sentences`."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from data.sentences import SENTENCES
from data.words import say
from data.writing import day, number, percent

DATASETS = {"venues": "venues", "scans": "scans", "installs": "installs"}


@dataclass(frozen=True)
class Problem:
    """One thing wrong ("error": a row or file is left out) or worth knowing ("warning", "note")."""

    code: str
    severity: str
    sheet: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    detail: dict[str, Any] = field(default_factory=dict)

    def as_json(self, lang: str = "vi") -> dict[str, Any]:
        """The problem with its sentence."""
        said = {name: getattr(self, name) for name in ("code", "severity", "sheet", "row", "column", "value")}
        return {**said, "message": message(lang, self)}


def message(lang: str, problem: Problem) -> str:
    """What is wrong, where and what would work, as one or two sentences."""
    values = {name: written(lang, value) for name, value in problem.detail.items()}
    values.setdefault("value", written(lang, as_day(problem.value)))
    sentence = say(lang, SENTENCES[problem.code], **values)
    return f"{place(lang, problem)}{sentence}"


def place(lang: str, problem: Problem) -> str:
    """Where: sheet, row and column, as far as they are known."""
    parts = []
    if problem.sheet:
        parts.append(say(lang, "sheet “{sheet}”", sheet=problem.sheet))
    if problem.row is not None:
        parts.append(say(lang, "row {row}", row=problem.row))
    if problem.column:
        parts.append(say(lang, "column “{column}”", column=problem.column))
    where = ", ".join(parts)
    return f"{where[:1].upper()}{where[1:]}: " if where else ""


def written(lang: str, value: Any) -> str:
    """A detail as the language writes it: a ratio as a percentage, a list word by word."""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int):
        return number(lang, value)
    if isinstance(value, float):
        return percent(lang, value)
    if isinstance(value, date):
        return day(lang, value)
    if isinstance(value, list | tuple):
        return ", ".join(written(lang, one) for one in value)
    return say(lang, str(value)) if str(value) in WORDS else str(value)


def as_day(value: str | None) -> Any:
    """A value that is an ISO day, as a day."""
    try:
        return date.fromisoformat(value) if value and len(value) == 10 else value
    except ValueError:
        return value


# Details that are said in the person's language; field names too, as columns are called on pages.
WORDS = {
    "venues",
    "scans",
    "installs",
    "code",
    "name",
    "commune",
    "address",
    "type",
    "registered_on",
    "closed_on",
    "representative",
    "phone",
    "moment",
    "time",
    "installed",
    "smartphones",
    "population",
    "stated",
    "app",
    "as_of",
}
