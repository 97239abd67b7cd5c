"""What was wrong with an upload when it was committed, as the preview showed it."""

import streamlit as st

from data.intake import problems_of
from data.uploads import Upload
from pages.intake.parts.wrong import wrong
from pages.parts.session import View


def upload_problems(view: View, one: Upload) -> None:
    """Folded away; opened when rows were rejected."""
    problems = problems_of(view.home, one.upload)
    label = view.say("What is wrong ({n})", n=view.number(len(problems)))
    with st.expander(label, expanded=one.rejected > 0, key=f"problems-of-{one.upload}"):
        wrong(view, problems, f"of-{one.upload}")
