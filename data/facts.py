"""What each file said, as Parquet: one folder an upload, written once and never changed.

It knows where facts lie and how to load them; who speaks for what is settled in `snapshot`.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa

from data.uploads import Upload

if TYPE_CHECKING:  # pandas takes longer to load than most imports take; only who asks for a frame pays for it
    import pandas as pd

TABLES = {
    "venue_row": """upload VARCHAR, row BIGINT, venue VARCHAR, code VARCHAR, name VARCHAR, commune VARCHAR,
        address VARCHAR, type VARCHAR, registered_on DATE, closed_on DATE""",
    "scan_row": "upload VARCHAR, venue VARCHAR, commune VARCHAR, day DATE, scans BIGINT",
    "install_row": """upload VARCHAR, row BIGINT, app VARCHAR, commune VARCHAR, as_of DATE, installed BIGINT,
        smartphones BIGINT, population BIGINT, stated VARCHAR""",
}
FILE_OF = {"venue_row": "venue.parquet", "scan_row": "scan_day.parquet", "install_row": "install.parquet"}
NOTHING: Mapping[str, Path] = {}
TABLE_OF = {"venues": "venue_row", "scans": "scan_row", "installs": "install_row"}


def facts_folder(home: Path, upload: str) -> Path:
    """Where an upload's facts are."""
    return Path(home) / "facts" / upload


def facts_file(home: Path, upload: str, name: str) -> Path:
    """One file of an upload's facts."""
    return facts_folder(home, upload) / name


def load_facts(database: Any, home: Path, active: Sequence[Upload], staged: Mapping[str, Path]) -> None:
    """Create `venue_row`, `scan_row` and `install_row` in `database` with the rows of every upload given.

    `staged` says where the facts of uploads lie that are not committed yet.
    """
    for table, columns in TABLES.items():
        database.execute(f"CREATE TEMP TABLE {table} ({columns})")
        names = [one.upload for one in active if TABLE_OF[one.dataset] == table]
        files = [str(staged.get(name, facts_folder(home, name)) / FILE_OF[table]) for name in names]
        if files:
            wanted = ", ".join(column.split()[0] for column in columns.split(",") if "upload" not in column)
            database.execute(
                f"INSERT INTO {table} BY NAME SELECT said_by.upload, {wanted} "
                "FROM read_parquet($files, filename = true) AS said "
                "JOIN (SELECT unnest($files) AS filename, unnest($names) AS upload) AS said_by USING (filename)",
                {"files": files, "names": names},
            )


def said_by(home: Path, names: list[str], file: str, staged: Mapping[str, Path] = NOTHING) -> pa.Table:
    """Which upload each facts file belongs to: filename, upload."""
    files = [str(staged.get(name, facts_folder(home, name)) / file) for name in names]
    return pa.table({"filename": pa.array(files, pa.string()), "upload": pa.array(names, pa.string())})


def count_hours(home: Path, speaking: pa.Table) -> "pd.DataFrame":
    """Scans by weekday (0 is Monday) and hour (missing where a file had no times), of the rows that speak.

    `speaking` has the `venue` as its file names it, the `day` and the `upload`.
    """
    said = said_by(home, speaking["upload"].unique().to_pylist(), "scan_hour.parquet")
    with duckdb.connect() as reader:
        reader.register("speaking", speaking)
        reader.register("said_by", said)
        return reader.execute(
            """
            SELECT isodow(said.day) - 1 AS weekday, said.hour, CAST(sum(said.scans) AS BIGINT) AS scans
            FROM read_parquet($files, filename = true) AS said
            JOIN said_by ON said_by.filename = said.filename
            JOIN speaking ON speaking.upload = said_by.upload
                AND speaking.venue = said.venue AND speaking.day = said.day
            WHERE said.scans > 0
            GROUP BY weekday, said.hour
            """,
            {"files": said["filename"].to_pylist()},
        ).df()


def read_hours(home: Path, venue: str, speaking: "pd.DataFrame") -> "pd.DataFrame":
    """Scans of one venue by day and hour, from the uploads that speak for its days (`upload`, `day`)."""
    said = said_by(home, list(speaking["upload"].unique()), "scan_hour.parquet")
    if not len(said):
        return pa.table({"day": [], "hour": [], "scans": []}).to_pandas()
    with duckdb.connect() as reader:
        reader.register("speaking", speaking)
        reader.register("said_by", said)
        return reader.execute(
            """
            SELECT said.day, said.hour, CAST(said.scans AS BIGINT) AS scans
            FROM read_parquet($files, filename = true) AS said
            JOIN said_by ON said_by.filename = said.filename
            JOIN speaking ON speaking.upload = said_by.upload AND speaking.day = said.day
            WHERE said.venue = $venue
            ORDER BY said.day, said.hour
            """,
            {"files": said["filename"].to_pylist(), "venue": venue},
        ).df()
