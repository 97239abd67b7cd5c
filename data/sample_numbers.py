"""A made-up campaign whose totals are those of the letter of September 2021: venues, scans, installs.

Every venue, person, phone and count is invented. It reads no clock and asks no random source but its own,
so two runs, on any machine, give the same campaign.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import TypeVar

from data.communes import Commune, communes

FIRST_DAY, LAST_DAY = date(2021, 8, 11), date(2021, 9, 21)
LAST = (LAST_DAY - FIRST_DAY).days
# Day numbers where the last seven days and the seven before them begin.
WINDOW, WINDOW_BEFORE = LAST - 6, LAST - 13

VENUES, SCANS = 686, 11_491
# How many venues end in each state on the last day; "ended" are those of `lapsed` whose last scan is
# 14/9, which the letter's eight days (14-21/9) hold and the last seven do not: 85 and 88.
STATES = {"kept": 60, "back": 14, "first": 11, "ended": 3, "lapsed": 54, "dormant": 221, "too new": 24}
WITHOUT_RECENT_SCANS = {"15196", "15202", "15205", "15217", "15223", "15226", "15235", "15247", "15253"}

# Kind of venue: type, how many of a hundred, how many scans it gets beside the others.
KINDS = {
    "Cửa hàng tạp hóa": ("Cơ sở kinh doanh", 26, 2),
    "Quán ăn": ("Điểm kinh doanh dịch vụ", 14, 2),
    "Nhà thuốc": ("Cơ sở kinh doanh", 8, 3),
    "Cửa hàng điện thoại": ("Cơ sở kinh doanh", 6, 2),
    "Xưởng may": ("Cơ sở sản xuất", 5, 4),
    "Công ty": ("Doanh nghiệp", 8, 4),
    "Trường học": ("Trường học", 12, 2),
    "Nhà văn hóa thôn": ("Nơi tập trung đông người", 9, 1),
    "Trụ sở cơ quan": ("Cơ quan, đơn vị", 6, 6),
    "Trạm y tế": ("Cơ sở y tế", 3, 8),
    "Chợ": ("Chợ", 2, 9),
    "Siêu thị": ("Siêu thị", 1, 9),
}


Thing = TypeVar("Thing")


class Dice:
    """Draws that are the same on every Python: only `random()` is promised to be."""

    def __init__(self, seed: int) -> None:
        self._draw = random.Random(seed).random

    def chance(self, likely: float) -> bool:
        """True in `likely` of all draws."""
        return self._draw() < likely

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + int(self._draw() * (high - low + 1))

    def early(self, low: int, high: int) -> int:
        """The same, sooner more often than later."""
        return low + int(self._draw() * self._draw() * (high - low + 1))

    def shuffled(self, things: Sequence[Thing]) -> list[Thing]:
        """The things in an order of chance."""
        return [thing for _, _, thing in sorted((self._draw(), n, thing) for n, thing in enumerate(things))]


def share(total: int, weights: Sequence[float]) -> list[int]:
    """`total` in whole parts as the weights are; what rounding leaves goes to the largest remainders."""
    whole = sum(weights)
    exact = [total * weight / whole for weight in weights]
    parts = [int(part) for part in exact]
    by_remainder = sorted(range(len(exact)), key=lambda n: (parts[n] - exact[n], n))
    for n in by_remainder[: total - sum(parts)]:
        parts[n] += 1
    return parts


@dataclass(frozen=True)
class Venue:
    """A made-up venue; `state` is how it ends, `size` how many scans it gets beside the others."""

    code: str
    name: str
    commune: Commune
    address: str
    kind: str
    registered: int
    person: str
    phone: str
    state: str
    size: int

    @property
    def registered_on(self) -> date:
        """The day it was registered."""
        return FIRST_DAY + timedelta(days=self.registered)


@cache
def venues() -> tuple[Venue, ...]:
    """The register, in order of registration."""
    dice = Dice(686)
    weights = [60 if place.kind == "thị trấn" else dice.between(16, 34) for place in communes()]
    shares = zip(communes(), share(VENUES, weights), strict=True)
    places = dice.shuffled([place for place, count in shares for _ in range(count)])
    kinds = zip(KINDS, share(VENUES, [often for _, often, _ in KINDS.values()]), strict=True)
    names = dice.shuffled([(kind, n + 1) for kind, count in kinds for n in range(count)])
    rows = zip(places, names, states(places), strict=True)
    dated = sorted(
        ((registration(state, dice), n, place, kind, state) for n, (place, kind, state) in enumerate(rows)),
        key=lambda row: row[:2],
    )
    return tuple(
        venue(number, registered, place, kind, state, dice)
        for number, (registered, _, place, kind, state) in enumerate(dated, start=1)
    )


def venue(number: int, registered: int, place: Commune, named: tuple[str, int], state: str, dice: Dice) -> Venue:
    """One row of the register; names and phones show at a glance that they are made up."""
    part = "Khu phố" if place.kind == "thị trấn" else "Thôn"
    kind, _, size = KINDS[named[0]]
    return Venue(
        code=f"QR391{number:05}",
        name=f"{named[0]} Mẫu {named[1]}",
        commune=place,
        address=f"{part} {dice.between(1, 9)}, {place.full_name[0].lower()}{place.full_name[1:]}",
        kind=kind,
        registered=registered,
        person=f"{'Nguyễn Văn' if dice.chance(0.5) else 'Lê Thị'} Mẫu {number}",
        phone=f"0900000{number:03}",
        state=state,
        size=size,
    )


def states(places: Sequence[Commune]) -> list[str]:
    """How each venue ends. The first lively venue of every commune not named above stays active."""
    lively = [n for n, place in enumerate(places) if place.code not in WITHOUT_RECENT_SCANS]
    firsts = list({places[n].code: n for n in reversed(lively)}.values())
    order = firsts + [n for n in lively if n not in set(firsts)]
    active = [state for state in ("kept", "back", "first", "ended") for _ in range(STATES[state])]
    rest = order[len(active) :] + [n for n, place in enumerate(places) if place.code in WITHOUT_RECENT_SCANS]
    silent = [state for state in ("lapsed", "dormant", "too new") for _ in range(STATES[state])]
    silent += ["never"] * (len(rest) - len(silent))
    ends = dict(zip(order, active, strict=False)) | dict(zip(rest, Dice(25).shuffled(silent), strict=True))
    return [ends[n] for n in range(len(places))]


def registration(state: str, dice: Dice) -> int:
    """The day number of registration: one that lets the venue end in its state, seldom a Sunday."""
    since = WINDOW if state == "too new" else 0
    until = {
        "kept": WINDOW_BEFORE,
        "back": WINDOW_BEFORE - 6,
        "first": LAST - 1,
        "ended": WINDOW_BEFORE,
        "lapsed": WINDOW_BEFORE - 1,
        "dormant": WINDOW_BEFORE - 2,
        "too new": LAST,
        "never": WINDOW - 1,
    }[state]
    day = dice.early(since, until)
    sunday = (FIRST_DAY + timedelta(days=day)).weekday() == 6
    return max(day - 1, since) if sunday and dice.chance(0.8) else day


def scan_days(venue: Venue, dice: Dice) -> list[int]:
    """The day numbers on which a venue is scanned. Each span has a day on which it surely is."""
    since, sure = venue.registered, dice.between
    before = max(since, WINDOW_BEFORE)
    faded = min(WINDOW_BEFORE - 1, since + dice.early(1, 24))
    returned, begun = sure(WINDOW, LAST), sure(max(since, WINDOW), LAST)
    ended = sure(before, WINDOW - 2)
    spans = {
        "kept": [(since, WINDOW - 1, sure(before, WINDOW - 1)), (WINDOW, LAST, sure(WINDOW, LAST))],
        "back": [(since, faded, faded), (returned, LAST, returned)],
        "first": [(begun, LAST, begun)],
        "ended": [(since, WINDOW - 1, WINDOW - 1)],
        "lapsed": [(since, ended, ended)],
        "dormant": [(since, faded, faded)],
    }.get(venue.state, [])
    habit = 0.25 + 0.06 * venue.size
    days = {certain for _, _, certain in spans}
    for start, end, _ in spans:
        days |= {day for day in range(start, end + 1) if dice.chance(habit * weekday(day))}
    return sorted(days)


def weekday(day: int) -> float:
    """How busy a day of the week is: quieter on Saturday, quietest on Sunday."""
    return {5: 0.8, 6: 0.55}.get((FIRST_DAY + timedelta(days=day)).weekday(), 1.0)


@cache
def scans() -> tuple[tuple[Venue, datetime], ...]:
    """Every scan, in order of time: one at least on each scan day, the rest where the venue is busy."""
    dice = Dice(11_491)
    pairs = [(venue, day) for venue in venues() for day in scan_days(venue, dice)]
    weights = [venue.size * (1 + day / 28) * weekday(day) * dice.between(40, 160) / 100 for venue, day in pairs]
    found = []
    for (venue, day), more in zip(pairs, share(SCANS - len(pairs), weights), strict=True):
        minutes: set[int] = set()
        while len(minutes) < more + 1:
            minutes.add(dice.between(6 * 60 + 30, 20 * 60 + 29))
        morning = datetime.combine(FIRST_DAY + timedelta(days=day), time())
        found += [(venue, morning + timedelta(minutes=minute)) for minute in sorted(minutes)]
    return tuple(sorted(found, key=lambda scan: (scan[1], scan[0].code)))


@dataclass(frozen=True)
class Installs:
    """One app's counts on one day: a row is (commune, population, smartphones, installed)."""

    app: str
    as_of: date
    rows: tuple[tuple[Commune, int, int, int], ...]


@cache
def installs() -> tuple[Installs, ...]:
    """Bluezone on three days and Smart Thanh Hóa on two, each day more than the one before."""
    dice = Dice(18_843)
    sizes = [dice.between(160, 230) if place.kind == "thị trấn" else dice.between(70, 150) for place in communes()]
    people = share(144_212, sizes)
    phones = share(67_139, [count * dice.between(40, 52) for count in people])
    days = (date(2021, 9, 23), date(2021, 9, 16), date(2021, 9, 9))
    found = []
    for app, total, as_ofs in (("Bluezone", 18_843, days), ("Smart Thanh Hóa", 9_406, days[:2])):
        installed = share(total, [count * dice.between(16, 42) for count in phones])
        for as_of in as_ofs:
            found.append(Installs(app, as_of, tuple(zip(communes(), people, phones, installed, strict=True))))
            installed = [count * dice.between(86, 97) // 100 for count in installed]
    return tuple(sorted(found, key=lambda snapshot: (snapshot.app, snapshot.as_of)))
