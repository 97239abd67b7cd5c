"""The week by hour: against plain counting of what the files say, through real homes."""

from collections import Counter
from datetime import date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics.charts.pattern import pattern_drawing
from analytics.pattern import pattern
from analytics.scope import Scope
from data.reviewing.corrections import mark_same
from data.snapshot import snapshot
from tests.data.made import KIM_TAN, VAN_DU, loaded, xlsx

REGISTER = [
    ["Mã địa điểm", "Tên địa điểm", "Xã, thị trấn", "Ngày đăng ký"],
    ["QR1", "Chợ Mẫu", "Kim Tân", "1/9/2021"],
    ["QR2", "Trường Mẫu", "Vân Du", "1/9/2021"],
]
MONDAY = datetime(2021, 9, 13)
WEEK = Scope(date(2021, 9, 13), date(2021, 9, 19))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of that week, days from Monday."""
    return MONDAY + timedelta(days=day, hours=hour, minutes=minute)


def home_with(folder, scans, name="scans.xlsx"):
    home = folder / "home"
    loaded(home, xlsx(folder / "register.xlsx", REGISTER))
    head = ["Mã địa điểm", "Thời gian quét"]
    loaded(
        home, xlsx(folder / name, [head, *([code, moment] for code, moment in scans)]), days=(WEEK.since, WEEK.until)
    )
    return home


def cells(found):
    return {(row.weekday, row.hour): row.scans for row in found.frame.itertuples()}


def test_scans_fall_into_their_weekday_and_hour(tmp_path):
    home = home_with(tmp_path, [("QR1", at(0, 8, 59)), ("QR2", at(0, 8)), ("QR1", at(0, 9)), ("QR1", at(6, 23, 59))])
    found = pattern(snapshot(home), WEEK)
    assert cells(found) == {(0, 8): 2, (0, 9): 1, (6, 23): 1}
    assert (found.timed, found.untimed, found.peak) == (4, 0, (0, 8, 2))


def test_only_the_communes_and_days_asked_about_count(tmp_path):
    home = home_with(tmp_path, [("QR1", at(0, 8)), ("QR2", at(0, 8)), ("QR2", at(3, 10))])
    assert cells(pattern(snapshot(home), Scope(WEEK.since, WEEK.until, (VAN_DU,)))) == {(0, 8): 1, (3, 10): 1}
    assert cells(pattern(snapshot(home), Scope(WEEK.since, WEEK.since))) == {(0, 8): 2}
    assert pattern(snapshot(home), Scope(date(2021, 8, 1), date(2021, 8, 7))) is None


def test_a_file_that_replaces_the_days_replaces_their_hours(tmp_path):
    home = home_with(tmp_path, [("QR1", at(0, 8))])
    head = ["Mã địa điểm", "Thời gian quét"]
    loaded(home, xlsx(tmp_path / "again.xlsx", [head, ["QR1", at(1, 15)]]), days=(WEEK.since, WEEK.until))
    assert cells(pattern(snapshot(home), WEEK)) == {(1, 15): 1}


def test_counts_by_day_have_no_hour_and_are_said(tmp_path):
    home = home_with(tmp_path, [("QR1", at(0, 8))])
    head = ["Mã địa điểm", "Ngày", "Số lượt quét"]
    loaded(home, xlsx(tmp_path / "counts.xlsx", [head, ["QR2", "18/9/2021", 7]]))
    found = pattern(snapshot(home), WEEK)
    assert (found.timed, found.untimed) == (1, 7)
    assert "7 lượt quét không ghi giờ" in pattern_drawing("vi", found, "Tuần").alt


def test_scans_of_a_venue_that_was_merged_are_counted_once_and_where_it_is_now(tmp_path):
    home = home_with(tmp_path, [("QR1", at(0, 8)), ("QR2", at(2, 10)), ("QR2", at(2, 11))])
    mark_same(home, "QR2", "QR1", "một địa điểm", "lan")
    assert cells(pattern(snapshot(home), WEEK)) == {(0, 8): 1, (2, 10): 1, (2, 11): 1}
    assert cells(pattern(snapshot(home), Scope(WEEK.since, WEEK.until, (KIM_TAN,)))) == {
        (0, 8): 1,
        (2, 10): 1,
        (2, 11): 1,
    }
    assert pattern(snapshot(home), Scope(WEEK.since, WEEK.until, (VAN_DU,))) is None


# A column of midnights alone is a column of days, so every made-up scan is at one in the morning or later.
MOMENTS = st.builds(at, st.integers(0, 6), st.integers(1, 23), st.integers(0, 59))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(["QR1", "QR2", "QR9"]), MOMENTS), min_size=1, max_size=30))
def test_the_pattern_is_a_plain_count_of_the_rows(tmp_path_factory, scans):
    home = home_with(tmp_path_factory.mktemp("any"), scans)
    counted = Counter((moment.weekday(), moment.hour) for _, moment in scans)
    assert cells(pattern(snapshot(home), WEEK)) == counted


def test_the_drawing_has_every_count_and_names_the_peak(tmp_path):
    found = pattern(snapshot(home_with(tmp_path, [("QR1", at(4, 14)), ("QR2", at(4, 14)), ("QR1", at(5, 16))])), WEEK)
    drawn = pattern_drawing("vi", found, "<b>Tuần</b>")
    assert drawn.alt == "Đông nhất vào thứ Sáu, 14–15 giờ: 2 trên 3 lượt quét có ghi giờ."
    assert "thứ Sáu, 14–15 giờ: 2 lượt quét" in drawn.html and "<b>Tuần" not in drawn.html
    assert drawn.html.count('scope="row"') == 7 and drawn.html.count("<td") == 7 * 3
    assert pattern_drawing("en", found, "Week").alt == "Most on Friday, 14:00 to 15:00: 2 of 3 scans with a time."
