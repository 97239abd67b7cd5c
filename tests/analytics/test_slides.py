"""What a meeting is told: figures equal to the scope's own, sentences to read aloud, and slides left out with a word."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from analytics import activity, coverage
from analytics.charts.ranking import Ranking
from analytics.charts.ranking_columns import ranking_columns
from analytics.charts.trend import Trend
from analytics.charts.trend_drawing import levels, trend_drawing
from analytics.figures import gather
from analytics.scope import Scope
from analytics.slides import slides
from analytics.slides.closing import asked
from analytics.slides.slide import Asks, FigureCards, Line, Names, OnMap, Ranked, Slide, Sources, States
from data.campaign import campaign_at
from data.snapshot import Snapshot
from tests.analytics.made import COMMUNES, KIM_TAN, THACH_LAM, VAN_DU, Venue, World, all_days, september

WEEK = (september(15), september(21))


def world() -> World:
    """Three communes: one with a scan in both weeks, one that fell silent, one that never had any; installs in two."""
    venues = [Venue("a"), Venue("b"), Venue("c", VAN_DU), Venue("d", THACH_LAM), Venue("e", THACH_LAM, september(16))]
    scans = [
        ("a", september(10), 4, None),
        ("a", september(17), 3, None),
        ("b", september(18), 2, None),
        ("c", september(9), 5, None),
    ]
    installs = [
        ("bluezone", KIM_TAN, september(9), 10, 100, 300, None),
        ("bluezone", KIM_TAN, september(20), 30, 100, 300, None),
        ("bluezone", VAN_DU, september(20), 10, 100, 300, None),
    ]
    return World(venues, scans, all_days(september(1), september(21)), installs)


def deck(made: World, communes: tuple[str, ...] = COMMUNES, lang: str = "en") -> dict[str, Slide]:
    """Key -> slide."""
    return {one.key: one for one in slides(made.snapshot(), Scope(*WEEK, communes), lang)}


def test_the_slides_come_in_the_order_of_a_meeting():
    keys = list(deck(world()))
    assert keys == "state by-day ranking moved silent registered map coverage asks sources".split()


def test_figures_on_slides_are_those_of_the_scope():
    made = world().snapshot()
    scope = Scope(*WEEK, COMMUNES)
    figures = gather(made, scope)
    shown = {one.key: one for one in slides(made, scope, "en", figures)}
    cards = shown["state"].content
    assert isinstance(cards, FigureCards)
    assert [one.figure for one in cards.figures] == ["5", "2", "5", "20.00%"]
    assert [figures.registered, figures.active, figures.scans, figures.apps["bluezone"].coverage] == [5, 2, 5, 0.2]
    states = shown["moved"].content
    assert isinstance(states, States)
    assert {key: count for key, _, count in states.parts} == figures.moved
    assert sum(count for *_, count in states.parts) == states.whole == 5
    ranked, on_map = shown["ranking"].content, shown["map"].content
    assert isinstance(ranked, Ranked) and isinstance(on_map, OnMap)
    assert ranked.frame["rate"].tolist() == activity.by_commune(made, scope)["rate"].tolist()
    assert on_map.frame.equals(coverage.against_period_before(made, scope, "bluezone"))


def test_titles_are_sentences_that_say_the_figure():
    shown = deck(world())
    assert shown["state"].title == "2 of 5 venues were scanned in 7 days (15–21 Sep 2021), 40.0%"
    assert shown["by-day"].title == "Active venues stand at 2, as on 14 Sep"
    assert shown["moved"].title == "1 venue became active, 1 fell silent"
    assert shown["silent"].title == "2 communes had no scan in seven days"
    assert shown["registered"].title == "5 venues are registered; 1 is new in the period"
    assert shown["coverage"].title == "Bluezone: from 10.0% in Vân Du to 30.0% in Kim Tân"


def test_communes_without_a_scan_are_named_and_those_named_before_marked():
    names = deck(world())["silent"].content
    assert isinstance(names, Names)
    assert names.groups[0].names == (("Vân Du", "1 venue"), ("Thạch Lâm", "2 venues, also in the period before"))


def test_who_is_asked_follows_from_the_figures():
    asks = deck(world())["asks"].content
    assert isinstance(asks, Asks)
    found = {one.what: one.whom for one in asks.asks}
    assert found["Check that the codes hang and are scanned"] == ("Thạch Lâm", "Vân Du")
    assert found["Send the missing figures"] == ("Thạch Lâm",)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_slide_has_one_or_two_sentences_to_read_aloud(lang):
    for one in deck(world(), lang=lang).values():
        assert 1 <= len(one.notes) <= 2, one.key
        for sentence in one.notes:
            assert sentence.endswith(".") and "{" not in sentence and len(sentence) < 260, sentence
        assert one.source and not one.title.endswith(".")
        assert not re.search(r"\bNone\b|\bnan\b", " ".join((one.title, one.source, *one.notes)))


def test_the_period_is_drawn_with_the_days_that_lead_to_it():
    line = deck(world())["by-day"].content
    assert isinstance(line, Line)
    assert len(line.frame) == 30 and line.period == WEEK
    assert line.frame["active7"].iloc[-1] == 2


def test_without_scans_their_slides_are_left_out_with_a_word():
    made = world()
    made.scans, made.covered = [], set()
    shown = deck(made)
    assert list(shown) == ["state", "registered", "map", "coverage", "asks", "sources"]
    assert shown["state"].title == "5 venues are registered; no scans are known"
    closing = shown["sources"].content
    assert isinstance(closing, Sources)
    assert len(closing.left_out) == 4 and "no scan file" in closing.left_out[0]


def test_what_is_doubtful_stands_under_the_figures():
    made = world()
    made.covered = all_days(september(1), september(14)) | all_days(september(19), september(21))
    made.scans = [scan for scan in made.scans if scan[1] <= september(14)] + [("a", september(20), 3, None)]
    assert "Scan files cover 3 of the 7 days of the window." in deck(made)["ranking"].source
    assert "no data, not zero" in deck(made)["by-day"].source
    assert "no installs are known for Thạch Lâm" in deck(made)["coverage"].source


def test_without_installs_there_is_no_map_and_three_figures():
    made = world()
    made.installs = []
    shown = deck(made)
    assert "map" not in shown and "coverage" not in shown
    assert isinstance(shown["state"].content, FigureCards) and len(shown["state"].content.figures) == 3


def test_a_single_commune_is_not_ranked_against_itself():
    shown = deck(world(), (KIM_TAN,))
    assert list(shown) == ["state", "by-day", "moved", "registered", "sources"]
    assert shown["registered"].kind == "trend"


def test_with_nothing_at_all_only_the_definitions_are_left():
    nothing = Snapshot.of_tables(campaign_at(Path("nowhere")), {})
    shown = slides(nothing, Scope(*WEEK), "vi")
    assert [one.key for one in shown] == ["sources"]
    assert isinstance(shown[0].content, Sources) and len(shown[0].content.left_out) == 9


@dataclass(frozen=True)
class Noted:
    day: date
    words: str


def test_the_drawn_trend_has_events_a_target_and_its_own_sentence():
    line = deck(world())["by-day"].content
    what = Trend(line.frame, "active7", "Active")
    events = [Noted(september(17), "Letter <sent>"), Noted(date(2020, 1, 1), "Long ago")]
    drawing = trend_drawing("vi", what, line.period, events, target=3)
    assert "Letter &lt;sent&gt;" in drawing.html and "Long ago" not in drawing.html
    assert "chỉ tiêu 3" in drawing.html and 'class="asked"' in drawing.html
    assert drawing.alt in drawing.html and "Active" in drawing.alt


@pytest.mark.parametrize(
    ("top", "step", "count"), [(225, 50, 5), (4, 1, 4), (1, 0.2, 5), (9999, 2000, 5), (0.124, 0.025, 5), (686, 200, 4)]
)
def test_levels_are_round_and_hold_the_largest(top, step, count):
    assert levels(top) == pytest.approx((step, count))


def test_two_columns_share_one_scale_and_count_on():
    frame = coverage.by_commune(world().snapshot(), Scope(*WEEK), "bluezone")
    html = ranking_columns("vi", Ranking(frame, "coverage", "Độ phủ", "ratio")).html
    assert html.count("<table") == 2 and html.count("<tr class") == 25
    assert html.count("width:100.00%") == 1 and "width:33.33%" in html
    assert html.count('class="none"') == 23


def test_the_changes_of_coverage_are_against_one_day_on_every_slide_and_say_it():
    made = world()
    made.installs = [
        ("bluezone", KIM_TAN, september(9), 10, 100, 300, None),
        ("bluezone", KIM_TAN, september(16), 25, 100, 300, None),
        ("bluezone", KIM_TAN, september(20), 30, 100, 300, None),
    ]
    shown = deck(made)
    assert shown["coverage"].content.frame["change"].tolist()[0] == pytest.approx(0.2)
    assert shown["coverage"].source.startswith("Changes against the count of 9 Sep 2021; ")
    assert shown["map"].content.figure.change == "+20.0 pts against 9 Sep 2021"


def test_the_same_count_is_no_change_but_no_new_count():
    made = world()
    made.installs = [("bluezone", KIM_TAN, september(9), 10, 100, 300, None)]
    card = deck(made)["map"].content.figure
    assert (card.change, card.tone) == ("no newer count in the period", "flat")


def test_a_period_before_all_data_says_so_and_where_data_begin():
    shown = slides(world().snapshot(), Scope(date(2021, 1, 1), date(2021, 1, 7), COMMUNES), "en")
    assert [one.key for one in shown] == ["nothing", "sources"]
    assert shown[0].title.startswith("There are no data in 1–7 Jan 2021; data go from ")
    assert "Scans" in dict(shown[0].content.spans)


@pytest.mark.parametrize(
    ("lapsed", "named"),
    [([4, 3, 2], 3), ([9, 8, 7, 6, 5, 4, 3], 5), ([9, 8, 7, 3, 3, 3, 1], 6), ([9, 8, *[3] * 10], 2), ([3] * 12, 5)],
)
def test_an_ask_names_who_is_most_pressing_and_breaks_no_tie(lapsed, named):
    rows = pd.DataFrame({"name": [f"Xã {n}" for n in range(len(lapsed))], "lapsed": lapsed})
    one = asked("x", "y", rows, "lapsed")
    assert (len(one.named), one.others) == (named, len(lapsed) - named)


def test_what_is_nothing_is_not_said_of_a_commune():
    made = world()
    made.scans = [("a", september(18), 2, None)]
    assert deck(made, (KIM_TAN,))["moved"].title == "1 venue became active, none fell silent"


def test_who_left_is_said_beside_the_new_ones():
    made = world()
    made.venues.append(Venue("gone", gone_on=september(18)))
    card = deck(made)["state"].content.figures[0]
    assert card.of == "1 new in the period, 1 left" and card.change == "as on 14 Sep 2021"
