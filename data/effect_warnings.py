"""What in the effect of an upload wants a second look: silent communes, coverage that falls, jumps outside the usual.

Pure questions to the campaign without the upload and with it. It refuses nothing: a warning never stops a commit.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from statistics import median
from typing import Any

from data.communes import name_of
from data.snapshot import Snapshot

Note = tuple[str, dict[str, Any]]
Totals = dict[date, tuple[int, int]]

# Below this a number jumps by chance.
SMALLEST_BASE = 20
TIMES_THE_USUAL = 3
USUAL_DAYS, SAME_WEEKDAYS, ENOUGH = 14, 28, 3
REGISTER_CHANGE, INSTALLS_CHANGE = 0.3, 0.5
NAMED = 8
FIGURES = ("installed", "smartphones", "population")
APP_ROWS = """
    SELECT app, commune, as_of, installed, smartphones, population FROM app_install
    QUALIFY row_number() OVER (PARTITION BY app, commune ORDER BY as_of DESC) = 1
"""


def warnings_of(dataset: str, before: Snapshot, after: Snapshot) -> list[Note]:
    """What an upload of `dataset` brings that is out of the ordinary, as (problem code, details)."""
    return {"venues": of_venues, "scans": of_scans, "installs": of_installs}[dataset](before, after)


def of_venues(before: Snapshot, after: Snapshot) -> list[Note]:
    """A register that shrinks or grows by more than 30 %, communes left without a venue, a newer list that speaks."""
    old, new = venues_by_commune(before), venues_by_commune(after)
    was, now = sum(old.values()), sum(new.values())
    found: list[Note] = []
    if changed_by_more(was, now, REGISTER_CHANGE):
        found.append(("register-jump", {"old": was, "new": now}))
    emptied = sorted(commune for commune in old if not new[commune])
    if emptied:
        found.append(("communes-emptied", {"communes": emptied}))
    jumps = [
        change(name_of(commune), old[commune], new[commune])
        for commune in sorted(old)
        if new[commune] and changed_by_more(old[commune], new[commune], REGISTER_CHANGE)
    ]
    if jumps:
        found.append(("communes-jump", {"count": len(jumps), "changes": jumps[:NAMED]}))
    return found + newer_list(before, after)


def venues_by_commune(snapshot: Snapshot) -> Counter[str]:
    """Venues in the register now, by commune."""
    return Counter(dict(snapshot.rows("SELECT commune, count(*) FROM venue WHERE gone_on IS NULL GROUP BY commune")))


def newer_list(before: Snapshot, after: Snapshot) -> list[Note]:
    """Whether the register stays as it is because a list of a later day speaks already."""
    query = "SELECT upload, as_of FROM upload WHERE dataset = 'venues' AND as_of IS NOT NULL"
    known = dict(before.rows(query))
    added = [as_of for upload, as_of in after.rows(query) if upload not in known]
    newest = max(known.values(), default=None)
    if not added or newest is None or newest <= max(added):
        return []
    register = "SELECT venue, commune, name, address, type, counted_from, gone_on FROM venue ORDER BY venue"
    return [("newer-list-speaks", {"as_of": newest.isoformat()})] if same(register, before, after) else []


def same(query: str, before: Snapshot, after: Snapshot) -> bool:
    """Whether both campaigns answer alike."""
    return before.rows(query) == after.rows(query)


def of_scans(before: Snapshot, after: Snapshot) -> list[Note]:
    """Communes that fall silent, and days whose total is far from the usual."""
    found: list[Note] = []
    if silent := sorted(communes_with_scans(before) - communes_with_scans(after, covered_only=False)):
        found.append(("communes-silent", {"communes": silent}))
    if jumps := day_jumps(day_totals(before), day_totals(after)):
        found.append(("day-jumps", {"count": len(jumps), "changes": jumps[:NAMED]}))
    return found


def communes_with_scans(snapshot: Snapshot, covered_only: bool = True) -> set[str]:
    """Communes with a scan in the seven days that end on their last covered day.

    With `covered_only` false also those without any covered day: they have no data, which is not silence.
    """
    last = "SELECT commune, max(day) AS day FROM day_source GROUP BY commune"
    scanned = snapshot.rows(
        f"SELECT DISTINCT last.commune FROM ({last}) AS last JOIN venue_day ON venue_day.commune = last.commune "
        "AND venue_day.day BETWEEN last.day - 6 AND last.day"
    )
    found = {commune for (commune,) in scanned}
    if not covered_only:
        covered = {commune for (commune,) in snapshot.rows("SELECT DISTINCT commune FROM day_source")}
        found |= {commune for (commune,) in snapshot.rows("SELECT code FROM commune")} - covered
    return found


def day_totals(snapshot: Snapshot) -> Totals:
    """Covered day -> (scans, how many communes are covered)."""
    query = """
        SELECT source.day, CAST(coalesce(total.scans, 0) AS BIGINT), source.communes
        FROM (SELECT day, count(DISTINCT commune) AS communes FROM day_source GROUP BY day) AS source
        LEFT JOIN (SELECT day, sum(scans) AS scans FROM venue_day GROUP BY day) AS total ON total.day = source.day
        ORDER BY source.day
    """
    return {day: (scans, communes) for day, scans, communes in snapshot.rows(query)}


def day_jumps(old: Totals, new: Totals) -> list[dict[str, Any]]:
    """Days that change and whose total is more than three times, or less than a third of, what is usual then."""
    found = []
    for day, (scans, _) in new.items():
        if old.get(day) == new[day]:
            continue
        usual = usual_scans(new, day)
        if (
            usual is not None
            and usual >= SMALLEST_BASE
            and not usual / TIMES_THE_USUAL <= scans <= (usual * TIMES_THE_USUAL)
        ):
            found.append(change(day.isoformat(), round(usual), scans))
    return found


def usual_scans(totals: Totals, day: date) -> float | None:
    """The median of the same weekdays in the four weeks before, else of the 14 covered days before; None for too few.

    Only days that cover as many communes count: a day with fewer communes has fewer scans for that reason alone.
    """
    alike = [other for other in totals if other < day and totals[other][1] == totals[day][1]]
    weekdays = [other for other in alike if (day - other).days % 7 == 0 and day - other <= timedelta(SAME_WEEKDAYS)]
    chosen = weekdays if len(weekdays) >= ENOUGH else alike[-USUAL_DAYS:]
    return median(totals[other][0] for other in chosen) if len(chosen) >= ENOUGH else None


def of_installs(before: Snapshot, after: Snapshot) -> list[Note]:
    """Coverage that falls, and installs or bases that change by more than half, commune by commune of each app."""
    falls: dict[str, list[dict[str, Any]]] = defaultdict(list)
    jumps: dict[str, list[dict[str, Any]]] = defaultdict(list)
    old = installs_by_commune(before)
    for (app, commune), now in sorted(installs_by_commune(after).items()):
        was, place = old.get((app, commune)), place_name(before, commune)
        if was is None or was == now:
            continue
        was_covered, is_covered = coverage(was), coverage(now)
        if was_covered is not None and is_covered is not None and is_covered < was_covered:
            falls[app].append(change(place, was_covered, is_covered))
        jumps[app] += install_jumps(place, was, now)
    each = (("coverage-falls", falls), ("installs-jump", jumps))
    return [
        (code, {"app": before.campaign.app_name(app), "count": len(places[app]), "changes": places[app][:NAMED]})
        for code, places in each
        for app in sorted(places)
        if places[app]
    ]


def place_name(snapshot: Snapshot, commune: str | None) -> str:
    """A commune by its name; the row of the whole district by the district's."""
    district = (None, "", snapshot.campaign.district_code)
    return snapshot.campaign.district_full if commune in district else name_of(str(commune))


