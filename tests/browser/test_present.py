"""A meeting with a projector: keys, a reload, uploads that arrive meanwhile, the period, notes, every size of screen."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from data import sample
from data.batch import Incoming
from data.intake import check, commit
from data.ledger import newest_version
from tests.browser.conftest import serve

SIZES = ((1280, 720), (1366, 768), (1920, 1080), (3840, 2160))
SLIDES = ["state", "by-day", "ranking", "moved", "silent", "registered", "map", "coverage", "asks", "sources"]
# What leaves the slide's box, and HTML boxes that hold more than they show.
UNFIT = """() => {
  const room = document.querySelector('.slides .box').getBoundingClientRect()
  const slide = document.querySelector('.slide:not([hidden])')
  const found = []
  for (const one of [slide, ...slide.querySelectorAll('*'), ...document.querySelectorAll('.foot, .foot *')]) {
    const box = one.getBoundingClientRect()
    if (one.closest('.unseen') || !box.width) continue
    const out = box.left < room.left - 1 || box.right > room.right + 1 || box.top < room.top - 1 || box.bottom > room.bottom + 1
    const cut = one instanceof HTMLElement && getComputedStyle(one).display !== 'inline' && one.clientWidth
      && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
    if (out || cut) found.push(`${slide.dataset.key} ${one.tagName} ${one.textContent.slice(0, 40)}`)
  }
  return found
}"""


def shown(page: Page) -> str:
    """The name of the slide in sight; there is exactly one."""
    found = page.locator(".slide:not([hidden])")
    expect(found).to_have_count(1)
    return found.get_attribute("data-key") or ""


def begin(one, path: str = "present") -> Page:
    """The slides, whole."""
    page = one.open(path)
    page.locator(".slide:not([hidden])").wait_for(timeout=30_000)
    return page


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


@pytest.fixture
def meeting(tmp_path) -> Iterator[tuple]:
    """A home with register and scans, its server, and the file of installs that has not been loaded yet."""
    home = tmp_path / "home"
    files = sample.write(tmp_path / "files")
    load(home, [path for path in files if "cai-dat" not in path.name])
    for address in serve(home, tmp_path / "server.log"):
        yield address, home, [path for path in files if "cai-dat" in path.name]


def load(home, paths) -> None:
    commit(home, check(home, [Incoming(path.name, path) for path in paths]), "test")


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_slide_fits_every_screen(visitor, address, width, height):
    one = visitor(address, width, height, "dark" if width == 1366 else "light")
    page = begin(one, f"present?lang={'en' if width == 1366 else 'vi'}")
    seen = []
    for _ in SLIDES:
        seen.append(shown(page))
        assert page.evaluate(UNFIT) == []
        press(page, "ArrowRight")
    assert seen == SLIDES
    assert one.too_wide() == []
    box = page.locator(".slides .box").bounding_box()
    assert (round(box["width"]), round(box["height"])) == (
        min(width, round(height * 16 / 9)),
        min(height, width * 9 // 16),
    )
    assert (one.outside, one.errors) == ([], [])


def test_text_grows_with_the_screen(visitor, address):
    sizes = []
    for width, height in (SIZES[0], SIZES[3]):
        page = begin(visitor(address, width, height))
        sizes.append(page.evaluate("() => parseFloat(getComputedStyle(document.querySelector('.slide h1')).fontSize)"))
    assert sizes[1] == pytest.approx(3 * sizes[0], rel=0.01)
    assert sizes[0] >= 40


def test_keys_of_a_presenter_turn_the_slides_and_a_reload_stays(visitor, address):
    one = visitor(address, 1280, 720)
    page = begin(one)
    press(page, "ArrowRight", "PageDown", " ")
    assert shown(page) == SLIDES[3]
    press(page, "ArrowLeft", "PageUp")
    assert shown(page) == SLIDES[1]
    press(page, "End")
    assert shown(page) == SLIDES[-1]
    press(page, "ArrowRight")
    assert shown(page) == SLIDES[-1]
    press(page, "Home", "4", "Enter")
    assert shown(page) == SLIDES[3]
    expect(page.locator(".foot .page")).to_have_text("4/10")
    assert re.search(r"[?&]slide=4(&|$)", page.url)
    page.reload()
    page.locator(".slide:not([hidden])").wait_for(timeout=30_000)
    assert shown(page) == SLIDES[3]
    expect(page.locator("[data-said]")).to_have_text("")
    press(page, "ArrowRight")
    expect(page.locator("[data-said]")).to_contain_text("5/10. 9 xã, thị trấn không có lượt quét")


def test_nothing_else_is_on_the_screen_and_one_click_leaves(visitor, address):
    one = visitor(address, 1280, 720)
    page = begin(one)
    expect(page.locator("[data-testid=stHeader]")).to_be_hidden()
    expect(page.get_by_text("Bỏ số liệu mẫu")).to_be_hidden()
    assert page.locator("h1:visible").count() == 1
    page.locator(".foot [data-do=leave]").click()
    expect(page.locator("[data-testid=stHeader]")).to_be_visible(timeout=30_000)
    expect(page.locator("h1.lead:visible")).to_contain_text("85 trên 686", timeout=30_000)
    assert "present" not in page.url and "as=" not in page.url
    press(page, "ArrowRight", "n", "p")
    page.get_by_role("link", name="Trình chiếu").first.click()
    page.locator(".slide:not([hidden])").wait_for(timeout=30_000)
    press(page, "ArrowRight")
    assert shown(page) == SLIDES[1]
    assert one.errors == []


def test_the_period_is_changed_from_the_keyboard_and_the_slide_stays(visitor, address):
    one = visitor(address, 1280, 720)
    page = begin(one)
    press(page, "ArrowRight", "ArrowRight", "p")
    form = page.locator(".slides .ask")
    expect(form).to_be_visible()
    expect(form.locator("button:focus")).to_have_count(1)
    page.get_by_label("Từ", exact=True).focus()
    press(page, "ArrowRight", "ArrowUp", "ArrowDown")
    assert shown(page) == SLIDES[2]
    page.get_by_label("Từ", exact=True).fill("25/9/2021")
    expect(form.locator("output")).to_have_text("Ngày đầu sau ngày cuối.")
    press(page, "Enter")
    expect(form).to_be_visible()
    page.get_by_label("Từ", exact=True).fill("31/9/2021")
    expect(form.locator("output")).to_have_text("Hãy ghi ngày theo dạng 15/9/2021.")
    page.get_by_label("Từ", exact=True).fill("14/9/2021")
    page.get_by_label("Đến", exact=True).fill("21.09.21")
    expect(form.locator("output")).to_have_text("14/9/2021 – 21/9/2021")
    press(page, "Enter")
    expect(page.locator(".foot .period")).to_contain_text("14–21/9/2021", timeout=30_000)
    expect(page.locator(".foot .working")).to_have_text("")
    expect(form).to_be_hidden()
    assert shown(page) == SLIDES[2]
    assert "since=2021-09-14" in page.url and "slide=3" in page.url
    press(page, "ArrowRight")
    assert shown(page) == SLIDES[3]
    page.reload()
    expect(page.locator(".foot .period")).to_contain_text("14–21/9/2021", timeout=30_000)
    assert shown(page) == SLIDES[3]
    assert one.errors == []


def test_uploads_that_arrive_change_nothing_until_they_are_taken(visitor, meeting):
    address, home, installs = meeting
    one = visitor(address, 1280, 720)
    page = begin(one)
    version = newest_version(home)
    expect(page.locator(".slide")).to_have_count(8)
    expect(page.locator(".foot .news")).to_be_hidden()
    press(page, "End")
    expect(page.locator(".slide:not([hidden])")).to_contain_text("Bỏ qua")
    assert page.evaluate(UNFIT) == []
    load(home, installs)
    expect(page.locator(".foot .news")).to_contain_text("Có số liệu mới", timeout=40_000)
    assert page.evaluate(UNFIT) == []
    press(page, "p")
    page.locator(".slides .ask").get_by_text("Từ đầu chiến dịch").click()
    expect(page.locator(".foot .period")).to_contain_text("11/8–21/9/2021", timeout=30_000)
    expect(page.locator(".slide")).to_have_count(8)
    page.reload()
    page.locator(".slide:not([hidden])").wait_for(timeout=30_000)
    expect(page.locator(".slide")).to_have_count(8)
    assert f"as={version}" in page.url
    expect(page.locator(".foot .news")).to_be_visible(timeout=40_000)
    press(page, "u")
    expect(page.locator(".slide")).to_have_count(10, timeout=30_000)
    expect(page.locator(".foot .news")).to_be_hidden()
    assert shown(page) == "sources"
    assert f"as={newest_version(home)}" in page.url
    assert one.errors == []


def test_notes_are_read_below_or_in_a_window_that_follows(visitor, address):
    one = visitor(address, 1280, 720)
    page = begin(one)
    expect(page.locator(".notes")).to_be_hidden()
    press(page, "n")
    expect(page.locator(".notes .said:not([hidden])")).to_contain_text("có 85 trong số 686 địa điểm")
    expect(page.locator(".notes .said:not([hidden])")).to_contain_text("Tiếp theo: Địa điểm hoạt động giảm")
    assert page.evaluate(UNFIT) == []
    press(page, "n")
    with page.expect_popup() as opened:
        press(page, "w")
    notes = opened.value
    said = notes.locator(".notes .said:not([hidden])")
    expect(said).to_contain_text("có 85 trong số 686", timeout=30_000)
    press(page, "ArrowRight")
    expect(said).to_contain_text("Cao nhất trong những ngày này", timeout=30_000)
    notes.bring_to_front()
    press(notes, "ArrowRight", "ArrowRight")
    expect(page.locator(".slide:not([hidden])")).to_have_attribute("data-key", SLIDES[3])
    size = notes.evaluate("() => parseFloat(getComputedStyle(document.querySelector('.said p')).fontSize)")
    assert size >= 30
    page.bring_to_front()
    press(page, "p")
    page.locator(".slides .ask").get_by_text("30 ngày gần nhất").click()
    expect(page.locator(".foot .period")).to_contain_text("23/8–21/9/2021", timeout=30_000)
    expect(notes.locator(".foot .period")).to_contain_text("23/8–21/9/2021", timeout=30_000)
    assert one.errors == []


def test_keys_are_shown_and_closed(visitor, address):
    page = begin(visitor(address, 1280, 720))
    press(page, "?")
    expect(page.get_by_role("dialog")).to_contain_text("Toàn màn hình")
    press(page, "Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    press(page, "b")
    expect(page.locator(".blank")).to_be_visible()
    press(page, "ArrowRight")
    expect(page.locator(".blank")).to_be_hidden()


def test_a_finger_turns_the_slides_of_a_phone(visitor, address):
    one = visitor(address, 390, 844)
    page = begin(one)
    swipe = """([from, to]) => {
      const box = document.querySelector('.slide:not([hidden])')
      for (const [name, x] of [['touchstart', from], ['touchend', to]]) {
        const touch = new Touch({ identifier: 1, target: box, clientX: x, clientY: 300 })
        box.dispatchEvent(new TouchEvent(name, { bubbles: true, changedTouches: [touch] }))
      }
    }"""
    page.evaluate(swipe, [300, 100])
    assert shown(page) == SLIDES[1]
    page.evaluate(swipe, [100, 300])
    assert shown(page) == SLIDES[0]
    page.get_by_role("button", name="Trang sau").click()
    assert shown(page) == SLIDES[1]
    assert one.too_wide() == []


def test_one_commune_and_an_empty_campaign_work(visitor, address, empty_address):
    page = begin(visitor(address, 1280, 720), "present?communes=Kim+Tân")
    expect(page.locator(".foot")).to_contain_text("Kim Tân")
    count = page.locator(".slide").count()
    for _ in range(count):
        assert page.evaluate(UNFIT) == []
        press(page, "ArrowRight")
    expect(page.locator(".slide:not([hidden])")).to_contain_text("đang chọn một xã")
    page = visitor(empty_address, 1280, 720).open("present")
    expect(page.locator("h1.lead")).to_contain_text("Chưa có tệp nào")


def test_it_prints_one_slide_a_page(visitor, address):
    page = begin(visitor(address, 1280, 720))
    paper = page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == len(SLIDES)


def test_a_lost_server_is_said_and_the_slides_go_on(visitor, tmp_path, sample_home):
    serving = serve(sample_home, tmp_path / "server.log")
    one = visitor(next(serving), 1280, 720)
    page = begin(one)
    serving.close()
    expect(page.locator(".foot .working")).to_contain_text("vẫn chiếu tiếp được", timeout=40_000)
    press(page, "ArrowRight")
    assert shown(page) == SLIDES[1]
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.evaluate(UNFIT) == []
