"""What a change is against: the same words on a page's card and on a slide, the days of a sum both named."""

from datetime import date

from analytics.change_words import against, tone
from analytics.comparing import Change
from analytics.figures import gather
from analytics.scope import Scope
from analytics.slides import slides
from data.snapshot import snapshot
from pages.parts.figure_cards import active_card, new_card, registered_card, scans_card
from pages.parts.session import View


def test_a_sum_names_both_days_and_a_figure_of_a_day_its_own():
    change = Change(9, 4, 5, None, "count", date(2021, 9, 14), 3)
    assert against("vi", change) == "14/9/2021"
    assert against("vi", Change(9, 4, 5, None, "count", date(2021, 9, 14), 3, date(2021, 9, 8))) == "8–14/9/2021"
    assert (tone("active", change), tone("active", Change(4, 9, -5, None, "count", None, 3))) == ("good", "bad")


def test_a_slide_of_a_sum_was_compared_with_one_day_where_the_page_said_the_period(sample_home):
    now, scope = snapshot(sample_home), Scope(date(2021, 9, 15), date(2021, 9, 23))
    view = View(sample_home, "vi", "light", now, scope, {})
    state = slides(now, scope, "vi")[0].content.figures
    said = {one.name: one.change for one in state}
    for card in (registered_card(view), active_card(view), scans_card(view)):
        assert card.change.partition("so với")[2] == said[card.name].partition("so với")[2]
    assert said["Lượt quét trong kỳ"].endswith("so với 8–14/9/2021")
    assert new_card(view).change.endswith("so với 8–14/9/2021")


def test_the_period_before_has_the_days_that_the_data_speaks_for(sample_home):
    found = gather(snapshot(sample_home), Scope(date(2021, 9, 15), date(2021, 9, 23))).changes
    assert found["scans"].as_json()["since"] == "2021-09-08" and found["scans"].as_json()["day"] == "2021-09-14"
    assert found["active"].as_json()["since"] is None
