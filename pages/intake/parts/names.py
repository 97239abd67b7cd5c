"""Names that are no commune of the district: what each may mean, for a person to say once; and what was said so far.

Nothing is chosen beforehand, and nothing is read differently until a person has pressed the button.
"""

from collections.abc import Callable
from html import escape
from typing import Any

import streamlit as st

from data.batch import Table
from data.communes import communes, name_of
from data.decisions import Alias, accept_alias, aliases, remove_alias
from data.districts import LONGEST
from data.errors import CampaignError
from data.suggestions import Suggestion, place_of, suggest
from data.text import plain
from data.writing import moment
from pages.parts.cards import note, part, strip
from pages.parts.kept import kept
from pages.parts.session import View, person

WHY = {
    "other-district": "It names {district}, not a commune of this district. Take these rows out of the file, "
    "or mend the name.",
    "district-itself": "It is the district as a whole, not one of its communes.",
    "old-commune": "{old} is part of {name} since {since}.",
    "new-commune": "Since {since} a larger commune is called so; make sure that the file means the town of before.",
    "unknown": "No commune of the district is called exactly so.",
}
NOT_OURS = {"other-district", "district-itself"}
ANOTHER = "another"
SHOWN = 20


def names(view: View, table: Table, key: str) -> None:
    """The names of a table that were not recognised, most rows first, each with what it may mean."""
    told(view)
    unknown = grouped(getattr(table, "unknown_names", ()))
    if not unknown:
        return
    part(view.say("Names that are no commune ({n})", n=view.number(len(unknown))))
    note(view.say("Say once what a name means: it is remembered for every file, with who said it, and can be undone."))
    for spelling, (written, rows) in list(unknown.items())[:SHOWN]:
        with st.container(border=True, key=f"name-{key}-{spelling}"):
            one_name(view, written, rows, f"{key}-{spelling}")
    if len(unknown) > SHOWN:
        note(view.say("{n} more names follow once these are settled.", n=view.number(len(unknown) - SHOWN)))


def grouped(unknown: Any) -> dict[str, tuple[str, int]]:
    """Plain spelling -> (as first written, rows): one decision settles every way a name is written.

    A cell with a whole story in it is no name; it is among the problems of the table.
    """
    found: dict[str, tuple[str, int]] = {}
    for written, rows in unknown:
        if len(written) > LONGEST:
            continue
        first, before = found.get(plain(written), (written, 0))
        found[plain(written)] = first, before + rows
    return dict(sorted(found.items(), key=lambda item: -item[1][1]))


def one_name(view: View, written: str, rows: int, key: str) -> None:
    """What is written and why it is no commune beside what it may mean."""
    why, detail = place_of(written)
    left, right = st.columns([2, 3], gap="small")
    with left:
        said = view.plural("{n} row", "{n} rows", rows)
        reason = view.say(WHY[why], **{name: in_words(view, value) for name, value in detail.items()})
        st.html(f'<div>“<b>{escape(written)}</b>” · {escape(said)}</div><p class="note">{escape(reason)}</p>')
    if why not in NOT_OURS:
        with right:
            choose(view, written, key)


def in_words(view: View, value: Any) -> str:
    """A detail of `place_of`: a day as the language writes it."""
    return value if isinstance(value, str) else view.day(value)


def choose(view: View, written: str, key: str) -> None:
    """The suggestions with their reasons, any other commune, and the button; nothing is chosen beforehand."""
    near = {one.code: one for one in suggest(written)}
    code = among(view, near, written, key) if near else ANOTHER
    if code == ANOTHER:
        code = st.selectbox(
            view.say("Commune meant by “{written}”", written=written),
            [commune.code for commune in communes()],
            index=None,
            format_func=name_of,
            placeholder=view.say("Choose a commune"),
            label_visibility="collapsed",
            key=f"name-any-{key}",
        )
    with st.container(horizontal=True, vertical_alignment="center"):
        pressed = st.button(view.say("Use this name"), key=f"name-accept-{key}", disabled=code is None)
        note(view.say("Remembered at once, before any commit. It can be taken back in the history, under its names."))
    if pressed:
        sentence = view.say("“{written}” means {name} from now on.", written=written, name=name_of(code))
        done(view, lambda: accept_alias(view.home, written, code, who()), sentence)


def among(view: View, near: dict[str, Suggestion], written: str, key: str) -> str | None:
    """Which suggestion, or another commune; None until a person has chosen."""
    return st.radio(
        view.say("What “{written}” means", written=written),
        [*near, ANOTHER],
        index=None,
        format_func=lambda code: near[code].name if code in near else view.say("Another commune…"),
        captions=[*(one.why(view.lang) for one in near.values()), ""],
        label_visibility="collapsed",
        key=f"name-among-{key}",
    )


def accepted_names(view: View) -> None:
    """Every accepted name with who and when, each with a button to take it back; nothing while there is none."""
    told(view)
    accepted = kept((view.home, view.snapshot.version, "aliases"), lambda: aliases(view.home))
    if not accepted:
        return
    with st.expander(view.say("Accepted names ({n})", n=view.number(len(accepted))), key="accepted-names"):
        note(view.say("Files loaded from now on are read with these names. Taking one back leaves what is loaded."))
        for alias in reversed(accepted):
            accepted_name(view, alias)


def accepted_name(view: View, alias: Alias) -> None:
    """One accepted name and its button."""
    values = {"name": name_of(alias.code), "who": alias.by, "when": moment(view.lang, alias.at)}
    said = view.say("“{written}” means {name}", written=alias.written, name=values["name"])
    with st.container(horizontal=True, vertical_alignment="center", key=f"accepted-{alias.spelling}"):
        st.html(f"<div>{escape(said)}</div>", width=360)
        note(view.say("accepted by {who} on {when}", who=values["who"], when=values["when"]))
        if st.button(view.say("Take back"), key=f"name-remove-{alias.spelling}"):
            sentence = view.say("“{written}” is no commune's name any more.", written=alias.written)
            done(view, lambda: remove_alias(view.home, alias.spelling, who()), sentence)


def who() -> str:
    """Who decides."""
    return st.session_state.get("by") or person()


def done(view: View, act: Callable[[], object], sentence: str) -> None:
    """Decide, have dropped files read again, and say so on the next run; a refusal is said at once."""
    try:
        act()
    except CampaignError as refused:
        strip([refused.message(view.lang)], "wrong")
        return
    st.session_state["batch-key"] = None
    st.session_state["name-said"] = sentence
    st.rerun()


def told(view: View) -> None:
    """What the decision before this run came to."""
    if word := st.session_state.pop("name-said", None):
        strip([word], "sample")
