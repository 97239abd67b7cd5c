"""What people did, in order, for ever: an append-only list of events in SQLite.

The number of an event is the campaign's version. It keeps no figure and no file, and nothing in it is ever
changed or taken back: a withdrawal is one more event. This is the only place that reads the clock.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from data.errors import HomeDamaged, HomeRefused, closed, full, kept_in
from data.writing import LOCAL

TABLES = """
CREATE TABLE IF NOT EXISTS event (
    version INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE TRIGGER IF NOT EXISTS event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER IF NOT EXISTS event_is_never_removed BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
PRAGMA user_version = 1;
"""
WAIT_SECONDS = 30


@dataclass(frozen=True)
class Event:
    """One act: its version, when (UTC), who, what kind and its details."""

    version: int
    at: datetime
    by: str
    kind: str
    body: dict[str, Any]


Append = Callable[[str, dict[str, Any], str], int]


def ledger_file(home: Path) -> Path:
    """Where the ledger of a home is."""
    return Path(home) / "ledger.sqlite"


def newest_version(home: Path) -> int:
    """The campaign's version now: the number of the last event, 0 before the first."""
    if not ledger_file(home).exists():
        return 0
    with opened(home) as ledger:
        return so_far(ledger) if begun(ledger) else 0


def version_at(home: Path, day: date) -> int:
    """The version at the end of a local day: its last event made on or before it."""
    end = datetime.combine(day + timedelta(days=1), time(), LOCAL).astimezone(UTC).isoformat()
    if not ledger_file(home).exists():
        return 0
    with opened(home) as ledger:
        return so_far(ledger, "WHERE at < ?", end) if begun(ledger) else 0


def events(home: Path, version: int | None = None) -> list[Event]:
    """Every event up to `version` (default: all), oldest first."""
    if not ledger_file(home).exists():
        return []
    with opened(home) as ledger:
        if not begun(ledger):
            return []
        rows = ledger.execute(
            "SELECT version, at, by, kind, body FROM event WHERE version <= ? ORDER BY version",
            [version if version is not None else 2**62],
        ).fetchall()
    return [Event(v, datetime.fromisoformat(at), by, kind, json.loads(body)) for v, at, by, kind, body in rows]


@contextmanager
def writing(home: Path) -> Iterator[tuple[int, Append]]:
    """One transaction, and the campaign's lock among processes: yields (version so far, append).

    All that is appended becomes visible together when the block ends, or never if it raises.
    """
    with kept_in(home):
        Path(home).mkdir(parents=True, exist_ok=True)
    with opened(home) as ledger:
        # CREATE ... IF NOT EXISTS is only for the first writer; it is too cheap to ask before.
        ledger.executescript(TABLES)
        ledger.execute("BEGIN IMMEDIATE")
        try:
            yield so_far(ledger), lambda kind, body, by: append(ledger, kind, body, by)
            ledger.execute("COMMIT")
        except BaseException:
            if ledger.in_transaction:
                ledger.execute("ROLLBACK")
            raise


def begun(ledger: sqlite3.Connection) -> bool:
    """Whether the ledger has its tables: a first writer cut off at once leaves an empty file."""
    return bool(ledger.execute("SELECT 1 FROM sqlite_master WHERE name = 'event'").fetchone())


def so_far(ledger: sqlite3.Connection, condition: str = "", *values: str) -> int:
    """The number of the last event, of those for which `condition` holds; 0 where there is none."""
    found = ledger.execute(f"SELECT coalesce(max(version), 0) FROM event {condition}", values)
    return int(found.fetchone()[0])


def append(ledger: sqlite3.Connection, kind: str, body: dict[str, Any], by: str) -> int:
    """Write one event inside the open transaction; returns its version."""
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    written = ledger.execute(
        "INSERT INTO event (at, by, kind, body) VALUES (?, ?, ?, ?)",
        [at, by, kind, json.dumps(body, ensure_ascii=False)],
    )
    return int(written.lastrowid or 0)


@contextmanager
def opened(home: Path) -> Iterator[sqlite3.Connection]:
    """A connection that waits for other writers and is safe against a power cut.

    Raises:
        HomeRefused: the folder cannot be written, its disk is full, or another program writes for too long.
        HomeDamaged: the file is no ledger any more.
    """
    try:
        with kept_in(home), closing(sqlite3.connect(ledger_file(home), WAIT_SECONDS, isolation_level=None)) as ledger:
            ledger.execute("PRAGMA journal_mode=WAL")
            ledger.execute("PRAGMA synchronous=FULL")
            yield ledger
    except sqlite3.OperationalError as refused:
        raise refusal(home, str(refused)) from refused
    except sqlite3.DatabaseError as broken:
        raise HomeDamaged(
            "The ledger {file} is damaged and was not changed. Put back a copy of it, then start again.",
            file=ledger_file(home),
        ) from broken


def refusal(home: Path, reason: str) -> HomeRefused:
    """What SQLite's reason means for a person."""
    if "full" in reason:
        return full(home)
    if "locked" in reason:
        return HomeRefused(
            "Another program has been writing to {home} for a while. Nothing was changed; try again in a minute.",
            home=home,
        )
    return closed(home)
