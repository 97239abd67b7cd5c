"""Events noted on a day from any page with a period: kept, on the trends, taken away again."""

from datetime import date

import pytest

from data.intake import check, commit
from data.milestones import milestones, note_milestone
from tests.pages.conftest import html


@pytest.fixture
def home(tmp_path, sample_files):
    commit(tmp_path / "home", check(tmp_path / "home", sample_files), "test")
    return tmp_path / "home"


def test_an_event_is_noted_and_stands_under_the_trend_and_in_its_sentence(visit, home):
    app = visit(home)
    app.button(key="milestones").click().run()
    app.date_input(key="milestone-day").set_value(date(2021, 9, 16))
    app.text_input(key="milestone-words").set_value("Ban hành công văn")
    app.button(key="milestone-note").click().run()
    assert not app.exception
    assert [(one.day, one.words) for one in milestones(home)] == [(date(2021, 9, 16), "Ban hành công văn")]
    said = html(visit(home, "monitor/activity.py"))
    assert "16/9: Ban hành công văn" in said
    assert "Sự kiện: 16/9 Ban hành công văn." in said


def test_no_words_are_refused_in_a_sentence_and_nothing_is_kept(visit, home):
    app = visit(home)
    app.button(key="milestones").click().run()
    app.button(key="milestone-note").click().run()
    assert "Hãy ghi ngắn gọn" in app.session_state["milestone-told"]
    app.button(key="milestones").click().run()
    assert "Hãy ghi ngắn gọn" in html(app)
    assert milestones(home) == ()


def test_an_event_is_taken_away(visit, home):
    noted = note_milestone(home, date(2021, 9, 16), "Nhầm", "lan")
    app = visit(home)
    app.button(key="milestones").click().run()
    app.button(key=f"milestone-remove-{noted}").click().run()
    assert milestones(home) == ()
    assert "Nhầm" not in html(visit(home))


def test_an_event_outside_the_period_is_not_on_its_trend(visit, home):
    note_milestone(home, date(2021, 8, 20), "Khai trương", "lan")
    assert "Khai trương" not in html(visit(home))
    assert "Khai trương" in html(visit(home, since="2021-08-11", until="2021-09-21"))
