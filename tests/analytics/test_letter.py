"""The letter of September 2021 from the sample files, through the command line: the main job, end to end."""

import json

import pytest

from analytics.__main__ import main
from data import intake, sample
from data.ledger import newest_version


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    home, folder = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("files")
    files = sample.write(folder)
    batch = intake.check(home, [intake.Incoming(path.name, path) for path in files])
    intake.commit(home, batch, "Lan")
    return home


@pytest.fixture
def figures(home, monkeypatch, capsys):
    monkeypatch.setenv("CAMPAIGN_HOME", str(home))

    def ask(*words: str):
        code = main(["figures", *words])
        return code, capsys.readouterr()

    return ask


def test_the_letters_figures(figures):
    code, said = figures("--since", "2021-09-14", "--until", "2021-09-23", "--json")
    found = json.loads(said.out)
    assert code == 0
    assert (found["registered"], found["scans_to_date"], found["active_in_period"]) == (686, 11491, 88)
    assert found["days"] == {"registered": "2021-09-21", "scans": "2021-09-21", "installs": "2021-09-23"}
    assert found["window"] == {"from": "2021-09-15", "to": "2021-09-21"}
    assert found["active"] != 88
    app = found["apps"]["bluezone"]
    assert (app["installed"], app["smartphones"], app["as_of"]) == (18843, 67139, "2021-09-23")
    assert round(app["coverage"], 4) == 0.2807
    assert sum(found["moved"].values()) == 686
    assert sum(one["scans_to_date"] for one in found["communes"]) == 11491


def test_days_not_given_are_the_latest_with_data(figures):
    found = json.loads(figures("--json")[1].out)
    assert (found["since"], found["until"]) == ("2021-09-15", "2021-09-23")


def test_text_for_people_in_both_languages(figures):
    vietnamese = figures("--since", "14/9/2021", "--until", "23/9/2021")[1].out
    assert "11.491" in vietnamese and "28,07 %" in vietnamese and "Thạch Thành" in vietnamese
    english = figures("--since", "2021-09-14", "--until", "2021-09-23", "--lang", "en")[1].out
    assert "11,491" in english and "28.07%" in english


def test_one_commune(figures):
    found = json.loads(figures("--commune", "15187", "--json")[1].out)
    assert [one["name"] for one in found["communes"]] == ["Kim Tân"]
    assert found["registered"] == found["communes"][0]["registered"]


def test_as_known_at_an_earlier_version(figures, home):
    newest = newest_version(home)
    found = json.loads(figures("--as-known", "1", "--json")[1].out)
    assert (found["version"], found["registered"], found["scans"]) == (1, 686, None)
    code, said = figures("--as-known", str(newest + 1))
    assert (code, str(newest) in said.err) == (1, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--since", "2021-09-23", "--until", "2021-09-14"), "23/9/2021"),
        (("--commune", "99999"), "99999"),
        (("--as-known", "lately"), "lately"),
    ],
)
def test_what_cannot_be_answered_is_wrong_usage_with_a_sentence(figures, words, said):
    code, printed = figures(*words)
    assert (code, printed.out) == (2, "")
    assert said in printed.err and "Traceback" not in printed.err


def test_a_day_before_the_first_upload_knows_nothing(figures):
    code, said = figures("--as-known", "2001-01-01")
    assert code == 1 and "1/1/2001" in said.err
