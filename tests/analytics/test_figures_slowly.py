"""Every figure against a slow, obvious second way, on random campaigns."""

from datetime import timedelta

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from analytics import activity, coverage, registrations
from analytics.commune_days import daily_by_commune
from analytics.figures import gather
from analytics.scope import Scope
from analytics.standing import days
from tests.analytics.made import COMMUNES, Venue, World, september
from tests.analytics.slowly import STATES, Slowly

TYPES = ("Chợ", "Trường học", None)
FIRST, LAST = 1, 34
DAYS = st.integers(FIRST, LAST).map(september)
PATIENT = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
    suppress_health_check=[HealthCheck.too_slow],
)


@st.composite
def venues(draw, key):
    counted_from = draw(DAYS)
    gone_on = draw(st.none() | st.integers(1, 20).map(lambda n: counted_from + timedelta(n)))
    back_on = draw(st.none() | st.integers(0, 5).map(lambda n: gone_on + timedelta(n))) if gone_on else None
    return Venue(key, draw(st.sampled_from(COMMUNES)), counted_from, gone_on, draw(st.sampled_from(TYPES)), back_on)


@st.composite
def worlds(draw):
    keys = [f"v{n}" for n in range(draw(st.integers(0, 8)))]
    found = [draw(venues(key)) for key in keys]
    covered = {(september(day), code) for day in range(FIRST, LAST + 1) for code in COMMUNES if draw(st.integers(0, 5))}
    home = {one.key: one.commune for one in found}
    home |= {"outside-1": COMMUNES[0], "outside-2": None}
    scans = [
        (key, day, draw(st.integers(1, 4)), home[key])
        for key in home
        for day in draw(st.sets(DAYS, max_size=6))
        if (day, home[key] or COMMUNES[0]) in covered
    ]
    return World(found, scans, covered, draw(installs()), draw(DAYS))


@st.composite
def installs(draw):
    places = draw(st.sets(st.tuples(st.sampled_from((*COMMUNES, "391")), st.integers(-40, LAST).map(september))))
    count = st.integers(0, 300)
    base = st.none() | st.integers(1, 300)
    return [("bluezone", code, day, draw(count), draw(base), draw(base), None) for code, day in sorted(places)]


@st.composite
def scopes(draw):
    since, until = sorted((draw(DAYS), draw(DAYS)))
    communes = tuple(draw(st.sets(st.sampled_from(COMMUNES), max_size=2)))
    types = tuple(draw(st.sets(st.sampled_from(TYPES[:2]), max_size=1)))
    return Scope(since, until, communes, types)


@PATIENT
@given(worlds(), scopes())
def test_every_figure(world, scope):
    found = gather(world.snapshot(), scope)
    check_registered_and_new(found, world, scope)
    check_scans(found, world, scope)
    check_active_rate_and_who_moved(found, world, scope)
    check_coverage(found, world, scope)
    check_changes_are_over_communes_with_data_in_both(found, world, scope)


def check_registered_and_new(found, world, scope):
    slow = Slowly(world, scope.communes, scope.types)
    firsts = [since for venue in world.venues for since, _ in venue.spells]
    if not firsts or scope.until < min(firsts):
        assert found.days.registered is found.registered is found.new_registrations is None
        return
    day = min(scope.until, world.register_as_of)
    assert found.days.registered == day
    assert found.registered == len(slow.registered(day))
    expected = len(slow.new(scope.since, day)) if day >= scope.since else None
    assert found.new_registrations == expected


def check_scans(found, world, scope):
    slow = Slowly(world, scope.communes, scope.types)
    day = slow.last_covered(scope.until)
    assert found.days.scans == day
    if day is None:
        assert found.scans is found.scans_to_date is found.active is found.activity_rate is None
        return
    assert found.scans_to_date == slow.scans(september(FIRST), day)
    assert found.scans == (slow.scans(scope.since, day) if day >= scope.since else None)


def check_active_rate_and_who_moved(found, world, scope):
    slow = Slowly(world, scope.communes, scope.types)
    day = slow.last_covered(scope.until)
    if day is None:
        return
    week = day - timedelta(6)
    assert found.window == (week, day)
    speaking = [code for code in scope.codes if slow.covered(code, week, day)]
    active = sum(len(slow.active(week, day, code)) for code in speaking)
    base = [venue for venue in slow.registered(day) if venue.commune in speaking]
    assert (found.active, found.activity_base) == (active, len(base))
    assert found.activity_rate == (active / len(base) if base else None)
    assert found.moved == {state: sum(slow.state(v, day) == state for v in base) for state in STATES}
    assert sum(found.moved.values()) == found.activity_base
    in_period = [code for code in scope.codes if slow.covered(code, scope.since, day)]
    expected = sum(len(slow.active(scope.since, day, code)) for code in in_period) if in_period else None
    assert found.active_in_period == expected


