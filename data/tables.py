"""One table of one file, read and cleaned: facts written to a folder, and a summary of all that was found.

It says what the table claims as far as the file tells; what that changes in the campaign is not its business.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from data.claims import Answer, Titles, main_days, read_titles
from data.cleaning import ASIDE, put_aside, totals
from data.columns import NAMES, REQUIRED, Header, missing_fields
from data.header import LOOKED_AT, Found, title_lines
from data.installs import clean_installs, stated_problems, write_installs
from data.raw import Raw
from data.scans import clean_scans, reject_days, write_scans
from data.uploads import Claim
from data.venues import clean_venues, write_venues
from data.workbook import Cells


class Unaccounted(Exception):
    """Rows were read that are neither accepted, rejected nor set aside: in a large CSV, lines that are no rows."""


@dataclass
class Summary:
    """What was found in one sheet. `notes` are (problem code, details); `folder` holds the facts written."""

    sheet: str
    dataset: str | None = None
    header_row: int = 0
    columns: list[tuple[str, str, str]] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    claim: dict[str, Any] = field(default_factory=dict)
    communes: list[str] = field(default_factory=list)
    covers_said: str | None = None
    sample: bool = False
    needs: list[str] = field(default_factory=list)
    refused: tuple[str, dict[str, Any]] | None = None
    read: int = 0
    accepted: int = 0
    rejected: int = 0
    set_aside: int = 0
    notes: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    known: dict[str, str | None] = field(default_factory=dict)
    folder: str = ""

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)


def refused_table(sheet: str, code: str, detail: dict[str, Any]) -> Summary:
    """A sheet from which nothing is taken, and why."""
    return Summary(sheet, refused=(code, detail))


def table_of(
    sheet: str, rows: Cells, found: Found, raw: Raw | None, out: Path, answer: Answer, context: dict[str, Any]
) -> Summary:
    """Read the table whose header was found; `rows` holds at least the rows down to the header."""
    header = found.header
    if header is None or raw is None:
        wanted = [NAMES[kind][name].split("|")[0] for kind in NAMES for name in REQUIRED[kind]]
        return refused_table(sheet, "no-table", {"rows": LOOKED_AT, "wanted": list(dict.fromkeys(wanted))})
    summary = described(sheet, header, out)
    if found.rival:
        summary.needs.append("dataset")
        summary.refused = ("two-kinds", {"first": header.dataset, "second": found.rival})
        return summary
    if missing := missing_fields(header):
        summary.needs.append("dataset")
        summary.refused = ("columns-missing", {"dataset": header.dataset, "missing": missing})
        return summary
    raw.database.execute(f"CREATE TEMP TABLE aside ({ASIDE})")
    titles = titles_of(sheet, rows, header, context)
    summary.sample = titles.sample
    summary.read = raw.count() + header.row + header.depth
    out.mkdir(parents=True, exist_ok=True)
    CLEAN[header.dataset](raw, summary, answer, titles, context)
    if raw.column("commune"):
        summary.known = dict(raw.database.execute("SELECT text, commune FROM v_commune ORDER BY text").fetchall())
    put_above_aside(raw.database, rows, header)
    finish(raw.database, summary, out)
    return summary


def described(sheet: str, header: Header, out: Path) -> Summary:
    """The header as people see it: each field with its words and its column letter."""
    columns = [(name, header.titles[at], letter(at)) for name, at in sorted(header.columns.items(), key=lambda c: c[1])]
    unused = [*header.unused]
    return Summary(sheet, header.dataset, header.row + 1, columns, unused, folder=str(out))


def titles_of(sheet: str, rows: Cells, header: Header, context: dict[str, Any]) -> Titles:
    """What stands above the table."""
    installed = header.columns.get("installed")
    words = "" if installed is None else header.titles[installed]
    return read_titles(title_lines(rows, header), sheet, words, context["campaign"])


def letter(position: int) -> str:
    """The column's letter in a spreadsheet: 0 -> A, 26 -> AA."""
    name = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        name = chr(65 + rest) + name
    return name


def register(raw: Raw, summary: Summary, answer: Answer, titles: Titles, context: dict[str, Any]) -> None:
    """Clean a register of venues; without a stated day it stands as of its last registration."""
    stated = answer.as_of or titles.as_of
    clean_venues(raw, stated, context["today"], context["known"])
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
    equal = clean_scans(raw, context["known"])
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
    if equal:
        summary.notes.append(("equal-rows", {"count": equal}))
    write_scans(database, summary.folder)
    summary.accepted = int(database.execute("SELECT coalesce(sum(rows), 0) FROM scan").fetchall()[0][0])


def install_counts(raw: Raw, summary: Summary, answer: Answer, titles: Titles, context: dict[str, Any]) -> None:
    """Clean counts of installs; every row needs a day, its own or the table's."""
    database, campaign = raw.database, context["campaign"]
    app = answer.app or titles.app or campaign.apps[0].key
    stated = answer.as_of or titles.as_of
    clean_installs(raw, campaign, app, stated, context["today"], context["known"])
    undated, latest = database.execute("SELECT count(*) FILTER (as_of IS NULL), max(as_of) FROM install").fetchall()[0]
    if undated:
        ask_for_day(summary)
    source = source_of(answer.as_of, titles.as_of) if stated else "rows"
    summary.claim = Claim("installs", as_of=latest or stated, app=app, source=source).as_json()
    summary.communes = column_of(database, "SELECT DISTINCT commune FROM install ORDER BY commune")
    for row, said, installed, base in stated_problems(raw):
        detail = {"row": row, "stated": said, "installed": installed, "base": base, "ratio": installed / base}
        summary.notes.append(("percent-differs", detail))
    over = "SELECT row, installed, smartphones FROM install WHERE installed > smartphones ORDER BY row"
    for row, installed, base in database.execute(over).fetchall():
        summary.notes.append(("over-hundred", {"row": row, "installed": installed, "base": base}))
    write_installs(database, summary.folder)
    summary.accepted = database.execute("SELECT count(*) FROM install").fetchall()[0][0]


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


def put_above_aside(database: Any, rows: Sequence[Sequence[str | None]], header: Header) -> None:
    """Set the lines above the table and its header aside."""
    above = []
    for index, row in enumerate(rows[: header.row + header.depth]):
        text = " | ".join(cell for cell in row if cell is not None)
        reason = "header" if index >= header.row else "title" if text else "blank"
        above.append((index + 1, "set-aside", reason, None, None, text[:300]))
    put_aside(database, above)


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
