"""The edges of every window by hand: days 6, 7 and 8 back, 13 and 14 back, and days without data."""

from datetime import timedelta

import pytest

from analytics import activity
from analytics.figures import gather
from analytics.scope import Scope
from tests.analytics.made import COMMUNES, KIM_TAN, VAN_DU, Venue, World, all_days, september

D = september(21)
WEEK = Scope(september(15), D)


LONG_AGO = september(-20)


def one_venue(*days_back: int, counted_from=LONG_AGO) -> World:
    """One venue scanned once on each of these days before the 21st; every day is covered."""
    scans = [("a", D - timedelta(back), 1, None) for back in days_back]
    return World([Venue("a", counted_from=counted_from)], scans, all_days(september(-20), D))


@pytest.mark.parametrize(("days_back", "active"), [(0, 1), (5, 1), (6, 1), (7, 0), (8, 0)])
def test_a_scan_six_days_back_is_in_the_window_and_one_seven_days_back_is_not(days_back, active):
    assert gather(one_venue(days_back).snapshot(), WEEK).active == active


@pytest.mark.parametrize(
    ("days_back", "state"),
    [
        ((6, 7), "kept"),
        ((6, 13), "kept"),
        ((6, 14), "back"),
        ((0,), "first"),
        ((6,), "first"),
        ((7,), "lapsed"),
        ((13,), "lapsed"),
        ((14,), "dormant"),
        ((8, 20), "lapsed"),
    ],
)
def test_the_window_before_is_days_seven_to_thirteen(days_back, state):
    found = gather(one_venue(*days_back).snapshot(), WEEK)
    assert {name for name, n in found.moved.items() if n} == {state}


@pytest.mark.parametrize(("days_ago", "state"), [(0, "too_new"), (6, "too_new"), (7, "never"), (8, "never")])
def test_a_venue_without_a_scan_is_new_until_it_is_seven_days_old(days_ago, state):
    found = gather(one_venue(counted_from=D - timedelta(days_ago)).snapshot(), WEEK)
    assert found.moved[state] == found.registered == 1


def test_seven_days_active_by_day_lasts_seven_days_and_is_never_doubled():
    daily = activity.daily(one_venue(20, 18).snapshot(), Scope(september(1), D)).set_index("day")["active7"]
    assert [str(day.date()) for day, n in daily.items() if n == 1] == [f"2021-09-{n:02}" for n in range(1, 10)]


def test_eight_days_of_the_letter_are_another_figure_than_seven():
    world = World(
        [Venue("a"), Venue("b")],
        [("a", september(14), 2, None), ("b", september(15), 1, None)],
        all_days(september(1), D),
    )
    found = gather(world.snapshot(), Scope(september(14), september(23)))
    assert (found.active_in_period, found.active) == (2, 1)
    assert found.days.scans == D
    assert found.window == (september(15), D)


def test_a_venue_counts_on_the_day_it_comes_and_not_on_the_day_it_leaves():
    world = World(
        [Venue("comes", counted_from=D), Venue("left", gone_on=D), Venue("stays", gone_on=D + timedelta(1))],
        covered=all_days(september(1), D),
    )
    assert gather(world.snapshot(), WEEK).registered == 2


def test_a_venue_that_left_is_not_active_and_its_scans_stay_in_the_total():
    world = World(
        [Venue("left", gone_on=D), Venue("here")],
        [("left", september(20), 5, None)],
        all_days(september(1), D),
    )
    found = gather(world.snapshot(), WEEK)
    assert (found.registered, found.active, found.scans) == (1, 0, 5)


def test_a_covered_day_without_rows_is_zero_and_an_uncovered_day_is_no_data():
    world = World([Venue("a")], covered=all_days(september(15), september(20)))
    daily = activity.daily(world.snapshot(), WEEK)
    assert daily["scans"].tolist()[:6] == [0] * 6
    assert daily["active7"].tolist()[:6] == [0] * 6
    assert daily.iloc[6][["scans", "active7"]].isna().all()
    assert gather(world.snapshot(), WEEK).scans == 0


def test_a_commune_without_data_is_left_out_of_rate_and_change_and_named():
    world = World(
        [Venue("a"), Venue("b", VAN_DU), Venue("c", VAN_DU)],
        [("a", september(20), 1, None)],
        all_days(september(1), D, (KIM_TAN,)),
    )
    found = gather(world.snapshot(), WEEK)
    assert (found.registered, found.activity_base, found.activity_rate) == (3, 1, 1.0)
    assert {one.code: one.activity.active for one in found.communes}[VAN_DU] is None
    assert (found.completeness.scans, found.completeness.expected) == (1, 25)
    note = next(note for note in found.notes if note.code == "communes-without-scans")
    assert VAN_DU in note.values["communes"] and KIM_TAN not in note.values["communes"]


def test_codes_outside_the_register_are_in_the_total_and_never_active():
    world = World(
        [Venue("a")],
        [("a", D, 1, None), ("unknown", D, 10, None), ("known to its file", D, 100, VAN_DU)],
        all_days(september(1), D),
    )
    found = gather(world.snapshot(), WEEK)
    assert (found.scans, found.scans_outside, found.active) == (111, 110, 1)
    within = gather(world.snapshot(), Scope(september(15), D, communes=(KIM_TAN, VAN_DU)))
    assert (within.scans, within.scans_outside) == (101, 100)
    assert [note.values for note in within.notes if note.code == "outside-left-out"] == [{"scans": 10}]


def test_the_period_before_is_as_long_as_the_days_that_have_data():
    scans = [("a", september(day), 1, None) for day in range(1, 22)]
    world = World([Venue("a")], scans, all_days(september(1), D))
    change = gather(world.snapshot(), Scope(september(14), september(23))).changes["scans"]
    assert (change.now, change.before, change.day) == (8, 8, september(13))


def test_a_period_before_with_fewer_covered_days_is_not_compared():
    scans = [("a", september(day), 20, None) for day in range(14, 22)]
    world = World([Venue("a"), Venue("b", VAN_DU)], scans, all_days(september(14), D))
    found = gather(world.snapshot(), WEEK)
    assert found.short == dict.fromkeys(("scans", "active_in_period", "active", "activity_rate"), (1, 7))
    assert {found.changes[name] for name in found.short} == {None}
    assert {found.as_json()["changes"][name] for name in found.short} == {None}
    assert found.changes["scans_to_date"].difference == 140
    frame = activity.by_commune(world.snapshot(), WEEK)
    assert frame[["scans_change", "active_change", "rate_change"]].isna().all(axis=None)


def test_a_commune_with_fewer_covered_days_before_is_left_out_of_the_change():
    scans = [("a", D, 5, None), ("b", D, 7, None)]
    covered = all_days(september(1), D, (KIM_TAN,)) | all_days(september(14), D, (VAN_DU,))
    change = gather(World([Venue("a"), Venue("b", VAN_DU)], scans, covered).snapshot(), WEEK).changes["scans"]
    assert (change.difference, change.communes) == (5, 1)


def test_a_percentage_of_change_needs_a_base_of_ten():
    def change(before: int):
        scans = [("a", september(10), before, None), ("a", september(20), 12, None)]
        world = World([Venue("a")], scans, all_days(september(1), D))
        return gather(world.snapshot(), WEEK).changes["scans"]

    assert change(9).percent is None
    assert change(10).percent == 0.2
    assert (change(9).difference, change(9).communes) == (3, len(COMMUNES))
