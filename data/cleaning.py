"""What the three kinds have in common: read the fields, part good rows from bad, say why a bad row is bad.

Good rows are found in SQL; only the bad ones, few in any sane file, are looked at one by one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from data.layout.setting_aside import NOT_IN_TEXT, reason_to_set_aside, row_text
from data.raw import Chooser, Raw, Reader, vocabulary

ASIDE = "row BIGINT, outcome VARCHAR, reason VARCHAR, field VARCHAR, value VARCHAR, text VARCHAR, letter VARCHAR"
TEXT, DAY, COUNT = pa.string(), pa.date32(), pa.int64()


@dataclass(frozen=True)
class Field:
    """How one field is read: by `reader`, into `columns` of the type given; without a value a required row is bad.

    `already` is SQL for a value that is there before any word is read; where it is not null it is the value. `choose`
    and `lenient` as in `raw.vocabulary`.
    """

    name: str
    reader: Reader
    kind: Any = TEXT
    required: bool = False
    more: tuple[tuple[str, Any], ...] = ()
    already: str | None = None
    choose: Chooser | None = None
    lenient: bool = False

    @property
    def value(self) -> str:
        """SQL for the value, once the field's words are joined."""
        read = f"v_{self.name}.{self.name}"
        return f"coalesce({self.already}, {read})" if self.already else read

    @property
    def columns(self) -> tuple[tuple[str, Any], ...]:
        """Name and type of each value the reader gives."""
        return ((self.name, self.kind), *self.more)


@dataclass(frozen=True)
class Reading:
    """The fields of a table that its file has, as SQL: what to select, what to join, and when a row is good."""

    selected: str
    joins: str
    good: str
    fields: tuple[Field, ...]
    notes: tuple[str, ...] = ()


def read_fields(raw: Raw, fields: Sequence[Field]) -> Reading:
    """Read each mapped field's distinct texts into `v_<field>` and say how to join them to the rows (alias s)."""
    mapped = [field for field in fields if raw.column(field.name)]
    notes = []
    for field in mapped:
        texts = f"SELECT {raw.column(field.name)} FROM {raw.fast}"
        name = f"v_{field.name}"
        notes.append(vocabulary(raw.database, name, texts, field.reader, field.columns, field.choose, field.lenient))
    selected = [
        f"{(field.value if column == field.name else f'v_{field.name}.{column}')} AS {column}"
        if field in mapped
        else f"CAST(NULL AS {sql_type(kind)}) AS {column}"
        for field in fields
        for column, kind in field.columns
    ]
    joins = [f"LEFT JOIN v_{f.name} ON v_{f.name}.text = s.{raw.column(f.name)}" for f in mapped]
    good = [f"v_{field.name}.problem IS NULL" for field in mapped]
    good += [f"{field.value} IS NOT NULL" for field in mapped if field.required]
    said = tuple(dict.fromkeys(note for note in notes if note))
    return Reading(", ".join(selected), " ".join(joins), " AND ".join(good), tuple(mapped), said)


def sql_type(kind: Any) -> str:
    """DuckDB's name of a column type."""
    return {TEXT: "VARCHAR", DAY: "DATE", COUNT: "BIGINT"}.get(kind, "BIGINT")


def judge_bad_rows(raw: Raw, reading: Reading) -> None:
    """Fill `aside` with every row that is not good: set aside, or rejected once for each thing wrong with it."""
    problems = ", ".join(f"v_{field.name}.problem" for field in reading.fields)
    cells = ", ".join(f"s.c{at}" for at in range(raw.width))
    place = "s.place" if raw.banded else "NULL"
    query = f"SELECT s.row, {place}, {problems}, {cells} FROM {raw.numbered} AS s {reading.joins}"
    bad = f"NOT ({reading.good}) AND s.row NOT IN (SELECT row FROM aside)"
    found = raw.database.execute(f"{query} WHERE {bad} ORDER BY s.row").fetchall()
    after = 2 + len(reading.fields)
    judged: list[tuple[object, ...]] = []
    counting = bool(found) and counts_rows(raw)
    for row in found:
        texts = [None if isinstance(cell, str) and cell.isspace() else cell for cell in row[after:]]
        judged += judged_row(raw, reading, row[:2], row[2:after], texts, counting)
    put_aside(raw.database, list(dict.fromkeys(judged)))


