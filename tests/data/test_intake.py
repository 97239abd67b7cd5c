"""Commit all or nothing, withdraw, restore, rebuild: what a campaign's home goes through, seen by its figures."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from data.batch import Incoming
from data.errors import CampaignMoved, HomeDamaged, HomeRefused, UnknownUpload
from data.intake import check, commit, discard, restore, withdraw
from data.keep import damages, look_after, original, rebuild, trace
from data.ledger import events, newest_version, version_at
from data.reader import read_file
from data.snapshot import cache, snapshot
from data.uploads import uploads
from data.writing import LOCAL
from tests.data.made import (
    INSTALLS,
    KIM_TAN,
    SCANS,
    TODAY,
    VAN_DU,
    checked,
    csv_file,
    loaded,
    register,
    september,
    xlsx,
)

ROOT = Path(__file__).parent.parent.parent
TABLES = ("venue", "venue_spell", "venue_day", "day_source", "app_install", "upload")


def figures(home, version=None):
    """Every row of every table of a snapshot, built anew."""
    cache.clear()
    found = snapshot(home, version)
    return {table: found.query(f"SELECT * FROM {table} ORDER BY ALL") for table in TABLES}


def same(one, other, but=()):
    for table in TABLES:
        columns = [name for name in one[table].columns if name not in but]
        pd.testing.assert_frame_equal(one[table][columns], other[table][columns])


def listing(home):
    return sorted(
        str(path.relative_to(home))
        for path in Path(home).rglob("*")
        if path.is_file() and "-wal" not in path.name and "-shm" not in path.name
    )


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


@pytest.fixture
def venues(tmp_path):
    rows = register(
        ("QR1", "Chợ", "Kim Tân", "1/9/2021"), ("QR2", "Trạm", "Vân Du", "2/9/2021"), ("QR3", "Quán", "Vân Du", None)
    )
    return xlsx(tmp_path / "dia-diem.xlsx", [["Tính đến ngày 10/9/2021"], *rows])


@pytest.fixture
def scans(tmp_path):
    rows = [SCANS, ["QR1", "9/9/2021 08:00"], ["QR1", "9/9/2021 09:00"], ["QR2", "10/9/2021"], ["QR9", "10/9/2021"]]
    return csv_file(tmp_path / "luot-quet.csv", rows)


@pytest.fixture
def installs(tmp_path):
    return xlsx(tmp_path / "cai-dat.xlsx", [["Tính đến ngày 10/9/2021"], INSTALLS, ["Kim Tân", 900, 400, 100, "25"]])


def test_three_files_in_one_batch_venues_first(home, venues, scans, installs):
    batch = checked(home, installs, scans, venues)
    assert [table.dataset for table in batch.tables] == ["venues", "scans", "installs"]
    assert newest_version(home) == 0
    done = commit(home, batch, "an")
    assert [(one.dataset, one.version, one.by, one.state) for one in done] == [
        ("venues", 1, "an", "active"),
        ("scans", 2, "an", "active"),
        ("installs", 3, "an", "active"),
    ]
    rows = figures(home)
    assert list(rows["venue"]["venue"]) == ["QR1", "QR2", "QR3"]
    assert rows["venue_day"][["venue", "registered", "scans"]].values.tolist() == [
        ["QR1", True, 2],
        ["QR2", True, 1],
        ["QR9", False, 1],
    ]
    assert list(rows["app_install"]["installed"]) == [100]
    assert not list((home / "incoming").iterdir())
    assert (batch.tables[0].changes, batch.tables[1].changes["new"]) == ({"new": 3, "changed": 0, "gone": 0}, 2)


def test_the_effect_adds_up_in_every_commune(home, tmp_path, venues):
    loaded(home, venues)
    later = register(
        ("QR1", "Chợ", "Vân Du", "1/9/2021"),
        ("QR2", "Trạm y tế", "Vân Du", "2/9/2021"),
        ("QR4", "Mới", "Kim Tân", None),
    )
    (table,) = checked(home, xlsx(tmp_path / "b.xlsx", [["Tính đến ngày 20/9/2021"], *later])).tables
    effect = table.effect.set_index("commune")
    assert effect.loc[KIM_TAN, "opening":"closing"].tolist() == [1, 1, 0, 1, 0, 1]
    assert effect.loc[VAN_DU, "opening":"closing"].tolist() == [2, 0, 1, 0, 1, 2]
    assert (
        effect["opening"] + effect["new"] + effect["moved_in"] - effect["moved_out"] - effect["gone"]
        == effect["closing"]
    ).all()
    assert table.changes == {"new": 1, "changed": 2, "gone": 1}


def test_the_same_file_changes_nothing_and_says_when_and_by_whom(home, venues):
    (first,) = loaded(home, venues, by="Lan")
    before, kept = figures(home), listing(home)
    batch = checked(home, venues)
    (table,) = batch.tables
    assert table.status == "duplicate" and not batch.committable
    assert (table.duplicate_of.upload, table.duplicate_of.by) == (first.upload, "Lan")
    assert commit(home, batch, "an") == []
    same(before, figures(home))
    assert (newest_version(home), listing(home)) == (1, kept)


def test_the_same_bytes_under_another_name_are_the_same_file(home, tmp_path, venues):
    loaded(home, venues)
    shutil.copy(venues, tmp_path / "ten-khac.xlsx")
    assert checked(home, tmp_path / "ten-khac.xlsx").tables[0].status == "duplicate"


def test_the_same_file_twice_in_one_batch_counts_once(home, tmp_path, scans):
    shutil.copy(scans, tmp_path / "ban-sao.csv")
    batch = checked(home, scans, tmp_path / "ban-sao.csv")
    assert sorted(table.status for table in batch.tables) == ["duplicate", "ready"]
    commit(home, batch, "an")
    assert len(uploads(home)) == 1
    assert figures(home)["venue_day"]["scans"].sum() == 4


def test_the_same_file_with_another_claim_is_another_upload(home, scans):
    loaded(home, scans)
    (second,) = loaded(home, scans, days=(september(1), september(10)))
    assert second.version == 2 and len(uploads(home)) == 2
    assert figures(home)["venue_day"]["scans"].sum() == 4


def test_withdraw_and_restore(home, venues, scans):
    _, one = loaded(home, venues, scans)
    whole = figures(home)
    assert withdraw(home, one.upload, "an") == 3
    assert figures(home)["venue_day"].empty and figures(home)["day_source"].empty
    assert [state.state for state in uploads(home)] == ["active", "withdrawn"]
    with pytest.raises(UnknownUpload, match="withdrawn already"):
        withdraw(home, one.upload, "an")
    assert restore(home, one.upload, "binh") == 4
    same(whole, figures(home))
    assert [(kind, version, by) for kind, version, _, by in uploads(home)[1].history] == [
        ("commit", 2, "an"),
        ("withdraw", 3, "an"),
        ("restore", 4, "binh"),
    ]
    with pytest.raises(UnknownUpload, match="counts already"):
        restore(home, one.upload, "an")
    with pytest.raises(UnknownUpload, match="No upload"):
        withdraw(home, "nothing", "an")
    assert newest_version(home) == 4


def test_a_withdrawn_file_that_is_sent_again_is_offered_back(home, scans):
    (one,) = loaded(home, scans)
    withdraw(home, one.upload, "an")
    batch = checked(home, scans)
    assert batch.tables[0].status == "withdrawn-before" and not batch.committable
    assert batch.tables[0].duplicate_of.upload == one.upload


def test_a_file_loaded_when_the_campaign_was_smaller_is_still_the_same_file(home, tmp_path, venues):
    """The communes a register covers follow from the campaign; that must not make it new."""
    loaded(home, venues)
    other = xlsx(tmp_path / "b.xlsx", [["Tính đến ngày 11/9/2021"], *register(("QR7", "Chợ", "Thạch Sơn", None))])
    loaded(home, other)
    assert checked(home, venues).tables[0].status == "duplicate"


def test_a_register_without_some_communes_speaks_only_for_its_own(home, tmp_path, venues):
    loaded(home, venues)
    part = xlsx(tmp_path / "b.xlsx", [["Tính đến ngày 20/9/2021"], *register(("QR2", "Trạm", "Vân Du", "2/9/2021"))])
    (table,) = checked(home, part).tables
    assert (table.claim.covers, table.claim.communes) == ("named", (VAN_DU,))
    assert table.changes == {"new": 0, "changed": 0, "gone": 1}
    (whole,) = checked(home, part, covers="district").tables
    assert whole.changes["gone"] == 2
    (changes,) = checked(home, part, mode="changes").tables
    assert changes.changes["gone"] == 0


def test_a_preview_made_before_the_campaign_moved_is_not_committed(home, venues, scans):
    batch, other = checked(home, venues), checked(home, scans)
    commit(home, other, "an")
    kept = [line for line in listing(home) if not line.startswith("incoming")]
    with pytest.raises(CampaignMoved) as moved:
        commit(home, batch, "binh")
    assert "Nothing was changed" in moved.value.message("en") and moved.value.message("vi") != moved.value.message("en")
    assert newest_version(home) == 1
    assert [line for line in listing(home) if not line.startswith("incoming")] == kept
    discard(batch)
    assert commit(home, checked(home, venues), "binh")[0].version == 2


def test_strict_refuses_a_file_with_a_rejected_row_and_takes_the_others(home, tmp_path, venues):
    faulty = csv_file(tmp_path / "a.csv", [SCANS, ["QR1", "9/9/2021"], ["QR1", "99/9/2021"]])
    batch = checked(home, venues, faulty, strict=True)
    assert [(table.dataset, table.status) for table in batch.tables] == [("venues", "ready"), ("scans", "refused")]
    assert batch.tables[1].problems[0].code == "strict"
    assert [one.dataset for one in commit(home, batch, "an")] == ["venues"]


def test_versions_are_figures_of_then(home, venues, scans):
    loaded(home, venues)
    at_one = figures(home)
    loaded(home, scans)
    withdraw(home, uploads(home)[0].upload, "an")
    same(at_one, figures(home, 1))
    assert figures(home, 2)["venue_day"]["registered"].tolist() == [True, True, False]
    assert figures(home, 3)["venue_day"]["registered"].tolist() == [False, False, False]
    today = events(home)[-1].at.astimezone(LOCAL).date()
    assert version_at(home, today) == 3 and version_at(home, september(1)) == 0


def test_rebuild_gives_the_same_to_the_row(home, venues, scans, installs):
    loaded(home, venues, scans, installs)
    before = figures(home)
    for file in home.glob("facts/*/*.parquet"):
        file.write_bytes(file.read_bytes()[:50]) if "scan" in file.name else file.unlink()
    assert {damage.what for damage in damages(home)} == {"missing", "changed"}
    cache.clear()
    with pytest.raises(HomeDamaged, match="rebuild"):
        snapshot(home)
    assert {line["status"] for line in rebuild(home, "an")} == {"mended"}
    assert not list(damages(home))
    same(before, figures(home), but=("committed_at",))
    assert {line["status"] for line in rebuild(home, "an")} == {"same"}


def test_rebuild_after_every_facts_folder_is_gone(home, venues, scans):
    loaded(home, venues, scans)
    before = figures(home)
    shutil.rmtree(home / "facts")
    assert look_after(home, "an") == []
    same(before, figures(home))


def test_rebuild_reads_commune_names_as_they_were_read_then(home, venues):
    """An alias that is taken back later does not change what a file said."""
    loaded(home, venues)
    before = figures(home)
    shutil.rmtree(home / "facts")
    kept = uploads(home)[0]
    assert kept.reading["known"] == {"Kim Tân": KIM_TAN, "Vân Du": VAN_DU}
    job = {**kept.reading, "path": str(home / "originals" / kept.original), "out": str(home / "again")}
    job["known"] = {"Kim Tân": VAN_DU, "Vân Du": None}
    (table,) = read_file(job)["tables"]
    assert (table["accepted"], table["rejected"], table["communes"]) == (1, 2, [VAN_DU])
    assert rebuild(home, "an")[0]["status"] == "mended"
    same(before, figures(home))


def test_facts_whose_original_is_gone_are_kept_as_they_are(home, venues):
    (one,) = loaded(home, venues)
    before = figures(home)
    (home / "originals" / one.original).unlink()
    assert rebuild(home, "an")[0]["status"] == "kept"
    same(before, figures(home))
    with pytest.raises(HomeDamaged, match="Load the file again"):
        original(home, one.upload)


def test_an_original_comes_back_byte_for_byte_and_leads_to_its_rows(home, venues, scans):
    register_upload, scan_upload = loaded(home, venues, scans)
    assert original(home, register_upload.upload) == venues.read_bytes()
    assert trace(home, register_upload.upload, "QR2")["row"].tolist() == [4]
    assert trace(home, scan_upload.upload, "QR1", september(9))["row"].tolist() == [2, 3]
    assert trace(home, scan_upload.upload, "QR1", september(10)).empty


def test_the_ledger_only_grows(home, venues):
    loaded(home, venues)
    with sqlite3.connect(home / "ledger.sqlite") as ledger:
        for act in ("UPDATE event SET by = 'x'", "DELETE FROM event"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                ledger.execute(act)
    ledger.close()
    assert newest_version(home) == 1


def test_a_commit_that_fails_half_way_leaves_no_upload(home, venues, scans, installs):
    """The second table's facts cannot be put in their place: a file stands where their folder should."""
    loaded(home, venues)
    before = figures(home)
    batch = checked(home, installs, scans)
    (home / "facts" / batch.ready[1].upload).write_text("in the way")
    with pytest.raises(HomeRefused):
        commit(home, batch, "an")
    assert newest_version(home) == 1
    (home / "facts" / batch.ready[1].upload).unlink()
    same(before, figures(home))
    assert loaded(home, scans)[0].version == 2


