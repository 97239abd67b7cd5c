"""A change as tables: by commune with a total, and the venues that make it up. They show what was counted."""

from collections.abc import Iterator
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from analytics.change_points import WHY
from analytics.changes import OF_VERSIONS, Changes
from analytics.definitions import PARTS
from data.communes import name_of
from data.writing import day, missing, period
from pages.monitor.parts.change_asked import Asked, pressed, put, where
from pages.parts.acts import what
from pages.parts.cards import note, part
from pages.parts.navigate import link, to_venue
from pages.parts.pane import pane
from pages.parts.session import View
from pages.parts.table_html import Column, Order, classed, head, in_order, reader
from pages.parts.tables import offer, ordered, table

COMMUNES = "change-communes"


def columns(view: View, found: Changes) -> list[Column]:
    """Commune, start, the parts, end, difference."""
    days = [
        day(view.lang, end.day) if found.figure == "registered" else period(view.lang, end.since, end.day)
        for end in (found.before, found.after)
    ]
    if days[0] == days[1]:
        days = [view.say("Then"), view.say("Later")]
    parts = [Column(key, view.say(PARTS[found.figure][key][0]), "signed") for key in found.parts]
    return [
        Column("name", view.say("Commune")),
        Column("start", days[0], "count"),
        *parts,
        Column("end", days[1], "count"),
        Column("difference", view.say("Difference"), "signed"),
    ]


def by_commune(view: View, found: Changes, asked: Asked) -> None:
    """The communes, sorted by a press on a head; a press on a number lists its venues."""
    shown = columns(view, found)
    order, heard = ordered(COMMUNES, shown, pressed)
    pane(view, COMMUNES, lambda: commune_table(view, found, asked, order), asked, order, pressed=heard)
    with st.container(horizontal=True, key=f"tools-{COMMUNES}"):
        offer(view, lambda: with_total(view, found), shown, COMMUNES, "bien-dong-theo-xa", view.say("What changed"))


def with_total(view: View, found: Changes) -> pd.DataFrame:
    """The communes and a last row that adds them up."""
    return pd.concat([plainly(view, found), pd.DataFrame([total(view, found)])], ignore_index=True)


def plainly(view: View, found: Changes) -> pd.DataFrame:
    """The communes by name; scans that belong to none have words of their own, and no row where there are none."""
    frame = found.communes
    nowhere = frame["code"] == ""
    frame = frame[~nowhere | (frame["start"].fillna(0) + frame["end"].fillna(0) > 0)]
    return frame.assign(name=frame["name"].where(frame["code"] != "", view.say("No commune")))


def total(view: View, found: Changes) -> dict[str, Any]:
    """The last row: over the communes compared."""
    ends = {"start": found.start, "end": found.end, "difference": found.difference}
    return {"code": "", "name": view.say("Total"), **found.parts, **ends}


def commune_table(view: View, found: Changes, asked: Asked, order: Order) -> str:
    """The table; communes that cannot be compared come last and say why."""
    every = plainly(view, found)
    shown = [column for column in columns(view, found) if shows(every, column)]
    frame = in_order(every, shown, order) if order.by else moved_most(every, [*found.parts])
    why = {one.code: view.say(WHY[one.why]) for one in found.unknown}
    # A period is not broken over two lines at its dash.
    heads = "".join(head(column, order) for column in shown).replace("–", "\u2060–\u2060")
    rows = "".join(line(view, row, shown, why.get(row["code"]), asked) for row in frame.to_dict("records"))
    last = line(view, total(view, found), shown, None, asked)
    title = escape(view.say("What changed, by commune"))
    return (
        f'<div class="scroll low" data-keep="{COMMUNES}" tabindex="0" role="region" aria-label="{title}">'
        f'<table class="data changes"><caption class="unseen">{title}</caption><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody><tfoot>{last}</tfoot></table></div>"
    )


def shows(frame: pd.DataFrame, column: Column) -> bool:
    """Parts that are zero everywhere need no column."""
    return column.kind != "signed" or column.name == "difference" or bool((frame[column.name].fillna(0) != 0).any())


def moved_most(frame: pd.DataFrame, parts: list[str]) -> pd.DataFrame:
    """Until a person sorts it: the largest difference first, then the most that moved both ways; unknown ones last."""
    size = frame["difference"].abs()
    busy = frame[parts].abs().sum(axis=1)
    order = pd.DataFrame({"size": size, "busy": busy}).sort_values(["size", "busy"], ascending=False, kind="stable")
    return frame.loc[order.index]