@PATIENT
@given(worlds(), scopes())
def test_every_day_of_the_period(world, scope):
    snapshot, slow = world.snapshot(), Slowly(world, scope.communes, scope.types)
    covered = {day for day, code in world.covered if code in scope.codes}
    for row in activity.daily(snapshot, scope).itertuples():
        day = row.day.date()
        if day not in covered:
            assert row.active7 != row.active7 and row.scans != row.scans
            continue
        assert row.scans == slow.scans(day, day)
        assert row.active7 == len(slow.active(day - timedelta(6), day))
    stands = days(snapshot, scope).registered
    for row in registrations.daily(snapshot, scope).itertuples():
        day = row.day.date()
        if row.registered == row.registered:
            assert (row.registered, row.new) == (len(slow.registered(day)), len(slow.new(day, day)))
        else:
            assert stands is None or day > stands or not slow.registered(day)


@PATIENT
@given(worlds(), scopes())
def test_every_day_of_every_commune(world, scope):
    slow = Slowly(world, scope.communes, scope.types)
    found = daily_by_commune(world.snapshot(), scope)
    assert len(found) == len(scope.codes) * scope.length
    for row in found[found["code"].isin(COMMUNES)].itertuples():
        day, here = row.day.date(), Slowly(world, (row.code,), scope.types)
        present = len(here.registered(day))
        assert row.registered == present
        if not slow.covered(row.code, day, day):
            assert row.active7 != row.active7 and row.scans != row.scans and row.rate != row.rate
            continue
        active = len(here.active(day - timedelta(6), day))
        assert (row.active7, row.scans) == (active, here.scans(day, day))
        assert row.rate == active / present if present else row.rate != row.rate


@PATIENT
@given(worlds(), scopes())
def test_venues_have_the_states_that_are_counted(world, scope):
    slow = Slowly(world, scope.communes, scope.types)
    day = slow.last_covered(scope.until)
    listed = activity.venues(world.snapshot(), scope)
    expected = {} if day is None else {venue.key: venue for venue in slow.registered(day)}
    assert set(listed["venue"]) == set(expected)
    for row in listed.itertuples():
        if slow.covered(row.commune, day - timedelta(6), day):
            assert row.state == slow.state(expected[row.venue], day)
        else:
            assert row.state != row.state or row.state is None


def check_coverage(found, world, scope):
    app = found.apps["bluezone"]
    slow = Slowly(world)
    rows = {code: slow.latest_install("bluezone", code, scope.until) for code in scope.codes}
    known = [row for row in rows.values() if row]
    own = None if scope.communes else slow.latest_install("bluezone", "391", scope.until)
    assert app.communes_with_data == len(known)
    if not known and own:
        assert app.from_district_row
        known = [own]
    for base, found in ((4, app.coverage), (5, app.population_coverage)):
        both = [row for row in known if row[base] is not None]
        expected = sum(row[3] for row in both) / sum(row[base] for row in both) if both else None
        assert found == expected
    assert app.total.installed == (sum(row[3] for row in known) if known else None)
    assert app.total.as_of == max((row[2] for row in known), default=None)


@PATIENT
@given(worlds(), scopes())
def test_coverage_by_snapshot_day(world, scope):
    slow = Slowly(world)
    for row in coverage.trend(world.snapshot(), scope, "bluezone").itertuples():
        day = row.day.date()
        known = [found for code in scope.codes if (found := slow.latest_install("bluezone", code, day))]
        assert row.communes == len(known)
        known = known or [slow.latest_install("bluezone", "391", day)]
        assert row.installed == sum(one[3] for one in known)


def check_changes_are_over_communes_with_data_in_both(found, world, scope):
    slow = Slowly(world, scope.communes, scope.types)
    day = slow.last_covered(scope.until)
    then = slow.last_covered(scope.since - timedelta(1))
    if day is None or then is None:
        assert found.changes["active"] is None
        return
    windows = [(day - timedelta(6), day), (then - timedelta(6), then)]
    days = {code: [len(slow.covered(code, *window)) for window in windows] for code in scope.codes}
    both = [code for code, (here, before) in days.items() if here and before and before >= here]
    if max(before for _, before in days.values()) < max(here for here, _ in days.values()):
        both = []
    change = found.changes["active"]
    if not both:
        assert change is None
        return
    now, before = (sum(len(slow.active(*window, code)) for code in both) for window in windows)
    assert (change.now, change.before, change.difference) == (now, before, now - before)
    assert change.percent == ((now - before) / before if before >= 10 else None)
    assert change.day == then
