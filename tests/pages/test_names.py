"""Names that are no commune, on the pages: shown with what they may mean, accepted once, listed, taken back."""

import pytest
from streamlit.testing.v1 import AppTest

from data.decisions import accept_alias, accepted, aliases
from tests.pages.conftest import html


def shown(home, lang, unknown):
    """The page part alone, for a table with these unknown names."""
    from pathlib import Path
    from types import SimpleNamespace

    from data.snapshot import snapshot
    from pages.intake.parts.names import accepted_names, names
    from pages.parts.session import View

    view = View(Path(home), lang, "light", snapshot(Path(home)), None, {})
    names(view, SimpleNamespace(unknown_names=unknown), "0")
    accepted_names(view)


@pytest.fixture
def part(tmp_path):
    def run(*unknown, lang="vi"):
        app = AppTest.from_function(
            shown, kwargs={"home": str(tmp_path), "lang": lang, "unknown": unknown}, default_timeout=60
        )
        return settled(app.run())

    return run


def settled(app):
    assert not app.exception, app.exception
    return app


def options(app):
    return [radio.options for radio in app.radio]


def test_a_name_is_shown_with_its_rows_why_and_suggestions_and_nothing_chosen(part):
    app = part(("Thành Tâu", 12))
    assert "Thành Tâu" in html(app) and "12 dòng" in html(app) and "có tên đúng như vậy" in html(app)
    assert options(app) == [["Thành Tân", "Thành Tâm", "Thạch Bình", "Xã, thị trấn khác…"]]
    assert app.radio[0].value is None and app.button(key="name-accept-0-thanh tau").disabled


def test_in_english_too(part):
    app = part(("Thành Tâu", 1), lang="en")
    assert "1 row" in html(app) and "called exactly so" in html(app)
    assert app.button(key="name-accept-0-thanh tau").label == "Use this name"


def test_the_person_chooses_a_suggestion_and_it_is_remembered_with_who(part, tmp_path, monkeypatch):
    monkeypatch.setenv("CAMPAIGN_PERSON", "Lan")
    app = part(("Thành Tâu", 12), ("THÀNH TÂU", 3))
    assert "15 dòng" in html(app)
    app.radio[0].set_value("15247").run()
    settled(app.button(key="name-accept-0-thanh tau").click().run())
    assert [(alias.written, alias.code, alias.by) for alias in aliases(tmp_path)] == [("Thành Tâu", "15247", "Lan")]
    assert "Từ nay “Thành Tâu” được hiểu là Thành Tâm." in html(app)
    assert "do Lan chấp nhận" in html(app)
    settled(app.button(key="name-remove-thanh tau").click().run())
    assert aliases(tmp_path) == [] and "không còn được hiểu" in html(app)


def test_any_commune_can_be_chosen_where_nothing_is_near(part, tmp_path):
    app = part(("Chỗ ông Ba", 2))
    assert options(app) == [] and len(app.selectbox[0].options) == 25 and app.selectbox[0].value is None
    app.selectbox[0].set_value("15196").run()
    settled(app.button(key="name-accept-0-cho ong ba").click().run())
    assert accepted(tmp_path) == {"cho ong ba": "15196"}


def test_any_commune_can_be_chosen_beside_the_suggestions(part, tmp_path):
    app = part(("Thành Tâu", 2))
    app.radio[0].set_value("another").run()
    app.selectbox[0].set_value("15196").run()
    settled(app.button(key="name-accept-0-thanh tau").click().run())
    assert accepted(tmp_path) == {"thanh tau": "15196"}


@pytest.mark.parametrize(
    ("written", "sentence"),
    [("Xã Kim Tân, huyện Vĩnh Lộc", "thuộc huyện Vĩnh Lộc"), ("Thạch Thành", "Đây là cả huyện")],
)
def test_what_is_not_ours_is_said_and_cannot_be_chosen(part, written, sentence):
    app = part((written, 4))
    assert sentence in html(app) and len(app.radio) + len(app.selectbox) + len(app.button) == 0


def test_a_name_with_marks_of_html_is_only_text(part):
    assert "<b>&lt;i&gt;Tâu&lt;/i&gt;</b>" in html(part(("<i>Tâu</i>", 1)))


def test_a_table_whose_names_are_known_shows_nothing(part):
    assert html(part()) == ""


def test_many_names_are_shown_twenty_at_a_time(part):
    app = part(*((f"Chỗ {'x' * n}", n) for n in range(1, 31)))
    assert len(app.selectbox) == 20 and "Còn 10 tên nữa" in html(app) and "30 dòng" in html(app)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_history_lists_accepted_names_and_takes_one_back(visit, tmp_path, lang):
    accept_alias(tmp_path, "Thành Tâu", "15238", "Lan")
    app = visit(tmp_path, "intake/history.py", lang=lang)
    assert "Thành Tân" in html(app) and "Lan" in html(app)
    settled(app.button(key="name-remove-thanh tau").click().run())
    assert aliases(tmp_path) == []
