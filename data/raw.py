"""A table's rows as text in DuckDB, each with its row number in the file; what the cleaning of every kind starts from.

`raw` has columns row, c0, c1, ...; a large CSV is a view whose rows are numbered only when a row must be named.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from data.columns import Header, letter_of
from data.delimited import lines_in, strict_read
from data.layout.records import Layout
from data.values import AS_IT_IS, Read, read_text
from data.workbook import NO_VALUE

Reader = Callable[[str], Read]
# Reads a column's different texts as a whole, where one alone does not tell: the reader, and a note's code.
Chooser = Callable[[Sequence[str]], tuple[Reader, str | None]]
ERRORS = {"#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!", "#GETTING_DATA", "#SPILL!", "#CALC!"}


@dataclass(frozen=True)
class Raw:
    """Where a table's rows are. `fast` answers without row numbers, `numbered` with them (the same for workbooks).

    `lines` is how many rows a large CSV must have if each line is a row: no need to read it for that. `banded`: a row
    of the file may be several rows here, each with the column (`place`) it came from.
    """

    database: Any
    header: Header
    width: int
    first_row: int
    fast: str
    numbered: str
    lines: int | None = None
    banded: bool = False

    def column(self, field: str) -> str | None:
        """The raw column of a field."""
        position = self.header.columns.get(field)
        return None if position is None else f"c{position}"

    def columns(self, *fields: str) -> list[str]:
        """The raw columns of those of the fields that the table has."""
        return [column for field in fields if (column := self.column(field))]

    def letter(self, field: str | None) -> str | None:
        """The column's letter in the file, where the field has a column of its own there."""
        position = self.header.columns.get(field or "")
        return None if position is None or position >= len(self.header.titles) else letter_of(position)

    def count(self) -> int:
        """Rows below the header."""
        if self.lines is not None:
            return self.lines
        return int(self.database.execute(f"SELECT count(*) FROM {self.fast}").fetchall()[0][0])


def raw_of_rows(database: Any, laid: Layout) -> Raw:
    """Load the records below the header."""
    header, body = laid.header, laid.rows
    lengths = set(map(len, body))
    width = max([len(header.titles), *lengths, *(at + 1 for at in header.columns.values())])
    if len(lengths) > 1:
        body = [row if len(row) == width else [*row, *[None] * (width - len(row))] for row in body]
    columns = [pa.array(column, pa.string()) for column in zip(*body, strict=True)]
    columns += [pa.nulls(len(body), pa.string())] * (width - len(columns))
    names, arrays = ["row", *(f"c{at}" for at in range(width))], [pa.array(laid.numbers, pa.int64()), *columns]
    if laid.letters is not None:
        names.append("place")
        arrays.append(pa.array(laid.letters, pa.string()))
    database.register("given_rows", pa.table(arrays, names=names))
    database.execute("CREATE TEMP TABLE raw AS SELECT * FROM given_rows")
    database.unregister("given_rows")
    return Raw(database, header, width, header.end + 1, "raw", "raw", banded=laid.letters is not None)


def raw_of_csv(database: Any, path: Path, header: Header, lines: int) -> Raw:
    """Look at the body of a large CSV through DuckDB's strict reader, `lines` lines of text below its start."""
    first = header.end
    width = len(header.titles)
    cells = ", ".join(f"c{at}" for at in range(width))
    database.execute(f"CREATE TEMP VIEW raw AS SELECT {cells} FROM {strict_read(path, lines, width)}")
    numbered = f"(SELECT row_number() OVER () + {first} AS row, {cells} FROM raw)"
    return Raw(database, header, width, first + 1, "raw", numbered, lines_in(path) - lines)


def vocabulary(
    database: Any,
    name: str,
    texts: str,
    reader: Reader,
    columns: Sequence[tuple[str, Any]],
    choose: Chooser | None = None,
    lenient: bool = False,
) -> str | None:
    """Read each distinct text once, in Python, into the table `name`: text, the value's columns, problem.

    `texts` is a query of one column. A reader that gives a tuple fills as many columns. Rows are joined by text
    afterwards, so the cost follows the number of different texts, not of rows. With `choose` the reader is chosen by
    all texts together; returned is what is to be said of the choice. `lenient`: an error cell says nothing.
    """
    distinct = f"SELECT DISTINCT COLUMNS(*) AS text FROM ({texts}) WHERE COLUMNS(*) IS NOT NULL"
    plainly = reader is read_text
    if plainly:
        database.execute(
            f"CREATE TEMP TABLE {name}_all AS SELECT text, regexp_full_match(text, ?) AND text[1] <> '#' AS plainly "
            f"FROM ({distinct})",
            [AS_IT_IS],
        )
        distinct = f"SELECT text FROM {name}_all WHERE NOT plainly"
    found = [row[0] for row in database.execute(distinct).fetchall()]
    note = None
    if choose:
        reader, note = choose(found)
    read = [read_cell(text, reader, lenient) for text in found]
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
    if plainly:
        database.execute(f"INSERT INTO {name} SELECT text, text, NULL FROM {name}_all WHERE plainly")
        database.execute(f"DROP TABLE {name}_all")
    return note


def read_cell(text: str, reader: Reader, lenient: bool) -> Read:
    """One text read, unless it is blank or no value but an error of the spreadsheet."""
    # DuckDB hands over cells of blanks as they are; they are empty.
    if text.isspace():
        return None, None
    if text[:1] == "#" and (text in ERRORS or text == NO_VALUE):
        return None, None if lenient else "formula-without-value" if text == NO_VALUE else "error-cell"
    return reader(text)
