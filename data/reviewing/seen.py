"""What the review looks at: the venues that are in the register now and the scanned codes that are not.

Phones are read here to be compared, and shown masked only.
"""

from dataclasses import dataclass, replace
from datetime import date

import duckdb

from data.facts import facts_file
from data.snapshot import Snapshot


@dataclass(frozen=True)
class Seen:
    """A venue as the page shows it; a code outside the register has only code, commune and scans."""

    venue: str
    code: str | None
    name: str | None
    commune: str | None
    address: str | None
    type: str | None
    registered_on: date | None
    scans: int
    last_scan: date | None
    file: str | None
    sheet: str | None
    row: int | None
    registered: bool
    phone: str | None = None

    @property
    def masked(self) -> str:
        """The phone as it may be shown."""
        return f"{self.phone[:2]}..\u00a0...\u00a0{self.phone[-3:]}" if self.phone else ""


def registered(snapshot: Snapshot) -> list[Seen]:
    """The venues that are in the register now, with their scans to date."""
    phones = phones_of(snapshot)
    rows = snapshot.rows(
        """
        SELECT v.venue, v.code, v.name, v.commune, v.address, v.type, CASE WHEN v.dated THEN v.counted_from END,
            coalesce(d.scans, 0), d.last_scan, u.file, v.sheet, v.source_row, TRUE
        FROM venue AS v
        LEFT JOIN (
            SELECT venue, CAST(sum(scans) AS BIGINT) AS scans, max(day) AS last_scan FROM venue_day GROUP BY venue
        ) AS d ON d.venue = v.venue
        LEFT JOIN upload AS u ON u.upload = v.upload
        WHERE v.gone_on IS NULL
        ORDER BY v.commune, v.venue
        """
    )
    return [replace(Seen(*row), phone=phones.get(row[0])) for row in rows]


def outside(snapshot: Snapshot) -> list[Seen]:
    """The scanned codes that no register names, most scanned first."""
    rows = snapshot.rows(
        """
        SELECT d.venue, max(d.commune), CAST(sum(d.scans) AS BIGINT) AS scans, max(d.day), arg_max(u.file, d.day)
        FROM venue_day AS d LEFT JOIN upload AS u ON u.upload = d.upload
        WHERE NOT d.registered GROUP BY d.venue ORDER BY scans DESC, d.venue
        """
    )
    return [
        Seen(code, code, None, commune, None, None, None, scans, last, file, None, None, False)
        for code, commune, scans, last, file in rows
    ]


def phones_of(snapshot: Snapshot) -> dict[str, str]:
    """Each venue's phone as the latest register that has one says; never kept anywhere else."""
    uploads = [one for one in snapshot.active if one.dataset == "venues"]
    uploads.sort(key=lambda one: (one.claim.as_of or date.min, one.version))
    found: dict[str, str] = {}
    with duckdb.connect() as reader:
        for one in uploads:
            file = facts_file(snapshot.campaign.home, one.upload, "contact.parquet")
            asked = "SELECT venue, phone FROM read_parquet($file) WHERE phone IS NOT NULL"
            found |= dict(reader.execute(asked, {"file": str(file)}).fetchall()) if file.exists() else {}
    return found
