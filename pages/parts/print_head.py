"""What a sheet of paper must say for itself: whose figures, which page, period and place, and the days they stand at.

On the screen the menu and the scope bar say all this; it is not seen there. It counts nothing.
"""

from datetime import date
from html import escape

import streamlit as st

from pages.parts.kept import kept
from pages.parts.session import View


def print_head(view: View, title: str, scoped: bool) -> None:
    """The head of the printed page; `scoped` says whether period and communes matter on it."""
    with st.container(key="unseen-head"):
        st.html(kept(view.key("print-head", title, scoped), lambda: head(view, title, scoped)))


def head(view: View, title: str, scoped: bool) -> str:
    """Two lines, the title and the scope, and a third with the days."""
    told = [view.period(view.scope.since, view.scope.until), view.place()] if scoped and view.scope else []
    scope = ", ".join(told or [view.campaign.district_full])
    return (
        f'<div class="print-head" aria-hidden="true"><p class="whose">QR {escape(view.campaign.district)}</p>'
        f'<p class="what"><b>{escape(title)}</b> {escape(scope)}</p><p>{escape(stand(view))}</p></div>'
    )


def stand(view: View) -> str:
    """The day of each kind of figure, or that there is none yet, and the version of the campaign."""
    kinds = {"register": "register {day}", "scans": "scans {day}", "installs": "installs {day}"}
    known = newest_days(view) if view.scope else {}
    said = [view.say(kinds[kind], day=view.day(known[kind])) for kind in kinds if known.get(kind)]
    if not said:
        return view.say("No data yet.")
    return view.say("Figures as of: {days}. Version {n}.", days=", ".join(said), n=view.snapshot.version)


def newest_days(view: View) -> dict[str, date | None]:
    """Kind -> the last day that its data covers within the scope."""
    figures = view.figures()
    installs = [one.total.as_of for one in figures.apps.values() if one.total.as_of]
    return {
        "register": figures.days.registered,
        "scans": figures.days.scans,
        "installs": max(installs, default=None),
    }
