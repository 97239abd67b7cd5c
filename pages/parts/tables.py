"""Tables that can be searched, sorted and downloaded: true tables, which print whole and are read by the keyboard.

Numbers read as the language writes them and sort as numbers. Rows are sorted on the server, so that a long table is
sorted whole and not only where it is shown.
"""

from collections.abc import Callable, Hashable, Sequence

import pandas as pd
import streamlit as st

from analytics.reports.table_sheet import table_sheet
from data.text import plain
from pages.parts.downloads import as_csv
from pages.parts.kept import kept
from pages.parts.navigate import gone
from pages.parts.pane import pane
from pages.parts.session import View
from pages.parts.table_html import NUMBERS, Column, Order, Shown, table_html

__all__ = ["Column", "bare_table", "table"]

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Ask = Callable[[], pd.DataFrame]
Pressed = Callable[[str], None]


def table(
    view: View,
    frame: pd.DataFrame | Ask,
    columns: Sequence[Column],
    key: str,
    file_name: str,
    title: str,
    pick: Callable[[pd.Series], str] | None = None,
    search: bool = True,
    about: tuple[Hashable, ...] | None = None,
    pressed: Pressed = gone,
) -> None:
    """Search box, downloads and the table.

    `pick` says what a press on a row means, as `data-go` (see `navigate`); `pressed` is told. With `about` the
    finished table is kept for the view and `about`, and `frame` may be a question that is asked only when needed.
    """
    ask = frame if callable(frame) else lambda: frame
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"tools-{key}"):
        sought = search_box(view, key) if search else ""
        found = (lambda: sifted(view, key, ask, columns, sought, about)) if sought else ask
        offer(view, found, columns, key, file_name, title)
    what = Shown(found, columns, key, title, pick)
    rows(view, what, (sought, *(about or ())), about is not None, pressed)


def bare_table(view: View, frame: pd.DataFrame, columns: Sequence[Column], key: str, title: str) -> None:
    """The table alone, for a few rows that nobody searches."""
    rows(view, Shown(lambda: frame, columns, key, title), (), False, gone)


def rows(view: View, what: Shown, about: tuple[Hashable, ...], keep: bool, pressed: Pressed) -> None:
    """The rows as the person has ordered them."""
    order, heard = ordered(what.key, what.columns, pressed)
    pane(view, f"table-{what.key}", lambda: table_html(view, what, order), order, *about, keep=keep, pressed=heard)


def ordered(key: str, columns: Sequence[Column], pressed: Pressed) -> tuple[Order, Pressed]:
    """How the person has a table now, and who hears its heads and "more rows"; all else goes to `pressed`."""
    order = st.session_state.get(f"order-{key}", Order())

    def heard(said: str) -> None:
        if said.startswith(("sort:", "more:")):
            numeric = any(one.name == said.partition(":")[2] and one.kind in NUMBERS for one in columns)
            st.session_state[f"order-{key}"] = turned(order, said, numeric)
        else:
            pressed(said)

    return order, heard


def turned(order: Order, said: str, largest_first: bool) -> Order:
    """The order after a press on a column's head (again: the other way round) or on "more rows"."""
    kind, _, what = said.partition(":")
    if kind == "more":
        return Order(order.by, order.down, order.rows * 5)
    return Order(what, not order.down if order.by == what else largest_first, order.rows)


def search_box(view: View, key: str) -> str:
    """What is sought in the table."""
    words = view.say("Search this table")
    return st.text_input(words, key=f"search-{key}", label_visibility="collapsed", placeholder=words, width=320)


def sifted(
    view: View, key: str, ask: Ask, columns: Sequence[Column], sought: str, about: tuple[Hashable, ...] | None
) -> pd.DataFrame:
    """The rows that hold what is sought."""
    names = [column.name for column in columns if column.kind == "text"]
    if about is None:
        return matching(ask(), names, sought)
    return kept(view.key("sifted", key, sought, *about), lambda: matching(ask(), names, sought))


def matching(frame: pd.DataFrame, names: Sequence[str], sought: str) -> pd.DataFrame:
    """The rows whose text holds every word sought; case and accents do not matter."""
    words = plain(sought).split()
    if not words:
        return frame
    texts = frame[list(names)].fillna("").astype(str).agg(" ".join, axis=1).map(plain)
    return frame[texts.map(lambda text: all(word in text for word in words))]


def offer(view: View, found: Ask, columns: Sequence[Column], key: str, file_name: str, title: str) -> None:
    """Both downloads. The file is made on the click, not on every run."""
    headers = [column.label for column in columns]
    names = [column.name for column in columns]

    def workbook() -> bytes:
        notes = [view.scope.describe(view.lang, view.campaign)] if view.scope else []
        kinds = [column.kind for column in columns]
        return table_sheet(title, notes, headers, kinds, found()[names].itertuples(index=False))

    st.download_button(view.say("Excel"), workbook, f"{file_name}.xlsx", XLSX, key=f"xlsx-{key}", on_click="ignore")
    st.download_button(
        view.say("CSV"),
        lambda: as_csv(headers, found()[names]),
        f"{file_name}.csv",
        "text/csv",
        key=f"csv-{key}",
        on_click="ignore",
    )
