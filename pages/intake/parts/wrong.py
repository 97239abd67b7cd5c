"""What is wrong with a file: kinds of problem with the cells, and every one of them as a list."""

from collections import defaultdict
from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from data import writing
from data.problems import Problem, message, sentence
from pages.parts.cards import note
from pages.parts.session import View
from pages.parts.tables import Column, table

SEVERITY = {"error": "error", "warning": "doubtful", "note": "for information"}
CELLS_NAMED = 12
CELLS_LISTED = 400


def wrong(view: View, problems: Sequence[Problem], key: str) -> None:
    """Kinds first, worst first; then one by one."""
    if not problems:
        note(view.say("Nothing is wrong with this table."))
        return
    lines = "".join(kinds(view, problems))
    st.html(f'<div class="scroll" tabindex="0"><table class="plain wrong">{head(view)}{lines}</table></div>')
    if len(problems) > 1:
        with st.expander(view.say("One by one, to search and download"), key=f"each-{key}"):
            table(view, listed(view, problems), list_columns(view), f"problems-{key}", "problems", view.say("Problems"))


def wrong_label(view: View, problems: Sequence[Problem]) -> str:
    """How many errors, and how many things only worth knowing: the two are not added up."""
    errors = sum(problem.severity == "error" for problem in problems)
    others = len(problems) - errors
    said = [view.say("Errors {n}", n=view.number(errors))] if errors else []
    said += [view.say("Worth knowing {n}", n=view.number(others))] if others else []
    return " · ".join(said) or view.say("Nothing wrong")


def head(view: View) -> str:
    """The heading of the kinds."""
    names = (view.say("Severity"), view.say("Times"), view.say("What is wrong"), view.say("Where"))
    kinds = ("", "num", "", "")
    cells = (f'<th class="{kind}">{escape(name)}</th>' for name, kind in zip(names, kinds, strict=True))
    return f"<tr>{''.join(cells)}</tr>"


def kinds(view: View, problems: Sequence[Problem]) -> list[str]:
    """One line a kind of problem and column, with the first as its example."""
    groups: dict[tuple[str, str, str], list[Problem]] = defaultdict(list)
    for problem in problems:
        groups[problem.severity, problem.code, problem.column or ""].append(problem)
    worst = list(SEVERITY)
    return [
        "<tr>"
        f'<td><span class="state {INK[severity]}">{escape(view.say(SEVERITY[severity]))}</span></td>'
        f'<td class="num">{escape(view.number(len(group)))}</td>'
        f"<td>{example(view, group[0], column)}</td><td>{where(view, group)}</td></tr>"
        for (severity, _, column), group in sorted(
            groups.items(), key=lambda item: (worst.index(item[0][0]), -len(item[1]))
        )
    ]


INK = {"error": "bad", "warning": "look", "note": ""}


def example(view: View, problem: Problem, column: str) -> str:
    """The column and the sentence of the first of a kind."""
    return (f"<b>{escape(column)}</b>: " if column else "") + escape(sentence(view.lang, problem))


def where(view: View, group: Sequence[Problem]) -> str:
    """The first few cells; all of them behind a click."""
    cells = [problem.cell or view.say("row {row}", row=problem.row) for problem in group if problem.row is not None]
    if not cells:
        return writing.MISSING
    first = escape(", ".join(cells[:CELLS_NAMED]))
    if len(cells) <= CELLS_NAMED:
        return first
    rest = escape(", ".join(cells[CELLS_NAMED:CELLS_LISTED])) + (" …" if len(cells) > CELLS_LISTED else "")
    more = escape(view.say("{n} more", n=view.number(len(cells) - CELLS_NAMED)))
    return f'{first}<details class="aside"><summary>{more}</summary>{rest}</details>'


def listed(view: View, problems: Sequence[Problem]) -> pd.DataFrame:
    """Every problem as a row."""
    return pd.DataFrame(
        {
            "severity": [view.say(SEVERITY[problem.severity]) for problem in problems],
            "sheet": [problem.sheet for problem in problems],
            "row": pd.array([problem.row for problem in problems], dtype="Int64"),
            "cell": [problem.cell for problem in problems],
            "column": [problem.column for problem in problems],
            "value": [problem.value for problem in problems],
            "message": [message(view.lang, problem) for problem in problems],
        }
    )


def list_columns(view: View) -> list[Column]:
    """The columns of the list."""
    return [
        Column("severity", view.say("Severity"), width="small"),
        Column("sheet", view.say("Sheet"), width="small"),
        Column("row", view.say("Row"), "count", "small"),
        Column("cell", view.say("Cell"), width="small"),
        Column("column", view.say("Column"), width="small"),
        Column("value", view.say("Value")),
        Column("message", view.say("What is wrong"), width="large"),
    ]
