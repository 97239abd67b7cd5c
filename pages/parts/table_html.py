"""A frame as the HTML of a table: every text escaped, every number as the language writes it. It keeps no state."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from data import writing
from data.text import plain
from pages.parts.navigate import link
from pages.parts.session import View

NUMBERS = ("count", "signed", "ratio", "points")
# Rows that stand without a box to scroll in; rows shown at first.
WHOLE = 26
AT_ONCE = 100
SHORT = 22


@dataclass(frozen=True)
class Column:
    """A column of a frame and how it reads: text, count, signed, ratio, points, day, moment. `width` in pixels."""

    name: str
    label: str
    kind: str = "text"
    width: int | None = None


@dataclass(frozen=True)
class Shown:
    """A frame to be asked for, its columns, and what a press on a row means."""

    ask: Callable[[], pd.DataFrame]
    columns: Sequence[Column]
    key: str
    title: str
    pick: Callable[[pd.Series], str] | None = None


@dataclass(frozen=True)
class Order:
    """How the person has the table: sorted by which column, and how many rows of it."""

    by: str = ""
    down: bool = False
    rows: int = AT_ONCE


def table_html(view: View, what: Shown, order: Order) -> str:
    """The table, its heads to press for sorting, and the way to further rows."""
    frame = what.ask()
    if frame.empty:
        return f'<p class="note">{escape(view.say("No rows."))}</p>'
    ordered = in_order(frame, what.columns, order)
    rows = ordered.head(order.rows)
    classes = "scroll" if len(rows) <= WHOLE else "scroll low"
    heads = "".join(head(column, order) for column in what.columns)
    return (
        f'<div class="{classes}" data-keep="{escape(what.key)}" tabindex="0" role="region" '
        f'aria-label="{escape(what.title)}"><table class="data"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{body(view, what, rows)}</tbody></table></div>{further(view, len(rows), len(ordered))}"
    )


def in_order(frame: pd.DataFrame, columns: Sequence[Column], order: Order) -> pd.DataFrame:
    """The rows sorted; missing ones last either way, texts without regard to accents first, then with."""
    if order.by not in frame:
        return frame
    kinds = {column.name: column.kind for column in columns}
    if kinds.get(order.by, "text") == "text":
        words = frame[order.by].map(lambda cell: None if writing.missing(cell) else (plain(str(cell)), str(cell)))
        places = words[words.notna()].sort_values(kind="stable", ascending=not order.down).index
        return frame.loc[[*places, *words[words.isna()].index]]
    return frame.sort_values(order.by, ascending=not order.down, na_position="last", kind="stable")


def head(column: Column, order: Order) -> str:
    """A column's head: a button that sorts by it."""
    sorted_by = order.by == column.name
    said = f' aria-sort="{"descending" if order.down else "ascending"}"' if sorted_by else ""
    arrow = f'<span aria-hidden="true"> {"▾" if order.down else "▴"}</span>' if sorted_by else ""
    wide = f' style="min-width:{column.width}px"' if column.width else ""
    return (
        f'<th scope="col" class="{classed(column)}"{said}{wide}><button type="button" '
        f'data-go="sort:{escape(column.name)}">{escape(column.label)}{arrow}</button></th>'
    )


def classed(column: Column) -> str:
    """The class of a column's cells."""
    return "num" if column.kind in NUMBERS else "day" if column.kind in ("day", "moment") else "text"


def body(view: View, what: Shown, rows: pd.DataFrame) -> str:
    """The rows. The cell that names the row carries the link."""
    readers = [reader(view.lang, column.kind) for column in what.columns]
    cells = [rows[column.name].tolist() for column in what.columns]
    marks = [what.pick(row) for _, row in rows.iterrows()] if what.pick else [""] * len(rows)
    carrying = naming(what.columns)
    kinds = [widths(column, values) for column, values in zip(what.columns, cells, strict=True)]
    lines = []
    for at, mark in enumerate(marks):
        line = ""
        for place, read in enumerate(readers):
            words = escape(read(cells[place][at]))
            if mark and place == carrying:
                words = f'<a href="{escape(link(view, mark))}" data-go="{escape(mark)}">{words}</a>'
            line += f'<td class="{kinds[place]}">{words}</td>'
        lines.append(f'<tr class="{"pick" if mark else ""}">{line}</tr>')
    return "".join(lines)


def widths(column: Column, values: Sequence[Any]) -> str:
    """The class of a column's cells: short words stay on one line, so that a row is one line high."""
    kind = classed(column)
    short = kind == "text" and all(writing.missing(cell) or len(str(cell)) <= SHORT for cell in values)
    return f"{kind} short" if short else kind


def naming(columns: Sequence[Column]) -> int:
    """Which column names a row: its name or its file, else the first."""
    return next((place for place, column in enumerate(columns) if column.name in ("name", "file")), 0)


def further(view: View, shown: int, all_rows: int) -> str:
    """How many rows there are, and a button for more."""
    if shown == all_rows:
        return ""
    said = view.say("The first {shown} of {n} rows.", shown=view.number(shown), n=view.number(all_rows))
    more = view.say("Show more")
    return f'<p class="note more">{escape(said)} <button type="button" data-go="more:">{escape(more)}</button></p>'


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
