"""Cleans a list of scans: one row a scan, or a count a day; out come scans per venue, day and hour.

No scan row and no person is kept. Rows equal in every column are one scan only where a column tells scans apart.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from data.cleaning import COUNT, DAY, Field, Reading, judge_bad_rows, read_fields, text_of_row
from data.columns import TELLS_SCANS_APART
from data.raw import Raw, Reader
from data.values import EARLIEST, LATEST, read_count, read_hour, read_moment, read_text
from data.venues import commune_reader

# Formats DuckDB can read by itself, far faster than word by word; what fails them is read by `read_moment`.
FORMATS = (
    "%d/%m/%Y %H:%M:%S",
    "%d/%m/%Y %H:%M",
    "%d/%m/%Y",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d",
)
TRIED_ON = 1000
Known = Mapping[str, str | None] | None


def lenient_commune(known: Known) -> Reader:
    """The commune a scan file states; one that is not spelled rightly says nothing, for the register decides."""
    strict = commune_reader(known)
    return lambda text: (strict(text)[0], None)


def fields(known: Known) -> tuple[Field, ...]:
    """How each column is read; a count that is there must be a count."""
    return (
        Field("code", read_text, required=True),
        Field("moment", read_moment, DAY, True, (("moment_hour", COUNT),), "CAST(s.fast AS DATE)"),
        Field("time", read_hour, COUNT),
        Field("scans", read_count, COUNT, required=True),
        Field("commune", lenient_commune(known)),
    )


def clean_scans(raw: Raw, known: Known = None) -> int:
    """Make `scan` (venue, commune, day, hour, scans, rows) and `aside`; says how many rows were equal.

    Returns:
        How many rows equal another in every column and were still counted.
    """
    raw, timed = slimmed(raw)
    database = raw.database
    equal = settle_equal_rows(raw)
    reading = read_fields(raw, fields(known))
    hours = [
        "hour(s.fast)" if timed else "NULL",
        "moment_hour",
        *(["v_time.time"] if raw.column("time") else []),
    ]
    counted = "v_scans.scans" if raw.column("scans") else "1"
    commune = "v_commune.commune" if raw.column("commune") else "CAST(NULL AS VARCHAR)"
    # As an enumeration a code is a small number to group, sort and write by.
    database.execute(
        "CREATE TYPE venue_code AS ENUM (SELECT DISTINCT code FROM v_code WHERE code IS NOT NULL ORDER BY code)"
    )
    database.execute("ALTER TABLE v_code ADD COLUMN venue venue_code")
    database.execute("UPDATE v_code SET venue = code")
    database.execute(
        f"""
        CREATE TEMP TABLE scan AS
        SELECT v_code.venue, {commune} AS commune, coalesce(CAST(s.fast AS DATE), v_moment.moment) AS day,
            CAST(coalesce({", ".join(hours)}) AS TINYINT) AS hour,
            CAST(sum({counted}) AS BIGINT) AS scans, count(*) AS rows
        FROM {raw.fast} AS s {reading.joins} WHERE {reading.good}
        GROUP BY {"1, 2, 3, 4" if raw.column("commune") else "1, 3, 4"}
        """
    )
    accepted = database.execute("SELECT coalesce(sum(rows), 0) FROM scan").fetchall()[0][0]
    if accepted < database.execute(f"SELECT count(*) FROM {raw.fast}").fetchall()[0][0]:
        judge_bad_rows(raw, reading)
    keep_reading(raw, reading)
    return equal


def slimmed(raw: Raw) -> tuple[Raw, bool]:
    """The rows with only what is needed, the usual moments read already (`fast`) and each row's hash (`k`).

    Personal columns go into the hash and no further. Also says whether the moments have times of day.
    """
    moment = raw.column("moment")
    form = usual_format(raw)
    bounds = f"BETWEEN DATE '{EARLIEST}' AND DATE '{LATEST}'"
    tried = f"try_strptime(c_, '{form}')".replace("c_", str(moment))
    fast = f"CASE WHEN CAST({tried} AS DATE) {bounds} THEN {tried} END"
    kept = raw.columns("code", "time", "scans", "commune")
    told = raw.columns(*TELLS_SCANS_APART)
    hashed = ", ".join(f"c{at}" for at in range(raw.width) if at != raw.header.numbering)
    tells_apart = f"coalesce({', '.join(told)}) IS NOT NULL" if told else "FALSE"
    known = f"{fast} AS fast, hash({hashed}) AS k, {tells_apart} AS told"
    raw.database.execute(
        f"""
        CREATE TEMP TABLE slim AS
        SELECT {", ".join(kept)}, fast, CASE WHEN fast IS NULL THEN {moment} END AS {moment}, k, told
        FROM (SELECT *, {known} FROM {raw.fast})
        """
    )
    return replace(raw, fast="slim", numbered=f"(SELECT *, {known} FROM {raw.numbered})"), "%H" in form


def usual_format(raw: Raw) -> str:
    """The declared format that reads the most of the first moments."""
    counts = ", ".join(f"count(try_strptime(m, '{form}'))" for form in FORMATS)
    tried = f"SELECT {raw.column('moment')} AS m FROM {raw.fast} LIMIT {TRIED_ON}"
    read = raw.database.execute(f"SELECT {counts} FROM ({tried})").fetchall()[0]
    return max(zip(FORMATS, read, strict=True), key=lambda pair: pair[1])[0]


def settle_equal_rows(raw: Raw) -> int:
    """Set equal rows aside where a column tells scans apart; says how many equal rows were counted."""
    database = raw.database
    # Each count by itself: together with a filter DuckDB counts distinct values three times as slowly.
    read, told = database.execute("SELECT count(*), count(*) FILTER (told) FROM slim").fetchall()[0]
    different = database.execute("SELECT count(DISTINCT k) FROM slim").fetchall()[0][0]
    # Rows without a code may be equal too, but are no scans.
    blank = f"coalesce(trim({raw.column('code')}), '') = ''"
    no_scans = database.execute(f"SELECT count(*), count(DISTINCT k) FROM slim WHERE {blank}").fetchall()[0]
    different_told = different if told == read else 0
    if 0 < told < read:
        different_told = database.execute("SELECT count(DISTINCT k) FROM slim WHERE told").fetchall()[0][0]
    if told > different_told:
        database.execute(
            f"""
            INSERT INTO aside
            SELECT s.row, 'set-aside', 'repeated-row', NULL, NULL, {text_of_row(raw)}
            FROM (
                SELECT *, row_number() OVER (PARTITION BY k ORDER BY row) AS nth
                FROM {raw.numbered} WHERE told AND NOT {blank}
            ) AS s
            WHERE s.nth > 1
            """
        )
        database.execute(
            "CREATE OR REPLACE TEMP TABLE slim AS SELECT * FROM slim "
            f"QUALIFY NOT told OR {blank} OR row_number() OVER (PARTITION BY k) = 1"
        )
    untold = (read - told) - (different - different_told)
    return int(untold - (no_scans[0] - no_scans[1] if told == 0 else 0))


def keep_reading(raw: Raw, reading: Reading) -> None:
    """Name the rows of the table with their day, for `reject_days`: made only if a row must be named."""
    raw.database.execute(
        f"CREATE TEMP VIEW scan_row AS SELECT s.row, {fields(None)[1].value} AS day, {text_of_row(raw)} AS text, "
        f"s.{raw.column('moment')} AS value FROM {raw.numbered} AS s {reading.joins} WHERE {reading.good} "
        "AND s.row NOT IN (SELECT row FROM aside)"
    )


def days_of(database: Any) -> list[date]:
    """The days that have scans, in order."""
    return [row[0] for row in database.execute("SELECT DISTINCT day FROM scan ORDER BY day").fetchall()]


def reject_days(database: Any, reason: str, condition: str) -> None:
    """Reject the scans of days for which `condition` (SQL over `day`) holds, naming each row."""
    if not database.execute(f"SELECT count(*) FROM scan WHERE {condition}").fetchall()[0][0]:
        return
    database.execute(
        f"INSERT INTO aside SELECT row, 'rejected', '{reason}', 'moment', value, text FROM scan_row WHERE {condition}"
    )
    database.execute(f"DELETE FROM scan WHERE {condition}")


def write_scans(database: Any, folder: str) -> None:
    """Write the facts: `scan_day.parquet`, and `scan_hour.parquet` in the order a single venue is looked up."""
    day = "SELECT venue, commune, day, CAST(sum(scans) AS BIGINT) AS scans FROM scan GROUP BY venue, commune, day"
    database.execute(f"COPY ({day} ORDER BY venue, day, commune) TO '{folder}/scan_day.parquet'")
    hour = "SELECT venue, day, hour, CAST(sum(scans) AS BIGINT) AS scans FROM scan GROUP BY venue, day, hour"
    if not database.execute("SELECT count(*) FROM scan WHERE commune IS NOT NULL").fetchall()[0][0]:
        hour = "SELECT venue, day, hour, scans FROM scan"
    database.execute(f"COPY ({hour} ORDER BY venue, day, hour) TO '{folder}/scan_hour.parquet'")
