"""Events noted on a day: kept in order, taken away without a trace lost, refused with a sentence."""

from datetime import date

import pytest

from data.errors import MilestoneRefused
from data.ledger import events, newest_version
from data.milestones import milestones, note_milestone, remove_milestone
from data.snapshot import snapshot

DAY = date(2021, 9, 14)


def test_what_is_noted_stands_in_the_order_of_days(tmp_path):
    note_milestone(tmp_path, date(2021, 9, 20), "Ngày hội quét mã", "lan")
    note_milestone(tmp_path, DAY, "  Ban hành  công văn ", "minh")
    first, second = milestones(tmp_path)
    assert (first.day, first.words, first.by) == (DAY, "Ban hành công văn", "minh")
    assert second.words == "Ngày hội quét mã"


def test_an_older_version_shows_what_was_noted_then(tmp_path):
    before = note_milestone(tmp_path, DAY, "một", "lan")
    note_milestone(tmp_path, DAY, "hai", "lan")
    assert [one.words for one in snapshot(tmp_path, before).milestones] == ["một"]
    assert [one.words for one in snapshot(tmp_path).milestones] == ["một", "hai"]


def test_the_same_again_is_no_event(tmp_path):
    note_milestone(tmp_path, DAY, "một", "lan")
    note_milestone(tmp_path, DAY, " một ", "minh")
    assert newest_version(tmp_path) == 1


def test_what_is_taken_away_stays_in_the_ledger_and_can_be_noted_again(tmp_path):
    noted = note_milestone(tmp_path, DAY, "một", "lan")
    remove_milestone(tmp_path, noted, "minh")
    assert milestones(tmp_path) == ()
    assert [event.kind for event in events(tmp_path)] == ["milestone", "milestone-removed"]
    with pytest.raises(MilestoneRefused) as said:
        remove_milestone(tmp_path, noted, "lan")
    assert "không còn" in said.value.message("vi")
    note_milestone(tmp_path, DAY, "một", "lan")
    assert [one.words for one in milestones(tmp_path)] == ["một"]


@pytest.mark.parametrize("words", ["", "   ", "\u200b", "dài" * 40])
def test_nothing_to_say_or_too_much_is_refused_and_nothing_is_kept(tmp_path, words):
    with pytest.raises(MilestoneRefused):
        note_milestone(tmp_path, DAY, words, "lan")
    assert newest_version(tmp_path) == 0
