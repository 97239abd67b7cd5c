"""One table of one file, read and cleaned: facts written to a folder, and a summary of all that was found.

It says what the table claims as far as the file tells; what that changes in the campaign is not its business.
"""

from pathlib import Path
from typing import Any

from data.claims import Answer, Titles, main_days
from data.cleaning import ASIDE, put_aside, totals
from data.installs import clean_installs, stated_problems, write_installs
from data.layout.finding import Prepared
from data.raw import Raw
from data.scans import clean_scans, reject_days, write_scans
from data.summary import Summary, described
from data.uploads import Claim
from data.venues import clean_venues, write_venues

MOST_NAMES = 200


class Unaccounted(Exception):
    """Rows were read that are neither accepted, rejected nor set aside: in a large CSV, lines that are no rows."""


def table_of(prepared: Prepared, raw: Raw | None, read: int, out: Path, context: dict[str, Any]) -> Summary:
    """Read a table that was found: `read` rows in all, of which `raw` holds those below the header."""
    summary = described(prepared, out)
    if raw is None or summary.refused:
        return summary
    header = raw.header
    raw.database.execute(f"CREATE TEMP TABLE aside ({ASIDE})")
    summary.sample = prepared.titles.sample
    summary.read = read
    out.mkdir(parents=True, exist_ok=True)
    CLEAN[header.dataset](raw, summary, prepared.answer, prepared.titles, context)
    if raw.column("commune"):
        summary.known = dict(raw.database.execute("SELECT text, commune FROM v_commune ORDER BY text").fetchall())
        summary.unknown_names = unknown_names(raw)
    put_above_aside(raw.database, prepared)
    finish(raw.database, summary, out)
    return summary


def unknown_names(raw: Raw) -> list[tuple[str, int]]:
    """Commune names that no commune is called, with how many rows say so; the most frequent first."""
    query = f"""SELECT value, count(DISTINCT row) AS times FROM aside
        WHERE outcome = 'rejected' AND field = 'commune' AND reason IN ('unknown-commune', 'other-district')
        GROUP BY value ORDER BY times DESC, value LIMIT {MOST_NAMES}"""
    return [(text, int(times)) for text, times in raw.database.execute(query).fetchall()]


def register(raw: Raw, summary: Summary, answer: Answer, titles: Titles, context: dict[str, Any]) -> None:
    """Clean a register of venues; without a stated day it stands as of its last registration."""
    stated = answer.as_of or titles.as_of
    summary.notes += [(code, {}) for code in clean_venues(raw, stated, context["today"], context["names"])]
    as_of, source = stated, source_of(answer.as_of, titles.as_of)
    if as_of is None:
        as_of = raw.database.execute("SELECT max(registered_on) FROM venue").fetchall()[0][0]
    if as_of is None:
        ask_for_day(summary)
    mode = answer.mode or titles.mode or "whole"
    summary.claim = Claim("venues", as_of=as_of, mode=mode, source=source).as_json()
    summary.covers_said = answer.covers or titles.covers
    summary.communes = column_of(raw.database, "SELECT DISTINCT commune FROM venue ORDER BY commune")
    note_count(raw, summary, "no-codes", "SELECT count(*) FROM venue WHERE code IS NULL")
    note_count(raw, summary, "no-dates", "SELECT count(*) FROM venue WHERE registered_on IS NULL")
    write_venues(raw.database, summary.folder)
    summary.accepted = raw.database.execute("SELECT count(*) FROM venue").fetchall()[0][0]


def scan_list(raw: Raw, summary: Summary, answer: Answer, titles: Titles, context: dict[str, Any]) -> None:
    """Clean a list of scans and settle which days it covers."""
    equal, said = clean_scans(raw, context["names"])
    summary.notes += [(code, {}) for code in said]
    database = raw.database
    if context["today"]:
        reject_days(database, "future-date", f"day > DATE '{context['today']}'")
    counts = database.execute("SELECT day, sum(scans) FROM scan GROUP BY day ORDER BY day").fetchall()
    days, source = answer.days or titles.days, source_of(answer.days, titles.days)
    reason = "outside-days"
    if days is None and (days := main_days(counts)):
        reason = "doubtful-day"
        if titles.as_of and titles.as_of >= days[1]:
            days = (days[0], titles.as_of)
    if days:
        reject_days(database, reason, f"day NOT BETWEEN DATE '{days[0]}' AND DATE '{days[1]}'")
    summary.claim = Claim("scans", days=days, source=source).as_json()
    summary.covers_said = answer.covers or titles.covers
    summary.communes = column_of(database, "SELECT DISTINCT commune FROM scan WHERE commune IS NOT NULL ORDER BY 1")
    summary.notes += elsewhere(raw)
    if equal:
        summary.notes.append(("equal-rows", {"count": equal}))
    write_scans(database, summary.folder)
    counted = "max(file_rows)" if raw.banded else "sum(rows)"
    summary.accepted = int(database.execute(f"SELECT coalesce({counted}, 0) FROM scan").fetchall()[0][0])


