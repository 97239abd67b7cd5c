"""The one Streamlit script: language, menu, scope, then the page. It shows no figure itself."""

from copy import copy

import streamlit as st

from analytics.standing import days
from data.errors import CampaignError
from data.snapshot import snapshot
from data.words import say
from pages.parts.cards import end, lead, strip
from pages.parts.damage import damage_banner
from pages.parts.kept import kept
from pages.parts.look import dress
from pages.parts.navigate import go
from pages.parts.pinned import pinned
from pages.parts.print_head import print_head
from pages.parts.sample_banner import sample_banner
from pages.parts.scope_bar import BadScope, scope_bar
from pages.parts.session import View, home, now_showing

PAGES = {
    "overview": ("Overview", "monitor/overview.py"),
    "registrations": ("Registration", "monitor/registrations.py"),
    "activity": ("7-day activity", "monitor/activity.py"),
    "coverage": ("App coverage", "monitor/coverage.py"),
    "changes": ("What changed", "monitor/changes.py"),
    "venue": ("One venue", "monitor/venue.py"),
    "present": ("Present", "publish/present.py"),
    "upload": ("Load files", "intake/upload.py"),
    "history": ("History", "intake/history.py"),
    "review": ("Review", "intake/review.py"),
}
WITH_SCOPE = {"overview", "registrations", "activity", "coverage", "changes", "venue"}
HIDDEN = {"venue"}


def choose_language() -> str:
    """Vietnamese unless the URL or the switch says English. The URL holds what the switch shows, so it shows codes."""
    with st.container(key="language"):
        picked = st.segmented_control(
            "Ngôn ngữ / Language",
            ["vi", "en"],
            default="vi",
            required=True,
            key="lang",
            bind="query-params",
            label_visibility="collapsed",
        )
    return picked or "vi"


def period_without_data(view: View) -> None:
    """A period after the last day of all data shows figures of before it: that is said first."""
    if view.scope is None:
        return
    known = kept(view.key("days"), lambda: days(view.snapshot, view.scope))
    newest = max((day for day in (known.registered, known.scans, known.installs) if day), default=None)
    if newest and newest < view.scope.since:
        strip([view.say("This period has no data yet. The figures stand at {day}, before it.", day=view.day(newest))])


def page(name: str, lang: str) -> st.Page:
    """A page of the menu."""
    title, script = PAGES[name]
    return st.Page(
        script,
        title=say(lang, title),
        url_path=name,
        default=name == "overview",
        visibility="hidden" if name in HIDDEN else "visible",
    )


def run() -> None:
    """One run: everything a page needs is settled here, once."""
    theme = st.context.theme.type or "light"
    lang = choose_language()
    # A new page looks for its script on the disk; the menu marks the one it chose, so each run has copies of its own.
    pages = {name: copy(kept(("page", name, lang), lambda name=name: page(name, lang))) for name in PAGES}
    chosen = st.navigation(list(pages.values()), position="top")
    name = chosen.url_path or "overview"
    dress(theme, lang, name)
    title, icon = f"{chosen.title} · QR Thạch Thành", "app/static/icon.png"
    st.set_page_config(page_title=title, page_icon=icon, layout="wide", initial_sidebar_state="collapsed")
    try:
        now = snapshot(home(), pinned(home(), name))
        scope = scope_bar(now, lang, seen=name in WITH_SCOPE)
        view = View(home(), lang, theme, now, scope, pages, name)
        now_showing.set(view)
        print_head(view, chosen.title, name in WITH_SCOPE)
        damage_banner(view)
        sample_banner(view)
        go(view)
        if name in WITH_SCOPE:
            period_without_data(view)
        chosen.run()
    except BadScope as turned:
        lead(say(lang, "This period cannot be shown."))
        strip([str(turned)], "wrong")
    except CampaignError as refused:
        lead(say(lang, "The campaign cannot be read just now."))
        strip([refused.message(lang)], "wrong")
    end()


run()
