"""Three files dropped in a real browser: previewed, committed, seen on the overview, withdrawn again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from data import sample
from data.uploads import uploads
from tests.browser.conftest import serve


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    home = tmp_path / "home"
    for address in serve(home, tmp_path / "server.log"):
        yield address, home


def test_drop_preview_commit_and_see_the_figures(visitor, fresh, tmp_path):
    address, home = fresh
    one = visitor(address)
    page = one.open("upload")
    page.locator("input[type=file]").set_input_files([str(path) for path in sample.write(tmp_path)])
    expect(page.locator("h1.lead").first).to_contain_text("7 bảng sẵn sàng", timeout=60_000)
    assert uploads(home) == []
    page.get_by_role("button", name="Ghi nhận các bảng này").click()
    expect(page.locator(".strip").filter(has_text="Đã ghi nhận 7 bảng")).to_be_visible(timeout=60_000)
    assert len(uploads(home)) == 7
    page.get_by_role("link", name="Xem số liệu").click()
    expect(page.locator("h1.lead").first).to_contain_text("85 trên 686", timeout=30_000)
    page.get_by_role("button", name="Gỡ số liệu mẫu").click()
    expect(page.locator("h1.lead").first).to_contain_text("Chưa có tệp nào", timeout=30_000)
    assert {upload.state for upload in uploads(home)} == {"withdrawn"}
    assert (one.outside, one.errors) == ([], [])


def test_what_another_program_loads_is_there_at_the_next_click(visitor, fresh, tmp_path):
    from data.batch import Incoming
    from data.intake import check, commit

    address, home = fresh
    one = visitor(address)
    page = one.open("")
    files = [Incoming(path.name, path) for path in sample.write(tmp_path)]
    commit(home, check(home, files), "nightly")
    page.get_by_role("link", name="Hoạt động 7 ngày").first.click()
    expect(page.locator("h1.lead").first).to_contain_text("85 trên 686", timeout=30_000)
