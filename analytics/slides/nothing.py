"""The slide of a period without any data: that there is none, and where data begin and end."""

from analytics.scope import known_days
from analytics.slides.material import Material
from analytics.slides.slide import Nothing, Slide
from data.words import say
from data.writing import period

KINDS = {"register": "The register of venues", "scans": "Scans", "installs": "App installs"}


def nothing(of: Material) -> Slide | None:
    """The slide; None where there are no data at all."""
    lang = of.lang
    known = {kind: row for kind, row in known_days(of.snapshot, of.scope).items() if kind in KINDS and row["first_day"]}
    if not known:
        return None
    first, last = min(row["first_day"] for row in known.values()), max(row["last_day"] for row in known.values())
    asked = period(lang, of.scope.since, of.scope.until)
    title = say(
        lang, "There are no data in {period}; data go from {known}", period=asked, known=period(lang, first, last)
    )
    spans = tuple(
        (say(lang, words), period(lang, known[kind]["first_day"], known[kind]["last_day"]))
        for kind, words in KINDS.items()
        if kind in known
    )
    notes = (title + ".",)
    return Slide("nothing", title, Nothing(spans), notes, say(lang, "No data is not zero: choose another period"))
