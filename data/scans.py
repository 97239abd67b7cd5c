"""Cleans a list of scans: one row a scan, or a count a day; out come scans per venue, day and hour.

No scan row and no person is kept. Rows equal in every column are one scan only where a column tells scans apart.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from data.cleaning import COUNT, DAY, Field, Reading, judge_bad_rows, read_fields, text_of_row
from data.columns import TELLS_SCANS_APART
from data.date_order import moment_reader, order_of, turned
from data.raw import Chooser, Raw, Reader
from data.values import EARLIEST, LATEST, read_count, read_hour, read_moment, read_text
from data.venues import Names, commune_reader

# Formats DuckDB can read by itself, far faster than word by word; what fails them is read by `read_moment`.
FORMATS = (
    "%d/%m/%Y %H:%M:%S",
    "%d/%m/%Y %H:%M",
    "%d/%m/%Y",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d",
)
MONTH_FIRST = tuple(form.replace("%d/%m", "%m/%d") for form in FORMATS if "/" in form)
TRIED_ON = 1000


def lenient_commune(names: Names) -> Reader:
    """The commune a scan file states; one that is not spelled rightly says nothing, for the register decides."""
    strict = commune_reader(names)
    return lambda text: (strict(text)[0], None)


MOMENT = Field("moment", read_moment, DAY, True, (("moment_hour", COUNT),), "CAST(s.fast AS DATE)")


def fields(names: Names, choose: Chooser | None = None) -> tuple[Field, ...]:
    """How each column is read; a count that is there must be a count."""
    return (
        Field("code", read_text, required=True),
        replace(MOMENT, choose=choose),
        Field("time", read_hour, COUNT),
        Field("scans", read_count, COUNT, required=True),
        Field("commune", lenient_commune(names), lenient=True),
    )


def clean_scans(raw: Raw, names: Names) -> tuple[int, tuple[str, ...]]:
    """Make `scan` (venue, commune, day, hour, scans, rows) and `aside`; says how many rows were equal.

    Returns:
        how many rows equal another in every column and were still counted; codes of what is to be said of how the
        columns were read.
    """
    raw, timed, choose = slimmed(raw)
    database = raw.database
    equal = settle_equal_rows(raw)
    reading = read_fields(raw, fields(names, choose))
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
    if raw.banded:
        whole_rows(database)
    return equal, reading.notes


def whole_rows(database: Any) -> None:
    """Count a row of several days once: the invariant counts rows of the file."""
    database.execute("ALTER TABLE scan ADD COLUMN file_rows BIGINT")
    database.execute("UPDATE scan SET file_rows = (SELECT count(DISTINCT row) FROM scan_row)")


def slimmed(raw: Raw) -> tuple[Raw, bool, Chooser]:
    """The rows slimmed, whether their moments have times of day, and how the unusual moments are to be read.

    Whether day or month comes first is decided by all moments: those the usual format reads, and the rest.
    """
    form = usual_format(raw)
    slim = slimmed_by(raw, form)
    if "/" not in form:
        return slim, "%H" in form, beside_cells(slim)
    proved, some = raw.database.execute("SELECT max(day(fast)) > 12, count(fast) > 0 FROM slim").fetchall()[0]
    left = f"SELECT DISTINCT {raw.column('moment')} FROM slim WHERE fast IS NULL"
    unread = [text for (text,) in raw.database.execute(left).fetchall() if text and not text.isspace()]
    rest = order_of(unread)
    month_first = form in MONTH_FIRST
    if (month_first and rest == "day") or (not month_first and rest == "month" and not proved):
        month_first = not month_first
        form = form.replace("%d", "%_").replace("%m", "%d").replace("%_", "%m")
        raw.database.execute("DROP TABLE slim")
        slim = slimmed_by(raw, form)
    open_either_way = some and not proved and rest is None and not month_first
    note = "dates-month-first" if month_first else "dates-either-way" if open_either_way else None
    if proved and not month_first and rest is None and unread:
        # Most dates are typed here, and those that are left may be the spreadsheet's own.
        note = "dates-turned" if turned([*days_read(slim, "%d/%m/%Y"), *unread]) else None
    return slim, "%H" in form, lambda texts: (lambda text: read_moment(text, month_first), note)


def days_read(slim: Raw, form: str) -> list[str]:
    """The different days that the usual format read, the first of them, written in a form."""
    days = "SELECT DISTINCT CAST(fast AS DATE) FROM slim WHERE fast IS NOT NULL LIMIT 999"
    return [day.strftime(form) for (day,) in slim.database.execute(days).fetchall()]


def beside_cells(slim: Raw) -> Chooser:
    """How the moments beside date cells are read; the cells' own days are looked at too, for they may be turned."""
    cells = days_read(slim, "%Y-%m-%d")

    def choose(texts: Sequence[str]) -> tuple[Reader, str | None]:
        reader, note = moment_reader(texts)
        return reader, "dates-turned" if turned([*cells, *texts]) else note

    return choose


def slimmed_by(raw: Raw, form: str) -> Raw:
    """The rows with only what is needed, the moments of one format read already (`fast`) and each row's hash (`k`).

    Personal columns go into the hash and no further.
    """
    moment = raw.column("moment")
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
    return replace(raw, fast="slim", numbered=f"(SELECT *, {known} FROM {raw.numbered})")


def usual_format(raw: Raw) -> str:
    """The declared format that reads the most of the first moments."""
    forms = (*FORMATS, *MONTH_FIRST)
    counts = ", ".join(f"count(try_strptime(m, '{form}'))" for form in forms)
    tried = f"SELECT {raw.column('moment')} AS m FROM {raw.fast} LIMIT {TRIED_ON}"
    read = raw.database.execute(f"SELECT {counts} FROM ({tried})").fetchall()[0]
    return max(zip(forms, read, strict=True), key=lambda pair: pair[1])[0]


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
            SELECT s.row, 'set-aside', 'repeated-row', NULL, NULL, {text_of_row(raw)}, NULL
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
    letter = f"'{raw.letter('moment')}'" if raw.letter("moment") else "NULL"
    raw.database.execute(
        f"CREATE TEMP VIEW scan_row AS SELECT s.row, {MOMENT.value} AS day, {text_of_row(raw)} AS text, "
        f"s.{raw.column('moment')} AS value, {letter} AS letter FROM {raw.numbered} AS s {reading.joins} "
        f"WHERE {reading.good} AND s.row NOT IN (SELECT row FROM aside)"
    )


def days_of(database: Any) -> list[date]:
    """The days that have scans, in order."""
    return [row[0] for row in database.execute("SELECT DISTINCT day FROM scan ORDER BY day").fetchall()]


def reject_days(database: Any, reason: str, condition: str) -> None:
    """Reject the scans of days for which `condition` (SQL over `day`) holds, naming each row."""
    if not database.execute(f"SELECT count(*) FROM scan WHERE {condition}").fetchall()[0][0]:
        return
    database.execute(
        f"INSERT INTO aside SELECT row, 'rejected', '{reason}', 'moment', value, text, letter FROM scan_row "
        f"WHERE {condition}"
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
