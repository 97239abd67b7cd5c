"""What the page of changes shows when it cannot compare: why, the figure at the end, and a press that would work.

It counts nothing and never leaves a sentence over a blank page.
"""

from datetime import date, timedelta
from html import escape

from analytics.change_points import NoEnd, NoStart, Point
from analytics.change_withdrawn import Withdrawn, figure_at, withdrawn
from analytics.definitions import DEFINITIONS
from analytics.scope import Unanswerable
from analytics.standing import WINDOW
from data.writing import day, period
from pages.monitor.parts.change_asked import Asked, choose, pressed, versions, where
from pages.parts.cards import Card, cards_html, lead
from pages.parts.kept import kept
from pages.parts.navigate import address
from pages.parts.pane import pane
from pages.parts.session import View


def unanswered(view: View, what: Asked, why: Unanswerable) -> None:
    """The reason as the title, what can be asked instead, and the figure that does stand."""
    point = what.after if isinstance(why, NoEnd) else what.before if isinstance(why, NoStart) else None
    gone = left(view, what, point) if point else None
    lead(gone.message(view.lang, now=point.version == view.snapshot.version) if gone else why.message(view.lang))
    choose(view, what)
    shown = "".join((end_card(view, what), presses(view, what, why, gone)))
    pane(view, "change-unanswered", lambda: shown, what, shown, pressed=pressed)


def left_without(view: View, what: Asked) -> None:
    """Where no commune can be compared: whether files were withdrawn, the figure at the end, and where to look."""
    points = [(point, left(view, what, point)) for point in (what.after, what.before)]
    said = dict.fromkeys(
        one.message(view.lang, now=point.version == view.snapshot.version) for point, one in points if one
    )
    words = "".join(f'<p class="note">{escape(one)}</p>' for one in said)
    shown = words + end_card(view, what) + (f'<nav class="choice">{history(view)}</nav>' if said else "")
    pane(view, "change-unanswered", lambda: shown, what, shown, pressed=pressed)


def left(view: View, what: Asked, point: Point) -> Withdrawn | None:
    """The withdrawal behind a point without a figure, looked for once."""
    key = ("withdrawn", view.home, view.scope, what.figure, point)
    return kept(key, lambda: withdrawn(view.home, view.scope, what.figure, point))


def end_card(view: View, what: Asked) -> str:
    """The figure at the second point; nothing where it has none."""
    key = ("figure-at", view.home, view.scope, what.figure, what.after)
    found = kept(key, lambda: figure_at(view.home, view.scope, what.figure, what.after))
    if found is None:
        return ""
    end, value = found
    days = day(view.lang, end.day) if what.figure == "registered" else period(view.lang, end.since, end.day)
    return cards_html(view, [Card(view.say(DEFINITIONS[what.figure].name), view.number(value), asof=days)])


def presses(view: View, what: Asked, why: Unanswerable, gone: Withdrawn | None) -> str:
    """What would work: from the first day with data, from the version before the withdrawal; the history."""
    made = []
    first = first_day(view, what, why) if gone is None and isinstance(why, NoStart) else None
    if first:
        words = view.say("Compare from {day}, the first day with data for it", day=day(view.lang, first))
        more = {"compare": "day", "against": first.isoformat(), "known": "", "part": "", "of": ""}
        made.append(press(where(view, **more), f"from-day:{first.isoformat()}", words))
    if gone is not None and gone.version in versions(view)[1:] and isinstance(why, NoStart):
        words = view.say("Compare from the data before that withdrawal")
        more = {"compare": "known", "known": str(gone.version), "later": "", "part": "", "of": ""}
        made.append(press(where(view, **more), f"from-version:{gone.version}", words))
    made += [history(view)] if gone else []
    return f'<nav class="choice">{"".join(made)}</nav>' if made else ""


def first_day(view: View, what: Asked, why: NoStart) -> date | None:
    """The first day whose figure is of as many days as the second point's; None where that is not before it."""
    if why.begins is None:
        return None
    length = {"active": WINDOW, "scans": view.scope.length}.get(what.figure, 1)
    first = why.begins + timedelta(length - 1)
    return first if first < what.after.day else None


def press(href: str, go: str, words: str) -> str:
    """A link that the page answers without loading anew."""
    return f'<a href="{escape(href)}" data-go="{escape(go)}">{escape(words)}</a>'


def history(view: View) -> str:
    """The way to where uploads are withdrawn and restored."""
    return f'<a href="{escape(address(view, "history"))}" target="_self">{escape(view.say("History of uploads"))}</a>'
