"""The sentence of 7-day activity: how many of how many, in which seven days, where it goes, who has none."""

from analytics.figures import Figures
from analytics.scope import Scope
from analytics.sentences.communes import no_scan_at_all, silent
from analytics.sentences.phrases import counted, moved, named, sentence, seven_days_before, share, some, where
from analytics.standing import WINDOW
from data.campaign import Campaign
from data.words import plural, say
from data.writing import day, number, period


def activity(lang: str, campaign: Campaign, now: Figures) -> str:
    """The page's sentence."""
    return sentence(active(lang, campaign, now), *behind(lang, now))


def active(lang: str, campaign: Campaign, now: Figures) -> str:
    """Active out of registered with the window's dates and the direction; or why that cannot be told."""
    if now.active is None or now.window is None or now.days.scans is None:
        place = whereabouts(lang, campaign, now.scope)
        return say(lang, "no scan data of {place} up to {day}", place=place, day=day(lang, now.scope.until))
    if not now.activity_base:
        return without_venues(lang, campaign, now)
    if now.days.scans < now.scope.since:
        return before_the_period(lang, now)
    said = [out_of(lang, now)]
    if now.activity_base > 1:
        said += [rate(lang, now), direction(lang, now)]
    return ", ".join(filter(None, said))


def whereabouts(lang: str, campaign: Campaign, scope: Scope) -> str:
    """The place by its full name: the district or communes of it."""
    if scope.communes:
        return some(lang, scope.codes)
    return campaign.district_full if lang == "vi" else say(lang, "{name} district", name=campaign.district)


def without_venues(lang: str, campaign: Campaign, now: Figures) -> str:
    """Scans are known and venues are not: a rate has no base."""
    place = whereabouts(lang, campaign, now.scope)
    if now.registered is not None:
        return say(
            lang, "no venue is registered in {place} as of {day}", place=place, day=day(lang, now.days.registered)
        )
    said = say(lang, "no register of venues of {place} yet, so activity cannot be told", place=place)
    if now.scans is None:
        return said
    return said + plural(lang, " ({n} scan in the period)", " ({n} scans in the period)", now.scans)


def before_the_period(lang: str, now: Figures) -> str:
    """No scan data reaches the period: says so, then what the last known seven days were."""
    assert now.window is not None and now.active is not None
    none = say(lang, "no scan data for {period} yet", period=period(lang, now.scope.since, now.scope.until))
    if not now.active:
        return none + say(
            lang,
            "; in the last 7 days with data ({window}), not one of {all} venues{where} was active",
            window=window_words(lang, now),
            all=number(lang, now.activity_base),
            where=where(lang, now.scope),
        )
    return none + say(
        lang,
        "; in the last 7 days with data ({window}), {active} of {all} venues{where} were active, {rate}",
        window=window_words(lang, now),
        active=number(lang, now.active),
        all=number(lang, now.activity_base),
        where=where(lang, now.scope),
        rate=share(lang, now.activity_rate),
    )


def out_of(lang: str, now: Figures) -> str:
    """So many of so many, in words that fit none, one, both and all."""
    assert now.active is not None and now.activity_base is not None
    values = {"where": where(lang, now.scope), "window": window_words(lang, now)}
    if now.activity_base == 1:
        if now.active:
            return say(lang, "the only venue{where} was scanned in 7 days ({window})", **values)
        return say(lang, "the only venue{where} was not scanned in 7 days ({window})", **values)
    values["all"] = number(lang, now.activity_base)
    if now.active == 0:
        return say(lang, "not one of the {all} venues{where} was scanned in 7 days ({window})", **values)
    if now.active == now.activity_base:
        if now.active == 2:
            return say(lang, "both venues{where} were scanned in 7 days ({window})", **values)
        return say(lang, "all {all} venues{where} were scanned in 7 days ({window})", **values)
    return plural(
        lang,
        "{n} of {all} venues{where} was scanned in 7 days ({window})",
        "{n} of {all} venues{where} were scanned in 7 days ({window})",
        now.active,
        **values,
    )


def rate(lang: str, now: Figures) -> str:
    """The rate; nothing where none was scanned, which says it already."""
    return share(lang, now.activity_rate) if now.active else ""


def window_words(lang: str, now: Figures) -> str:
    """The seven days, both ends, and how many of them have data where not all do."""
    assert now.window is not None
    days = period(lang, *now.window)
    known = now.completeness.window_days
    if known >= WINDOW:
        return days
    return say(lang, "{days}, data for only {known} of 7 days", days=days, known=number(lang, known))


def direction(lang: str, now: Figures) -> str:
    """Where it goes; why that cannot be told where the days before have too few days of data; else nothing."""
    change = now.changes.get("activity_rate")
    assert now.window is not None
    if change is not None:
        before = seven_days_before(lang, change.day, now.window)
        if not now.active:
            return since_none(lang, now, before)
        return moved(lang, change, before, communes_now=now.completeness.scans)
    days = now.short.get("activity_rate", (0, 0))[0]
    if not days:
        return ""
    return plural(
        lang,
        "not comparable with the period before, which has data for only {n} day",
        "not comparable with the period before, which has data for only {n} days",
        days,
    )


def since_none(lang: str, now: Figures, before: str) -> str:
    """How many there were before, where none is left."""
    change = now.changes.get("active")
    if change is None or change.communes < now.completeness.scans:
        return ""
    if not change.before:
        return say(lang, "as in {before}", before=before)
    return say(lang, "against {n} in {before}", n=number(lang, change.before), before=before)


def behind(lang: str, now: Figures) -> list[str]:
    """Communes without a scan and communes without data, two clauses, never mixed."""
    if len(now.scope.codes) < 2 or now.window is None or now.days.scans is None:
        return []
    told = [] if now.days.scans < now.scope.since or not now.active else [without_scans(lang, now)]
    unknown = [one.code for one in now.communes if one.activity.active is None]
    if unknown and len(unknown) < len(now.communes):
        told.append(say(lang, "no scan data of {communes}", communes=some(lang, unknown, 1)))
    return told


def without_scans(lang: str, now: Figures) -> str:
    """The communes that have venues and no scan in the window: the only one by name, more by number."""
    codes = silent(now)
    if not codes:
        return ""
    if not no_scan_at_all(now, codes):
        return say(lang, "no venue is active in {communes}", communes=some(lang, codes, 1))
    if len(codes) == 1:
        return say(lang, "{commune} had no scan", commune=named(lang, codes))
    return say(lang, "{communes} had no scan", communes=counted(lang, codes))
