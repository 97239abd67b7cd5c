"""The first slides: the state of the campaign in four figures, and how activity went day by day."""

from datetime import timedelta

import pandas as pd

from analytics import activity, coverage, registrations
from analytics.app_figures import AppFigures
from analytics.comparing import Change
from analytics.definitions import DEFINITIONS
from analytics.engine import known_part
from analytics.sentences import spoken
from analytics.slides.material import INSTALLS, SCANS, Material, change_words, stands, told, with_doubts
from analytics.slides.slide import Figure, FigureCards, LeftOut, Line, Slide
from data.words import plural, say
from data.writing import day, missing, short_day


def state(of: Material) -> Slide | LeftOut:
    """Registered, used in seven days, scans, coverage."""
    lang, now = of.lang, of.figures
    one = main_app(of)
    if now.registered is None and now.active is None and one is None:
        return LeftOut(say(lang, "The state: no file speaks for this period."))
    cards = [registered_card(of), active_card(of), scans_card(of)]
    if one is not None:
        cards.append(coverage_card(of, one))
    notes = told(spoken.used(lang, of.campaign, now), spoken.since_before(lang, now))
    if now.active is None and one is not None:
        notes = told(spoken.coverage(lang, of.campaign, now, one.app))
    return Slide("state", state_title(of), FigureCards(tuple(cards)), notes, state_source(of))


def state_title(of: Material) -> str:
    """What a leader asks first."""
    lang, now = of.lang, of.figures
    if now.active is not None and now.activity_base:
        return plural(
            lang, "{active} of {n} venue was scanned in 7 days ({window}), {rate}",
            "{active} of {n} venues were scanned in 7 days ({window}), {rate}", now.activity_base,
            active=of.count(now.active), rate=of.rate(now.activity_rate), window=of.window,
        )  # fmt: skip
    if now.registered is not None:
        return plural(
            lang, "{n} venue is registered; no scans are known", "{n} venues are registered; no scans are known",
            now.registered,
        )  # fmt: skip
    return say(lang, "How far the apps are installed")


def state_source(of: Material) -> str:
    """Each figure's own day."""
    lang, days = of.lang, of.figures.days
    names = (("The register of venues", days.registered), ("Scans", days.scans), ("App installs", days.installs))
    known = [f"{say(lang, name)}: {stands(lang, on)}" for name, on in names if on]
    return with_doubts("; ".join(known), of, *SCANS, *INSTALLS)


def registered_card(of: Material) -> Figure:
    """R(D), with those that are new."""
    now, lang = of.figures, of.lang
    new = now.new_registrations
    words = say(lang, "{n} new in the period", n=of.count(new)) if new is not None else ""
    if new is not None and (left := left_in_period(of, new)):
        words = say(lang, "{n} new in the period, {left} left", n=of.count(new), left=of.count(left))
    trend = registrations.daily(of.snapshot, of.scope.leading())["registered"]
    return card(of, "registered", of.count(now.registered), words, stands(lang, now.days.registered), trend)


def left_in_period(of: Material, new: int) -> int:
    """How many left the register, where the new ones less these are the change that stands below."""
    step = change(of, "registered")
    if step is None or step.day != of.scope.since - timedelta(1) or step.now != of.figures.registered:
        return 0
    return max(0, new - int(step.difference))


def active_card(of: Material) -> Figure:
    """A7(D), out of how many."""
    now = of.figures
    words = ""
    if now.active is not None:
        words = say(of.lang, "of {n} venues, {rate}", n=of.count(now.activity_base), rate=of.rate(now.activity_rate))
    trend = activity.daily(of.snapshot, of.scope.leading())["active7"]
    return card(of, "active", of.count(now.active), words, of.window or stands(of.lang, None), trend)


