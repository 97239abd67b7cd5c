"""The same for the ear: one or two sentences a presenter reads aloud to a room of commune chairs.

Large numbers are rounded and say so (hơn 18.800), percentages are whole, days are said as days are said (ngày 15 đến
ngày 21 tháng 9), and the year is left to the slide. What is not known is not said: "" where there is nothing to say.
"""

from datetime import date

import pandas as pd

from analytics.app_figures import AppFigures
from analytics.comparing import Change
from analytics.figures import Figures
from analytics.sentences.active import whereabouts
from analytics.sentences.aloud import about, capital, on, one_in, percentage, seven_days_to, span
from analytics.sentences.communes import movers, no_scan_at_all, silent
from analytics.sentences.phrases import counted, listed, named, where
from analytics.standing import WINDOW
from data.campaign import Campaign
from data.communes import name_of
from data.words import plural, say
from data.writing import number


def overview(lang: str, campaign: Campaign, now: Figures) -> str:
    """How many were used in the seven days, whether that is more than before, and who has none."""
    return " ".join(filter(None, (used(lang, campaign, now), since_before(lang, now))))


def used(lang: str, campaign: Campaign, now: Figures) -> str:
    """Active out of registered."""
    if now.active is None or now.window is None or not now.activity_base:
        return (
            say(lang, "There are no scan data to speak of yet.")
            if now.active is None
            else registrations(lang, campaign, now)
        )
    values = {
        "days": span(lang, *now.window),
        "all": about(lang, now.activity_base),
        "where": where(lang, now.scope),
    }
    if not now.active:
        return capital(say(lang, "{days}, not one of {all} registered venues{where} was scanned.", **values))
    if now.active == now.activity_base:
        return capital(plural(
            lang, "{days}, the only registered venue{where} was scanned.",
            "{days}, all {n} registered venues{where} were scanned.", now.active, **values,
        ))  # fmt: skip
    ratio = now.active / now.activity_base
    fraction = one_in(lang, ratio)
    values |= {"n": about(lang, now.active), "percent": percentage(lang, ratio), "fraction": fraction}
    if now.active == 1:
        return capital(say(lang, "{days}, only 1 of {all} registered venues{where} was scanned.", **values))
    if fraction:
        words = "{days}, {n} of {all} registered venues{where} were scanned, {percent}, or {fraction}."
        return capital(say(lang, words, **values))
    return capital(say(lang, "{days}, {n} of {all} registered venues{where} were scanned, {percent}.", **values))


def since_before(lang: str, now: Figures) -> str:
    """The direction and the silent communes, in one sentence."""
    change = now.changes.get("active")
    told = []
    if change is not None and now.window is not None and now.days.scans and now.days.scans >= now.scope.since:
        told.append(stepped(lang, change, seven_days_to(lang, change.day, now.window)))
    known = now.completeness.window_days
    if now.active is not None and known < WINDOW:
        told.append(say(lang, "there are data for only {known} of these 7 days", known=number(lang, known)))
    codes = silent(now)
    if codes and len(codes) > 1 and now.active:
        words = "{communes} still had no scan" if no_scan_at_all(now, codes) else "{communes} still had no active venue"
        told.append(say(lang, words, communes=counted(lang, codes)))
    return capital("; ".join(told) + ".") if told else ""


def stepped(lang: str, change: Change, before: str) -> str:
    """So many more or fewer than before."""
    n = int(change.difference)
    if not n:
        return say(lang, "that is as many as in {before}", before=before)
    words = "that is {n} more than in {before}" if n > 0 else "that is {n} fewer than in {before}"
    return say(lang, words, n=about(lang, abs(n)), before=before)


