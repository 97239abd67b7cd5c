"""History: every upload, newest first; what it said and changed; withdraw, restore, the original back."""

from datetime import datetime
from html import escape

import pandas as pd
import streamlit as st

from data.errors import CampaignError
from data.facts import facts_file
from data.intake import restore, withdraw
from data.keep import original
from data.uploads import Upload, uploads
from data.writing import moment, period
from pages.intake.parts.acts_list import acts_table
from pages.intake.parts.names import accepted_names
from pages.intake.parts.upload_problems import upload_problems
from pages.intake.parts.wording import COVERS, DATASETS, MODES, column_words
from pages.parts.cards import lead, note, part, strip
from pages.parts.kept import kept
from pages.parts.session import View, now_showing, person
from pages.parts.tables import Column, table

STATE = {"active": "in use", "withdrawn": "withdrawn"}
ACT = {"commit": "committed", "withdraw": "withdrawn", "restore": "restored"}


def show(view: View) -> None:
    """All uploads as a table, one of them in full."""
    every = kept((view.home, view.snapshot.version, "uploads"), lambda: uploads(view.home))[::-1]
    if not every:
        lead(view.say("No file has been loaded yet."))
        st.page_link(view.pages["upload"], label=view.say("Load files"), query_params={"lang": view.lang})
        accepted_names(view)
        return
    active = sum(upload.state == "active" for upload in every)
    sentence = view.plural("{n} upload", "{n} uploads", len(every))
    lead(
        view.say(
            "{uploads}, {active} in use; the newest on {when}.",
            uploads=sentence,
            active=view.number(active),
            when=moment(view.lang, every[0].at),
        )
    )
    told()
    note(view.say("Nothing is ever deleted here: what is withdrawn no longer counts, and can be restored."))
    table(
        view,
        lambda: listed(view, every),
        columns(view),
        "uploads",
        "uploads",
        view.say("History"),
        lambda row: row["upload"],
        about=(),
        pressed=choose,
    )
    names = {upload.upload: upload for upload in every}
    asked = st.query_params.get("upload", "")
    chosen = st.selectbox(
        view.say("Upload"),
        list(names),
        index=list(names).index(asked) if asked in names else 0,
        key="upload",
        format_func=lambda name: named(view, names[name]),
        width=640,
    )
    if asked != chosen:
        st.query_params["upload"] = chosen
    in_full(view, names[chosen])
    acts_table(view)
    accepted_names(view)


def choose(upload: str) -> None:
    """A row of the table is chosen: its upload is the one in full."""
    st.session_state["upload"] = upload


def named(view: View, upload: Upload) -> str:
    """An upload as one line."""
    return f"{moment(view.lang, upload.at)} · {upload.file} · {upload.sheet}"


def listed(view: View, every: list[Upload]) -> pd.DataFrame:
    """The uploads as rows."""
    return pd.DataFrame(
        [
            {
                "upload": one.upload,
                "at": one.at,
                "file": one.file,
                "sheet": one.sheet,
                "dataset": view.say(DATASETS[one.dataset]),
                "speaks": speaks(view, one),
                "read": one.read,
                "accepted": one.accepted,
                "rejected": one.rejected,
                "set_aside": one.set_aside,
                "by": one.by,
                "state": view.say(STATE[one.state]),
            }
            for one in every
        ]
    )


def columns(view: View) -> list[Column]:
    """The columns of the table of uploads."""
    return [
        Column("at", view.say("When"), "moment"),
        Column("file", view.say("File"), width=170),
        Column("sheet", view.say("Sheet"), width=120),
        Column("dataset", view.say("Kind"), width=140),
        Column("speaks", view.say("Speaks for"), width=140),
        Column("state", view.say("State"), width=90),
        Column("read", view.say("Rows read"), "count", 90),
        Column("accepted", view.say("Kept"), "count", 80),
        Column("rejected", view.say("Rejected"), "count", 80),
        Column("set_aside", view.say("Set aside"), "count", 90),
        Column("by", view.say("Who"), width=130),
    ]


def speaks(view: View, one: Upload) -> str:
    """The day or days an upload speaks for."""
    if one.claim.days:
        return period(view.lang, *one.claim.days)
    return view.day(one.claim.as_of)


