"""Cleans counts of installs by commune: rows in, installs and problems out. It computes no coverage.

The district's own row (a total) is kept apart and used only where a file has no commune rows of that app and day.
"""

from datetime import date
from typing import Any

from data.campaign import Campaign
from data.cleaning import COUNT, DAY, Field, judge_bad_rows, move_where, read_fields
from data.date_order import day_reader
from data.percentages import agrees
from data.raw import Raw, Reader
from data.text import plain
from data.values import Read, read_count, read_day, read_percent
from data.venues import Names, commune_reader


def app_reader(campaign: Campaign) -> Reader:
    """A reader of app names: a listed app's key, or a key made from the name."""
    known = {plain(app.name): app.key for app in campaign.apps} | {plain(app.key): app.key for app in campaign.apps}

    def read_app(text: str) -> Read:
        name = plain(text)
        return known.get(name) or name.replace(" ", "-") or None, None

    return read_app


def lenient_percent(text: str) -> Read:
    """A percentage as printed; a dash or words say nothing, which costs no row."""
    return read_percent(text)[0], None


def fields(campaign: Campaign, names: Names) -> tuple[Field, ...]:
    """How each column is read."""
    return (
        Field("commune", commune_reader(names), required=True),
        Field("app", app_reader(campaign)),
        Field("as_of", read_day, DAY, choose=day_reader),
        Field("installed", read_count, COUNT, required=True),
        Field("smartphones", read_count, COUNT),
        Field("population", read_count, COUNT),
        Field("stated", lenient_percent, lenient=True),
    )


SAID = "installed, smartphones, population"


def clean_installs(
    raw: Raw, campaign: Campaign, app: str, as_of: date | None, latest: date | None, names: Names
) -> tuple[str, ...]:
    """Make `install` (row, app, commune, as_of, counts, stated) and `aside`.

    `app` and `as_of` stand for rows that do not say; a row whose day is after `latest` is rejected.

    Returns:
        codes of what is to be said of how the columns were read.
    """
    database = raw.database
    reading = read_fields(raw, fields(campaign, names))
    judge_bad_rows(raw, reading)
    stated_for_all = f"DATE '{as_of}'" if as_of else "NULL"
    database.execute(
        f"""
        CREATE TEMP TABLE install AS
        SELECT row, coalesce(app, '{app}') AS app, commune, CAST(coalesce(as_of, {stated_for_all}) AS DATE) AS as_of,
            {SAID}, stated
        FROM (SELECT s.row, {reading.selected} FROM {raw.numbered} AS s {reading.joins} WHERE {reading.good})
        """
    )
    if latest:
        move_where(raw, "install", "rejected", "future-date", f"t.as_of > DATE '{latest}'", "as_of", "t.as_of")
    no_base = "t.smartphones = 0 AND t.installed > 0"
    move_where(raw, "install", "rejected", "base-is-zero", no_base, "smartphones", "t.smartphones")
    settle_same_commune(raw)
    if raw.banded:
        whole_rows(database)
    else:
        keep_district_rows(raw, campaign, app, as_of)
    return reading.notes


def whole_rows(database: Any) -> None:
    """Of a row with several apps or days, one at fault rejects the whole; a part that only repeats costs nothing."""
    database.execute("DELETE FROM install WHERE row IN (SELECT row FROM aside WHERE outcome = 'rejected')")
    database.execute("DELETE FROM aside WHERE outcome = 'set-aside' AND row IN (SELECT row FROM install)")
    database.execute(
        "DELETE FROM aside WHERE outcome = 'set-aside' AND row IN (SELECT row FROM aside WHERE outcome = 'rejected')"
    )


def settle_same_commune(raw: Raw) -> None:
    """Two rows for one app, commune and day: both are rejected if they differ, else the first counts."""
    raw.database.execute(
        f"""
        CREATE TEMP TABLE said_of AS
        SELECT app, commune, as_of, count(DISTINCT ({SAID})) AS versions, min(row) AS first_row
        FROM install GROUP BY app, commune, as_of HAVING count(*) > 1
        """
    )
    several = """EXISTS (SELECT 1 FROM said_of AS o WHERE o.app = t.app AND o.commune = t.commune
        AND o.as_of IS NOT DISTINCT FROM t.as_of AND {})"""
    move_where(raw, "install", "rejected", "commune-twice", several.format("versions > 1"), "commune", "t.commune")
    again = several.format("versions = 1 AND t.row > first_row")
    move_where(raw, "install", "set-aside", "repeated-row", again, "commune", "t.commune")


def keep_district_rows(raw: Raw, campaign: Campaign, app: str, as_of: date | None) -> None:
    """Where no commune has data, the total row speaks for the district; it leaves the rows set aside.

    Rows of communes that were not recognised are communes all the same: their total is not the district's own row.
    """
    database = raw.database
    unknown = "SELECT count(*) FROM aside WHERE reason IN ('unknown-commune', 'other-district')"
    if database.execute(f"SELECT (SELECT count(*) FROM install) + ({unknown})").fetchall()[0][0]:
        return
    installed, smartphones, population = (raw.column(name) for name in ("installed", "smartphones", "population"))
    cells = ", ".join(f"s.{column}" if column else "NULL" for column in (installed, smartphones, population))
    rows = database.execute(
        f"SELECT s.row, {cells} FROM {raw.numbered} AS s "
        "WHERE s.row IN (SELECT row FROM aside WHERE reason = 'total') ORDER BY s.row"
    ).fetchall()
    for row, *texts in rows[:1]:
        counts = [count_of(text) for text in texts]
        if counts[0] is not None:
            values = [row, app, campaign.district_code, as_of, *counts]
            database.execute("INSERT INTO install VALUES (?, ?, ?, ?, ?, ?, ?, NULL)", values)
            database.execute("DELETE FROM aside WHERE row = ?", [row])


def stated_problems(raw: Raw) -> list[tuple[int, str, int, int]]:
    """Rows, total rows too, whose printed percentage is neither installed / smartphones nor / population.

    Each as (row, stated, installed, smartphones).
    """
    columns = [raw.column(name) for name in ("stated", "installed", "smartphones", "population")]
    if columns[0] is None:
        return []
    cells = ", ".join(f"s.{column}" if column else "NULL" for column in columns)
    rejected = "SELECT row FROM aside WHERE outcome = 'rejected' OR reason NOT IN ('total')"
    rows = raw.database.execute(
        f"SELECT s.row, {cells} FROM {raw.numbered} AS s WHERE s.{columns[0]} IS NOT NULL "
        f"AND s.row NOT IN ({rejected}) ORDER BY s.row"
    ).fetchall()
    found = []
    for row, stated_text, *texts in rows:
        stated = read_percent(stated_text)[0]
        installed, *bases = (count_of(text) for text in texts)
        given = [base for base in bases if base]
        if not isinstance(stated, str) or installed is None or not given:
            continue
        if not any(agrees(stated, installed, base) for base in given):
            found.append((int(row), stated, installed, given[0]))
    return found


def count_of(text: str | None) -> int | None:
    """A cell's count, if it has one."""
    value = read_count(text)[0] if text else None
    return value if isinstance(value, int) else None


def write_installs(database: Any, folder: str) -> None:
    """Write the facts: `install.parquet`."""
    columns = "row, app, commune, as_of, installed, smartphones, population, stated"
    database.execute(f"COPY (SELECT {columns} FROM install ORDER BY row) TO '{folder}/install.parquet'")
