"""Charts keep no data apart from zero, and say in words what they show."""

import re
from datetime import date, datetime

import pandas as pd
import pytest

from analytics.charts.ranking import Ranking, ranking
from analytics.charts.sparkline import sparkline
from analytics.charts.style import palette
from analytics.charts.trend import Trend, trend
from analytics.charts.trend_marks import milestone_list, within
from data.milestones import Milestone


def days(*values: float | None, start: str = "2021-09-15") -> pd.DataFrame:
    return pd.DataFrame({"day": pd.date_range(start, periods=len(values)), "active": values}, dtype=None)


def test_a_sparkline_breaks_where_there_is_no_data():
    drawn = sparkline([1, 2, None, 3, 4])
    assert drawn.count("M") == 2 and drawn.count("L") == 2
    assert 'class="spark"' in drawn and 'aria-hidden="true"' in drawn


@pytest.mark.parametrize("values", [[], [5], [None, 5, None], [None, None]])
def test_one_point_is_no_trend(values):
    assert sparkline(values) == ""


def test_a_flat_sparkline_is_drawn_in_the_middle():
    assert "17.0" in sparkline([3, 3, 3])


def test_a_trend_outlines_days_without_data_and_counts_them_in_words():
    chart = trend("en", "light", Trend(days(1.0, None, None, 4.0), "active", "7-day active venues"))
    assert len(chart.figure.layout.shapes) == 1
    assert chart.alt == (
        "7-day active venues: 1 on 15 Sep 2021, 4 on 18 Sep 2021; highest 4 on 18 Sep 2021. Days without data: 2."
    )


def test_the_period_before_lies_behind_on_the_same_days():
    before = days(5.0, 6.0, start="2021-09-13")
    chart = trend("en", "dark", Trend(days(1.0, 2.0), "active", "Active", before=before))
    behind, now = chart.figure.data
    assert list(behind.x) == list(now.x)
    assert behind.line.color == palette("dark").grey and now.line.color == palette("dark").data
    assert behind.customdata[0] == "13 Sep 2021"


def test_a_trend_without_data_says_so():
    assert "no data" in trend("en", "light", Trend(days(None, None), "active", "Active")).alt


RANKED = pd.DataFrame(
    {
        "code": ["1", "2", "3", "4"],
        "name": ["A", "<b>B</b>", "C", "D"],
        "rate": [0.1, float("nan"), 0.28066, 0.0],
        "n": [1, 2, 3, 4],
        "registered": [9, 9, 9, 9],
        "rate_change": [-0.0312, float("nan"), 0.05, 0.0],
    }
)


def rows_of(html: str) -> list[str]:
    return re.findall("<tr.*?</tr>", html.partition("<tbody>")[2])


def test_a_ranking_is_sorted_and_puts_no_data_last_without_a_bar_of_zero():
    drawn = ranking("vi", Ranking(RANKED, "rate", "Tỷ lệ", "ratio", of=("n", "n"), look={"1"}))
    best, look, zero, unknown = rows_of(drawn.html)
    assert ">C<" in best and "<b>28,1 %</b>" in best and "(3/3)" in best
    assert "look" in look and ">A<" in look
    assert "0,0 %" in zero and "<i " in zero
    assert "chưa có số liệu" in unknown and "<i " not in unknown and "0,0" not in unknown
    assert "B" in drawn.alt.split("Chưa có số liệu")[1]
    assert "<b>B" not in drawn.html


def test_a_ranking_says_each_change_with_an_arrow_and_in_points():
    best, worse, same, unknown = rows_of(
        ranking("vi", Ranking(RANKED, "rate", "Tỷ lệ", "ratio", change="rate_change")).html
    )
    assert "▲" in best and "5,0" in best and "good" in best
    assert "▼" in worse and "3,1" in worse and "bad" in worse
    assert "▲" not in same and "▼" not in same
    assert "▲" not in unknown and "▼" not in unknown


def test_the_target_is_a_line_through_the_bars_and_in_the_scale():
    html = ranking("vi", Ranking(RANKED, "rate", "Tỷ lệ", "ratio", target=0.56132)).html
    assert "56 %" in html and "has-target" in html
    assert "width:50" in rows_of(html)[0]


def test_a_commune_of_a_ranking_is_a_link_and_the_chosen_one_leads_back():
    html = ranking("vi", Ranking(RANKED, "rate", "Tỷ lệ", chosen=("1",)), lambda code: f"./?c={code}").html
    assert 'href="./?c=3" data-go="commune:3"' in html
    assert 'href="./?c=" data-go="commune:" aria-current="true"' in html


