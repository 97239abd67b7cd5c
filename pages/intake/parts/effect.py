"""What committing a table would change: counts, and per commune or day the figure before and after."""

import streamlit as st

from data.batch import Table
from pages.parts.cards import note
from pages.parts.session import View
from pages.parts.tables import Column, table


def effect(view: View, one: Table, key: str) -> None:
    """A sentence and the table of the file's kind."""
    changes = one.changes or {}
    values = {name: view.number(changes.get(name, 0)) for name in ("new", "changed", "gone")}
    note(view.say("{new} new, {changed} changed, {gone} gone.", **values))
    columns = {"venues": venue_columns, "scans": scan_columns, "installs": install_columns}
    if one.dataset and one.effect is not None and len(one.effect):
        frame = one.effect
        if "app" in frame:
            frame = frame.assign(app=frame["app"].map(view.campaign.app_name))
        if "commune" in frame and "name" not in frame:
            frame = frame.assign(name=frame["commune"])
        table(
            view,
            frame,
            columns[one.dataset](view),
            f"effect-{key}",
            "what-changes",
            view.say("What would change"),
            search=False,
            height=360 if len(frame) > 9 else None,
        )
    else:
        st.empty()


def venue_columns(view: View) -> list[Column]:
    """The balance of a commune: opening + new + moved in - moved out - gone = closing."""
    return [
        Column("name", view.say("Commune")),
        Column("opening", view.say("Before"), "count"),
        Column("new", view.say("New"), "count"),
        Column("moved_in", view.say("Moved in"), "count"),
        Column("moved_out", view.say("Moved out"), "count"),
        Column("gone", view.say("Gone"), "count"),
        Column("closing", view.say("After"), "count"),
    ]


def scan_columns(view: View) -> list[Column]:
    """Days that the file replaces."""
    return [
        Column("day", view.say("Day"), "day"),
        Column("old", view.say("Scans before"), "count"),
        Column("new", view.say("Scans after"), "count"),
    ]


def install_columns(view: View) -> list[Column]:
    """Installs before and after, per commune."""
    return [
        Column("name", view.say("Commune")),
        Column("app", view.say("App")),
        Column("as_of", view.say("As of"), "day"),
        Column("old_installed", view.say("Installs before"), "count"),
        Column("new_installed", view.say("Installs after"), "count"),
    ]
