"""Rows that are no data: a line a reason with how many, opened to see which. Titles, totals, blanks, notes."""

from html import escape

import pandas as pd
import streamlit as st

from data.sentences import ASIDE
from pages.parts.cards import note
from pages.parts.kept import kept
from pages.parts.session import View
from pages.parts.tables import Column, offer

SHOWN = 60


def set_aside(view: View, rows: pd.DataFrame, key: str, keep: bool = False) -> None:
    """One line a reason, the most frequent first; all of them as a file. `keep` where a key's rows never change."""
    if not len(rows):
        note(view.say("No row was set aside."))
        return
    note(view.say("These rows are no data and are not counted. Nothing has to be done about them."))
    st.html(kept(view.key("set-aside", key), lambda: by_reason(view, rows)) if keep else by_reason(view, rows))
    columns = [
        Column("row", view.say("Row"), "count", 70),
        Column("reason", view.say("Reason")),
        Column("text", view.say("What it says"), width=300),
    ]

    def said() -> pd.DataFrame:
        return rows.assign(reason=[view.say(ASIDE.get(reason, reason)) for reason in rows["reason"]])

    with st.container(horizontal=True):
        offer(view, said, columns, f"aside-{key}", "set-aside", view.say("Rows set aside"))


def by_reason(view: View, rows: pd.DataFrame) -> str:
    """The lines of all reasons as HTML."""
    reasons = rows.groupby("reason", sort=False)
    lines = [reason_line(view, str(reason), found) for reason, found in sorted(reasons, key=lambda one: -len(one[1]))]
    return "".join(lines)


def reason_line(view: View, reason: str, rows: pd.DataFrame) -> str:
    """A reason and its count; inside, which rows and what they say."""
    name = escape(view.say(ASIDE.get(reason, reason)))
    head = f"<summary>{name} <b>{escape(view.number(len(rows)))}</b></summary>"
    told = rows[rows["text"].fillna("") != ""].head(SHOWN)
    if not len(told):
        return f'<details class="aside">{head}<p class="note">{escape(spans(view, rows["row"].tolist()))}</p></details>'
    lines = "".join(
        f'<tr><td class="num">{int(row)}</td><td>{escape(text)}</td></tr>'
        for row, text in zip(told["row"], told["text"], strict=True)
    )
    more = "" if len(rows) <= SHOWN else f'<p class="note">{escape(view.say("The rest is in the file below."))}</p>'
    return (
        f'<details class="aside">{head}<div class="scroll"><table class="plain">{lines}</table></div>{more}</details>'
    )


def spans(view: View, rows: list[int]) -> str:
    """Row numbers, those that follow each other as one stretch: rows 4, 9–12."""
    stretches: list[list[int]] = []
    for row in sorted(int(row) for row in rows):
        if stretches and row == stretches[-1][1] + 1:
            stretches[-1][1] = row
        else:
            stretches.append([row, row])
    said = [f"{first}–{last}" if first < last else f"{first}" for first, last in stretches[:SHOWN]]
    return view.say("Rows {rows}", rows=", ".join(said) + (" …" if len(stretches) > SHOWN else ""))
