"""Workbooks for print: text never becomes a formula, days are days, headers repeat, sources are named."""

from datetime import date
from io import BytesIO

import openpyxl
import pandas as pd
import pytest

from analytics.reports.commune_sheet import commune_sheet
from analytics.reports.table_sheet import table_sheet
from analytics.scope import Scope
from tests.analytics.made import KIM_TAN, VAN_DU, Venue, World, all_days, september

WEEK = Scope(september(15), september(21))


def opened(content: bytes):
    return openpyxl.load_workbook(BytesIO(content))


@pytest.mark.parametrize("text", ["=1+1", "+84", "-x", "@cmd", "{=SUM(A1)}", "http://x.vn", "0912"])
def test_a_text_stays_a_text(text):
    sheet = opened(table_sheet("T", ["note"], ["a"], ["text"], [[text]])).active
    cell = sheet.cell(5, 1)
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_counts_ratios_and_days_keep_their_kind_and_missing_ones_are_blank():
    kinds = ["count", "ratio", "day", "text"]
    rows = [[3, 0.28, date(2021, 9, 21), "x"], [None, float("nan"), pd.NaT, None]]
    sheet = opened(table_sheet("T", [], list("abcd"), kinds, rows)).active
    first, second = list(sheet.iter_rows(min_row=4, values_only=True))
    assert first[:2] == (3, 0.28) and first[2].date() == date(2021, 9, 21)
    assert second == (None, None, None, None)
    assert (sheet.print_title_rows, sheet.freeze_panes, sheet.page_setup.paperSize) == ("$3:$3", "A4", 9)


def test_a_commune_sheet_has_its_figures_sources_and_only_its_venues():
    world = World(
        [Venue("=HYPERLINK(1)"), Venue("b", VAN_DU), Venue("left", gone_on=september(18))],
        [("=HYPERLINK(1)", september(20), 4, None)],
        all_days(september(1), september(21)),
    )
    book = opened(commune_sheet("vi", world.snapshot(), WEEK, KIM_TAN))
    figures, venues = book.worksheets
    words = [str(value) for row in figures.iter_rows(values_only=True) for value in row if value]
    assert any("Kim Tân" in word for word in words) and "15–21/9/2021" in words
    assert {"dia-diem.xlsx", "luot-quet.xlsx"} <= set(words)
    rows = list(venues.iter_rows(min_row=5, values_only=True))
    assert [row[0] for row in rows] == ["=HYPERLINK(1)", "left"]
    assert rows[0][5] == 4 and rows[1][9].date() == september(18)
    assert venues.print_title_rows == "$4:$4"


def test_a_commune_sheet_names_only_files_that_say_something_of_the_commune():
    world = World([Venue("a")], [("a", september(20), 4, None)], all_days(september(1), september(21)))
    book = opened(commune_sheet("vi", world.snapshot(), WEEK, VAN_DU))
    words = [str(value) for row in book.worksheets[0].iter_rows(values_only=True) for value in row if value]
    assert not {"dia-diem.xlsx", "luot-quet.xlsx"} & set(words)
