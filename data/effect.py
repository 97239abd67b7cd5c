"""What an upload would change: the campaign without it compared with the campaign with it, both settled alike."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import duckdb

from data.batch import Effects
from data.snapshot import Snapshot

Changes = dict[str, int]
Said = dict[Any, tuple[Any, ...]]
NAMED, OUTSIDE_NAMED = 200, 12
BALANCE = ("opening", "new", "moved_in", "moved_out", "gone", "closing")


def effect_of(dataset: str, before: Snapshot, after: Snapshot) -> tuple[Changes, Effects]:
    """Counts of new, changed and gone, and rows: per commune (venues), per day (scans) or per count (installs)."""
    return {"venues": on_venues, "scans": on_scans, "installs": on_installs}[dataset](before, after)


def on_venues(before: Snapshot, after: Snapshot) -> tuple[Changes, Effects]:
    """Per commune: opening + new + moved in - moved out - gone = closing.

    Returns:
        columns commune, name, opening, new, moved_in, moved_out, gone, closing; a row a commune of the district.
    """
    with both_registers(before, after) as both:
        found = both.execute(COMPARED).fetchall()
        named = both.execute(NAMES_OF_CHANGED, {"most": NAMED}).fetchall()
    counted: dict[str, Counter[str]] = {name: Counter() for name in BALANCE}
    changed = 0
    for was, comes, differs, number in found:
        counted["opening"][was] += number
        counted["closing"][comes] += number
        if was is None or comes is None:
            counted["new" if was is None else "gone"][comes or was] += number
        else:
            changed += number if differs else 0
            moves = number if was != comes else 0
            counted["moved_in"][comes] += moves
            counted["moved_out"][was] += moves
    summed = {"new": counted["new"].total(), "changed": changed, "gone": counted["gone"].total()}
    communes = after.rows("SELECT code, name FROM commune ORDER BY position")
    rows = tuple((code, name, *(counted[column][code] for column in BALANCE)) for code, name in communes)
    return summed, Effects(("commune", "name", *BALANCE), rows, tuple(named))


@contextmanager
def both_registers(before: Snapshot, after: Snapshot) -> Iterator[Any]:
    """A database with `compared`: each venue of either register, its commune in both, its name, and if it changed."""
    query = """SELECT venue, commune, name, hash(name, address, type, counted_from) AS rest
        FROM venue WHERE gone_on IS NULL"""
    with duckdb.connect() as both:
        both.register("old_row", before.arrow(query))
        both.register("now_row", after.arrow(query))
        both.execute(
            """
            CREATE TABLE compared AS
            SELECT venue, o.commune AS was, n.commune AS comes, coalesce(n.name, o.name, '') AS name,
                (o.commune, o.rest) IS DISTINCT FROM (n.commune, n.rest) AS differs
            FROM old_row AS o FULL JOIN now_row AS n USING (venue)
            """
        )
        yield both


COMPARED = "SELECT was, comes, differs, count(*) FROM compared GROUP BY ALL"
# Which venues go, change or are new, the first of each: what happens, venue, name, commune before and after.
NAMES_OF_CHANGED = """
    SELECT what, venue, name, coalesce(was, ''), coalesce(comes, '')
    FROM (
        SELECT *, CASE WHEN comes IS NULL THEN 'gone' WHEN was IS NULL THEN 'new' ELSE 'changed' END AS what
        FROM compared WHERE differs
    )
    QUALIFY row_number() OVER (PARTITION BY what ORDER BY venue) <= $most
    ORDER BY CASE what WHEN 'gone' THEN 0 WHEN 'changed' THEN 1 ELSE 2 END, venue
"""


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


def outside_register(after: Snapshot, upload: str) -> tuple[int, int, list[str]]:
    """How many codes that an upload counts no register names, their scans, and the first of them."""
    query = (
        "SELECT venue, sum(scans) FROM venue_day WHERE NOT registered AND upload = $upload GROUP BY venue ORDER BY 1"
    )
    found = after.rows(query, {"upload": upload})
    named = [str(code) for code, _ in found[:OUTSIDE_NAMED]]
    return len(found), int(sum(scans for _, scans in found)), named + (["…"] if len(found) > OUTSIDE_NAMED else [])
