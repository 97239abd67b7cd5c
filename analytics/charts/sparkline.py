"""A small trend as an inline SVG. It carries no words: whoever shows it says beside it what it means."""

from collections.abc import Sequence

WIDTH, HEIGHT, EDGE = 96, 34, 3


def sparkline(values: Sequence[float | None], colour: str = "currentColor", from_zero: bool = False) -> str:
    """An `<svg class="spark">` of the values in order; missing ones are gaps; the last one has a dot.

    From the lowest value up, or from zero when asked. Fewer than two values with data give an empty string: one point
    is no trend.
    """
    known = [value for value in values if value is not None and value == value]
    if len(known) < 2:
        return ""
    low, high = 0 if from_zero else min(known), max(known)
    step = (WIDTH - 2 * EDGE) / (len(values) - 1)

    def place(index: int, value: float) -> tuple[float, float]:
        rise = (value - low) / (high - low) if high > low else 0.0 if from_zero else 0.5
        return EDGE + index * step, HEIGHT - EDGE - rise * (HEIGHT - 2 * EDGE)

    points = [None if value is None or value != value else place(index, value) for index, value in enumerate(values)]
    x, y = [point for point in points if point is not None][-1]
    return (
        f'<svg class="spark" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true" focusable="false" fill="none">'
        f'<path d="{path(points)}" stroke="{colour}" stroke-width="1.8" stroke-linejoin="round" '
        f'stroke-linecap="round"/><circle cx="{x:.1f}" cy="{y:.1f}" r="2.4" fill="{colour}"/></svg>'
    )


def path(points: Sequence[tuple[float, float] | None]) -> str:
    """SVG path commands.

    A line through neighbours with data; after a gap, or before the first, a new start.
    """
    commands, pen_down = [], False
    for index, point in enumerate(points):
        if point is not None:
            commands.append(f"{'L' if pen_down else 'M'}{point[0]:.1f} {point[1]:.1f}")
            alone = not pen_down and (index + 1 == len(points) or points[index + 1] is None)
            commands.extend(["h0.1"] if alone else [])
        pen_down = point is not None
    return "".join(commands)
