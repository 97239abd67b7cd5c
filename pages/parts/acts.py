"""What people said of venues, in words: corrections, venues that are one, findings dismissed. It changes nothing."""

from datetime import date

from data.communes import name_of
from data.reviewing.acts import Act
from data.writing import moment
from pages.parts.session import View

FIELDS = {
    "name": "Name",
    "commune": "Commune",
    "address": "Address",
    "type": "Type",
    "registered_on": "Registration date",
    "closed_on": "Closing date",
}
STATES = {"in-use": "In use", "replaced": "Replaced", "retired": "A file agrees", "undone": "Undone"}


def shown(view: View, field: str, value: str | None) -> str:
    """A field's value as people read it."""
    if value is None:
        return view.say("none")
    if field == "commune":
        return name_of(value)
    return view.day(date.fromisoformat(value)) if field in ("registered_on", "closed_on") else value


def what(view: View, act: Act) -> str:
    """What was done."""
    if act.kind == "correction":
        was, value = (shown(view, act.field, one) for one in (act.was, act.value))
        return view.say("{field}: {was} → {value}", field=view.say(FIELDS[act.field]), was=was, value=value)
    if act.kind == "same-venue":
        return view.say("counts as {code}", code=act.same_as)
    return view.say("left out of the review")


def state(view: View, act: Act) -> str:
    """Whether it counts, and who or which file ended it."""
    words = view.say(STATES[act.state])
    return words if act.ended is None else f"{words} ({act.ended[2]}, {moment(view.lang, act.ended[1])})"


def said_by(view: View, act: Act) -> str:
    """Who, when and why."""
    sentence = "by {by} on {at}: {reason}"
    return view.say(sentence, by=act.by, at=moment(view.lang, act.at), reason=act.reason)


def of_venue(view: View, venue: str) -> list[tuple[str, str]]:
    """What counts of one venue beside its files, as (label, sentence)."""
    lines = []
    for act in view.snapshot.acts:
        if act.state == "in-use" and act.kind == "correction" and act.venue == venue:
            label = view.say("Corrected: {field}", field=view.say(FIELDS[act.field]).lower())
            file_says = view.say("the file says {value}", value=shown(view, act.field, act.file_says))
            lines.append((label, f"{said_by(view, act)} ({file_says})"))
        if act.state == "in-use" and act.kind == "same-venue" and view.snapshot.counted_as(act.venue) == venue:
            lines.append((view.say("Also counts"), f"{act.named}, {said_by(view, act)}"))
    return lines
