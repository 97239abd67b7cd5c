"""A printed percentage against its numerator and denominator.

The letter's case, rounding, truncating, both bases.
"""

import pytest

from analytics.figures import gather
from analytics.scope import Scope
from analytics.stated import compare
from tests.analytics.made import KIM_TAN, World, september


@pytest.mark.parametrize(
    ("printed", "numbers", "agrees"),
    [
        ("28,07 %", (18843, 67139), "smartphones"),
        ("28,06%", (18843, 67139), "smartphones"),  # truncated: 28,0656
        ("28.1", (18843, 67139), "smartphones"),
        ("28", (18843, 67139), "smartphones"),
        ("32,83%", (18843, 67139), None),
        ("59,58%", (59589, 100000), "smartphones"),
        ("59,59%", (59589, 100000), "smartphones"),
        ("12,99%", (584, 1857, 4495), "population"),
    ],
)
def test_agrees_at_the_printed_precision(printed, numbers, agrees):
    assert compare(printed, *numbers).agrees == agrees


def test_the_letter_says_otherwise_and_both_are_shown():
    found = compare("32,83%", 18843, 67139)
    assert found.ratio == pytest.approx(0.3283)
    assert found.computed == 18843 / 67139
    assert found.gap == pytest.approx(0.3283 - 18843 / 67139)


@pytest.mark.parametrize("printed", [None, "", "–", "chưa có"])
def test_nothing_printed_is_nothing_to_compare(printed):
    assert compare(printed, 1, 2) is None


def test_without_a_base_there_is_no_gap():
    found = compare("10%", 5, None)
    assert (found.agrees, found.computed, found.gap) == (None, None, None)


def test_a_row_that_differs_is_noted_with_both_numbers():
    world = World(installs=[("bluezone", KIM_TAN, september(23), 18843, 67139, None, "32,83%")])
    notes = gather(world.snapshot(), Scope(september(17), september(23))).notes
    note = next(note for note in notes if note.code == "stated-differs")
    assert "32,83%" in note.message("vi") and "28,07 %" in note.message("vi")
