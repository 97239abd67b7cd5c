"""Panes in Chromium: tables sort, communes are pressed by mouse and keyboard, charts stay where they are."""

from tests.browser.conftest import serve


def names(page, key="registered-communes"):
    return page.locator(f'[data-keep="{key}"] tbody a').all_inner_texts()


def test_a_press_on_a_head_sorts_the_largest_first_and_again_the_other_way(visitor, address):
    page = visitor(address).open("registrations")
    table = page.locator('[data-keep="registered-communes"]')
    table.get_by_role("button", name="Địa điểm đã đăng ký").click()
    table.locator("th[aria-sort=descending]").wait_for()
    down = [int(cell) for cell in table.locator("tbody td:nth-child(3)").all_inner_texts()]
    assert down == sorted(down)[::-1] and len(down) == 25
    table.get_by_role("button", name="Địa điểm đã đăng ký").click()
    table.locator("th[aria-sort=ascending]").wait_for()
    assert [int(cell) for cell in table.locator("tbody td:nth-child(3)").all_inner_texts()] == sorted(down)


def test_a_long_table_is_sorted_whole_and_shows_more_when_asked(visitor, address):
    page = visitor(address).open("registrations")
    table = page.locator('[data-keep="register"]')
    table.get_by_role("button", name="Mã", exact=True).click()
    table.locator("th[aria-sort=ascending]").wait_for()
    table.get_by_role("button", name="Mã", exact=True).click()
    table.locator("th[aria-sort=descending]").wait_for()
    assert table.locator("tbody tr").first.inner_text().startswith("QR39100686")
    assert table.locator("tbody tr").count() == 100
    page.locator(".note.more button").last.click()
    table.locator("tbody tr:nth-child(101)").wait_for()


def test_a_commune_becomes_the_scope_and_one_press_leads_back(visitor, address):
    one = visitor(address)
    page = one.open("activity")
    page.locator("table.ranking").get_by_role("link", name="Vân Du").click()
    page.wait_for_url("**/activity?communes=V%C3%A2n+Du")
    page.locator("h1.lead", has_text="Vân Du").wait_for()
    page.get_by_role("button", name="Về toàn huyện").click()
    page.locator("h1.lead", has_text="686").wait_for()
    assert "communes" not in page.url
    assert (one.outside, one.errors) == ([], [])


def test_a_commune_is_chosen_by_the_keyboard_alone(visitor, address):
    page = visitor(address).open("")
    page.locator("table.ranking a", has_text="Kim Tân").focus()
    page.keyboard.press("Enter")
    page.locator("h1.lead", has_text="Kim Tân").wait_for()
    page.wait_for_url("**communes=Kim*")


def test_a_row_pressed_anywhere_opens_its_venue(visitor, address):
    page = visitor(address).open("registrations")
    page.locator('[data-keep="register"] tbody tr').first.locator("td").nth(4).click()
    page.wait_for_url("**/venue?*")
    page.locator("h1.lead").wait_for()


def test_a_commune_opens_in_a_new_tab_with_the_same_scope(visitor, address):
    one = visitor(address)
    page = one.open("?since=2021-09-14&until=2021-09-21")
    with one.context.expect_page() as opened:
        page.locator("table.ranking a", has_text="Kim Tân").click(modifiers=["ControlOrMeta"])
    other = opened.value
    other.locator("h1.lead", has_text="Kim Tân").wait_for()
    assert "since=2021-09-14" in other.url and "until=2021-09-21" in other.url
    assert "686" in page.locator("h1.lead").inner_text()


def test_a_chart_is_redrawn_in_place_when_the_period_changes(visitor, address):
    page = visitor(address).open("")
    chart = page.locator("[data-figure=activity][data-drawn]")
    chart.wait_for()
    chart.evaluate("box => { box.dataset.same = 'yes' }")
    before = page.locator(".card .figure").all_inner_texts()
    page.get_by_role("radio", name="30 ngày gần nhất").click()
    page.wait_for_function(
        "before => document.querySelectorAll('.card .figure')[2].innerText !== before", arg=before[2]
    )
    assert page.locator("[data-figure=activity]").get_attribute("data-same") == "yes"
    assert page.locator("[data-figure=activity] .main-svg").count() > 0


def test_an_event_is_noted_in_its_window_and_taken_away_again(visitor, address):
    one = visitor(address)
    page = one.open("activity")
    page.get_by_role("button", name="Sự kiện").click()
    page.get_by_label("Nội dung").fill("Ra quân")
    page.get_by_label("Nội dung").press("Tab")
    page.get_by_role("button", name="Ghi lại").click()
    page.locator("ol.milestones", has_text="23/9: Ra quân").wait_for()
    assert page.get_by_role("dialog").count() == 0
    page.get_by_role("button", name="Sự kiện (1)").click()
    page.get_by_role("button", name="Gỡ", exact=True).click()
    page.locator("ol.milestones").wait_for(state="detached")
    assert (one.outside, one.errors) == ([], [])


def test_a_server_that_is_away_is_said_in_the_persons_language(visitor, sample_home, tmp_path):
    serving = serve(sample_home, tmp_path / "server.log")
    page = visitor(next(serving)).open("registrations")
    serving.close()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Mất kết nối với máy chủ").wait_for(timeout=60_000)
    assert "internet" not in dialog.inner_text()


def test_a_press_on_a_head_of_what_changed_failed(visitor, address):
    one = visitor(address)
    page = one.open("changes")
    table = page.locator("[data-keep=change-communes]")
    table.get_by_role("button", name="Chênh lệch").click()
    table.locator("th[aria-sort=descending]").wait_for()
    steps = [int(cell.replace("−", "-")) for cell in table.locator("tbody td:last-child").all_inner_texts()]
    assert steps == sorted(steps)[::-1]
    assert page.locator("[data-testid=stAlert]").count() == 0
