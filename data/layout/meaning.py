"""What the columns of a header mean for one kind of list: fields, and bands of columns for one day or one app each.

Exact spellings only (see `columns`); of two columns that claim one field the first has it, and both are remembered.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from data.campaign import App
from data.columns import Band, Header, field_of, is_numbering
from data.layout.day_heads import DayNamed, app_in, day_in
from data.layout.heads import Head
from data.text import plain

# What a column says for an app or day named over it; the rest of a row is shared by all of its bands.
MEASURES = {"installs": ("installed", "stated", "smartphones", "population"), "scans": ("scans",)}
NUMBER_OF = {"so luong", "sl", "so luong may", "so luot", "so nguoi", "so may cai", "tong so", "so"}
KEY = {"installs": "installed", "scans": "scans"}


@dataclass(frozen=True)
class Meaning:
    """What one column says: its field, and the app and day named over it."""

    field: str | None
    app: str | None = None
    day: DayNamed | None = None


def understood(dataset: str, over: Sequence[Head], row: int, depth: int, apps: Sequence[App] = ()) -> Header:
    """What a block of header rows would mean for one dataset."""
    meanings = [meaning(dataset, head, apps) if head.words else Meaning(None) for head in over]
    banded = bands_of(dataset, meanings)
    if dataset == "scans" and not any(one.field == "code" for one in meanings):
        banded = ()
    inside = {at for band in banded for at in band.columns.values()}
    columns: dict[str, int] = {}
    claims: dict[str, list[int]] = {}
    unused, numbering = [], None
    for at, (head, one) in enumerate(zip(over, meanings, strict=True)):
        if at in inside:
            continue
        if one.field:
            claims.setdefault(one.field, []).append(at)
        if one.field and one.field not in columns:
            columns[one.field] = at
        elif numbering is None and any(is_numbering(word) for word in (head.title, *head.own)):
            numbering = at
        elif head.title:
            unused.append(head.title)
    titles = tuple(head.title for head in over)
    several = {field: places for field, places in claims.items() if len(places) > 1}
    return Header(dataset, row, depth, columns, titles, numbering, tuple(unused), banded, several)


def set_header(
    dataset: str, over: Sequence[Head], row: int, depth: int, fields: dict[int, str], apps: Sequence[App]
) -> Header:
    """The header of columns whose fields a person set; an app or a day over a column is still what stands over it."""
    read = [meaning(dataset, head, apps) if head.words else Meaning(None) for head in over]
    meanings = [Meaning(fields.get(at), one.app, one.day) for at, one in enumerate(read)]
    several = {name for name in fields.values() if list(fields.values()).count(name) > 1}
    banded = bands_of(dataset, meanings) if several else ()
    inside = {at for band in banded for at in band.columns.values()}
    columns: dict[str, int] = {}
    claims: dict[str, list[int]] = {}
    for at, name in fields.items():
        if at not in inside:
            columns.setdefault(name, at)
            claims.setdefault(name, []).append(at)
    unused = tuple(head.title for at, head in enumerate(over) if head.title and at not in fields)
    twice = {name: places for name, places in claims.items() if len(places) > 1}
    titles = tuple(head.title for head in over)
    return Header(dataset, row, depth, columns, titles, None, unused, banded, twice)


def meaning(dataset: str, head: Head, apps: Sequence[App]) -> Meaning:
    """The field a head names; for installs and scans the app and day named in it are taken out first."""
    field = named_field(dataset, head)
    if dataset == "venues":
        return Meaning(field)
    app = day = None
    words, own = [], []
    for word in head.words:
        named, rest = app_in(word, apps) if dataset == "installs" else (None, word)
        may_date = word in head.own if dataset == "scans" else not field
        # A number alone is a day of a month only in a list of scans, where nothing else stands over its column alone.
        said, rest = day_in(rest, bare=dataset == "scans" and len(head.own) == 1) if may_date else (None, rest)
        app, day = app or named, said or day
        words += [rest] if rest else []
        own += [rest] if rest and word in head.own else []
    if app is None and day is None:
        return Meaning(field)
    rest_field = named_field(dataset, Head(tuple(words), tuple(own))) if words else KEY[dataset]
    if app and rest_field is None and words and plain(words[-1]) in NUMBER_OF:
        rest_field = "installed"  # "Số lượng" alone says nothing; under an app's name it is the number of its installs
    if dataset == "scans" and rest_field is None and not own:
        rest_field = "scans"  # nothing but a day stands over the column alone; what is above it is a heading
    if dataset == "scans" and (field or rest_field) != "scans":
        return Meaning(field)
    return Meaning(rest_field or field, app, day)


def named_field(dataset: str, head: Head) -> str | None:
    """The first reading of a head that is a listed spelling."""
    return next((found for words in head.readings() if words and (found := field_of(dataset, words))), None)


def bands_of(dataset: str, meanings: Sequence[Meaning]) -> tuple[Band, ...]:
    """Columns side by side that say the same for different apps or days; none where there is only one of each."""
    if dataset not in KEY:
        return ()
    found: dict[tuple[str | None, DayNamed | None], dict[str, int]] = {}
    for at, one in enumerate(meanings):
        if one.field in MEASURES[dataset] and (one.app or one.day):
            found.setdefault((one.app, one.day), {}).setdefault(str(one.field), at)
    found = {key: columns for key, columns in found.items() if KEY[dataset] in columns}
    whole = [day for _, day in found if day and day.year]
    alone = dataset == "scans" and len(found) == 1 == len(whole) and not any(m.field == "moment" for m in meanings)
    if len(found) < 2 and not alone:
        return ()
    share_percentages(found, meanings)
    return tuple(Band(stated(dataset, app, day), columns) for (app, day), columns in found.items())


def share_percentages(
    found: dict[tuple[str | None, DayNamed | None], dict[str, int]], meanings: Sequence[Meaning]
) -> None:
    """A percentage without an app over it belongs to the installs before it."""
    percentages = [at for at, one in enumerate(meanings) if one.field == "stated" and not (one.app or one.day)]
    for at in percentages if len(percentages) > 1 else ():
        before = [columns for columns in found.values() if columns.get("installed", at) < at]
        if before:
            max(before, key=lambda columns: columns["installed"]).setdefault("stated", at)


def stated(dataset: str, app: str | None, day: DayNamed | None) -> dict[str, str]:
    """What a band's rows say by standing where they stand; what a day lacks is zero until it is completed."""
    said = {"app": app} if app else {}
    when = "moment" if dataset == "scans" else "as_of"
    return said | ({when: f"{day.year or 0:04d}-{day.month or 0:02d}-{day.day:02d}"} if day else {})
