"""What the tile map and the true map share: the units with their figures, how one is drawn, the legend, the sentence.

Fills come first and what is pressed lies over them, so that no neighbour covers a ring or the mark of the keyboard's
place. Colours are classes of the page's sheets: one drawing serves light and dark. All text is escaped here.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape

import pandas as pd

from analytics.charts.classes import Classes, classes
from analytics.charts.map_labels import Label, width_of
from data.communes import Commune, communes
from data.words import plural, say
from data.writing import missing, number, percent

Link = Callable[[str], str]
WHOLE = ""
# Which of the five inks a class has where there are fewer: as far apart in lightness as the ramp allows.
INKS = {1: (3,), 2: (2, 4), 3: (1, 3, 4), 4: (1, 3, 4, 5), 5: (1, 2, 3, 4, 5)}
ROW, SWATCH, LEGEND_SIZE = 17, 18, 12
# Their borders are seen whole: they are drawn after the others.
BORDERED = ("k0", "none")


@dataclass(frozen=True)
class MapOf:
    """What to draw: `frame` has `column`, `label` and `key` (a commune's code, which a press asks for).

    Communes that the frame does not hold are outlines without a figure; a missing value is no data. `of` names a pair
    of columns (part, whole) said beside the figure; `chosen` are ringed; a ratio is written with `digits` decimals.
    """

    frame: pd.DataFrame
    column: str
    title: str
    kind: str = "ratio"
    chosen: Collection[str] = ()
    label: str = "name"
    key: str = "code"
    of: tuple[str, str] | None = None
    digits: int = 1


@dataclass(frozen=True)
class Unit:
    """One commune on a map: `look` is its class in the sheets, `said` its figure, `whole` all there is to say."""

    commune: Commune
    name: str
    look: str
    said: str
    whole: str
    chosen: bool


def units_of(lang: str, what: MapOf, parts: Classes) -> list[Unit]:
    """Every commune of the district in code order."""
    rows = {str(row[what.key]): row for row in what.frame.to_dict("records")}
    found = []
    for one in communes():
        row = rows.get(one.code)
        name = str(row[what.label]) if row else one.name
        value = None if row is None or missing(row[what.column]) else float(row[what.column])
        look = "out" if row is None else "none" if value is None else look_of(parts, value)
        said = "" if value is None else written(lang, what, value)
        whole = f"{name}: {said or say(lang, 'no data')}" if row else name
        if row and said and what.of and not any(missing(row[column]) for column in what.of):
            whole += " ({}/{})".format(*(number(lang, row[column]) for column in what.of))
        found.append(Unit(one, name, look, said, whole, one.code in what.chosen))
    return found


def parted(what: MapOf) -> Classes:
    """The classes of the map's values."""
    return classes([None if missing(value) else float(value) for value in what.frame[what.column]], what.kind)


def look_of(parts: Classes, value: float) -> str:
    """A value's class in the sheets: k0 is zero, k1 to k5 the ramp."""
    place = parts.of(value)
    return "k0" if place == 0 else f"k{INKS[parts.count][place - 1]}"


def written(lang: str, what: MapOf, value: float) -> str:
    """A figure as the map writes it."""
    return number(lang, value) if what.kind == "count" else percent(lang, value, what.digits if value else 0)


def svg(what: MapOf, alt: str, form: str, size: tuple[float, float], body: str, link: Link | None) -> str:
    """The whole drawing; with links it is a group of them, without it is one picture."""
    role = "group" if link else "img"
    return (
        f'<svg class="map {form}" viewBox="0 0 {size[0]:.0f} {size[1]:.0f}" role="{role}" aria-label="{escape(alt)}" '
        f'data-title="{escape(what.title)}"><defs>{hatch(what, form)}</defs>{body}</svg>'
    )


def hatch_name(what: MapOf, form: str) -> str:
    """A name for the hatch that no other map on the page has."""
    return f"hatch-{form}-{sha256(f'{what.title}{what.column}'.encode()).hexdigest()[:8]}"


def hatch(what: MapOf, form: str) -> str:
    """Lines for communes without data."""
    return (
        f'<pattern id="{hatch_name(what, form)}" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect class="hatch-ground" width="6" height="6"/>'
        '<line class="hatch-line" x1="0" y1="0" x2="0" y2="6"/></pattern>'
    )


def fill(what: MapOf, form: str, look: str) -> str:
    """The attributes of a unit's ground."""
    return f'class="{look}"' + (f' fill="url(#{hatch_name(what, form)})"' if look == "none" else "")


def layers(what: MapOf, form: str, shown: Sequence[tuple[Unit, str, Label]], link: Link | None) -> str:
    """Fills, then what is pressed with its words, then the rings; `shown` are units with shape and label."""
    ordered = sorted(shown, key=lambda one: one[0].look in BORDERED)
    fills = "".join(f"<{shape} {fill(what, form, unit.look)}/>" for unit, shape, _ in ordered)
    spots = "".join(spot(unit, shape, label, link) for unit, shape, label in shown)
    rings = "".join(f'<{shape} class="ring"/>' for unit, shape, _ in shown if unit.chosen)
    return f'<g aria-hidden="true">{fills}</g>{spots}<g aria-hidden="true" class="rings">{rings}</g>'


def spot(unit: Unit, shape: str, label: Label, link: Link | None) -> str:
    """What is pressed: the shape again, unseen, with its words. A chosen one leads back to the whole district."""
    words = f"<title>{escape(unit.whole)}</title>"
    inner = f'<{shape} class="spot"/>{label.svg(f"on-{unit.look}")}'
    if link is None:
        return f"<g>{words}{inner}</g>"
    code = escape(WHOLE if unit.chosen else unit.commune.code)
    asked = f'href="{escape(link(code))}" data-go="commune:{code}" data-keep="map-{unit.commune.code}"'
    current = ' aria-current="true"' if unit.chosen else ""
    return f'<a {asked} aria-label="{escape(unit.whole)}"{current}>{words}{inner}</a>'


def legend_rows(lang: str, parts: Classes, units: Iterable[Unit]) -> list[tuple[str, str]]:
    """(class in the sheets, words), lowest first; no data last, with how many."""
    rows = [("k0", parts.words(lang, 0))] if parts.zero else []
    rows += [(f"k{INKS[parts.count][place - 1]}", parts.words(lang, place)) for place in range(1, parts.count + 1)]
    without = sum(unit.look == "none" for unit in units)
    return rows + ([("none", say(lang, "no data ({n})", n=number(lang, without)))] if without else [])


def legend_size(rows: Sequence[tuple[str, str]]) -> tuple[float, float]:
    """How much room a legend takes."""
    return SWATCH + 6 + max((width_of(words, LEGEND_SIZE) for _, words in rows), default=0), ROW * len(rows)


def legend(what: MapOf, form: str, rows: Sequence[tuple[str, str]], x: float, y: float) -> str:
    """The legend, one class a line, from its corner at top left."""
    drawn = "".join(
        f'<rect x="{x:.1f}" y="{y + ROW * at + 2:.1f}" width="{SWATCH}" height="13" rx="2" {fill(what, form, look)}/>'
        f'<text class="legend-words" x="{x + SWATCH + 6:.1f}" y="{y + ROW * at + 13:.1f}">{escape(words)}</text>'
        for at, (look, words) in enumerate(rows)
    )
    return f'<g class="map-legend" aria-hidden="true">{drawn}</g>'


def sentence(lang: str, what: MapOf, units: Sequence[Unit]) -> str:
    """What the map shows, in words: how many have data, the highest and lowest, who has none."""
    seen = [unit for unit in units if unit.look != "out"]
    known = what.frame[what.frame[what.column].notna()].sort_values(what.column, ascending=False, kind="stable")
    if known.empty:
        return say(lang, "{title}: no data in this period.", title=what.title)
    words = plural(
        lang,
        "{title}, map of {n} commune with data: highest {first} ({top}), lowest {last} ({bottom}).",
        "{title}, map of {n} communes with data: highest {first} ({top}), lowest {last} ({bottom}).",
        len(known),
        title=what.title,
        first=known.iloc[0][what.label],
        top=written(lang, what, known.iloc[0][what.column]),
        last=known.iloc[-1][what.label],
        bottom=written(lang, what, known.iloc[-1][what.column]),
    )
    without = [unit.name for unit in seen if unit.look == "none"]
    return words + (" " + say(lang, "No data: {names}.", names=", ".join(without)) if without else "")
