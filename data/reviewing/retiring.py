"""When a correction retires: a register loaded after it says the same of the venue, so the file speaks again.

A register agrees only where it speaks: an old list loaded late does not, while a newer one says otherwise. An empty
cell agrees with nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from data.reviewing.acts import Act, in_use
from data.text import tidy

FIELDS = ("name", "commune", "address", "type", "registered_on", "closed_on")


@dataclass(frozen=True)
class Said:
    """What one register says of one venue; days as ISO."""

    version: int
    at: datetime
    file: str
    as_of: date
    fields: dict[str, str | None]

    @property
    def step(self) -> tuple[date, int]:
        """Registers speak in this order."""
        return self.as_of, self.version


def settled(database: Any, acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """The acts, corrections that a file agrees with as retired, the others with what the files say now."""
    corrections = in_use(acts, "correction")
    if not corrections:
        return acts
    said = said_of(database, sorted({act.venue for act in corrections}))
    return tuple(settle_one(act, said.get(act.venue, [])) if act in corrections else act for act in acts)


def said_of(database: Any, venues: list[str]) -> dict[str, list[Said]]:
    """What each register says of these venues, in the order registers speak."""
    rows = database.execute(
        f"""
        SELECT row.venue, upload.version, upload.committed_at, upload.file, upload.as_of,
            {", ".join(f"CAST(row.{field} AS VARCHAR)" for field in FIELDS)}
        FROM venue_row AS row JOIN upload ON upload.upload = row.upload
        WHERE row.venue IN (SELECT unnest($venues)) ORDER BY upload.as_of, upload.version
        """,
        {"venues": venues},
    ).fetchall()
    found: dict[str, list[Said]] = {}
    for venue, version, at, file, as_of, *values in rows:
        fields = dict(zip(FIELDS, values, strict=True))
        found.setdefault(venue, []).append(Said(version, at.replace(tzinfo=UTC), file, as_of, fields))
    return found


def settle_one(act: Act, said: Sequence[Said]) -> Act:
    """One correction: retired by the first file that agrees, or in use."""
    agreeing = sorted((one for one in said if agrees(act, one, said)), key=lambda one: one.version)
    if agreeing:
        first = agreeing[0]
        return replace(act, state="retired", ended=(first.version, first.at, first.file), file_says=act.value)
    spoken = [one.fields[act.field] for one in said if one.fields[act.field] or act.field == "closed_on"]
    return replace(act, file_says=spoken[-1] if spoken else None)


def agrees(act: Act, one: Said, said: Sequence[Said]) -> bool:
    """Whether a register says the corrected value, came after the correction and spoke when it came."""
    value = one.fields[act.field]
    if act.value is None or value is None or one.version < act.version or tidy(value) != tidy(act.value):
        return False
    earlier = [other for other in said if other.version < one.version and other.step > one.step]
    return not any(other.fields[act.field] not in (None, value) for other in earlier)
