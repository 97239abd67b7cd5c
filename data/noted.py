"""Problems out of what the reader wrote: a line for each rejected row, and what is worth knowing of a whole table."""

from collections.abc import Mapping, Sequence
from typing import Any

from data.communes import name_of
from data.problems import Problem


def rejected_rows(sheet: str, titles: Mapping[str, str], rejected: Sequence[tuple[Any, ...]]) -> list[Problem]:
    """A problem for each thing wrong with each rejected row, its column named as the file names it."""
    return [
        Problem(
            reason, "error", sheet, int(row), titles.get(letter or "") or titles.get(name or ""), value, letter=letter
        )
        for row, reason, name, value, _, letter in rejected
    ]


WARNINGS = set(
    (
        "dates-turned register-older scans-elsewhere "
        "percent-differs over-hundred outside-register venues-gone scans-gone installs-gone register-jump "
        "communes-jump communes-emptied newer-list-speaks communes-silent day-jumps coverage-falls installs-jump"
    ).split()
)


def note_problem(sheet: str, code: str, detail: dict[str, Any]) -> Problem:
    """Something worth knowing, as a problem no row is lost by."""
    detail = dict(detail)
    row = detail.pop("row", None)
    if "communes" in detail:
        detail["communes"] = [name_of(commune) for commune in detail["communes"]]
    return Problem(code, "warning" if code in WARNINGS else "note", sheet, row, detail=detail)
