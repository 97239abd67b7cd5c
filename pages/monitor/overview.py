"""The state of the campaign in ten seconds: a sentence, four figures, the trend, communes ranked, what is doubtful."""

from functools import partial
from html import escape

import pandas as pd

from analytics import activity, sentences
from analytics.charts.ranking import Ranking
from pages.monitor.parts.by_commune import activity_by_commune, around, small_trends
from pages.parts.cards import cards_html, lead_html, note_html, part, part_html, strip_html
from pages.parts.charts import ranking_piece, trend_piece
from pages.parts.empty import empty
from pages.parts.figure_cards import active_card, coverage_card, registered_card, scans_card
from pages.parts.navigate import to_commune
from pages.parts.notes import doubts
from pages.parts.pane import Piece, beside, pane
from pages.parts.session import View, now_showing
from pages.parts.tables import Column, table

NOTES_SHOWN = 2


def show(view: View) -> None:
    """Top to bottom: sentence, figures, what moved, what is doubtful, trend beside ranking, communes."""
    if view.scope is None:
        return empty(view)
    app = view.campaign.apps[0].key
    pane(view, "overview", lambda: top(view, app))
    communes(view, app)
    return None


def top(view: View, app: str) -> Piece:
    """All that a leader looks at, made once for everyone who looks at the same."""
    row = [registered_card(view), active_card(view), scans_card(view), coverage_card(view, app)]
    frame = activity_by_commune(view)
    head = lead_html(sentence(view, app)) + cards_html(view, row) + note_html(moved_most(view, frame)) + doubtful(view)
    left = Piece(part_html(view.say("7-day active venues by day")))
    left += trend_piece(view, "activity", activity.daily, "active7", view.say("7-day active venues"))
    title = view.say("Activity rate by commune")
    ranked, trends = activity_by_commune(around(view)), small_trends(around(view), "rate")
    what = Ranking(ranked, "rate", title, "ratio", change="rate_change", trends=trends)
    return Piece(head) + beside(left, Piece(part_html(title)) + ranking_piece(view, what))


def sentence(view: View, app: str) -> str:
    """The state of the campaign, as a good deputy would say it."""
    return sentences.overview(view.lang, view.campaign, view.figures(), app)


def moved_most(view: View, frame: pd.DataFrame) -> str:
    """The communes that gained and lost most active venues since the period before."""
    return sentences.moved_most(view.lang, frame)


def doubtful(view: View) -> str:
    """What is missing or doubtful: the first notes, the rest folded."""
    notes, full = doubts(view)
    rest = notes[NOTES_SHOWN:]
    said = strip_html([" ".join(notes[:NOTES_SHOWN])] if notes else [])
    if not rest and not full:
        return said
    more = view.plural("{n} more thing to know", "{n} more things to know", len(rest))
    words = escape(more if rest else view.say("Which communes"))
    lines = "".join(note_html(one) for one in [*rest, *full])
    return f'{said}<details class="aside"><summary>{words}</summary>{lines}</details>'


def with_installs(view: View, app: str) -> pd.DataFrame:
    """Each commune's activity, register and installs."""
    frame, now = activity_by_commune(view), view.figures()
    installs = {one.code: one.apps[app] for one in now.communes}
    registers = {one.code: one.register for one in now.communes}
    return frame.assign(
        in_register=[registers[code].registered for code in frame["code"]],
        installed=[installs[code].installed for code in frame["code"]],
        coverage=[installs[code].coverage for code in frame["code"]],
    )


def communes(view: View, app: str) -> None:
    """All figures of all communes in one table; a row becomes the scope."""
    part(view.say("All communes"), view.say("Choose a row to look at one commune only."))
    columns = [
        Column("code", view.say("Code"), width=80),
        Column("name", view.say("Commune")),
        Column("in_register", view.say("Registered venues"), "count"),
        Column("active", view.say("7-day active"), "count"),
        Column("rate", view.say("Rate"), "ratio"),
        Column("rate_change", view.say("Against the period before"), "points"),
        Column("scans", view.say("Scans in the period"), "count"),
        Column("installed", view.say("{app} installs", app=view.campaign.app_name(app)), "count"),
        Column("coverage", view.say("Coverage of smartphones"), "ratio"),
    ]
    title = view.say("All communes")
    ask = partial(with_installs, view, app)
    table(view, ask, columns, "overview-communes", "tong-quan-theo-xa", title, to_commune, about=(app,))


show(now_showing.get())
