"""What the office aims for, set and taken back in a small box, and how far there is still to go, in words."""

import streamlit as st

from data.errors import CampaignError
from data.targets import set_target
from pages.parts.cards import note, strip
from pages.parts.session import View, person


def target_of(view: View, key: str) -> float | None:
    """The target of a figure at the snapshot's version, or None."""
    return view.snapshot.targets.get(key)


def target_box(view: View, key: str, name: str) -> None:
    """The box that sets or removes the target of a figure; its button says the target that holds."""
    now = target_of(view, key)
    label = view.say("Target: {share}", share=share(view, now)) if now is not None else view.say("Set a target")
    # What is in the box is made only while it is open.
    box = st.popover(label, key=f"target-box-{key}", on_change="rerun")
    if box.open:
        with box:
            inside(view, key, name, now)


def inside(view: View, key: str, name: str, now: float | None) -> None:
    """The target that is asked for, and the buttons."""
    note(view.say("A line at the target is drawn on the ranking and the trend of: {name}.", name=name))
    # The key holds the target: one that another person set is shown, not the one typed before.
    asked = st.number_input(
        view.say("Target in %"),
        min_value=0.0,
        max_value=100.0,
        value=None if now is None else round(now * 100, 2),
        step=1.0,
        format="%g",
        placeholder="50",
        key=f"target-{key}-{now}",
    )
    with st.container(horizontal=True):
        if st.button(view.say("Set the target"), type="primary", key=f"target-set-{key}", disabled=asked is None):
            aim(view, key, None if asked is None else asked / 100)
        if now is not None and st.button(view.say("Remove the target"), key=f"target-remove-{key}"):
            aim(view, key, None)


def aim(view: View, key: str, value: float | None) -> None:
    """Keep the target and show everything with it; a refusal is said at once."""
    try:
        set_target(view.home, key, value, st.session_state.get("by") or person())
    except CampaignError as refused:
        strip([refused.message(view.lang)], "wrong")
    else:
        st.rerun()


def target_words(view: View, key: str, value: float | None) -> str:
    """How far the target is away; nothing where none is set or nothing is known."""
    aimed = target_of(view, key)
    if aimed is None or value is None:
        return ""
    if value >= aimed:
        return view.say("target {share}: reached", share=share(view, aimed))
    return view.say("target {share}: {gap} to go", share=share(view, aimed), gap=view.points(aimed - value).lstrip("+"))


def share(view: View, value: float | None) -> str:
    """A target as people say it: 50 %, 62,5 %."""
    return view.percent(value, 0 if value is None or (value * 100).is_integer() else 1)
