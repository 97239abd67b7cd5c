"""Who speaks for what: registers, scan files and install counts settled by SQL and by a slow replay, one act at a time."""

import tempfile
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.communes import communes
from data.snapshot import build
from data.uploads import Claim, Upload
from tests.data.made import KIM_TAN, THACH_LAM, VAN_DU, september

COLUMNS = {
    "venue": dict(
        row=pa.int64(),
        venue=pa.string(),
        code=pa.string(),
        name=pa.string(),
        commune=pa.string(),
        address=pa.string(),
        type=pa.string(),
        registered_on=pa.date32(),
        closed_on=pa.date32(),
    ),
    "scan_day": dict(venue=pa.string(), commune=pa.string(), day=pa.date32(), scans=pa.int64()),
    "install": dict(
        row=pa.int64(),
        app=pa.string(),
        commune=pa.string(),
        as_of=pa.date32(),
        installed=pa.int64(),
        smartphones=pa.int64(),
        population=pa.int64(),
        stated=pa.string(),
    ),
}
FILE = {"venues": "venue", "scans": "scan_day", "installs": "install"}
EVERY = tuple(one.code for one in communes())
DAYS = [september(1) + timedelta(n) for n in range(30)]


@dataclass
class Said:
    """One file: its claim, and rows. venues: (venue, commune, registered, closed); scans: (venue, commune, day, scans);
    installs: (app, commune, as_of, installed)."""

    dataset: str
    rows: list = field(default_factory=list)
    as_of: date | None = None
    days: tuple[date, date] | None = None
    covers: tuple[str, ...] | None = None
    mode: str = "whole"

    def covered(self):
        return EVERY if self.covers is None else self.covers

    def facts(self):
        if self.dataset == "venues":
            return [
                (at, v, v, f"tên {v}", c, None, None, reg, closed) for at, (v, c, reg, closed) in enumerate(self.rows)
            ]
        if self.dataset == "installs":
            return [(at, app, c, day, n, 1000, None, None) for at, (app, c, day, n) in enumerate(self.rows)]
        return self.rows

    def claim(self):
        covers = "district" if self.covers is None else "named"
        return Claim(self.dataset, self.as_of, self.days, covers, self.covers or (), self.mode)


def settled(*files):
    """The snapshot of these files, committed in this order."""
    with tempfile.TemporaryDirectory() as place:
        adding, staged = [], {}
        for version, said in enumerate(files, 1):
            name, folder = f"u{version}", Path(place) / str(version)
            folder.mkdir()
            columns = COLUMNS[FILE[said.dataset]]
            facts = list(zip(*said.facts(), strict=True)) or [()] * len(columns)
            arrays = [pa.array(cells, kind) for cells, kind in zip(facts, columns.values(), strict=True)]
            pq.write_table(pa.table(arrays, names=list(columns)), folder / f"{FILE[said.dataset]}.parquet")
            adding.append(
                Upload(
                    name,
                    said.dataset,
                    "f",
                    "s",
                    1,
                    said.claim(),
                    version,
                    datetime(2021, 10, 1, tzinfo=UTC),
                    "an",
                    False,
                    "active",
                    0,
                    0,
                    0,
                    0,
                    {},
                    "",
                    {},
                )
            )
            staged[name] = folder
        return build(Path(place) / "home", 0, adding, staged)


def rows(snapshot, query):
    frame = snapshot.query(query)
    return {
        tuple(None if cell != cell or cell is None else plain(cell) for cell in row)
        for row in frame.itertuples(index=False)
    }


def plain(cell):
    return cell.date() if hasattr(cell, "hour") else cell.item() if hasattr(cell, "item") else cell


def present(snapshot, day):
    query = f"SELECT venue FROM venue_spell WHERE since <= DATE '{day}' AND (gone_on IS NULL OR gone_on > DATE '{day}')"
    return {venue for (venue,) in rows(snapshot, query)}


# --- the slow second way ------------------------------------------------------------------------------------------


def replayed_register(files):
    """(venue -> spells [since, gone], venue -> commune), one register after another in the order of their days."""
    spells, commune = defaultdict(list), {}
    registers = sorted((said.as_of, version, said) for version, said in enumerate(files) if said.dataset == "venues")
    for as_of, _, said in registers:
        named = {row[0] for row in said.rows}
        for venue, where, registered, closed in said.rows:
            here = bool(spells[venue]) and spells[venue][-1][1] is None
            if not here:
                spells[venue].append([as_of, None])
            if len(spells[venue]) == 1 and registered:
                spells[venue][0][0] = registered
            if closed:
                spells[venue][-1][1] = closed
            commune[venue] = where
        for venue, stays in spells.items():
            left = said.mode == "whole" and venue not in named and commune[venue] in said.covered()
            if left and stays[-1][1] is None:
                stays[-1][1] = as_of
    return spells, commune


def zone(said):
    """Where a scanned code of no known commune belongs: to what its file covers."""
    return "" if said.covers is None else "|".join(said.covers)


