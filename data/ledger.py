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

from data.errors import kept_in
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
    with kept_in(home), closing(connected(home)) as ledger:
        return int(ledger.execute("SELECT coalesce(max(version), 0) FROM event").fetchone()[0])


def version_at(home: Path, day: date) -> int:
    """The version at the end of a local day: its last event made on or before it."""
    end = datetime.combine(day + timedelta(days=1), time(), LOCAL).astimezone(UTC).isoformat()
    if not ledger_file(home).exists():
        return 0
    with kept_in(home), closing(connected(home)) as ledger:
        found = ledger.execute("SELECT coalesce(max(version), 0) FROM event WHERE at < ?", [end])
        return int(found.fetchone()[0])


def events(home: Path, version: int | None = None) -> list[Event]:
    """Every event up to `version` (default: all), oldest first."""
    if not ledger_file(home).exists():
        return []
    with kept_in(home), closing(connected(home)) as ledger:
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
        with closing(connected(home)) as ledger:
            # CREATE ... IF NOT EXISTS is only for the first writer; it is too cheap to ask before.
            ledger.executescript(TABLES)
            ledger.execute("BEGIN IMMEDIATE")
            try:
                so_far = ledger.execute("SELECT coalesce(max(version), 0) FROM event").fetchone()[0]
                yield int(so_far), lambda kind, body, by: append(ledger, kind, body, by)
                ledger.execute("COMMIT")
            except BaseException:
                if ledger.in_transaction:
                    ledger.execute("ROLLBACK")
                raise


def append(ledger: sqlite3.Connection, kind: str, body: dict[str, Any], by: str) -> int:
    """Write one event inside the open transaction; returns its version."""
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    written = ledger.execute(
        "INSERT INTO event (at, by, kind, body) VALUES (?, ?, ?, ?)",
        [at, by, kind, json.dumps(body, ensure_ascii=False)],
    )
    return int(written.lastrowid or 0)


def connected(home: Path) -> sqlite3.Connection:
    """A connection that waits for other writers and is safe against a power cut."""
    ledger = sqlite3.connect(ledger_file(home), timeout=WAIT_SECONDS, isolation_level=None)
    ledger.execute("PRAGMA journal_mode=WAL")
    ledger.execute("PRAGMA synchronous=FULL")
    return ledger
