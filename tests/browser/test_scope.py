"""What people click on a page: a commune, a preset, the language, a figure's explanation, a download."""

import csv
import io
import re

from playwright.sync_api import expect


def test_a_preset_changes_the_url_and_the_sentence(visitor, address):
    one = visitor(address)
    page = one.open("")
    page.get_by_role("radio", name="Tuần trước").or_(page.get_by_role("button", name="Tuần trước")).click()
    expect(page.locator("h1.lead").first).to_contain_text("13–19/9/2021", timeout=30_000)
    assert "since=2021-09-13" in page.url and "until=2021-09-19" in page.url


def test_english_is_one_click_away_and_stays(visitor, address):
    one = visitor(address)
    page = one.open("")
    page.locator(".st-key-language").get_by_text("en", exact=True).click()
    expect(page.locator("h1.lead").first).to_contain_text("85 of 686 venues", timeout=30_000)
    page.get_by_role("link", name="App coverage").first.click()
    expect(page.locator("h1.lead").first).to_contain_text("28.07%", timeout=30_000)
    assert "lang=en" in page.url


def test_a_figure_explains_itself_with_its_source(visitor, address):
    one = visitor(address)
    page = one.open("")
    page.locator("details.why > summary").nth(1).click()
    said = page.locator("details.why[open] > div")
    expect(said).to_be_visible()
    expect(said).to_contain_text("15–21/9/2021")
    expect(said).to_contain_text("mau-2-luot-quet.xlsx")


def test_a_table_downloads_as_csv_that_excel_reads(visitor, address):
    one = visitor(address)
    page = one.open("")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").first.click()
    data = download.value.path().read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert len(rows) == 26
    assert rows[1][:3] == ["15187", "Kim Tân", "58"]


def test_a_row_of_the_register_opens_its_venue(visitor, address):
    one = visitor(address)
    page = one.open("registrations?since=2021-09-14&until=2021-09-21")
    page.locator("[data-keep=register] tbody tr").nth(1).locator("td").first.click()
    expect(page.get_by_label("Địa điểm: mã, hoặc vài chữ trong tên")).to_have_value(re.compile("^QR"), timeout=30_000)
    assert "venue=QR" in page.url and "since=2021-09-14" in page.url
    expect(page.get_by_text("mau-1-dia-diem.xlsx").first).to_be_visible()


def test_back_and_forward_work(visitor, address):
    one = visitor(address)
    page = one.open("")
    page.get_by_role("link", name="Độ phủ ứng dụng").first.click()
    expect(page.locator("h1.lead").first).to_contain_text("18.843 trong số 67.139", timeout=30_000)
    page.go_back()
    expect(page.locator("h1.lead").first).to_contain_text("85 trên 686", timeout=30_000)
    page.go_forward()
    expect(page.locator("h1.lead").first).to_contain_text("18.843 trong số 67.139", timeout=30_000)


def test_the_calendar_speaks_vietnamese_in_an_english_browser(chromium, address):
    context = chromium.new_context(locale="en-US")
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector(".page-end", state="attached", timeout=30_000)
    page.locator(".st-key-since button").first.click()
    expect(page.get_by_text("Tháng 9").first).to_be_visible()
    context.close()
