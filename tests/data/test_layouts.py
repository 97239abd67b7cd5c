"""One truth in many layouts: whatever a list looks like, the same facts and figures come out and no row is lost."""

import json
from collections import Counter
from pathlib import Path

import pytest

from analytics.figures import gather
from analytics.scope import Scope
from data.__main__ import main
from data.snapshot import snapshot
from data.text import tidy
from data.uploads import uploads
from tests.data.installs_laid_out import INSTALL_TABLES
from tests.data.layouts import register
from tests.data.made import facts, loaded, read
from tests.data.office_sheet import Book, write
from tests.data.registers_laid_out import REGISTERS
from tests.data.scans_laid_out import SCAN_LISTS
from tests.data.truth import AS_OF, COMMUNES, DAYS, INSTALLS, SCANS, VENUES, active_venues

LAYOUTS = (*REGISTERS, *SCAN_LISTS, *INSTALL_TABLES)
NAMED = {layout.name: layout for layout in LAYOUTS}


@pytest.mark.parametrize("name", NAMED)
def test_a_layout_says_what_is_true(name, tmp_path):
    layout = NAMED[name]
    book = layout.book()
    tables = read(write(book, tmp_path), tmp_path / "out", **layout.answer)
    wrong = [*refusals(tables, layout), *losses(tables, book)]
    wrong = wrong or differences(tables, layout)
    assert not wrong, f"{name}:\n" + "\n".join(wrong)


@pytest.mark.parametrize("name", [layout.name for layout in LAYOUTS if layout.pipeline])
def test_a_layout_gives_the_true_figures(name, tmp_path):
    layout = NAMED[name]
    files = [write(layout.book(), tmp_path)]
    if layout.tells == "scans":
        files.append(write(Book([register()]), tmp_path, "register"))
    loaded(tmp_path / "home", *files, **layout.answer)
    assert not [one for one in uploads(tmp_path / "home") if one.rejected]
    found = gather(snapshot(tmp_path / "home"), Scope(DAYS[0], AS_OF))
    assert said_figures(found, layout) == true_figures(layout), name


