"""Cleans a register of venues: rows in, venues and problems out. It does not decide who is new or gone.

A venue is known by its code; without one by (commune, name, address). Two different rows with one code are both
rejected; rows that say the same of it are one venue.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from data.cleaning import DAY, Field, judge_bad_rows, move_where, read_fields
from data.communes import code_of
from data.date_order import day_reader
from data.districts import other_district
from data.raw import Raw, Reader
from data.text import plain
from data.values import Read, read_day, read_phone, read_text


@dataclass(frozen=True)
class Names:
    """How commune names are read: `known` as when the file was first loaded, else as listed or as people accepted."""

    known: Mapping[str, str | None] | None = None
    aliases: Mapping[str, str] = field(default_factory=dict)


def commune_reader(names: Names) -> Reader:
    """A reader of commune names into codes; a name not spelled as one of the district's is a problem."""

    def read_commune(text: str) -> Read:
        code = names.known.get(text) if names.known is not None else code_of(text, names.aliases)
        if code:
            return code, None
        return None, "other-district" if other_district(text) else "unknown-commune"

    return read_commune


def fields(names: Names) -> tuple[Field, ...]:
    """How each column is read."""
    return (
        Field("code", read_text),
        Field("name", read_text, required=True),
        Field("commune", commune_reader(names), required=True),
        Field("address", read_text),
        Field("type", read_text),
        Field("registered_on", read_day, DAY, choose=day_reader),
        Field("closed_on", read_day, DAY, choose=day_reader),
        Field("representative", read_text),
        Field("phone", read_phone),
    )


SAID = "code, name, commune, address, type, registered_on, closed_on, representative, phone"


def clean_venues(raw: Raw, as_of: date | None, today: date | None, names: Names) -> tuple[str, ...]:
    """Make `venue` (row, venue, fields) and `aside`; dates after `as_of`, or else after `today`, are rejected.

    Returns:
        codes of what is to be said of how the columns were read.
    """
    database = raw.database
    reading = read_fields(raw, fields(names))
    judge_bad_rows(raw, reading)
    database.create_function("plain_words", plain_words, ["VARCHAR"], "VARCHAR", null_handling="special")
    database.execute(
        f"""
        CREATE TEMP TABLE venue AS
        SELECT row, coalesce(code, commune || '|' || plain_words(name) || '|' || plain_words(address)) AS venue, {SAID}
        FROM (SELECT s.row, {reading.selected} FROM {raw.numbered} AS s {reading.joins} WHERE {reading.good})
        """
    )
    if latest := as_of or today:
        reason = "after-as-of" if as_of else "future-date"
        for day in ("registered_on", "closed_on"):
            move_where(raw, "venue", "rejected", reason, f"t.{day} > DATE '{latest}'", day, f"t.{day}")
    early = "t.closed_on < t.registered_on"
    move_where(raw, "venue", "rejected", "closed-before-registered", early, "closed_on", "t.closed_on")
    settle_same_code(raw)
    return reading.notes


def settle_same_code(raw: Raw) -> None:
    """Rows of one code that differ are all rejected; of rows that say the same the first counts."""
    raw.database.execute(
        f"""
        CREATE TEMP TABLE said_of AS
        SELECT venue, count(*) AS times, count(DISTINCT ({SAID})) AS versions, min(row) AS first_row
        FROM venue WHERE venue IN (SELECT venue FROM venue GROUP BY venue HAVING count(*) > 1) GROUP BY venue
        """
    )
    several = "EXISTS (SELECT 1 FROM said_of WHERE said_of.venue = t.venue AND {})"
    move_where(
        raw,
        "venue",
        "rejected",
        "duplicate-code",
        several.format("versions > 1"),
        "code",
        "coalesce(t.code, t.name)",
    )
    again = several.format("versions = 1 AND t.row > first_row")
    move_where(raw, "venue", "set-aside", "repeated-row", again, "code", "coalesce(t.code, t.name)")


def plain_words(text: str | None) -> str:
    """For DuckDB: words for comparing, empty where there are none."""
    return plain(text) if text else ""


def write_venues(database: Any, folder: str) -> None:
    """Write the facts: `venue.parquet`, and people's names and phones in `contact.parquet` of its own."""
    columns = "row, venue, code, name, commune, address, type, registered_on, closed_on"
    database.execute(f"COPY (SELECT {columns} FROM venue ORDER BY row) TO '{folder}/venue.parquet'")
    contacts = "SELECT venue, representative, phone FROM venue ORDER BY row"
    database.execute(f"COPY ({contacts}) TO '{folder}/contact.parquet'")
