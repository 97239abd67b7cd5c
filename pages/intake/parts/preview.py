"""A batch before it is kept: what was understood, what is wrong, what is set aside, what would change."""

import re
from html import escape

import pandas as pd
import streamlit as st

from data import writing
from data.batch import Batch, Table
from data.problems import message
from data.sentences import ASIDE
from pages.intake.parts.answers import DATASETS, ask
from pages.intake.parts.effect import effect
from pages.intake.parts.wrong import wrong
from pages.parts.cards import note, strip
from pages.parts.session import View
from pages.parts.tables import Column
from pages.parts.tables import table as shown_table

STATUS = {
    "ready": "ready",
    "refused": "refused",
    "duplicate": "already loaded",
    "withdrawn-before": "was withdrawn",
}
NEEDS = {
    "dataset": "Say which kind of file this is.",
    "as_of": "Say as of which day it counts.",
    "days": "Say which days it covers.",
}


# An answer may help a file whose table was not found: told its kind, it is looked for again.
ANSWERABLE = {"no-table", "columns-missing", "two-kinds"}


def outcome(view: View, batch: Batch) -> str:
    """One sentence on the whole batch."""
    ready = [one for one in batch.tables if one.status == "ready" and not one.needs]
    rows = sum(one.accepted for one in ready)
    rejected = sum(one.rejected for one in ready)
    left = len(batch.tables) - len(ready)
    if not batch.tables:
        return view.say("No table was found in these files.")
    if not ready:
        return view.say("Nothing here can be committed yet.")
    sentence = view.plural("{n} table is ready", "{n} tables are ready", len(ready))
    sentence += view.say(", {rows} rows to keep", rows=view.number(rows))
    if rejected:
        sentence += view.say(", {rows} rejected", rows=view.number(rejected))
    if left:
        sentence += "; " + view.plural("{n} needs a look", "{n} need a look", left)
    return sentence + "."


def preview(view: View, batch: Batch) -> None:
    """Every table, in the order they would be committed (venues first)."""
    for place, one in enumerate(batch.tables):
        needs_look = bool(one.needs) or one.status != "ready" or one.rejected > 0
        opened = needs_look or len(batch.tables) == 1
        with st.expander(heading(view, one), expanded=opened, key=f"open-{one.file}-{one.sheet}-{place}"):
            if one.status in ("ready", "refused"):
                body(view, one, f"{place}")
            else:
                already(view, one)


def heading(view: View, one: Table) -> str:
    """File, sheet, what it is and its counts. Markdown's own marks in a name are only characters."""
    name, sheet = (re.sub(r"([\\`*_\[\]$~:<>])", r"\\\1", text) for text in (one.file, one.sheet))
    return f"**{name}**{' · ' + sheet if sheet else ''} — {summary(view, one)}"


def summary(view: View, one: Table) -> str:
    """Kind, state and counts, for the heading; a file that could not be read has none."""
    if one.dataset is None:
        return view.say(STATUS[one.status])
    kind = view.say(DATASETS[one.dataset]) if one.dataset else view.say("unknown kind")
    return view.say(
        "{kind}, {claim}, {status}: {read} rows read = {accepted} kept + {rejected} rejected + {aside} set aside",
        kind=kind,
        claim=claim_words(view, one, source=False),
        status=view.say(STATUS[one.status]),
        read=view.number(one.read),
        accepted=view.number(one.accepted),
        rejected=view.number(one.rejected),
        aside=view.number(one.set_aside),
    )


def already(view: View, one: Table) -> None:
    """The same bytes with the same claim were loaded before."""
    before = one.duplicate_of
    if before is None:
        return
    values = {"when": writing.moment(view.lang, before.at), "who": before.by}
    if one.status == "duplicate":
        note(view.say("The same file with the same claim was loaded on {when} by {who}. Nothing changes.", **values))
    else:
        note(view.say("The same file was loaded on {when} by {who} and withdrawn since. Restore it instead.", **values))
        st.page_link(
            view.pages["history"],
            label=view.say("To its place in the history"),
            query_params={"upload": before.upload, "lang": view.lang},
        )


def body(view: View, one: Table, key: str) -> None:
    """Understood and claim side by side, then the lists; of a file that could not be read only why."""
    if one.dataset is None and one.problems[:1] and one.problems[0].code not in ANSWERABLE:
        strip([message(view.lang, problem) for problem in one.problems], "wrong")
        return
    strip([view.say(NEEDS[need]) for need in one.needs if need in NEEDS])
    strip([message(view.lang, problem) for problem in one.problems if problem.code.endswith("-gone")])
    left, right = st.columns([3, 2], gap="large")
    with left:
        understood(view, one)
    with right:
        ask(view, one, key)
    names = {
        "change": view.say("What would change"),
        "wrong": view.say("What is wrong ({n})", n=view.number(len(one.problems))),
        "aside": view.say("Set aside ({n})", n=view.number(one.set_aside)),
        "rows": view.say("First rows"),
    }
    tabs = st.tabs(
        list(names.values()), default=names["wrong" if one.rejected or one.status == "refused" else "change"]
    )
    with tabs[0]:
        effect(view, one, key)
    with tabs[1]:
        wrong(view, one.problems, key)
    with tabs[2]:
        aside(view, one.aside, key)
    with tabs[3]:
        st.dataframe(one.preview, hide_index=True, key=f"rows-{key}")


def understood(view: View, one: Table) -> None:
    """Sheet, header row, columns and what was left unused, as a list."""
    lines = [
        (view.say("Sheet"), one.sheet or writing.MISSING),
        (view.say("Header row"), view.number(one.header_row) if one.header_row else writing.MISSING),
        (view.say("Claim"), claim_words(view, one)),
    ]
    lines += [
        (view.say("Column {letter}", letter=letter), f"{header} → {view.say(field)}")
        for field, header, letter in one.columns
    ]
    if one.unused:
        lines.append((view.say("Not used"), ", ".join(one.unused)))
    cells = "".join(f"<dt>{escape(name)}</dt><dd>{escape(words)}</dd>" for name, words in lines)
    st.html(f'<dl class="facts">{cells}</dl>')


def claim_words(view: View, one: Table, source: bool = True) -> str:
    """The claim as a line, with where it is known from."""
    claim = one.claim
    if claim is None:
        return writing.MISSING
    known = {"title": "from its title", "person": "as you said", "rows": "from its rows"}.get(claim.source, "")
    said = [view.say("as of {day}", day=view.day(claim.as_of))] if claim.as_of else []
    if claim.days:
        said.append(view.say("days {days}", days=view.period(*claim.days)))
    if claim.app:
        said.append(view.campaign.app_name(claim.app))
    return ", ".join(said) + (f" ({view.say(known)})" if source and known else "")


def aside(view: View, rows: pd.DataFrame, key: str) -> None:
    """Rows that are no data: titles, totals, blanks, notes; each with its reason."""
    columns = [
        Column("row", view.say("Row"), "count", "small"),
        Column("reason", view.say("Reason")),
        Column("text", view.say("What it says"), width="large"),
    ]
    said = rows.assign(reason=[view.say(ASIDE.get(reason, reason)) for reason in rows["reason"]]) if len(rows) else rows
    shown_table(view, said, columns, f"aside-{key}", "set-aside", view.say("Rows set aside"), search=False)
