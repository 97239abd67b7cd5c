"""The slide about registered venues."""

from analytics import registrations
from analytics.definitions import DEFINITIONS
from analytics.sentences import spoken
from analytics.slides.material import REGISTER, Material, stands, with_doubts
from analytics.slides.slide import LeftOut, Line, Ranked, Slide
from data.words import plural, say


def registered(of: Material) -> Slide | LeftOut:
    """Communes by registered venues, new ones beside; a single commune day by day."""
    lang, now = of.lang, of.figures
    if now.registered is None:
        return LeftOut(say(lang, "Registered venues: no register speaks for this period."))
    name = say(lang, DEFINITIONS["registered"].name)
    frame = registrations.by_commune(of.snapshot, of.scope)
    content: Line | Ranked
    if of.several:
        changed = "change" if frame["change"].notna().any() else None
        content = Ranked(frame, "registered", name, "count", change=changed)
    else:
        daily = registrations.daily(of.snapshot, of.scope.leading())
        content = Line(daily, "registered", name, (of.scope.since, of.scope.until))
    source = say(
        lang, "Venues of the register that have not closed or left it; {day}", day=stands(lang, now.days.registered)
    )
    return Slide(
        "registered",
        registered_title(of),
        content,
        (spoken.registrations(lang, of.campaign, now),),
        with_doubts(source, of, *REGISTER),
    )


def registered_title(of: Material) -> str:
    """How many, and how many are new."""
    now = of.figures
    count = now.registered or 0
    if not now.new_registrations:
        return plural(of.lang, "{n} venue is registered", "{n} venues are registered", count)
    new = plural(of.lang, "{n} is new in the period", "{n} are new in the period", now.new_registrations)
    return plural(of.lang, "{n} venue is registered; {new}", "{n} venues are registered; {new}", count, new=new)
