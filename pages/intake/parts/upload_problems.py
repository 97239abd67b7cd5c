"""What was wrong with an upload when it was committed, as the preview showed it."""

import streamlit as st

from data.batch import aside_of_upload, problems_of_upload
from data.uploads import Upload
from pages.intake.parts.sending_back import offer_of_upload
from pages.intake.parts.set_aside import set_aside
from pages.intake.parts.wrong import wrong, wrong_label
from pages.parts.kept import kept
from pages.parts.session import View


def upload_problems(view: View, one: Upload) -> None:
    """Rejected rows and notes, then what was set aside; opened when there is something to read."""
    key = (view.home, view.snapshot.version, one.upload)
    problems = kept((*key, "problems"), lambda: problems_of_upload(view.home, one))
    with st.expander(wrong_label(view, problems), expanded=bool(problems), key=f"problems-of-{one.upload}"):
        wrong(view, problems, f"of-{one.upload}")
        offer_of_upload(view, one)
    with st.expander(view.say("Set aside ({n})", n=view.number(one.set_aside)), key=f"aside-of-{one.upload}"):
        aside = kept((*key, "aside"), lambda: aside_of_upload(view.home, one))
        set_aside(view, aside, f"of-{one.upload}", keep=True)
