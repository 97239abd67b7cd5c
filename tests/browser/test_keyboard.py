"""Without a mouse: past the menu in one key, every commune within reach, the focus always to be seen."""

import re

from playwright.sync_api import expect

FOCUS = """() => {
    const one = document.activeElement
    const style = getComputedStyle(one), around = getComputedStyle(one.closest('[data-baseweb], [class*=Input], label') ?? one)
    const spot = one.querySelector?.('.spot')
    const ring = (of) => of.outlineStyle !== 'none' && parseFloat(of.outlineWidth) > 0 || of.boxShadow !== 'none'
    return {name: (one.getAttribute('aria-label') || one.textContent || one.tagName).trim().slice(0, 60), go: one.dataset?.go ?? '',
        seen: ring(style) || ring(around) || !!spot && getComputedStyle(spot).stroke !== 'none' || one.matches('input, [role=spinbutton]')}
}"""


def walk(page, steps: int) -> list[dict]:
    """What has the focus after each press of Tab."""
    stops = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUS))
    return stops


def test_the_first_tab_leads_past_the_menu(visitor, address):
    page = visitor(address).open("activity")
    assert walk(page, 1)[0]["name"].startswith("Đến nội dung") or "Đến nội dung" in page.locator("a.skip").inner_text()
    expect(page.locator("a.skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.className") == "lead"
    assert "#" not in page.url


def test_every_commune_is_reached_and_the_focus_is_always_seen(visitor, address):
    page = visitor(address).open("")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    stops = walk(page, 40)
    assert len({stop["go"] for stop in stops if stop["go"].startswith("commune:")}) == 25
    assert [stop["name"] for stop in stops if not stop["seen"]] == []


def test_the_scope_bar_shows_its_focus_from_end_to_end(visitor, address):
    page = visitor(address).open("")
    stops = walk(page, 28)
    assert [stop["name"] for stop in stops if not stop["seen"]] == []
    names = " ".join(stop["name"] for stop in stops)
    assert "Tổng quan" in names and "Mới nhất" in names


def test_enter_on_a_commune_makes_it_the_scope_and_back_undoes_it(visitor, address):
    one = visitor(address)
    page = one.open("")
    first = page.locator("h1.lead").inner_text()
    page.locator("a[data-go='commune:15187']").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("communes=Kim"))
    expect(page.locator("h1.lead")).not_to_have_text(first)
    one.whole()
    page.go_back()
    expect(page.locator("h1.lead")).to_have_text(first)
    assert one.errors == []


def test_escape_closes_what_is_open(visitor, address):
    page = visitor(address).open("coverage")
    page.get_by_role("button", name="Đặt chỉ tiêu").click()
    opened = page.locator("[data-testid=stPopoverBody]")
    expect(opened).to_be_visible()
    page.keyboard.press("Escape")
    expect(opened).to_have_count(0)
    why = page.locator("details.why").first
    why.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(why).to_have_attribute("open", "")
    page.keyboard.press("Escape")
    expect(why).not_to_have_attribute("open", "")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
