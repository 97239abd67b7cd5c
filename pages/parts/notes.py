"""What is missing or doubtful, in words, for the page that shows the figure it is about."""

from pages.parts.session import View

ABOUT = {
    "registered": ("no-register", "register-behind", "communes-without-register", "undated"),
    "scans": (
        "no-scans", "scans-behind", "period-without-scans", "window-partial", "window-before-uncovered", "days-missing",
        "communes-fewer-days", "communes-without-scans", "outside-register", "outside-left-out",
    ),
    "installs": (
        "no-installs", "communes-without-installs", "installs-stale", "installs-mixed", "installs-same", "district-row",
        "above-one", "stated-differs", "types-without-installs",
    ),
}  # fmt: skip
MISSING = (
    "period-without-scans", "window-partial", "communes-without-register", "communes-without-installs",
    "communes-without-scans",
)  # fmt: skip
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


def doubts(view: View) -> list[str]:
    """Every note of the scope but those that a card's own day says already; what is missing comes first."""
    notes = [note for note in view.figures().notes if note.code not in ON_CARDS]
    notes.sort(key=lambda note: note.code not in MISSING)
    return [note.message(view.lang) for note in notes]
