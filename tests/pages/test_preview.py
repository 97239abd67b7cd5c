"""The preview: what a person can answer before anything is kept, and what the page then says and does."""

import pytest

from data.batch import Incoming
from data.intake import check, commit
from data.uploads import uploads
from tests.data.made import KIM_TAN, VAN_DU, VENUES, checked, csv_file, loaded, register, september, xlsx
from tests.pages.conftest import html

UPLOAD, HISTORY = "intake/upload.py", "intake/history.py"
STRANGE = ["Ký hiệu", "Cơ sở", "Nơi đóng", "Từ lúc"]
MEANT = {"A": "code", "B": "name", "C": "commune", "D": "registered_on"}


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


def press(app, key):
    app.button(key=key).click().run()
    assert not app.exception, app.exception
    return app


def dropped(visit, home, *paths, **url):
    """The upload page with these files dropped on it."""
    app = visit(home, UPLOAD, **url)
    for path in paths:
        app.file_uploader[0].upload(path.name, path.read_bytes())
    app.run()
    assert not app.exception, app.exception
    return app


def strange(path, first=1):
    rows = [[f"QR{at}", f"Quán {at}", "Kim Tân", f"{at}/9/2021"] for at in range(first, first + 3)]
    return xlsx(path, [["BẢNG KÊ"], [], STRANGE, *rows])


def faulty(path):
    """Two good rows, one whose commune is of another district."""
    venues = [("QR1", "Quán An", "Kim Tân", september(1)), ("QR2", "Chợ", "Vân Du", september(2))]
    return xlsx(path, register(*venues, ("QR3", "Quán Xa", "Ngọc Lặc", september(3))))


def set_columns(app, header_row=3):
    app.number_input(key=next(box.key for box in app.number_input if box.key.startswith("columns-header"))).set_value(
        header_row
    )
    app.run()
    for box in app.selectbox:
        if box.key.startswith("column-") and box.key[-1] in MEANT:
            box.set_value(MEANT[box.key[-1]])
    return press(app, "columns-again-0")


def labels(app):
    return [button.label for button in app.get("download_button")]


def test_columns_are_said_once_and_remembered_for_the_same_layout(visit, home, tmp_path):
    app = dropped(visit, home, strange(tmp_path / "a.xlsx"))
    assert "Cần trả lời" in html(app) and "Ví dụ: QR1 · QR2 · QR3" in html(app)
    assert "Giá trị có vẻ là: Xã, thị trấn" in html(app)
    assert {box.value for box in app.selectbox if box.key.startswith("column-")} == {""}
    set_columns(app)
    assert "+3 địa điểm mới" in html(app)
    press(app, "commit")
    assert [one.accepted for one in uploads(home)] == [3]
    again = dropped(visit, home, strange(tmp_path / "b.xlsx", 4))
    assert "sẵn sàng" in html(again) and "văn phòng" in html(again)
    assert "Các cột này do" in html(again)


def test_a_second_sheet_with_strange_columns_is_read_once_they_are_said(visit, home, tmp_path):
    known = [["Tính đến ngày 21/9/2021"], *register(("QR1", "Quán", "Kim Tân", september(1)))]
    path = xlsx(tmp_path / "a.xlsx", known, Khác=[STRANGE, ["QR9", "Chợ", "Vân Du", "2/9/2021"]])
    app = dropped(visit, home, path)
    assert "1 trang tính khác chưa nhận ra danh sách" in [box.label for box in app.expander]
    app.selectbox(key="other-0").set_value("Khác").run()
    app.selectbox(
        key=next(box.key for box in app.selectbox if "columns-kind" in box.key and "other" in box.key)
    ).set_value("venues").run()
    for box in app.selectbox:
        if box.key.startswith("column-0-0-other"):
            box.set_value(MEANT[box.key[-1]])
    press(app, "columns-again-0-0-other")
    assert "2 bảng sẵn sàng" in html(app)


def test_rows_of_another_kind_can_be_said_otherwise(visit, home, tmp_path):
    app = dropped(
        visit,
        home,
        xlsx(tmp_path / "a.xlsx", [["Tính đến ngày 21/9/2021"], *register(("QR1", "Quán", "Nơi Lạ", september(1)))]),
    )
    assert "Không nhận được dòng nào" in html(app) and "“<b>Nơi Lạ</b>”" in html(app)
    assert "a.xlsx: tệp trả lại, 1 dòng cần sửa" in labels(app)


