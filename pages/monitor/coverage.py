"""App coverage: installs over smartphones and population, by commune and over time; printed percentages checked."""

import pandas as pd
import streamlit as st

from analytics import coverage, sentences
from analytics.stated import compare
from data.noted import note_problem
from data.problems import message
from pages.parts.cards import cards, lead, note, part, strip
from pages.parts.charts import ranking_chart, snapshots_chart
from pages.parts.commune_sheet import commune_sheet_button
from pages.parts.empty import empty
from pages.parts.figure_cards import coverage_card, installed_card, population_card
from pages.parts.navigate import to_commune, whole_district
from pages.parts.notes import notes_of
from pages.parts.session import View, now_showing
from pages.parts.tables import Column, table

BASES = {"coverage": "of smartphones", "population_coverage": "of population"}


def show(view: View) -> None:
    """Sentence, cards, ranking beside trend, what the files print, communes."""
    if view.scope is None:
        return empty(view)
    heading = st.container()
    with st.container(horizontal=True, vertical_alignment="bottom", key="coverage-choice"):
        app = choose_app(view)
        base = choose_base(view)
    with heading:
        lead(sentence(view, app))
    row = [coverage_card(view, app), population_card(view, app), installed_card(view, app)]
    others = [one for one in coverage.apps(view.snapshot) if one != app]
    cards(view, row + [coverage_card(view, other) for other in others[:1]])
    frame = coverage.by_commune(view.snapshot, view.scope, app)
    left, right = st.columns([3, 2], gap="large")
    with left:
        part(view.say("Coverage by snapshot"), view.say("Each point sums the latest counts known on that day."))
        snapshots_chart(view, app, base, view.say("Coverage by snapshot"))
    with right:
        part(view.say("Coverage by commune"), view.say(BASES[base]))
        ranking_chart(view, f"coverage-{app}", lambda: frame, base, "ratio", view.say("Coverage by commune"))
    missing(view, frame, app)
    stated(view, app)
    communes(view, frame, app)
    return None


def choose_app(view: View) -> str:
    """Which app; the URL keeps it."""
    apps = coverage.apps(view.snapshot)
    return (
        st.segmented_control(
            view.say("App"),
            apps,
            default=apps[0],
            required=True,
            key="app",
            bind="query-params",
            format_func=view.campaign.app_name,
        )
        or apps[0]
    )


def choose_base(view: View) -> str:
    """Which denominator ranks and draws; the cards show both."""
    return (
        st.segmented_control(
            view.say("Out of"),
            list(BASES),
            default="coverage",
            required=True,
            key="base",
            bind="query-params",
            format_func=lambda name: view.say(BASES[name]),
        )
        or "coverage"
    )


def sentence(view: View, app: str) -> str:
    """Installs out of smartphones, as of their own day."""
    return sentences.coverage(view.lang, view.campaign, view.figures(), app)


def missing(view: View, frame: pd.DataFrame, app: str) -> None:
    """Communes without data, by name; coverage above 100 % flagged."""
    said = []
    none = list(frame.loc[frame["installed"].isna(), "name"])
    above = list(frame.loc[frame["above_one"].astype(bool), "name"])
    if none and len(none) < len(frame):
        said.append(view.say("No usable count: {communes}.", communes=", ".join(none)))
    if above:
        said.append(view.say("Above 100 %, to be checked: {communes}.", communes=", ".join(above)))
    strip(said or notes_of(view, {"installs"}, app))


def stated(view: View, app: str) -> None:
    """What files and letters print, against numerator over denominator."""
    part(view.say("Printed against computed"))
    one = view.figures().apps.get(app)
    left, right = st.columns([2, 3], gap="large")
    with left:
        printed = st.text_input(
            view.say("Percentage a letter prints, e.g. 32,83"), key="printed", bind="query-params", width=320
        )
    with right:
        if printed and one is not None:
            strip([against(view, printed, one)])
    strip(totals_that_differ(view, app))
    found = coverage.stated(view.snapshot, view.scope, app)
    if found.empty:
        return note(view.say("The files print no percentage."))
    wrong = found[found["stated_agrees"].isna()]
    checked = view.plural("{n} printed percentage was checked", "{n} printed percentages were checked", len(found))
    if wrong.empty:
        return note(view.say("{checked}, one a commune: all agree with their own numbers.", checked=checked))
    note(view.say("{checked}: {n} do not agree with their own numbers.", checked=checked, n=view.number(len(wrong))))
    columns = [
        Column("name", view.say("Commune")),
        Column("stated", view.say("Printed")),
        Column("coverage", view.say("Computed"), "ratio"),
        Column("stated_gap", view.say("Gap"), "points"),
        Column("file", view.say("File")),
        Column("sheet", view.say("Sheet")),
        Column("source_row", view.say("Row"), "count"),
    ]
    return table(view, wrong, columns, "stated", "ty-le-khac", view.say("Printed against computed"), search=False)


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


def communes(view: View, frame: pd.DataFrame, app: str) -> None:
    """The communes as a table; a row becomes the scope."""
    part(view.say("By commune"), view.say("Choose a row to look at one commune only."))
    columns = [
        Column("code", view.say("Code"), width=80),
        Column("name", view.say("Commune")),
        Column("as_of", view.say("As of"), "day"),
        Column("installed", view.say("Installs"), "count"),
        Column("smartphones", view.say("Smartphones"), "count"),
        Column("coverage", view.say("of smartphones"), "ratio"),
        Column("change", view.say("Against the count before"), "points"),
        Column("population", view.say("Population"), "count"),
        Column("population_coverage", view.say("of population"), "ratio"),
        Column("stated", view.say("Printed")),
        Column("file", view.say("File"), width=180),
        Column("sheet", view.say("Sheet"), width=100),
        Column("source_row", view.say("Row"), "count", 70),
    ]
    table(view, frame, columns, "coverage-communes", f"do-phu-{app}", view.say("Coverage by commune"), to_commune)
    with st.container(horizontal=True):
        whole_district(view)
        commune_sheet_button(view)


show(now_showing.get())
