"""The one Streamlit script: language, menu, scope, then the page. It shows no figure itself."""

from pathlib import Path

import streamlit as st

from data.errors import CampaignError
from data.snapshot import snapshot
from data.words import say
from pages.intake import history, upload
from pages.monitor import activity, coverage, overview, registrations, venue
from pages.parts.cards import end, lead, strip
from pages.parts.damage import damage_banner
from pages.parts.look import dress
from pages.parts.sample_banner import sample_banner
from pages.parts.scope_bar import BadScope, scope_bar
from pages.parts.session import View, home

PAGES = {
    "overview": ("Overview", overview.show),
    "registrations": ("Registration", registrations.show),
    "activity": ("7-day activity", activity.show),
    "coverage": ("App coverage", coverage.show),
    "venue": ("One venue", venue.show),
    "upload": ("Load files", upload.show),
    "history": ("History", history.show),
}
WITH_SCOPE = {"overview", "registrations", "activity", "coverage", "venue"}
HIDDEN = {"venue"}

st.set_page_config(
    page_title="QR Thạch Thành",
    page_icon=Path(__file__).parent / "static" / "icon.png",
    layout="wide",
    initial_sidebar_state="collapsed",
)


def choose_language() -> str:
    """Vietnamese unless the URL or the switch says English."""
    with st.container(key="language"):
        picked = st.segmented_control(
            "Ngôn ngữ / Language",
            ["vi", "en"],
            default="vi",
            required=True,
            key="lang",
            bind="query-params",
            format_func={"vi": "Tiếng Việt", "en": "English"}.get,
            label_visibility="collapsed",
        )
    return picked or "vi"


def run() -> None:
    """One run: everything a page needs is settled here, once."""
    theme = st.context.theme.type or "light"
    lang = choose_language()
    dress(theme, lang)
    view_of: dict[str, View] = {}

    def page(name: str) -> st.Page:
        title, show = PAGES[name]
        return st.Page(
            lambda: show(view_of["now"]),
            title=say(lang, title),
            url_path=name,
            default=name == "overview",
            visibility="hidden" if name in HIDDEN else "visible",
        )

    pages = {name: page(name) for name in PAGES}
    chosen = st.navigation(list(pages.values()), position="top")
    try:
        now = snapshot(home())
        scope = scope_bar(now, lang, seen=(chosen.url_path or "overview") in WITH_SCOPE)
        view_of["now"] = View(home(), lang, theme, now, scope, pages)
        damage_banner(view_of["now"])
        sample_banner(view_of["now"])
        chosen.run()
    except BadScope as turned:
        lead(say(lang, "This period cannot be shown."))
        strip([str(turned)], "wrong")
    except CampaignError as refused:
        lead(say(lang, "The campaign cannot be read just now."))
        strip([refused.message(lang)], "wrong")
    end()


run()
