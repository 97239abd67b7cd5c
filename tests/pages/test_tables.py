"""Tables as HTML: what comes from files stays text, numbers sort as numbers, what is missing comes last."""

from datetime import date
from pathlib import Path

import pandas as pd

from analytics.scope import Scope
from data.campaign import Campaign
from data.snapshot import Snapshot
from pages.parts.navigate import to_commune, to_venue
from pages.parts.session import View
from pages.parts.table_html import Column, Order, Shown, table_html

NASTY = "<img src=x onerror=alert(1)>\"'&"
COLUMNS = [Column("name", "Tên"), Column("scans", "Lượt", "count"), Column("day", "Ngày", "day")]


def view(lang: str = "vi") -> View:
    campaign = Campaign(Path("home"))
    scope = Scope(date(2021, 9, 14), date(2021, 9, 21))
    return View(Path("home"), lang, "light", Snapshot.of_tables(campaign, {}), scope, {})


def shown(frame: pd.DataFrame, order: Order | None = None, pick=None, lang: str = "vi") -> str:
    return table_html(view(lang), Shown(lambda: frame, COLUMNS, "key", "Bảng", pick), order or Order())


def frame(**columns) -> pd.DataFrame:
    size = len(next(iter(columns.values())))
    return pd.DataFrame({"name": ["a"] * size, "scans": [1.0] * size, "day": [pd.NaT] * size} | columns)


def test_a_name_that_is_html_stays_text_in_cell_title_link_and_head():
    rows = frame(name=[NASTY], venue=[NASTY])
    said = table_html(view(), Shown(lambda: rows, [Column("name", NASTY)], NASTY, NASTY, to_venue), Order(NASTY))
    assert "<img" not in said
    assert said.count("&lt;img") >= 4
    assert 'onerror=alert(1)>"' not in said


def test_a_row_leads_to_its_commune_with_the_scope():
    said = shown(frame(name=["Kim Tân"], code=["15187"]), pick=to_commune)
    assert 'data-go="commune:15187"' in said
    assert "since=2021-09-14&amp;until=2021-09-21&amp;communes=Kim+T%C3%A2n" in said


def test_numbers_and_days_read_as_the_language_writes_them():
    rows = frame(scans=[11491.0], day=[pd.Timestamp(2021, 9, 21)])
    assert "11.491" in shown(rows) and "21/9/2021" in shown(rows)
    assert "11,491" in shown(rows, lang="en") and "21 Sep 2021" in shown(rows, lang="en")


def order_of(said: str, *words: str) -> list[str]:
    return sorted(words, key=said.index)


def test_what_is_missing_comes_last_whichever_way_it_is_sorted():
    rows = frame(name=["mười", "hai", "không rõ"], scans=[10.0, 2.0, None])
    assert order_of(shown(rows, Order("scans")), "mười", "hai", "không rõ") == ["hai", "mười", "không rõ"]
    assert order_of(shown(rows, Order("scans", True)), "mười", "hai", "không rõ") == ["mười", "hai", "không rõ"]
    texts = frame(name=["Thành An", None, "Đồng", "Chợ"], scans=[1.0, 77.0, 3.0, 4.0])
    assert order_of(shown(texts, Order("name")), "Thành An", "Đồng", "Chợ", "77") == ["Chợ", "Đồng", "Thành An", "77"]


def test_a_long_table_says_how_many_rows_it_keeps_back():
    rows = frame(name=[f"số {n}" for n in range(1234)])
    said = shown(rows)
    assert said.count("<tr class") == 100
    assert "100 dòng đầu trong 1.234 dòng" in said
    assert 'data-go="more:' not in shown(rows.head(100))


def test_no_rows_are_said_and_not_drawn():
    assert "<table" not in shown(frame(name=[]))
