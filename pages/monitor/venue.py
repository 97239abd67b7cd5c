"""One venue: how it stands, its days and hours, and the file, sheet and row that say so."""

from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from analytics import sentences
from analytics.registrations import register
from analytics.scope import Scope
from analytics.venue import Venue, venue, venue_days, venue_hours
from data.keep import trace
from pages.parts.acts import of_venue
from pages.parts.cards import Card, cards_html, lead, lead_html, note, part, part_html
from pages.parts.charts import days_piece
from pages.parts.empty import empty
from pages.parts.figure_cards import picture
from pages.parts.kept import kept
from pages.parts.navigate import to_venue
from pages.parts.pane import Piece, beside, pane
from pages.parts.session import View, now_showing
from pages.parts.states import state_name
from pages.parts.tables import Column, matching, table


def show(view: View) -> None:
    """The venue the URL names, or a search for one."""
    if view.scope is None:
        return empty(view)
    heading = st.container()
    sought = st.text_input(
        view.say("Venue: its code, or words of its name"), key="venue", bind="query-params", width=420
    )
    found = looked_up(view, sought.strip())
    if found is None:
        return search(view, heading, sought)
    with heading:
        pane(view, "venue-pane", lambda: all_of(view, found), found.venue)
    its_days(view, found)
    its_rows(view, found)
    return None


def looked_up(view: View, sought: str) -> Venue | None:
    """The venue of this code, if there is one."""
    return kept(view.key("venue", sought), lambda: venue(view.snapshot, sought, view.scope)) if sought else None


def all_of(view: View, one: Venue) -> Piece:
    """Sentence, figures, what the register says, its days and hours."""
    days = days_of(view, one)
    head = lead_html(sentence(view, one)) + cards_html(view, its_cards(view, one, days))
    by_day = Piece(part_html(view.say("Scans by day"))) + days_piece(view, days, view.say("Scans"))
    return Piece(head) + beside(by_day, Piece(facts(view, one))) + its_hours(view, one)


def days_of(view: View, one: Venue) -> pd.DataFrame:
    """Scans by day, missing where no file speaks."""
    return kept(view.key("venue-days", one.venue), lambda: venue_days(view.snapshot, one.venue, view.scope))


def search(view: View, heading: st.container, sought: str) -> None:
    """Venues whose code or name has the words, each a click away."""
    with heading:
        lead(view.say("Which venue?"))
    everywhere = Scope(view.scope.since, view.scope.until)

    def hits() -> pd.DataFrame:
        return matching(register(view.snapshot, everywhere), ["code", "name"], sought)

    columns = [
        Column("code", view.say("Code"), width=90),
        Column("name", view.say("Name"), width=300),
        Column("commune_name", view.say("Commune")),
        Column("last_scan", view.say("Last scan"), "day"),
    ]
    note(view.say("Choose a row to open the venue."))
    title = view.say("Venues")
    table(view, hits, columns, "venues-found", "venues", title, to_venue, search=False, about=(sought,))


def sentence(view: View, one: Venue) -> str:
    """Name, place, and whether it is alive."""
    return sentences.venue(view.lang, one, view.scope)


def its_cards(view: View, one: Venue, days: pd.DataFrame) -> list[Card]:
    """Its scans, the first and the last."""
    day = view.say("as of {day}", day=view.day(one.day))
    return [
        Card(view.say("Scans in the period"), view.number(one.scans), spark=picture(view, days["scans"]), asof=day),
        Card(view.say("Scans to date"), view.number(one.scans_to_date), asof=day),
        Card(view.say("First scan"), view.day(one.first_scan), asof=day),
        Card(view.say("Last scan"), view.day(one.last_scan), asof=day),
    ]


def facts(view: View, one: Venue) -> str:
    """What the register says of it."""
    counted = view.day(one.counted_from) + (
        "" if one.dated else " " + view.say("(no date in the register; its first register's day)")
    )
    lines = [
        (view.say("State"), state_name(view, one.state)),
        (view.say("Code"), one.code or view.say("none in the register")),
        (view.say("Address"), one.address or "–"),
        (view.say("Type"), one.type or "–"),
        (view.say("Counted from"), counted),
        (view.say("The register says so in"), place(view, one)),
    ]
    if one.gone_on:
        lines.append((view.say("Left the register on"), view.day(one.gone_on)))
    lines += of_venue(view, one.venue)
    said = "".join(f"<dt>{escape(a)}</dt><dd>{escape(b)}</dd>" for a, b in lines)
    return f'<dl class="facts">{said}</dl>'


def place(view: View, one: Venue) -> str:
    """File, sheet and row."""
    return view.say(
        "{file}, sheet “{sheet}”, row {row}", file=one.file or "–", sheet=one.sheet or "–", row=one.source_row or "–"
    )


def its_days(view: View, one: Venue) -> None:
    """The days as a table, newest first, each with its file."""
    columns = [
        Column("day", view.say("Day"), "day"),
        Column("scans", view.say("Scans"), "count"),
        Column("file", view.say("File"), width=300),
    ]
    with st.expander(view.say("As a table")):
        ask = partial(newest_first, view, one)
        name = f"{one.code or 'venue'}-days"
        table(view, ask, columns, "venue-days", name, one.name, search=False, about=(one.venue,))


def newest_first(view: View, one: Venue) -> pd.DataFrame:
    """The venue's days."""
    return days_of(view, one)[::-1]


def its_hours(view: View, one: Venue) -> str:
    """Scans by hour of the day, where the files had times."""
    hours = venue_hours(view.snapshot, one.venue, view.scope)
    timed = hours.dropna(subset=["hour"])
    if timed.empty:
        return ""
    by_hour = timed.groupby(timed["hour"].astype(int))["scans"].sum().reindex(range(24), fill_value=0)
    most = max(by_hour.max(), 1)
    bars = "".join(
        f'<div title="{hour}:00 · {view.number(scans)}"><i style="height:{72 * scans / most:.0f}px"></i>'
        f"<span>{hour}</span></div>"
        for hour, scans in by_hour.items()
    )
    said = escape(hours_in_words(view, by_hour))
    title = part_html(view.say("Scans by hour of the day"))
    return f'{title}<div class="hours" role="img" aria-label="{said}">{bars}</div>'


def hours_in_words(view: View, by_hour: pd.Series) -> str:
    """The picture for who cannot see it."""
    return view.say(
        "Most scans are in the hour from {hour}:00, {scans} of {total}.",
        hour=int(by_hour.idxmax()),
        scans=view.number(by_hour.max()),
        total=view.number(by_hour.sum()),
    )


def its_rows(view: View, one: Venue) -> None:
    """The rows of the originals that name it, read only when asked for."""
    part(view.say("The rows that say so"))
    files = view.snapshot.query(
        "SELECT upload, file, dataset FROM upload WHERE dataset IN ('venues', 'scans') ORDER BY dataset DESC, file"
    )
    names = {row.upload: row.file for row in files.itertuples()}
    if not names or not one.code:
        return note(view.say("No file can be searched for this venue: it has no code."))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        upload = st.selectbox(view.say("File"), list(names), format_func=names.get, key="trace-file", width=420)
        asked = st.toggle(view.say("Show the rows of the file"), key="trace-on")
    if asked:
        rows = trace(view.home, upload, view.snapshot.codes(one.venue), None)
        columns = [Column(name, view.say({"sheet": "Sheet", "row": "Row"}.get(name, name))) for name in rows.columns]
        table(view, rows, columns, "trace", f"{one.code}-rows", one.name, search=False)
    return None


show(now_showing.get())
