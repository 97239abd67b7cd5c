"""Each table of a batch before it is kept: what was understood, what is wrong, what is set aside, what would change."""

from collections.abc import Callable
from html import escape

import streamlit as st

from data import writing
from data.batch import Batch, Table
from data.problems import Problem, message
from pages.intake.parts.answers import answer_to, ask, remember
from pages.intake.parts.columns_form import columns_form
from pages.intake.parts.effect import effect
from pages.intake.parts.first_rows import first_rows
from pages.intake.parts.forms import forms
from pages.intake.parts.names import names
from pages.intake.parts.other_sheets import other_sheets
from pages.intake.parts.set_aside import set_aside
from pages.intake.parts.wording import (
    claim_words,
    column_words,
    effect_words,
    field_name,
    place_name,
    state_name,
    state_of,
    unmarked,
)
from pages.intake.parts.wrong import wrong, wrong_label
from pages.parts.cards import note, part, strip
from pages.parts.session import View

NEEDS = {
    "dataset": "Say which kind of file this is.",
    "columns": "Say what its columns are.",
    "as_of": "Say as of which day it counts.",
    "days": "Say which days it covers.",
}
MANY = 3  # so many columns of counts are columns of days
WIDEST_LIST = 12  # no list of ours has more columns, but for days
# Where a form to fill in helps: the file has no list, or not its columns.
WITHOUT_COLUMNS = {"no-table", "columns-missing"}


def preview(view: View, batch: Batch) -> None:
    """Every table, in the order they would be committed (venues first)."""
    part(view.say("Table by table"))
    for place, one in enumerate(batch.tables):
        state = state_of(one)
        opened = state in ("look", "ask", "refused") or len(batch.tables) == 1
        with st.expander(heading(view, one), expanded=opened, key=f"open-{one.file}-{one.place}-{place}"):
            BODIES.get(state, body)(view, one, f"{place}")
            other_sheets(view, one, f"{place}")


def heading(view: View, one: Table) -> str:
    """File, place in it and state; for a table that would be kept what it would change."""
    place = f" · {unmarked(place_name(one))}" if place_name(one) else ""
    said = effect_words(view, one) if one.status == "ready" else ""
    return f"**{unmarked(one.file)}**{place} — {state_name(view, one)}" + (f", {said}" if said else "")


def already(view: View, one: Table, key: str) -> None:
    """The same bytes with the same claim were loaded before, now or in this batch."""
    before = one.duplicate_of
    if before is None:
        strip([message(view.lang, problem) for problem in one.problems if problem.code == "twice-in-batch"], "sample")
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


def left_out(view: View, one: Table, key: str) -> None:
    """A table the person does not want: one click takes it back."""
    note(view.say("You left this table out: nothing of it will be committed."))
    if st.button(view.say("Take it in again"), key=f"take-in-{key}"):
        remember(one, leave_out=None)
        st.rerun()


def refused(view: View, one: Table, key: str) -> None:
    """A file that cannot be read: why, in a sentence or two. A list no row of which was taken may be said otherwise."""
    strip([message(view.lang, problem) for problem in reasons(one)], "wrong")
    if one.dataset:
        body(view, one, key)


def reasons(one: Table) -> list[Problem]:
    """Why nothing of a table is taken."""
    return [problem for problem in one.problems if problem.severity == "error" and problem.row is None]


def asked(view: View, one: Table, key: str) -> None:
    """A table that waits for a person's word: why, then the form that gives it."""
    why = [message(view.lang, problem) for problem in reasons(one)]
    strip(why or [view.say(NEEDS[need]) for need in one.needs if need in NEEDS])
    if "columns" in one.needs:
        columns_asked(view, one, key)
        if WITHOUT_COLUMNS & {problem.code for problem in reasons(one)}:
            note(view.say("Or copy the rows into a form, which is read without a question:"))
            forms(view, [one.dataset] if one.dataset else ("venues", "scans", "installs"), f"form-{key}")
        leave_out(view, one, key)
    else:
        body(view, one, key)