def test_a_home_that_cannot_be_a_folder(tmp_path, venues):
    (tmp_path / "file").write_text("x")
    with pytest.raises(HomeRefused) as refused:
        checked(tmp_path / "file" / "home", venues)
    for lang, words in (("en", "cannot be written"), ("vi", "CAMPAIGN_HOME")):
        assert words in refused.value.message(lang) and str(tmp_path / "file" / "home") in refused.value.message(lang)
    assert (tmp_path / "file").read_text() == "x"


def mounted(kind, place, options=""):
    """Whether a small file system could be mounted there."""
    place.mkdir(parents=True, exist_ok=True)
    return (
        subprocess.run(["mount", "-t", kind, "-o", options or "rw", kind, str(place)], capture_output=True).returncode
        == 0
    )


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="mounting needs root")
def test_a_full_disk_changes_nothing(tmp_path, venues):
    place = tmp_path / "small"
    if not mounted("tmpfs", place, "size=2m"):
        pytest.skip("no file system may be mounted here")
    try:
        home = place / "home"
        loaded(home, venues)
        before = figures(home)
        big = csv_file(tmp_path / "big.csv", [SCANS, *([f"QR{at}", "9/9/2021 08:00"] for at in range(150_000))])
        with pytest.raises(HomeRefused) as refused:
            loaded(home, big)
        assert "is full" in refused.value.message("en") and "đầy" in refused.value.message("vi")
        assert newest_version(home) == 1 and not list((home / "incoming").iterdir())
        same(before, figures(home))
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_a_damaged_ledger_is_said_and_left_alone(home, venues):
    loaded(home, venues)
    for extra in ("-wal", "-shm"):
        Path(f"{home}/ledger.sqlite{extra}").unlink(missing_ok=True)
    file = home / "ledger.sqlite"
    file.write_bytes(b"not a ledger at all" * 100)
    kept = file.read_bytes()
    for act in (lambda: newest_version(home), lambda: uploads(home), lambda: checked(home, venues)):
        with pytest.raises(HomeDamaged) as damaged:
            act()
        assert "ledger" in damaged.value.message("en") and str(file) in damaged.value.message("vi")
    assert file.read_bytes() == kept