def in_full(view: View, one: Upload) -> None:
    """One upload: what it said, what it changed, what was done to it, what was wrong with it."""
    part(view.say("This upload"))
    left, right = st.columns([3, 2], gap="large")
    with left:
        facts(view, one)
    with right:
        heads = "".join(f"<th>{escape(view.say(head))}</th>" for head in ("Act", "When", "Who"))
        lines = "".join(act_line(view, kind, at, by) for kind, _, at, by in one.history)
        st.html(f'<table class="plain"><tr>{heads}</tr>{lines}</table>')
        acts(view, one)
    upload_problems(view, one)


def act_line(view: View, kind: str, at: datetime, by: str) -> str:
    """One act upon the upload as a row."""
    cells = (view.say(ACT.get(kind, kind)), moment(view.lang, at), by)
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"


def facts(view: View, one: Upload) -> None:
    """What is kept about it."""
    claim = one.claim
    changes = {name: view.number(one.changes.get(name, 0)) for name in ("new", "changed", "gone")}
    lines = [
        (view.say("File"), one.file),
        (view.say("Sheet"), view.say("{sheet}, header in row {row}", sheet=one.sheet, row=one.header_row)),
        (view.say("Speaks for"), f"{speaks(view, one)}, {view.say(COVERS.get(claim.covers, claim.covers))}"),
        (view.say("Changed then"), view.say("{new} new, {changed} changed, {gone} gone.", **changes)),
    ]
    if one.dataset == "venues":
        lines.append((view.say("It is"), view.say(MODES.get(claim.mode, claim.mode))))
    if one.dataset == "installs":
        lines.append((view.say("App"), ", ".join(map(view.campaign.app_name, apps(view, one)))))
    lines.append(
        (
            view.say("Columns"),
            "; ".join(column_words(view, field, header) for field, header in one.columns.items()),
        )
    )
    st.html('<dl class="facts">' + "".join(f"<dt>{escape(a)}</dt><dd>{escape(b)}</dd>" for a, b in lines) + "</dl>")


def apps(view: View, one: Upload) -> list[str]:
    """The apps its kept rows name."""
    file = facts_file(view.home, one.upload, "install.parquet")
    if not file.exists():
        return [one.claim.app or ""]
    key = (view.home, view.snapshot.version, one.upload, "apps")
    return kept(key, lambda: [str(app) for app in pd.read_parquet(file, columns=["app"])["app"].dropna().unique()])


def acts(view: View, one: Upload) -> None:
    """Withdraw or restore, each asked once more, and the original back."""
    with st.container(horizontal=True):
        st.download_button(
            view.say("Download the original"),
            lambda: original(view.home, one.upload),
            one.file,
            "application/octet-stream",
            key=f"original-{one.upload}",
            on_click="ignore",
        )
        if one.state == "active":
            with st.popover(view.say("Withdraw…"), key=f"withdraw-{one.upload}"):
                note(
                    view.plural(
                        "If withdrawn: its {n} row no longer counts; it can be restored.",
                        "If withdrawn: its {n} rows no longer count; it can be restored.",
                        one.accepted,
                    )
                )
                if st.button(view.say("Withdraw this upload"), type="primary", key="withdraw-now"):
                    done(view, withdraw, one, "The upload was withdrawn.")
        else:
            with st.popover(view.say("Restore…"), key=f"restore-{one.upload}"):
                note(view.say("Its rows count again from now on."))
                if st.button(view.say("Restore this upload"), type="primary", key="restore-now"):
                    done(view, restore, one, "The upload was restored.")


def done(view: View, act: object, one: Upload, sentence: str) -> None:
    """Do it and say so on the next run; a refusal is said at once."""
    try:
        act(view.home, one.upload, st.session_state.get("by") or person())  # type: ignore[operator]
    except CampaignError as refused:
        return strip([refused.message(view.lang)], "wrong")
    st.session_state["told"] = view.say(sentence)
    st.rerun()


def told() -> None:
    """What the act before this run came to."""
    if word := st.session_state.pop("told", None):
        strip([word], "sample")


show(now_showing.get())
