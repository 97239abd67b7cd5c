"""Every page, every size, both languages, both themes: whole, quiet, nothing cut, no barrier, asking no other machine.

One visit is looked at in all sizes: opening a page costs seconds, a window of another size does not.
"""

import pytest

from pages.door.addresses import NAMES

PAGES = (
    "",
    "registrations",
    "activity",
    "coverage",
    "changes",
    "venue?venue=QR39100230",
    "upload",
    "history",
    "review",
    "present",
)
SIZES = ((1920, 1080), (1440, 900), (390, 844))
# axe looks at two of them: between the large ones nothing changes but the room.
LOOKED_AT = ((1440, 900), (390, 844))


def test_no_page_is_left_out():
    assert {path.split("?")[0] or "overview" for path in PAGES} == NAMES


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_page_is_whole_and_keeps_to_itself(visitor, address, lang, theme):
    one = visitor(address, *SIZES[0], theme)
    wrong = []
    for path in PAGES:
        page = one.open(f"{path}{'&' if '?' in path else '?'}lang={lang}")
        for size in SIZES:
            one.at(*size)
            found = [f"cut {words}" for words in one.cut()] + [f"as wide as {wide}" for wide in one.too_wide()]
            found += [f"axe {words}" for words in one.harm()] if size in LOOKED_AT else []
            wrong += [f"{path or 'overview'} at {size[0]}: {words}" for words in found]
        leads, failures = page.locator("h1.lead").count(), page.locator("[data-testid=stException]").count()
        wrong += [f"{path}: {leads} titles, {failures} failures"] if (leads, failures) != (1, 0) else []
        one.page.set_viewport_size({"width": SIZES[0][0], "height": SIZES[0][1]})
    assert not wrong, "\n".join(wrong)
    assert (one.outside, one.errors) == ([], [])


def test_an_empty_campaign_is_whole_too(visitor, empty_address):
    one = visitor(empty_address, 390, 844)
    for path in PAGES:
        page = one.open(path)
        assert page.locator("h1.lead").count() == 1, path
        assert (one.too_wide(), one.cut(), one.harm()) == ([], [], []), path
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
