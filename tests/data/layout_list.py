"""What a layout is: a name, what it tells of, and how it is laid out."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.data.office_sheet import Book


@dataclass(frozen=True)
class Layout:
    """`tells` is the kind of list; `fields` the facts of a venue it holds; `apps` those it counts; `most` the largest
    count it shows; `pipeline`: also loaded from end to end, its figures compared.
    """

    name: str
    tells: str
    book: Callable[[], Book]
    fields: tuple = ()
    apps: tuple = ("bluezone",)
    most: int = 10**9
    answer: dict = field(default_factory=dict)
    pipeline: bool = False


def laid_out(layouts, name, tells, build, kind="xlsx", pipeline=False, said=None, **book):
    """Add a layout to a list; `build` makes its sheet or sheets."""

    def made():
        sheets = build()
        return Book(sheets if isinstance(sheets, list) else [sheets], kind, **book)

    layouts.append(Layout(f"{tells}: {name}", tells, made, pipeline=pipeline, **(said or {})))
