"""What changed, as people ask it: the period before, another day, as known earlier; parts down to their venues."""

import re
from datetime import date

import pytest

from data.intake import restore, withdraw
from data.reviewing.corrections import correct
from tests.data.made import COUNTS, VAN_DU, loaded, register, september, xlsx
from tests.pages.conftest import html, rows_shown

PAGE = "monitor/changes.py"


def steps(app) -> dict[str, str]:
    """The rows of the waterfall: name -> value."""
    found = re.findall(r'<tr class="[^"]*"><th scope="row">(.*?)</th><td class="num">(.*?)</td>', html(app))
    return {re.sub("<small>.*?</small>|<[^>]+>", "", name): value for name, value in found}


def last_row(app) -> list[str]:
    """The total of the table by commune."""
    return re.findall(r"<td[^>]*>(?:<a[^>]*>)?([^<]*)", html(app).partition("<tfoot>")[2].partition("</tfoot>")[0])


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """QR1 and QR3 active up to 14/9; then QR2 comes late, QR1 moves to Vân Du, and QR3 falls silent in the next week."""
    tmp_path = tmp_path_factory.mktemp("changes")
    place = tmp_path / "home"
    venues = [
        (f"QR{n}", f"Quán Mẫu {n}", commune, "1/9/2021")
        for n, commune in ((1, "Kim Tân"), (2, "Kim Tân"), (3, "Vân Du"))
    ]
    loaded(place, xlsx(tmp_path / "dia-diem.xlsx", register(*venues)), as_of=september(10))
    week = [COUNTS, ["QR1", "12/9/2021", 3], ["QR3", "14/9/2021", 4]]
    loaded(place, xlsx(tmp_path / "s1.xlsx", week), days=(september(8), september(14)), covers="district")
    loaded(
        place,
        xlsx(tmp_path / "s2.xlsx", [*week, ["QR2", "9/9/2021", 2]]),
        days=(september(8), september(14)),
        covers="district",
        by="Lan",
    )
    correct(place, "QR1", "commune", VAN_DU, "Ở Vân Du", "Bình")
    more = [COUNTS, ["QR1", "16/9/2021", 5], ["QR2", "17/9/2021", 1]]
    loaded(place, xlsx(tmp_path / "s3.xlsx", more), days=(september(15), september(21)), covers="district")
    return place


def test_the_sample_is_explained_against_the_period_before(visit, sample_home):
    app = visit(sample_home, PAGE)
    assert steps(app) == {
        "8–14/9/2021": "117",
        "Hoạt động lần đầu": "+11",
        "Hoạt động trở lại": "+14",
        "Ngừng hoạt động": "−57",
        "15–21/9/2021": "85",
    }
    assert last_row(app) == ["117", "+11", "+14", "−57", "85", "−32"]
    rows = rows_shown(app, "change-communes")
    assert len(rows) == 25
    assert "Bằng 0 ở mọi xã: Ra khỏi danh sách." in html(app)
    assert len(rows_shown(app, "change-venues")) == 82


def test_a_part_of_one_commune_lists_its_venues_with_links(visit, sample_home):
    app = visit(sample_home, PAGE, part="first", of="15187")
    rows = rows_shown(app, "change-venues")
    assert (
        len(rows) == 2 and {row[2] for row in rows} == {"Kim Tân"} and {row[3] for row in rows} == {"Hoạt động lần đầu"}
    )
    assert re.search(r'href="\./venue\?[^"]*venue=QR\d+"', html(app))
    assert next(button for button in app.button if button.key == "change-all").label == "Xem tất cả các phần, các xã"


def test_another_day_and_another_figure(visit, home):
    app = visit(home, PAGE, figure="scans", compare="day", against="2021-09-14", since="2021-09-15", until="2021-09-21")
    assert steps(app) == {
        "8–14/9/2021": "9",
        "Quét nhiều hơn": "+2",
        "Quét ít hơn": "−1",
        "Ngừng hoạt động": "−4",
        "15–21/9/2021": "6",
    }
    app.date_input(key="against").set_value(date(2021, 9, 20)).run()
    assert app.query_params["against"] == "2021-09-20"


def test_as_known_earlier_tells_late_data_and_corrections_from_what_happened(visit, home):
    app = visit(home, PAGE, compare="known", known="2", since="2021-09-15", until="2021-09-21")
    assert steps(app) == {
        "8–14/9/2021, theo số liệu lúc đó": "2",
        "Số liệu đến sau": "+1",
        "Sửa đổi": "0",
        "8–14/9/2021, theo số liệu về sau": "3",
        "Ngừng hoạt động": "−1",
        "15–21/9/2021, theo số liệu về sau": "2",
    }
    options = app.selectbox(key="known").options
    assert [one.partition(" · ")[2] for one in options] == [
        "sửa QR1 Quán Mẫu 1 · Bình",
        "tải lên s2.xlsx · Lan",
        "tải lên s1.xlsx · an",
        "tải lên dia-diem.xlsx · an",
    ]
    app.selectbox(key="known").set_value(3).run()
    assert app.query_params["known"] == "3" and "Số liệu đến sau" not in steps(app)
    corrected = visit(
        home, PAGE, compare="known", known="3", part="corrections", since="2021-09-15", until="2021-09-21"
    )
    assert [row[-2] for row in rows_shown(corrected, "change-venues")] == ["Xã, thị trấn: Kim Tân → Vân Du"] * 2


