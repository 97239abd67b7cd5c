"""No data is not zero: before the first data, an empty campaign, old snapshots, the district's own row."""

from datetime import timedelta
from pathlib import Path

import pytest

from analytics import activity, coverage, freshness, registrations
from analytics.activity import STATES
from analytics.figures import gather
from analytics.scope import Scope, ScopeError, presets
from analytics.sentences import coverage as coverage_sentence
from analytics.sentences import spoken
from analytics.venue import venue, venue_days
from data.campaign import campaign_at
from tests.analytics.made import COMMUNES, KIM_TAN, VAN_DU, Venue, World, all_days, september

D = september(23)
WEEK = Scope(september(17), D)
EMPTY = World()
FIGURES = [
    "registered",
    "new_registrations",
    "scans",
    "scans_to_date",
    "active",
    "active_in_period",
    "activity_rate",
    "activity_base",
]


def installs(code: str, as_of, installed: int, smartphones=100, population=200, stated=None) -> tuple:
    return ("bluezone", code, as_of, installed, smartphones, population, stated)


@pytest.mark.parametrize(
    ("world", "scope"),
    [
        (EMPTY, WEEK),
        (World([Venue("a")], [("a", D, 1, None)], all_days(D, D)), Scope(september(-9), september(-3))),
    ],
)
def test_before_any_data_every_figure_is_missing_and_a_note_says_so(world, scope):
    found = gather(world.snapshot(), scope)
    assert {getattr(found, name) for name in FIGURES} == {None}
    assert found.moved == dict.fromkeys(STATES)
    assert found.window is found.days.registered is found.days.scans is found.days.installs is None
    assert {"no-register", "no-scans", "no-installs"} <= {note.code for note in found.notes}
    assert set(found.changes.values()) == {None}


def test_an_empty_campaign_answers_every_question_with_no_rows_or_missing_values():
    snapshot = EMPTY.snapshot()
    assert presets(snapshot) == {}
    assert registrations.by_commune(snapshot, WEEK)["registered"].isna().all()
    assert activity.by_commune(snapshot, WEEK)["active"].isna().all()
    assert activity.daily(snapshot, WEEK)["scans"].isna().all()
    assert registrations.daily(snapshot, WEEK)["registered"].isna().all()
    assert coverage.by_commune(snapshot, WEEK, "bluezone")["coverage"].isna().all()
    for empty in (
        registrations.by_type(snapshot, WEEK),
        registrations.register(snapshot, WEEK),
        activity.venues(snapshot, WEEK),
        coverage.trend(snapshot, WEEK, "bluezone"),
        coverage.stated(snapshot, WEEK, "bluezone"),
        freshness.outside(snapshot, WEEK),
        freshness.sources(snapshot),
    ):
        assert empty.empty
    assert venue(snapshot, "a", WEEK) is None


def test_a_period_after_the_last_covered_day_has_no_scans_but_keeps_the_last_window():
    world = World([Venue("a")], [("a", september(10), 3, None)], all_days(september(1), september(10)))
    found = gather(world.snapshot(), WEEK)
    assert (found.scans, found.active_in_period) == (None, None)
    assert (found.scans_to_date, found.active, found.days.scans) == (3, 1, september(10))
    assert "period-without-scans" in {note.code for note in found.notes}
    # The same old window stands on both sides: that it did not change says nothing.
    assert (found.changes["active"], found.changes["activity_rate"]) == (None, None)


@pytest.mark.parametrize(("age", "installed"), [(31, 50), (32, None)])
def test_a_snapshot_older_than_the_set_age_is_no_data(age, installed):
    world = World(installs=[installs(KIM_TAN, D - timedelta(age), 50)])
    app = gather(world.snapshot(), WEEK).apps["bluezone"]
    assert app.total.installed == installed
    assert app.stale == (() if installed else (KIM_TAN,))
    row = coverage.by_commune(world.snapshot(), WEEK, "bluezone").iloc[0]
    assert (row["age"], row["stale"]) == (age, installed is None)


def test_the_district_row_speaks_only_when_no_commune_does():
    own = installs("391", D, 18843, 67139, None)
    alone = gather(World(installs=[own]).snapshot(), WEEK).apps["bluezone"]
    assert (alone.coverage, alone.from_district_row) == (18843 / 67139, True)
    assert (alone.communes_with_data, alone.communes_expected) == (0, 25)
    both = gather(World(installs=[own, installs(KIM_TAN, D, 30)]).snapshot(), WEEK).apps["bluezone"]
    assert (both.coverage, both.from_district_row) == (0.3, False)


def test_coverage_above_one_is_shown_and_flagged():
    found = gather(World(installs=[installs(KIM_TAN, D, 120)]).snapshot(), WEEK)
    assert found.apps["bluezone"].coverage == 1.2
    assert found.apps["bluezone"].above_one == (KIM_TAN,)
    assert "above-one" in {note.code for note in found.notes}


def test_coverage_is_sum_over_sum_of_rows_that_have_both():
    rows = [installs(KIM_TAN, D, 10, 20), installs(VAN_DU, D, 30, 180), installs("15196", D, 99, None)]
    app = gather(World(installs=rows).snapshot(), WEEK).apps["bluezone"]
    assert (app.coverage, app.total.installed, app.communes_with_data) == (40 / 200, 139, 3)


