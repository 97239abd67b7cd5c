"""What a presenter reads aloud: one or two sentences, numbers and days as they are said."""

from datetime import date
from pathlib import Path

import pytest

from analytics.sentences import aloud, spoken
from data.campaign import campaign_at
from tests.analytics.figures_typed import app, count, figures, rate
from tests.analytics.made import KIM_TAN, THACH_LAM
from tests.analytics.test_sentences import ALL, XA, moves

CAMPAIGN = campaign_at(Path("nowhere"))


@pytest.mark.parametrize(
    ("n", "vi", "en"),
    [
        (0, "0", "0"),
        (686, "686", "686"),
        (1000, "1.000", "1,000"),
        (2709, "hơn 2.700", "over 2,700"),
        (9997, "gần 10.000", "nearly 10,000"),
        (11491, "gần 11.500", "nearly 11,500"),
        (67139, "hơn 67.100", "over 67,100"),
        (144000, "144.000", "144,000"),
    ],
)
def test_large_numbers_are_rounded_and_say_so(n, vi, en):
    assert (aloud.about("vi", n), aloud.about("en", n)) == (vi, en)


@pytest.mark.parametrize(
    ("ratio", "vi"),
    [
        (0.0, "0 phần trăm"),
        (0.001, "chưa đến 1 phần trăm"),
        (0.124, "khoảng 12 phần trăm"),
        (0.25, "25 phần trăm"),
        (0.998, "gần 100 phần trăm"),
        (1.0, "100 phần trăm"),
        (1.004, "hơn 100 phần trăm"),
        (1.2, "120 phần trăm"),
    ],
)
def test_percentages_are_whole(ratio, vi):
    assert aloud.percentage("vi", ratio) == vi


@pytest.mark.parametrize(
    ("ratio", "en"), [(85 / 686, "1 in 8"), (0.5, "1 in 2"), (0.0, ""), (0.7, ""), (0.4, ""), (0.01, "")]
)
def test_one_in_so_many_only_where_it_is_near(ratio, en):
    assert aloud.one_in("en", ratio) == en


def test_the_state_of_the_campaign():
    now = figures(silent=XA[:9], changes={"active": count(85, 117), "activity_rate": rate(-5.28)})
    assert spoken.overview("vi", CAMPAIGN, now) == (
        "Từ ngày 15 đến ngày 21 tháng 9, có 85 trong số 686 địa điểm đã đăng ký có lượt quét, khoảng 12 phần trăm, tức "
        "cứ 8 địa điểm thì có 1. Như vậy là giảm 32 địa điểm so với 7 ngày liền trước; còn 9 xã chưa có lượt nào."
    )
    assert spoken.overview("en", CAMPAIGN, now) == (
        "From 15 to 21 September, 85 of 686 registered venues were scanned, about 12 percent, or 1 in 8. That is 32 "
        "fewer than in the 7 days before; 9 communes still had no scan."
    )


@pytest.mark.parametrize(
    ("now", "vi"),
    [
        (
            figures(active=0, communes=[THACH_LAM], silent=[THACH_LAM], changes={"active": count(0, 0)}),
            "Từ ngày 15 đến ngày 21 tháng 9, chưa địa điểm nào trong số 686 địa điểm đã đăng ký ở xã Thạch Lâm có lượt "
            "quét. Như vậy là bằng 7 ngày liền trước.",
        ),
        (
            figures(active=1, changes={"active": count(1, 0, date(2021, 9, 13))}),
            "Từ ngày 15 đến ngày 21 tháng 9, chỉ 1 trong số 686 địa điểm đã đăng ký có lượt quét. Như vậy là tăng 1 địa "
            "điểm so với 7 ngày đến ngày 13 tháng 9.",
        ),
        (
            figures(active=686, window_days=4, scans_day=date(2021, 9, 17)),
            "Từ ngày 11 đến ngày 17 tháng 9, toàn bộ 686 địa điểm đã đăng ký đều có lượt quét. Bảy ngày này chỉ có 4 "
            "ngày có số liệu.",
        ),
        (
            figures(active=2, venues=5, scans_day=date(2021, 9, 3), period=(date(2021, 9, 3), date(2021, 9, 3))),
            "Từ ngày 28 tháng 8 đến ngày 3 tháng 9, có 2 trong số 5 địa điểm đã đăng ký có lượt quét, 40 phần trăm.",
        ),
        (figures(None, None, scans_day=None, scans=None), "Hiện chưa có số liệu lượt quét để báo cáo."),
        (
            figures(0, 0, registered=0, new=0, communes=[KIM_TAN], empty=[KIM_TAN]),
            "Tính đến ngày 21 tháng 9, thị trấn Kim Tân chưa có địa điểm nào đăng ký.",
        ),
    ],
)
def test_other_states(now, vi):
    assert spoken.overview("vi", CAMPAIGN, now) == vi


def test_registered_venues():
    assert spoken.registrations("vi", CAMPAIGN, figures()) == (
        "Tính đến ngày 21 tháng 9, huyện Thạch Thành có 686 địa điểm đã đăng ký. Riêng từ ngày 15 tháng 9 có thêm 24 "
        "địa điểm."
    )
    assert spoken.registrations("en", CAMPAIGN, figures(registered=1, new=0, communes=[KIM_TAN])) == (
        "As of 21 September, 1 venue is registered in Kim Tân. No venue was added since 15 September."
    )
    none = figures(registered=None, new=None, register_day=None)
    assert spoken.registrations("vi", CAMPAIGN, none) == "Hiện chưa có danh sách địa điểm để báo cáo."


def test_coverage():
    now = figures(apps=(app(change=rate(4.31, date(2021, 9, 9))),))
    assert spoken.coverage("vi", CAMPAIGN, now, "bluezone") == (
        "Tính đến ngày 23 tháng 9, hơn 18.800 trong số hơn 67.100 điện thoại thông minh đã cài Bluezone, khoảng 28 "
        "phần trăm. Như vậy là tăng khoảng 4 điểm phần trăm so với ngày 9 tháng 9."
    )
    down = figures(apps=(app(change=rate(-1.2, date(2021, 9, 9))),))
    assert spoken.coverage("en", CAMPAIGN, down, "bluezone").endswith("That is about 1 point down on 9 September.")
    still = figures(apps=(app(change=rate(0.2, date(2021, 9, 9))),))
    assert spoken.coverage("vi", CAMPAIGN, still, "bluezone").endswith("Như vậy là gần bằng ngày 9 tháng 9.")
    none = spoken.coverage("vi", CAMPAIGN, figures(apps=(app(None),)), "bluezone")
    assert none == "Hiện chưa có số liệu cài đặt Bluezone để báo cáo."


def test_who_moved_and_who_is_silent():
    assert spoken.moved("vi", moves(a=5, b=None, c=-2)) == (
        "Số địa điểm hoạt động tăng nhiều nhất ở Kim Tân; giảm nhiều nhất ở Thạch Lâm."
    )
    assert spoken.moved("en", moves(a=5, b=0)) == "Kim Tân gained most active venues."
    assert spoken.moved("en", moves(a=None, b=0)) == ""
    assert spoken.silent_communes("vi", figures(silent=XA[:3])) == (
        "Từ ngày 15 đến ngày 21 tháng 9, còn 3 xã chưa có địa điểm nào hoạt động, gồm Thạch Lâm, Thạch Quảng và Thạch "
        "Tượng."
    )
    assert spoken.silent_communes("en", figures(silent=[KIM_TAN])) == (
        "From 15 to 21 September, only Kim Tân had no active venue."
    )
    assert spoken.silent_communes("en", figures(unknown=ALL)) == ""
