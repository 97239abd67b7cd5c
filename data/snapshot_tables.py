"""The tables of a snapshot, and the rows among them that come from no file's facts: communes and uploads."""

from collections.abc import Sequence
from typing import Any

from data.communes import communes
from data.uploads import Upload

SCHEMA = """
CREATE TABLE commune (code VARCHAR, name VARCHAR, full_name VARCHAR, kind VARCHAR, position INTEGER,
    tile_col INTEGER, tile_row INTEGER);
CREATE TABLE upload (upload VARCHAR, dataset VARCHAR, file VARCHAR, sheet VARCHAR, as_of DATE, day_from DATE,
    day_to DATE, covers VARCHAR, mode VARCHAR, app VARCHAR, version BIGINT, committed_at TIMESTAMP,
    committed_by VARCHAR, sample BOOLEAN, book BIGINT);
CREATE TABLE venue (venue VARCHAR, code VARCHAR, name VARCHAR, commune VARCHAR, address VARCHAR, type VARCHAR,
    counted_from DATE, dated BOOLEAN, gone_on DATE, upload VARCHAR, sheet VARCHAR, source_row BIGINT);
CREATE TABLE venue_spell (venue VARCHAR, since DATE, gone_on DATE);
CREATE TABLE venue_day (venue VARCHAR, commune VARCHAR, registered BOOLEAN, day DATE, scans BIGINT,
    upload VARCHAR);
CREATE TABLE scanned_as (venue VARCHAR, code VARCHAR, commune VARCHAR, registered BOOLEAN, day DATE, scans BIGINT,
    upload VARCHAR);
CREATE TABLE day_source (day DATE, commune VARCHAR, upload VARCHAR);
CREATE TABLE app_install (app VARCHAR, commune VARCHAR, as_of DATE, installed BIGINT, smartphones BIGINT,
    population BIGINT, stated VARCHAR, upload VARCHAR, sheet VARCHAR, source_row BIGINT);
"""
COMMUNE_COLUMNS = "code name full_name kind position tile_col tile_row".split()
UPLOAD_COLUMNS = (
    "upload dataset file sheet as_of day_from day_to covers mode app version committed_at committed_by sample book"
).split()


def fill(database: Any, table: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Insert rows, given in the order of `columns`."""
    if rows:
        marks = ", ".join("?" for _ in columns)
        database.executemany(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", [list(row) for row in rows]
        )


def commune_rows() -> list[list[object]]:
    """The communes of the reference, in code order."""
    return [[getattr(one, name) for name in COMMUNE_COLUMNS] for one in communes()]


def upload_row(one: Upload) -> list[object]:
    """An active upload with its claim; its time in UTC without zone."""
    day_from, day_to = one.claim.days or (None, None)
    claim = one.claim
    row = [one.upload, one.dataset, one.file, one.sheet, claim.as_of, day_from, day_to, claim.covers]
    return [*row, claim.mode, claim.app, one.version, one.at.replace(tzinfo=None), one.by, one.sample]
