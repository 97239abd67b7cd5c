"""The sentence of one venue: what it is called, where it is, and whether it is used."""

from analytics.scope import Scope
from analytics.sentences.phrases import later, named, sentence
from analytics.venue import Venue
from data.words import plural, say
from data.writing import day, period


def venue(lang: str, one: Venue, scope: Scope) -> str:
    """Name and commune, then its scans in the period, or since when there is none."""
    place = named(lang, [one.commune]) or one.commune_name
    said = say(lang, "{venue} ({place}): {words}", venue=one.name, place=place, words=scanned(lang, one, scope))
    gone = say(lang, "left the register on {day}", day=day(lang, one.gone_on)) if one.gone_on else ""
    return sentence(said, gone)


def scanned(lang: str, one: Venue, scope: Scope) -> str:
    """Its scans in words; a period without data is not a period without scans."""
    if one.day is None or one.scans_to_date is None:
        return say(lang, "no scan data of its commune yet")
    if not one.scans_to_date or one.last_scan is None:
        return say(lang, "never scanned up to {day}", day=day(lang, one.day))
    if one.day < scope.since:
        return say(
            lang,
            "no scan data for {period} yet, last scanned on {day}",
            period=period(lang, scope.since, scope.until),
            day=later(lang, one.last_scan, scope.until),
        )
    days = period(lang, scope.since, min(one.day, scope.until))
    last = later(lang, one.last_scan, one.day)
    if not one.scans:
        return say(lang, "no scan in the period ({period}), the last on {day}", period=days, day=last)
    return plural(
        lang,
        "{n} scan in the period ({period}), on {day}",
        "{n} scans in the period ({period}), the last on {day}",
        one.scans,
        period=days,
        day=last,
    )
