"""Sentences about communes side by side: who moved most, who is silent, who is first and last."""

import pandas as pd

from analytics.figures import Figures
from analytics.sentences.phrases import counted, listed, named, sentence, share, some
from data.communes import name_of
from data.words import plural, say
from data.writing import number, period, signed

MOVERS = 3


def silent(now: Figures) -> tuple[str, ...]:
    """Codes of the communes with venues of which none is active in the window; without data is not silent."""
    return tuple(one.code for one in now.communes if one.activity.active == 0 and one.activity.registered)


def no_scan_at_all(now: Figures, codes: tuple[str, ...]) -> bool:
    """Whether it may be said that these communes have no scan: not of a type left out, nor of an unregistered code.

    Codes outside the register are known for the period only, so the window must lie within it.
    """
    outside = any(one.activity.outside for one in now.communes if one.code in codes)
    return now.window is not None and now.window[0] >= now.scope.since and not outside and not now.scope.types


def silent_communes(lang: str, now: Figures) -> str:
    """The silent communes by name, with the window; "" when there is none, or only one commune is looked at."""
    codes = silent(now)
    if not codes or now.window is None or len(now.communes) < 2:
        return ""
    window = period(lang, *now.window)
    if len(codes) == 1:
        return say(
            lang, "No active venue in 7 days ({window}): {communes}.", window=window, communes=named(lang, codes)
        )
    return say(
        lang,
        "{count} without an active venue in 7 days ({window}): {communes}.",
        count=counted(lang, codes),
        window=window,
        communes=", ".join(name_of(code) for code in codes),
    )


def movers(
    frame: pd.DataFrame, column: str = "active_change"
) -> tuple[list[tuple[str, float]], list[tuple[str, float]]]:
    """(code, change) of the communes that gained most and that lost most, at most three each, code order among equals.

    `frame` has code and `column` (from `activity.by_commune` or the like); a missing change is no change known.
    """
    known = [(str(row["code"]), float(row[column])) for _, row in frame.dropna(subset=[column]).iterrows()]
    up = sorted((one for one in known if one[1] > 0), key=lambda one: -one[1])
    down = sorted((one for one in known if one[1] < 0), key=lambda one: one[1])
    return up[:MOVERS], down[:MOVERS]


def moved_most(lang: str, frame: pd.DataFrame, column: str = "active_change") -> str:
    """Who gained and who lost most active venues since the period before.

    "" where nothing can be compared or there is only one commune.
    """
    if len(frame) < 2 or frame[column].isna().all():
        return ""
    up, down = movers(frame, column)
    if not up and not down:
        return say(lang, "No commune has more or fewer active venues than before.")
    named = [steps(lang, rows) + alike(lang, frame[column], rows) for rows in (up, down)]
    if up and down:
        return sentence(
            say(lang, "active venues up most: {communes}", communes=named[0]),
            say(lang, "down most: {communes}", communes=named[1]),
        )
    words = "active venues up most: {communes}" if up else "active venues down most: {communes}"
    return sentence(say(lang, words, communes=named[0] if up else named[1]))


def alike(lang: str, changes: pd.Series, rows: list[tuple[str, float]]) -> str:
    """How many more moved as far as the last one named."""
    last = rows[-1][1] if rows else 0.0
    more = int((changes == last).sum()) - sum(step == last for _, step in rows)
    if not last or more < 1:
        return ""
    return " " + plural(lang, "and {n} more as far", "and {n} more as far", more)


def steps(lang: str, rows: list[tuple[str, float]]) -> str:
    """Communes with their change: Kim Tân (+3), Vân Du (+2)."""
    return ", ".join(f"{name_of(code)} ({signed(lang, step)})" for code, step in rows)


def ranking(lang: str, title: str, frame: pd.DataFrame, column: str, kind: str = "ratio") -> str:
    """First and last of a ranking, how many stand at zero, how many have no data. `title` is the figure's name.

    `frame` has code and `column`; where it has `registered`, a commune without venues has no rate, which is no lack of
    data. `kind` is "ratio" or "count". "" for a single commune.
    """
    if len(frame) < 2:
        return ""
    known = [(str(row["code"]), float(row[column])) for _, row in frame.dropna(subset=[column]).iterrows()]
    if not known:
        return say(lang, "{title}: no commune has data.", title=title)
    clauses = [*ends(lang, known, kind), without_data(lang, frame, column)]
    return say(lang, "{title}: {words}.", title=title, words="; ".join(filter(None, clauses)))


def ends(lang: str, known: list[tuple[str, float]], kind: str) -> list[str]:
    """The first of them, and the last or those at zero."""

    def shown(rows: list[tuple[str, float]]) -> str:
        written = [share(lang, value) if kind == "ratio" else number(lang, value) for _, value in rows]
        return listed(lang, [f"{name_of(code)} ({words})" for (code, _), words in zip(rows, written, strict=True)])

    ranked = sorted((one for one in known if one[1] > 0), key=lambda one: -one[1])
    zero = [code for code, value in known if value == 0]
    most = max(1, min(MOVERS, len(ranked) // 2))
    clauses = [say(lang, "highest in {communes}", communes=shown(ranked[:most]))] if ranked else []
    if zero:
        clauses.append(say(lang, "none at all in {communes}", communes=some(lang, zero, 1)))
    elif len(ranked) > most:
        clauses.append(say(lang, "lowest in {commune}", commune=shown(ranked[-1:])))
    return clauses


def without_data(lang: str, frame: pd.DataFrame, column: str) -> str:
    """Communes of which the figure is not known."""
    unknown = frame[frame[column].isna()]
    if "registered" in frame:
        unknown = unknown[~(unknown["registered"] == 0)]
    codes = [str(code) for code in unknown["code"]]
    return say(lang, "no data of {communes}", communes=some(lang, codes, 1)) if codes else ""
