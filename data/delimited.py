"""Text tables (.csv) to rows: the encoding and the dialect are found here, never by a reader's sniffing.

Small files are read row by row. A large one is left to DuckDB's strict reader with every column declared as text;
where that refuses a line, the file is read row by row after all, so the rows are the same either way. A quote out of
place that could swallow other rows is never guessed at: its row is named and the file refused.
"""

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from data.opening.cells import Cells
from data.opening.encodings import IN_OLD_FONTS, OPENED_AS, encoding_of
from data.opening.old_letters import decoded
from data.opening.old_tables import in_unicode
from data.opening.refusal import Refused

LARGE = 24 * 2**20
LOOKED_AT = 2**20
DELIMITERS = (";", ",", "\t", "|")
# What a cell of Excel can hold; a longer one comes of a broken file.
LONGEST_CELL = 32_767
# Excel's own first line, which names the delimiter. Excel shows it as no row, so it is none here either.
NAMED = re.compile(r'\ufeff?"?sep=([^"\s]|\t)"?[;,|\t]*\s*', re.IGNORECASE)
LINE_END = re.compile(r"\r\n|\r|\n")


def delimiter_of(path: Path) -> str:
    """The delimiter the file names, else the one that parts the most lines into as many cells, more cells first."""
    lines = LINE_END.split(start_of(path, LOOKED_AT // 4))[:200]
    named = NAMED.fullmatch(lines[0])

    def evenness(delimiter: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in until_broken(csv.reader(lines, delimiter=delimiter)) if row)
        width, times = max(widths.items(), key=lambda item: (item[0] > 1, item[1])) if widths else (0, 0)
        return (times, width) if width > 1 else (0, 0)

    return named[1] if named else max(DELIMITERS, key=evenness)


def start_of(path: Path, size: int) -> str:
    """The first part of the file as text; what cannot be read of it shows as such."""
    encoding = encoding_of(path, whole=False)
    with path.open(encoding=OPENED_AS.get(encoding, encoding), errors="replace", newline="") as file:
        return file.read(size)


def until_broken(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    """The rows up to one that cannot be read."""
    try:
        yield from reader
    except csv.Error:
        return


def rows_of(path: Path) -> Cells:
    """Every row of the file in Unicode, read one by one; empty cells are None, those at a row's end are left out.

    Raises:
        Refused: bytes that are no text in the file's encoding, a quote out of place, or a cell too long for one.
    """
    encoding = encoding_of(path)
    try:
        with path.open(encoding=OPENED_AS.get(encoding, encoding), newline="") as file:
            rows = [as_cells(row) for row in read_rows(file, delimiter_of(path))]
    except UnicodeDecodeError as broken:
        raise Refused("encoding-unreadable", encoding=encoding, row=unreadable_line(path, encoding)) from broken
    if encoding == "cp1258":
        return [[cell and unicodedata.normalize("NFC", cell) for cell in row] for row in rows]
    if encoding in IN_OLD_FONTS:
        return [[cell and in_unicode(cell, IN_OLD_FONTS[encoding]) for cell in row] for row in rows]
    return rows


def as_cells(row: list[str]) -> list[str | None]:
    """The row's cells, None for an empty one, down to the last that holds something."""
    cells = [cell if cell and not cell.isspace() else None for cell in row]
    while cells and cells[-1] is None:
        cells.pop()
    return cells


class Lines:
    """Lines of text that remember which of them were taken for the row being read."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.lines, self.taken = lines, list[str]()

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self.lines)
        self.taken.append(line)
        return line


def read_rows(text: Iterator[str], delimiter: str) -> Iterator[list[str]]:
    """The rows of these lines of text, read strictly.

    Raises:
        Refused: naming the row, counted from 1 as Excel does.
    """
    csv.field_size_limit(LONGEST_CELL)
    lines, row, width = Lines(text), 0, 0
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        lines.taken.clear()
        try:
            cells = next(reader, None)
        except csv.Error as broken:
            cells = mended(lines.taken, delimiter, width, row + 1, str(broken))
            reader = csv.reader(lines, delimiter=delimiter, strict=True)
        if cells is None:
            return
        if row == 0 and len(lines.taken) == 1 and NAMED.fullmatch(lines.taken[0]):
            continue
        row += 1
        if swallows(lines.taken, delimiter, width):
            raise Refused("csv-broken", row=row)
        width = len(cells) or width
        yield cells


def mended(lines: list[str], delimiter: str, width: int, row: int, error: str) -> list[str]:
    """The cells of a row that strict reading refuses, where its one line is as wide as the row before when read freely.

    Raises:
        Refused: the row is none such: a quote is not closed, or closed elsewhere, or a cell is too long.
    """
    if "field limit" in error and len(lines) == 1:
        raise Refused("csv-cell-too-long", row=row, limit=LONGEST_CELL)
    if len(lines) == 1 and "expected after" in error:
        cells = next(csv.reader(lines, delimiter=delimiter))
        if len(cells) == (width or len(cells)):
            return cells
    raise Refused("csv-broken", row=row)


def swallows(lines: list[str], delimiter: str, width: int) -> bool:
    """Whether a row of several lines holds one that is a row itself: its quote was meant to close before."""
    whole = (line.count(delimiter) == width - 1 and line.count('"') % 2 == 0 for line in lines[1:-1])
    return len(lines) > 2 and width > 2 and any(whole)


def unreadable_line(path: Path, encoding: str) -> int:
    """The first line with bytes that are no text in this encoding."""
    with path.open(encoding=encoding, errors="replace") as file:
        return next((number for number, line in enumerate(file, 1) if "\ufffd" in line), 1)


def first_rows(path: Path, count: int = 60) -> tuple[Cells, list[int]]:
    """The first rows of a large file, and for each the number of lines of text up to its end."""
    start = start_of(path, LOOKED_AT)
    lines = io.StringIO(start[: start.rfind("\n") + 1], newline="")
    reader = csv.reader(lines, delimiter=delimiter_of(path))
    rows, ends = [], []
    named = bool(NAMED.fullmatch(start[: start.find("\n")]))
    for row in until_broken(reader):
        if reader.line_num > named:
            rows.append([cell if cell and not cell.isspace() else None for cell in row])
            ends.append(reader.line_num)
        if len(rows) == count:
            break
    return rows, ends


def is_large(path: Path) -> bool:
    """Whether DuckDB should try to read it: large, UTF-8 as DuckDB needs, and not typed in an old font."""
    # DuckDB refuses what is not UTF-8 further down, and the file is then read row by row.
    if path.stat().st_size <= LARGE or encoding_of(path, whole=False) not in ("utf-8", "utf-8-sig"):
        return False
    return decoded(first_rows(path)[0])[1] is None


def lines_in(path: Path) -> int:
    """Lines of text down to the last that is not blank. More lines than rows: some are blank, or part of a cell."""
    lines, blank_at_end = 0, b""
    with path.open("rb") as file:
        while piece := file.read(2**20):
            lines += piece.count(b"\n")
            blank_at_end = (blank_at_end + piece)[-4096:]
    return lines + 1 - (len(blank_at_end) and blank_at_end[len(blank_at_end.rstrip(b"\r\n")) :].count(b"\n"))


def strict_read(path: Path, skip: int, width: int) -> str:
    """The DuckDB expression that reads a large file's body: `width` text columns c0, c1, ... below `skip` lines."""
    columns = ", ".join(f"'c{at}': 'VARCHAR'" for at in range(width))
    quoted = str(path).replace("'", "''")
    delimiter = delimiter_of(path)
    return (
        f"read_csv('{quoted}', auto_detect = false, header = false, skip = {skip}, delim = '{delimiter}', "
        f"quote = '\"', escape = '\"', strict_mode = true, columns = {{{columns}}})"
    )