def registrations(lang: str, campaign: Campaign, now: Figures) -> str:
    """How many venues, and how many came."""
    if now.registered is None or now.days.registered is None:
        return say(lang, "There is no register of venues to speak of yet.")
    place = whereabouts(lang, campaign, now.scope)
    values = {"place": place, "day": on(lang, now.days.registered)}
    if not now.registered:
        return say(lang, "As of {day}, no venue is registered in {place}.", **values)
    first = plural(
        lang,
        "As of {day}, {count} venue is registered in {place}.",
        "As of {day}, {count} venues are registered in {place}.",
        now.registered,
        count=about(lang, now.registered),
        **values,
    )
    if now.new_registrations is None or now.new_registrations == now.registered:
        return first
    came = {"count": about(lang, now.new_registrations), "day": on(lang, now.scope.since)}
    if not now.new_registrations:
        return f"{first} " + say(lang, "No venue was added since {day}.", day=came["day"])
    added = plural(
        lang, "{count} of them was added since {day}.", "{count} of them were added since {day}.",
        now.new_registrations, **came,
    )  # fmt: skip
    return f"{first} {capital(added)}"


def coverage(lang: str, campaign: Campaign, now: Figures, app: str) -> str:
    """Installs out of smartphones, and how far that moved."""
    one = now.apps.get(app)
    if one is None or one.coverage is None or one.total.as_of is None or one.total.smartphones is None:
        return say(lang, "There are no install counts of {app} to speak of yet.", app=campaign.app_name(app))
    values = {"day": on(lang, one.total.as_of), "app": one.name, "smartphones": about(lang, one.total.smartphones)}
    if one.coverage > 1:
        words = (
            "The install counts of {app} as of {day} are above the number of smartphones: they are to be checked first."
        )
        return say(lang, words, **values)
    if not one.coverage:
        return say(lang, "As of {day}, {app} is on none of {smartphones} smartphones.", **values)
    first = say(
        lang,
        "As of {day}, {app} is on {installed} of {smartphones} smartphones, {percent}.",
        installed=about(lang, one.total.of_smartphones or 0),
        percent=percentage(lang, one.coverage),
        **values,
    )
    return " ".join(filter(None, (first, since_count(lang, one, one.total.as_of))))


def since_count(lang: str, one: AppFigures, as_of: date) -> str:
    """How far coverage moved, or that nobody counted anew."""
    if one.same_count:
        return say(lang, "There was no newer count in the period.")
    return coverage_step(lang, one.change, as_of)


def coverage_step(lang: str, change: Change | None, as_of: date) -> str:
    """The change in whole points since the count before; nothing where there is no newer count."""
    if change is None or change.day is None or change.day >= as_of:
        return ""
    n, day = round(abs(change.difference) * 100), on(lang, change.day)
    if not n:
        return say(lang, "That is much the same as on {day}.", day=day)
    if change.difference > 0:
        return plural(lang, "That is about {n} point up on {day}.", "That is about {n} points up on {day}.", n, day=day)
    return plural(lang, "That is about {n} point down on {day}.", "That is about {n} points down on {day}.", n, day=day)


def moved(lang: str, frame: pd.DataFrame, column: str = "active_change") -> str:
    """Who gained most and who lost most; "" where nothing can be compared or nothing moved."""
    up, down = movers(frame, column) if len(frame) > 1 else ([], [])
    gained, lost = (listed(lang, [name_of(code) for code, _ in rows]) for rows in (up, down))
    if gained and lost:
        return say(lang, "{up} gained most active venues; {down} lost most.", up=gained, down=lost)
    if gained:
        return say(lang, "{up} gained most active venues.", up=gained)
    return say(lang, "{down} lost most active venues.", down=lost) if lost else ""


def silent_communes(lang: str, now: Figures) -> str:
    """The communes without an active venue by name, as they are read out; "" when there is none."""
    codes = silent(now)
    if not codes or now.window is None or len(now.communes) < 2:
        return ""
    days = span(lang, *now.window)
    if len(codes) == 1:
        return capital(say(lang, "{days}, only {commune} had no active venue.", days=days, commune=named(lang, codes)))
    names = listed(lang, [name_of(code) for code in codes])
    words = "{days}, {communes} had no active venue: {names}."
    return capital(say(lang, words, days=days, communes=counted(lang, codes), names=names))
