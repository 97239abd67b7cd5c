"""Tables that can be searched, sorted and downloaded. Numbers read as the language writes them and sort as numbers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from analytics.reports.table_sheet import table_sheet
from data import writing
from data.text import plain
from pages.parts.cards import note
from pages.parts.downloads import as_csv
from pages.parts.session import View

SHOWN = 1000
WHOLE = 26
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Column:
    """A column of a frame and how it reads: text, count, signed, ratio, points, day, moment."""

    name: str
    label: str
    kind: str = "text"
    width: str | int | None = None


def table(
    view: View,
    frame: pd.DataFrame,
    columns: Sequence[Column],
    key: str,
    file_name: str,
    title: str,
    pick: Callable[[pd.Series], None] | None = None,
    search: bool = True,
    height: int | None = None,
) -> None:
    """Search box, downloads and the table. `pick` is called (before the next run) with the row that is chosen."""
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"tools-{key}"):
        sought = ""
        if search:
            sought = st.text_input(
                view.say("Search this table"),
                key=f"search-{key}",
                label_visibility="collapsed",
                placeholder=view.say("Search this table"),
                width=320,
            )
        found = matching(frame, [c.name for c in columns if c.kind == "text"], sought)
        offer(view, found, columns, key, file_name, title)
    if found.empty:
        note(view.say("No row matches." if sought else "No rows."))
        return
    show(view, found, columns, key, pick, height)


def matching(frame: pd.DataFrame, names: Sequence[str], sought: str) -> pd.DataFrame:
    """The rows whose text holds every word sought; case and accents do not matter."""
    words = plain(sought).split()
    if not words:
        return frame
    texts = frame[list(names)].fillna("").astype(str).agg(" ".join, axis=1).map(plain)
    return frame[texts.map(lambda text: all(word in text for word in words))]


def show(
    view: View,
    found: pd.DataFrame,
    columns: Sequence[Column],
    key: str,
    pick: Callable[[pd.Series], None] | None,
    height: int | None,
) -> None:
    """The table itself, the first thousand rows of it."""
    shown = found.head(SHOWN).reset_index(drop=True)

    def chosen() -> None:
        rows = st.session_state[f"table-{key}"].selection.rows
        if rows and pick and rows[0] < len(shown):
            pick(shown.iloc[rows[0]])

    st.dataframe(
        styled(view, shown, columns),
        key=f"table-{key}",
        hide_index=True,
        height=height or ("content" if len(shown) <= WHOLE else 460),
        placeholder=writing.MISSING,
        column_config={c.name: configured(c) for c in columns},
        **({"on_select": chosen, "selection_mode": "single-row"} if pick else {}),
    )
    if len(found) > SHOWN:
        sentence = "The first {shown} of {n} rows. Search, or download to have all."
        note(view.say(sentence, shown=view.number(SHOWN), n=view.number(len(found))))


def configured(column: Column) -> Any:
    """The label and width of a column; its words come from the styler."""
    return st.column_config.Column(column.label, width=column.width)


def styled(view: View, frame: pd.DataFrame, columns: Sequence[Column]) -> Any:
    """The frame with each cell's own words; the values under them stay numbers, so they sort as numbers."""
    wanted = frame[[column.name for column in columns]]
    return wanted.style.format({c.name: reader(view.lang, c.kind) for c in columns})


def reader(lang: str, kind: str) -> Callable[[Any], str]:
    """How a cell of this kind is written."""
    return {
        "count": lambda cell: writing.number(lang, cell),
        "signed": lambda cell: writing.signed(lang, cell),
        "ratio": lambda cell: writing.percent(lang, cell),
        "points": lambda cell: writing.points(lang, cell),
        "day": lambda cell: writing.day(lang, cell),
        "moment": lambda cell: writing.moment(lang, cell),
    }.get(kind, lambda cell: writing.MISSING if writing.missing(cell) or cell == "" else str(cell))


def offer(view: View, found: pd.DataFrame, columns: Sequence[Column], key: str, file_name: str, title: str) -> None:
    """Both downloads. The file is made on the click, not on every run."""
    headers = [column.label for column in columns]
    rows = found[[column.name for column in columns]]

    def workbook() -> bytes:
        notes = [view.scope.describe(view.lang, view.campaign)] if view.scope else []
        kinds = [column.kind for column in columns]
        return table_sheet(title, notes, headers, kinds, rows.itertuples(index=False))

    st.download_button(view.say("Excel"), workbook, f"{file_name}.xlsx", XLSX, key=f"xlsx-{key}", on_click="ignore")
    st.download_button(
        view.say("CSV"),
        lambda: as_csv(headers, rows),
        f"{file_name}.csv",
        "text/csv",
        key=f"csv-{key}",
        on_click="ignore",
    )
