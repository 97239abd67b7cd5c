"""The map in a browser: pressed and reached by keyboard, given boundaries, saved as a picture, all on this machine."""

import re
import shutil
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

from data.communes import communes
from tests.browser.conftest import serve
from tests.data.boundary_files import collection, district, feature, of_commune, square

LEAD = "h1.lead"
KIM_TAN = 'svg.map:visible a[aria-label^="Kim Tân"]'


@pytest.fixture(scope="module")
def own_address(sample_home, tmp_path_factory):
    """A server with a sample of its own: boundaries and targets change it for everyone."""
    home = tmp_path_factory.mktemp("map") / "home"
    shutil.copytree(sample_home, home)
    yield from serve(home, tmp_path_factory.mktemp("log") / "server.log")


def opened(visitor, address, path="coverage", **size):
    one = visitor(address, **size)
    page = one.open(path)
    expect(page.locator("svg.map:visible a")).to_have_count(25, timeout=30_000)
    return one, page


def test_a_pressed_commune_is_the_scope_and_pressed_again_is_not(visitor, address):
    one, page = opened(visitor, address)
    page.locator(KIM_TAN).click()
    expect(page.locator(LEAD).first).to_contain_text("Kim Tân", timeout=30_000)
    expect(page).to_have_url(re.compile("communes=Kim"))
    expect(page.locator("svg.map:visible .ring")).to_have_count(1)
    page.locator(KIM_TAN).click()
    expect(page.locator("svg.map:visible .ring")).to_have_count(0, timeout=30_000)
    expect(page.locator(LEAD).first).to_contain_text("huyện Thạch Thành", timeout=30_000)
    assert not one.outside and not one.errors


def test_the_keyboard_reaches_a_commune_and_stays_on_it(visitor, address):
    one, page = opened(visitor, address)
    van_du = page.locator('svg.map:visible a[aria-label^="Vân Du"]')
    page.locator(KIM_TAN).focus()
    page.keyboard.press("Tab")
    expect(van_du).to_be_focused()
    seen = van_du.locator(".spot").evaluate(
        "spot => [getComputedStyle(spot).stroke, getComputedStyle(spot).strokeWidth]"
    )
    assert seen[0] != "none" and float(seen[1].removesuffix("px")) >= 2
    page.keyboard.press("Enter")
    expect(page.locator(LEAD).first).to_contain_text("Vân Du", timeout=30_000)
    expect(page.locator('svg.map:visible a[aria-label^="Vân Du"]')).to_be_focused()
    assert not one.outside and not one.errors


def test_a_press_with_ctrl_opens_the_commune_in_a_tab_of_its_own(visitor, address):
    one, page = opened(visitor, address)
    with one.context.expect_page() as tab:
        page.locator(KIM_TAN).click(modifiers=["Control"])
    expect(tab.value.locator(LEAD).first).to_contain_text("Kim Tân", timeout=30_000)
    expect(page.locator("svg.map:visible .ring")).to_have_count(0)


def test_the_map_is_saved_as_a_picture_that_needs_nothing_else(visitor, address):
    one, page = opened(visitor, address)
    with page.expect_download() as download:
        page.locator("[data-save=svg]").first.click()
    assert re.fullmatch(r"ban-do-bluezone-[a-z-]+-2021-09-23\.svg", download.value.suggested_filename)
    text = download.value.path().read_text(encoding="utf-8")
    picture = ElementTree.fromstring(text)
    words = " ".join("".join(picture.itertext()).split())
    assert "Bluezone: độ phủ" in words and "30,5 %" in words and "Tượng" in words
    assert not re.search(r"var\(|color\(|color-mix|<a\b|https?://(?!www\.w3\.org)", text)
    assert "url(data:font/woff2;base64," in text
    with page.expect_download() as download:
        page.locator("[data-save=png]").first.click()
    data = download.value.path().read_bytes()
    assert data.startswith(b"\x89PNG") and max(int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == 2400
    assert not one.outside and not one.errors


def give(page, content: bytes, name="ranh-gioi.geojson"):
    page.get_by_role("button", name="Bản đồ ranh giới").click()
    page.locator("[data-testid=stPopoverBody] input[type=file]").set_input_files(
        [{"name": name, "mimeType": "application/geo+json", "buffer": content}]
    )


def test_an_office_gives_its_boundaries_and_takes_them_away(visitor, own_address):
    one, page = opened(visitor, own_address)
    file = collection(
        *(of_commune(each, ten=each.full_name) for each in communes() if each.name != "Thạch Đồng"),
        feature({"ten": "Xã Vĩnh Hưng"}, square(105.7, 20.0)),
    )
    give(page, file)
    box = page.locator("[data-testid=stPopoverBody]")
    expect(box).to_contain_text("Nhận ra 24 trong 25", timeout=30_000)
    expect(box).to_contain_text("Chưa có ranh giới: Thạch Đồng.")
    expect(box).to_contain_text("Hình không phải xã nào của huyện: Xã Vĩnh Hưng.")
    expect(box.locator("svg.map.true")).to_have_count(1)
    box.get_by_role("button", name="Dùng ranh giới này").click()
    expect(page.locator(".coverage-body svg.map.true:visible a")).to_have_count(25, timeout=30_000)
    expect(page.locator(".coverage-body svg.map.true")).to_contain_text("Chưa có ranh giới (1)")
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator(".coverage-body svg.map.tiles:visible a")).to_have_count(25)
    expect(page.locator(".coverage-body svg.map.true:visible")).to_have_count(0)
    page.set_viewport_size({"width": 1440, "height": 900})
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Bản đồ ranh giới").click()
    page.get_by_role("button", name="Trở lại bản đồ ô vuông").click()
    expect(page.locator(".coverage-body svg.map.tiles:visible a")).to_have_count(25, timeout=30_000)
    assert not one.outside and not one.errors


def test_a_file_that_makes_no_map_is_refused_in_words(visitor, own_address):
    one, page = opened(visitor, own_address)
    give(page, district().replace(b"105.", b"455105.").replace(b"20.", b"2220."))
    expect(page.locator("[data-testid=stPopoverBody] .strip.wrong")).to_contain_text("VN-2000", timeout=30_000)
    expect(page.locator("[data-testid=stPopoverBody] .strip.wrong")).to_contain_text("EPSG:4326")
    expect(page.get_by_role("button", name="Dùng ranh giới này")).to_have_count(0)
    assert not one.errors


def test_a_target_is_set_seen_and_removed(visitor, own_address):
    one, page = opened(visitor, own_address)
    page.get_by_role("button", name="Đặt chỉ tiêu").click()
    page.get_by_label("Chỉ tiêu, %").fill("50")
    page.get_by_label("Chỉ tiêu, %").press("Enter")
    page.get_by_role("button", name="Đặt chỉ tiêu này").click()
    expect(page.locator(".card").first).to_contain_text("còn thiếu 21,93 điểm %", timeout=30_000)
    expect(page.locator(".coverage-body table.ranking")).to_contain_text("50 %")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Chỉ tiêu: 50 %").click()
    page.get_by_role("button", name="Bỏ chỉ tiêu").click()
    expect(page.locator(".card").first).not_to_contain_text("còn thiếu", timeout=30_000)
    assert not one.outside and not one.errors