def columns_asked(view: View, one: Table, key: str) -> None:
    """The form of the columns, folded away where the sheet is not likely to be a list of ours."""
    unlikely = one.dataset is None and (
        len(one.grid) > WIDEST_LIST or not any(column.suggested or column.field for column in one.grid)
    )
    if not unlikely:
        columns_form(view, one, key)
        return
    note(view.say("This file does not look like a list to load."))
    said = answer_to(one)
    begun = said.columns is not None or said.header_row is not None
    with st.expander(view.say("It is a list: say what its columns are"), expanded=begun, key=f"unlikely-{key}"):
        columns_form(view, one, key)


def body(view: View, one: Table, key: str) -> None:
    """What was understood, the claim to correct, then the lists."""
    understood(view, one)
    ask(view, one, key)
    correct_columns(view, one, key)
    names(view, one, key)
    lists(view, one, key)
    leave_out(view, one, key)


def lists(view: View, one: Table, key: str) -> None:
    """What would change, what is wrong, what was set aside, the first rows: one at a time."""
    shown: dict[str, Callable[[], None]] = {
        view.say("What would change"): lambda: effect(view, one, key),
        wrong_label(view, one.problems): lambda: wrong(view, one.problems, key),
        view.say("Set aside ({n})", n=view.number(one.set_aside)): lambda: set_aside(view, one.aside, key),
        view.say("First rows"): lambda: first_rows(view, one, key),
    }
    at_first = list(shown)[1 if one.rejected or one.status == "refused" else 0]
    for tab, show in zip(st.tabs(list(shown), default=at_first), shown.values(), strict=True):
        with tab:
            show()


def correct_columns(view: View, one: Table, key: str) -> None:
    """The form of the columns, on request; open once a person has begun with it, and where columns were remembered."""
    if not one.grid:
        return
    said = answer_to(one)
    begun = said.columns is not None or any(code == "columns-remembered" for code, _ in one.notes)
    with st.expander(view.say("Correct the columns"), expanded=begun, key=f"correct-columns-{key}"):
        columns_form(view, one, key)


def leave_out(view: View, one: Table, key: str) -> None:
    """Do without this table."""
    if one.dataset is None and not one.grid:
        return
    if st.button(view.say("Leave this table out"), key=f"leave-out-{key}", type="tertiary", icon=None):
        remember(one, leave_out=True)
        st.rerun()


# Where a field without a column comes from, as the notes of a table tell it.
SOURCES = {
    "commune": {
        "commune-from-groups": "from the group rows",
        "commune-from-title": "from the title",
        "commune-from-sheet": "from the sheet's name",
        "commune-from-above": "from the row above",
    },
    "moment": {"day-from-title": "from the title or the sheet's name"},
}


def understood(view: View, one: Table) -> None:
    """Header row, claim, columns and what was left unused, as a list."""
    lines = [
        (view.say("Header row"), escape(view.number(one.header_row) if one.header_row else writing.MISSING)),
        (view.say("Claim"), escape(claim_words(view, one))),
        (view.say("Columns"), " · ".join(columns_said(view, one))),
    ]
    if one.unused:
        lines.append((view.say("Not used"), escape(", ".join(one.unused))))
    cells = "".join(f"<dt>{escape(name)}</dt><dd>{words}</dd>" for name, words in lines)
    st.html(f'<dl class="facts">{cells}</dl>')


def columns_said(view: View, one: Table) -> list[str]:
    """Every column; one for each of many days is said as one stretch; then what comes from elsewhere in the sheet."""
    days = [named for named in one.columns if named[0] == "scans"]
    said = [column(view, one, *named) for named in one.columns if len(days) < MANY or named[0] != "scans"]
    if len(days) >= MANY:
        (_, first, since), (field, last, until) = days[0], days[-1]
        said.append(f"<b>{since}–{until}</b> {escape(f'{first} … {last} → {field_name(view, field)}')}")
    return said


def column(view: View, one: Table, field: str, title: str, letter: str) -> str:
    """A column's letter, its words, and what they were taken for where that is not what they say."""
    words = escape(column_words(view, field, title))
    if letter:
        return f"<b>{escape(letter)}</b> {words}"
    told = SOURCES.get(field, {})
    places = [view.say(told[code]) for code, _ in one.notes if code in told] or [view.say("Not in a column")]
    return f'{words} <i class="note">({escape(", ".join(places))})</i>'


BODIES = {
    "duplicate": already,
    "withdrawn-before": already,
    "left-out": left_out,
    "refused": refused,
    "ask": asked,
}