def replayed_scans(files, commune):
    """({(day, commune): file that speaks}, {(venue, commune, registered, day): scans})."""
    scans = [(at, said) for at, said in enumerate(files) if said.dataset == "scans"]
    zones = {"", *(zone(said) for _, said in scans)}
    speaks, last, rows = {}, {}, []
    for at, said in scans:
        for n in range((said.days[1] - said.days[0]).days + 1):
            for where in {*said.covered(), *(zones if said.covers is None else [zone(said)])}:
                speaks[said.days[0] + timedelta(n), where] = at
    for at, said in scans:
        for venue, stated, day, count in said.rows:
            where = commune.get(venue) or stated or zone(said)
            if speaks.get((day, where)) == at and count:
                last[venue, day] = at
                rows.append((at, venue, where if where in EVERY else None, day, count))
    counted = defaultdict(int)
    for at, venue, where, day, count in rows:
        if venue in commune or last[venue, day] == at:
            counted[venue, where, venue in commune, day] += count
    return {key: f"u{at + 1}" for key, at in speaks.items() if key[1] in EVERY}, dict(counted)


def replayed_installs(files):
    said = [row for one in files if one.dataset == "installs" for row in one.rows]
    return {(app, where, day): installed for app, where, day, installed in said}


# --- random campaigns ---------------------------------------------------------------------------------------------

codes = st.sampled_from(["QR1", "QR2", "QR3", "QR4", "QR5", "qr5"])
places = st.sampled_from([KIM_TAN, VAN_DU, THACH_LAM])
zones = st.none() | st.lists(places, min_size=1, max_size=2, unique=True).map(tuple)


@st.composite
def registers(draw):
    as_of, zone = draw(st.sampled_from(DAYS[5:])), draw(zones)
    earlier = st.none() | st.integers(0, 20).map(lambda n: as_of - timedelta(n))
    found = []
    for code in draw(st.lists(codes, unique=True)):
        registered, closed = draw(earlier), draw(st.none() | st.none() | earlier)
        if closed and registered and closed < registered:
            closed = None
        found.append((code, draw(places if zone is None else st.sampled_from(zone)), registered, closed))
    return Said("venues", found, as_of, None, zone, draw(st.sampled_from(["whole", "changes"])))


@st.composite
def scan_files(draw):
    first = draw(st.integers(0, 25))
    last = draw(st.integers(first, min(first + 6, 29)))
    row = st.tuples(codes, st.none() | places, st.integers(first, last).map(DAYS.__getitem__), st.integers(0, 5))
    found = draw(st.lists(row, max_size=12, unique_by=lambda r: r[:3]))
    return Said("scans", found, None, (DAYS[first], DAYS[last]), draw(zones))


@st.composite
def install_files(draw):
    row = st.tuples(st.sampled_from(["bluezone", "x"]), places, st.sampled_from(DAYS[:3]), st.integers(0, 9))
    return Said("installs", draw(st.lists(row, min_size=1, max_size=6, unique_by=lambda r: r[:3])), DAYS[2])


@settings(max_examples=70, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(registers() | scan_files() | install_files(), min_size=1, max_size=7))
def test_a_campaign_settles_as_a_slow_replay_does(files):
    snapshot = settled(*files)
    spells, commune = replayed_register(files)
    for day in DAYS:
        here = {
            venue
            for venue, stays in spells.items()
            if any(since <= day and (gone is None or gone > day) for since, gone in stays)
        }
        assert present(snapshot, day) == here, day
    assert rows(snapshot, "SELECT venue, commune FROM venue") == set(commune.items())
    gone = {(venue, stays[-1][1]) for venue, stays in spells.items()}
    assert rows(snapshot, "SELECT venue, gone_on FROM venue") == gone
    sources, counted = replayed_scans(files, commune)
    assert rows(snapshot, "SELECT day, commune, upload FROM day_source") == {
        (*key, name) for key, name in sources.items()
    }
    found = rows(snapshot, "SELECT venue, commune, registered, day, scans FROM venue_day")
    assert found == {(*key, count) for key, count in counted.items()}
    installs = rows(snapshot, "SELECT app, commune, as_of, installed FROM app_install")
    assert installs == {(*key, count) for key, count in replayed_installs(files).items()}


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(registers(), min_size=2, max_size=5, unique_by=lambda said: said.as_of), st.randoms())
def test_registers_may_be_loaded_in_any_order(files, chosen):
    shuffled = chosen.sample(files, len(files))
    one, other = settled(*files), settled(*shuffled)
    query = "SELECT venue, code, name, commune, counted_from, dated, gone_on FROM venue"
    assert rows(one, query) == rows(other, query)
    assert rows(one, "SELECT * FROM venue_spell") == rows(other, "SELECT * FROM venue_spell")


# --- by hand ------------------------------------------------------------------------------------------------------


def listed(as_of, *venues, **more):
    return Said("venues", [(code, KIM_TAN, None, None) for code in venues], september(as_of), **more)


def scanned(first, last, *found, **more):
    return Said(
        "scans",
        [(code, None, september(day), n) for code, day, n in found],
        None,
        (september(first), september(last)),
        **more,
    )


def test_an_old_list_loaded_late_takes_nothing_away():
    snapshot = settled(listed(20, "QR1", "QR2"), listed(10, "QR1"))
    assert present(snapshot, september(25)) == {"QR1", "QR2"}
    assert present(snapshot, september(15)) == {"QR1"}


