"""Reads what is typed on the command line: days, periods, columns. What is none ends the command with a sentence."""

import argparse
from datetime import date

from data.columns import NAMES, position_of
from data.values import civil_day
from data.words import say
from data.writing import day


def given_day(text: str) -> date:
    """A day on the command line: 2021-09-21 or 21/9/2021."""
    found = civil_day(text)
    if found is None:
        raise argparse.ArgumentTypeError(say("vi", "“{value}” is no date. Write it as 21/9/2021.", value=text))
    return found


def given_days(text: str) -> tuple[date, date]:
    """Days on the command line: D..D."""
    since, mark, until = text.partition("..")
    if not mark:
        raise argparse.ArgumentTypeError(say("vi", "“{value}” is no period. Write it as D..D.", value=text))
    first, last = given_day(since), given_day(until)
    if first > last:
        sentence = "The first day ({since}) is after the last ({until}). Turn them round."
        raise argparse.ArgumentTypeError(say("vi", sentence, since=day("vi", first), until=day("vi", last)))
    return first, last


def given_columns(text: str) -> tuple[tuple[str, str], ...]:
    """Columns on the command line: A=code,C=name."""
    fields = sorted({name for listed in NAMES.values() for name in listed})
    pairs = []
    for part in text.split(","):
        letter, _, name = (piece.strip() for piece in part.partition("="))
        try:
            position_of(letter)
        except ValueError:
            name = ""
        if name not in fields:
            sentence = "“{value}” names no column. Write A=code,C=name; the fields are: {fields}."
            raise argparse.ArgumentTypeError(say("vi", sentence, value=part, fields=", ".join(fields)))
        pairs.append((letter.upper(), name))
    return tuple(pairs)
