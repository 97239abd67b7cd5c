"""What a person asks of a change: which figure, from when, as known when. The URL holds it all; it counts nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from typing import Any

import streamlit as st

from analytics.change_points import Point
from analytics.definitions import DEFINITIONS, PARTS
from data.moments import Moment, moments
from data.writing import moment
from pages.parts.kept import kept
from pages.parts.navigate import address, gone
from pages.parts.pane import pane
from pages.parts.session import View

COMPARE = {"before": "The period before", "day": "Another day", "known": "As known earlier"}
ACTS = {
    "commit": "loaded {named}",
    "withdraw": "withdrew {named}",
    "restore": "restored {named}",
    "correction": "corrected {named}",
    "same-venue": "counted {named} as one",
    "undo": "undid the correction of {named}",
}
# What of the question the URL holds beside the scope.
IN_URL = ("figure", "compare", "against", "known", "later", "part", "of")


@dataclass(frozen=True)
class Asked:
    """The question. `part` and `of` (a commune's code) are what the list of venues is narrowed to, "" for all."""

    figure: Any
    compare: str
    before: Point
    after: Point
    part: str = ""
    of: str = ""


def asked(view: View) -> Asked:
    """What the URL says; what is missing or cannot be is the default."""
    figure = one_of("figure", list(PARTS), "active")
    compare = one_of("compare", list(COMPARE), "before")
    known = versions(view) if compare != "before" else []
    now = view.snapshot.version
    first, second = now, now
    if compare == "known" and len(known) > 1:
        second = int(one_of("later", list(map(str, known)), str(now)))
        earlier = [version for version in known if version < second] or [second]
        first = int(one_of("known", list(map(str, earlier)), str(earlier[0])))
    elif compare == "day":
        first = int(one_of("known", list(map(str, known)), str(now)))
    return Asked(
        figure,
        compare,
        Point(first_day(view, compare), first),
        Point(view.scope.until, second),
        one_of("part", list(PARTS[figure]), ""),
        one_of("of", view.scope.codes, ""),
    )


def one_of(name: str, allowed: Sequence[str], default: str) -> str:
    """A parameter of the URL if it is one of these."""
    said = st.query_params.get(name, default)
    return said if said in allowed else default


def first_day(view: View, compare: str) -> date:
    """The day to start from."""
    if compare == "known":
        return view.scope.until
    if compare == "before":
        return view.scope.since - timedelta(1)
    try:
        return date.fromisoformat(st.query_params.get("against", ""))
    except ValueError:
        return view.scope.until - timedelta(7)


def every_moment(view: View) -> tuple[Moment, ...]:
    """The acts so far, newest first; the newest stands for the campaign as it is."""
    return kept((view.home, view.snapshot.version, "moments"), lambda: moments(view.home, view.snapshot.version))


def versions(view: View) -> list[int]:
    """The versions one can go back to, newest first; the first is now."""
    return [view.snapshot.version, *(one.version for one in every_moment(view)[1:])]


def choose(view: View, now: Asked) -> None:
    """The figure and what to compare with; the day or the versions where they are asked for."""
    pane(view, "change-asked", lambda: tabs(view, now), now, pressed=pressed)
    if now.compare == "before" or (now.compare == "known" and len(versions(view)) < 2):
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="change-points"):
        if now.compare == "day":
            choose_day(view, now)
            choose_version(view, "known", view.say("The first day as known"), versions(view), now.before.version)
        else:
            earlier = [version for version in versions(view) if version < now.after.version]
            choose_version(view, "known", view.say("From the data after"), earlier, now.before.version)
            choose_version(view, "later", view.say("To the data after"), versions(view)[:-1], now.after.version)


def tabs(view: View, now: Asked) -> str:
    """Two rows of choices, as links."""
    figures = {figure: DEFINITIONS[figure].name for figure in PARTS}
    rows = ((view.say("Figure"), "figure", figures), (view.say("Compare with"), "compare", COMPARE))
    made = "".join(
        f'<nav class="choice" aria-label="{escape(label)}"><span>{escape(label)}</span>'
        + "".join(tab(view, kind, key, words, getattr(now, kind)) for key, words in choices.items())
        + "</nav>"
        for label, kind, choices in rows
    )
    return f'<div class="choices">{made}</div>'


def tab(view: View, kind: str, key: str, words: str, current: str) -> str:
    """One choice."""
    mark = ' aria-current="true"' if key == current else ""
    href = escape(where(view, **{kind: key}, part="", of=""))
    return f'<a href="{href}" data-go="{kind}:{key}"{mark}>{escape(view.say(words))}</a>'


def where(view: View, **more: str) -> str:
    """The address of the same question with something else in it."""
    said = {name: st.query_params[name] for name in IN_URL if name in st.query_params} | more
    return address(view, "changes", **{name: value for name, value in said.items() if value})


def pressed(said: str) -> None:
    """A press on this page: a choice goes into the URL, a commune or venue where it goes everywhere."""
    kind, _, what = said.partition(":")
    if kind == "cell":
        part, _, code = what.partition(":")
        put(part=part, of=code)
    elif kind == "part":
        put(part=what)
    elif kind == "from-day":
        put(compare="day", against=what, known="", part="", of="")
    elif kind == "from-version":
        put(compare="known", known=what, later="", part="", of="")
    elif kind in IN_URL:
        put(**{kind: what}, part="", of="")
    else:
        put(of="")
        gone(said)


def put(**values: str) -> None:
    """Into the URL, or out of it where there is nothing to say."""
    for name, value in values.items():
        if value:
            st.query_params[name] = value
        else:
            st.query_params.pop(name, None)


def choose_day(view: View, now: Asked) -> None:
    """Any day up to the end of the period."""
    st.session_state["against"] = min(now.before.day, now.after.day)

    def chosen() -> None:
        if isinstance(day := st.session_state["against"], date):
            put(against=day.isoformat())

    label = view.say("First day (dd/mm/yyyy)")
    st.date_input(label, key="against", format="DD/MM/YYYY", max_value=now.after.day, on_change=chosen, width=170)


def choose_version(view: View, name: str, label: str, options: list[int], current: int) -> None:
    """One of the versions, told by the act that made it."""
    words = {one.version: told(view, one) for one in every_moment(view)}
    words[view.snapshot.version] = view.say("now")
    if every_moment(view):
        words[view.snapshot.version] = view.say("now, after: {act}", act=told(view, every_moment(view)[0]))
    st.session_state[name] = current if current in options else options[0]

    def chosen() -> None:
        put(**{name: str(st.session_state[name])})

    st.selectbox(label, options, key=name, format_func=words.get, on_change=chosen, width=480)


def told(view: View, one: Moment) -> str:
    """An act as one line: when, what, who."""
    named = one.named[0]
    if one.kind == "same-venue":
        named = view.say("{venue} and {other}", venue=one.named[0], other=one.named[-1])
    elif len(one.named) > 1:
        rest = len(one.named) - 1
        named += view.plural(" and {n} other file", " and {n} other files", rest)
    return f"{moment(view.lang, one.at)} · {view.say(ACTS[one.kind], named=named)} · {one.by}"
