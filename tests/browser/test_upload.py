"""Files dropped in a real browser: previewed, answered, sent back, stopped, committed, seen on the overview."""

import os
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from data import sample
from data.batch import Incoming
from data.intake import check, commit
from data.uploads import uploads
from tests.browser.conftest import serve
from tests.data.made import csv_file, register, september, xlsx


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    home = tmp_path / "home"
    for address in serve(home, tmp_path / "server.log"):
        yield address, home


def dropped(page, *paths):
    """Files on the page, whatever the uploader looks like."""
    page.locator("input[type=file]").set_input_files([str(path) for path in paths])
    return page


def lead(page):
    return page.locator("h1.lead").first


def test_drop_preview_commit_and_see_the_figures(visitor, fresh, tmp_path):
    address, home = fresh
    one = visitor(address)
    page = dropped(one.open("upload"), *sample.write(tmp_path))
    expect(lead(page)).to_contain_text("7 bảng sẵn sàng", timeout=60_000)
    assert uploads(home) == []
    page.get_by_role("button", name="Ghi nhận các bảng này").click()
    expect(lead(page)).to_contain_text("Đã ghi nhận 7 bảng", timeout=60_000)
    expect(page.locator(".strip").filter(has_text="dòng, không nhận")).to_be_visible()
    assert len(uploads(home)) == 7
    page.get_by_role("link", name="Xem số liệu").click()
    expect(lead(page)).to_contain_text("85 trên 686", timeout=30_000)
    page.get_by_role("button", name="Gỡ số liệu mẫu").click()
    expect(lead(page)).to_contain_text("Chưa có tệp nào", timeout=30_000)
    assert {upload.state for upload in uploads(home)} == {"withdrawn"}
    assert (one.outside, one.errors) == ([], [])


def test_what_another_program_loads_is_there_at_the_next_click(visitor, fresh, tmp_path):
    address, home = fresh
    page = visitor(address).open("")
    files = [Incoming(path.name, path) for path in sample.write(tmp_path)]
    commit(home, check(home, files), "nightly")
    page.get_by_role("link", name="Hoạt động 7 ngày").first.click()
    expect(lead(page)).to_contain_text("85 trên 686", timeout=30_000)


def test_reading_is_stopped_and_leaves_nothing_behind(visitor, fresh, tmp_path):
    address, home = fresh
    days = [f"{day}/8/2021" for day in range(1, 31)]
    rows = [[f"QR{at}", f"Quán số {at}", "Kim Tân", days[at % 30]] for at in range(400_000)]
    large = csv_file(tmp_path / "lon.csv", [["Mã địa điểm", "Tên địa điểm", "Xã", "Ngày đăng ký"], *rows])
    one = visitor(address)
    page = dropped(one.open("upload"), large)
    page.get_by_role("button", name="Dừng đọc").click(timeout=60_000)
    expect(page.locator(".strip").filter(has_text="Đã dừng đọc")).to_be_visible(timeout=30_000)
    expect(page.locator("[data-testid=stFileUploaderFile]")).to_have_count(0)
    expect(page.get_by_role("button", name="Dừng đọc")).to_have_count(0)
    # The run that was ended clears away while the next one shows the page.
    frames = (page.evaluate("() => new Promise(requestAnimationFrame)") for _ in range(600))
    assert any(not list((home / "incoming").iterdir()) and not readers_of(home) for _ in frames)
    assert uploads(home) == []
    assert one.errors == []


def readers_of(home: Path) -> list[int]:
    """Processes that read for this home: Linux names them by what they hold open."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes().decode(errors="replace")
            held = [os.readlink(handle) for handle in (process / "fd").iterdir()] if "data.reader" in command else []
        except OSError:
            continue
        found += [int(process.name)] if any(str(home) in path for path in held) else []
    return found


def test_columns_are_set_by_hand_with_the_keyboard_alone(visitor, fresh, tmp_path):
    address, home = fresh
    rows = [[f"QR{at}", f"Quán {at}", "Kim Tân"] for at in range(1, 4)]
    path = xlsx(tmp_path / "la.xlsx", [["Ký hiệu", "Cơ sở", "Nơi đóng"], *rows])
    one = visitor(address)
    page = dropped(one.open("upload"), path)
    expect(page.get_by_text("Giá trị có vẻ là: Xã, thị trấn")).to_be_visible(timeout=60_000)
    for title, meaning in (("Ký hiệu", "Mã địa điểm"), ("Cơ sở", "Tên địa điểm"), ("Nơi đóng", "Xã, thị trấn")):
        box = page.get_by_role("combobox", name=title)
        box.focus()
        page.keyboard.type(meaning)
        page.keyboard.press("Enter")
    again = page.get_by_role("button", name="Đọc lại theo khai báo này").first
    again.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="Tính đến ngày")).to_be_visible(timeout=60_000)
    expect(page.locator("table.batch")).to_contain_text("Địa điểm")
    assert (one.outside, one.errors) == ([], [])


def test_the_workbook_to_send_back_opens_and_says_what_is_wrong(visitor, fresh, tmp_path):
    address, _ = fresh
    good = [("QR1", "Quán An", "Kim Tân", september(1)), ("QR2", "Chợ", "Vân Du", september(2))]
    path = xlsx(tmp_path / "loi.xlsx", register(*good, ("QR3", "Quán Xa", "Ngọc Lặc", september(3))))
    page = dropped(visitor(address).open("upload"), path)
    button = page.get_by_role("button", name="tệp trả lại")
    expect(button).to_be_visible(timeout=60_000)
    with page.expect_download(timeout=60_000) as coming:
        button.click()
    coming.value.save_as(tmp_path / "back.xlsx")
    assert coming.value.suggested_filename == "loi - cần sửa.xlsx"
    sheet = openpyxl.load_workbook(tmp_path / "back.xlsx").active
    assert sheet["H1"].value == "Cần sửa" and sheet["H4"].value.startswith("D4: ") and sheet["H2"].value is None


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1440, 900), (1920, 1080)])
def test_the_preview_fits_its_screen(visitor, fresh, tmp_path, width, height):
    address, _ = fresh
    one = visitor(address, width, height)
    page = one.open("upload")
    hint = page.locator("[data-testid=stFileUploaderDropzoneInstructions]")
    cut = hint.evaluate(
        "box => [...box.querySelectorAll('*')].some(one => one.scrollWidth > one.clientWidth + 1 && one.clientWidth)"
    )
    assert not cut and one.too_wide() == []
    dropped(page, *sample.write(tmp_path))
    expect(lead(page)).to_contain_text("7 bảng sẵn sàng", timeout=60_000)
    one.whole()
    assert one.too_wide() == []
    if width >= 1440:
        expect(page.get_by_role("button", name="Ghi nhận các bảng này")).to_be_in_viewport()
