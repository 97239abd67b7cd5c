"""Every page at three sizes: whole, quiet, no wider than the window, and asking no other machine."""

import pytest

PAGES = ("", "registrations", "activity", "coverage", "venue", "upload", "history", "review")
# Every size, both languages and both themes, without every pair of them: each visit costs seconds.
VISITS = (
    (1440, 900, "vi", "light"),
    (1440, 900, "en", "dark"),
    (390, 844, "vi", "dark"),
    (390, 844, "en", "light"),
    (1920, 1080, "vi", "light"),
)


@pytest.mark.parametrize(("width", "height", "lang", "theme"), VISITS, ids=str)
def test_every_page_is_whole_and_keeps_to_itself(visitor, address, width, height, lang, theme):
    one = visitor(address, width, height, theme)
    for path in PAGES:
        page = one.open(f"{path}?lang={lang}")
        assert page.locator("h1.lead").count() == 1, path
        assert page.locator("[data-testid=stException]").count() == 0, path
        assert one.too_wide() == [], path
    assert one.outside == []
    assert one.errors == []


def test_an_empty_campaign_is_whole_too(visitor, empty_address):
    one = visitor(empty_address, 390, 844)
    for path in PAGES:
        page = one.open(path)
        assert page.locator("h1.lead").count() == 1, path
        assert one.too_wide() == [], path
    assert (one.outside, one.errors) == ([], [])


def test_a_deep_link_opens_the_same_view(visitor, address):
    one = visitor(address)
    link = "activity?since=2021-09-14&until=2021-09-21&communes=Kim+Tân&communes=Vân+Du"
    page = one.open(link)
    first = page.locator("h1.lead").inner_text()
    assert "since=2021-09-14" in page.url and "communes=Kim" in page.url
    other = visitor(address)
    assert other.open(page.url.removeprefix(f"{address}/")).locator("h1.lead").inner_text() == first


def test_the_scope_follows_to_the_next_page_and_back(visitor, address):
    one = visitor(address)
    page = one.open("?since=2021-09-14&until=2021-09-21")
    page.get_by_role("link", name="Hoạt động 7 ngày").first.click()
    page.wait_for_url("**/activity*")
    one.whole()
    assert "since=2021-09-14" in page.url