def test_a_venue_the_whole_list_lacks_left_on_its_day_and_may_come_back():
    snapshot = settled(listed(10, "QR1", "QR2"), listed(15, "QR1"), listed(20, "QR1", "QR2"))
    assert [present(snapshot, september(day)) for day in (9, 10, 14, 15, 19, 20)] == [
        set(),
        {"QR1", "QR2"},
        {"QR1", "QR2"},
        {"QR1"},
        {"QR1"},
        {"QR1", "QR2"},
    ]


def test_changes_and_other_communes_take_nothing_away():
    whole = listed(10, "QR1", "QR2")
    assert present(settled(whole, listed(20, "QR1", mode="changes")), september(25)) == {"QR1", "QR2"}
    assert present(settled(whole, listed(20, covers=(VAN_DU,))), september(25)) == {"QR1", "QR2"}
    assert present(settled(whole, listed(20, covers=(KIM_TAN,))), september(25)) == set()


def test_a_venue_closed_on_a_day_is_not_there_that_day():
    closing = Said("venues", [("QR1", KIM_TAN, september(1), september(12))], september(20), mode="changes")
    snapshot = settled(listed(10, "QR1"), closing)
    assert [present(snapshot, september(day)) for day in (1, 11, 12, 25)] == [{"QR1"}, {"QR1"}, set(), set()]


def test_a_covered_day_without_rows_is_zero_and_an_uncovered_one_is_not_there():
    snapshot = settled(listed(1, "QR1"), scanned(1, 3, ("QR1", 1, 5), ("QR1", 3, 7)))
    assert rows(snapshot, "SELECT DISTINCT day FROM day_source") == {(september(day),) for day in (1, 2, 3)}
    assert rows(snapshot, "SELECT day, scans FROM venue_day") == {(september(1), 5), (september(3), 7)}


def test_a_later_file_replaces_the_days_it_covers_with_zero_too():
    snapshot = settled(scanned(1, 3, ("QR1", 1, 5), ("QR1", 2, 6), ("QR1", 3, 7)), scanned(2, 3, ("QR1", 3, 1)))
    assert rows(snapshot, "SELECT day, scans FROM venue_day") == {(september(1), 5), (september(3), 1)}


def test_a_counted_zero_is_no_scan():
    """A row that says 0 would make its venue active."""
    snapshot = settled(listed(1, "QR1"), scanned(1, 1, ("QR1", 1, 0)))
    assert rows(snapshot, "SELECT venue FROM venue_day") == set()
    assert len(rows(snapshot, "SELECT commune FROM day_source")) == 25


def test_a_code_outside_the_register_joins_when_a_register_names_it():
    scans = scanned(1, 1, ("QR9", 1, 5))
    assert rows(settled(scans), "SELECT venue, commune, registered FROM venue_day") == {("QR9", None, False)}
    assert rows(settled(scans, listed(20, "QR9")), "SELECT venue, commune, registered FROM venue_day") == {
        ("QR9", KIM_TAN, True)
    }


def test_codes_are_told_apart_by_case():
    snapshot = settled(listed(1, "QR1"), scanned(1, 1, ("qr1", 1, 5)))
    assert rows(snapshot, "SELECT venue, registered FROM venue_day") == {("qr1", False)}


def test_present_commune_holds_for_all_days():
    moved = Said("venues", [("QR1", VAN_DU, None, None)], september(20), mode="changes")
    snapshot = settled(listed(1, "QR1"), moved, scanned(1, 1, ("QR1", 1, 5)))
    assert rows(snapshot, "SELECT commune, scans FROM venue_day") == {(VAN_DU, 5)}


def test_the_later_count_of_installs_speaks():
    first = Said(
        "installs", [("bluezone", KIM_TAN, september(9), 5), ("bluezone", VAN_DU, september(9), 6)], september(9)
    )
    second = Said("installs", [("bluezone", KIM_TAN, september(9), 7)], september(9))
    assert rows(settled(first, second), "SELECT commune, installed, upload FROM app_install") == {
        (KIM_TAN, 7, "u2"),
        (VAN_DU, 6, "u1"),
    }


def test_a_code_outside_the_register_is_kept_when_another_communes_file_covers_its_day():
    first = scanned(1, 2, ("UNKNOWN", 1, 5), covers=(KIM_TAN,))
    second = scanned(1, 2, ("OTHER", 1, 3), covers=(VAN_DU,))
    kept = settled(first, second).query("SELECT venue, commune, scans FROM venue_day ORDER BY venue")
    assert kept.to_numpy().tolist() == [["OTHER", VAN_DU, 3], ["UNKNOWN", KIM_TAN, 5]]


def test_a_code_outside_the_register_that_two_files_count_is_counted_once():
    district = scanned(1, 2, ("UNKNOWN", 1, 5))
    commune = scanned(1, 2, ("UNKNOWN", 1, 7), covers=(KIM_TAN,))
    assert settled(district, commune).query("SELECT sum(scans) AS n FROM venue_day")["n"].tolist() == [7]
