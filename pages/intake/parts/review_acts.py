"""What can be done about one finding: correct a field, mark two venues as one, leave it out. Each needs a reason."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from data.communes import communes, name_of
from data.errors import CampaignError, CorrectionRefused
from data.reviewing.corrections import correct, dismiss, mark_same
from data.reviewing.review import Finding, Review
from pages.parts.acts import FIELDS
from pages.parts.cards import strip
from pages.parts.session import View, person

ACTS = {"same": "The same venue", "correct": "Correct the fields", "dismiss": "Not an error, hide it"}
OFFERED = {
    "duplicate": ("same", "correct", "dismiss"),
    "outside": ("same", "dismiss"),
}


def finding_acts(view: View, review: Review, finding: Finding) -> None:
    """The acts that fit this finding, and the form of the one that is chosen."""
    offered = OFFERED.get(finding.kind, ("correct", "dismiss"))
    chosen = st.segmented_control(
        view.say("What is to be done?"),
        offered,
        default=offered[0],
        required=True,
        format_func=lambda name: view.say(ACTS[name]),
        key="review-act",
    )
    form = {"same": same_form, "correct": correct_form, "dismiss": dismiss_form}[chosen or offered[0]]
    form(view, review, finding)
    st.button(view.say("Close"), key="review-close", on_click=closed)


def opened(key: str) -> None:
    """This finding is worked on; what was typed for another is forgotten."""
    forget()
    st.session_state["review-open"] = key


def closed() -> None:
    """Nothing is worked on; the row that was chosen is no longer, so that it can be chosen again."""
    forget()
    st.session_state["review-turn"] = st.session_state.get("review-turn", 0) + 1


def forget() -> None:
    """Nothing is open, nothing was typed."""
    typed = ("review-act", "review-venue", "review-stays", "review-others", "review-reason")
    for name in ("review-open", *typed):
        st.session_state.pop(name, None)


def correct_form(view: View, review: Review, finding: Finding) -> None:
    """Venue, all its fields as they stand, one reason; what was changed is kept."""
    venue = finding.venues[0]
    if len(finding.venues) > 1:
        venue = st.selectbox(
            view.say("Venue"), finding.venues, format_func=names_in(review), key="review-venue", width=320
        )
    one, first = review.venues[venue], "commune" if finding.kind == "address" else ""
    order = sorted(FIELDS, key=lambda name: name != first if first else bool(getattr(one, name, True)))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        values = {field: new_value(view, review, venue, field) for field in order}
    wanted = {field: value for field, value in values.items() if (value or None) != (getattr(one, field, None) or None)}
    reason = reason_asked(view)

    def keep(by: str) -> None:
        if not wanted:
            raise CorrectionRefused("Nothing was changed yet. Change a field first.")
        for field, value in wanted.items():
            correct(view.home, venue, field, value, reason, by)

    act(view, "Keep the correction", keep)


def new_value(view: View, review: Review, venue: str, field: str) -> str | date | None:
    """The widget that fits the field; it begins with what stands there now."""
    now, key = review.venues[venue], f"review-value-{field}-{venue}"
    label = view.say(FIELDS[field])
    if field == "commune":
        codes = [commune.code for commune in communes()]
        at = codes.index(now.commune) if now.commune in codes else None
        return st.selectbox(label, codes, at, format_func=name_of, key=key, width=220)
    if field in ("registered_on", "closed_on"):
        day = now.registered_on if field == "registered_on" else None
        label = view.say("{field} (dd/mm/yyyy)", field=label)
        return st.date_input(label, day, date(2020, 1, 1), date.today(), key=key, format="DD/MM/YYYY", width=220)
    return st.text_input(label, getattr(now, field) or "", key=key, width=320)


def same_form(view: View, review: Review, finding: Finding) -> None:
    """Which one stays; the others count as it."""
    if finding.kind == "outside":
        stays, others = venue_of_code(view, review, finding), list(finding.venues)
    else:
        label = view.say("Which one stays?")
        stays = st.radio(label, finding.venues, format_func=names_in(review), key="review-stays")
        others = [key for key in finding.venues if key != stays]
        if len(others) > 1:
            label = view.say("These count as it")
            others = st.multiselect(label, others, others, format_func=names_in(review), key="review-others")
    reason = reason_asked(view)

    def join(by: str) -> None:
        for venue in others:
            mark_same(view.home, venue, stays or "", reason, by)

    act(view, "Count them as one", join, disabled=not stays or not others)


def venue_of_code(view: View, review: Review, finding: Finding) -> str | None:
    """The registered venue a scanned code belongs to: those near are offered, any code can be typed."""
    return st.selectbox(
        view.say("Which venue is it? Choose, or type its code"),
        list(finding.near),
        None,
        format_func=names_in(review),
        key=f"review-is-{finding.venues[0]}",
        accept_new_options=True,
        placeholder=view.say("Code of a registered venue"),
        width=420,
    )


def dismiss_form(view: View, review: Review, finding: Finding) -> None:
    """Only a reason."""
    reason = reason_asked(view)
    names = ", ".join(review.venues[key].code or named(review, key) for key in finding.venues)
    act(view, "Show it no more", lambda by: dismiss(view.home, finding.key, reason, by, names))


def named(review: Review, key: str) -> str:
    """A venue in one line."""
    one = review.venues.get(key)
    return " ".join(filter(None, (one.code, one.name))) if one else key


def names_in(review: Review) -> Callable[[str], str]:
    """Keys to names, for widgets."""
    return lambda key: named(review, key)


def reason_asked(view: View) -> str:
    """Why: kept with the act."""
    return st.text_input(
        view.say("Reason (required, kept with what you do)"), key="review-reason", max_chars=300, width=520
    )


def act(view: View, label: str, do: Callable[[str], object], disabled: bool = False) -> None:
    """The button; what was done is said on the next run, a refusal at once."""
    if not st.button(view.say(label), type="primary", key="review-do", disabled=disabled):
        return
    try:
        do(st.session_state.get("by") or person())
    except CampaignError as refused:
        return strip([refused.message(view.lang)], "wrong")
    st.session_state["told"] = view.say("Kept. It can be undone under “Done so far”.")
    closed()
    st.rerun()
