"""What is missing or doubtful, in words, for the page that shows the figure it is about."""

from dataclasses import replace

from analytics.notes import Note
from pages.parts.session import View

ABOUT = {
    "registered": ("no-register", "register-behind", "communes-without-register", "undated"),
    "scans": (
        "no-scans", "scans-behind", "period-without-scans", "window-partial", "window-before-uncovered", "days-missing",
        "communes-fewer-days", "communes-without-scans", "outside-register", "outside-left-out",
    ),
    "installs": (
        "no-installs", "communes-without-installs", "installs-stale", "installs-mixed", "installs-same",
        "installs-newer", "district-row", "above-one", "stated-differs", "types-without-installs",
    ),
}  # fmt: skip
MISSING = (
    "period-without-scans", "window-partial", "communes-without-register", "communes-without-installs",
    "communes-without-scans",
)  # fmt: skip
# More communes than these are counted in a sentence, and named where there is room.
NAMED = 4
ON_CARDS = ("register-behind", "scans-behind", "installs-same")


def notes_of(view: View, about: set[str], app: str | None = None) -> list[str]:
    """The notes about these kinds of figures; of one app when it is given."""
    wanted = {code for kind in about for code in ABOUT[kind]} - set(ON_CARDS)
    named = view.campaign.app_name(app) if app else None
    return [
        note.message(view.lang)
        for note in view.figures().notes
        if note.code in wanted and (named is None or note.values.get("app") in (None, app, named))
    ]


def doubts(view: View) -> tuple[list[str], list[str]]:
    """Every note of the scope but those that a card's own day says already; what is missing comes first.

    Beside them those that name many communes, in full: the first list only counts them.
    """
    notes = joined([note for note in view.figures().notes if note.code not in ON_CARDS])
    notes.sort(key=lambda note: note.code not in MISSING)
    full = [note.message(view.lang) for note in notes if many(note)]
    return [(counted(view, note) if many(note) else note).message(view.lang) for note in notes], full


def joined(notes: list[Note]) -> list[Note]:
    """Notes that say the same of several apps as one."""
    found: dict[str, Note] = {}
    for note in notes:
        apart = {name: value for name, value in note.values.items() if name != "app"}
        key = f"{note.code}{apart}"
        if key in found and "app" in note.values:
            both = f"{found[key].values['app']}, {note.values['app']}"
            note = replace(note, values={**note.values, "app": both})
        found[key] = note
    return list(found.values())


def many(note: Note) -> bool:
    """Whether it names more communes than a sentence bears."""
    return len(note.values.get("communes", ())) > NAMED


def counted(view: View, note: Note) -> Note:
    """The note with the number of communes in place of their names."""
    number = view.plural("{n} commune", "{n} communes", len(note.values["communes"]))
    return replace(note, values={**note.values, "communes": number})