def test_two_columns_cannot_both_be_one_thing(visit, home, tmp_path):
    app = dropped(visit, home, strange(tmp_path / "a.xlsx"))
    for box in app.selectbox:
        if box.key.startswith("column-"):
            box.set_value("name")
    press(app, "columns-again-0")
    assert "Hai cột được chọn cùng một ý nghĩa" in html(app)


def test_suggestions_fill_the_form_at_one_click_and_are_never_refused(visit, home, tmp_path):
    app = press(dropped(visit, home, strange(tmp_path / "a.xlsx")), "use-suggested-0-0")
    chosen = {box.key[-1]: box.value for box in app.selectbox if box.key.startswith("column-")}
    assert chosen == MEANT
    press(app, "columns-again-0")
    assert "Hai cột được chọn cùng một ý nghĩa" not in html(app) and "+3 địa điểm mới" in html(app)


def test_two_columns_of_installs_are_one_for_each_app(visit, home, tmp_path):
    heads = [["Tính đến ngày 21/9/2021"], ["Nơi", "Bluezone", "Smart Thanh Hóa"], ["", "Kết quả", "Kết quả"]]
    app = dropped(visit, home, xlsx(tmp_path / "a.xlsx", [*heads, ["Kim Tân", 30, 20], ["Vân Du", 40, 10]]))
    app.selectbox(key="columns-kind-0").set_value("installs").run()
    app.number_input(key=next(box.key for box in app.number_input)).set_value(3).run()
    for box in app.selectbox:
        if box.key.startswith("column-"):
            box.set_value({"A": "commune", "B": "installed", "C": "installed"}[box.key[-1]])
    press(app, "columns-again-0")
    assert "+4 số liệu mới" in html(app) and "Bluezone, Smart Thanh Hóa" in html(app)


def test_a_file_that_is_no_list_of_ours_folds_its_form_away(visit, home, tmp_path):
    wide = [[f"Tên {at}" for at in range(14)], *([f"Lời {row} {at}" for at in range(14)] for row in range(3))]
    app = dropped(visit, home, xlsx(tmp_path / "a.xlsx", wide))
    assert "Tệp này có vẻ không phải danh sách cần tải." in html(app)
    assert "Đúng là danh sách: khai báo các cột" in [box.label for box in app.expander]


def test_every_table_left_out_is_said_as_such_and_a_commit_says_what_was_kept(visit, home, tmp_path):
    app = press(dropped(visit, home, faulty(tmp_path / "a.xlsx")), "leave-out-0")
    assert "Bạn đã bỏ mọi bảng ra; không có gì để ghi nhận." in html(app)
    press(press(app, "take-in-0"), "commit")
    assert "Đã ghi nhận 1 bảng, nhận 2 dòng, không nhận 1 dòng." in html(app)
    assert "số liệu mới được lưu" not in html(app) and "nằm ở trang Lịch sử" in html(app)


def test_where_columns_are_missing_the_forms_are_offered(visit, home, tmp_path):
    app = dropped(
        visit, home, xlsx(tmp_path / "a.xlsx", [["Mã địa điểm", "Tên địa điểm", "Địa chỉ"], ["QR1", "Quán", "x"]])
    )
    assert any("biểu mẫu" in label for label in labels(app))


def test_a_table_is_left_out_and_taken_in_again(visit, home, tmp_path):
    good = xlsx(tmp_path / "a.xlsx", register(("QR1", "Quán", "Kim Tân", september(1))))
    app = dropped(visit, home, good)
    press(app, "leave-out-0")
    assert app.button(key="commit").disabled and "Bạn đã bỏ ra" in html(app)
    press(app, "take-in-0")
    assert not app.button(key="commit").disabled


def test_only_when_there_are_no_problems_shuts_the_button_and_is_kept(visit, home, tmp_path):
    app = dropped(visit, home, faulty(tmp_path / "a.xlsx"))
    assert not app.button(key="commit").disabled
    app.radio(key="only-clean").set_value(True).run()
    assert app.button(key="commit").disabled
    assert "1 dòng bị từ chối" in html(app) and "chọn ghi nhận mọi dòng hợp lệ" in html(app)
    clean = xlsx(tmp_path / "b.xlsx", register(("QR1", "Quán", "Kim Tân", september(1))))
    app = dropped(visit, home, clean)
    app.radio(key="only-clean").set_value(True).run()
    press(app, "commit")
    later = dropped(visit, home, faulty(tmp_path / "c.xlsx"))
    assert later.radio(key="only-clean").value is True and later.button(key="commit").disabled


