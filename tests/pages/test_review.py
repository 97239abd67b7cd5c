"""The review page: what needs a look, acts upon it, and their undoing."""

import pytest

from data.reviewing.corrections import acts
from data.reviewing.review import review
from data.snapshot import snapshot
from tests.data.made import COUNTS, loaded, september, xlsx
from tests.pages.conftest import html, rows_shown

HEAD = ["Mã địa điểm", "Tên địa điểm", "Xã, thị trấn", "Địa chỉ", "Loại hình", "Ngày đăng ký", "Số điện thoại"]
ROWS = [
    ["QR1", "Tạp hóa Mẫu", "Kim Tân", "Khu phố 1", "Chợ", "1/9/2021", "0900000777"],
    ["QR2", "Tạp hoá Mẫu", "Kim Tân", "Khu phố 1", "Chợ", "2/9/2021", "0900000777"],
    ["QR3", "Quán Mẫu", "Vân Du", "xã Thạch Lâm", "Chợ", "2/9/2021", "0900000003"],
    ["QR4", "Nhà hàng Mẫu", "Vân Du", "Khu phố 2", None, "2/9/2021", "0900000004"],
]


@pytest.fixture
def home(tmp_path):
    place = tmp_path / "home"
    loaded(place, xlsx(tmp_path / "a.xlsx", [HEAD, *ROWS]), as_of=september(10))
    scans = [COUNTS, ["QR1", "14/9/2021", 3], ["QR2", "15/9/2021", 4], ["QR4X", "15/9/2021", 7]]
    loaded(place, xlsx(tmp_path / "s.xlsx", scans), covers="district")
    return place


def opened(app, at):
    """Open the finding at that place."""
    buttons = [one for one in app.button if (one.key or "").startswith("open-")]
    buttons[at].click().run()
    assert not app.exception, app.exception
    return app


def done(app, reason):
    app.text_input(key="review-reason").set_value(reason).run()
    app.button(key="review-do").click().run()
    assert not app.exception, app.exception
    return app


def test_it_says_what_needs_a_look_side_by_side_and_shows_no_phone(visit, home):
    said = html(visit(home, "intake/review.py"))
    assert "4 địa điểm cần xem lại ở 2 xã, thị trấn; 1 mã có lượt quét chưa đăng ký." in said
    for words in (
        "QR1 Tạp hóa Mẫu",
        "QR2 Tạp hoá Mẫu",
        "Cùng số điện thoại (09..\u00a0...\u00a0777)",
        "Địa chỉ ghi Thạch Lâm",
        "7 lượt quét",
        "a.xlsx",
    ):
        assert words in said
    assert "0900000" not in said


def test_filters_stand_in_the_url(visit, home):
    app = visit(home, "intake/review.py", commune="15190", kind="address")
    said = html(app)
    assert "QR3" in said and "QR1" not in said and "QR4" not in said


def test_two_venues_become_one_and_two_again(visit, home):
    app = opened(visit(home, "intake/review.py"), 0)
    app.radio(key="review-stays").set_value("QR2").run()
    app = done(app, "Cùng một quán")
    assert snapshot(home).counted_as("QR1") == "QR2"
    said = html(app)
    assert "Đã ghi lại" in said and "được tính là QR2" in said and "Cùng một quán" in said
    app.button(key=f"undo-{acts(home)[0].version}").click().run()
    assert not app.exception
    assert snapshot(home).counted_as("QR1") == "QR1"
    assert "Đã hoàn tác" in html(app)


def test_a_field_is_corrected_and_the_venue_and_the_history_say_so(visit, home):
    app = opened(visit(home, "intake/review.py", kind="address"), 0)
    app.selectbox(key="review-value-commune-QR3").set_value("15196").run()
    app.text_input(key="review-value-address-QR3").set_value("Thôn 1, xã Thạch Lâm").run()
    app = done(app, "Theo địa chỉ")
    assert snapshot(home).rows("SELECT address FROM venue WHERE venue = 'QR3'") == [("Thôn 1, xã Thạch Lâm",)]
    assert snapshot(home).rows("SELECT commune FROM venue WHERE venue = 'QR3'") == [("15196",)]
    said = html(visit(home, "monitor/venue.py", venue="QR3"))
    assert "Đã sửa: xã, thị trấn" in said and "Theo địa chỉ" in said and "tệp ghi: Vân Du" in said
    assert "Vân Du → Thạch Lâm" in str(rows_shown(visit(home, "intake/history.py"), "acts"))


def test_a_finding_is_left_out_with_a_reason_only(visit, home):
    app = visit(home, "intake/review.py", kind="missing")
    assert [row[1] for row in rows_shown(app, "missing-0")] == ["loại hình"]
    app.session_state["review-open"] = next(one.key for one in review(snapshot(home)).findings if one.kind == "missing")
    app.run()
    app.button(key="review-do").click().run()
    assert "Chưa có gì được sửa" in html(app)
    app.segmented_control(key="review-act").set_value("dismiss").run()
    app.button(key="review-do").click().run()
    assert "Hãy ghi lý do" in html(app)
    assert acts(home) == ()
    app = done(app, "Không phân loại")
    assert rows_shown(app, "missing-1") == []
    assert "Không phải lỗi" not in html(app)
    assert any("Đã ghi lại" in one.value for one in app.toast)


def test_the_panel_closes(visit, home):
    app = opened(visit(home, "intake/review.py"), 0)
    app.button(key="review-close").click().run()
    assert not app.exception
    assert not [one for one in app.button if one.key == "review-do"]


def test_a_scanned_code_is_given_to_its_venue(visit, home):
    app = opened(visit(home, "intake/review.py", kind="outside"), 0)
    assert app.button(key="review-do").disabled
    app.selectbox(key="review-is-QR4X").set_value("QR4").run()
    done(app, "Mã in nhầm")
    assert snapshot(home).counted_as("QR4X") == "QR4"


def test_a_commune_has_a_list_for_its_officers(visit, home):
    from io import BytesIO

    import openpyxl

    from pages.intake.parts.review_list import findings_sheet
    from pages.parts.session import View

    app = visit(home, "intake/review.py", commune="15190")
    assert any(one.proto.label == "Danh sách cho cán bộ xã (.xlsx)" for one in app.get("download_button"))
    now = snapshot(home)
    found = review(now)
    here = [one for one in found.findings if "15190" in one.communes]
    view = View(home, "vi", "light", now, None, {})
    sheet = openpyxl.load_workbook(BytesIO(findings_sheet(view, found, here, "Vân Du"))).active
    assert (sheet.title, sheet.page_setup.orientation, sheet.column_dimensions["I"].width > 40) == (
        "Rà soát", "landscape", True,
    )  # fmt: skip
    assert sheet.row_dimensions[5].height > 16
    rows = [row for row in sheet.iter_rows(values_only=True)]
    assert rows[0][0] == "Địa điểm cần rà soát: Vân Du"
    assert rows[3][-1] == "Trả lời"
    assert [row[1] for row in rows[4:]] == ["QR3", "QR4"]
    assert not any("0900000" in str(cell) for row in rows for cell in row)
