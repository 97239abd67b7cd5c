"""Campaigns made by hand.

A few typed rows in, a real snapshot out. Rows are plain tuples so that a test reads at once.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

import pandas as pd

from data.campaign import campaign_at
from data.snapshot import Snapshot

KIM_TAN, VAN_DU, THACH_LAM = "15187", "15190", "15196"
COMMUNES = (KIM_TAN, VAN_DU, THACH_LAM)


def september(day: int) -> date:
    """A day of September 2021; 0 and below are days of August."""
    return date(2021, 9, 1) + timedelta(day - 1)


@dataclass
class Venue:
    key: str
    commune: str = KIM_TAN
    counted_from: date = september(1)
    gone_on: date | None = None
    type: str | None = None
    back_on: date | None = None
    dated: bool = True

    @property
    def spells(self) -> list[tuple[date, date | None]]:
        """When it was in the register."""
        first = (self.counted_from, self.gone_on)
        return [first, (self.back_on, None)] if self.back_on else [first]


@dataclass
class World:
    """venues.

    Scans (venue or unknown code, day, count, commune its file says); days covered per commune; installs
    (app, commune, as-of, installed, smartphones, population, stated)."""

    venues: list[Venue] = field(default_factory=list)
    scans: list[tuple] = field(default_factory=list)
    covered: set[tuple[date, str]] = field(default_factory=set)
    installs: list[tuple] = field(default_factory=list)
    register_as_of: date | None = september(30)
    register_covers: str = "district"

    def scan_rows(self) -> list[tuple]:
        """venue, commune, registered, day, scans."""
        home = {one.key: one.commune for one in self.venues}
        return [(key, home.get(key, commune), key in home, day, count) for key, day, count, commune in self.scans]

    def snapshot(self) -> Snapshot:
        """The snapshot of these rows."""
        return Snapshot.of_tables(campaign_at(Path("nowhere")), tables(self), version=7)


def all_days(since: date, until: date, communes: tuple[str, ...] = COMMUNES) -> set[tuple[date, str]]:
    """Every day from `since` to `until` covered for the communes."""
    days = [since + timedelta(step) for step in range((until - since).days + 1)]
    return {(day, code) for day in days for code in communes}


def tables(world: World) -> dict[str, pd.DataFrame]:
    """The rows as the snapshot's tables."""
    venues = [
        (one.key, one.key, f"Venue {one.key}", one.commune, "Thôn 1", one.type, one.counted_from, one.dated)
        + (None if one.back_on else one.gone_on, "register", "Sheet", row)
        for row, one in enumerate(world.venues, start=9)
    ]
    spells = [(one.key, *spell) for one in world.venues for spell in one.spells]
    scans = [(*row, "scans") for row in world.scan_rows()]
    covered = [(day, code, "scans") for day, code in sorted(world.covered)]
    installs = [(*row, "installs", "Sheet", 12) for row in world.installs]
    return {
        "venue": frame(
            "venue code name commune address type counted_from dated gone_on upload sheet source_row", venues
        ),
        "venue_spell": frame("venue since gone_on", spells),
        "venue_day": frame("venue commune registered day scans upload", scans),
        "day_source": frame("day commune upload", covered),
        "app_install": frame(
            "app commune as_of installed smartphones population stated upload sheet source_row", installs
        ),
        "upload": uploads(world),
    }


def uploads(world: World) -> pd.DataFrame:
    """One upload of each kind that has rows."""
    at = datetime(2021, 9, 24, 1, 30)
    rows = []
    if world.venues:
        rows.append(("register", "venues", "dia-diem.xlsx", world.register_as_of, world.register_covers, 1, at))
    if world.covered:
        rows.append(("scans", "scans", "luot-quet.xlsx", None, "district", 2, at))
    if world.installs:
        rows.append(("installs", "installs", "cai-dat.xlsx", None, "district", 3, at))
    made = frame("upload dataset file as_of covers version committed_at", rows)
    return made.assign(sheet="Sheet", mode="whole", committed_by="Lan", sample=False)


DAYS = ("counted_from", "gone_on", "since", "day", "as_of")
COUNTS = ("scans", "installed", "smartphones", "population", "source_row", "version")


def frame(columns: str, rows: list[tuple]) -> pd.DataFrame:
    """Rows as a frame with the types the tables have, also when there are none."""
    made = pd.DataFrame(rows, columns=columns.split(), dtype="object")
    for name in made.columns:
        if name in DAYS:
            made[name] = pd.to_datetime(made[name])
        elif name in COUNTS:
            made[name] = made[name].astype("Int64")
        elif name in ("registered", "dated"):
            made[name] = made[name].astype("bool")
        elif name != "committed_at":
            made[name] = made[name].astype("str").where(made[name].notna(), None)
    return made
