"""A workbook for a commune that doubts its number.

Its figures, what they mean, where they stand written, its venues.

For print on A4. No phones, no names of people; a text never becomes a formula.
"""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

import xlsxwriter

from analytics import definitions, freshness
from analytics.comparing import Change
from analytics.engine import records, rows
from analytics.figures import Figures, gather
from analytics.registrations import register
from analytics.reports.table_sheet import PLAIN, heading, on_paper, table
from analytics.scope import Scope
from data.communes import communes
from data.snapshot import Snapshot
from data.words import say
from data.writing import day, number, percent, period, points, signed

DATASETS = {"venues": "Venue register", "scans": "Scans", "installs": "App installs"}
WIDTHS = (38, 24, 24, 24, 70)
VENUE_COLUMNS = {
    "code": ("Code", "text"),
    "name": ("Venue", "text"),
    "address": ("Address", "text"),
    "type": ("Type", "text"),
    "counted_from": ("Counted from", "day"),
    "scans": ("Scans in the period", "count"),
    "scans_to_date": ("Scans to date", "count"),
    "last_scan": ("Last scan", "day"),
    "state": ("State", "text"),
    "gone_on": ("Left the register on", "day"),
    "file": ("File", "text"),
    "sheet": ("Sheet", "text"),
    "source_row": ("Row", "count"),
}


def commune_sheet(lang: str, snapshot: Snapshot, scope: Scope, code: str) -> bytes:
    """The commune's workbook (.xlsx), two sheets: figures with sources and notes; every venue.

    `scope` gives the period; its communes are set aside for `code`. Raises ScopeError for an unknown code.
    """
    here = Scope(scope.since, scope.until, communes=(code,))
    found = gather(snapshot, here)
    name = next(one.full_name for one in communes() if one.code == code)
    into = BytesIO()
    with xlsxwriter.Workbook(into, {"in_memory": True}) as book:
        write_figures(lang, book, snapshot, found, name)
        write_venues(lang, book, snapshot, here, name)
    return into.getvalue()


def write_figures(lang: str, book: xlsxwriter.Workbook, snapshot: Snapshot, found: Figures, name: str) -> None:
    """The first sheet: figures, notes, sources."""
    sheet = book.add_worksheet(say(lang, "Figures"))
    on_paper(sheet, landscape=True)
    known_as = say(
        lang,
        "Period {period}; figures at version {version} of the campaign.",
        period=period(lang, found.scope.since, found.scope.until),
        version=number(lang, found.version),
    )
    made_up = [say(lang, "Sample figures, made up: no real venue, person or scan.")] if sampled(snapshot) else []
    end = heading(book, sheet, f"{name} – {snapshot.campaign.district_full}", [known_as, *made_up])
    headers = [say(lang, words) for words in ("Figure", "Value", "Days", "Against the period before", "What it is")]
    end = table(book, sheet, end + 1, headers, ["text"] * 5, list(figure_rows(lang, found)), widths=WIDTHS)
    for note in found.notes:
        sheet.write_string(end, 0, note.message(lang), book.add_format(PLAIN))
        end += 1
    headers = [say(lang, words) for words in ("Source", "Days", "Sheet", "Loaded", "File")]
    sources = source_rows(lang, snapshot, found.scope)
    table(book, sheet, end + 1, headers, ["text"] * 5, sources, widths=WIDTHS)


def sampled(snapshot: Snapshot) -> bool:
    """Whether made-up uploads count in this snapshot."""
    return any(one.sample for one in snapshot.active)


def figure_rows(lang: str, found: Figures) -> Iterator[list[str]]:
    """Name, value, the days it speaks of, change and definition of every figure."""
    keys = "registered new_registrations scans scans_to_date active_in_period active activity_rate"
    for key in keys.split():
        one = definitions.DEFINITIONS[key]
        write = percent if one.unit == "ratio" else number
        value = write(lang, getattr(found, key))
        yield [
            say(lang, one.name),
            value,
            days_of(lang, found, key),
            changed(lang, found.changes[key]),
            say(lang, one.sentence),
        ]
    for state, n in found.moved.items():
        yield [say(lang, definitions.STATES[state]), number(lang, n), days_of(lang, found, "active"), "", ""]
    yield from app_rows(lang, found)


def app_rows(lang: str, found: Figures) -> Iterator[list[str]]:
    """Both coverages of each app, with the numbers they are made of."""
    for app in found.apps.values():
        both = (
            ("coverage", app.total.of_smartphones, app.total.smartphones, app.change),
            ("population_coverage", app.total.of_population, app.total.population, app.population_change),
        )
        for key, part, whole, change in both:
            one = definitions.DEFINITIONS[key]
            value = percent(lang, getattr(app, key))
            if whole is not None:
                value += f" ({number(lang, part)}/{number(lang, whole)})"
            name, stands = f"{app.name}: {say(lang, one.name)}", day(lang, app.total.as_of)
            yield [name, value, stands, changed(lang, change), say(lang, one.sentence)]


def days_of(lang: str, found: Figures, key: str) -> str:
    """The days a figure speaks of: a window, a stretch, or the day it stands at."""
    if key in ("active", "activity_rate"):
        return period(lang, *found.window) if found.window else day(lang, None)
    stands = found.days.registered if "regist" in key else found.days.scans
    if key in ("new_registrations", "scans", "active_in_period") and stands and stands >= found.scope.since:
        return period(lang, found.scope.since, stands)
    return day(lang, stands)


def changed(lang: str, change: Change | None) -> str:
    """A change as written, blank without one."""
    if change is None:
        return ""
    return points(lang, change.difference) if change.unit == "points" else signed(lang, change.difference)


def source_rows(lang: str, snapshot: Snapshot, scope: Scope) -> list[list[str]]:
    """Active uploads that name venues or rows of the commune: what, days it speaks of, sheet, when loaded, file."""
    found = []
    speaking = {row["upload"] for row in rows(snapshot, "naming", **scope.params)}
    for one in records(freshness.sources(snapshot)):
        if one["upload"] not in speaking:
            continue
        days = (one["day_from"], one["day_to"])
        speaks = period(lang, *days) if None not in days else day(lang, one["as_of"])
        loaded = f"{day(lang, one['committed_at'])}, {one['committed_by']}"
        found.append([say(lang, DATASETS[one["dataset"]]), speaks, one["sheet"] or "", loaded, one["file"]])
    return found


def write_venues(lang: str, book: xlsxwriter.Workbook, snapshot: Snapshot, scope: Scope, name: str) -> None:
    """The second sheet: every venue any register named, its header repeated on each page."""
    sheet = book.add_worksheet(say(lang, "Venues"))
    on_paper(sheet, landscape=True)
    title = say(lang, "Venues of {commune}", commune=name)
    end = heading(book, sheet, title, [period(lang, scope.since, scope.until)])
    headers = [say(lang, words) for words, _ in VENUE_COLUMNS.values()]
    lines = [[cell(lang, key, row[key]) for key in VENUE_COLUMNS] for row in records(register(snapshot, scope))]
    table(book, sheet, end + 1, headers, [kind for _, kind in VENUE_COLUMNS.values()], lines, filtered=True)
    sheet.repeat_rows(end + 1)
    sheet.freeze_panes(end + 2, 0)


def cell(lang: str, key: str, value: Any) -> date | str | int | None:
    """A venue's cell: its state in words, the rest as it is."""
    return say(lang, definitions.STATES[value]) if key == "state" and value else value