@pytest.mark.parametrize(
    "name",
    [
        "venues: Roman groups of communes, no commune column",
        "scans: a column a day, real dates",
        "installs: two apps under a two-level header",
    ],
)
def test_a_layout_goes_in_by_the_command_line(name, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("CAMPAIGN_HOME", str(tmp_path / "home"))
    path = write(NAMED[name].book(), tmp_path)
    assert main(["import", str(path), "--strict", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {one["status"] for one in told} == {"committed"} and not any(one["rejected"] for one in told)


def refusals(tables, layout):
    """Tables not taken, taken for another kind, or taken with rejected rows."""
    told = []
    for table in tables:
        where = f"[{table['sheet']}] "
        if table["refused"]:
            told.append(f"{where}refused: {table['refused'][0]} {table['refused'][1]}, read {table['columns']}")
        elif table["dataset"] != layout.tells:
            told.append(f"{where}taken for {table['dataset']}")
        elif table["rejected"]:
            told.append(f"{where}{table['rejected']} of {table['read']} rows rejected: {reasons(table)}")
    return told


def reasons(table):
    from data.left_out import left_out

    rows = left_out(Path(table["folder"]) / "aside.parquet", "rejected")
    return [tuple(row) for row in rows[["row", "reason", "field", "value"]].head(3).itertuples(index=False)]


def losses(tables, book):
    """Rows of a taken table that are neither accepted, rejected nor set aside, and rows of a sheet not read."""
    told = []
    for table in tables:
        counted = table["accepted"] + table["rejected"] + table["set_aside"]
        if table["read"] != counted:
            told.append(f"[{table['sheet']}] {table['read']} rows read, {counted} accounted for")
    if book.kind != "csv":
        lines = {sheet.name: sheet.to_line() for sheet in book.sheets}
        for sheet, count in Counter(table["sheet"] for table in tables).items():
            total = sum(table["read"] for table in tables if table["sheet"] == sheet)
            if count == 1 and total != lines.get(sheet, 0):
                told.append(f"[{sheet}] {total} rows read of {lines.get(sheet, 0)}")
    return told


def differences(tables, layout):
    """What is said and not true, and what is true and not said."""
    said, true = SAID[layout.tells](tables, layout), TRUE[layout.tells](layout)
    missing, more = Counter(true) - Counter(said), Counter(said) - Counter(true)
    told = [f"missing: {one}" for one in [*missing][:4]] + [f"not true: {one}" for one in [*more][:4]]
    return told + claims(tables, layout)


def claims(tables, layout):
    """Days that tables speak for and are not the true ones."""
    told = []
    if layout.tells == "scans":
        days = [table["claim"]["days"] for table in tables]
        span = [min(first for first, _ in days), max(last for _, last in days)]
        if span != [DAYS[0].isoformat(), DAYS[-1].isoformat()]:
            told.append(f"speaks for {span}")
    else:
        days = {table["claim"]["as_of"] for table in tables}
        if days != {AS_OF.isoformat()}:
            told.append(f"speaks for {days}")
    return told + [f"note {note}" for table in tables for note in table["notes"] if note[0] == "percent-differs"]


def venue_facts(tables, layout):
    found = []
    for table in tables:
        contacts = {key: (person, phone) for key, person, phone in facts(table, "contact")}
        for _, key, code, name, commune, address, type_, registered_on, _ in facts(table, "venue"):
            person, phone = contacts[key]
            told = dict(code=code, name=name, commune=commune, address=address, type=type_)
            told |= dict(registered_on=registered_on, representative=person, phone=phone)
            found.append(tuple(told[one] for one in layout.fields))
    return found


def true_venues(layout):
    return [
        tuple(
            tidy(value) if isinstance(value, str) else value for value in (getattr(one, name) for name in layout.fields)
        )
        for one in VENUES
    ]


def scan_facts(tables, layout):
    """Counts above nothing: a day without a scan may be told or not."""
    rows = [(code, day, count) for table in tables for code, _, day, count in facts(table, "scan_day")]
    return [row for row in rows if row[2]]


def true_scans(layout):
    return [(code, day, min(count, layout.most)) for (code, day), count in SCANS.items() if count]


def install_facts(tables, layout):
    return [row[1:7] for table in tables for row in facts(table, "install")]


def true_installs(layout):
    return [
        (app, one.commune, AS_OF, one.installed[app], one.smartphones, one.population)
        for one in INSTALLS
        for app in layout.apps
    ]


SAID = {"venues": venue_facts, "scans": scan_facts, "installs": install_facts}
TRUE = {"venues": true_venues, "scans": true_scans, "installs": true_installs}


def said_figures(found, layout):
    if layout.tells == "venues":
        by_commune = {one.code: one.register.registered for one in found.communes if one.register.registered}
        return {"registered": found.registered, "new": found.new_registrations, "communes": by_commune}
    if layout.tells == "scans":
        return {"registered": found.registered, "scans": found.scans, "active": found.active}
    return {
        app: (one.total.installed, one.total.smartphones, one.total.as_of)
        for app, one in found.apps.items()
        if one.total.installed
    }


def true_figures(layout):
    if layout.tells == "venues":
        by_commune = {code: sum(one.commune == code for one in VENUES) for code in COMMUNES}
        new = sum(DAYS[0] <= one.registered_on <= AS_OF for one in VENUES)
        return {"registered": len(VENUES), "new": new, "communes": by_commune}
    if layout.tells == "scans":
        scans = sum(min(count, layout.most) for count in SCANS.values())
        return {"registered": len(VENUES), "scans": scans, "active": len(active_venues())}
    smartphones = sum(one.smartphones for one in INSTALLS)
    return {app: (sum(one.installed[app] for one in INSTALLS), smartphones, AS_OF) for app in layout.apps}
