"""What files and letters print of an app's coverage, beside what their own numbers give. It computes nothing."""

import pandas as pd
import streamlit as st

from analytics import coverage
from analytics.stated import compare
from data.noted import note_problem
from data.problems import message
from pages.parts.cards import note_html, part, strip, strip_html
from pages.parts.kept import kept
from pages.parts.session import View
from pages.parts.tables import Column, table


def stated(view: View, app: str) -> None:
    """What files and letters print, against numerator over denominator."""
    part(view.say("Printed against computed"))
    one = view.figures().apps.get(app)
    words = view.say("Percentage a letter prints, e.g. 32,83")
    printed = st.text_input(words, key="printed", bind="query-params", width=320)
    if printed and one is not None:
        strip([against(view, printed, one)])
    said, wrong = kept(view.key("stated", app), lambda: checked(view, app))
    st.html(said)
    if wrong is None:
        return None
    columns = [
        Column("name", view.say("Commune")),
        Column("stated", view.say("Printed")),
        Column("coverage", view.say("Computed"), "ratio"),
        Column("stated_gap", view.say("Gap"), "points"),
        Column("file", view.say("File")),
        Column("sheet", view.say("Sheet")),
        Column("source_row", view.say("Row"), "count"),
    ]
    title = view.say("Printed against computed")
    return table(view, wrong, columns, "stated", "ty-le-khac", title, search=False, about=(app,))


def checked(view: View, app: str) -> tuple[str, pd.DataFrame | None]:
    """What came of checking every printed percentage, as HTML; and the rows that do not agree, if any."""
    totals = strip_html(totals_that_differ(view, app))
    found = coverage.stated(view.snapshot, view.scope, app)
    if found.empty:
        return totals + note_html(view.say("The files print no percentage.")), None
    wrong = found[found["stated_agrees"].isna()]
    words = view.plural("{n} printed percentage was checked", "{n} printed percentages were checked", len(found))
    if wrong.empty:
        said = view.say("{checked}, one a commune: all agree with their own numbers.", checked=words)
        return totals + note_html(said), None
    number = view.number(len(wrong))
    said = view.say("{checked}: {n} do not agree with their own numbers.", checked=words, n=number)
    return totals + note_html(said), wrong


def totals_that_differ(view: View, app: str) -> list[str]:
    """Totals of the newest count whose printed percentage is not what their own numbers give, with file and row."""
    one = view.figures().apps.get(app)
    said = []
    for upload in view.snapshot.active:
        newest = upload.claim.app == app and one is not None and upload.claim.as_of == one.total.as_of
        for code, detail in upload.notes if newest else ():
            if code == "percent-differs":
                said.append(f"{upload.file}. {message(view.lang, note_problem(upload.sheet, code, dict(detail)))}")
    return said


def against(view: View, printed: str, one) -> str:
    """One printed percentage against the scope's own."""
    said = compare(printed, one.total.installed, one.total.smartphones, one.total.population)
    if said is None:
        return view.say("“{printed}” is no percentage.", printed=printed)
    values = {
        "printed": printed,
        "computed": view.percent(said.computed),
        "installed": view.number(one.total.installed),
    }
    if said.agrees == "population":
        return view.say("{printed} agrees with {installed} out of the population, {computed}.", **values)
    values["smartphones"] = view.number(one.total.smartphones)
    if said.agrees:
        return view.say("{printed} agrees with {installed} / {smartphones} = {computed}.", **values)
    return view.say(
        "The letter prints {printed}; {installed} / {smartphones} is {computed}, a gap of {gap}.",
        gap=view.points(said.gap),
        **values,
    )
