"""A table's rows as text in DuckDB, each with its row number in the file; what the cleaning of every kind starts from.

`raw` has columns row, c0, c1, ...; a large CSV is a view whose rows are numbered only when a row must be named.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from data.columns import Header
from data.delimited import lines_in, strict_read
from data.values import Read
from data.workbook import Cells

Reader = Callable[[str], Read]


@dataclass(frozen=True)
class Raw:
    """Where a table's rows are. `fast` answers without row numbers, `numbered` with them (the same for workbooks).

    `lines` is how many rows a large CSV must have if each line is a row: no need to read it for that.
    """

    database: Any
    header: Header
    width: int
    first_row: int
    fast: str
    numbered: str
    lines: int | None = None

    def column(self, field: str) -> str | None:
        """The raw column of a field."""
        position = self.header.columns.get(field)
        return None if position is None else f"c{position}"

    def columns(self, *fields: str) -> list[str]:
        """The raw columns of those of the fields that the table has."""
        return [column for field in fields if (column := self.column(field))]

    def count(self) -> int:
        """Rows below the header."""
        if self.lines is not None:
            return self.lines
        return int(self.database.execute(f"SELECT count(*) FROM {self.fast}").fetchall()[0][0])


def raw_of_rows(database: Any, rows: Cells, header: Header) -> Raw:
    """Load the rows below the header."""
    first = header.row + header.depth
    body = rows[first:]
    width = max(max((len(row) for row in body), default=0), len(header.titles))
    padded = [row if len(row) == width else [*row, *[None] * (width - len(row))] for row in body]
    columns = list(zip(*padded, strict=True)) or [()] * width
    table = pa.table(
        [pa.array(range(first + 1, first + 1 + len(body)), pa.int64())]
        + [pa.array(column, pa.string()) for column in columns],
        names=["row", *(f"c{at}" for at in range(width))],
    )
    database.register("given_rows", table)
    database.execute("CREATE TEMP TABLE raw AS SELECT * FROM given_rows")
    database.unregister("given_rows")
    return Raw(database, header, width, first + 1, "raw", "raw")


def raw_of_csv(database: Any, path: Path, header: Header, lines: int) -> Raw:
    """Look at the body of a large CSV through DuckDB's strict reader, `lines` lines of text below its start."""
    first = header.row + header.depth
    width = len(header.titles)
    cells = ", ".join(f"c{at}" for at in range(width))
    database.execute(f"CREATE TEMP VIEW raw AS SELECT {cells} FROM {strict_read(path, lines, width)}")
    numbered = f"(SELECT row_number() OVER () + {first} AS row, {cells} FROM raw)"
    return Raw(database, header, width, first + 1, "raw", numbered, lines_in(path) - lines)


def vocabulary(database: Any, name: str, texts: str, reader: Reader, columns: Sequence[tuple[str, Any]]) -> None:
    """Read each distinct text once, in Python, into the table `name`: text, the value's columns, problem.

    `texts` is a query of one column. A reader that gives a tuple fills as many columns. Rows are joined by text
    afterwards, so the cost follows the number of different texts, not of rows.
    """
    found = [
        row[0] for row in database.execute(f"SELECT DISTINCT * FROM ({texts}) WHERE COLUMNS(*) IS NOT NULL").fetchall()
    ]
    # DuckDB hands over cells of blanks as they are; they are empty.
    read = [(None, None) if text.isspace() else reader(text) for text in found]
    empty: tuple[object, ...] = (None,) * len(columns)
    values = [empty if value is None else value if isinstance(value, tuple) else (value,) for value, _ in read]
    arrays = [pa.array([value[at] for value in values], kind) for at, (_, kind) in enumerate(columns)]
    table = pa.table(
        [pa.array(found, pa.string()), *arrays, pa.array([problem for _, problem in read], pa.string())],
        names=["text", *(column for column, _ in columns), "problem"],
    )
    database.register("given_words", table)
    database.execute(f"CREATE TEMP TABLE {name} AS SELECT * FROM given_words")
    database.unregister("given_words")
