"""What changed between two days or two versions: a waterfall beside the communes, down to the venues of each part."""

from html import escape

import streamlit as st

from analytics import sentences
from analytics.change_points import WHY
from analytics.changes import Changes, changes
from analytics.charts.waterfall import waterfall
from analytics.definitions import DEFINITIONS
from analytics.scope import Unanswerable
from data.communes import name_of
from pages.monitor.parts.change_asked import Asked, asked, choose, pressed, versions, where
from pages.monitor.parts.change_tables import by_commune, venues
from pages.monitor.parts.change_unanswered import left_without, unanswered
from pages.parts.cards import lead, part, strip
from pages.parts.empty import empty
from pages.parts.kept import kept
from pages.parts.pane import Piece, pane
from pages.parts.session import View, now_showing


def show(view: View) -> None:
    """Sentence, what is asked, the waterfall beside the communes, the venues."""
    if view.scope is None:
        return empty(view)
    what = asked(view)
    try:
        found = answer(view, what)
    except Unanswerable as why:
        return unanswered(view, what, why)
    lead(sentence(view, what, found))
    choose(view, what)
    if found.start is None:
        left_without(view, what)
        return strip(reasons(view, found))
    left, right = st.columns([2, 3], gap="medium")
    with left:
        part(view.say(DEFINITIONS[what.figure].name))
        pane(view, "waterfall", lambda: drawn(view, what, found), what, pressed=pressed)
    # One commune needs no list of communes: its venues stand in their place.
    several = len(found.communes) > 1
    with right:
        if several:
            part(view.say("By commune"), view.say("Choose a number to see its venues, a commune to look at it alone."))
            by_commune(view, found, what)
        else:
            venues(view, found, what)
    strip(reasons(view, found))
    if several:
        venues(view, found, what)
    return None


def answer(view: View, what: Asked) -> Changes:
    """The change, counted once for all who ask the same."""
    key = ("changes", view.home, view.scope, what.figure, what.before, what.after)
    return kept(key, lambda: changes(view.home, view.scope, what.figure, what.before, what.after))


def sentence(view: View, what: Asked, found: Changes) -> str:
    """From how many to how many, and through what."""
    if what.compare == "known" and len(versions(view)) < 2:
        return view.say("Everything was loaded in one go: nothing was known earlier.")
    return sentences.changes(view.lang, found)


def drawn(view: View, what: Asked, found: Changes) -> Piece:
    """The waterfall; a press on a part lists its venues."""
    picture = waterfall(view.lang, found, what.part, lambda key: where(view, part=key, of=""))
    return Piece(f'<figure class="waterfall" aria-label="{escape(picture.alt)}">{picture.html}</figure>')


def reasons(view: View, found: Changes) -> list[str]:
    """The communes left out, by why."""
    said = []
    for why, words in WHY.items():
        codes = [one.code for one in found.unknown if one.why == why]
        if codes:
            names = view.say("all communes") if len(codes) == len(view.scope.codes) else ", ".join(map(name_of, codes))
            said.append(view.say("Not compared: {communes} ({why}).", communes=names, why=view.say(words)))
    return said


show(now_showing.get())
