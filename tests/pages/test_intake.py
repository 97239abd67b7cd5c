"""Files in through the pages: sample in and out, upload, preview, commit, withdraw, restore."""

import pytest

from data.intake import check, commit
from data.uploads import uploads
from tests.pages.conftest import html


def press(app, key):
    app.button(key=key).click().run()
    assert not app.exception, app.exception
    return app


def test_one_click_loads_the_sample_one_takes_it_away_and_one_brings_it_back(visit, tmp_path):
    home = tmp_path / "home"
    app = press(visit(home), "load-sample")
    assert "686" in html(app)
    app = press(app, "remove-sample")
    assert "686" not in html(app)
    assert {one.state for one in uploads(home)} == {"withdrawn"}
    app = press(app, "load-sample")
    assert "686" in html(app)
    assert len(uploads(home)) == 7


def test_files_are_previewed_then_committed(visit, tmp_path, sample_files):
    home = tmp_path / "home"
    app = visit(home, "intake/upload.py")
    for one in sample_files:
        app.file_uploader[0].upload(one.name, one.path.read_bytes())
    app.run()
    assert not app.exception, app.exception
    assert "7 bảng sẵn sàng" in html(app)
    assert uploads(home) == []
    press(app, "commit")
    assert len(uploads(home)) == 7
    assert "Đã ghi nhận 7 bảng" in html(app)


def test_a_campaign_that_moved_meanwhile_shows_the_preview_again(visit, tmp_path, sample_files):
    home = tmp_path / "home"
    app = visit(home, "intake/upload.py")
    first, second = sample_files[0], sample_files[1]
    app.file_uploader[0].upload(first.name, first.path.read_bytes())
    app.run()
    commit(home, check(home, [second]), "someone")
    press(app, "commit")
    assert "bản xem trước mới" in html(app)
    assert len(uploads(home)) == 1
    press(app, "commit")
    assert len(uploads(home)) == 2


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("anh.png", b"\x89PNG\r\n\x1a\n0000", "PNG"),
        ("rong.csv", b"", "Tệp trống"),
        ("la.csv", b"a;b;c\n1;2;3\n", "Không tìm thấy dòng tiêu đề"),
        ("hong.xlsx", b"PK\x03\x04", "Tệp bị hỏng"),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_sentence_and_changes_nothing(visit, tmp_path, name, content, sentence):
    home = tmp_path / "home"
    app = visit(home, "intake/upload.py")
    app.file_uploader[0].upload(name, content)
    app.run()
    assert not app.exception, app.exception
    assert app.button(key="commit").disabled
    assert sentence in html(app)
    assert uploads(home) == []


def test_an_upload_is_withdrawn_and_restored_from_the_history(visit, tmp_path, sample_files):
    home = tmp_path / "home"
    commit(home, check(home, sample_files[:1]), "văn phòng")
    app = press(visit(home, "intake/history.py"), "withdraw-now")
    assert uploads(home)[0].state == "withdrawn"
    press(app, "restore-now")
    assert uploads(home)[0].state == "active"
    assert [act[0] for act in uploads(home)[0].history] == ["commit", "withdraw", "restore"]
