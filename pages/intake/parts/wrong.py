"""What is wrong with a file: kinds of problem with their rows, and every one of them as a list."""

from collections import defaultdict
from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from data.problems import Problem, message
from pages.parts.cards import note
from pages.parts.session import View
from pages.parts.tables import Column, table

SEVERITY = {"error": "error", "warning": "doubtful", "note": "for information"}
ROWS_NAMED = 12


def wrong(view: View, problems: Sequence[Problem], key: str) -> None:
    """Kinds first, worst first; then row by row."""
    if not problems:
        note(view.say("Nothing is wrong with this table."))
        return
    st.html(f'<div class="scroll"><table class="plain">{head(view)}{"".join(kinds(view, problems))}</table></div>')
    if len(problems) > 1:
        with st.expander(view.say("Row by row"), key=f"each-{key}"):
            table(view, listed(view, problems), list_columns(view), f"problems-{key}", "problems", view.say("Problems"))


def head(view: View) -> str:
    """The heading of the kinds."""
    names = (view.say("Severity"), view.say("Rows"), view.say("What is wrong, for example"), view.say("Row numbers"))
    return "<tr>" + "".join(f"<th>{escape(name)}</th>" for name in names) + "</tr>"


def kinds(view: View, problems: Sequence[Problem]) -> list[str]:
    """One line a kind of problem, with the first as its example."""
    groups: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in problems:
        groups[problem.severity, problem.code].append(problem)
    worst = list(SEVERITY)
    lines = []
    for (severity, _), group in sorted(groups.items(), key=lambda item: (worst.index(item[0][0]), -len(item[1]))):
        rows = [problem.row for problem in group if problem.row is not None]
        named = ", ".join(str(row) for row in rows[:ROWS_NAMED]) + (" …" if len(rows) > ROWS_NAMED else "")
        cells = (view.say(SEVERITY[severity]), view.number(len(group)), message(view.lang, group[0]), named or "–")
        lines.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>")
    return lines


def listed(view: View, problems: Sequence[Problem]) -> pd.DataFrame:
    """Every problem as a row."""
    return pd.DataFrame(
        {
            "severity": [view.say(SEVERITY[problem.severity]) for problem in problems],
            "sheet": [problem.sheet for problem in problems],
            "row": pd.array([problem.row for problem in problems], dtype="Int64"),
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
        Column("column", view.say("Column"), width="small"),
        Column("value", view.say("Value")),
        Column("message", view.say("What is wrong"), width="large"),
    ]