def scans_card(of: Material) -> Figure:
    """Scans in the period, and to date."""
    now = of.figures
    words = say(of.lang, "{n} to date", n=of.count(now.scans_to_date)) if now.scans_to_date is not None else ""
    trend = activity.daily(of.snapshot, of.scope.leading())["scans"]
    return card(of, "scans", of.count(now.scans), words, stands(of.lang, now.days.scans), trend)


def coverage_card(of: Material, one: AppFigures) -> Figure:
    """Installs over smartphones."""
    part, whole = of.count(one.total.of_smartphones), of.count(one.total.smartphones)
    words, tone = change_words(of.lang, "coverage", one.change)
    if one.same_count or (one.total.as_of and one.total.as_of < of.scope.since):
        words, tone = say(of.lang, "no newer count in the period"), "flat"
    trend = coverage.trend(of.snapshot, of.scope, one.app)["coverage"]
    return Figure(
        say(of.lang, "{app} coverage", app=one.name),
        of.rate(one.coverage, 2),
        say(of.lang, "{part} of {whole} smartphones", part=part, whole=whole),
        words,
        tone,
        stands(of.lang, one.total.as_of),
        tuple(known_part(trend)),
    )


def card(of: Material, key: str, figure: str, words: str, asof: str, trend: pd.Series) -> Figure:
    """One figure of the scope with its change."""
    said, tone = change_words(of.lang, key, change(of, key), of.figures.short.get(key, (0, 0)))
    return Figure(say(of.lang, DEFINITIONS[key].name), figure, words, said, tone, asof, tuple(known_part(trend)))


def change(of: Material, key: str) -> Change | None:
    """A figure's change."""
    return of.figures.changes.get(key)


def main_app(of: Material) -> AppFigures | None:
    """The first app with coverage, else with installs."""
    found = [one for one in of.figures.apps.values() if one.coverage is not None]
    return found[0] if found else None


def by_day(of: Material) -> Slide | LeftOut:
    """Seven-day active venues, day by day."""
    lang = of.lang
    frame = activity.daily(of.snapshot, of.scope.leading())
    known = frame[frame["active7"].notna()]
    if known.empty or of.figures.active is None:
        return LeftOut(say(lang, "Activity by day: no scan file speaks for this period."))
    name = say(lang, DEFINITIONS["active"].name)
    milestones = of.snapshot.milestones
    line = Line(frame, "active7", name, (of.scope.since, of.scope.until), milestones=milestones)
    title = by_day_title(of)
    notes = told(title + ".", highest(of, known))
    return Slide("by-day", title, line, notes, by_day_source(of))


def by_day_title(of: Material) -> str:
    """From the end of the period before to now."""
    moved = change(of, "active")
    on = short_day(of.lang, of.figures.days.scans)
    if moved is None:
        return plural(
            of.lang, "{n} venue was active in the seven days to {day}",
            "{n} venues were active in the seven days to {day}", of.figures.active or 0, day=on,
        )  # fmt: skip
    before = {"before": of.count(moved.before), "then": short_day(of.lang, moved.day), "now": of.count(moved.now)}
    if moved.difference > 0:
        return say(of.lang, "Active venues rose from {before} ({then}) to {now} ({day})", day=on, **before)
    if moved.difference < 0:
        return say(of.lang, "Active venues fell from {before} ({then}) to {now} ({day})", day=on, **before)
    return say(of.lang, "Active venues stand at {now}, as on {then}", now=before["now"], then=before["then"])


def highest(of: Material, known: pd.DataFrame) -> str:
    """The best day of the days drawn."""
    top = known.loc[known["active7"].idxmax()]
    if missing(top["active7"]):
        return ""
    values = {"n": of.count(top["active7"]), "day": day(of.lang, top["day"].date())}
    return say(of.lang, "The most in these days was {n}, on {day}.", **values)


def by_day_source(of: Material) -> str:
    """What a point counts."""
    words = say(of.lang, "Each point counts the registered venues with a scan in the seven days up to it")
    return with_doubts(f"{words}; {stands(of.lang, of.figures.days.scans)}", of, *SCANS)
