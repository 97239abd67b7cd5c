"""The workbook to send back: a file's own rows, with a column that says what is wrong in each.

The original is opened in the reader's child, under its limits (see `marking`). It mends nothing and keeps nothing.
"""

import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePath
from typing import Any

from openpyxl import Workbook

from data.batch import Table, problems_of_upload
from data.errors import kept_in
from data.problems import Problem, sentence
from data.reading import read_in_child
from data.uploads import Upload
from data.words import say

HEADING = "To be mended"
# Wrong in the row that names the commune of the rows below it, where no cell of a row itself is wrong.
OF_COMMUNES = {"unknown-commune", "other-district"}


@dataclass(frozen=True)
class Wrong:
    """One table of a file: where its header stands, and what is wrong with its rows."""

    sheet: str
    header_row: int
    problems: Sequence[Problem]


def workbook_of_tables(home: Path, tables: Sequence[Table], lang: str) -> bytes:
    """The workbook for tables of one file that was checked and is not kept yet."""
    original = tables[0].folder.parent.parent / "original"
    return send_back(home, original, [Wrong(one.sheet, one.header_row, one.problems) for one in tables], lang)


def workbook_of_upload(home: Path, upload: Upload, lang: str) -> bytes:
    """The workbook for an upload that is kept."""
    wrong = Wrong(upload.sheet, upload.header_row, problems_of_upload(home, upload))
    return send_back(home, Path(home) / "originals" / upload.original, [wrong], lang)


def name_to_send_back(file: str, lang: str) -> str:
    """What the workbook is called: as the file, and that it is to be mended."""
    return f"{PurePath(file).stem} - {say(lang, HEADING).lower()}.xlsx"


def send_back(home: Path, original: Path, wrong: Sequence[Wrong], lang: str) -> bytes:
    """The rows of `original` with a column saying what is wrong with each, as an .xlsx file.

    Where the file cannot be opened a second time, a list of the rows and what is wrong with them instead.

    Raises:
        HomeRefused: the home cannot be written, or its disk is full.
    """
    home = Path(home).absolute()
    with kept_in(home):
        (home / "incoming").mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=home / "incoming") as folder:
            made = Path(folder) / "made.xlsx"
            job = {"path": str(original), "out": str(made), "send_back": marks(wrong, lang)}
            summary = read_in_child(job, home, lambda step: None)
            return made.read_bytes() if summary.get("marked") else bare_list(wrong, lang)


def marks(wrong: Sequence[Wrong], lang: str) -> dict[str, Any]:
    """What the child needs: the heading, and per sheet its header rows, what to say and colour."""
    sheets: dict[str, dict[str, Any]] = {}
    for table in wrong:
        sheet = sheets.setdefault(table.sheet, {"headers": [], "rows": {}, "cells": [], "above": []})
        sheet["headers"].append(table.header_row)
        sheet["rows"] |= words_of_rows(table.problems, lang)
        sheet["cells"] += [problem.cell for problem in rejecting(table.problems) if problem.cell]
        sheet["above"] += [
            {"row": problem.row, "value": problem.value, "said": line_of(problem, lang)}
            for problem in rejecting(table.problems)
            if problem.code in OF_COMMUNES and problem.value and not problem.cell
        ]
    return {"heading": say(lang, HEADING), "sheets": sheets}


def rejecting(problems: Sequence[Problem]) -> list[Problem]:
    """The problems a row was left out for."""
    return [problem for problem in problems if problem.severity == "error" and problem.row is not None]


def words_of_rows(problems: Sequence[Problem], lang: str) -> dict[int, str]:
    """Row -> what is wrong with it, each with its cell or column."""
    said: dict[int, list[str]] = defaultdict(list)
    for problem in rejecting(problems):
        said[problem.row or 0].append(line_of(problem, lang))
    return {row: "\n".join(lines) for row, lines in sorted(said.items())}


def line_of(problem: Problem, lang: str) -> str:
    """What is wrong, with its cell or column."""
    where = problem.cell or problem.column
    return f"{where}: {sentence(lang, problem)}" if where else sentence(lang, problem)


def bare_list(wrong: Sequence[Wrong], lang: str) -> bytes:
    """Sheet, row and what is wrong, for a file whose rows cannot be given back."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.append([say(lang, "The file cannot be opened again; these are its rows that are wrong.")])
    page.append([say(lang, "Sheet"), say(lang, "Row"), say(lang, HEADING)])
    for table in wrong:
        for row, words in words_of_rows(table.problems, lang).items():
            page.append([table.sheet, row, words])
            for cell in page[page.max_row]:
                cell.data_type = "n" if cell.value == row else "s"
    page.column_dimensions["C"].width = 90
    out = BytesIO()
    book.save(out)
    return out.getvalue()
