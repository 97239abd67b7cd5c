"""Sentences about communes side by side: who moved most, who is silent, who is first and last."""

import pandas as pd

from analytics.figures import Figures
from analytics.sentences.phrases import counted, listed, named, sentence, share, some
from data.communes import name_of
from data.words import say
from data.writing import number, period, signed

MOVERS = 3


def silent(now: Figures) -> tuple[str, ...]:
    """Codes of the communes with venues of which none is active in the window; without data is not silent."""
    return tuple(one.code for one in now.communes if one.activity.active == 0 and one.activity.registered)


def no_scan_at_all(now: Figures, codes: tuple[str, ...]) -> bool:
    """Whether these communes have no scan of an unregistered code either, as far as the period shows the window."""
    outside = any(one.activity.outside for one in now.communes if one.code in codes)
    return now.window is not None and now.window[0] >= now.scope.since and not outside


def silent_communes(lang: str, now: Figures) -> str:
    """The silent communes by name, with the window; "" when there is none."""
    codes = silent(now)
    if not codes or now.window is None:
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
    """Who gained and who lost most active venues since the period before; "" where nothing can be compared."""
    if frame[column].isna().all():
        return ""
    up, down = movers(frame, column)
    if not up and not down:
        return say(lang, "No commune has more or fewer active venues than before.")
    return sentence(
        say(lang, "up most: {communes}", communes=steps(lang, up)) if up else "",
        say(lang, "down most: {communes}", communes=steps(lang, down)) if down else "",
    )


def steps(lang: str, rows: list[tuple[str, float]]) -> str:
    """Communes with their change: Kim Tân (+3), Vân Du (+2)."""
    return ", ".join(f"{name_of(code)} ({signed(lang, step)})" for code, step in rows)


def ranking(lang: str, title: str, frame: pd.DataFrame, column: str, kind: str = "ratio") -> str:
    """First and last of a ranking, how many stand at zero, how many have no data. `title` is the figure's name.

    `frame` has code and `column`; `kind` is "ratio" or "count".
    """

    def written(value: float) -> str:
        return share(lang, value) if kind == "ratio" else number(lang, value)

    known = [(str(row["code"]), float(row[column])) for _, row in frame.dropna(subset=[column]).iterrows()]
    unknown = [str(code) for code in frame.loc[frame[column].isna(), "code"]]
    if not known:
        return say(lang, "{title}: no commune has data.", title=title)
    top = sorted((one for one in known if one[1] > 0), key=lambda one: -one[1])
    zero = [code for code, value in known if value == 0]
    first = listed(lang, [f"{name_of(code)} ({written(value)})" for code, value in top[:MOVERS]])
    clauses = [say(lang, "highest in {communes}", communes=first)] if top else []
    if zero:
        clauses.append(say(lang, "none at all in {communes}", communes=some(lang, zero, 1)))
    elif len(top) > MOVERS:
        last = f"{name_of(top[-1][0])} ({written(top[-1][1])})"
        clauses.append(say(lang, "lowest in {commune}", commune=last))
    if unknown:
        clauses.append(say(lang, "no data of {communes}", communes=some(lang, unknown, 1)))
    return say(lang, "{title}: {words}.", title=title, words="; ".join(clauses))
