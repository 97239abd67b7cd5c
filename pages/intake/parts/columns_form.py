"""The form in which a person says what each column of a sheet means, where the header does not, or says it wrong.

Nothing is chosen by likeness: what the values look like is only said beside the column.
"""

import re
from collections import Counter
from datetime import date
from typing import Any

import streamlit as st

from data import writing
from data.batch import Table
from data.columns import NAMES
from pages.intake.parts.answers import answer_to, remember
from pages.intake.parts.wording import DATASETS, field_name, unmarked
from pages.parts.cards import note, strip
from pages.parts.session import View

NOT_USED = ""
# What several columns may say: each for the app or the day that stands over it.
MAY_REPEAT = {"installs": {"installed", "stated"}, "scans": {"scans"}}
EXACT = re.compile(r"^(-?\d+\.\d+)e0$")
AT_FIRST = 40


def columns_form(view: View, table: Table, key: str) -> None:
    """Kind and header row, then a choice for every column; sent, the file is read again so."""
    said_before(view, table, key)
    kinds = list(DATASETS)
    likely = table.dataset or table.likely
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"columns-top-{key}"):
        kind = st.selectbox(
            view.say("Kind of file"),
            kinds,
            index=kinds.index(likely) if likely in kinds else None,
            format_func=lambda name: view.say(DATASETS[name]),
            placeholder=view.say("Choose"),
            key=f"columns-kind-{key}",
            width=260,
        )
        header = st.number_input(
            view.say("The header's last row, just above the data (0: no header)"),
            min_value=0,
            max_value=1_000_000,
            value=table.header_end or table.header_row,
            step=1,
            key=f"columns-header-{key}-{table.header_row}",
            width=420,
        )
    if kind is None:
        note(view.say("Say which kind of file this is; then each column can be given its meaning."))
        return
    use_suggested(view, table, kind, f"{key}-{table.header_row}")
    with st.form(f"columns-{key}", border=False):
        chosen = choices(view, table, kind, key)
        note(view.say("The choice is remembered, with who made it, for every file of the same layout."))
        if st.form_submit_button(view.say("Read again with this"), key=f"columns-again-{key}", type="primary"):
            send(view, table, kind, int(header), chosen)


def choices(view: View, table: Table, kind: str, key: str) -> dict[str, str]:
    """Letter -> field, one choice a column, in the order of the sheet."""
    every = st.session_state.get(f"columns-all-{key}", False)
    shown = table.grid if every else table.grid[:AT_FIRST]
    chosen = {column.letter: now(column, kind) for column in table.grid}
    offered = offers(table, kind)
    with st.container(horizontal=True, key=f"columns-grid-{key}"):
        for column in shown:
            chosen[column.letter] = choice(view, column, kind, f"{key}-{table.header_row}", offered.get(column.letter))
    if len(table.grid) > AT_FIRST:
        st.checkbox(view.say("Show all {n} columns", n=view.number(len(table.grid))), key=f"columns-all-{key}")
    return chosen


def offers(table: Table, kind: str) -> dict[str, str]:
    """Letter -> field that a column's values look like, without what the form would refuse."""
    taken = {now(column, kind) for column in table.grid}
    found: dict[str, str] = {}
    for column in table.grid:
        free = column.suggested not in taken or column.suggested in MAY_REPEAT.get(kind, ())
        if column.suggested in NAMES[kind] and now(column, kind) == NOT_USED and free:
            found[column.letter] = column.suggested
            taken.add(column.suggested)
    return found


def use_suggested(view: View, table: Table, kind: str, key: str) -> None:
    """A button that fills the choices with what the values look like; a person still looks and sends."""
    if found := offers(table, kind):
        st.button(
            view.say("Use these suggestions"),
            key=f"use-suggested-{key}",
            on_click=fill,
            args=({f"column-{key}-{kind}-{letter}": field for letter, field in found.items()},),
        )


def fill(choices: dict[str, str]) -> None:
    """Set the choices, before the form is drawn."""
    st.session_state.update(choices)


def now(column: Any, kind: str) -> str:
    """What the column is taken for as it stands: only what its name says, never what its values look like."""
    return column.field if column.field in NAMES[kind] else NOT_USED


def choice(view: View, column: Any, kind: str, key: str, offered: str | None) -> str:
    """One column: its letter and title, what it may mean, and under it three of its values."""
    fields = [NOT_USED, *NAMES[kind]]
    with st.container(width=270, gap="xxsmall"):
        picked = st.selectbox(
            f"**{column.letter}** · {unmarked(column.title) or writing.MISSING}",
            fields,
            index=fields.index(now(column, kind)),
            format_func=lambda name: field_name(view, name) if name else view.say("not used"),
            key=f"column-{key}-{kind}-{column.letter}",
        )
        note(view.say("For example: {values}", values=" · ".join(map(readable, column.samples)) or writing.MISSING))
        if offered:
            note(view.say("Its values look like: {field}", field=field_name(view, offered)))
    return picked


def readable(sample: str) -> str:
    """A value as people write it: a number kept as 5.76e0 is 5.76."""
    return EXACT.sub(r"\1", sample)


def send(view: View, table: Table, kind: str, header: int, chosen: dict[str, str]) -> None:
    """Keep the answer and read again; two columns cannot both be one thing, but counts of two apps or days."""
    times = Counter(name for name in chosen.values() if name and name not in MAY_REPEAT.get(kind, ()))
    twice = [name for name, several in times.items() if several > 1]
    if twice:
        named = ", ".join(field_name(view, name) for name in twice)
        strip([view.say("Two columns are set to the same meaning: {fields}. Keep one.", fields=named)], "wrong")
        return
    as_found = all(chosen[column.letter] == now(column, kind) for column in table.grid)
    if as_found and header != (table.header_end or table.header_row):
        # Only another row is named: what its words say is looked at first.
        remember(table, dataset=kind, header_row=header or None, columns=None)
    else:
        remember(table, dataset=kind, header_row=header, columns=tuple(chosen.items()))
    st.rerun()


def said_before(view: View, table: Table, key: str) -> None:
    """Whose choice was used again and from when, or that this session made it; the latter can be taken back."""
    for code, detail in table.notes:
        if code == "columns-remembered":
            note(
                view.say(
                    "These columns were set by {by} on {at} for {file}. Set them anew here if they are wrong.",
                    by=detail["by"],
                    at=view.day(date.fromisoformat(detail["at"][:10])),
                    file=detail["file"],
                )
            )
    if answer_to(table).columns is not None or answer_to(table).header_row is not None:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(f'<p class="note">{view.say("Columns as you set them.")}</p>', width="content")
            if st.button(view.say("Recognise them by their names again"), key=f"columns-undo-{key}", type="tertiary"):
                remember(table, columns=None, header_row=None, dataset=None)
                st.rerun()
