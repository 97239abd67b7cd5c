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
    letter: str | None = None

    @property
    def cell(self) -> str | None:
        """The cell as a spreadsheet names it, such as D17; None where it is not known."""
        return f"{self.letter}{self.row}" if self.letter and self.row is not None else None

    def as_json(self, lang: str = "vi") -> dict[str, Any]:
        """The problem with its sentence."""
        said = {name: getattr(self, name) for name in ("code", "severity", "sheet", "row", "column", "cell", "value")}
        return {**said, "message": message(lang, self)}


def message(lang: str, problem: Problem) -> str:
    """Where, what is wrong and what would work, as one or two sentences."""
    return f"{place(lang, problem)}{sentence(lang, problem)}"


def sentence(lang: str, problem: Problem) -> str:
    """What is wrong and what would work, without where."""
    values = {name: written(lang, value) for name, value in problem.detail.items()}
    values.setdefault("value", written(lang, problem.value))
    return say(lang, SENTENCES[problem.code], **values)


def place(lang: str, problem: Problem) -> str:
    """Where: sheet, cell or row, and the column's words, as far as they are known."""
    parts = []
    if problem.sheet:
        parts.append(say(lang, "sheet “{sheet}”", sheet=problem.sheet))
    if problem.cell:
        parts.append(say(lang, "cell {cell}", cell=problem.cell))
    elif problem.row is not None:
        parts.append(say(lang, "row {row}", row=problem.row))
    if problem.column:
        parts.append(say(lang, "column “{column}”", column=problem.column))
    where = ", ".join(parts)
    return f"{where[:1].upper()}{where[1:]}: " if where else ""


def written(lang: str, value: Any) -> str:
    """A detail as the language writes it: a ratio as a percentage, a list one by one, {what, old, new} as a change."""
    value = as_day(value)
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, dict):
        what = ", ".join(written(lang, value[name]) for name in ("what", "field") if name in value)
        return f"{what} {written(lang, value['old'])} → {written(lang, value['new'])}"
    if isinstance(value, int):
        return number(lang, value)
    if isinstance(value, float):
        return percent(lang, value)
    if isinstance(value, date):
        return day(lang, value)
    if isinstance(value, list | tuple):
        changes = any(isinstance(one, dict) for one in value)
        return ("; " if changes else ", ").join(written(lang, one) for one in value)
    return say(lang, str(value)) if str(value) in WORDS else str(value)


def as_day(value: Any) -> Any:
    """A text that is an ISO day, as a day; anything else as it is."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else value
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
