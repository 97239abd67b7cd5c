"""What was wrong with an upload when it was committed, as the preview showed it."""

from pathlib import Path

import streamlit as st

from data.batch import left_out, note_problem
from data.facts import facts_file
from data.problems import Problem
from data.uploads import Upload
from pages.intake.parts.preview import aside
from pages.intake.parts.wrong import wrong
from pages.parts.session import View


def upload_problems(view: View, one: Upload) -> None:
    """Rejected rows and notes, then what was set aside; opened when there is something to read."""
    file = facts_file(view.home, one.upload, "aside.parquet")
    problems = problems_kept(one, file)
    label = view.say("What is wrong ({n})", n=view.number(len(problems)))
    with st.expander(label, expanded=bool(problems), key=f"problems-of-{one.upload}"):
        wrong(view, problems, f"of-{one.upload}")
    with st.expander(view.say("Set aside ({n})", n=view.number(one.set_aside)), key=f"aside-of-{one.upload}"):
        aside(view, left_out(file, "set-aside"), f"of-{one.upload}")


def problems_kept(one: Upload, file: Path) -> list[Problem]:
    """The rejected rows kept with the facts, then the notes kept with the commit."""
    rejected = left_out(file, "rejected").astype(object)
    rejected = rejected.where(rejected.notna(), None)
    found = [
        Problem(row.reason, "error", one.sheet, int(row.row), one.columns.get(row.field), row.value)
        for row in rejected.itertuples()
    ]
    return found + [note_problem(one.sheet, code, dict(detail)) for code, detail in one.notes]
