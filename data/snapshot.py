"""The campaign as of one version: an in-memory DuckDB built from the facts of the uploads active then.

Once built it is shut (no file or network access, settings locked) and never changed, so whoever holds a snapshot
asks all questions of one version. It is built again for another version; it is not updated in place.
"""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import duckdb

from data.campaign import Campaign, campaign_at
from data.errors import HomeDamaged
from data.facts import NOTHING, load_facts, read_hours
from data.ledger import newest_version
from data.milestones import Milestone, milestones
from data.reach import books, covered_places, zone_of
from data.reviewing.acts import Act, heads, replayed
from data.reviewing.overlay import Overlay
from data.reviewing.retiring import settled
from data.snapshot_tables import COMMUNE_COLUMNS, SCHEMA, UPLOAD_COLUMNS, commune_rows, fill, upload_row
from data.targets import targets
from data.uploads import Upload, uploads

if TYPE_CHECKING:  # pandas takes longer to load than most imports take; only who asks for a frame pays for it
    import pandas as pd

QUESTIONS = Path(__file__).parent / "sql"
# Every sheet of the file that speaks for a venue's commune on a day may have scans of that venue.
SPEAKING = """
SELECT DISTINCT coalesce(source.upload, spoken.upload) AS upload, spoken.day
FROM venue_day AS spoken
LEFT JOIN day_source AS source
    ON spoken.registered AND source.day = spoken.day AND source.commune = spoken.commune
WHERE spoken.venue = $venue
"""
MEMORY_LIMIT = "2GB"
KEPT = 3


class Snapshot:
    """One version of one campaign, for any number of threads to read.

    `acts` are what people said of its venues up to this version, with their states then.
    """

    def __init__(
        self, campaign: Campaign, version: int, active: list[Upload], database: Any, acts: tuple[Act, ...] = ()
    ) -> None:
        self.campaign, self.version, self.active, self.acts = campaign, version, active, acts
        self.database, self.merged = database, heads(acts)
        database.execute("SET enable_external_access = false")
        database.execute("SET lock_configuration = true")

    def query(self, sql: str, params: Mapping[str, object] | None = None) -> "pd.DataFrame":
        """The answer to one question, by a cursor of its own."""
        cursor = self.database.cursor()
        try:
            return cursor.execute(sql, dict(params or {})).df()
        finally:
            cursor.close()

    def rows(self, sql: str, params: Mapping[str, object] | None = None) -> list[tuple[Any, ...]]:
        """The answer as plain rows."""
        cursor = self.database.cursor()
        try:
            return list(cursor.execute(sql, dict(params or {})).fetchall())
        finally:
            cursor.close()

    def arrow(self, sql: str, params: Mapping[str, object] | None = None) -> Any:
        """The answer as an Arrow table, for another database to join."""
        return self.database.cursor().sql(sql, params=dict(params or {})).to_arrow_table()

    def hours(self, venue: str) -> "pd.DataFrame":
        """One venue's scans: day, hour (0 to 23, or missing where its file had no times), scans.

        Read from the uploads' own files only when asked: hours are many times larger than days.
        """
        return hours_of(self, self.codes(venue))

    def counted_as(self, venue: str) -> str:
        """The venue that this one counts as: itself, unless a person merged it."""
        return self.merged.get(venue, venue)

    def codes(self, venue: str) -> list[str]:
        """Every code that counts as this venue, its own first."""
        return [venue, *(one for one, head in self.merged.items() if head == venue)]

    @cached_property
    def targets(self) -> Mapping[str, float]:
        """What the office aimed for at this version: figure's key -> share; see `data.targets`."""
        return targets(self.campaign.home, self.version)

    @cached_property
    def milestones(self) -> tuple[Milestone, ...]:
        """What happened on which day, as noted at this version; see `data.milestones`."""
        return milestones(self.campaign.home, self.version)

    @staticmethod
    def of_tables(campaign: Campaign, tables: "dict[str, pd.DataFrame]", version: int = 1) -> "Snapshot":
        """A snapshot of rows given by hand, for trying questions; tables not given are empty, communes are all."""
        database = duckdb.connect()
        database.execute(SCHEMA)
        if "commune" not in tables:
            fill(database, "commune", COMMUNE_COLUMNS, commune_rows())
        for name, frame in tables.items():
            database.register("given", frame)
            database.execute(f"INSERT INTO {name} BY NAME SELECT * FROM given")
            database.unregister("given")
        return Snapshot(campaign, version, [], database)


