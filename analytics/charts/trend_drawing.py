"""A figure by day as a drawing for a slide: few words, large, sharp at any size. The pages' own trend is `trend`.

A day without data is a gap in an outlined band, never zero. Events are numbered on the line and named below it, so
that no words lie on top of each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from analytics.charts.style import Drawing
from analytics.charts.trend import Trend, sentence
from data.words import say
from data.writing import missing, number, percent, short_day

WIDTH, HEIGHT = 1168, 420
LEFT, RIGHT, TOP, BOTTOM = 64, 92, 34, 40
DAYS_NAMED, LINES, EVENTS = 7, 5, 6
ROOM_FOR_WORDS = 170


@dataclass(frozen=True)
class Sheet:
    """Where days and values lie on the drawing."""

    first: date
    days: int
    top: float

    def x(self, on: date) -> float:
        """The place of a day."""
        return LEFT + (on - self.first).days * (WIDTH - LEFT - RIGHT) / max(1, self.days - 1)

    def y(self, value: float) -> float:
        """The place of a value."""
        return HEIGHT - BOTTOM - value / self.top * (HEIGHT - TOP - BOTTOM)

    @property
    def half(self) -> float:
        """Half a day."""
        return (WIDTH - LEFT - RIGHT) / max(1, self.days - 1) / 2


def trend_drawing(
    lang: str, what: Trend, period: tuple[date, date], events: Sequence[Any] = (), target: float | None = None
) -> Drawing:
    """The line, the period asked about shaded, its first and last value named; `events` have a `day` and `words`."""
    days = [value.date() for value in what.frame["day"]]
    values = [None if missing(value) else float(value) for value in what.frame[what.column]]
    step, count = levels(max([*(value for value in values if value is not None), target or 0, 0.01]))
    sheet = Sheet(days[0], len(days), step * count)
    seen = [one for one in events if days[0] <= one.day <= days[-1]][-EVENTS:]
    parts = [shade(sheet, period, days), lines(lang, what, sheet, step, count)]
    parts += [silent_days(lang, sheet, days, values)]
    parts += [goal(lang, what, sheet, target), marks(sheet, seen), line(sheet, days, values)]
    parts += [ends(lang, what, sheet, period, list(zip(days, values, strict=True))), day_names(lang, sheet, days)]
    alt = sentence(lang, what)
    svg = (
        f'<svg class="by-day" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(alt)}">'
        f"{''.join(parts)}</svg>"
    )
    return Drawing(f"{svg}{named(lang, seen)}", alt)


def levels(top: float) -> tuple[float, int]:
    """A round step and how many of them hold the largest value: LINES at the most."""
    size = 1e-4
    while True:
        for step in (size * 1, size * 2, size * 2.5, size * 5):
            if step * LINES >= top * 0.9999:
                return step, -(-int(top * 9999) // max(1, int(step * 10000)))
        size *= 10


def written(lang: str, what: Trend, value: float, digits: int = 0) -> str:
    """A value as the language writes it."""
    return number(lang, value) if what.kind == "count" else percent(lang, value, digits)


def shade(sheet: Sheet, period: tuple[date, date], days: list[date]) -> str:
    """The period asked about, unless it is all there is."""
    since, until = max(period[0], days[0]), min(period[1], days[-1])
    if since <= days[0] or since > until:
        return ""
    left, right = sheet.x(since) - sheet.half, sheet.x(until) + sheet.half
    return f'<rect class="asked" x="{left:.1f}" y="{TOP}" width="{right - left:.1f}" height="{HEIGHT - TOP - BOTTOM}"/>'


def lines(lang: str, what: Trend, sheet: Sheet, step: float, count: int) -> str:
    """Level lines with their values; zero is the ground. Counts below a step of one have no line between."""
    found = []
    for index in range(count + 1):
        value = index * step
        if what.kind == "count" and value != int(value):
            continue
        y = sheet.y(value)
        digits = 0 if what.kind == "count" or (step * 100) % 1 < 1e-6 else 1
        found.append(
            f'<line class="level" x1="{LEFT - 8}" x2="{WIDTH - RIGHT + 30}" y1="{y:.1f}" y2="{y:.1f}"/>'
            f'<text class="value" x="{LEFT - 16}" y="{y + 6:.1f}" text-anchor="end">'
            f"{escape(written(lang, what, value, digits))}</text>"
        )
    return "".join(found)


def silent_days(lang: str, sheet: Sheet, days: list[date], values: list[float | None]) -> str:
    """Stretches of days without data, outlined, and named where there is room."""
    found, start = [], None
    for index in range(len(days) + 1):
        silent = index < len(days) and values[index] is None
        if silent and start is None:
            start = index
        elif not silent and start is not None:
            found.append(silence(lang, sheet.x(days[start]) - sheet.half, sheet.x(days[index - 1]) + sheet.half))
            start = None
    return "".join(found)


def silence(lang: str, left: float, right: float) -> str:
    """One stretch without data."""
    box = f'x="{left:.1f}" y="{TOP}" width="{right - left:.1f}" height="{HEIGHT - TOP - BOTTOM}"'
    words = (
        f'<text x="{(left + right) / 2:.1f}" y="{TOP + 28}" text-anchor="middle">{escape(say(lang, "no data"))}</text>'
    )
    return f'<rect class="unknown" {box}/>{words if right - left > ROOM_FOR_WORDS else ""}'


def goal(lang: str, what: Trend, sheet: Sheet, target: float | None) -> str:
    """The target as a line across, named above it."""
    if target is None:
        return ""
    y = sheet.y(target)
    words = escape(say(lang, "target {value}", value=written(lang, what, target)))
    return (
        f'<line class="goal" x1="{LEFT}" x2="{WIDTH - RIGHT + 30}" y1="{y:.1f}" y2="{y:.1f}"/>'
        f'<text class="goal" x="{LEFT + 6}" y="{y - 8:.1f}">{words}</text>'
    )


def line(sheet: Sheet, days: list[date], values: list[float | None]) -> str:
    """The line itself, broken where no data is."""
    commands, down = [], False
    for on, value in zip(days, values, strict=True):
        if value is not None:
            commands.append(f"{'L' if down else 'M'}{sheet.x(on):.1f} {sheet.y(value):.1f}")
        down = value is not None
    return f'<path class="line" d="{"".join(commands)}"/>'


def ends(
    lang: str, what: Trend, sheet: Sheet, period: tuple[date, date], points: list[tuple[date, float | None]]
) -> str:
    """The value before the period and the last one, as large dots with their figures."""
    known = [(on, value) for on, value in points if value is not None]
    before = [point for point in known if point[0] < period[0]]
    chosen = [*before[-1:], *known[-1:]] if known else []
    found = []
    for on, value in dict(chosen).items():
        x, y, last = sheet.x(on), sheet.y(value), on == known[-1][0]
        place = f'x="{x + 14:.1f}" y="{y + 10:.1f}"' if last else f'x="{x:.1f}" y="{y - 18:.1f}" text-anchor="middle"'
        words, kind = escape(written(lang, what, value, 1)), "end last" if last else "end"
        found.append(
            f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="7"/><text class="{kind}" {place}>{words}</text>'
        )
    return "".join(found)


def day_names(lang: str, sheet: Sheet, days: list[date]) -> str:
    """A few days under the line, the last always."""
    every = -(-len(days) // DAYS_NAMED)
    return "".join(
        f'<text class="day" x="{sheet.x(on):.1f}" y="{HEIGHT - 8}" text-anchor="middle">{short_day(lang, on)}</text>'
        for on in days[::-1][::every]
    )


def marks(sheet: Sheet, events: Sequence[Any]) -> str:
    """Events as numbered signs on their days."""
    found = []
    for index, one in enumerate(events, 1):
        x = f"{sheet.x(one.day):.1f}"
        found.append(
            f'<line class="event" x1="{x}" x2="{x}" y1="{TOP}" y2="{HEIGHT - BOTTOM}"/>'
            f'<circle class="event" cx="{x}" cy="{TOP - 16}" r="14"/>'
            f'<text class="event" x="{x}" y="{TOP - 10}" text-anchor="middle">{index}</text>'
        )
    return "".join(found)


def named(lang: str, events: Sequence[Any]) -> str:
    """What the signs stand for."""
    items = "".join(f"<li><b>{short_day(lang, one.day)}</b> {escape(one.words)}</li>" for one in events)
    return f'<ol class="events">{items}</ol>' if items else ""
