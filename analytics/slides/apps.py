"""Slides about how far the apps are installed: on a map, and ranked."""

import pandas as pd

from analytics import coverage
from analytics.app_figures import AppFigures
from analytics.sentences import spoken
from analytics.slides.material import INSTALLS, Material, communes, stands, told, with_doubts
from analytics.slides.slide import LeftOut, OnMap, Ranked, Slide
from analytics.slides.state import coverage_card, main_app
from data.words import say
from data.writing import day, period, points


def on_map(of: Material) -> Slide | LeftOut:
    """Coverage of smartphones where it lies."""
    one = main_app(of)
    if one is None or one.from_district_row:
        return LeftOut(say(of.lang, "The map of coverage: communes have no usable install count."))
    if not of.several:
        return LeftOut(say(of.lang, "The map of coverage: only one commune is chosen."))
    frame = coverage.against_period_before(of.snapshot, of.scope, one.app)
    name = say(of.lang, "{app} coverage", app=one.name)
    content = OnMap(frame, "coverage", name, coverage_card(of, one))
    values = {"app": one.name, "rate": of.rate(one.coverage, 2)}
    title = say(of.lang, "{app} is on {rate} of smartphones", **values)
    notes = (spoken.coverage(of.lang, of.campaign, of.figures, one.app),)
    return Slide("map", title, content, notes, app_source(of, one))


def ranked(of: Material) -> Slide | LeftOut:
    """Communes by coverage, the target among them."""
    one = main_app(of)
    if one is None or one.from_district_row:
        return LeftOut(say(of.lang, "Communes by coverage: communes have no usable install count."))
    if not of.several:
        return LeftOut(say(of.lang, "Communes by coverage: only one commune is chosen."))
    frame = coverage.against_period_before(of.snapshot, of.scope, one.app)
    known = frame[frame["coverage"].notna()].sort_values("coverage", ascending=False, kind="stable")
    name = say(of.lang, "{app} coverage", app=one.name)
    changed = "change" if frame["change"].notna().any() else None
    target = of.target(f"coverage:{one.app}")
    content = Ranked(frame, "coverage", name, change=changed, target=target)
    title = ranked_title(of, one, known, target)
    source = "; ".join(filter(None, (changes_since(of, frame), app_source(of, one))))
    return Slide("coverage", title, content, ranked_notes(of, frame, title), source)


def ranked_title(of: Material, one: AppFigures, known: pd.DataFrame, target: float | None) -> str:
    """Against the target, else from the highest to the lowest."""
    if target is not None:
        reached = int((known["coverage"] >= target).sum())
        values = {"app": one.name, "n": of.count(reached), "all": communes(of.lang, len(known))}
        return say(of.lang, "{app}: {n} of {all} reach the target of {target}", target=of.rate(target, 0), **values)
    best, last = known.iloc[0], known.iloc[-1]
    if len(known) == 1:
        values = {"app": one.name, "best": best["name"], "high": of.rate(best["coverage"])}
        return say(of.lang, "{app}: {high} in {best}, the only commune with data", **values)
    values = {"app": one.name, "best": best["name"], "high": of.rate(best["coverage"])}
    ends = {"last": last["name"], "low": of.rate(last["coverage"])}
    return say(of.lang, "{app}: from {low} in {last} to {high} in {best}", **values, **ends)


def ranked_notes(of: Material, frame: pd.DataFrame, title: str) -> tuple[str, ...]:
    """The ends, and who gained most."""
    gained = frame[frame["change"] > 0].sort_values("change", kind="stable")
    if gained.empty:
        return told(title + ".")
    most = gained.iloc[-1]
    values = {"commune": most["name"], "points": points(of.lang, most["change"], 1)}
    since = day(of.lang, most["previous_as_of"])
    return told(title + ".", say(of.lang, "Since {day} {commune} gained most, {points}.", day=since, **values))


def changes_since(of: Material, frame: pd.DataFrame) -> str:
    """The days of the counts that the changes are against: one, or from the first to the last."""
    days = frame.loc[frame["change"].notna(), "previous_as_of"].dropna()
    if days.empty:
        return ""
    first, last = days.min().date(), days.max().date()
    if first == last:
        return say(of.lang, "Changes against the count of {day}", day=day(of.lang, first))
    return say(of.lang, "Changes against each commune's count of {days}", days=period(of.lang, first, last))


def app_source(of: Material, one: AppFigures) -> str:
    """Installs out of what, as of when, from how many communes."""
    values = {
        "part": of.count(one.total.of_smartphones),
        "whole": of.count(one.total.smartphones),
        "k": of.count(one.communes_with_data),
        "n": of.count(one.communes_expected),
        "asof": stands(of.lang, one.total.as_of),
    }
    words = say(of.lang, "{part} installs on {whole} smartphones, {k} of {n} communes with data; {asof}", **values)
    return with_doubts(words, of, *INSTALLS)
