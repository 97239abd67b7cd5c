"""The whole batch at a glance: a line a table, what it is, its rows, what it would change; then what to look at."""

from html import escape

import streamlit as st

from data import writing
from data.batch import Batch, Table
from data.problems import sentence
from pages.intake.parts.wording import DATASETS, claim_words, effect_words, place_name, state_name, state_of
from pages.parts.cards import strip
from pages.parts.session import View

MOST_WARNINGS = 6
HEADS = {
    "File and sheet": "",
    "State": "",
    "Kind and claim": "",
    "Kept": "num",
    "Rejected": "num",
    "Set aside": "num",
    "Would change": "",
}
INK = {"ready": "ok", "look": "look", "ask": "look", "refused": "bad"}


def summary(view: View, batch: Batch) -> None:
    """The table, and under it everything out of the ordinary that a commit would do."""
    heads = "".join(
        f'<th class="num">{escape(view.say(name))}</th>' if kind == "num" else f"<th>{escape(view.say(name))}</th>"
        for name, kind in HEADS.items()
    )
    lines = "".join(line(view, one) for one in batch.tables)
    foot = total(view, batch) if len(batch.ready) > 1 else ""
    st.html(f'<div class="scroll" tabindex="0"><table class="plain batch"><tr>{heads}</tr>{lines}{foot}</table></div>')
    strip(warnings(view, batch))


def line(view: View, one: Table) -> str:
    """One table of the batch."""
    place = place_name(one)
    file = f"<b>{escape(one.file)}</b>" + (f'<br><span class="note">{escape(place)}</span>' if place else "")
    kind = escape(view.say(DATASETS[one.dataset])) if one.dataset else writing.MISSING
    claim = f'<br><span class="note">{escape(claim_words(view, one, source=False))}</span>' if one.claim else ""
    counted = one.dataset is not None and one.read > 0
    counts = [
        view.number(count) if counted else writing.MISSING for count in (one.accepted, one.rejected, one.set_aside)
    ]
    cells = [escape(count) for count in counts]
    state = f'<span class="state {INK.get(state_of(one), "")}">{escape(state_name(view, one))}</span>'
    words = [file, state, f"<div>{kind}{claim}</div>", *cells, escape(effect_words(view, one))]
    return f"<tr>{''.join(cell(view, *told, bool(one.rejected)) for told in zip(HEADS, words, strict=True))}</tr>"


def cell(view: View, head: str, words: str, rejected: bool = False) -> str:
    """One cell, which names its column itself where there is no room for a heading."""
    kind = HEADS[head] + (" look" if rejected and head == "Rejected" else "")
    return f'<td class="{kind}" data-head="{escape(view.say(head))}">{words}</td>'


def total(view: View, batch: Batch) -> str:
    """Rows of all tables that a commit would keep."""
    sums = [sum(getattr(one, name) for one in batch.ready) for name in ("accepted", "rejected", "set_aside")]
    heads = ("Kept", "Rejected", "Set aside")
    cells = "".join(cell(view, head, escape(view.number(count))) for head, count in zip(heads, sums, strict=True))
    name = escape(view.say("Together, of those ready"))
    return f'<tr class="total"><td colspan="3">{name}</td>{cells}<td></td></tr>'


def warnings(view: View, batch: Batch) -> list[str]:
    """What a commit would do that is out of the ordinary, file by file; the rest is with the tables below."""
    several = len(batch.tables) > 1
    said = [
        (f"{named(one)}: " if several else "") + sentence(view.lang, problem)
        for one in batch.ready
        for problem in one.problems
        if problem.severity == "warning" and problem.row is None
    ]
    more = len(said) - MOST_WARNINGS
    return said[:MOST_WARNINGS] + ([view.plural("{n} more below", "{n} more below", more)] if more > 0 else [])


def named(one: Table) -> str:
    """A table by its file and its place in it."""
    return " · ".join(filter(None, (one.file, place_name(one))))
