"""Targets: set by a person, by version, taken back; what is no share is refused."""

import pytest

from data.errors import TargetRefused
from data.ledger import events, newest_version
from data.snapshot import snapshot
from data.targets import set_target, targets
from data.words import catalogue


def test_a_target_is_kept_with_its_version_and_removed(tmp_path):
    assert targets(tmp_path) == {}
    first = set_target(tmp_path, "coverage:bluezone", 0.5, "Lan")
    set_target(tmp_path, "activity_rate", 0.3, "Lan")
    assert set_target(tmp_path, "activity_rate", 0.3, "Minh") == newest_version(tmp_path), "the same is no event"
    set_target(tmp_path, "coverage:bluezone", None, "Minh")
    assert targets(tmp_path) == {"activity_rate": 0.3}
    assert targets(tmp_path, first) == {"coverage:bluezone": 0.5}
    assert len(events(tmp_path)) == 3


def test_a_snapshot_holds_the_targets_of_its_own_version(tmp_path):
    first = set_target(tmp_path, "population_coverage:bluezone", 0.3, "Lan")
    set_target(tmp_path, "population_coverage:bluezone", 0.6, "Lan")
    assert snapshot(tmp_path, first).targets == {"population_coverage:bluezone": 0.3}
    assert snapshot(tmp_path).targets == {"population_coverage:bluezone": 0.6}


@pytest.mark.parametrize(
    ("key", "value"),
    [("coverage:bluezone", 0), ("coverage:bluezone", -0.1), ("activity_rate", 1.01), ("activity_rate", float("nan")),
     ("scans", 0.5), ("coverage:", 0.5), ("coverage", 0.5), ("", 0.5)],
)  # fmt: skip
def test_what_is_no_target_is_refused(tmp_path, key, value):
    with pytest.raises(TargetRefused) as why:
        set_target(tmp_path, key, value, "Lan")
    assert why.value.sentence in catalogue("vi") and not events(tmp_path)