def test_rejected_rows_are_named_by_cell_and_can_be_sent_back(visit, home, tmp_path):
    path = faulty(tmp_path / "a.xlsx")
    app = dropped(visit, home, path)
    assert "D4" in html(app)
    assert "a.xlsx: tệp trả lại, 1 dòng cần sửa" in labels(app)
    commit(home, check(home, [Incoming(path.name, path)]), "an")
    assert "Tải tệp để trả lại" in labels(visit(home, HISTORY))


def test_what_is_set_aside_is_one_line_a_reason(visit, home, tmp_path):
    rows = [
        ["DANH SÁCH"],
        ["Tính đến ngày 21/9/2021"],
        *register(("QR1", "Quán", "Kim Tân", september(1))),
        ["Tổng cộng", 1],
    ]
    said = html(dropped(visit, home, xlsx(tmp_path / "a.xlsx", rows)))
    assert "<summary>dòng phía trên bảng <b>2</b></summary>" in said and "<summary>dòng tổng <b>1</b></summary>" in said


def test_the_balance_adds_up_in_words(visit, home, tmp_path):
    first = [("QR1", "Quán", "Kim Tân", september(1)), ("QR2", "Chợ", "Vân Du", september(1))]
    loaded(home, xlsx(tmp_path / "a.xlsx", [["Tính đến ngày 7/9/2021"], *register(*first)]))
    moved = [("QR1", "Quán", "Vân Du", september(1)), ("QR3", "Trường", "Vân Du", september(8))]
    path = xlsx(tmp_path / "b.xlsx", [["Toàn huyện, tính đến ngày 14/9/2021"], *register(*moved)])
    said = html(dropped(visit, home, path))
    assert "Trước 2 địa điểm + 1 mới + 1 chuyển đến − 1 chuyển đi − 1 ra khỏi danh sách = 2." in said
    assert "+1 địa điểm mới, 1 thay đổi, −1 ra khỏi danh sách" in said
    assert "Sẽ không còn địa điểm nào ở: Kim Tân." in said


def test_the_venues_that_go_change_or_are_new_are_named(home, tmp_path):
    first = [("QR1", "Quán", "Kim Tân", september(1)), ("QR2", "Chợ", "Vân Du", september(1))]
    loaded(home, xlsx(tmp_path / "a.xlsx", [["Tính đến ngày 7/9/2021"], *register(*first)]))
    moved = [("QR1", "Quán", "Vân Du", september(1)), ("QR3", "Trường", "Vân Du", september(8))]
    path = xlsx(tmp_path / "b.xlsx", [["Toàn huyện, tính đến ngày 14/9/2021"], *register(*moved)])
    (table,) = checked(home, path).tables
    assert table.effects.named == (
        ("gone", "QR2", "Chợ", VAN_DU, ""),
        ("changed", "QR1", "Quán", KIM_TAN, VAN_DU),
        ("new", "QR3", "Trường", "", VAN_DU),
    )


def test_an_older_list_says_that_a_newer_one_speaks(visit, home, tmp_path):
    venues = [("QR1", "Quán", "Kim Tân", september(1))]
    loaded(home, xlsx(tmp_path / "a.xlsx", [["Tính đến ngày 21/9/2021"], *register(*venues)]))
    said = html(dropped(visit, home, xlsx(tmp_path / "b.xlsx", [["Tính đến ngày 7/9/2021"], *register(*venues)])))
    assert "đã có danh sách mới hơn (tính đến 21/9/2021)" in said and "không đổi gì" in said


def test_in_english_no_vietnamese_word_of_ours_is_left(visit, home, tmp_path):
    said = html(dropped(visit, home, faulty(tmp_path / "a.xlsx"), lang="en"))
    assert "Ready, with rows rejected" in said and "+2 new venues" in said
    for word in ("Sẵn sàng", "dòng", "Loại tệp"):
        assert word not in said


def test_text_of_a_file_is_never_markup(visit, home, tmp_path):
    path = csv_file(
        tmp_path / "<b>a.csv", [VENUES, [1, "QR1", "<img src=x onerror=alert(1)>", "<i>Đâu</i>", "", "", ""]]
    )
    said = html(dropped(visit, home, path))
    assert "<img" not in said and "<i>Đâu" not in said and "<b>a.csv" not in said
