"""What committing a table would change: counts, and per commune or day the figure before and after."""

import pandas as pd
import streamlit as st

from data.batch import Table
from data.communes import name_of
from data.effect import BALANCE, NAMED
from pages.parts.cards import note
from pages.parts.session import View
from pages.parts.tables import Column, table


def effect(view: View, one: Table, key: str) -> None:
    """A sentence and the table of the file's kind; what is out of the ordinary stands above all tables."""
    frame = one.effect
    if not one.dataset or one.status != "ready" or not len(frame):
        note(
            view.say(
                "Nothing would change." if one.status == "ready" else "This table would not be committed as it is."
            )
        )
        return
    note(SENTENCE[one.dataset](view, one, frame))
    if "app" in frame:
        frame = frame.assign(app=frame["app"].map(view.campaign.app_name))
    if one.dataset == "venues":
        frame = moved_communes(view, frame, key)
    columns = {"venues": venue_columns, "scans": scan_columns, "installs": install_columns}[one.dataset](view)
    if len(frame):
        title = view.say("What would change")
        table(view, frame, columns, f"effect-{key}", "what-changes", title, search=False)
    which_venues(view, one, key)


def balance(view: View, one: Table, frame: pd.DataFrame) -> str:
    """The register before and after, all communes together."""
    sums = {name: view.number(int(frame[name].sum())) for name in BALANCE}
    changed = view.plural(
        "{n} venue keeps its place with other details.",
        "{n} venues keep their place with other details.",
        one.changes["changed"],
    )
    return view.say(
        "{opening} venues before + {new} new + {moved_in} moved in − {moved_out} moved out − {gone} gone = {closing}.",
        **sums,
    ) + (f" {changed}" if one.changes["changed"] else "")


def replaced_days(view: View, one: Table, frame: pd.DataFrame) -> str:
    """Days that become covered, and days whose figures are replaced."""
    fresh = int(frame["old"].isna().sum())
    days = view.plural("{n} day becomes covered", "{n} days become covered", fresh)
    replaced = view.plural("{n} day is replaced", "{n} days are replaced", len(frame) - fresh)
    old, new = (view.number(int(frame[name].sum())) for name in ("old", "new"))
    return view.say(
        "{days}, {replaced}: {old} scans before, {new} after.", days=days, replaced=replaced, old=old, new=new
    )


def figures(view: View, one: Table, frame: pd.DataFrame) -> str:
    """Counts of installs that are new, changed, gone."""
    values = {name: view.number(one.changes.get(name, 0)) for name in ("new", "changed", "gone")}
    return view.say("{new} new, {changed} changed, {gone} gone.", **values)


SENTENCE = {"venues": balance, "scans": replaced_days, "installs": figures}
BALANCED = (
    "{opening} venues before + {new} new + {moved_in} moved in − {moved_out} moved out − {gone} gone = {closing}."
)


def moved_communes(view: View, frame: pd.DataFrame, key: str) -> pd.DataFrame:
    """The communes in which something changes; the others on request."""
    still = (frame[list(BALANCE[1:5])].sum(axis=1) == 0).astype(bool)
    if not still.any():
        return frame
    label = view.say("Also the {n} communes where nothing changes", n=view.number(int(still.sum())))
    return frame if st.checkbox(label, key=f"still-{key}") else frame[~still]


def which_venues(view: View, one: Table, key: str) -> None:
    """The venues that go, change or are new, by name; of many the first."""
    if not one.effects.named:
        return
    frame = pd.DataFrame(one.effects.named, columns=["what", "venue", "name", "was", "is"])
    frame = frame.assign(
        what=[view.say(HAPPENS[what]) for what in frame["what"]],
        was=[name_of(code) for code in frame["was"]],
        **{"is": [name_of(code) for code in frame["is"]]},
    )
    columns = [
        Column("what", view.say("Change")),
        Column("venue", view.say("Venue code")),
        Column("name", view.say("Venue name"), width="large"),
        Column("was", view.say("Commune before")),
        Column("is", view.say("Commune after")),
    ]
    with st.expander(view.say("Which venues"), key=f"which-{key}"):
        table(view, frame, columns, f"which-venues-{key}", "venues-that-change", view.say("Which venues"))
        if sum(one.changes.values()) > len(frame):
            note(view.say("The first {n} of each kind.", n=view.number(NAMED)))


HAPPENS = {"gone": "Leaves", "changed": "Changes", "new": "Is new"}


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
