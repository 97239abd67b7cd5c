"""Slides about who is active: communes ranked, venues that moved, communes without a scan."""

from typing import Any

import pandas as pd

from analytics import activity
from analytics.definitions import DEFINITIONS, STATES
from analytics.sentences import spoken
from analytics.slides.material import SCANS, Material, communes, told, with_doubts
from analytics.slides.slide import Group, LeftOut, Names, Ranked, Slide
from analytics.slides.slide import States as Parts
from data.words import plural, say


def ranked(of: Material) -> Slide | LeftOut:
    """Communes by activity rate."""
    lang = of.lang
    frame = activity.by_commune(of.snapshot, of.scope)
    known = frame[frame["rate"].notna()].sort_values("rate", ascending=False, kind="stable")
    if not of.several:
        return LeftOut(say(lang, "Communes by activity: only one commune is chosen."))
    if known.empty:
        return LeftOut(say(lang, "Communes by activity: no scan file speaks for this period."))
    title = ranked_title(of, known)
    source = say(lang, "Active venues out of registered ones, seven days {window}", window=of.window)
    changed = "rate_change" if frame["rate_change"].notna().any() else None
    content = Ranked(
        frame, "rate", say(lang, DEFINITIONS["activity_rate"].name), of=("active", "registered"), change=changed,
        base="registered", target=of.target("activity_rate"),
    )  # fmt: skip
    return Slide("ranking", title, content, ranked_notes(of, frame, known), with_doubts(source, of, *SCANS))


def ranked_title(of: Material, known: pd.DataFrame) -> str:
    """The best commune against the target, or against those without any scan."""
    best = {"best": known.iloc[0]["name"], "rate": of.rate(known.iloc[0]["rate"])}
    target = of.target("activity_rate")
    if target is not None:
        reached = int((known["rate"] >= target).sum())
        values = {"n": of.count(reached), "all": communes(of.lang, len(known)), "target": of.rate(target, 0)}
        return say(of.lang, "{n} of {all} reach the target of {target} active venues", **values)
    none = int((known["active"] == 0).sum())
    if none == len(known):
        return say(of.lang, "No commune has a scan in the seven days")
    if len(known) == 1:
        return say(of.lang, "7-day activity rate: {best} {rate}, the only commune with data", **best)
    if none:
        return say(
            of.lang,
            "7-day activity rate: {best} leads with {rate}; {none} without any scan",
            none=communes(of.lang, none),
            **best,
        )
    last = {"last": known.iloc[-1]["name"], "low": of.rate(known.iloc[-1]["rate"])}
    return say(of.lang, "7-day activity rate: {best} leads with {rate}; {last} is last with {low}", **best, **last)


def ranked_notes(of: Material, frame: pd.DataFrame, known: pd.DataFrame) -> tuple[str, ...]:
    """Who leads, and who gained and lost most."""
    top = [f"{row['name']} {of.rate(row['rate'])}" for row in known[known["active"] > 0].head(3).to_dict("records")]
    first = say(of.lang, "In front: {names}.", names=", ".join(top)) if top else ranked_title(of, known) + "."
    return told(first, spoken.moved(of.lang, frame))


def moved(of: Material) -> Slide | LeftOut:
    """The seven states of venues."""
    lang, counts = of.lang, of.figures.moved
    whole = of.figures.activity_base
    known = {state: n for state, n in counts.items() if n is not None}
    if not whole or len(known) < len(STATES):
        return LeftOut(say(lang, "Who moved: no scan file speaks for this period."))
    parts = tuple((state, say(lang, words), known[state]) for state, words in STATES.items())
    title = moved_title(of, known)
    never = known["never"]
    notes = told(
        moved_note(of, known),
        plural(
            lang, "{n} has never been scanned, {share} of all registered venues.",
            "{n} have never been scanned, {share} of all registered venues.", never, share=of.rate(never / whole),
        ) if never else "",
    )  # fmt: skip
    source = say(lang, "{n} registered venues, each in one state; seven days {window}, against the seven before",
                 n=of.count(whole), window=of.window)  # fmt: skip
    return Slide("moved", title, Parts(parts, whole), notes, with_doubts(source, of, *SCANS))


