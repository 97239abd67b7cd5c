"""Back and forward: one step for one act, and both the page and what was chosen on it come back."""

import re

import pytest
from playwright.sync_api import expect


def lead(page):
    return page.locator("h1.lead").first


def steps(page) -> int:
    return page.evaluate("history.length")


def pick_commune(page, name: str) -> None:
    page.get_by_role("combobox", name=re.compile("Xã|Communes")).first.click()
    page.get_by_role("option", name=name, exact=True).click()
    page.keyboard.press("Escape")


def pick_period(page, name: str) -> None:
    page.locator(".st-key-preset").get_by_text(name, exact=True).click()


def test_each_act_is_one_step_and_back_undoes_it(visitor, address):
    one = visitor(address)
    page = one.open("")
    at_first, first = steps(page), lead(page).inner_text()
    pick_period(page, "Tuần trước")
    expect(lead(page)).not_to_have_text(first)
    one.whole()
    week, week_url = lead(page).inner_text(), page.url
    pick_commune(page, "Kim Tân")
    expect(page).to_have_url(re.compile("communes=Kim"))
    expect(lead(page)).not_to_have_text(week)
    one.whole()
    assert steps(page) == at_first + 2
    commune, commune_url = lead(page).inner_text(), page.url
    page.go_back()
    expect(lead(page)).to_have_text(week)
    assert page.url == week_url
    page.go_back()
    expect(lead(page)).to_have_text(first)
    assert "since" not in page.url
    page.go_forward()
    expect(lead(page)).to_have_text(week)
    page.go_forward()
    expect(lead(page)).to_have_text(commune)
    assert page.url == commune_url
    expect(page.locator(".st-key-communes")).to_contain_text("Kim Tân")
    assert one.errors == []


def test_pages_and_their_scope_come_back_together(visitor, address):
    one = visitor(address)
    page = one.open("")
    pick_period(page, "Tuần trước")
    expect(page).to_have_url(re.compile("since=2021-09-13&until=2021-09-19"))
    one.whole()
    page.get_by_role("link", name="Độ phủ ứng dụng").first.click()
    page.wait_for_url("**/coverage?*")
    one.whole()
    coverage = lead(page).inner_text()
    pick_commune(page, "Vân Du")
    expect(lead(page)).not_to_have_text(coverage)
    one.whole()
    page.go_back()
    expect(lead(page)).to_have_text(coverage)
    expect(page.locator(".st-key-communes")).not_to_contain_text("Vân Du")
    page.go_back()
    expect(lead(page)).to_contain_text("684 địa điểm")
    assert "since=2021-09-13" in page.url and "coverage" not in page.url
    page.go_forward()
    expect(lead(page)).to_have_text(coverage)
    assert page.url.endswith("coverage?since=2021-09-13&until=2021-09-19")


def test_the_language_is_a_step_and_the_page_says_which_it_speaks(visitor, address):
    one = visitor(address)
    page = one.open("")
    assert page.evaluate("document.documentElement.lang") == "vi"
    page.locator(".st-key-language").get_by_text("en", exact=True).click()
    expect(lead(page)).to_contain_text("venues")
    assert page.evaluate("document.documentElement.lang") == "en"
    one.whole()
    page.go_back()
    expect(lead(page)).to_contain_text("địa điểm")
    assert page.evaluate("document.documentElement.lang") == "vi"


@pytest.mark.parametrize("query", ["", "?since=2021-09-13&until=2021-09-19&lang=en"])
def test_the_overview_by_its_name_is_the_root_with_its_scope(visitor, address, query):
    page = visitor(address).open(f"overview{query}")
    assert page.url == f"{address}/{query}"
    assert page.get_by_role("dialog").count() == 0


def test_an_address_that_is_no_page_says_so_and_shows_the_way(visitor, address):
    one = visitor(address)
    answer = one.page.goto(f"{address}/tong-quan?lang=en")
    assert answer.status == 404
    expect(one.page.get_by_role("heading")).to_have_text("There is no page at this address.")
    one.page.get_by_role("link", name="Open the overview").click()
    expect(lead(one.whole())).to_contain_text("venues")
    assert one.outside == []
