"""Communes (or types) ranked by one figure: a real table whose cells hold bars, changes and small trends.

Highest first, labelled directly, each with its change since before and its own small trend; a target is one line
through all bars. No data is an outline with words, never a bar of zero. It knows no page: links are given to it.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

import pandas as pd

from analytics.charts.sparkline import sparkline
from analytics.charts.style import Drawing
from data.words import say
from data.writing import missing, number, percent

Link = Callable[[str], str]
WHOLE = ""
UP, DOWN = "▲", "▼"


@dataclass(frozen=True)
class Ranking:
    """What to draw: `frame` has `column` and `label`; `key` (a code) is what a click on the name asks for.

    `of` names a pair of columns (part, whole) written beside the figure as "85/686"; `look` are keys drawn in
    orange; `target` is a line at that value; `kind` is "count" or "ratio", a ratio is written with `digits` decimals.
    `base` is a column of venues: a rate of none is "no venue", not "no data". `change` is a column of differences,
    ratios as ratios; `better` says which way is good. `trends` are each key's own values in order; `chosen` are the
    keys that are the scope.
    """

    frame: pd.DataFrame
    column: str
    title: str
    kind: str = "count"
    label: str = "name"
    key: str = "code"
    of: tuple[str, str] | None = None
    look: Collection[str] = ()
    target: float | None = None
    base: str | None = None
    change: str | None = None
    trends: Mapping[str, Sequence[float | None]] = field(default_factory=dict)
    chosen: Collection[str] = ()
    digits: int = 1
    better: str = "up"


def ranking(lang: str, what: Ranking, link: Link | None = None) -> Drawing:
    """The table, highest first and those without data last, and its sentence.

    `link` makes the address of a key, of "" for no key at all: the name of a chosen row leads back there.
    """
    rows = "".join(ranked_rows(lang, what, link))
    classes = "ranking" + (" has-trends" if what.trends else "") + (" has-target" if what.target is not None else "")
    html = (
        f'<table class="{classes}" style="--target:{share(what, what.target):.4f}">'
        f'<caption class="unseen">{escape(what.title)}</caption>{head(lang, what)}<tbody>{rows}</tbody></table>'
    )
    return Drawing(html, sentence(lang, what, in_order(what)))


def in_order(what: Ranking) -> pd.DataFrame:
    """The highest first, those without data last."""
    return what.frame.sort_values(what.column, ascending=False, na_position="last", kind="stable")


def ranked_rows(lang: str, what: Ranking, link: Link | None = None) -> list[str]:
    """Each commune's row; equals share a place."""
    ordered = in_order(what)
    places = ordered[what.column].rank(method="min", ascending=False)
    return [
        one_row(lang, what, row, place, link)
        for row, place in zip(ordered.to_dict("records"), places.tolist(), strict=True)
    ]


def head(lang: str, what: Ranking) -> str:
    """The columns' names; the target is named at its own place over the bars."""
    unit = say(lang, "Change, points") if what.kind == "ratio" else say(lang, "Change")
    value = say(lang, "Rate") if what.kind == "ratio" else say(lang, "Count")
    aim = ""
    if what.target is not None:
        words = say(lang, "target {value}", value=written(lang, what, what.target, 0))
        aim = f'<span class="aim">{escape(words)}</span>'
    cells = [
        ("rank", "#", say(lang, "Rank")),
        ("name", say(lang, "Commune") if what.key == "code" else say(lang, "Kind"), ""),
        # The target's words end at its line and may reach over this column.
        ("figure", "", value) if aim else ("figure", value, ""),
        ("bar", aim, say(lang, "Bar")),
        *([("change", unit, "")] if what.change else []),
        *([("small", say(lang, "Trend"), "")] if what.trends else []),
    ]
    return f"<thead><tr>{''.join(heading(*cell) for cell in cells)}</tr></thead>"


def heading(kind: str, words: str, unseen: str) -> str:
    """One column's name; what the eye sees at once is said to those who cannot see it."""
    shown = words if words.startswith("<") else escape(words)
    if unseen:
        shown = f'<span class="unseen">{escape(unseen)}</span>' + (
            f'<span aria-hidden="true">{shown}</span>' if words and not words.startswith("<") else shown
        )
    return f'<th scope="col" class="{kind}">{shown}</th>'