def noted(*days_and_words: tuple[date, str]) -> tuple[Milestone, ...]:
    return tuple(
        Milestone(place, on, words, "lan", datetime(2021, 9, 1)) for place, (on, words) in enumerate(days_and_words)
    )


def test_what_was_noted_on_a_day_stands_on_the_trend_and_in_its_sentence():
    two = noted((date(2021, 9, 16), "Ra quân"), (date(2021, 9, 16), "<i>Họp</i>"))
    chart = trend("vi", "light", Trend(days(1, 2, 3), "active", "Địa điểm", milestones=two))
    assert "16/9 Ra quân" in chart.alt
    marks = [one for one in chart.figure.layout.annotations if one.text == "①②"]
    assert len(marks) == 1 and "<i>" not in marks[0].hovertext
    assert sum(shape.type == "line" for shape in chart.figure.layout.shapes) == 1
    assert "<i>" not in milestone_list("vi", two) and "② 16/9" in re.sub("</?b>", "", milestone_list("vi", two))


def label(chart, words: str):
    return next(one for one in chart.figure.layout.annotations if one.text.replace("<br>", " ") == words)


def test_the_name_of_a_line_that_ends_early_keeps_clear_of_the_line_and_of_what_was_noted_that_day():
    before = days(5.0, 5.0, 5.0, 5.0, start="2021-09-11")
    falling = Trend(days(4.0, 3.0, 2.0, None), "active", "Active", before=before)
    rising = Trend(days(2.0, 3.0, 4.0, None), "active", "Active", before=before)
    assert label(trend("en", "light", falling), "this period").yshift < 0
    plain = label(trend("en", "light", rising), "this period")
    assert plain.yshift > 0 and plain.xshift > 0
    noted_then = Trend(rising.frame, "active", "Active", before=before, milestones=noted((date(2021, 9, 17), "a")))
    assert label(trend("en", "light", noted_then), "this period").xshift < 0


@pytest.mark.parametrize(("before", "place"), [((5.0, 5.0, 5.0, 5.0), 0), ((5.0, 1.0, 1.0, 1.0), 1), (None, 1)])
def test_the_words_of_days_without_data_keep_clear_of_the_period_before(before, place):
    behind = days(*before, start="2021-09-11") if before else None
    chart = trend("en", "light", Trend(days(4.0, 3.0, None, None), "active", "Active", before=behind))
    assert label(chart, "no data").y == place


def test_words_in_a_narrow_band_stand_in_two_lines():
    chart = trend("vi", "light", Trend(days(*[1.0] * 7, None, None), "active", "Active"))
    assert label(chart, "chưa có số liệu").text == "chưa có<br>số liệu"


def test_marks_too_close_for_their_numbers_share_one_place():
    month = days(*[1.0] * 30, start="2021-09-01")
    near = noted(*((date(2021, 9, day), "a") for day in (5, 5, 6, 20)))
    chart = trend("vi", "light", Trend(month, "active", "Địa điểm", milestones=near))
    places = {one.text: one.x for one in chart.figure.layout.annotations}
    assert places == {"①②③": datetime(2021, 9, 5, 12), "④": datetime(2021, 9, 20)}
    assert sum(shape.type == "line" for shape in chart.figure.layout.shapes) == 3
    many = noted(*((date(2021, 9, 5), f"a{n}") for n in range(5)))
    chart = trend("vi", "light", Trend(month, "active", "Địa điểm", milestones=many))
    assert [one.text for one in chart.figure.layout.annotations] == ["①–⑤"]


def test_only_what_was_noted_in_the_period_is_on_its_trend():
    three = noted((date(2021, 9, 14), "a"), (date(2021, 9, 15), "b"), (date(2021, 9, 17), "c"))
    assert [one.words for one in within(three, date(2021, 9, 15), date(2021, 9, 16))] == ["b"]


def test_a_trend_of_rates_shows_the_level_aimed_for():
    chart = trend("vi", "light", Trend(days(0.1, 0.2), "active", "Tỷ lệ", kind="ratio", target=0.5))
    assert any("50 %" in (one.text or "") for one in chart.figure.layout.annotations)
    assert [shape.y0 for shape in chart.figure.layout.shapes if shape.type == "line"] == [0.5]
