"""The sentence a page opens with: figures typed by hand in, the words a good deputy would say out, in both languages."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from analytics import activity, registrations, sentences
from analytics.change_points import End, Unknown
from analytics.changes import Changes
from analytics.figures import gather
from analytics.scope import Scope
from analytics.venue import Venue
from data.campaign import campaign_at
from data.communes import communes
from tests.analytics.figures_typed import app, count, figures, rate
from tests.analytics.made import KIM_TAN, THACH_LAM, VAN_DU, World, all_days, september
from tests.analytics.made import Venue as Typed

CAMPAIGN = campaign_at(Path("nowhere"))
XA = tuple(one.code for one in communes() if one.kind == "xã")
ALL = tuple(one.code for one in communes())
OCTOBER = (date(2021, 10, 1), date(2021, 10, 7))
NEW_YEAR = (date(2021, 12, 29), date(2022, 1, 4))


def said(make, *given) -> tuple[str, str]:
    return make("vi", CAMPAIGN, *given), make("en", CAMPAIGN, *given)


ACTIVITY = {
    "many of many, falling, nine silent": (
        figures(silent=XA[:9], changes={"activity_rate": rate(-5.28)}),
        "85 trên 686 địa điểm có lượt quét trong 7 ngày (15–21/9/2021), 12,4 %, giảm 5,3 điểm phần trăm so với 7 ngày "
        "liền trước; 9 xã chưa có lượt nào.",
        "85 of 686 venues were scanned in 7 days (15–21 Sep 2021), 12.4%, down 5.3 percentage points on the 7 days "
        "before; 9 communes had no scan.",
    ),
    "rising": (
        figures(changes={"activity_rate": rate(1.0)}),
        "85 trên 686 địa điểm có lượt quét trong 7 ngày (15–21/9/2021), 12,4 %, tăng 1 điểm phần trăm so với 7 ngày "
        "liền trước.",
        "85 of 686 venues were scanned in 7 days (15–21 Sep 2021), 12.4%, up 1 percentage point on the 7 days before.",
    ),
    "unchanged": (
        figures(changes={"activity_rate": rate(0)}),
        "85 trên 686 địa điểm có lượt quét trong 7 ngày (15–21/9/2021), 12,4 %, không đổi so với 7 ngày liền trước.",
        "85 of 686 venues were scanned in 7 days (15–21 Sep 2021), 12.4%, unchanged from the 7 days before.",
    ),
    "a change too small to print is not printed as 0,0": (
        figures(changes={"activity_rate": rate(-0.04)}),
        "85 trên 686 địa điểm có lượt quét trong 7 ngày (15–21/9/2021), 12,4 %, gần như không đổi so với 7 ngày liền "
        "trước.",
        "85 of 686 venues were scanned in 7 days (15–21 Sep 2021), 12.4%, almost unchanged from the 7 days before.",
    ),
    "against seven days that do not adjoin": (
        figures(changes={"activity_rate": rate(-7.2, date(2021, 9, 13))}),
        "85 trên 686 địa điểm có lượt quét trong 7 ngày (15–21/9/2021), 12,4 %, giảm 7,2 điểm phần trăm so với 7 ngày "
        "đến 13/9.",
        "85 of 686 venues were scanned in 7 days (15–21 Sep 2021), 12.4%, down 7.2 percentage points on the 7 days to "
        "13 Sep.",
    ),
    "a change over fewer communes says so": (
        figures(changes={"activity_rate": rate(2.5, communes=20)}),
        "85 trên 686 địa điểm có lượt quét trong 7 ngày (15–21/9/2021), 12,4 %, tăng 2,5 điểm phần trăm so với 7 ngày "
        "liền trước (tính trên 20 xã, thị trấn có số liệu ở cả hai kỳ).",
        "85 of 686 venues were scanned in 7 days (15–21 Sep 2021), 12.4%, up 2.5 percentage points on the 7 days "
        "before (over the 20 communes with data for both).",
    ),
    "the period before has too few days": (
        figures(short=2),
        "85 trên 686 địa điểm có lượt quét trong 7 ngày (15–21/9/2021), 12,4 %, chưa so sánh được vì kỳ trước chỉ có 2 "
        "ngày có số liệu.",
        "85 of 686 venues were scanned in 7 days (15–21 Sep 2021), 12.4%, not comparable with the period before, which "
        "has data for only 2 days.",
    ),
    "the window is partly covered": (
        figures(window_days=5),
        "85 trên 686 địa điểm có lượt quét trong 7 ngày (15–21/9/2021, chỉ có số liệu 5/7 ngày), 12,4 %.",
        "85 of 686 venues were scanned in 7 days (15–21 Sep 2021, data for only 5 of 7 days), 12.4%.",
    ),
    "one of many": (
        figures(active=1),
        "1 trên 686 địa điểm có lượt quét trong 7 ngày (15–21/9/2021), 0,1 %.",
        "1 of 686 venues was scanned in 7 days (15–21 Sep 2021), 0.1%.",
    ),
    "one of thousands is not 0,0 %": (
        figures(active=1, venues=9000),
        "1 trên 9.000 địa điểm có lượt quét trong 7 ngày (15–21/9/2021), dưới 0,1 %.",
        "1 of 9,000 venues was scanned in 7 days (15–21 Sep 2021), under 0.1%.",
    ),
    "all but one of thousands is not 100 %": (
        figures(active=8999, venues=9000),
        "8.999 trên 9.000 địa điểm có lượt quét trong 7 ngày (15–21/9/2021), 99,9 %.",
        "8,999 of 9,000 venues were scanned in 7 days (15–21 Sep 2021), 99.9%.",
    ),
    "a whole percentage has no ,0": (
        figures(active=343),
        "343 trên 686 địa điểm có lượt quét trong 7 ngày (15–21/9/2021), 50 %.",
        "343 of 686 venues were scanned in 7 days (15–21 Sep 2021), 50%.",
    ),
    "all": (
        figures(active=686),
        "Cả 686 địa điểm đều có lượt quét trong 7 ngày (15–21/9/2021), 100 %.",
        "All 686 venues were scanned in 7 days (15–21 Sep 2021), 100%.",
    ),
    "both": (
        figures(2, 2, communes=[THACH_LAM]),
        "Cả 2 địa điểm ở xã Thạch Lâm đều có lượt quét trong 7 ngày (15–21/9/2021), 100 %.",
        "Both venues in Thạch Lâm were scanned in 7 days (15–21 Sep 2021), 100%.",
    ),
    "none, and the silent communes are not told again": (
        figures(active=0, silent=ALL, changes={"activity_rate": rate(-3), "active": count(0, 20)}),
        "Cả 686 địa điểm đều chưa có lượt quét nào trong 7 ngày (15–21/9/2021), 7 ngày liền trước có 20.",
        "Not one of the 686 venues was scanned in 7 days (15–21 Sep 2021), against 20 in the 7 days before.",
    ),
    "none, as before": (
        figures(active=0, silent=ALL, changes={"activity_rate": rate(0), "active": count(0, 0)}),
        "Cả 686 địa điểm đều chưa có lượt quét nào trong 7 ngày (15–21/9/2021), cũng như 7 ngày liền trước.",
        "Not one of the 686 venues was scanned in 7 days (15–21 Sep 2021), as in the 7 days before.",
    ),
    "the only venue, used": (
        figures(1, 1, communes=[KIM_TAN]),
        "Địa điểm duy nhất ở thị trấn Kim Tân có lượt quét trong 7 ngày (15–21/9/2021).",
        "The only venue in Kim Tân was scanned in 7 days (15–21 Sep 2021).",
    ),
    "the only venue, not used": (
        figures(0, 1, communes=[KIM_TAN], silent=[KIM_TAN]),
        "Địa điểm duy nhất ở thị trấn Kim Tân chưa có lượt quét nào trong 7 ngày (15–21/9/2021).",
        "The only venue in Kim Tân was not scanned in 7 days (15–21 Sep 2021).",
    ),
    "a town and a commune, the silent one by name": (
        figures(15, 91, communes=[KIM_TAN, THACH_LAM], silent=[THACH_LAM]),
        "15 trên 91 địa điểm ở thị trấn Kim Tân và xã Thạch Lâm có lượt quét trong 7 ngày (15–21/9/2021), 16,5 %; xã "
        "Thạch Lâm chưa có lượt nào.",
        "15 of 91 venues in Kim Tân and Thạch Lâm were scanned in 7 days (15–21 Sep 2021), 16.5%; Thạch Lâm had no "
        "scan.",
    ),
    "two towns": (
        figures(27, 116, communes=[KIM_TAN, VAN_DU]),
        "27 trên 116 địa điểm ở các thị trấn Kim Tân và Vân Du có lượt quét trong 7 ngày (15–21/9/2021), 23,3 %.",
        "27 of 116 venues in Kim Tân and Vân Du were scanned in 7 days (15–21 Sep 2021), 23.3%.",
    ),
    "four communes are counted, by their type": (
        figures(9, 90, communes=XA[:4]),
        "9 trên 90 địa điểm ở 4 xã có lượt quét trong 7 ngày (15–21/9/2021), 10 %.",
        "9 of 90 venues in 4 communes were scanned in 7 days (15–21 Sep 2021), 10%.",
    ),
    "silent ones of both types": (
        figures(silent=(KIM_TAN, *XA[:3])),
        "85 trên 686 địa điểm có lượt quét trong 7 ngày (15–21/9/2021), 12,4 %; 4 xã, thị trấn chưa có lượt nào.",
        "85 of 686 venues were scanned in 7 days (15–21 Sep 2021), 12.4%; 4 communes had no scan.",
    ),
    "silent towns": (
        figures(silent=(KIM_TAN, VAN_DU)),
        "85 trên 686 địa điểm có lượt quét trong 7 ngày (15–21/9/2021), 12,4 %; 2 thị trấn chưa có lượt nào.",
        "85 of 686 venues were scanned in 7 days (15–21 Sep 2021), 12.4%; 2 communes had no scan.",
    ),
    "communes without data and communes without venues are not silent": (
        figures(silent=XA[:2], unknown=XA[2:5], empty=XA[5:9]),
        "85 trên 686 địa điểm có lượt quét trong 7 ngày (15–21/9/2021), 12,4 %; 2 xã chưa có lượt nào; 3 xã chưa có số "
        "liệu.",
        "85 of 686 venues were scanned in 7 days (15–21 Sep 2021), 12.4%; 2 communes had no scan; no scan data of 3 "
        "communes.",
    ),
    "scans of unregistered codes: no venue is active, but scans there were": (
        figures(silent=XA[:2], outside=4),
        "85 trên 686 địa điểm có lượt quét trong 7 ngày (15–21/9/2021), 12,4 %; 2 xã chưa có địa điểm nào hoạt động.",
        "85 of 686 venues were scanned in 7 days (15–21 Sep 2021), 12.4%; no venue is active in 2 communes.",
    ),
    "one type of venue": (
        figures(2, 14, types=["Chợ"], silent=XA[:2]),
        "2 trên 14 địa điểm thuộc loại hình Chợ có lượt quét trong 7 ngày (15–21/9/2021), 14,3 %; 2 xã chưa có địa "
        "điểm nào hoạt động.",
        "2 of 14 venues of type Chợ were scanned in 7 days (15–21 Sep 2021), 14.3%; no venue is active in 2 communes.",
    ),
    "a window over the turn of the year": (
        figures(period=NEW_YEAR, scans_day=NEW_YEAR[1], changes={"activity_rate": rate(-1.5, date(2021, 12, 27))}),
        "85 trên 686 địa điểm có lượt quét trong 7 ngày (29/12/2021–4/1/2022), 12,4 %, giảm 1,5 điểm phần trăm so với 7 "
        "ngày đến 27/12/2021.",
        "85 of 686 venues were scanned in 7 days (29 Dec 2021 – 4 Jan 2022), 12.4%, down 1.5 percentage points on the "
        "7 days to 27 Dec 2021.",
    ),
    "a period after all data tells of the last days known": (
        figures(period=OCTOBER),
        "Chưa có số liệu lượt quét của ngày 1–7/10/2021; 7 ngày gần nhất có số liệu (15–21/9/2021) có 85 trên 686 địa "
        "điểm hoạt động, 12,4 %.",
        "No scan data for 1–7 Oct 2021 yet; in the last 7 days with data (15–21 Sep 2021), 85 of 686 venues were "
        "active, 12.4%.",
    ),
    "a period after all data, and none used in the last days known": (
        figures(active=0, silent=ALL, period=OCTOBER),
        "Chưa có số liệu lượt quét của ngày 1–7/10/2021; 7 ngày gần nhất có số liệu (15–21/9/2021) chưa địa điểm nào "
        "trong số 686 địa điểm hoạt động.",
        "No scan data for 1–7 Oct 2021 yet; in the last 7 days with data (15–21 Sep 2021), not one of 686 venues was "
        "active.",
    ),
    "no scans at all": (
        figures(None, None, scans_day=None, scans=None),
        "Chưa có số liệu lượt quét của huyện Thạch Thành tính đến 23/9/2021.",
        "No scan data of Thạch Thành district up to 23 Sep 2021.",
    ),
    "no scans of one commune": (
        figures(None, None, scans_day=None, scans=None, communes=[THACH_LAM]),
        "Chưa có số liệu lượt quét của xã Thạch Lâm tính đến 23/9/2021.",
        "No scan data of Thạch Lâm up to 23 Sep 2021.",
    ),
    "scans without a register": (
        figures(0, 0, registered=None, register_day=None, new=None, unlisted=ALL),
        "Chưa có danh sách địa điểm của huyện Thạch Thành nên chưa tính được tỷ lệ hoạt động (trong kỳ có 1.620 lượt "
        "quét).",
        "No register of venues of Thạch Thành district yet, so activity cannot be told (1,620 scans in the period).",
    ),
    "a register without a venue": (
        figures(0, 0, registered=0, new=0, communes=[KIM_TAN], empty=[KIM_TAN]),
        "Tính đến 21/9/2021, thị trấn Kim Tân chưa có địa điểm nào đăng ký.",
        "No venue is registered in Kim Tân as of 21 Sep 2021.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ACTIVITY)
def test_activity(case):
    given, *expected = ACTIVITY[case]
    assert said(sentences.activity, given) == tuple(expected)


OVERVIEW = {
    "the state of the campaign": (
        figures(silent=XA[:9], changes={"activity_rate": rate(-5.28)}, apps=(app(),)),
        "85 trên 686 địa điểm có lượt quét trong 7 ngày (15–21/9/2021), 12,4 %, giảm 5,3 điểm phần trăm so với 7 ngày "
        "liền trước; 9 xã chưa có lượt nào; 28,07 % trong số 67.139 điện thoại thông minh đã cài Bluezone (tính đến "
        "23/9).",
        "85 of 686 venues were scanned in 7 days (15–21 Sep 2021), 12.4%, down 5.3 percentage points on the 7 days "
        "before; 9 communes had no scan; Bluezone is on 28.07% of 67,139 smartphones (to 23 Sep).",
    ),
    "no installs are left unsaid": (
        figures(apps=(app(None),)),
        "85 trên 686 địa điểm có lượt quét trong 7 ngày (15–21/9/2021), 12,4 %.",
        "85 of 686 venues were scanned in 7 days (15–21 Sep 2021), 12.4%.",
    ),
    "a register alone": (
        figures(None, None, scans_day=None, scans=None),
        "686 địa điểm đã đăng ký, tính đến 21/9/2021; chưa có số liệu lượt quét.",
        "686 venues are registered as of 21 Sep 2021; no scan data yet.",
    ),
    "a register of one venue alone": (
        figures(None, None, scans_day=None, scans=None, registered=1, communes=[KIM_TAN]),
        "1 địa điểm đã đăng ký ở thị trấn Kim Tân, tính đến 21/9/2021; chưa có số liệu lượt quét.",
        "1 venue in Kim Tân is registered as of 21 Sep 2021; no scan data yet.",
    ),
    "installs alone": (
        figures(None, None, scans_day=None, register_day=None, registered=None, new=None, scans=None, apps=(app(),)),
        "28,07 % trong số 67.139 điện thoại thông minh đã cài Bluezone (tính đến 23/9/2021).",
        "Bluezone is on 28.07% of 67,139 smartphones (to 23 Sep 2021).",
    ),
    "installs of some communes": (
        figures(None, None, scans_day=None, scans=None, apps=(app(missing=XA[:2]),)),
        "686 địa điểm đã đăng ký, tính đến 21/9/2021; chưa có số liệu lượt quét; 28,07 % trong số 67.139 điện "
        "thoại thông minh đã cài Bluezone (tính đến 23/9, 23/25 xã, thị trấn có số liệu).",
        "686 venues are registered as of 21 Sep 2021; no scan data yet; Bluezone is on 28.07% of 67,139 smartphones (to "
        "23 Sep, 23 of 25 communes).",
    ),
    "more installs than phones": (
        figures(None, None, scans_day=None, scans=None, apps=(app(120, 100),)),
        "686 địa điểm đã đăng ký, tính đến 21/9/2021; chưa có số liệu lượt quét; số máy cài Bluezone bằng 120 % số điện "
        "thoại thông minh (tính đến 23/9), cần kiểm tra.",
        "686 venues are registered as of 21 Sep 2021; no scan data yet; Bluezone has 120% of the number of smartphones "
        "(to 23 Sep), to be checked.",
    ),
    "installs without smartphones": (
        figures(None, None, scans_day=None, scans=None, apps=(app(5, None),)),
        "686 địa điểm đã đăng ký, tính đến 21/9/2021; chưa có số liệu lượt quét; 5 máy đã cài Bluezone (tính đến "
        "23/9).",
        "686 venues are registered as of 21 Sep 2021; no scan data yet; Bluezone is on 5 phones (to 23 Sep).",
    ),
    "no install at all is a zero that was counted": (
        figures(None, None, scans_day=None, scans=None, apps=(app(0),)),
        "686 địa điểm đã đăng ký, tính đến 21/9/2021; chưa có số liệu lượt quét; chưa máy nào trong số 67.139 điện "
        "thoại thông minh cài Bluezone (tính đến 23/9).",
        "686 venues are registered as of 21 Sep 2021; no scan data yet; Bluezone is on none of the 67,139 smartphones "
        "(to 23 Sep).",
    ),
    "nothing": (
        figures(None, None, scans_day=None, register_day=None, registered=None, new=None, scans=None, unlisted=ALL),
        "Chưa có số liệu nào của ngày 15–23/9/2021.",
        "No data for 15–23 Sep 2021.",
    ),
}


@pytest.mark.parametrize("case", OVERVIEW)
def test_overview(case):
    given, *expected = OVERVIEW[case]
    assert said(sentences.overview, given) == tuple(expected)


REGISTRATIONS = {
    "new ones, more than before": (
        figures(changes={"new_registrations": count(24, 8), "registered": count(686, 662)}),
        "686 địa điểm đã đăng ký ở cả 25 xã, thị trấn, tính đến 21/9/2021; trong kỳ (15–21/9) có 24 địa điểm mới, kỳ "
        "trước 8.",
        "686 venues in all 25 communes are registered as of 21 Sep 2021; 24 are new in the period (15–21 Sep), 8 in "
        "the period before.",
    ),
    "one new one, none before": (
        figures(new=1, changes={"new_registrations": count(1, 0)}, empty=XA[:3]),
        "686 địa điểm đã đăng ký ở 22 trên 25 xã, thị trấn, tính đến 21/9/2021; trong kỳ (15–21/9) có 1 địa điểm mới, "
        "kỳ trước không có.",
        "686 venues in 22 of 25 communes are registered as of 21 Sep 2021; 1 is new in the period (15–21 Sep), none in "
        "the period before.",
    ),
    "no new one, some have left": (
        figures(new=0, changes={"new_registrations": count(0, 0), "registered": count(686, 689)}),
        "686 địa điểm đã đăng ký ở cả 25 xã, thị trấn, tính đến 21/9/2021; trong kỳ (15–21/9) không có địa điểm mới; "
        "tổng số giảm 3 so với 14/9.",
        "686 venues in all 25 communes are registered as of 21 Sep 2021; none is new in the period (15–21 Sep); 3 "
        "fewer in all than on 14 Sep.",
    ),
    "as many new ones as before": (
        figures(new=5, changes={"new_registrations": count(5, 5)}, communes=[THACH_LAM]),
        "686 địa điểm đã đăng ký ở xã Thạch Lâm, tính đến 21/9/2021; trong kỳ (15–21/9) có 5 địa điểm mới, bằng kỳ "
        "trước.",
        "686 venues in Thạch Lâm are registered as of 21 Sep 2021; 5 are new in the period (15–21 Sep), as many as in "
        "the period before.",
    ),
    "one venue, no newer register": (
        figures(registered=1, new=None, communes=[KIM_TAN], register_day=date(2021, 9, 10)),
        "1 địa điểm đã đăng ký ở thị trấn Kim Tân, tính đến 10/9/2021; trong kỳ chưa có danh sách mới hơn.",
        "1 venue in Kim Tân is registered as of 10 Sep 2021; no newer register in the period.",
    ),
    "communes no register speaks for": (
        figures(new=0, unlisted=XA[:2]),
        "686 địa điểm đã đăng ký ở 23 trên 25 xã, thị trấn, tính đến 21/9/2021; trong kỳ (15–21/9) không có địa điểm "
        "mới; 2 xã chưa có danh sách.",
        "686 venues in 23 of 25 communes are registered as of 21 Sep 2021; none is new in the period (15–21 Sep); no "
        "register of 2 communes yet.",
    ),
    "none": (
        figures(registered=0, new=0, communes=[THACH_LAM]),
        "Tính đến 21/9/2021, xã Thạch Lâm chưa có địa điểm nào đăng ký.",
        "No venue is registered in Thạch Lâm as of 21 Sep 2021.",
    ),
    "no register": (
        figures(registered=None, new=None, register_day=None, unlisted=ALL),
        "Chưa có danh sách địa điểm của huyện Thạch Thành tính đến 23/9/2021.",
        "No register of venues of Thạch Thành district up to 23 Sep 2021.",
    ),
}


@pytest.mark.parametrize("case", REGISTRATIONS)
def test_registrations(case):
    given, *expected = REGISTRATIONS[case]
    assert said(sentences.registrations, given) == tuple(expected)


COVERAGE = {
    "as the letter has it, but right": (
        app(change=rate(4.31, date(2021, 9, 9))),
        "18.843 trong số 67.139 điện thoại thông minh ở huyện Thạch Thành đã cài Bluezone, đạt 28,07 %, tính đến "
        "23/9/2021; tăng 4,31 điểm phần trăm so với 9/9.",
        "Bluezone is installed on 18,843 of 67,139 smartphones in Thạch Thành district, 28.07%, as of 23 Sep 2021; up "
        "4.31 percentage points on 9 Sep.",
    ),
    "no newer count than before the period": (
        app(change=rate(0, date(2021, 9, 23))),
        "18.843 trong số 67.139 điện thoại thông minh ở huyện Thạch Thành đã cài Bluezone, đạt 28,07 %, tính đến "
        "23/9/2021.",
        "Bluezone is installed on 18,843 of 67,139 smartphones in Thạch Thành district, 28.07%, as of 23 Sep 2021.",
    ),
    "falling, counted on two days, one commune missing, one above": (
        app(change=rate(-0.5, date(2021, 9, 9), 24), oldest=date(2021, 9, 16), missing=XA[:1], above=XA[1:2]),
        "18.843 trong số 67.139 điện thoại thông minh ở huyện Thạch Thành đã cài Bluezone, đạt 28,07 %, số liệu các ngày "
        "16–23/9/2021; giảm 0,50 điểm phần trăm so với 9/9; xã Thạch Lâm chưa có số liệu; xã Thạch Quảng vượt 100 %, "
        "cần kiểm tra.",
        "Bluezone is installed on 18,843 of 67,139 smartphones in Thạch Thành district, 28.07%, counted 16–23 Sep 2021; "
        "down 0.50 percentage points on 9 Sep; no usable count of Thạch Lâm; above 100 % and to be checked in Thạch "
        "Quảng.",
    ),
    "more installs than phones": (
        app(120, 100),
        "Bluezone ghi 120 máy đã cài, trong khi huyện Thạch Thành chỉ có 100 điện thoại thông minh (120 %), cần kiểm "
        "tra, tính đến 23/9/2021.",
        "Bluezone has 120 installs for 100 smartphones in Thạch Thành district, 120%, to be checked, as of 23 Sep 2021.",
    ),
    "none installed": (
        app(0),
        "Chưa máy nào trong số 67.139 điện thoại thông minh ở huyện Thạch Thành cài Bluezone, tính đến 23/9/2021.",
        "Bluezone is on none of the 67,139 smartphones in Thạch Thành district, as of 23 Sep 2021.",
    ),
    "the district's own row": (
        app(own_row=True),
        "18.843 trong số 67.139 điện thoại thông minh ở huyện Thạch Thành đã cài Bluezone, đạt 28,07 %, tính đến "
        "23/9/2021; đây là số chung của toàn huyện, các xã chưa có số liệu.",
        "Bluezone is installed on 18,843 of 67,139 smartphones in Thạch Thành district, 28.07%, as of 23 Sep 2021; a "
        "figure of the district as a whole, communes have none.",
    ),
    "no smartphones in the files": (
        app(smartphones=None),
        "18.843 máy ở huyện Thạch Thành đã cài Bluezone, tính đến 23/9/2021; tệp không ghi số điện thoại thông minh.",
        "Bluezone is installed on 18,843 phones in Thạch Thành district, as of 23 Sep 2021; the files give no number "
        "of smartphones.",
    ),
    "too old": (
        app(None, stale=ALL),
        "Số liệu cài đặt Bluezone gần nhất ở huyện Thạch Thành đã cũ hơn 31 ngày so với 23/9/2021 nên không tính.",
        "The last install counts of Bluezone in Thạch Thành district are older than 31 days on 23 Sep 2021 and are not "
        "used.",
    ),
    "none known": (
        app(None),
        "Chưa có số liệu cài đặt Bluezone ở huyện Thạch Thành tính đến 23/9/2021.",
        "No install counts of Bluezone in Thạch Thành district up to 23 Sep 2021.",
    ),
}


@pytest.mark.parametrize("case", COVERAGE)
def test_coverage(case):
    one, *expected = COVERAGE[case]
    assert said(sentences.coverage, figures(apps=(one,)), "bluezone") == tuple(expected)


def test_coverage_of_the_population():
    given = figures(apps=(app(),)), "bluezone", "population_coverage"
    assert said(sentences.coverage, *given) == (
        "18.843 máy đã cài Bluezone, bằng 13,07 % dân số huyện Thạch Thành (144.212 người), tính đến 23/9/2021.",
        "Bluezone is installed on 18,843 phones, 13.07% of the 144,212 people in Thạch Thành district, as of 23 Sep "
        "2021.",
    )
    without = figures(apps=(app(population=None),)), "bluezone", "population_coverage"
    assert said(sentences.coverage, *without)[0].endswith("; tệp không ghi dân số.")


SCOPE = Scope(date(2021, 9, 15), date(2021, 9, 23))


def venue(**values) -> Venue:
    known = {
        "venue": "a", "code": "QR1", "name": "Chợ Mẫu", "commune": THACH_LAM, "commune_name": "Thạch Lâm", "type": None,
        "address": None, "counted_from": date(2021, 9, 1), "dated": True, "gone_on": None, "upload": "u", "file": None,
        "as_of": None, "sheet": None, "source_row": None, "day": date(2021, 9, 21), "state": None, "scans": 0,
        "scans_to_date": 0, "first_scan": None, "last_scan": None,
    }  # fmt: skip
    return Venue(**{**known, **values})


VENUES = {
    "many": (
        venue(scans=34, scans_to_date=120, last_scan=date(2021, 9, 20)),
        "Chợ Mẫu (xã Thạch Lâm): 34 lượt quét trong kỳ (15–21/9/2021), lần cuối ngày 20/9.",
        "Chợ Mẫu (Thạch Lâm): 34 scans in the period (15–21 Sep 2021), the last on 20 Sep.",
    ),
    "one": (
        venue(scans=1, scans_to_date=1, last_scan=date(2021, 9, 20)),
        "Chợ Mẫu (xã Thạch Lâm): 1 lượt quét trong kỳ (15–21/9/2021), lần cuối ngày 20/9.",
        "Chợ Mẫu (Thạch Lâm): 1 scan in the period (15–21 Sep 2021), on 20 Sep.",
    ),
    "none in the period": (
        venue(scans_to_date=3, last_scan=date(2021, 9, 2)),
        "Chợ Mẫu (xã Thạch Lâm): không có lượt quét nào trong kỳ (15–21/9/2021), lần cuối ngày 2/9.",
        "Chợ Mẫu (Thạch Lâm): no scan in the period (15–21 Sep 2021), the last on 2 Sep.",
    ),
    "never, and gone": (
        venue(gone_on=date(2021, 9, 18)),
        "Chợ Mẫu (xã Thạch Lâm): chưa có lượt quét nào tính đến 21/9/2021; đã ra khỏi danh sách ngày 18/9/2021.",
        "Chợ Mẫu (Thạch Lâm): never scanned up to 21 Sep 2021; left the register on 18 Sep 2021.",
    ),
    "the period has no data, which is not no scan": (
        venue(day=date(2021, 9, 10), scans_to_date=3, last_scan=date(2021, 9, 2)),
        "Chợ Mẫu (xã Thạch Lâm): chưa có số liệu lượt quét của ngày 15–23/9/2021, lần quét cuối ngày 2/9.",
        "Chợ Mẫu (Thạch Lâm): no scan data for 15–23 Sep 2021 yet, last scanned on 2 Sep.",
    ),
    "no data": (
        venue(day=None, scans=None, scans_to_date=None),
        "Chợ Mẫu (xã Thạch Lâm): chưa có số liệu lượt quét của địa bàn.",
        "Chợ Mẫu (Thạch Lâm): no scan data of its commune yet.",
    ),
}


@pytest.mark.parametrize("case", VENUES)
def test_venue(case):
    one, *expected = VENUES[case]
    assert [sentences.venue(lang, one, SCOPE) for lang in ("vi", "en")] == expected


def change(
    figure: str, start: int | None, end: int | None, parts: dict[str, int], unknown=(), same_day=False
) -> Changes:
    first = End(3, date(2021, 9, 8), date(2021, 9, 14))
    second = End(7, date(2021, 9, 15), date(2021, 9, 21))
    none = pd.DataFrame({name: [] for name in ("code", "start", *parts, "end", "difference")})
    why = tuple(Unknown(code, "no-start") for code in unknown)
    return Changes(figure, second if same_day else first, second, start, end, parts, none, none, why)


CHANGES = {
    "fewer active": (
        change("active", 117, 85, {"late": 3, "corrections": 0, "first": 11, "back": 14, "lapsed": -57, "left": -3}),
        "Số địa điểm hoạt động giảm từ 117 (8–14/9/2021) xuống 85 (15–21/9/2021): 11 lần đầu hoạt động, 14 hoạt động "
        "trở lại, 57 ngừng hoạt động, 3 ra khỏi danh sách, số liệu đến sau +3.",
        "Active venues fell from 117 (8–14 Sep 2021) to 85 (15–21 Sep 2021): 11 active for the first time, 14 active "
        "again, 57 fell silent, 3 left the register, late data +3.",
    ),
    "only versions differ": (
        change("active", 80, 85, {"late": 6, "corrections": -1}, same_day=True),
        "Số địa điểm hoạt động tăng từ 80 (theo số liệu khi đó) lên 85 (15–21/9/2021): số liệu đến sau +6, sửa đổi −1.",
        "Active venues rose from 80 (as known before) to 85 (15–21 Sep 2021): late data +6, corrections −1.",
    ),
    "as many, for some came and some went": (
        change("registered", 20, 20, {"first": 2, "left": -2}),
        "Số địa điểm đã đăng ký là 20 (21/9/2021), không đổi so với trước (14/9/2021): 2 mới đăng ký, 2 ra khỏi danh "
        "sách.",
        "Registered venues are 20 (21 Sep 2021), as many as before (14 Sep 2021): 2 newly registered, 2 left the "
        "register.",
    ),
    "scans": (
        change("scans", 1906, 1620, {"first": 120, "more": 300, "fewer": -506, "lapsed": -200}, unknown=XA[:2]),
        "Lượt quét giảm từ 1.906 (8–14/9/2021) xuống 1.620 (15–21/9/2021): địa điểm lần đầu có lượt quét +120, địa điểm "
        "có nhiều lượt hơn +300, địa điểm có ít lượt hơn −506, địa điểm ngừng hoạt động −200; 2 xã chưa so sánh được "
        "nên không tính.",
        "Scans fell from 1,906 (8–14 Sep 2021) to 1,620 (15–21 Sep 2021): venues scanned for the first time +120, venues "
        "scanned more often +300, venues scanned less often −506, venues that fell silent −200; 2 communes cannot be "
        "compared and are not counted.",
    ),
    "nothing to compare": (
        change("active", None, None, {}, unknown=ALL),
        "Chưa so sánh được hai thời điểm: không xã, thị trấn nào có số liệu ở cả hai.",
        "The two points cannot be compared: no commune has data for both.",
    ),
}


@pytest.mark.parametrize("case", CHANGES)
def test_changes(case):
    found, *expected = CHANGES[case]
    assert [sentences.changes(lang, found) for lang in ("vi", "en")] == expected


def moves(**steps: float | None) -> pd.DataFrame:
    codes = dict(zip(("a", "b", "c", "d", "e"), ALL, strict=False))
    return pd.DataFrame([(codes[name], step) for name, step in steps.items()], columns=["code", "active_change"])


def test_who_moved_most_at_most_three_each_way_and_no_data_is_no_move():
    frame = moves(a=5, b=None, c=-2, d=1, e=7)
    assert sentences.moved_most("vi", frame) == (
        "Địa điểm hoạt động tăng nhiều nhất: Thạch Tượng (+7), Kim Tân (+5), Thạch Quảng (+1); giảm nhiều nhất: Thạch Lâm (−2)."
    )
    assert sentences.moved_most("en", moves(a=0, b=-3)) == "Active venues down most: Vân Du (−3)."
    assert sentences.moved_most("vi", moves(a=0, b=0)) == (
        "Không xã, thị trấn nào tăng hay giảm số địa điểm hoạt động so với kỳ trước."
    )
    assert sentences.moved_most("vi", moves(a=None, b=None)) == ""
    assert sentences.moved_most("vi", moves(a=3)) == ""


def test_equals_among_the_movers_keep_the_order_of_the_codes():
    frame = moves(a=2, b=2, c=2, d=2)
    assert (
        sentences.moved_most("en", frame)
        == "Active venues up most: Kim Tân (+2), Vân Du (+2), Thạch Lâm (+2) and 1 more as far."
    )


def test_silent_communes_by_name():
    assert sentences.silent_communes("vi", figures(silent=XA[:2])) == (
        "2 xã chưa có địa điểm nào hoạt động trong 7 ngày (15–21/9/2021): Thạch Lâm, Thạch Quảng."
    )
    assert sentences.silent_communes("vi", figures(silent=[KIM_TAN])) == (
        "Chưa có địa điểm nào hoạt động trong 7 ngày (15–21/9/2021): thị trấn Kim Tân."
    )
    assert sentences.silent_communes("vi", figures(unknown=ALL[:4], empty=ALL[4:6])) == ""
    assert sentences.silent(figures(silent=XA[:2], unknown=XA[2:3])) == XA[:2]


def test_a_ranking_says_first_last_zero_and_unknown():
    frame = pd.DataFrame(
        {"code": ALL[:6], "rate": [0.3, 0.0, 0.0, None, 0.124, None], "registered": [10, 5, 5, 0, 40, None]}
    )
    assert sentences.ranking("vi", "Tỷ lệ hoạt động", frame, "rate") == (
        "Tỷ lệ hoạt động: cao nhất ở Kim Tân (30 %); 2 xã, thị trấn bằng 0; xã Thạch Cẩm chưa có số liệu."
    )
    counts = pd.DataFrame({"code": ALL[:4], "n": [4, 1200, 7, 3]})
    assert sentences.ranking("en", "Scans", counts, "n", "count") == (
        "Scans: highest in Vân Du (1,200) and Thạch Lâm (7); lowest in Thạch Quảng (3)."
    )
    assert sentences.ranking("vi", "Lượt quét", counts.assign(n=None), "n") == (
        "Lượt quét: chưa xã, thị trấn nào có số liệu."
    )


def test_a_period_without_data_has_no_movers():
    """A regression: the same seven days stood on both sides, and every commune was said to be unchanged."""
    world = World(
        [Typed("a"), Typed("b", VAN_DU)], [("a", september(20), 4, None)], all_days(september(1), september(21))
    )
    snapshot, scope = world.snapshot(), Scope(*OCTOBER)
    frame = activity.by_commune(snapshot, scope)
    assert frame["active"].notna().any() and frame["active_change"].isna().all()
    assert registrations.by_commune(snapshot, scope)["change"].isna().all()
    assert sentences.moved_most("vi", frame) == ""


def test_from_rows_to_words():
    """A real snapshot of typed rows: three communes with data, one of them silent, 22 without."""
    world = World(
        [Typed("a"), Typed("b"), Typed("c", VAN_DU), Typed("d", THACH_LAM)],
        [("a", september(20), 4, None), ("c", september(8), 1, None), ("c", september(21), 1, None)],
        all_days(september(1), september(21)),
    )
    now = gather(world.snapshot(), SCOPE)
    assert sentences.activity("vi", CAMPAIGN, now) == (
        "2 trên 4 địa điểm có lượt quét trong 7 ngày (15–21/9/2021), 50 %, tăng 25 điểm phần trăm so với 7 ngày liền "
        "trước; xã Thạch Lâm chưa có lượt nào; 22 xã chưa có số liệu."
    )