def elsewhere(raw: Raw) -> list[tuple[str, dict[str, Any]]]:
    """Commune names in a list of scans that are none of the district's: they cost no row, and are said."""
    column = raw.column("commune")
    if column is None:
        return []
    query = f"""SELECT trim(s.{column}), count(*) FROM {raw.fast} AS s JOIN v_commune ON v_commune.text = s.{column}
        WHERE v_commune.commune IS NULL AND trim(s.{column}) <> '' GROUP BY 1 ORDER BY 2 DESC, 1"""
    found = raw.database.execute(query).fetchall()
    names = [str(name)[:40] for name, _ in found[:5]]
    return [("scans-elsewhere", {"count": sum(rows for _, rows in found), "names": names})] if found else []


def install_counts(raw: Raw, summary: Summary, answer: Answer, titles: Titles, context: dict[str, Any]) -> None:
    """Clean counts of installs; every row needs a day, its own or the table's."""
    database, campaign = raw.database, context["campaign"]
    app = answer.app or titles.app or campaign.apps[0].key
    stated = answer.as_of or titles.as_of
    said = clean_installs(raw, campaign, app, stated, context["today"], context["names"])
    summary.notes += [(code, {}) for code in said]
    undated, latest = database.execute("SELECT count(*) FILTER (as_of IS NULL), max(as_of) FROM install").fetchall()[0]
    if undated:
        ask_for_day(summary)
    source = source_of(answer.as_of, titles.as_of) if stated else "rows"
    summary.claim = Claim("installs", as_of=latest or stated, app=app, source=source).as_json()
    summary.communes = column_of(database, "SELECT DISTINCT commune FROM install ORDER BY commune")
    for row, printed, installed, base in stated_problems(raw):
        detail = {"row": row, "stated": printed, "installed": installed, "base": base, "ratio": installed / base}
        summary.notes.append(("percent-differs", detail))
    over = "SELECT row, installed, smartphones FROM install WHERE installed > smartphones ORDER BY row"
    for row, installed, base in database.execute(over).fetchall():
        summary.notes.append(("over-hundred", {"row": row, "installed": installed, "base": base}))
    write_installs(database, summary.folder)
    summary.accepted = database.execute("SELECT count(DISTINCT row) FROM install").fetchall()[0][0]


CLEAN = {"venues": register, "scans": scan_list, "installs": install_counts}


def source_of(said: object, titled: object) -> str:
    """Where a day comes from."""
    return "person" if said else "title" if titled else "rows"


def ask_for_day(summary: Summary) -> None:
    """Without a day the table cannot be committed; the person is asked."""
    summary.needs.append("as_of")
    summary.refused = ("as-of-missing", {})


def column_of(database: Any, query: str) -> list[str]:
    """The first column of an answer."""
    return [row[0] for row in database.execute(query).fetchall()]


def note_count(raw: Raw, summary: Summary, code: str, query: str) -> None:
    """Note a count where it is not zero."""
    if count := raw.database.execute(query).fetchall()[0][0]:
        summary.notes.append((code, {"count": count}))


def put_above_aside(database: Any, prepared: Prepared) -> None:
    """Set the lines above the table, its header, and the rows that head a group aside."""
    header, laid = prepared.found.header, prepared.laid
    assert header
    lines: list[tuple[object, ...]] = []
    for index in range(prepared.first, header.end):
        text = " | ".join(cell for cell in prepared.rows[index] if cell is not None)
        reason = "header" if index >= header.row else "title" if text else "blank"
        lines.append((index + 1, "set-aside", reason, None, None, text[:300], None))
    for row, reason, text in laid.aside if laid else ():
        lines.append((row, "set-aside", reason, None, None, text, None))
    put_aside(database, lines)


def finish(database: Any, summary: Summary, out: Path) -> None:
    """Write the rows left out and count them."""
    database.execute(f"COPY (SELECT * FROM aside ORDER BY row, field) TO '{out}/aside.parquet'")
    counted = totals(database)
    summary.rejected, summary.set_aside = counted["rejected"], counted["set_aside"]
    accounted = summary.accepted + summary.rejected + summary.set_aside
    if accounted != summary.read:
        raise Unaccounted(f"{summary.read} rows read, {accounted} accounted for")
    if summary.unused:
        summary.notes.append(("unused-columns", {"columns": summary.unused}))
    if summary.refused is None and summary.accepted == 0:
        only_aside = summary.rejected == 0
        summary.refused = ("no-rows" if only_aside else "nothing-accepted", {})