def installs_by_commune(snapshot: Snapshot) -> dict[tuple[str, str], tuple[Any, ...]]:
    """(app, commune) -> the latest installs, smartphones and population."""
    return {(app, commune): tuple(figures) for app, commune, _, *figures in snapshot.rows(APP_ROWS)}


def coverage(figures: Sequence[int | None]) -> float | None:
    """Installs out of smartphones, else out of the population."""
    installed, smartphones, population = figures
    base = smartphones or population
    return installed / base if base and installed is not None else None


def install_jumps(place: str, was: Sequence[int | None], now: Sequence[int | None]) -> list[dict[str, Any]]:
    """Installs, smartphones and population that change by more than half, each named."""
    return [
        change(place, old, new) | {"field": field}
        for field, old, new in zip(FIGURES, was, now, strict=True)
        if old is not None and new is not None and changed_by_more(old, new, INSTALLS_CHANGE)
    ]


def changed_by_more(old: int, new: int, share: float) -> bool:
    """Whether a number that is large enough to say so changes by more than a share of itself."""
    return old >= SMALLEST_BASE and abs(new - old) > share * old


def change(what: str, old: float, new: float) -> dict[str, Any]:
    """One figure before and after, as `problems.written` says it."""
    return {"what": what, "old": old, "new": new}
