"""Real province tables of the Ministry of Finance: none is a list of ours, each is refused with a sentence, none loses a row.

They show how offices lay out tables; columns set by hand must read them row for row.
"""

import os
from datetime import date
from pathlib import Path

import pytest
import python_calamine

from data.batch import Incoming
from data.claims import Answer
from data.intake import check
from data.problems import sentence
from data.text import tidy
from tests.data.made import TODAY

REAL = Path(__file__).parents[2].parent / "shared" / "files" / "real"
FILES = (
    "mof_final_2006.xls",
    "mof_final_2011.xls",
    "mof_plan_2003.xls",
    "mof_plan_2004.xls",
    "mof_plan_2008.xls",
    "mof_plan_2010.xls",
    "mof_plan_2017.xls",
    "papi.xlsx",
    "pci_2005.xls",
)
pytestmark = pytest.mark.skipif(not REAL.exists(), reason="the real files are kept beside the repository")
# file, sheet, the row above the data, how many provinces.
PROVINCES = (
    ("mof_plan_2003.xls", "Sheet1 (2)", 15, 61),
    ("mof_plan_2003.xls", "Sheet1", 15, 61),
    ("mof_plan_2004.xls", "Sheet1", 7, 61),
    ("mof_plan_2008.xls", "Sheet1", 13, 64),
    ("mof_plan_2010.xls", "Sheet1", 12, 63),
    ("mof_plan_2017.xls", "M09", 12, 63),
    ("mof_final_2006.xls", "Sheet1", 12, 64),
    ("mof_final_2011.xls", "M09+", 12, 63),
)


@pytest.mark.parametrize("name", FILES)
def test_a_real_table_of_something_else_is_refused_with_a_sentence(name, tmp_path):
    before = worked()
    batch = check(tmp_path / "home", [Incoming(name, REAL / name)], today=TODAY)
    assert worked() - before < 5, "an officer waits"
    assert batch.tables and not batch.committable
    for table in batch.tables:
        assert table.status == "refused"
        first = table.problems[0]
        assert table.dataset is None or first.code in ("columns-missing", "no-table"), first
        vietnamese, english = sentence("vi", first), sentence("en", first)
        assert vietnamese and english and vietnamese != english


@pytest.mark.parametrize(("name", "sheet", "above", "count"), PROVINCES)
def test_columns_set_by_hand_read_every_province(name, sheet, above, count, tmp_path):
    table = by_hand(tmp_path, name, sheet, above, (("A", ""), ("B", "commune"), ("C", "installed")))
    assert table.dataset == "installs"
    assert table.read == table.accepted + table.rejected + table.set_aside
    rows = provinces(name, sheet)
    assert len(rows) == count
    said = {row: value for row, reason, value in rejected(table) if reason in ("unknown-commune", "other-district")}
    lost = {row: value for row, value in rows.items() if row not in said}
    assert not lost and table.accepted == 0
    if sheet != "Sheet1" or name != "mof_plan_2003.xls":  # that one is in TCVN3
        assert {row: tidy(said[row]) for row in rows} == rows


def test_a_table_in_tcvn3_is_read_as_its_twin_in_unicode(tmp_path):
    columns = (("B", "commune"), ("C", "installed"), ("D", "stated"), ("E", "population"), ("F", "smartphones"))
    old, new = (
        by_hand(tmp_path / sheet, "mof_plan_2003.xls", sheet, 15, columns) for sheet in ("Sheet1", "Sheet1 (2)")
    )
    assert (old.read, old.rejected, old.set_aside) == (new.read, new.rejected, new.set_aside)
    assert folded(old) == folded(new)
    assert len(folded(old)) >= 61


def test_names_that_only_look_like_communes_are_not_taken(tmp_path):
    """Provinces share syllables with communes of ours; none is one."""
    table = by_hand(
        tmp_path, "pci_2005.xls", python_sheets("pci_2005.xls")[1], 2, (("A", "commune"), ("B", "installed"))
    )
    assert table.accepted == 0 and table.rejected >= 42


def worked():
    """Seconds of work of this process and its children: a busy machine makes no test fail."""
    return sum(os.times()[:4])


def by_hand(folder, name, sheet, above, columns):
    """The table of one sheet, its columns set by a person; the other sheets are left out."""
    answers = {(name, other): Answer(leave_out=True) for other in python_sheets(name)}
    answers[name, sheet] = Answer("installs", as_of=date(2021, 9, 21), header_row=above, columns=columns)
    folder.mkdir(exist_ok=True)
    batch = check(folder / "home", [Incoming(name, REAL / name)], answers, today=TODAY)
    (table,) = [table for table in batch.tables if table.sheet == sheet]
    return table


def python_sheets(name):
    return python_calamine.CalamineWorkbook.from_path(str(REAL / name)).sheet_names


def provinces(name, sheet):
    """Row -> province, as another reader finds them: rows with a number in A and words in B."""
    cells = python_calamine.CalamineWorkbook.from_path(str(REAL / name)).get_sheet_by_name(sheet)
    found = enumerate(cells.to_python(skip_empty_area=False), 1)
    return {at: tidy(row[1]) for at, row in found if isinstance(row[0], int | float) and isinstance(row[1], str)}


def rejected(table):
    rows = table.left_out("rejected")
    return [
        (int(row), reason, value) for row, reason, value in rows[["row", "reason", "value"]].itertuples(index=False)
    ]


def folded(table):
    """Rejected rows whatever the case: a font of capitals shows small letters as capitals."""
    return sorted((row, reason, tidy(str(value)).casefold()) for row, reason, value in rejected(table))