def line(view: View, row: dict[str, Any], shown: list[Column], why: str | None, asked: Asked) -> str:
    """One commune or the total."""
    name, code = escape(str(row["name"])), row["code"]
    if code:
        name = f'<a href="{escape(link(view, f"commune:{code}"))}" data-go="commune:{code}">{name}</a>'
    first = f'<th scope="row" class="text">{name}</th>'
    if why:
        said = f"<span>{escape(why)}</span>"
        return f'<tr class="unknown">{first}<td class="none" colspan="{len(shown) - 1}">{said}</td></tr>'
    return f"<tr>{first}{''.join(cells(view, row, shown[1:], asked))}</tr>"


def cells(view: View, row: dict[str, Any], shown: list[Column], asked: Asked) -> Iterator[str]:
    """The numbers of a row; a step that is not zero leads to its venues."""
    for column in shown:
        value = row[column.name]
        words = escape(reader(view.lang, column.kind)(value))
        marks = [classed(column)]
        if column.name in PARTS[asked.figure] and value and not missing(value):
            marks.append("known" if column.name in OF_VERSIONS else "gain" if value > 0 else "loss")
            marks += ["chosen"] if (column.name, row["code"]) == (asked.part, asked.of) else []
            href = escape(where(view, part=column.name, of=row["code"]))
            words = f'<a href="{href}" data-go="cell:{column.name}:{row["code"]}">{words}</a>'
        elif value == 0:
            marks.append("zero")
        yield f'<td class="{" ".join(marks)}">{words}</td>'


def venues(view: View, found: Changes, asked: Asked) -> None:
    """The venues of the part and commune asked for, each a press from its page."""
    chosen = found.made_of(asked.part or None, asked.of or None)
    part(title(view, asked))
    codes = (chosen["part"] == "outside").any()
    words = ("{n} venue or code.", "{n} venues or codes.") if codes else ("{n} venue.", "{n} venues.")
    about = view.plural(*words, len(chosen))
    if asked.part:
        about = f"{view.say(PARTS[asked.figure][asked.part][1])} {about}"
    note(about)
    if asked.part or asked.of:
        st.button(view.say("All parts and communes"), key="change-all", on_click=lambda: put(part="", of=""))
    if chosen.empty:
        return
    listed = [
        Column("code", view.say("Code"), width=110),
        Column("name", view.say("Name"), width=200),
        *([Column("commune_name", view.say("Commune"), width=110)] if len(found.communes) > 1 else []),
        Column("part", view.say("Part"), width=150),
        Column("step", view.say("Change"), "signed"),
        Column("last_scan", view.say("Last scan"), "day"),
        Column("type", view.say("Type"), width=140),
    ]
    if set(chosen["part"]) & set(OF_VERSIONS):
        listed.insert(-1, Column("why", view.say("Because of"), width=200))
    table(
        view,
        lambda: worded(view, asked, chosen),
        listed,
        "change-venues",
        "bien-dong-dia-diem",
        title(view, asked),
        to_venue,
        about=("change-venues", asked),
        pressed=pressed,
    )


def title(view: View, asked: Asked) -> str:
    """What is listed."""
    said = view.say(PARTS[asked.figure][asked.part][0]) if asked.part else view.say("The venues that make it up")
    return f"{said}, {name_of(asked.of)}" if asked.of else said


def worded(view: View, asked: Asked, chosen: pd.DataFrame) -> pd.DataFrame:
    """The rows in words: their part, and for what lies between versions why."""
    names = {key: view.say(words) for key, (words, _) in PARTS[asked.figure].items()}
    code = chosen["code"].where(chosen["code"].notna(), chosen["venue"])
    why = [why_step(view, asked, row) for row in chosen.to_dict("records")]
    return chosen.assign(part=chosen["part"].map(names), code=code, why=why)


def why_step(view: View, asked: Asked, row: dict[str, Any]) -> str:
    """The acts that moved a venue between the versions, else where a moved venue came from or went to."""
    acts = acts_between(view, asked, row["venue"]) if row["part"] == "corrections" else []
    if acts or not row["other"]:
        return "; ".join(acts)
    words = "moved here from {commune}" if row["step"] > 0 else "moved to {commune}"
    return view.say(words, commune=name_of(row["other"]))


def acts_between(view: View, asked: Asked, venue: str) -> list[str]:
    """What people said of a venue between the two versions, or took back."""
    first, last = sorted((asked.before.version, asked.after.version))
    said = []
    for act in view.snapshot.acts:
        if venue not in (act.venue, act.same_as) or act.kind == "dismissal":
            continue
        words = what(view, act) if venue == act.venue else view.say("also counts {venue}", venue=act.named)
        if first < act.version <= last:
            said.append(words)
        elif act.state == "undone" and act.ended and first < act.ended[0] <= last:
            said.append(view.say("undone: {what}", what=words))
    return said