def hours_of(snapshot: Snapshot, codes: Sequence[str]) -> "pd.DataFrame":
    """The hours of one venue, added up over the codes that count as it."""
    home = snapshot.campaign.home
    if len(codes) == 1:
        return read_hours(home, codes[0], snapshot.query(SPEAKING, {"venue": codes[0]}))
    import pandas as pd

    speaking = "SELECT DISTINCT upload, day FROM scanned_as WHERE code = $venue"
    parts = [read_hours(home, code, snapshot.query(speaking, {"venue": code})) for code in codes]
    return pd.concat(parts).groupby(["day", "hour"], dropna=False, as_index=False)["scans"].sum()


cache: OrderedDict[tuple[Path, int, int], Snapshot] = OrderedDict()
building = Lock()


def snapshot(home: Path, version: int | None = None, acts_of: int | None = None) -> Snapshot:
    """The campaign in `home` as of `version` (default: now). The last three are kept; one is built at a time.

    `acts_of` is another version whose acts are laid over the files of this one: it tells what files changed apart from
    what people said (see `crossed`).
    """
    home = Path(home).absolute()
    wanted = newest_version(home) if version is None else version
    key = (home, wanted, wanted if acts_of is None else acts_of)
    with building:
        if key not in cache:
            cache[key] = build(home, wanted, acts_of=key[2])
            while len(cache) > KEPT:
                cache.popitem(last=False)
        cache.move_to_end(key)
        return cache[key]


def build(
    home: Path,
    version: int,
    adding: Sequence[Upload] = (),
    staged: Mapping[str, Path] = NOTHING,
    acts_of: int | None = None,
) -> Snapshot:
    """Load the facts of the uploads active at `version` and settle who speaks for what.

    `adding` are uploads that would be committed on top, their facts in `staged`: the same settling then shows what
    they would change. `acts_of` is the version whose acts count, by default the same.

    Raises:
        HomeDamaged: facts are missing or cannot be read; the message names the file.
    """
    active = [*(upload for upload in uploads(home, version) if upload.state == "active"), *adding]
    database = duckdb.connect(config={"memory_limit": MEMORY_LIMIT})
    database.execute(SCHEMA)
    fill(database, "commune", COMMUNE_COLUMNS, commune_rows())
    fill(
        database,
        "upload",
        UPLOAD_COLUMNS,
        [[*upload_row(one), book] for one, book in zip(active, books(active), strict=True)],
    )
    try:
        load_facts(database, home, active, staged)
    except duckdb.Error as damaged:
        raise HomeDamaged(
            "The facts of the campaign cannot be read ({reason}). Run “python -m data rebuild” to make them again "
            "from the original files.",
            reason=str(damaged).splitlines()[0],
        ) from damaged
    database.execute("CREATE TEMP TABLE covered_commune (upload VARCHAR, commune VARCHAR)")
    places = covered_places(active)
    database.execute(
        "INSERT INTO covered_commune SELECT unnest($uploads::VARCHAR[]), unnest($places::VARCHAR[])",
        {"uploads": [row[0] for row in places], "places": [row[1] for row in places]},
    )
    database.execute("CREATE TEMP TABLE upload_zone (upload VARCHAR, zone VARCHAR)")
    fill(database, "upload_zone", ["upload", "zone"], [[one.upload, zone_of(one)] for one in active])
    acts = settled(database, replayed(home, version if acts_of is None else acts_of))
    settle(database, Overlay(database, acts))
    return Snapshot(campaign_at(home), version, active, database, acts)


def settle(database: Any, overlay: Overlay) -> None:
    """Run the settling questions in the order they read each other, then drop the rows they were made from."""
    overlay.over_days()
    for question in ("venue_spell", "venue", "day_source", "venue_day", "app_install"):
        answer = (QUESTIONS / f"{question}.sql").read_text(encoding="utf-8")
        database.execute(f"CREATE TEMP TABLE {question}_built AS {answer}")
        if question == "venue_spell":
            overlay.over_fields()
        columns = ", ".join(
            row[0] for row in database.execute(f"SELECT column_name FROM (DESCRIBE {question})").fetchall()
        )
        kept = "WHERE commune IN (SELECT code FROM commune)" if question == "day_source" else ""
        database.execute(f"INSERT INTO {question} SELECT {columns} FROM {question}_built {kept}")
        if question == "venue_day":
            overlay.over_scans()
    for leftover in ("venue_row", "scan_row", "install_row", "venue_day_built", "venue_built"):
        database.execute(f"DROP TABLE {leftover}")
