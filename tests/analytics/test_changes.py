"""A change in parts: every part by hand, through real homes where versions matter, and a slow second way at random."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics import changes as changing
from analytics.change_points import WHY, End, Point, Sides, ends
from analytics.changes import DoesNotAddUp, between, changes
from analytics.definitions import PARTS
from analytics.figures import gather
from analytics.scope import Scope, Unanswerable
from data.crossed import crossed
from data.intake import restore, withdraw
from data.ledger import newest_version
from data.reviewing.corrections import correct, mark_same, undo
from data.snapshot import snapshot
from data.words import catalogue
from tests.analytics.made import COMMUNES, KIM_TAN, THACH_LAM, VAN_DU, Venue, World, all_days, september
from tests.analytics.slowly import Slowly
from tests.analytics.test_figures_slowly import PATIENT
from tests.data.made import COUNTS, SCANS, loaded, register, xlsx

WEEK = Scope(september(15), september(21))
BEFORE, NOW = september(14), september(21)


def days_apart(world: World, figure: str, first=BEFORE, second=NOW, scope=WEEK):
    """The change within one version."""
    one = world.snapshot()
    sides = Sides(one, one, one)
    return between(sides, scope, figure, ends(sides, scope, figure, first, second))


def told(found) -> dict[str, int]:
    """The parts that are not zero."""
    return {part: n for part, n in found.parts.items() if n}


def made_of(found, part) -> set[str]:
    return set(found.made_of(part)["venue"])


# What really happened


def world_of_every_part() -> World:
    """Window 8-14/9 against 15-21/9; each venue is named after what becomes of it."""
    venues = [
        Venue("kept", counted_from=september(1)),
        Venue("first"),
        Venue("back"),
        Venue("lapsed"),
        Venue("left", gone_on=september(20)),
        Venue("too-early", counted_from=september(16)),
        Venue("silent"),
    ]
    scans = [
        *[("kept", september(day), 2, None) for day in (10, 17)],
        ("first", september(15), 1, None),
        *[("back", september(day), 3, None) for day in (2, 21)],
        ("lapsed", september(14), 4, None),
        *[("left", september(day), 5, None) for day in (14, 19)],
        *[("too-early", september(day), 1, None) for day in (14, 18)],
    ]
    return World(venues, scans, all_days(september(-20), NOW))


def test_active_venues_come_and_go_each_for_one_reason():
    found = days_apart(world_of_every_part(), "active")
    assert (found.start, found.end) == (3, 4)
    assert found.parts == {"first": 1, "back": 2, "lapsed": -1, "left": -1}
    assert made_of(found, "first") == {"first"}
    # Scanned before it was registered: not the first time, but it was not active then.
    assert made_of(found, "back") == {"back", "too-early"}
    assert made_of(found, "lapsed") == {"lapsed"} and made_of(found, "left") == {"left"}


def test_registered_venues_come_go_and_come_back():
    venues = [
        Venue("stays"),
        Venue("new", counted_from=september(15)),
        Venue("old", counted_from=september(14)),
        Venue("back", gone_on=september(10), back_on=september(18)),
        Venue("left", gone_on=september(21)),
        Venue("leaves tomorrow", gone_on=september(22)),
    ]
    found = days_apart(World(venues), "registered")
    assert (found.start, found.parts, found.end) == (4, {"first": 1, "back": 1, "left": -1}, 5)
    assert made_of(found, "first") == {"new"} and made_of(found, "left") == {"left"}


def test_scans_of_two_weeks_are_split_by_what_each_venue_did():
    world = world_of_every_part()
    world.venues += [Venue("busier"), Venue("quieter")]
    days = {"busier": ((9, 2), (16, 9)), "quieter": ((9, 9), (16, 2)), "unknown": ((9, 3), (16, 8))}
    world.scans += [(key, september(day), count, None) for key, each in days.items() for day, count in each]
    found = days_apart(world, "scans")
    assert (found.before.since, found.before.day) == (september(8), september(14))
    assert (found.start, found.end) == (2 + 4 + 5 + 1 + 2 + 9 + 3, 2 + 1 + 3 + 5 + 1 + 9 + 2 + 8)
    assert told(found) == {"first": 1, "back": 3, "more": 7, "fewer": -7, "lapsed": -4, "outside": 5}
    # It left on the 20th, and its scans of the 19th count: as often as before.
    assert "left" not in set(found.venues["venue"])
    gone = days_apart(replace(world, scans=[one for one in world.scans if one[:2] != ("left", september(19))]), "scans")
    assert gone.parts["left"] == -5


def test_parts_add_up_in_each_commune_and_one_commune_is_no_other():
    venues = [Venue("a", KIM_TAN), Venue("b", VAN_DU), Venue("c", VAN_DU)]
    scans = [("a", september(10), 1, None), ("b", september(16), 1, None), ("c", september(17), 1, None)]
    found = days_apart(World(venues, scans, all_days(september(1), NOW)), "active")
    rows = found.communes.set_index("code")
    assert rows.loc[KIM_TAN, ["start", "lapsed", "end", "difference"]].tolist() == [1, -1, 0, -1]
    assert rows.loc[VAN_DU, ["start", "first", "end", "difference"]].tolist() == [0, 2, 2, 2]
    assert set(found.made_of("first", VAN_DU)["venue"]) == {"b", "c"}
    assert found.made_of("first", KIM_TAN).empty


def test_the_change_of_the_overview_is_the_one_explained():
    world = world_of_every_part()
    figures = gather(world.snapshot(), WEEK)
    for figure in ("active", "registered", "scans"):
        found = days_apart(world, figure, WEEK.since - timedelta(1), WEEK.until)
        assert found.difference == figures.changes[figure].difference
        assert found.end == getattr(figures, figure)


def test_a_commune_without_data_at_one_point_is_named_and_left_out_of_all():
    venues = [Venue("a", KIM_TAN), Venue("b", VAN_DU), Venue("c", THACH_LAM)]
    scans = [("a", september(16), 1, None), ("b", september(16), 1, None), ("c", september(10), 1, None)]
    covered = all_days(september(1), NOW, (KIM_TAN,))
    covered |= all_days(september(12), NOW, (VAN_DU,)) | all_days(september(1), september(14), (THACH_LAM,))
    found = days_apart(World(venues, scans, covered), "active")
    assert (found.start, told(found), found.end) == (0, {"first": 1}, 1)
    why = {one.code: one.why for one in found.unknown}
    assert (why[VAN_DU], why[THACH_LAM]) == ("fewer-days", "no-end")
    assert set(why.values()) == {"fewer-days", "no-end", "no-start"} and KIM_TAN not in why
    row = found.communes.set_index("code").loc[THACH_LAM]
    assert row["start"] == 1 and row[["first", "lapsed", "end", "difference"]].isna().all()


def test_a_type_or_a_commune_narrows_everything_alike():
    world = world_of_every_part()
    world.venues[1].type = "Chợ"
    found = days_apart(world, "active", scope=Scope(WEEK.since, WEEK.until, (KIM_TAN,), ("Chợ",)))
    assert (found.start, told(found), found.end) == (0, {"first": 1}, 1)
    assert [*found.communes["code"]] == [KIM_TAN]


def test_points_that_cannot_be_are_refused_with_a_sentence():
    world = world_of_every_part()
    for first, second, words in (
        (NOW, BEFORE, "is after"),
        (september(-40), NOW, "nothing to start from"),
        (september(-50), september(-40), "no figure to explain"),
    ):
        with pytest.raises(Unanswerable, match=words) as refused:
            days_apart(world, "active", first, second)
        assert refused.value.sentence in catalogue("vi")
    with pytest.raises(Unanswerable, match="first day with data is 2021-08-11"):
        days_apart(world, "active", september(-40), NOW)
    with pytest.raises(Unanswerable, match="no file was loaded") as refused:
        ends(Sides(World().snapshot(), world.snapshot(), world.snapshot()), WEEK, "active", BEFORE, NOW)
    assert refused.value.sentence in catalogue("vi")
    with pytest.raises(Unanswerable, match="any day of the period"):
        days_apart(world, "scans", september(25), september(28), Scope(september(26), september(28)))


def test_a_day_past_the_data_stands_at_the_last_day_with_data():
    found = days_apart(world_of_every_part(), "active", BEFORE, september(23))
    assert (found.before.day, found.after.day) == (BEFORE, NOW)
    same = days_apart(world_of_every_part(), "active", september(22), september(23))
    assert (same.before.day, same.after.day, told(same)) == (NOW, NOW, {})


def test_a_split_that_does_not_add_up_is_refused():
    found = days_apart(world_of_every_part(), "active")
    with pytest.raises(DoesNotAddUp):
        replace(found, parts={**found.parts, "first": 2})
    wrong = found.communes.assign(first=found.communes["first"] + (found.communes["code"] == KIM_TAN))
    with pytest.raises(DoesNotAddUp, match=KIM_TAN):
        replace(found, communes=wrong)


# Versions: real homes, real files

REGISTER = (
    ("QR1", "Tạp hóa Mẫu", "Kim Tân", "1/9/2021"),
    ("QR2", "Tạp hoá Mẫu", "Kim Tân", "5/9/2021"),
    ("QR3", "Nhà thuốc Mẫu", "Vân Du", "2/9/2021"),
)
FIRST_WEEK = [COUNTS, ["QR1", "12/9/2021", 3], ["QR3", "14/9/2021", 4]]


class Home:
    """A campaign whose acts are told apart by version."""

    def __init__(self, folder):
        self.folder, self.path = folder, folder / "home"

    def load(self, rows, **answer):
        return loaded(self.path, xlsx(self.folder / f"{len(list(self.folder.iterdir()))}.xlsx", rows), **answer)[0]

    def load_scans(self, rows, since, until, **answer):
        return self.load(rows, days=(september(since), september(until)), covers="district", **answer)

    @property
    def version(self):
        return newest_version(self.path)

    def since(self, version, figure="active", first=14, second=14, scope=WEEK):
        """What changed from the figure as known at a version to the figure now."""
        points = Point(september(first), version), Point(september(second), self.version)
        return changes(self.path, scope, figure, *points)


@pytest.fixture
def home(tmp_path):
    """Three venues as of 10/9; scans of 8/9 to 14/9: QR1 and QR3 are active, QR2 is not."""
    made = Home(tmp_path)
    made.load(register(*REGISTER), as_of=september(10))
    made.load_scans(FIRST_WEEK, 8, 14)
    return made


def by_commune(found, part) -> dict[str, int]:
    """A part in each commune where it is not zero."""
    rows = found.communes.set_index("code")[part]
    return {code: int(n) for code, n in rows.items() if n == n and n}


def test_a_file_that_comes_late_is_late_data_and_not_what_happened(home):
    version = home.version
    home.load_scans([*FIRST_WEEK, ["QR2", "9/9/2021", 2]], 8, 14)
    home.load_scans([COUNTS, ["QR1", "16/9/2021", 1]], 15, 21)
    found = home.since(version, second=21)
    assert (found.start, found.end) == (2, 1)
    assert found.parts == {"late": 1, "corrections": 0, "first": 0, "back": 0, "lapsed": -2, "left": 0}
    assert made_of(found, "late") == {"QR2"} and made_of(found, "lapsed") == {"QR2", "QR3"}


def test_a_withdrawn_file_takes_away_and_restored_gives_back(home):
    more = home.load_scans([COUNTS, ["QR2", "10/9/2021", 2]], 10, 10)
    version = home.version
    assert home.since(version).start == 3
    withdraw(home.path, more.upload, "an")
    found = home.since(version)
    assert (found.start, told(found), found.end) == (3, {"late": -1}, 2)
    scans = home.since(version, "scans", scope=Scope(september(8), september(14)))
    assert (scans.start, told(scans), scans.end) == (9, {"late": -2}, 7)
    restore(home.path, more.upload, "an")
    assert told(home.since(version)) == {}


def test_a_withdrawn_file_whose_days_nothing_covers_makes_the_change_unknown(home):
    later = home.load_scans([COUNTS, ["QR1", "16/9/2021", 1]], 15, 21)
    version = home.version
    withdraw(home.path, later.upload, "an")
    # Both are looked at on the last day that both know.
    found = home.since(version, first=21, second=21)
    assert (found.before.day, found.after.day, told(found)) == (september(14), september(14), {})
    restore(home.path, later.upload, "an")
    first = snapshot(home.path).rows("SELECT upload FROM upload WHERE day_from = DATE '2021-09-08'")[0][0]
    withdraw(home.path, first, "an")
    found = home.since(version, second=21)
    assert (found.start, found.end, found.difference) == (None, None, None)
    assert {one.why for one in found.unknown} == {"lost"} and len(found.unknown) == 25


def test_a_venue_first_named_by_a_later_register_is_late_where_its_day_was_before(home):
    version = home.version
    home.load(register(*REGISTER, ("QR4", "Chợ Mẫu", "Kim Tân", "6/9/2021")), as_of=september(15))
    home.load(
        register(*REGISTER[:2], ("QR5", "Quán Mẫu", "Vân Du", "17/9/2021")), as_of=september(20), covers="district"
    )
    found = home.since(version, "registered", 10, 20)
    # QR4 was there on 10/9 already, only the file came later; on 20/9 the register lacks it and QR3.
    assert (found.start, found.parts) == (3, {"late": 1, "corrections": 0, "first": 1, "back": 0, "left": -2})
    assert made_of(found, "late") == {"QR4"} and made_of(found, "left") == {"QR3", "QR4"}


def test_a_commune_corrected_moves_the_venue_and_nets_to_nothing(home):
    version = home.version
    act = correct(home.path, "QR1", "commune", VAN_DU, "Ở Vân Du", "an")
    found = home.since(version)
    assert (found.start, told(found), found.end) == (2, {}, 2)
    assert by_commune(found, "corrections") == {KIM_TAN: -1, VAN_DU: 1}
    assert [*found.made_of("corrections")[["commune", "step", "other"]].itertuples(index=False, name=None)] == [
        (KIM_TAN, -1, VAN_DU),
        (VAN_DU, 1, KIM_TAN),
    ]
    scans = home.since(version, "scans", scope=Scope(september(8), september(14)))
    assert by_commune(scans, "corrections") == {KIM_TAN: -3, VAN_DU: 3} and scans.start == scans.end == 7
    assert told(home.since(version, scope=Scope(WEEK.since, WEEK.until, (KIM_TAN,)))) == {"corrections": -1}
    undone = home.version
    undo(home.path, act, "an")
    assert by_commune(home.since(undone), "corrections") == {KIM_TAN: 1, VAN_DU: -1}


def test_two_venues_made_one_are_one_less(home):
    home.load_scans([*FIRST_WEEK, ["QR2", "9/9/2021", 2]], 8, 14)
    version = home.version
    mark_same(home.path, "QR2", "QR1", "Cùng một quán", "an")
    for figure in ("active", "registered"):
        found = home.since(version, figure)
        assert (found.start, told(found), found.end) == (3, {"corrections": -1}, 2)
        assert found.made_of("corrections")[["venue", "name"]].values.tolist() == [["QR2", "Tạp hoá Mẫu"]]
    scans = home.since(version, "scans", scope=Scope(september(8), september(14)))
    steps = {row.venue: row.step for row in scans.venues.itertuples()}
    assert (scans.start, told(scans), steps) == (9, {}, {"QR1": 2, "QR2": -2})


def test_files_and_acts_between_two_versions_are_told_apart(home):
    version = home.version
    home.load_scans([*FIRST_WEEK, ["QR2", "9/9/2021", 2]], 8, 14)
    correct(home.path, "QR1", "closed_on", september(13), "Nghỉ bán", "an")
    home.load_scans([COUNTS, ["QR2", "16/9/2021", 1], ["QR3", "15/9/2021", 1]], 15, 21)
    correct(home.path, "QR2", "commune", THACH_LAM, "Ở Thạch Lâm", "an")
    found = home.since(version, second=21)
    assert (found.start, told(found), found.end) == (2, {"late": 1, "corrections": -1}, 2)
    assert by_commune(found, "late") == {KIM_TAN: 1}
    assert by_commune(found, "corrections") == {KIM_TAN: -2, THACH_LAM: 1}
    assert crossed(home.path, home.version, version).acts == ()
    assert len(crossed(home.path, home.version, version).active) == 4
    # Looked at the other way round it is the same way back.
    back = changes(home.path, WEEK, "active", Point(september(14), home.version), Point(september(14), version))
    assert (back.start, told(back), back.end) == (2, {"late": -1, "corrections": 1}, 2)


def test_no_step_is_built_where_only_files_or_only_acts_lie_between(home):
    version = home.version
    correct(home.path, "QR1", "name", "Chợ Mẫu", "Theo biển hiệu", "an")
    assert crossed(home.path, home.version, version) is snapshot(home.path, version)
    assert crossed(home.path, version, home.version) is snapshot(home.path, home.version)
    corrected = home.version
    home.load_scans([SCANS, ["QR1", "15/9/2021 08:00"]], 15, 15)
    assert crossed(home.path, home.version, corrected) is snapshot(home.path)


def test_a_correction_that_a_later_file_agrees_with_is_no_change_of_the_figure(home):
    version = home.version
    correct(home.path, "QR1", "commune", VAN_DU, "Ở Vân Du", "an")
    moved = ("QR1", "Tạp hóa Mẫu", "Vân Du", "1/9/2021")
    home.load(register(moved, *REGISTER[1:]), as_of=september(13))
    found = home.since(version)
    # The files alone say it now: what a person said adds nothing to them.
    assert by_commune(found, "late") == {KIM_TAN: -1, VAN_DU: 1} and by_commune(found, "corrections") == {}


# At random, against plain loops

MANY = settings(PATIENT, max_examples=60)
FIGURES = st.sampled_from(("active", "registered", "scans"))
TYPES = (None, "Chợ")


def busy(chance: Random) -> World:
    """Venues that come, go, come back, fall silent and wake, in a September with few days that no file covers."""
    venues = []
    for n in range(chance.randint(4, 9)):
        since = september(chance.choice((-20, -20, 1, 12, 16, 19)))
        gone = since + timedelta(chance.randint(10, 45)) if chance.random() < 0.4 else None
        back = gone + timedelta(chance.randint(0, 9)) if gone and chance.random() < 0.5 else None
        venues.append(Venue(f"v{n}", chance.choice(COMMUNES), since, gone, chance.choice(TYPES), back))
    home = {one.key: one.commune for one in venues} | {"outside": COMMUNES[0], "nowhere": None}
    holes = {(september(chance.randint(1, 28)), chance.choice(COMMUNES)) for _ in range(chance.choice((0, 0, 1, 6)))}
    covered = all_days(september(-20), september(28)) - holes
    scans = [
        (key, september(first + day), chance.randint(1, 4), code)
        for key, code in home.items()
        for first in chance.sample(range(-15, 29, 4), chance.randint(0, 4))
        for day in range(chance.randint(1, 3))
        if (september(first + day), code or COMMUNES[0]) in covered
    ]
    return World(venues, scans, covered, register_as_of=september(chance.choice((20, 28))))


def asked(chance: Random) -> tuple[Scope, date]:
    """A week or so, perhaps of some communes or a type, and a day before its end."""
    until = september(chance.randint(18, 30))
    communes = tuple(sorted(chance.sample(COMMUNES, chance.choice((0, 0, 1, 2)))))
    scope = Scope(until - timedelta(chance.choice((0, 6, 6, 9))), until, communes, chance.choice(((), (), ("Chợ",))))
    return scope, until - timedelta(chance.choice((0, 1, 5, 7, 7, 10, 14)))


def slow_value(slow, figure, commune, end: End) -> int:
    if figure == "registered":
        return sum(venue.commune == commune for venue in slow.registered(end.day))
    if figure == "active":
        return len(slow.active(end.since, end.day, commune))
    return Slowly(slow.world, (commune,), slow.types).scans(end.since, end.day)


def slow_part(slow, figure, venue, first: End, second: End) -> tuple[str, int]:
    """What became of one venue, following the words of `analytics.definitions`."""
    scanned = slow.scan_days(venue.key)
    then, now = slow.present(venue, first.day), slow.present(venue, second.day)

    def counts(end, present):
        if figure == "registered":
            return int(present)
        inside = [n for key, on, n, _ in slow.world.scans if key == venue.key and end.since <= on <= end.day]
        return sum(inside) if figure == "scans" else int(present and bool(inside))

    had, has = counts(first, then), counts(second, now)
    if figure == "registered":
        first_time = all(since > first.day for since, _ in venue.spells)
    else:
        first_time = not any(on <= first.day for on in scanned)
    if had == has:
        return "kept", 0
    if had and has:
        return ("more" if has > had else "fewer"), has - had
    if has:
        return ("first" if first_time else "back"), has
    gone = all(until is not None and until <= second.day for _, until in venue.spells)
    return ("left" if gone or (figure != "scans" and not now) else "lapsed"), -had


@MANY
@given(st.integers(0, 10**6), FIGURES)
def test_parts_add_up_and_are_what_the_words_say(seed, figure):
    chance = Random(seed)
    world, (scope, first) = busy(chance), asked(chance)
    try:
        found = days_apart(world, figure, first, scope.until, scope)
    except Unanswerable:
        return
    slow = Slowly(world, scope.communes, scope.types)
    compared = set(found.communes.loc[found.communes["difference"].notna(), "code"])
    assert compared | {one.code for one in found.unknown} >= set(scope.codes)
    expected = {part: 0 for part in found.parts}
    for venue in slow.venues():
        if venue.commune in compared:
            part, step = slow_part(slow, figure, venue, found.before, found.after)
            if part != "kept":
                expected[part] += step
    expected.pop("outside", None)
    assert {part: n for part, n in found.parts.items() if part != "outside"} == expected
    for row in found.communes.itertuples():
        if row.code in compared and row.code:
            assert row.start == slow_value(slow, figure, row.code, found.before)
            assert row.end == slow_value(slow, figure, row.code, found.after)
    assert found.venues["step"].sum() == (found.difference or 0)


def after_files_and_acts(chance: Random, world: World) -> tuple[World, World]:
    """The same campaign after files came, and then after people corrected: other scans, venues elsewhere or gone."""
    names = {one.key for one in world.venues if chance.random() < 0.6}
    kept = [one for one in world.scans if one[0] not in names or chance.random() < 0.6]
    late = [
        (key, september(chance.randint(1, 28)), 2, one.commune) for one in world.venues if (key := one.key) in names
    ]
    covered = {(day, code or COMMUNES[0]) for _, day, _, code in late} | world.covered
    files = replace(world, scans=kept + late, covered=covered)
    moved = [
        replace(one, commune=chance.choice(COMMUNES) if chance.random() < 0.4 else one.commune)
        for one in world.venues
        if chance.random() < 0.85
    ]
    return files, replace(files, venues=moved)


@MANY
@given(st.integers(0, 10**6), FIGURES)
def test_parts_add_up_between_versions(seed, figure):
    chance = Random(seed)
    world, (scope, day) = busy(chance), asked(chance)
    three = (world, *after_files_and_acts(chance, world))
    built = [one.snapshot() for one in three]
    for version, one in enumerate(built, start=1):
        one.version = version
    sides = Sides(*built)
    try:
        span = ends(sides, scope, figure, day, scope.until)
    except Unanswerable:
        return
    found = between(sides, scope, figure, span)
    assert [*found.parts] == [*PARTS[figure]]
    first, second = span
    slow = [Slowly(world, scope.communes, scope.types) for world in three]
    for row in found.communes[found.communes["difference"].notna()].itertuples():
        if row.code:
            steps = [slow_value(one, figure, row.code, first) for one in slow]
            assert (row.start, row.late, row.corrections) == (steps[0], steps[1] - steps[0], steps[2] - steps[1])
            assert row.end == slow_value(slow[2], figure, row.code, second)


# Words


def test_every_part_and_reason_has_its_vietnamese():
    words = {word for parts in PARTS.values() for pair in parts.values() for word in pair} | set(WHY.values())
    assert sorted(words - set(catalogue("vi"))) == []
    assert set(changing.OF_VERSIONS) < set(PARTS["active"])
