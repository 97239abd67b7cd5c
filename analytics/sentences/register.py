"""The sentence of the registered venues: how many, in how many communes, how many came in the period."""

from analytics.figures import Figures
from analytics.sentences.active import whereabouts
from analytics.sentences.phrases import counted, later, sentence, some, where
from data.campaign import Campaign
from data.words import plural, say
from data.writing import day, number, period


def registrations(lang: str, campaign: Campaign, now: Figures) -> str:
    """The page's sentence."""
    place = whereabouts(lang, campaign, now.scope)
    stands = now.days.registered
    if now.registered is None or stands is None:
        until = day(lang, now.scope.until)
        return sentence(say(lang, "no register of venues of {place} up to {day}", place=place, day=until))
    if now.registered == 0:
        none = say(lang, "no venue is registered in {place} as of {day}", place=place, day=day(lang, stands))
        return sentence(none)
    return sentence(registered(lang, now), new(lang, now), lost(lang, now), *communes_without(lang, now))


def registered(lang: str, now: Figures) -> str:
    """How many venues, where, as of which day."""
    assert now.registered is not None
    return plural(
        lang,
        "{n} venue{where} is registered as of {day}",
        "{n} venues{where} are registered as of {day}",
        now.registered,
        where=where(lang, now.scope) + spread(lang, now),
        day=day(lang, now.days.registered),
    )


def spread(lang: str, now: Figures) -> str:
    """In how many of the district's communes; nothing when communes were chosen or only one has a register."""
    if now.scope.communes:
        return ""
    codes = [one.code for one in now.communes]
    with_venues = [one.code for one in now.communes if one.register.registered]
    if len(with_venues) == len(codes):
        return say(lang, " in all {communes}", communes=counted(lang, codes))
    return say(lang, " in {n} of {communes}", n=number(lang, len(with_venues)), communes=counted(lang, codes))


def new(lang: str, now: Figures) -> str:
    """How many came in the part of the period that a register speaks for, against the period before."""
    stands = now.days.registered
    if now.new_registrations is None or stands is None:
        return say(lang, "no newer register in the period")
    days = period(lang, now.scope.since, stands)
    if now.scope.since.year == stands.year:
        days = days.removesuffix(str(stands.year)).rstrip("/ ")
    if now.new_registrations == 0:
        return say(lang, "none is new in the period ({days})", days=days) + against(lang, now)
    said = plural(
        lang,
        "{n} is new in the period ({days})",
        "{n} are new in the period ({days})",
        now.new_registrations,
        days=days,
    )
    return said + against(lang, now)


def against(lang: str, now: Figures) -> str:
    """How many new ones the period before had; nothing where it is over fewer communes, or cannot be told."""
    change = now.changes.get("new_registrations")
    if change is None or change.communes < now.completeness.register:
        return ""
    if not change.difference:
        return say(lang, ", as many as in the period before") if change.now else ""
    if not change.before:
        return say(lang, ", none in the period before")
    return say(lang, ", {n} in the period before", n=number(lang, change.before))


def lost(lang: str, now: Figures) -> str:
    """That the register has become shorter, which new venues alone would hide."""
    change = now.changes.get("registered")
    if change is None or change.difference >= 0 or change.day is None or now.days.registered is None:
        return ""
    before = later(lang, change.day, now.days.registered)
    return say(lang, "{n} fewer in all than on {day}", n=number(lang, abs(change.difference)), day=before)


def communes_without(lang: str, now: Figures) -> list[str]:
    """Communes without a register, which is not the same as communes without a venue."""
    if len(now.communes) < 2:
        return []
    unknown = [one.code for one in now.communes if one.register.registered is None]
    return [say(lang, "no register of {communes} yet", communes=some(lang, unknown, 1))] if unknown else []
