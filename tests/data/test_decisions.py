"""Names a person accepted: remembered with who and when, taken back, refused where they mean something else."""

import pytest

from data.communes import code_of
from data.decisions import accept_alias, accepted, aliases, choice, keep_choice, remove_alias
from data.errors import NameRefused
from data.ledger import events, newest_version
from data.snapshot import snapshot
from data.uploads import uploads
from data.words import catalogue


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


def test_a_name_accepted_once_is_known_with_who_and_when(home):
    assert aliases(home) == [] and code_of("Thạch Lâmm") is None
    version = accept_alias(home, " Xã  Thạch Lâmm ", "15196", "Lan")
    (alias,) = aliases(home)
    assert (alias.written, alias.spelling, alias.code, alias.by) == ("Xã Thạch Lâmm", "xa thach lamm", "15196", "Lan")
    assert (alias.version, alias.at) == (version, events(home)[-1].at)
    assert code_of("XÃ THẠCH LÂMM", accepted(home)) == "15196"
    assert code_of("Thạch Lâmm", accepted(home)) is None


def test_accepting_the_same_again_is_no_event_and_the_newer_decision_counts(home):
    first = accept_alias(home, "Thành Tâu", "15238", "Lan")
    assert accept_alias(home, "thanh tau", "15238", "Minh") == first == newest_version(home)
    accept_alias(home, "Thành Tâu", "15247", "Minh")
    assert [(alias.code, alias.by) for alias in aliases(home)] == [("15247", "Minh")]
    assert accepted(home, first) == {"thanh tau": "15238"}


def test_what_the_reference_knows_needs_no_decision(home):
    assert accept_alias(home, "xã Thạch Lâm", "15196", "Lan") == 0
    assert events(home) == []


def test_a_name_taken_back_is_unknown_again_but_not_before(home):
    known = accept_alias(home, "Thạch Lâmm", "15196", "Lan")
    accept_alias(home, "Kim Tânn", "15187", "Lan")
    remove_alias(home, "Thạch Lâmm", "Minh")
    assert accepted(home) == {"kim tann": "15187"}
    assert accepted(home, known) == {"thach lamm": "15196"}
    with pytest.raises(NameRefused):
        remove_alias(home, "thach lamm", "Minh")


@pytest.mark.parametrize(
    ("written", "code", "sentence"),
    [
        ("Thành Tân", "15247", "“Thành Tân” is the name of Thành Tân and cannot stand for Thành Tâm"),
        ("Xã Thạch Tân, huyện Thạch Thành", "15238", "is the name of Thạch Bình and cannot stand for Thành Tân"),
        ("Xã Kim Tân, huyện Vĩnh Lộc", "15187", "names a district"),
        ("Thạch Thành", "15187", "names a district"),
        ("12", "15187", "is no name"),
        (" - ", "15187", "is no name"),
        ("Thạch Lâmm", "99999", "No commune has the code 99999"),
    ],
)
def test_a_name_that_means_something_else_is_refused_with_a_sentence(home, written, code, sentence):
    with pytest.raises(NameRefused) as refused:
        accept_alias(home, written, code, "Lan")
    assert sentence in refused.value.message("en")
    assert refused.value.sentence in catalogue("vi")
    assert events(home) == []


def test_a_choice_is_kept_and_the_same_choice_is_no_event(home):
    assert choice(home, "commit-only-clean", False) is False
    version = keep_choice(home, "commit-only-clean", True, "Lan")
    assert choice(home, "commit-only-clean", False) is True
    assert keep_choice(home, "commit-only-clean", True, "Minh") == version
    keep_choice(home, "commit-only-clean", False, "Minh")
    assert choice(home, "commit-only-clean") is False and choice(home, "other") is None


def test_decisions_leave_uploads_and_figures_as_they_are(home, files):
    from data.intake import check, commit

    commit(home, check(home, files), "Lan")
    before = uploads(home), snapshot(home).query("SELECT * FROM venue ORDER BY ALL").values.tolist()
    accept_alias(home, "Thạch Lâmm", "15196", "Lan")
    keep_choice(home, "commit-only-clean", True, "Lan")
    after = uploads(home), snapshot(home).query("SELECT * FROM venue ORDER BY ALL").values.tolist()
    assert after == before and snapshot(home).version == newest_version(home)


@pytest.fixture
def files(tmp_path):
    from data.batch import Incoming

    path = tmp_path / "venues.csv"
    path.write_text("Mã;Tên địa điểm;Xã\nA1;Chợ;Thạch Lâm\nA2;Quán;Kim Tân\n", encoding="utf-8")
    return [Incoming(path.name, path)]