def test_the_change_of_coverage_is_over_communes_in_both_periods():
    before = september(16)
    rows = [installs(KIM_TAN, before, 10), installs(KIM_TAN, D, 30), installs(VAN_DU, D, 90)]
    app = gather(World(installs=rows).snapshot(), WEEK).apps["bluezone"]
    assert (app.change.before, app.change.now, app.change.communes) == (0.1, 0.3, 1)
    assert (app.change.unit, app.change.day) == ("points", before)


def test_venues_without_a_registration_date_are_flagged():
    found = gather(World([Venue("a", dated=False), Venue("b")]).snapshot(), WEEK)
    assert (found.undated, found.registered) == (1, 2)
    assert "undated" in {note.code for note in found.notes}


def test_a_register_of_named_communes_leaves_the_others_without_data():
    found = gather(World([Venue("a")], register_covers="named").snapshot(), WEEK)
    assert found.completeness.register == 1
    assert {one.code: one.register.registered for one in found.communes}[VAN_DU] is None


def test_the_register_stands_at_its_as_of_and_the_scans_at_their_last_covered_day():
    world = World([Venue("a")], covered=all_days(september(1), september(20)), register_as_of=september(21))
    days = gather(world.snapshot(), WEEK).days
    assert (days.registered, days.scans) == (september(21), september(20))


def test_missing_days_are_named_as_stretches():
    known = {september(17): 25, september(20): 25}
    assert freshness.missing_days(WEEK, known) == [
        (september(18), september(19)),
        (september(21), september(23)),
    ]


def test_one_venue_and_its_days():
    world = World([Venue("a", type="Chợ")], [("a", september(18), 4, None)], all_days(september(1), september(22)))
    found = venue(world.snapshot(), "a", WEEK)
    assert (found.state, found.scans, found.scans_to_date, found.day) == ("first", 4, 4, september(22))
    assert (found.file, found.sheet, found.source_row) == ("dia-diem.xlsx", "Sheet", 9)
    days = venue_days(world.snapshot(), "a", WEEK)
    assert days["scans"].tolist()[:6] == [0, 4, 0, 0, 0, 0]
    assert days["scans"].isna().tolist() == [False] * 6 + [True]


def test_presets_are_anchored_to_the_last_day_with_scans():
    tuesday = september(21)
    world = World([Venue("a", counted_from=september(-5))], covered=all_days(september(3), tuesday))
    assert presets(world.snapshot()) == {
        "latest": (september(15), september(30)),
        "last-7": (september(15), tuesday),
        "last-week": (september(13), september(19)),
        "last-30": (september(-8), tuesday),
        "campaign": (september(-5), september(30)),
    }


def test_a_period_turned_round_and_an_unknown_commune_say_what_would_work():
    with pytest.raises(ScopeError) as turned:
        Scope(D, september(1))
    assert "23/9/2021" in turned.value.message("vi")
    with pytest.raises(ScopeError) as unknown:
        Scope(september(1), D, communes=("99999", *COMMUNES))
    assert "99999" in unknown.value.message("en")


def test_a_count_of_installs_after_the_last_scan_day_is_in_the_whole_campaign():
    world = World([Venue("a")], covered=all_days(september(3), september(21)), register_as_of=september(20))
    world.installs = [installs(KIM_TAN, september(23), 30)]
    assert presets(world.snapshot())["campaign"][1] == september(23)


def test_a_newer_count_after_the_period_is_said():
    week = Scope(september(10), september(16))
    found = gather(World(installs=[installs(KIM_TAN, september(9), 10), installs(KIM_TAN, D, 30)]).snapshot(), week)
    assert {note.code: note.values for note in found.notes}["installs-newer"] == {"app": "Bluezone", "day": D}
    later = gather(World(installs=[installs(KIM_TAN, D, 30)]).snapshot(), WEEK)
    assert "installs-newer" not in {note.code for note in later.notes}


def test_a_count_is_not_compared_with_itself():
    rows = [installs(KIM_TAN, september(16), 10), installs(VAN_DU, september(16), 40)]
    day = Scope(september(18), september(18))
    found = gather(World(installs=rows).snapshot(), day)
    app = found.apps["bluezone"]
    assert (app.change, app.population_change, app.installed_change, app.same_count) == (None, None, None, True)
    assert found.as_json()["apps"]["bluezone"]["change"] is None
    assert "installs-same" in {note.code for note in found.notes}
    said = coverage_sentence("vi", campaign_at(Path("nowhere")), found, "bluezone")
    assert "chưa có lần thống kê mới trong kỳ" in said and "so với" not in said
    aloud = spoken.coverage("en", campaign_at(Path("nowhere")), found, "bluezone")
    assert "no newer count in the period" in aloud


def test_one_commune_counted_anew_is_a_change():
    rows = [installs(KIM_TAN, september(9), 10), installs(VAN_DU, september(9), 40), installs(VAN_DU, D, 50)]
    app = gather(World(installs=rows).snapshot(), WEEK).apps["bluezone"]
    assert (app.change.before, app.change.now, app.same_count) == (0.25, 0.3, False)
