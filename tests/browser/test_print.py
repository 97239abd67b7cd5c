"""Any page on A4: upright, whole, light, saying whose figures it shows, of which period and place, as of which day."""

import io
import re

import pytest
from pypdf import PdfReader

A4 = (595, 842)
PAGES = {
    "": "Tổng quan",
    "registrations": "Địa điểm đăng ký",
    "activity": "Hoạt động 7 ngày",
    "coverage": "Độ phủ ứng dụng",
    "changes": "Biến động",
    "venue?venue=QR39100230": "Một địa điểm",
    "upload": "Tải dữ liệu",
    "history": "Lịch sử",
    "review": "Rà soát",
}
SCOPED = 6
# Between the margins of print.css, in CSS pixels.
SHEET = 703
# What reaches over the sheet's edge, and drawings that are not wholly within what holds them.
OVER = """(room) => [...document.querySelectorAll('[data-testid=stMain] *')]
    .filter(one => one.getClientRects().length && getComputedStyle(one).visibility !== 'hidden')
    .filter(one => one.getBoundingClientRect().right > room + 2 && !one.closest('svg, .unseen'))
    .map(one => one.tagName + '.' + one.className)"""


def printed(page) -> list[str]:
    """The sheets' texts, and that each sheet is A4."""
    reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    for sheet in reader.pages:
        assert (float(sheet.mediabox.width), float(sheet.mediabox.height)) == pytest.approx(A4, abs=1)
    return [close(sheet.extract_text()) for sheet in reader.pages]


def close(words: str) -> str:
    """Without any blanks: a PDF sets them between the letters of two fonts."""
    return re.sub(r"\s", "", words)


def test_every_page_prints_whole_with_its_head(visitor, address):
    one = visitor(address, SHEET, 1000)
    for at, (path, title) in enumerate(PAGES.items()):
        page = one.open(path)
        lead = close(page.locator("h1.lead").inner_text())
        sheets = printed(page)
        first = sheets[0]
        assert first.startswith(close(f"QR Thạch Thành {title}")), path
        assert close("huyện Thạch Thành") in first and close("Số liệu tính đến: địa điểm 21/9/2021") in first
        assert lead in first, path
        if at < SCOPED:
            assert "15–23/9/2021" in first
        for pressed in ("Mới nhất", "Đến nội dung", "Gỡ số liệu mẫu", "Tải bảng CSV"):
            assert close(pressed) not in "".join(sheets), path
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        assert page.evaluate(OVER, SHEET) == [], path
        page.emulate_media(media="null")
    assert one.errors == []


def test_a_commune_and_its_period_stand_in_the_head(visitor, address):
    page = visitor(address).open("activity?since=2021-09-01&until=2021-09-10&communes=Kim+Tân&lang=en")
    first = printed(page)[0]
    assert close("7-day activity 1–10 Sep 2021, Kim Tân") in first
    assert close("Figures as of: register 10 Sep 2021, scans 10 Sep 2021, installs 9 Sep 2021.") in first


def test_all_rows_of_a_table_are_printed_under_repeated_heads(visitor, address):
    sheets = printed(visitor(address).open("changes"))
    heads = [sheet for sheet in sheets if close("Lần quét cuối") in sheet]
    assert len(heads) >= 2
    assert "".join(sheets).count("QR39100") == 82


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_paper_is_light_in_both_themes_and_the_screen_is_as_before(visitor, address, theme):
    page = visitor(address, theme=theme).open("activity")
    page.wait_for_selector("[data-drawn]")
    ink = "() => getComputedStyle(document.querySelector('[data-figure] .xtick text')).fill"
    before = page.evaluate(ink)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.evaluate(ink) == "rgb(85, 97, 109)"
    ground = "getComputedStyle(document.querySelector('.stApp')).backgroundColor"
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    page.emulate_media(media="null")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(ink) == before


def test_a_chart_on_paper_is_as_wide_as_the_sheet_whatever_the_screen(visitor, address):
    for width, height in ((390, 844), (1920, 1080)):
        page = visitor(address, width, height).open("activity")
        page.wait_for_selector("[data-drawn]")
        screen = page.evaluate("document.querySelector('.main-svg').getAttribute('width')")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.evaluate("document.querySelector('.main-svg').getAttribute('viewBox')").split()[2] == "760"
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        page.wait_for_function("was => document.querySelector('.main-svg').getAttribute('width') === was", arg=screen)
