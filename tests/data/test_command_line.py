"""The command line's contract: keys, exit codes, options, and that it says no in words."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from data.__main__ import main
from data.ledger import newest_version
from data.sample import write
from data.snapshot import snapshot
from data.uploads import uploads
from tests.data.made import INSTALLS, SCANS, VAN_DU, csv_file, register, september, xlsx

ROOT = Path(__file__).parent.parent.parent
KEYS = [
    "file", "sheet", "header_row", "dataset", "claim", "status", "upload", "version", "rows_read", "accepted", "rejected",
    "set_aside", "changes", "problems",
]  # fmt: skip
CLAIM_KEYS = {"as_of", "days", "covers", "mode", "from"}
PROBLEM_KEYS = ["code", "severity", "sheet", "row", "column", "cell", "value", "message"]


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("CAMPAIGN_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def run(home, capsys):
    def run(*words):
        """(exit code, what was printed as JSON)."""
        code = main([*map(str, words), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return run


@pytest.fixture
def venues(tmp_path):
    rows = register(("QR1", "Chợ", "Kim Tân", "1/9/2021"), ("QR2", "Trạm", "Vân Du", "2/9/2021"))
    return xlsx(tmp_path / "dia-diem.xlsx", [["Tính đến ngày 10/9/2021"], *rows])


@pytest.fixture
def scans(tmp_path):
    return csv_file(tmp_path / "luot-quet.csv", [SCANS, ["QR1", "9/9/2021 08:00"], ["QR2", "99/9/2021"]])


@pytest.fixture
def installs(tmp_path):
    return xlsx(tmp_path / "cai-dat.xlsx", [INSTALLS, ["Kim Tân", 900, 400, 100, "25"]])


def refused_words(capsys, *words):
    with pytest.raises(SystemExit) as stopped:
        main([*map(str, words)])
    assert stopped.value.code == 2
    return capsys.readouterr().err


def test_every_key_of_an_import(home, run, venues, scans):
    code, told = run("import", scans, venues)
    assert code == 0
    for one in told:
        assert [key for key in one if key in KEYS] == KEYS
        assert one["claim"].keys() >= CLAIM_KEYS and set(one["changes"]) == {"new", "changed", "gone"}
        assert one["rows_read"] == one["accepted"] + one["rejected"] + one["set_aside"]
        assert all(list(problem) == PROBLEM_KEYS for problem in one["problems"])
    register_, scan_list = told
    assert (register_["file"], register_["dataset"], register_["status"], register_["version"]) == (
        "dia-diem.xlsx", "venues", "committed", 1,
    )  # fmt: skip
    assert register_["claim"]["as_of"] == "2021-09-10" and register_["claim"]["from"] == "title"
    assert (register_["claim"]["covers"], register_["claim"]["mode"]) == ("district", "whole")
    assert scan_list["claim"]["days"] == ["2021-09-09", "2021-09-09"] and scan_list["claim"]["from"] == "rows"
    assert (scan_list["rejected"], scan_list["set_aside"], scan_list["sheet"]) == (1, 1, "")
    wrong = scan_list["problems"][0]
    assert (wrong["code"], wrong["row"], wrong["column"], wrong["value"]) == (
        "impossible-date", 3, "Thời gian quét", "99/9/2021",
    )  # fmt: skip
    assert {one["upload"] for one in told} == {one.upload for one in uploads(home)}


@pytest.mark.parametrize("turned", [False, True])
def test_the_order_of_files_does_not_matter(home, run, venues, scans, turned):
    files = [scans, venues] if turned else [venues, scans]
    _, told = run("import", *files)
    assert [one["dataset"] for one in told] == ["venues", "scans"]
    assert snapshot(home).query("SELECT venue, registered FROM venue_day").values.tolist() == [["QR1", True]]


def test_check_does_everything_but_commit(home, run, venues):
    code, (told,) = run("import", venues, "--check")
    assert (code, told["status"], told["version"], told["changes"]["new"]) == (0, "checked", None, 2)
    assert newest_version(home) == 0 and not [path for path in home.rglob("*") if path.is_file()]


def test_a_second_import_is_a_duplicate_and_no_failure(home, run, venues):
    run("import", venues, "--by", "Lan")
    code, (told,) = run("import", venues)
    assert (code, told["status"], told["version"]) == (0, "duplicate", None)
    assert told["problems"][0]["code"] == "already-loaded" and "Lan" in told["problems"][0]["message"]
    assert newest_version(home) == 1


def test_something_refused_is_exit_1_and_the_rest_is_done(home, run, tmp_path, venues):
    bad = csv_file(tmp_path / "bad.csv", [["a", "b"], ["c", "d"]])
    code, told = run("import", bad, tmp_path / "không có.xlsx", venues)
    assert code == 1
    assert {one["file"]: one["status"] for one in told} == {
        "dia-diem.xlsx": "committed",
        "bad.csv": "refused",
        "không có.xlsx": "refused",
    }
    assert all(one["problems"][0]["message"] for one in told if one["status"] == "refused")
    assert newest_version(home) == 1


def test_strict(home, run, venues, scans):
    code, told = run("import", venues, scans, "--strict")
    assert code == 1 and [one["status"] for one in told] == ["committed", "refused"]
    assert told[1]["problems"][0]["code"] == "strict"
    assert [one.dataset for one in uploads(home)] == ["venues"]


def test_a_claim_that_is_stated(home, run, tmp_path, venues, installs):
    _, (told,) = run("import", venues, "--as-of", "2021-09-12", "--covers", "named", "--mode", "changes")
    assert told["status"] == "committed"
    assert (told["claim"]["as_of"], told["claim"]["mode"], told["claim"]["from"]) == ("2021-09-12", "changes", "person")
    assert told["claim"]["covers"] == "named" and VAN_DU in told["claim"]["communes"]
    _, (told,) = run("import", installs, "--as-of", "23/9/2021", "--app", "Smart Thanh Hóa")
    assert (told["claim"]["app"], told["claim"]["as_of"]) == ("smart-thanh-hoa", "2021-09-23")
    days = csv_file(tmp_path / "b.csv", [SCANS, ["QR1", "9/9/2021"]])
    _, (told,) = run("import", days, "--days", "2021-09-01..2021-09-10")
    assert told["claim"]["days"] == ["2021-09-01", "2021-09-10"] and told["status"] == "committed"
    covered = snapshot(home).query("SELECT count(DISTINCT day) AS n FROM day_source")["n"][0]
    assert covered == 10


def test_an_app_nobody_listed_gets_a_key_of_its_name(run, installs):
    _, (told,) = run("import", installs, "--as-of", "2021-09-23", "--app", "Sổ sức khỏe")
    assert told["claim"]["app"] == "so-suc-khoe"


def test_the_kind_that_is_stated(run, tmp_path):
    path = csv_file(tmp_path / "a.csv", [["Mã", "Xã", "Ngày", "Bluezone"], ["QR1", "Kim Tân", "14/9/2021", 1]])
    code, (told,) = run("import", path)
    assert (code, told["status"], told["problems"][0]["code"]) == (1, "refused", "two-kinds")
    code, (told,) = run("import", path, "--dataset", "scans")
    assert (code, told["status"], told["dataset"]) == (0, "committed", "scans")


def test_a_kind_that_does_not_fit(run, venues):
    code, (told,) = run("import", venues, "--dataset", "installs")
    assert code == 1 and told["status"] == "refused"
    assert told["problems"][0]["code"] in ("no-table", "columns-missing")


def test_uploads_withdraw_restore(home, run, venues):
    _, (told,) = run("import", venues, "--by", "Lan")
    assert run("withdraw", told["upload"], "--by", "Bình") == (0, {"upload": told["upload"], "version": 2})
    _, (listed,) = run("uploads")
    assert (listed["state"], listed["by"], listed["accepted"]) == ("withdrawn", "Lan", 2)
    code, (again,) = run("import", venues)
    assert (code, again["status"]) == (1, "refused")
    assert told["upload"] in again["problems"][0]["message"]
    assert run("restore", told["upload"])[1]["version"] == 3
    code, refused = run("restore", told["upload"])
    assert code == 1 and told["upload"] in refused["refused"]
    code, refused = run("withdraw", "chưa-có")
    assert code == 1 and "chưa-có" in refused["refused"]
    assert newest_version(home) == 3


def test_rebuild_says_what_it_did(home, run, venues):
    run("import", venues)
    code, (line,) = run("rebuild")
    assert (code, line["status"], line["file"]) == (0, "same", "dia-diem.xlsx")
    (home / "facts" / line["upload"] / "venue.parquet").unlink()
    code, (line,) = run("rebuild")
    assert (code, line["status"]) == (0, "mended")
    (home / "facts" / line["upload"] / "venue.parquet").unlink()
    next((home / "originals").iterdir()).unlink()
    code, (line,) = run("rebuild")
    assert (code, line["status"]) == (1, "kept")


def test_a_period_turned_round_is_wrong_usage(home, capsys, scans):
    said = refused_words(capsys, "import", scans, "--days", "2021-09-21..2021-09-14")
    assert "21/9/2021" in said and "14/9/2021" in said and not home.exists()


@pytest.mark.parametrize(
    "words",
    [
        ["import"],
        ["import", "a.xlsx", "--dataset", "letters"],
        ["import", "a.xlsx", "--as-of", "2021-02-30"],
        ["import", "a.xlsx", "--days", "2021-09-21"],
        ["import", "a.xlsx", "--covers", "all"],
        ["import", "a.xlsx", "--mode", "some"],
        ["template", "letters", "a.xlsx"],
        ["forget", "a.xlsx"],
        [],
    ],
)
def test_wrong_usage_is_exit_2(home, capsys, words):
    assert "usage" in refused_words(capsys, *words) and not home.exists()


def test_a_home_that_cannot_be_written_is_said_in_either_language(tmp_path, monkeypatch, capsys, venues):
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("CAMPAIGN_HOME", str(tmp_path / "file" / "home"))
    for lang, words in (("vi", "Không ghi được"), ("en", "cannot be written")):
        assert main(["import", str(venues), "--lang", lang]) == 1
        said = capsys.readouterr().err
        assert words in said and "CAMPAIGN_HOME" in said and "Traceback" not in said


def test_text_for_people_in_their_language(home, capsys, venues, scans):
    assert main(["import", str(venues), str(scans), "--check", "--lang", "en"]) == 0
    english = capsys.readouterr().out
    assert main(["import", str(venues), str(scans), "--check"]) == 0
    vietnamese = capsys.readouterr().out
    assert "Cell B3, column “Thời gian quét”: “99/9/2021” is no date" in english
    assert "99/9/2021" in vietnamese and "Ô B3" in vietnamese and "Cell B3" not in vietnamese


def test_the_sample_is_the_letter_in_three_files(home, run, tmp_path):
    files = write(tmp_path / "sample")
    code, told = run("import", *reversed(files))
    assert code == 0 and {one["status"] for one in told} == {"committed"}
    assert told[0]["dataset"] == "venues" and told[0]["accepted"] == 686 and all(one.sample for one in uploads(home))
    found = snapshot(home)
    assert found.query("SELECT sum(scans) AS n FROM venue_day")["n"][0] == 11_491
    totals = found.query(
        "SELECT sum(installed) AS i, sum(smartphones) AS s FROM app_install WHERE app = 'bluezone' AND as_of = $day",
        {"day": september(23)},
    )
    assert totals.values.tolist() == [[18_843, 67_139]]
    assert any(p["code"] == "percent-differs" and "32,83" in p["message"] for one in told for p in one["problems"])


def test_it_runs_as_a_command_and_prints_nothing_but_json(home, venues):
    done = subprocess.run(
        [sys.executable, "-m", "data", "import", str(venues), "--json"],
        cwd=ROOT, env={**os.environ, "CAMPAIGN_HOME": str(home)}, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0 and done.stderr == ""
    assert json.loads(done.stdout)[0]["status"] == "committed"


def test_template_is_a_form_that_its_own_reader_knows(run, tmp_path):
    for dataset in ("venues", "scans", "installs"):
        code, (written,) = run("template", dataset, tmp_path / f"{dataset}.xlsx")
        assert code == 0
        code, (told,) = run("import", written)
        assert (told["dataset"], told["status"], code) == (dataset, "refused", 1)
        assert told["problems"][0]["code"] in ("no-rows", "as-of-missing")
