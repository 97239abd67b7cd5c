"""Charts keep no data apart from zero, and say in words what they show."""

import pandas as pd
import pytest

from analytics.charts.ranking import Ranking, ranking
from analytics.charts.sparkline import sparkline
from analytics.charts.style import palette
from analytics.charts.trend import Trend, trend


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


def test_a_ranking_is_sorted_and_puts_no_data_last_without_a_bar_of_zero():
    frame = pd.DataFrame(
        {
            "code": ["1", "2", "3"],
            "name": ["A", "B", "C"],
            "rate": [0.1, float("nan"), 0.28066],
            "n": [1, 2, 3],
        }
    )
    chart = ranking("vi", "light", Ranking(frame, "rate", "Tỷ lệ", "ratio", of=("n", "n"), look={"1"}))
    bars = chart.figure.data[0]
    assert list(bars.y) == ["C", "A", "B"]
    assert bars.text[0] == "28,07 % (3/3)" and bars.text[2] == "<i>chưa có số liệu</i>"
    assert bars.marker.color[1] == palette("light").look
    assert "B" in chart.alt.split("Chưa có số liệu")[1]
