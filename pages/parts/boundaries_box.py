"""Where an office gives the dashboard its own boundaries: chosen, checked, looked at, kept; removed and put back."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from analytics.charts.style import Drawing
from data.boundaries import (
    Boundaries,
    Checked,
    as_preview,
    boundaries,
    check_boundaries,
    forget_check,
    keep_boundaries,
    put_back_boundaries,
    remove_boundaries,
    spoken,
)
from data.communes import communes, name_of
from data.errors import CampaignError
from data.writing import moment
from pages.parts.cards import note, strip
from pages.parts.kept import kept
from pages.parts.pane import pane
from pages.parts.session import View, person

NAMED = 12
Draw = Callable[[Boundaries], Drawing]


def boundaries_box(view: View, draw: Draw) -> None:
    """The box; `draw` makes the map of the page with boundaries that are only looked at."""
    # What is in the box is made only while it is open.
    box = st.popover(view.say("Map boundaries"), key="boundaries-box", on_change="rerun")
    if box.open:
        with box:
            inside(view, draw)


def inside(view: View, draw: Draw) -> None:
    """What is in use, the file chooser, and what a chosen file would give."""
    if word := st.session_state.pop("boundaries-said", None):
        strip([word], "sample")
    in_use(view)
    turn = st.session_state.setdefault("boundaries-turn", 0)
    label = view.say("Boundaries of the communes (.geojson, WGS84)")
    given = st.file_uploader(label, type=["geojson", "json"], key=f"boundaries-file-{turn}")
    if given is not None:
        return offered(view, given, draw)
    forget()
    return note(
        view.say(
            "Any map program can save them: one shape a commune, with its code or its name. Nothing is kept before "
            "you have seen what was recognised."
        )
    )


def in_use(view: View) -> None:
    """Which boundaries are drawn now, with the way back."""
    try:
        now = boundaries(view.home, view.snapshot.version)
    except CampaignError as damaged:
        strip([damaged.message(view.lang)], "wrong")
        now = None
    _, last = kept(view.key("boundaries-spoken"), lambda: spoken(view.home, view.snapshot.version))
    if now is None:
        note(view.say("The map is drawn with tiles, one a commune; no boundaries are in use."))
        if last and st.button(view.say("Put back {file}", file=last["file"]), key="boundaries-back"):
            done(view, lambda: put_back_boundaries(view.home, who()), view.say("The boundaries are in use again."))
        return
    note(
        view.say(
            "In use: {file}, {k} of {n} communes, by {who} on {when}.",
            file=now.file,
            k=len(now.units),
            n=len(communes()),
            who=now.by,
            when=moment(view.lang, now.at),
        )
    )
    if st.button(view.say("Draw with tiles again"), key="boundaries-remove"):
        done(view, lambda: remove_boundaries(view.home, who()), view.say("The map is drawn with tiles again."))


def offered(view: View, given: Any, draw: Draw) -> None:
    """What a file would give, its map, and the button that keeps it."""
    checked = checked_once(view, given)
    if isinstance(checked, str):
        strip([checked], "wrong")
        return
    strip([recognised(view, checked)], "sample")
    strip(doubts(view, checked))
    keep = st.container()
    pane(view, "boundaries-preview", lambda: draw(as_preview(checked)), checked.original)
    if keep.button(view.say("Use these boundaries"), type="primary", key="boundaries-keep"):
        done(view, lambda: keep_boundaries(view.home, checked, who()), view.say("The boundaries are in use."))


def checked_once(view: View, given: Any) -> Checked | str:
    """The check of a file, or why it cannot be used; read again only when another file is chosen."""
    state = st.session_state
    if state.get("boundaries-check", ("",))[0] != given.file_id:
        forget()
        with st.spinner(view.say("Reading the boundaries…")):
            try:
                found: Checked | CampaignError = check_boundaries(view.home, given.getvalue(), given.name)
            except CampaignError as refused:
                found = refused
        state["boundaries-check"] = (given.file_id, found)
    found = state["boundaries-check"][1]
    return found.message(view.lang) if isinstance(found, CampaignError) else found


def recognised(view: View, checked: Checked) -> str:
    """How many communes have an outline."""
    return view.say(
        "Recognised: {k} of {n} communes, by “{property}”.",
        k=checked.matched,
        n=len(communes()),
        property=checked.by[0],
    )


def doubts(view: View, checked: Checked) -> list[str]:
    """What a person should look at before keeping the file."""
    said = []
    if checked.without:
        said.append(view.say("Without a boundary: {names}.", names=listed(view, map(name_of, checked.without))))
    if checked.strangers:
        said.append(view.say("Shapes that are no commune here: {names}.", names=listed(view, checked.strangers)))
    for one, other, feature in checked.torn[:NAMED]:
        sentence = "“{feature}” has the code or name of two communes, {one} and {other}: it is left out."
        said.append(view.say(sentence, feature=feature, one=name_of(one), other=name_of(other)))
    if checked.joined:
        names = [f"{name_of(code)} ({n})" for code, n in checked.joined.items()]
        said.append(view.say("Made of several shapes, which were joined: {names}.", names=listed(view, names)))
    if checked.away:
        names = listed(view, map(name_of, checked.away))
        said.append(view.say("Not where they should be; look at the map: {names}.", names=names))
    return said


def listed(view: View, names: Any) -> str:
    """Names with commas; of a long list the first, and how many more."""
    found: Sequence[str] = list(names)
    more = len(found) - NAMED
    return ", ".join(found[:NAMED]) + (view.say(" and {n} more", n=view.number(more)) if more > 0 else "")


def done(view: View, act: Callable[[], object], sentence: str) -> None:
    """Do it, and say so on the next run; a refusal is said at once."""
    try:
        act()
    except CampaignError as refused:
        strip([refused.message(view.lang)], "wrong")
        return
    st.session_state["boundaries-said"] = sentence
    st.session_state["boundaries-turn"] = st.session_state.get("boundaries-turn", 0) + 1
    st.session_state.pop("boundaries-check", None)
    st.rerun()


def forget() -> None:
    """Leave a checked file that was not kept."""
    _, found = st.session_state.pop("boundaries-check", ("", None))
    if isinstance(found, Checked):
        forget_check(found)


def who() -> str:
    """Who decides."""
    return st.session_state.get("by") or person()
