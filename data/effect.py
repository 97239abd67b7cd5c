"""What an upload would change: the campaign without it compared with the campaign with it, both settled alike."""

from collections import Counter
from typing import Any

from data.batch import Effects
from data.snapshot import Snapshot

Changes = dict[str, int]
Said = dict[Any, tuple[Any, ...]]
NAMED = 200
BALANCE = ("opening", "new", "moved_in", "moved_out", "gone", "closing")


def effect_of(dataset: str, before: Snapshot, after: Snapshot) -> tuple[Changes, Effects]:
    """Counts of new, changed and gone, and rows: per commune (venues), per day (scans) or per count (installs)."""
    return {"venues": on_venues, "scans": on_scans, "installs": on_installs}[dataset](before, after)


def on_venues(before: Snapshot, after: Snapshot) -> tuple[Changes, Effects]:
    """Per commune: opening + new + moved in - moved out - gone = closing.

    Returns:
        columns commune, name, opening, new, moved_in, moved_out, gone, closing; a row a commune of the district.
    """
    query = "SELECT venue, commune, name, address, type, counted_from FROM venue WHERE gone_on IS NULL"
    old, now = said(before, query), said(after, query)
    stayed = old.keys() & now.keys()
    moved = [venue for venue in stayed if old[venue][0] != now[venue][0]]
    counted = {
        "opening": Counter(row[0] for row in old.values()),
        "new": Counter(now[venue][0] for venue in now.keys() - old.keys()),
        "moved_in": Counter(now[venue][0] for venue in moved),
        "moved_out": Counter(old[venue][0] for venue in moved),
        "gone": Counter(old[venue][0] for venue in old.keys() - now.keys()),
        "closing": Counter(row[0] for row in now.values()),
    }
    communes = after.rows("SELECT code, name FROM commune ORDER BY position")
    rows = tuple((code, name, *(counted[column][code] for column in BALANCE)) for code, name in communes)
    return changes(old, now), Effects(("commune", "name", *BALANCE), rows, named_venues(old, now))


def named_venues(old: Said, now: Said) -> tuple[tuple[str, ...], ...]:
    """Which venues go, change or are new, the first of each: what happens, venue, name, commune before and after."""
    parts = {
        "gone": sorted(old.keys() - now.keys()),
        "changed": sorted(venue for venue in old.keys() & now.keys() if old[venue] != now[venue]),
        "new": sorted(now.keys() - old.keys()),
    }
    return tuple(
        (
            what,
            venue,
            (now.get(venue) or old[venue])[1] or "",
            (old.get(venue) or ("",))[0],
            (now.get(venue) or ("",))[0],
        )
        for what, venues in parts.items()
        for venue in venues[:NAMED]
    )


def on_scans(before: Snapshot, after: Snapshot) -> tuple[Changes, Effects]:
    """Per day: scans before and after, for days that become covered or whose scans change.

    Returns:
        columns day, old (missing where the day had no data), new. "gone" counts days whose scans all go.
    """
    query = """
        SELECT source.day, CAST(coalesce(sum(scans), 0) AS BIGINT) AS scans, bit_xor(hash(venue, scans)) AS mark
        FROM (SELECT DISTINCT day FROM day_source) AS source
        LEFT JOIN venue_day ON venue_day.day = source.day
        GROUP BY source.day
    """
    old, now = said(before, query), said(after, query)
    touched = [day for day in sorted(now) if old.get(day) != now[day]]
    emptied = [day for day in touched if day in old and not now[day][0]]
    rows = tuple((day, old[day][0] if day in old else None, now[day][0]) for day in touched)
    counts = changes(old, now)
    counts["changed"] -= len(emptied)
    return {**counts, "gone": len(emptied)}, Effects(("day", "old", "new"), rows)


def on_installs(before: Snapshot, after: Snapshot) -> tuple[Changes, Effects]:
    """Per app, commune and day: installs before and after, where they differ.

    Returns:
        columns commune, name, app, as_of, old_installed, new_installed.
    """
    query = """
        SELECT app, as_of, app_install.commune, coalesce(commune.name, ''), installed, smartphones, population
        FROM app_install LEFT JOIN commune ON commune.code = app_install.commune
    """
    old, now = said(before, query, 4), said(after, query, 4)
    rows = []
    for key in sorted(old.keys() | now.keys()):
        app, as_of, code, name = key
        was, comes = old.get(key), now.get(key)
        if was != comes:
            rows.append((code, name, app, as_of, was and was[0], comes and comes[0]))
    columns = ("commune", "name", "app", "as_of", "old_installed", "new_installed")
    return changes(old, now), Effects(columns, tuple(rows))


def said(snapshot: Snapshot, query: str, keys: int = 1) -> Said:
    """The answer by its first column, or by its first `keys` columns."""
    return {row[0] if keys == 1 else row[:keys]: row[keys:] for row in snapshot.rows(query)}


def changes(old: Said, now: Said) -> Changes:
    """How many keys are new, changed and gone."""
    return {
        "new": len(now.keys() - old.keys()),
        "changed": sum(old[key] != now[key] for key in old.keys() & now.keys()),
        "gone": len(old.keys() - now.keys()),
    }


def outside_register(after: Snapshot) -> tuple[int, int]:
    """How many scanned codes no register names, and their scans."""
    query = "SELECT count(DISTINCT venue), coalesce(sum(scans), 0) FROM venue_day WHERE NOT registered"
    codes, scans = after.rows(query)[0]
    return int(codes), int(scans)
