"""What fields, kinds and states are called on the pages of intake, and tables in words. It shows nothing itself."""

import re

from data import writing
from data.batch import Batch, Table
from data.text import plain
from pages.parts.session import View

DATASETS = {"venues": "Venues", "scans": "Scans", "installs": "App installs"}
COVERS = {"district": "the whole district", "named": "only the communes named in it"}
MODES = {"whole": "the whole register", "changes": "changes only"}
FIELDS = {
    "code": "Venue code",
    "name": "Venue name",
    "commune": "Commune",
    "address": "Address",
    "type": "Type",
    "registered_on": "Registration date",
    "closed_on": "Closing date",
    "representative": "Representative",
    "phone": "Phone",
    "moment": "Day or time of the scan",
    "time": "Time of day",
    "scans": "Number of scans",
    "scan_code": "Scan code",
    "person": "Person's name (not kept)",
    "person_phone": "Person's phone (not kept)",
    "person_id": "Person's ID number (not kept)",
    "venue_name": "Venue's name (not used)",
    "app": "App",
    "as_of": "As-of day",
    "installed": "Installs",
    "smartphones": "Smartphones",
    "population": "Population",
    "stated": "Stated percentage",
    "venue": "Venue",
    "day": "Day",
}
STATES = {
    "ready": "Ready",
    "look": "Ready, with rows rejected",
    "ask": "Needs an answer",
    "refused": "Not taken",
    "left-out": "Left out by you",
    "duplicate": "Already loaded",
    "withdrawn-before": "Was withdrawn",
}


def field_name(view: View, field: str) -> str:
    """What a field is called."""
    return view.say(FIELDS[field]) if field in FIELDS else field


def column_words(view: View, field: str, title: str) -> str:
    """A column's words, and what they were taken for where that is not what they say."""
    name = field_name(view, field)
    return title if plain(title) == plain(name) else f"{title} → {name}" if title else name


def state_of(one: Table) -> str:
    """ready, look (rows were rejected), ask (an answer may help), refused, left-out, duplicate, withdrawn-before."""
    if one.status == "refused":
        if any(problem.code == "left-out" for problem in one.problems):
            return "left-out"
        return "ask" if one.needs else "refused"
    return "look" if one.status == "ready" and one.rejected else one.status


def state_name(view: View, one: Table) -> str:
    """The same in words."""
    return view.say(STATES[state_of(one)])


def effect_words(view: View, one: Table) -> str:
    """+12 new venues, 3 changed; or that nothing changes."""
    if one.status != "ready" or not one.dataset:
        return writing.MISSING
    new, changed, gone = (one.changes.get(kind, 0) for kind in ("new", "changed", "gone"))
    said = [
        "+" + new_words(view, one.dataset, new) if new else "",
        view.say("{n} changed", n=view.number(changed)) if changed else "",
        "−" + view.say("{n} gone", n=view.number(gone)) if gone and one.dataset != "scans" else "",
        view.plural("{n} day emptied", "{n} days emptied", gone) if gone and one.dataset == "scans" else "",
    ]
    return ", ".join(filter(None, said)) or view.say("nothing changes")


def new_words(view: View, dataset: str, new: int) -> str:
    """How many venues, days or figures are new."""
    if dataset == "venues":
        return view.plural("{n} new venue", "{n} new venues", new)
    if dataset == "scans":
        return view.plural("{n} new day", "{n} new days", new)
    return view.plural("{n} new figure", "{n} new figures", new)


def claim_words(view: View, one: Table, source: bool = True) -> str:
    """The claim as a line, with where it is known from."""
    claim = one.claim
    if claim is None:
        return writing.MISSING
    known = {"title": "from its title", "person": "as you said", "rows": "from its rows"}.get(claim.source, "")
    said = [view.say("as of {day}", day=view.day(claim.as_of))] if claim.as_of else []
    if claim.days:
        one_day = claim.days[0] == claim.days[1]
        said.append(view.say("day {days}" if one_day else "days {days}", days=view.period(*claim.days)))
    said += map(view.campaign.app_name, apps_of(one))
    return ", ".join(said) + (f" ({view.say(known)})" if source and known else "")


def apps_of(one: Table) -> list[str]:
    """The apps a table speaks of: what its rows name, else what was said of it."""
    if one.dataset != "installs":
        return []
    changing, first = one.effect, one.preview
    found = [app for frame in (first, changing) if "app" in frame for app in frame["app"].dropna()]
    return list(dict.fromkeys(found)) or ([one.claim.app] if one.claim and one.claim.app else [])


def place_name(one: Table) -> str:
    """The table's place in its file, when the file has sheets: the sheet, or which table on it."""
    return one.place or one.sheet


def outcome(view: View, batch: Batch) -> str:
    """One sentence on the whole batch."""
    ready = batch.ready
    rows, rejected = sum(one.accepted for one in ready), sum(one.rejected for one in ready)
    left = sum(state_of(one) in ("ask", "refused") for one in batch.tables)
    if not batch.tables:
        return view.say("No table was found in these files.")
    if not ready:
        if all(state_of(one) == "left-out" for one in batch.tables):
            return view.say("You left every table out; there is nothing to commit.")
        done = all(state_of(one) in ("duplicate", "left-out") for one in batch.tables)
        asked = sum(state_of(one) == "ask" for one in batch.tables)
        if asked and not done:
            return view.plural("{n} table needs an answer first.", "{n} tables need an answer first.", asked)
        return view.say("Nothing new is in these files." if done else "Nothing here can be committed yet.")
    sentence = view.plural("{n} table is ready", "{n} tables are ready", len(ready))
    sentence += view.say(", {rows} rows to keep", rows=view.number(rows))
    if rejected:
        sentence += view.say(", {rows} rejected", rows=view.number(rejected))
    if left:
        sentence += "; " + view.plural("{n} needs a look", "{n} need a look", left)
    return sentence + "."


def unmarked(text: str) -> str:
    """A file's own text for a Markdown label: its marks are only characters."""
    return re.sub(r"([\\`*_\[\]$~:<>#])", r"\\\1", text)
