"""The waterfall of a change: every step begins where the one before ended, and says what it is without a colour."""

import re
from dataclasses import replace

import pytest

from analytics.changes import Changes
from analytics.charts.waterfall import bars_of, scale, waterfall
from analytics.scope import Scope
from tests.analytics.made import KIM_TAN, Venue, World, all_days, september
from tests.analytics.test_changes import NOW, WEEK, days_apart, world_of_every_part


@pytest.fixture(scope="module")
def found() -> Changes:
    return days_apart(world_of_every_part(), "active")


def with_versions(found: Changes, late: int, corrections: int) -> Changes:
    """The same change between two versions."""
    parts = {"late": late, "corrections": corrections, **found.parts}
    here = found.communes["code"] == KIM_TAN
    start = found.communes["start"] - here * (late + corrections)
    rows = found.communes.assign(late=here * late, corrections=here * corrections, start=start)
    return replace(found, start=found.start - late - corrections, parts=parts, communes=rows)


def test_each_step_begins_where_the_last_one_ended(found):
    bars = [*bars_of("en", with_versions(found, 2, -1))]
    level = bars[0].high
    for bar in bars[1:]:
        assert level in (bar.low, bar.high)
        level = bar.high if bar.kind.startswith("total") else bar.low + bar.high - level
    assert level == bars[-1].high == found.end
    assert [bar.kind for bar in bars] == [
        "total",
        "known",
        "known",
        "total again",
        *["gain"] * 2,
        *["loss"] * 2,
        "total",
    ]


def test_rows_carry_name_meaning_and_signed_value(found):
    said = waterfall("vi", found).html
    assert '<th scope="row">Hoạt động trở lại<small>' in said and '<td class="num">+2</td>' in said
    assert '<td class="num">−1</td>' in said and said.count('class="loss"') == 2
    assert "8–14/9/2021" in said and "15–21/9/2021" in said


def test_a_part_is_a_link_and_the_chosen_one_leads_back(found):
    said = waterfall("en", found, "back", lambda part: f"./changes?part={part}&x=1").html
    assert '<a href="./changes?part=lapsed&amp;x=1" data-go="part:lapsed">' in said
    assert '<a href="./changes?part=&amp;x=1" data-go="part:" aria-current="true">' in said


def test_the_sentence_for_those_who_cannot_see_it_has_every_figure(found):
    assert waterfall("en", found).alt == (
        "7-day active venues: from 3 (8–14 Sep 2021) to 4 (15–21 Sep 2021). Active for the first time +1, "
        "Active again +2, Fell silent −1, Left the register −1."
    )


def test_bars_begin_at_zero_unless_the_steps_would_be_lost():
    venues = [Venue(f"v{n}", counted_from=september(1 if n < 662 else 16)) for n in range(686)]
    far = days_apart(World(venues), "registered")
    bars = [*bars_of("vi", far)]
    floor, top = scale(bars)
    assert (floor, top) == (630, 686)
    assert "Thanh bắt đầu từ 630, không phải từ 0." in waterfall("vi", far).html
    widths = [float(width) for width in re.findall(r"width:([\d.]+)%", waterfall("vi", far).html)]
    assert widths[1] == pytest.approx(100 * 24 / 56, abs=0.01) and max(widths) <= 100


def test_parts_of_nothing_are_named_in_one_line_and_what_nets_to_nothing_is_a_row(found):
    said = waterfall("en", days_apart(world_of_every_part(), "registered")).html
    assert "Zero everywhere: Back in the register." in said
    nets = with_versions(found, 0, 0)
    moved = nets.communes["code"].map({KIM_TAN: -1, "15190": 1}).fillna(0)
    rows = nets.communes.assign(corrections=moved, end=nets.communes["end"] + moved)
    assert '<td class="num">0</td>' in waterfall("en", replace(nets, communes=rows)).html


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_nothing_to_compare_is_no_drawing(lang):
    none = days_apart(World([Venue("a")], [], all_days(september(14), NOW)), "active")
    assert waterfall(lang, none).html == "" and waterfall(lang, none).alt


def test_a_change_of_nothing_is_two_equal_bars():
    still = days_apart(World([Venue("a")], [], all_days(september(-20), NOW)), "active", scope=Scope(WEEK.since, NOW))
    widths = re.findall(r"width:([\d.]+)%", waterfall("en", still).html)
    assert widths == ["0.00", "0.00"]
