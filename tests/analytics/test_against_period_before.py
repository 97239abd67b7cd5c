"""Coverage by commune against the counts known at the end of the period before: what the map and ranking call change."""

import pytest

from analytics.coverage import against_period_before
from analytics.scope import Scope
from tests.analytics.made import KIM_TAN, THACH_LAM, VAN_DU, World, september

SCOPE = Scope(september(15), september(21), (KIM_TAN, VAN_DU, THACH_LAM))


def changes(installs):
    frame = against_period_before(World(installs=installs).snapshot(), SCOPE, "bluezone")
    return frame.set_index("code")


def count(commune, day, installed, smartphones=100, population=200):
    return ("bluezone", commune, september(day), installed, smartphones, population, None)


def test_the_change_is_against_the_last_count_before_the_period_not_the_last_count():
    frame = changes([count(KIM_TAN, 7, 20), count(KIM_TAN, 16, 25), count(KIM_TAN, 20, 31)])
    assert frame.loc[KIM_TAN, "change"] == pytest.approx(0.11)
    assert frame.loc[KIM_TAN, "population_change"] == pytest.approx(0.055)
    assert frame.loc[KIM_TAN, "previous_as_of"].date() == september(7)


def test_the_same_count_in_both_periods_is_no_change():
    frame = changes([count(KIM_TAN, 7, 20), count(VAN_DU, 7, 10), count(VAN_DU, 20, 12)])
    assert frame["change"].isna().tolist() == [True, False, True]
    assert frame["previous_as_of"].isna().tolist() == [True, False, True]


@pytest.mark.parametrize("installs", [[], [count(KIM_TAN, 20, 31)], [count(KIM_TAN, 7, 31)]])
def test_without_a_count_in_one_of_the_periods_there_is_no_change(installs):
    assert changes(installs)[["change", "population_change", "previous_as_of"]].isna().all(axis=None)
