"""Runs a named question (one SQL file) against one snapshot, values bound. It never builds SQL from input."""

import re
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

import pandas as pd

from data.snapshot import Snapshot

QUESTIONS = Path(__file__).parent / "sql"
ANSWERS, MOST_ROWS = 200, 2000
COMMENT = re.compile(r"--.*")
PARAMETER = re.compile(r"\$(\w+)")


class Answers:
    """Small answers of each snapshot, kept as long as it lives: it never changes, so neither do they.

    A page asks some questions more than once, and every click asks most of them again.
    """

    def __init__(self) -> None:
        self.of: WeakKeyDictionary[Snapshot, OrderedDict[Hashable, pd.DataFrame]] = WeakKeyDictionary()
        self.lock = Lock()

    def kept(self, snapshot: Snapshot, key: Hashable, make: Callable[[], pd.DataFrame]) -> pd.DataFrame:
        """The answer kept under `key`, else what `make` gives; large ones are not kept."""
        with self.lock:
            mine = self.of.setdefault(snapshot, OrderedDict())
            if key in mine:
                mine.move_to_end(key)
                return mine[key]
        made = make()
        if len(made) <= MOST_ROWS:
            with self.lock:
                mine[key] = made
                while len(mine) > ANSWERS:
                    mine.popitem(last=False)
        return made


answers = Answers()


@cache
def question_file(question: str) -> tuple[str, frozenset[str]]:
    """The SQL of a question and the parameters it names; read once per process."""
    sql = (QUESTIONS / f"{question}.sql").read_text(encoding="utf-8")
    return sql, frozenset(PARAMETER.findall(COMMENT.sub("", sql)))


def ask(snapshot: Snapshot, question: str, **params: object) -> pd.DataFrame:
    """The answer of `sql/<question>.sql` as a frame; a parameter the question does not name is left out.

    Raises KeyError when a parameter it names is not given, FileNotFoundError when there is no such question.
    """
    sql, names = question_file(question)
    bound = {name: params[name] for name in sorted(names)}
    return answers.kept(snapshot, (question, repr(bound)), lambda: plain_columns(snapshot.query(sql, bound))).copy()


def plain_columns(frame: pd.DataFrame) -> pd.DataFrame:
    """Counts and yes/no with missing values as NaN and None.

    Pandas' own NA cannot be compared or printed plainly.
    """
    for name, kind in frame.dtypes.items():
        if isinstance(kind, pd.Int64Dtype | pd.Int32Dtype):
            frame[name] = frame[name].astype("float64" if frame[name].hasnans else "int64")
        elif isinstance(kind, pd.BooleanDtype):
            frame[name] = frame[name].astype("object").where(frame[name].notna(), None)
    return frame


def rows(snapshot: Snapshot, question: str, **params: object) -> list[dict[str, Any]]:
    """The answer as plain dicts: days are `date`, whole numbers `int`, anything missing is None."""
    return records(ask(snapshot, question, **params))


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """A frame's rows as plain dicts, missing values as None."""
    columns = [[plain(value) for value in frame[name].tolist()] for name in frame.columns]
    return [dict(zip(frame.columns, row, strict=True)) for row in zip(*columns, strict=True)]


def plain(value: Any) -> Any:
    """NaN and NaT become None, timestamps days, whole floats (a count beside a missing one) int."""
    if value is None or value is pd.NA or value != value:
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def known_part(values: pd.Series) -> list[float | None]:
    """A column as plain numbers, missing ones as None; those missing at its end are cut."""
    numbers = [None if pd.isna(value) else float(value) for value in values]
    while numbers and numbers[-1] is None:
        numbers.pop()
    return numbers


def frame_of(found: list[Mapping[str, Any]] | list[dict[str, Any]], columns: list[str]) -> pd.DataFrame:
    """Rows as a frame with these columns in this order, also when there are none; days as datetime64."""
    frame = pd.DataFrame(found, columns=columns)
    for name in columns:
        if frame[name].isna().all():
            frame[name] = float("nan")
        elif any(isinstance(value, date) for value in frame[name].head(50)):
            frame[name] = pd.to_datetime(frame[name])
    return frame