def moved_title(of: Material, known: dict[str, int]) -> str:
    """How many became active and how many fell silent; what is nothing is not said."""
    lang, came, went = of.lang, known["back"] + known["first"], known["lapsed"]
    if came and went:
        words = "{n} venue became active, {went} fell silent", "{n} venues became active, {went} fell silent"
        return plural(lang, *words, came, went=of.count(went))
    if came:
        return plural(
            lang, "{n} venue became active, none fell silent", "{n} venues became active, none fell silent", came
        )
    if went:
        return plural(
            lang, "{n} venue fell silent, none became active", "{n} venues fell silent, none became active", went
        )
    return say(lang, "No venue became active and none fell silent")


def moved_note(of: Material, known: dict[str, int]) -> str:
    """Those that stayed, came and went, as one sentence of what is not nothing."""
    lang, came, went = of.lang, known["back"] + known["first"], known["lapsed"]
    if not (came and went and known["kept"]):
        stayed = plural(lang, "{n} venue stayed active", "{n} venues stayed active", known["kept"])
        return f"{moved_title(of, known)}; {stayed}." if known["kept"] else f"{moved_title(of, known)}."
    words = (
        "{n} venue stayed active, {came} began or came back, {went} fell silent.",
        "{n} venues stayed active, {came} began or came back, {went} fell silent.",
    )
    return plural(lang, *words, known["kept"], came=of.count(came), went=of.count(went))


def silent(of: Material) -> Slide | LeftOut:
    """Communes without any scan in the seven days, by name; those without data apart."""
    lang = of.lang
    frame = activity.by_commune(of.snapshot, of.scope)
    if not of.several or not frame["active"].notna().any():
        return LeftOut(say(lang, "Communes without a scan: there is no more than one commune to name, or no data."))
    venues = frame["registered"] > 0
    none, unknown = frame[(frame["active"] == 0) & venues], frame[frame["active"].isna()]
    again = frozenset(none.loc[none["previous_active"] == 0, "name"])
    groups = []
    if len(none):
        heading = say(lang, "No scan in the seven days {window}", window=of.window)
        groups.append(Group(heading, tuple(silent_name(of, row, again) for row in none.to_dict("records"))))
    if len(unknown):
        groups.append(Group(say(lang, "No scan data"), tuple((name, "") for name in unknown["name"])))
    title = silent_title(of, len(none))
    source = say(lang, "Communes with registered venues; seven days {window}", window=of.window)
    return Slide("silent", title, Names(tuple(groups)), silent_notes(of, none, again), source)


def silent_name(of: Material, row: dict[str, Any], again: frozenset[str]) -> tuple[str, str]:
    """A commune, its registered venues, and whether it was named before."""
    venues = plural(of.lang, "{n} venue", "{n} venues", int(row["registered"]))
    before = say(of.lang, "also in the period before")
    return str(row["name"]), f"{venues}, {before}" if row["name"] in again else venues


def silent_title(of: Material, n: int) -> str:
    """How many have none."""
    if not n:
        return say(of.lang, "Every commune with data had scans in the seven days")
    return plural(of.lang, "{n} commune had no scan in seven days", "{n} communes had no scan in seven days", n)


def silent_notes(of: Material, none: pd.DataFrame, again: frozenset[str]) -> tuple[str, ...]:
    """Those named the second time are said to be so."""
    if none.empty:
        return (silent_title(of, 0) + ".",)
    first = spoken.silent_communes(of.lang, of.figures)
    second = plural(
        of.lang, "{n} of them was without a scan in the period before too.",
        "{n} of them were without a scan in the period before too.", len(again),
    ) if again else ""  # fmt: skip
    return told(first, second)
