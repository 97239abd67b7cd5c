"""A commune's findings as a sheet for its officers: what was found, what to check, a blank column for the answer."""

from collections.abc import Sequence

import streamlit as st

from analytics.reports.table_sheet import table_sheet
from data.communes import name_of
from data.reviewing.review import KINDS, Finding, Review
from data.text import plain
from pages.parts.session import View
from pages.parts.tables import XLSX

WIDTHS = (6, 14, 24, 13, 26, 13, 34, 26, 40)


def list_button(view: View, review: Review, findings: Sequence[Finding], commune: str | None) -> None:
    """Download the findings of a commune, or of the whole district."""
    where = name_of(commune) if commune else view.say("Whole district")
    file_name = plain(where).replace(" ", "-")
    st.download_button(
        view.say("List for the officers (.xlsx)"),
        lambda: findings_sheet(view, review, findings, where),
        f"ra-soat-{file_name}.xlsx",
        XLSX,
        key="review-list",
        on_click="ignore",
    )


def findings_sheet(view: View, review: Review, findings: Sequence[Finding], where: str) -> bytes:
    """A row a venue of a finding; those of one finding have one number. No phone stands in it in full."""
    headers = ("No.", "Code", "Name", "Commune", "Address", "Registered", "What was found", "To check", "Answer")
    kinds = ("count", "text", "text", "text", "text", "day", "text", "text", "text")
    rows = []
    for number, finding in enumerate(findings, 1):
        why = " ".join(reason.message(view.lang) for reason in finding.reasons)
        for key in finding.venues:
            one = review.venues[key]
            commune = name_of(one.commune) if one.commune else None
            found = (view.say(KINDS[finding.kind][0]) + ". " + why, view.say(KINDS[finding.kind][1]))
            rows.append((number, one.code, one.name, commune, one.address, one.registered_on, *found, None))
    titled = view.say("Venues to look at: {where}", where=where)
    notes = [view.say("Please answer in the last column and send the file back.")]
    heads = [view.say(head) for head in headers]
    return table_sheet(titled, notes, heads, kinds, rows, widths=WIDTHS, name=view.say("Review"))
