"""Corrects one field of a venue, says that two venues are one, leaves a finding out of the review; and undoes each.

Every act needs a reason and is one more event of the ledger. A file is never changed: what is said here is laid over
the files (see `overlay`), and a correction retires when a file agrees with it (see `retiring`). What cannot be so is
refused with a sentence; nothing is corrected by itself.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from data.communes import communes
from data.errors import CorrectionRefused
from data.ledger import writing
from data.reviewing.acts import Act, head_of, replayed
from data.reviewing.retiring import FIELDS
from data.snapshot import Snapshot, snapshot
from data.text import tidy
from data.values import EARLIEST, LATEST
from data.writing import day

DAYS = ("registered_on", "closed_on")


def correct(home: Path, venue: str, field: str, value: str | date | None, reason: str, by: str) -> int:
    """Lay `value` over what the files say of a venue's field; a closing day of None: it is open. Returns the version.

    Raises:
        CorrectionRefused: no such venue or field, no reason, a value that cannot be, or the value it has already.
    """
    now = snapshot(home)
    reason = given(reason)
    if field not in FIELDS:
        raise CorrectionRefused("“{field}” is no field that can be corrected. Choose one of the list.", field=field)
    has = registered(now, venue)
    wanted = day_of(value) if field in DAYS else text_of(field, value)
    refuse_senseless(has, field, wanted)
    if wanted == has[field]:
        raise CorrectionRefused("{venue} has this value already; there is nothing to correct.", venue=has["named"])
    body = {"venue": has["venue"], "named": has["named"], "field": field, "value": wanted, "was": has[field]}
    return appended(home, "correction", {**body, "reason": reason}, by)


def mark_same(home: Path, venue: str, same_as: str, reason: str, by: str) -> int:
    """Say that `venue`, registered or only scanned, is `same_as`, which stays. Returns the version.

    Raises:
        CorrectionRefused: no reason, one of them is not known, or they are one already (also round a circle).
    """
    now = snapshot(home)
    reason = given(reason)
    stays = registered(now, same_as)
    with writing(home) as (_, append):
        said = {act.venue: act.same_as for act in replayed(home) if act.kind == "same-venue" and act.state == "in-use"}
        if venue in said:
            raise CorrectionRefused(
                "{venue} counts as {same_as} already. Undo that first.", venue=venue, same_as=head_of(venue, said)
            )
        if head_of(stays["venue"], said) == venue:
            raise CorrectionRefused("{venue} and {same_as} are one venue already.", venue=venue, same_as=same_as)
        goes = registered(now, venue) if known(now, "venue", venue) else scanned(now, venue)
        body = {"venue": goes["venue"], "named": goes["named"], "same_as": stays["venue"]}
        return append("same-venue", {**body, "reason": reason}, by)


def dismiss(home: Path, finding: str, reason: str, by: str, named: str = "") -> int:
    """Show a finding of the review (by its key) no more; `named` is how history calls it. Returns the version.

    Raises:
        CorrectionRefused: no reason.
    """
    return appended(home, "dismissal", {"finding": finding, "named": named, "reason": given(reason)}, by)


def undo(home: Path, version: int, by: str) -> int:
    """Take back the act made at `version`. Returns the new version.

    Raises:
        CorrectionRefused: there is no such act, or it was undone before.
    """
    with writing(home) as (_, append):
        act = next((act for act in replayed(home) if act.version == version), None)
        if act is None:
            raise CorrectionRefused("There is no correction number {version}. Look at the list.", version=version)
        if act.state == "undone":
            raise CorrectionRefused("This was undone already.")
        return append("undo", {"act": version}, by)


def acts(home: Path, version: int | None = None) -> tuple[Act, ...]:
    """Every correction, merging and dismissal up to `version`, oldest first, with its state then."""
    return snapshot(home, version).acts


def corrections(home: Path, version: int | None = None) -> list[Act]:
    """The corrections in use."""
    return [act for act in acts(home, version) if act.kind == "correction" and act.state == "in-use"]


def dismissed(every: Sequence[Act]) -> frozenset[str]:
    """The keys of findings that are not to be shown."""
    return frozenset(act.finding for act in every if act.kind == "dismissal" and act.state == "in-use")


def appended(home: Path, kind: str, body: dict[str, Any], by: str) -> int:
    """Write one act."""
    with writing(home) as (_, append):
        return append(kind, body, by)


def given(reason: str) -> str:
    """The reason, which must say something."""
    if not tidy(reason):
        raise CorrectionRefused("Say why: the reason is kept with what you do.")
    return tidy(reason)


def registered(now: Snapshot, venue: str) -> dict[str, Any]:
    """A venue of the register with its fields as they stand; days as ISO."""
    found = now.query("SELECT * FROM venue WHERE venue = $venue", {"venue": now.counted_as(venue)})
    if found.empty:
        raise CorrectionRefused("No venue of the register is called {venue}.", venue=venue)
    row = found.astype(object).where(found.notna(), None).iloc[0].to_dict()
    days = {
        "registered_on": row["counted_from"].date().isoformat() if row["dated"] else None,
        "closed_on": row["gone_on"].date().isoformat() if row["gone_on"] else None,
    }
    return {**row, **days, "named": f"{row['code']} {row['name']}" if row["code"] else row["name"]}


def known(now: Snapshot, table: str, venue: str) -> bool:
    """Whether a table of the snapshot has the venue."""
    return not now.query(f"SELECT 1 FROM {table} WHERE venue = $venue LIMIT 1", {"venue": venue}).empty


def scanned(now: Snapshot, code: str) -> dict[str, Any]:
    """A code that was scanned and is in no register."""
    if not known(now, "venue_day", code):
        raise CorrectionRefused("No venue of the register is called {venue}.", venue=code)
    return {"venue": code, "named": code}


def day_of(value: str | date | None) -> str | None:
    """A day as ISO."""
    if value is None or isinstance(value, str) and not tidy(value):
        return None
    try:
        read = value if isinstance(value, date) else date.fromisoformat(tidy(value))
    except ValueError:
        read = None
    if read is None or not EARLIEST <= read < LATEST:
        raise CorrectionRefused("“{value}” is no day that can be. Choose a day.", value=value)
    return read.isoformat()


def text_of(field: str, value: str | date | None) -> str:
    """A text that says something; a commune by its code."""
    text = tidy(str(value or ""))
    if not text:
        raise CorrectionRefused("The new value is empty. Say what is right.")
    if field == "commune" and text not in {one.code for one in communes()}:
        raise CorrectionRefused("No commune of the district has the code {code}. Choose one of the list.", code=text)
    return text


def refuse_senseless(has: dict[str, Any], field: str, wanted: str | None) -> None:
    """A venue is registered on a day, and closes later."""
    if field == "registered_on" and wanted is None:
        raise CorrectionRefused("The new value is empty. Say what is right.")
    first = wanted if field == "registered_on" else has["registered_on"]
    last = wanted if field == "closed_on" else has["closed_on"]
    if field in DAYS and wanted and first and last and first > last:
        raise CorrectionRefused(
            "{venue} would close ({closed}) before it was registered ({registered}). Mend one of the days.",
            venue=has["named"],
            closed=day("vi", date.fromisoformat(last)),
            registered=day("vi", date.fromisoformat(first)),
        )
