"""Venues with missing fields as one table; a chosen row is filled in right under it. It finds nothing itself."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from data.communes import name_of
from data.reviewing.review import FIELDS, Finding, Review
from pages.intake.parts.review_acts import finding_acts, opened
from pages.parts.cards import part
from pages.parts.session import View
from pages.parts.tables import Column, table


def missing_part(view: View, review: Review, findings: Sequence[Finding]) -> None:
    """The table, and the form of the venue that is chosen."""
    part(view.say("Missing fields"), view.say("Choose a row to fill in what is missing."))
    keys = tuple(one.key for one in findings)
    rows = partial(rows_of, view, review, findings)
    columns = [
        Column("code", view.say("Code"), width=120),
        Column("lacks", view.say("Missing fields"), width=170),
        Column("name", view.say("Name"), width=260),
        Column("commune", view.say("Commune"), width=130),
        Column("scans", view.say("Scans to date"), "count", 110),
        Column("file", view.say("File"), width=200),
        Column("row", view.say("Row"), "count", 70),
    ]
    title = view.say("Missing fields")
    key = f"missing-{st.session_state.get('review-turn', 0)}"
    table(view, rows, columns, key, "thieu-thong-tin", title, lambda one: one["finding"], about=keys, pressed=opened)
    for one in findings:
        if one.key == st.session_state.get("review-open"):
            with st.container(border=True, key="finding-missing", gap="small"):
                named = review.venues[one.venues[0]]
                st.markdown(f"**{' '.join(filter(None, (named.code, named.name)))}**".replace("$", r"\$"))
                finding_acts(view, review, one)


def rows_of(view: View, review: Review, findings: Sequence[Finding]) -> pd.DataFrame:
    """A row a venue."""
    return pd.DataFrame([row(view, review, one) for one in findings])


def row(view: View, review: Review, finding: Finding) -> dict[str, object]:
    """One venue: what it lacks, and which row of a file says so."""
    one = review.venues[finding.venues[0]]
    lacks = [name for reason in finding.reasons for name in reason.values["fields"]]
    return {
        "finding": finding.key,
        "code": one.code or "",
        "name": one.name or "",
        "commune": name_of(one.commune) if one.commune else "",
        "lacks": ", ".join(view.say(FIELDS[name]) for name in lacks),
        "scans": one.scans,
        "file": one.file or "",
        "row": one.row,
    }
