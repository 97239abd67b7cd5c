"""What a press on a ready period fetches at once is what the page then shows, or nothing."""

import json
from pathlib import Path

from streamlit.testing.v1 import AppTest

from pages.parts.ahead import found


def overview(app: AppTest) -> bytes:
    """The pane of the overview."""
    return next(block.proto.bytes for block in app.get("bidi_component") if b"lead" in block.proto.bytes)


def press(app: AppTest, period: str) -> None:
    """A press on a ready period."""
    app.session_state["preset"] = period
    next(group for group in app.button_group if group.key == "preset").set_value([period]).run()


def test_a_period_somebody_looked_at_is_fetched_as_the_page_shows_it(visit, sample_home: Path) -> None:
    app = visit(sample_home, communes=["Kim Tân"])
    order = [*json.loads(overview(app))["ahead"]]
    first = overview(app)
    assert found(order[2]) is None
    press(app, "last-week")
    assert overview(app) != first
    assert found(order[2]) == overview(app)
    assert json.loads(overview(app))["ahead"] == order
    assert found(order[0]) == first


def test_a_language_a_theme_or_a_commune_has_names_of_its_own(visit, sample_home: Path) -> None:
    vietnamese, english = visit(sample_home), visit(sample_home, lang="en")
    one = visit(sample_home, communes=["Kim Tân"])
    found_names = [name for app in (vietnamese, english, one) for name in json.loads(overview(app))["ahead"]]
    assert len(set(found_names)) == len(found_names)


def test_a_name_nobody_gave_brings_nothing() -> None:
    assert found("0" * 32) is None
    assert found("") is None