def test_another_process_imports_while_this_one_reads(home, venues, scans):
    loaded(home, venues)
    held = snapshot(home)
    before = held.query("SELECT count(*) AS n FROM venue_day")["n"][0]
    importing = subprocess.Popen(
        [sys.executable, "-m", "data", "import", str(scans)],
        cwd=ROOT,
        env={**os.environ, "CAMPAIGN_HOME": str(home)},
        stdout=subprocess.DEVNULL,
    )
    seen = set()
    while importing.poll() is None:
        version = newest_version(home)
        seen.add((version, int(snapshot(home, version).query("SELECT count(*) AS n FROM venue_day")["n"][0])))
    assert importing.returncode == 0
    assert seen <= {(1, 0), (2, 3)} and (1, 0) in seen
    assert held.query("SELECT count(*) AS n FROM venue_day")["n"][0] == before == 0
    assert snapshot(home).version == 2


def test_two_processes_import_at_once_and_both_arrive(home, venues, scans):
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "data", "import", str(path)],
            cwd=ROOT,
            env={**os.environ, "CAMPAIGN_HOME": str(home)},
            stdout=subprocess.DEVNULL,
        )
        for path in (venues, scans)
    ]
    assert [one.wait() for one in running] == [0, 0]
    assert {one.dataset for one in uploads(home)} == {"venues", "scans"} and newest_version(home) == 2
    assert figures(home)["venue_day"]["registered"].tolist() == [True, True, False]


def test_a_path_that_leads_nowhere_is_a_refused_table(home, tmp_path):
    (table,) = check(home, [Incoming("không có.xlsx", tmp_path / "không có.xlsx")], today=TODAY).tables
    assert table.status == "refused" and table.problems[0].code == "file-missing"