def judged_row(
    raw: Raw,
    reading: Reading,
    where: tuple[int, str | None],
    codes: Sequence[str | None],
    cells: Sequence[str | None],
    counting: bool,
) -> list[tuple[object, ...]]:
    """The lines of `aside` for one bad row; `where` is its number and, of a band's row, its column.

    `counting` is what `counts_rows` says of the list, asked once: it looks at all of it.
    """
    header, (number, place) = raw.header, where
    wrong = {field.name: code for field, code in zip(reading.fields, codes, strict=True) if code}
    text = row_text(cells, header)
    if reason := reason_to_set_aside(cells, header, wrong, counting):
        return [(number, "set-aside", reason, None, None, text, None)]
    lines: list[tuple[object, ...]] = []
    for field in reading.fields:
        value = cells[header.columns[field.name]]
        letter = raw.letter(field.name) or (place if field.name in BANDED else None)
        if field.name in wrong:
            lines.append((number, "rejected", wrong[field.name], field.name, value, text, letter))
        elif field.required and value is None:
            lines.append((number, "rejected", "missing-value", field.name, None, text, letter))
    return lines or [(number, "rejected", "missing-value", None, None, text, None)]


# What a band's own column says; what is shared by a row's bands has a column of its own.
BANDED = {"scans", "installed"}


def counts_rows(raw: Raw) -> bool:
    """Whether more rows of the list have a number as their STT than a Roman number or a letter."""
    if raw.header.numbering is None or raw.header.numbering >= raw.width or raw.fast != raw.numbered:
        return False
    cell = f"c{raw.header.numbering}"
    numbers = f"count(*) FILTER (regexp_full_match(trim({cell}), '[0-9]+'))"
    marks = f"count(*) FILTER (regexp_full_match(lower(trim({cell})), '[ivxlc]+|[a-h]'))"
    return bool(raw.database.execute(f"SELECT {numbers} > {marks} FROM {raw.fast}").fetchall()[0][0])


def put_aside(database: Any, lines: Sequence[Sequence[object]]) -> None:
    """Append lines to `aside`, each with all of its columns."""
    if lines:
        columns = list(zip(*lines, strict=True))
        names = [column.split()[0] for column in ASIDE.split(", ")]
        arrays = [
            pa.array(columns[0], pa.int64()),
            *(pa.array(column, pa.string()) for column in columns[1:]),
        ]
        database.register("given_lines", pa.table(arrays, names=names))
        database.execute("INSERT INTO aside SELECT * FROM given_lines")
        database.unregister("given_lines")


def move_where(
    raw: Raw, table: str, outcome: str, reason: str, condition: str, field: str | None, value: str = "NULL"
) -> None:
    """Move good rows of `table` (alias t) for which `condition` holds to `aside`, each with its reason."""
    raw.database.execute(
        f"CREATE OR REPLACE TEMP TABLE moved AS SELECT t.row, CAST({value} AS VARCHAR) AS value FROM {table} AS t "
        f"WHERE {condition}"
    )
    if raw.database.execute("SELECT count(*) FROM moved").fetchall()[0][0]:
        raw.database.execute(
            f"INSERT INTO aside SELECT moved.row, '{outcome}', '{reason}', ?, moved.value, "
            f"min({text_of_row(raw)}), ? FROM moved JOIN {raw.numbered} AS s ON s.row = moved.row "
            "GROUP BY moved.row, moved.value",
            [field, raw.letter(field)],
        )
        raw.database.execute(f"DELETE FROM {table} WHERE row IN (SELECT row FROM moved)")


def text_of_row(raw: Raw) -> str:
    """SQL that writes a row as one line, from the columns that are understood and name no person."""
    shown = [position for name, position in raw.header.columns.items() if name not in NOT_IN_TEXT]
    cells = ", ".join(f"s.c{position}" for position in sorted(shown))
    return f"concat_ws(' | ', {cells})"


def totals(database: Any) -> Mapping[str, int]:
    """How many distinct rows were rejected and set aside."""
    found = database.execute("SELECT outcome, count(DISTINCT row) FROM aside GROUP BY outcome").fetchall()
    counted = dict(found)
    return {"rejected": counted.get("rejected", 0), "set_aside": counted.get("set-aside", 0)}