def one_row(lang: str, what: Ranking, row: dict[str, Any], place: float, link: Link | None) -> str:
    """A commune's row."""
    key = str(row[what.key])
    value = row[what.column]
    cells = [
        f'<td class="rank">{"" if missing(place) else int(place)}</td>',
        f'<th scope="row" class="name">{name(lang, what, row, link)}</th>',
        figure(lang, what, row),
        bar(lang, what, row),
        *([change(lang, what, row[what.change])] if what.change else []),
        *([f'<td class="small">{sparkline(what.trends.get(key, ()), from_zero=True)}</td>'] if what.trends else []),
    ]
    marks = [("chosen", key in what.chosen), ("look", key in what.look), ("unknown", missing(value))]
    classes = " ".join(mark for mark, holds in marks if holds)
    return f'<tr class="{classes}">{"".join(cells)}</tr>'


def name(lang: str, what: Ranking, row: dict[str, Any], link: Link | None) -> str:
    """The name as a link to its commune; a chosen one leads back to all."""
    words, key = escape(str(row[what.label])), str(row[what.key])
    if link is None:
        return f"<span>{words}</span>"
    if key not in what.chosen:
        return f'<a href="{escape(link(key))}" data-go="commune:{escape(key)}">{words}</a>'
    back = escape(say(lang, "chosen; back to the whole district"))
    return (
        f'<a href="{escape(link(WHOLE))}" data-go="commune:" aria-current="true" title="{back}">{words}'
        f'<span class="drop" aria-hidden="true"> ×</span><span class="unseen"> ({back})</span></a>'
    )


def figure(lang: str, what: Ranking, row: dict[str, Any]) -> str:
    """The value in words, with its part and whole; without data nothing: the outline says so."""
    if missing(row[what.column]):
        return '<td class="figure"></td>'
    parts = ""
    if what.of:
        part, whole = (number(lang, row[column]) for column in what.of)
        parts = f" <small>({part}/{whole})</small>"
    return f'<td class="figure"><b>{written(lang, what, row[what.column])}</b>{parts}</td>'


def bar(lang: str, what: Ranking, row: dict[str, Any]) -> str:
    """A bar as long as its share of the longest; without data an outline with words in it."""
    value = row[what.column]
    if missing(value):
        words = "no venue yet" if what.base and row[what.base] == 0 else "no data"
        return f'<td class="bar"><span class="none">{escape(say(lang, words))}</span></td>'
    return f'<td class="bar"><i style="width:{share(what, value) * 100:.2f}%"></i></td>'


def share(what: Ranking, value: float | None) -> float:
    """How far along the bars a value lies, 0 to 1: the axis ends at the longest bar or the target."""
    top = what.frame[what.column].max()
    longest = max(0.0 if missing(top) else float(top), what.target or 0.0) or 1.0
    return 0.0 if value is None else max(0.0, float(value)) / longest


def change(lang: str, what: Ranking, value: Any) -> str:
    """An arrow and how far, in points or as a difference; said in words too."""
    if missing(value):
        words = say(lang, "nothing to compare with")
        return f'<td class="change"><span class="unseen">{escape(words)}</span><span aria-hidden="true">–</span></td>'
    step = number(lang, abs(value) * 100, 1) if what.kind == "ratio" else number(lang, abs(value))
    if not any(digit in "123456789" for digit in step):
        return '<td class="change">0</td>'
    rising = value > 0
    words = say(lang, "up by") if rising else say(lang, "down by")
    tone = "good" if rising == (what.better == "up") else "bad"
    arrow = f'<span class="unseen">{escape(words)} </span><span aria-hidden="true">{UP if rising else DOWN}</span>'
    return f'<td class="change {tone}">{arrow} {step}</td>'


def written(lang: str, what: Ranking, value: Any, digits: int | None = None) -> str:
    """A value of the figure as the language writes it."""
    if what.kind == "count":
        return number(lang, value)
    return percent(lang, value, what.digits if digits is None else digits)


def sentence(lang: str, what: Ranking, ordered: pd.DataFrame) -> str:
    """What the ranking shows, in words: the highest, the lowest, and who has no data."""
    known = ordered[ordered[what.column].notna()]
    if known.empty:
        return say(lang, "{title}: no data in this period.", title=what.title)
    words = say(
        lang,
        "{title}: highest {first} ({top}), lowest {last} ({bottom}).",
        title=what.title,
        first=known.iloc[0][what.label],
        top=written(lang, what, known.iloc[0][what.column]),
        last=known.iloc[-1][what.label],
        bottom=written(lang, what, known.iloc[-1][what.column]),
    )
    empty = ordered[what.column].isna()
    venueless = empty & (ordered[what.base] == 0) if what.base else empty & False
    for said, rows in (("No data: {names}.", empty & ~venueless), ("No venue yet: {names}.", venueless)):
        if rows.any():
            words += " " + say(lang, said, names=", ".join(ordered.loc[rows, what.label]))
    return words
