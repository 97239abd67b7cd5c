"""What a person states about a table where its file does not say it, or says it wrong. Reads no file."""

from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from data.batch import Table
from data.claims import Answer
from pages.intake.parts.wording import COVERS, DATASETS, MODES
from pages.parts.session import View

NOTHING = Answer()


def answers_given() -> dict[tuple[str, str], Answer]:
    """The answers of this session, by file and place in it."""
    return st.session_state.setdefault("answers", {})


def answer_to(table: Table) -> Answer:
    """What was said of a table so far."""
    return answers_given().get((table.file, table.place), NOTHING)


def remember(table: Table, **given: Any) -> None:
    """Add to what was said of a table; columns set for another kind no longer hold."""
    said = answer_to(table)
    if "columns" not in given and given.get("dataset", table.dataset) != table.dataset:
        given |= {"columns": None, "header_row": None}
    answers_given()[table.file, table.place] = replace(said, **given)


def ask(view: View, table: Table, key: str) -> None:
    """The form with the claim as understood, in one line where there is room; sent, the file is read again with it."""
    with (
        st.form(f"claim-{key}", border=False),
        st.container(horizontal=True, vertical_alignment="bottom", gap="medium"),
    ):
        dataset = st.selectbox(
            view.say("Kind of file"),
            list(DATASETS),
            index=list(DATASETS).index(table.dataset) if table.dataset else None,
            format_func=lambda name: view.say(DATASETS[name]),
            placeholder=view.say("Choose"),
            key=f"dataset-{key}",
            width=190,
        )
        stated = {"dataset": dataset} | more(view, table, key)
        if st.form_submit_button(view.say("Read again with this"), key=f"again-{key}"):
            remember(table, **{field: value for field, value in stated.items() if value not in (None, ())})
            st.rerun()


def more(view: View, table: Table, key: str) -> dict[str, Any]:
    """The questions that the kind of file has."""
    claim = table.claim
    if table.dataset == "scans":
        days = st.date_input(
            view.say("Days it covers, from and to (dd/mm/yyyy)"),
            claim.days if claim and claim.days else (),
            format="DD/MM/YYYY",
            key=f"days-{key}",
            width=260,
        )
        return {"days": whole_range(days), "covers": covers(view, table, key)}
    as_of = st.date_input(
        view.say("As of (dd/mm/yyyy)"),
        claim.as_of if claim else None,
        format="DD/MM/YYYY",
        key=f"as-of-{key}",
        width=230,
    )
    if table.dataset == "installs":
        return {"as_of": as_of, "app": app(view, table, key)}
    return {"as_of": as_of, "covers": covers(view, table, key), "mode": mode(view, table, key)}


def whole_range(days: Any) -> tuple[date, date] | None:
    """Both ends, or nothing while only one is picked."""
    return (days[0], days[1]) if isinstance(days, tuple) and len(days) == 2 else None


def covers(view: View, table: Table, key: str) -> str:
    """Whether the file speaks for the district or only for the communes it names."""
    return st.radio(
        view.say("Speaks for"),
        list(COVERS),
        index=list(COVERS).index(table.claim.covers) if table.claim else 0,
        format_func=lambda name: view.say(COVERS[name]),
        key=f"covers-{key}",
        width="content",
    )


def mode(view: View, table: Table, key: str) -> str:
    """Whether a venue the file lacks has left."""
    return st.radio(
        view.say("It is"),
        list(MODES),
        index=list(MODES).index(table.claim.mode) if table.claim else 0,
        format_func=lambda name: view.say(MODES[name]),
        key=f"mode-{key}",
        width="content",
    )


def app(view: View, table: Table, key: str) -> str | None:
    """Which app's installs these are."""
    apps = [app.key for app in view.campaign.apps]
    now = table.claim.app if table.claim else None
    return st.selectbox(
        view.say("App"),
        apps if now in apps or now is None else [*apps, now],
        index=apps.index(now) if now in apps else None,
        format_func=view.campaign.app_name,
        key=f"app-{key}",
        width=220,
    )
