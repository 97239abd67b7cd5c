"""How wide words are, how they break into lines, and where a label fits in a shape. It draws no map.

A label is the commune's name with its figure: in two lines, or three where the name has two words, by what fits.
In a shape too small for that a number stands, explained in the map's key. Widths are Be Vietnam Pro's at weight 500:
a browser would know them too late.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any
from unicodedata import combining, normalize

if TYPE_CHECKING:  # shapely is loaded only where a true map is drawn
    from shapely.geometry.base import BaseGeometry

# Hundredths of the type's size; letters not named are as wide as MIDDLE, capitals as CAPITAL.
WIDTHS = (
    dict.fromkeys("ijlI", 28)
    | dict.fromkeys("frt", 42)
    | dict.fromkeys("mwMW%", 90)
    | dict.fromkeys("CGOQ", 80)
    | dict.fromkeys(".,", 32)
    | dict.fromkeys("szJ", 52)
    | {" ": 23, "1": 40, "7": 59, "–": 50, "−": 57, "/": 52, "(": 44, ")": 44, "đ": 57}
)
MIDDLE, CAPITAL, DIGIT = 62, 71, 68
LEADING = 1.18
NET = 24


@dataclass(frozen=True)
class Label:
    """Lines of words centred on (x, y); `figure` says that the last line is the figure. No lines: no label.

    `key` is a line of the map's key, from its own place on: what the number in the shape stands for.
    """

    lines: tuple[str, ...] = ()
    x: float = 0.0
    y: float = 0.0
    size: float = 12.0
    figure: bool = True
    key: tuple[str, float, float] | None = None

    def svg(self, look: str) -> str:
        """The words as SVG, in the ink of a class of the sheets."""
        step = self.size * LEADING
        top = self.y - step * (len(self.lines) - 1) / 2 + self.size * 0.36
        last = len(self.lines) - 1
        return self.explained() + "".join(
            f'<text class="{look}{" figure" if self.figure and at == last else ""}" x="{self.x:.1f}" '
            f'y="{top + step * at:.1f}" font-size="{self.size:g}" text-anchor="middle">{escape(line)}</text>'
            for at, line in enumerate(self.lines)
        )

    def explained(self) -> str:
        """The line of the key."""
        if self.key is None:
            return ""
        words, x, y = self.key
        return f'<text class="key-words" x="{x:.1f}" y="{y:.1f}">{escape(words)}</text>'


def width_of(words: str, size: float) -> float:
    """The width of words set in a size."""
    letters = [letter for letter in normalize("NFD", words) if not combining(letter)]
    return sum(width_of_letter(letter) for letter in letters) * size / 100


def width_of_letter(letter: str) -> int:
    """Hundredths of the type's size."""
    other = DIGIT if letter.isdigit() else CAPITAL if letter.isupper() else MIDDLE
    return WIDTHS.get(letter, other)


def in_two(name: str) -> tuple[str, ...]:
    """A name in two lines, broken at the blank nearest its middle; in one where it has none."""
    blanks = [at for at, letter in enumerate(name) if letter == " "]
    if not blanks:
        return (name,)
    at = min(blanks, key=lambda place: abs(place - len(name) / 2))
    return name[:at], name[at + 1 :]


def forms(name: str, said: str) -> list[tuple[str, ...]]:
    """The ways to write a label, the fullest first."""
    figure = (said,) if said else ()
    return list(dict.fromkeys([(name, *figure), (*in_two(name), *figure)]))


def box_of(lines: Sequence[str], size: float) -> tuple[float, float]:
    """The room that lines take."""
    return max(width_of(line, size) for line in lines), size * LEADING * len(lines)


def in_tile(name: str, said: str, x: float, y: float, room: tuple[float, float], size: float) -> Label:
    """A label in the middle of a tile: the name in two lines above the figure, smaller where it must be."""
    for lines in reversed(forms(name, said)):
        for smaller in (size, size - 1, size - 2, size - 3):
            wide, high = box_of(lines, smaller)
            if wide <= room[0] and high <= room[1]:
                return Label(lines, x, y, smaller, bool(said))
    return Label()


def in_shape(key: tuple[str, str], shape: "BaseGeometry", name: str, said: str, sizes: Sequence[float]) -> Label:
    """A label inside a shape, as far from its border as it can be; `key` names the shape for what is remembered."""
    for size in sizes:
        for lines in forms(name, said):
            if spot := room_for(key, Shape(shape), *box_of(lines, size)):
                return Label(lines, *spot, size, bool(said))
    return Label()


def deepest(key: tuple[str, str], shape: "BaseGeometry") -> tuple[float, float]:
    """The pole of inaccessibility: where a number stands furthest from any border."""
    across, up, _ = spots(key, Shape(shape))
    return float(across[0]), float(up[0])


@dataclass(frozen=True)
class Shape:
    """A shape that is the same as any other where only its key is compared."""

    it: Any

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Shape)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=4000)
def room_for(key: tuple[str, str], shape: Shape, wide: float, high: float) -> tuple[float, float] | None:
    """The middle of the place for a box deepest within the shape, or None where no place holds it."""
    from shapely import box, contains_properly

    across, up, depth = spots(key, shape)
    boxes = box(across - wide / 2, up - high / 2, across + wide / 2, up + high / 2)
    held = contains_properly(shape.it, boxes)
    if not held.any():
        return None
    best = int((depth * held).argmax())
    return float(across[best]), float(up[best])


@lru_cache(maxsize=200)
def spots(key: tuple[str, str], shape: Shape) -> tuple[Any, Any, Any]:
    """Places within a shape (x, y, how deep): its pole of inaccessibility first, then a close net."""
    from numpy import concatenate, linspace, meshgrid
    from shapely import distance, maximum_inscribed_circle, points, prepare

    prepare(shape.it)
    west, south, east, north = shape.it.bounds
    pole = maximum_inscribed_circle(shape.it, tolerance=0.5).coords[0]
    across, up = meshgrid(linspace(west, east, NET), linspace(south, north, NET))
    across, up = concatenate(([pole[0]], across.ravel())), concatenate(([pole[1]], up.ravel()))
    return across, up, distance(points(across, up), shape.it.boundary)
