"""The command line's JSON keys are a contract; names and words of figures have one source."""

import json
from pathlib import Path

import pytest

from analytics.__main__ import main
from analytics.definitions import DEFINITIONS, STATES, as_markdown
from analytics.figures import gather
from analytics.notes import SENTENCES
from analytics.scope import Scope
from data.words import catalogue
from tests.analytics.made import Venue, World, all_days, september

ROOT = Path(__file__).parents[2]
WEEK = Scope(september(15), september(21))
TOP = {
    "version",
    "since",
    "until",
    "days",
    "window",
    "registered",
    "new_registrations",
    "scans",
    "scans_to_date",
}
TOP |= {"active", "active_in_period", "activity_rate", "moved", "apps", "communes", "notes"}
APP = {"as_of", "installed", "smartphones", "coverage", "population", "population_coverage"}
COMMUNE = {"code", "name", "registered", "scans", "scans_to_date", "active", "active_in_period", "apps"}


def said() -> dict:
    world = World([Venue("a")], [("a", september(20), 2, None)], all_days(september(1), september(21)))
    return json.loads(json.dumps(gather(world.snapshot(), WEEK).as_json("en")))


def test_every_promised_key_is_there():
    found = said()
    assert set(found) >= TOP
    assert set(found["days"]) == {"registered", "scans", "installs"}
    assert set(found["window"]) == {"from", "to"}
    assert set(found["moved"]) == set(STATES)
    assert set(found["apps"]) == {"bluezone", "smart-thanh-hoa"}
    assert APP | {"communes_with_data", "communes_expected"} <= set(found["apps"]["bluezone"])
    assert len(found["communes"]) == 25
    assert all(set(one) == COMMUNE and set(one["apps"]["bluezone"]) == APP for one in found["communes"])
    assert all(set(note) == {"code", "values", "message"} for note in found["notes"])


def test_values_are_plain():
    found = said()
    assert (found["version"], found["since"], found["days"]["scans"]) == (7, "2021-09-15", "2021-09-21")
    assert found["window"] == {"from": "2021-09-15", "to": "2021-09-21"}
    assert (found["activity_rate"], found["apps"]["bluezone"]["coverage"]) == (1.0, None)


def test_an_empty_home_is_a_sentence_and_exit_code_1(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("CAMPAIGN_HOME", str(tmp_path))
    assert main(["figures", "--json"]) == 1
    assert "chưa có số liệu" in capsys.readouterr().err


@pytest.mark.parametrize("words", [[], ["figures", "--since", "yesterday"], ["figure"]])
def test_wrong_usage_is_exit_code_2(words, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(words)
    assert stopped.value.code == 2


def test_every_sentence_has_its_vietnamese():
    words = [one.name for one in DEFINITIONS.values()] + [one.sentence for one in DEFINITIONS.values()]
    words += [*STATES.values(), *SENTENCES.values()]
    assert [sentence for sentence in words if sentence not in catalogue("vi")] == []


def test_the_readme_says_what_the_definitions_say():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    between = readme.split("<!-- figures -->")[1].split("<!-- /figures -->")[0]
    assert between.strip() == as_markdown()
