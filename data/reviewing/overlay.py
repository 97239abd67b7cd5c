"""Lays what people said of venues over what the files say, while a snapshot is built.

Corrections go over the rows, merged venues count as the one that stays, and the scans of both add up. Which file
speaks for a scan is not changed by it: a venue moved to another commune keeps the scans of the file that had them.
Without acts nothing is touched.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from data.reviewing.acts import Act, heads, in_use

QUESTIONS = Path(__file__).parent.parent / "sql"
# For the question of spells: a venue moved to a commune by a person is missed by that commune's later registers only,
# and a closing day a person gave is not overruled by registers from before.
TABLES = """
CREATE TEMP TABLE moved (venue VARCHAR, commune VARCHAR, since BIGINT, until BIGINT);
CREATE TEMP TABLE closed (venue VARCHAR, since BIGINT);
CREATE TEMP TABLE touched (venue VARCHAR, head VARCHAR, listed VARCHAR);
"""
FOR_EVER = 2**62


@dataclass(frozen=True)
class Spell:
    """A stay in the register: from `since` on, until `gone_on` (that day not included) or for good."""

    since: date
    gone_on: date | None
    dated: bool


class Overlay:
    """The acts of one version (their states settled), ready to be laid over the rows of a database."""

    def __init__(self, database: Any, acts: Sequence[Act]) -> None:
        self.database, self.acts = database, acts
        self.head = heads(acts)
        self.corrections = in_use(acts, "correction")
        database.execute(TABLES)

    def over_days(self) -> None:
        """Before the spells: days of registration and closing, and what the spells must know of moves."""
        if not self.head and not any(act.kind == "correction" for act in self.acts):
            return
        moves = [act for act in self.acts if act.field == "commune" and act.state in ("in-use", "retired")]
        rows = [(one, act) for act in moves for one in self.said_of(act)]
        end = {act.version: act.ended[0] if act.ended else FOR_EVER for act in moves}
        self.insert("moved", [(one, act.value, act.version, end[act.version]) for one, act in rows])
        for act in self.corrections:
            if act.field in ("registered_on", "closed_on"):
                self.set_field(act)
            if act.field == "closed_on":
                self.insert("closed", [(one, act.version) for one in self.said_of(act)])
        self.keep_scans_apart()

    def over_fields(self) -> None:
        """After the spells: names, addresses, types, communes; then merged venues leave as rows of their own."""
        for act in self.corrections:
            if act.field not in ("registered_on", "closed_on"):
                self.set_field(act)
        self.join_spells()
        asked = "SELECT DISTINCT venue FROM venue_row WHERE venue IN (SELECT unnest(?))"
        heads_there = {row[0] for row in self.rows(asked, [[*self.head.values()]])}
        gone = [venue for venue, head in self.head.items() if head in heads_there]
        self.database.execute("DELETE FROM venue_row WHERE venue IN (SELECT unnest(?))", [gone])
        for venue, head in self.head.items():
            if head not in heads_there:
                self.database.execute("UPDATE venue_row SET venue = ?, code = ? WHERE venue = ?", [head, head, venue])

    def over_scans(self) -> None:
        """After the days of all other venues: those of venues moved or merged."""
        if self.rows("SELECT count(*) FROM touched")[0][0]:
            answer = (QUESTIONS / "venue_day_touched.sql").read_text(encoding="utf-8")
            self.database.execute(f"INSERT INTO scanned_as {answer}")
            self.database.execute(
                "INSERT INTO venue_day "
                "SELECT venue, any_value(commune), registered, day, sum(scans), any_value(upload) "
                "FROM scanned_as GROUP BY venue, registered, day"
            )
            self.database.execute("DROP TABLE touched_scan_row")

    def said_of(self, act: Act) -> list[str]:
        """The venues a correction is about: the venue, and those merged into it unless they have their own."""
        own = {one.venue for one in self.corrections if one.field == act.field}
        return [act.venue, *(venue for venue, head in self.head.items() if head == act.venue and venue not in own)]

    def set_field(self, act: Act) -> None:
        """Write a correction into every row that says something of the venue."""
        kind = "DATE" if act.field in ("registered_on", "closed_on") else "VARCHAR"
        # The field is one of a fixed list; its value is bound.
        self.database.execute(
            f"UPDATE venue_row SET {act.field} = CAST(? AS {kind}) WHERE venue IN (SELECT unnest(?))",
            [act.value, self.said_of(act)],
        )

    def keep_scans_apart(self) -> None:
        """Scans of moved and merged venues are settled by a question of their own."""
        moved = {act.venue for act in self.corrections if act.field == "commune"}
        venues = sorted({*moved, *self.head, *self.head.values()})
        self.insert("touched", [(venue, self.head.get(venue, venue), None) for venue in venues])
        self.database.execute(
            """
            UPDATE touched SET listed = said.commune
            FROM (
                SELECT row.venue, arg_max(row.commune, (upload.as_of, upload.version)) AS commune
                FROM venue_row AS row JOIN upload ON upload.upload = row.upload GROUP BY row.venue
            ) AS said
            WHERE said.venue = touched.venue
            """
        )
        mine = "WHERE venue IN (SELECT venue FROM touched)"
        self.database.execute(f"CREATE TEMP TABLE touched_scan_row AS SELECT * FROM scan_row {mine}")
        self.database.execute(f"DELETE FROM scan_row {mine}")

    def join_spells(self) -> None:
        """The stays of venues that are one, and of those whose first or last day a person gave."""
        given = {act.venue: act.value for act in self.corrections if act.field == "registered_on" and act.value}
        closed = {act.venue for act in self.corrections if act.field == "closed_on"}
        touched = sorted({*self.head, *self.head.values(), *given, *closed})
        groups = defaultdict(list)
        asked = "SELECT venue, since, gone_on, dated FROM venue_spell_built WHERE venue IN (SELECT unnest(?))"
        for venue, *spell in self.rows(asked, [touched]):
            groups[self.head.get(venue, venue)].append(Spell(*spell))
        self.database.execute("DELETE FROM venue_spell_built WHERE venue IN (SELECT unnest(?))", [touched])
        rows = []
        for head, spells in groups.items():
            stays, day = joined(spells), given.get(head)
            stays = begun_on(date.fromisoformat(day), stays) if day else stays
            rows += [(head, at, one.since, one.gone_on, one.dated) for at, one in enumerate(stays)]
        self.insert("venue_spell_built (venue, spell, since, gone_on, dated)", rows)

    def rows(self, question: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The answer as plain rows."""
        return list(self.database.execute(question, list(values)).fetchall())

    def insert(self, table: str, rows: Iterable[Sequence[object]]) -> None:
        """Add rows in one statement."""
        if every := list(rows):
            marks = ", ".join(f"({', '.join('?' for _ in row)})" for row in every)
            self.database.execute(f"INSERT INTO {table} VALUES {marks}", [value for row in every for value in row])


def joined(spells: Iterable[Spell]) -> list[Spell]:
    """Stays that overlap or touch as one, in order; a stay without a day in it is left out if there is another.

    Only the first says whether its day is a date of the register.
    """
    every = sorted(spells, key=lambda one: (one.since, not one.dated))
    real = [one for one in every if one.gone_on is None or one.since < one.gone_on] or every[:1]
    found: list[Spell] = []
    for one in real:
        if found and (found[-1].gone_on is None or one.since <= found[-1].gone_on):
            ends = [found[-1].gone_on, one.gone_on]
            last = None if None in ends else max(day for day in ends if day)
            found[-1] = Spell(found[-1].since, last, found[-1].dated)
        else:
            found.append(Spell(one.since, one.gone_on, one.dated and not found))
    return found


def begun_on(day: date, spells: Sequence[Spell]) -> list[Spell]:
    """The stays of a venue that was registered on `day`: none before it, the first from it on."""
    left = [one for one in spells if one.gone_on is None or one.gone_on > day] or list(spells[-1:])
    return [Spell(day, left[0].gone_on, True), *left[1:]]
