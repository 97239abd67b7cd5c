"""The first rows of a table as they would be kept, under the fields' own names. No one's name or phone is in them."""

from data.batch import Table
from data.communes import name_of
from pages.intake.parts.wording import FIELDS, field_name
from pages.parts.cards import note
from pages.parts.session import View
from pages.parts.tables import Column, bare_table

KINDS = {
    "registered_on": "day",
    "closed_on": "day",
    "as_of": "day",
    "day": "day",
    "scans": "count",
    "installed": "count",
    "smartphones": "count",
    "population": "count",
}


def first_rows(view: View, one: Table, key: str) -> None:
    """A small table; columns that hold nothing are left out."""
    frame = one.preview
    fields = [name for name in frame if name in FIELDS and name != "venue" and frame[name].notna().any()]
    if not len(frame):
        note(view.say("No row would be kept."))
        return
    if "commune" in frame:
        frame = frame.assign(commune=[name_of(code) if code else code for code in frame["commune"]])
    if "code" not in fields and "venue" in frame:
        fields = ["venue", *fields]
    columns = [Column(name, field_name(view, name), KINDS.get(name, "text")) for name in fields]
    bare_table(view, frame, columns, f"rows-{key}", view.say("First rows"))
    if len(frame) < one.accepted:
        note(view.say("The first {n} of {all} rows.", n=view.number(len(frame)), all=view.number(one.accepted)))