def test_a_campaign_of_one_upload_has_no_earlier_version_to_compare_with(visit, tmp_path):
    home = tmp_path / "home"
    loaded(home, xlsx(tmp_path / "a.xlsx", register(("QR1", "Quán", "Kim Tân", "1/9/2021"))), as_of=september(10))
    app = visit(home, PAGE, figure="registered", compare="known")
    assert "không có thời điểm nào trước đó" in html(app)


def test_what_cannot_be_compared_says_why(visit, home):
    app = visit(home, PAGE, compare="day", against="2021-08-01", since="2021-09-15", until="2021-09-21")
    assert (
        "cho ngày 1/8/2021 trở về trước nên không có số ban đầu để so sánh. Ngày đầu tiên có số liệu là 8/9/2021."
        in html(app)
    )
    app = visit(home, PAGE, compare="day", against="2021-09-10", since="2021-09-15", until="2021-09-21")
    assert "Không so sánh: tất cả các xã, thị trấn (số ngày có tệp lượt quét ở thời điểm đầu ít hơn" in html(app)


@pytest.mark.parametrize(
    "junk",
    [
        {"figure": "x"},
        {"compare": "x"},
        {"compare": "known", "known": "99"},
        {"part": "<s>", "of": "1"},
        {"compare": "day", "against": "hôm qua"},
    ],
)
def test_junk_in_the_address_is_the_default(visit, home, junk):
    app = visit(home, PAGE, since="2021-09-15", until="2021-09-21", **junk)
    assert html(app).count('<h1 class="lead">') == 1 and "<s>" not in html(app)


def test_names_from_files_are_never_html(visit, tmp_path):
    home = tmp_path / "home"
    venue = ("QR1", "<img src=x>", "Kim Tân", "12/9/2021")
    loaded(
        home, xlsx(tmp_path / "a.xlsx", register(("QR0", "Quán", "Kim Tân", "1/9/2021"), venue)), as_of=september(14)
    )
    app = visit(home, PAGE, figure="registered", since="2021-09-11", until="2021-09-14")
    assert "&lt;img src=x&gt;" in html(app) and "<img src=x>" not in html(app)


@pytest.mark.parametrize("page", [PAGE, "intake/history.py", "monitor/venue.py"])
def test_a_corrected_day_is_written_as_a_day(visit, tmp_path, page):
    home = tmp_path / "home"
    loaded(home, xlsx(tmp_path / "a.xlsx", register(("QR1", "Quán", "Kim Tân", "1/9/2021"))), as_of=september(10))
    correct(home, "QR1", "closed_on", september(5), "Nghỉ bán", "Bình")
    app = visit(home, page, figure="registered", compare="known", part="corrections", venue="QR1", lang="en")
    assert "5 Sep 2021" in html(app)


def test_a_withdrawn_file_is_the_reason_said_and_not_that_none_was_loaded(visit, tmp_path):
    home = tmp_path / "home"
    loaded(home, xlsx(tmp_path / "a.xlsx", register(("QR1", "Quán", "Kim Tân", "1/9/2021"))), as_of=september(10))
    scans = xlsx(tmp_path / "luot-quet.xlsx", [COUNTS, ["QR1", "12/9/2021", 3]])
    (upload,) = loaded(home, scans, days=(september(1), september(14)), covers="district")
    asked = {"since": "2021-09-08", "until": "2021-09-14", "compare": "known"}
    withdraw(home, upload.upload, "an")
    app = visit(home, PAGE, **asked)
    title = html(app).partition('<h1 class="lead">')[2].partition("</h1>")[0]
    assert "luot-quet.xlsx đã được rút lại lúc" in title and "trước đó là 1" in title
    assert "Chưa có tệp số liệu nào" not in html(app) and "./history?" in html(app)
    restore(home, upload.upload, "an")
    app = visit(home, PAGE, **asked)
    assert "Khi đó tệp luot-quet.xlsx đang được rút lại" in html(app) and "chưa tải lên tệp nào" not in html(app)
    assert [one.partition(" · ")[2].split(" · ")[0] for one in app.selectbox(key="known").options][:2] == [
        "rút lại luot-quet.xlsx", "tải lên luot-quet.xlsx",
    ]  # fmt: skip
    assert 'data-go="from-version:2"' in html(app) and '<div class="figure">1</div>' in html(app)


def test_without_a_base_the_end_stays_and_one_press_compares_from_the_first_day(visit, home):
    app = visit(home, PAGE, compare="day", against="2021-08-01", since="2021-09-15", until="2021-09-21")
    assert 'data-go="from-day:2021-09-14"' in html(app) and "So sánh từ ngày 14/9/2021" in html(app)
    assert '<div class="figure">2</div>' in html(app)
    app = visit(home, PAGE, compare="day", against="2021-09-14", since="2021-09-15", until="2021-09-21")
    assert steps(app)["15–21/9/2021"] == "2"
