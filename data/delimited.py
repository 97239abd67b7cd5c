"""Text tables (.csv) to rows: the encoding and the dialect are found here, never by a reader's sniffing.

Small files are read row by row. A large one is left to DuckDB's strict reader with every column declared as text;
where that refuses a line, the file is read row by row after all, so the rows are the same either way.
"""

import codecs
import csv
import io
from collections import Counter
from pathlib import Path

from data.guard import Refused
from data.workbook import Cells

LARGE = 24 * 2**20
LOOKED_AT = 2**20
DELIMITERS = (";", ",", "\t", "|")


def encoding_of(path: Path) -> str:
    """UTF-16 or UTF-8 by its mark, UTF-8 where the bytes are that, else Windows-1258."""
    with path.open("rb") as file:
        start = file.read(LOOKED_AT)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if start.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    try:
        # A letter cut at the end of what was read is no error where the file goes on.
        codecs.getincrementaldecoder("utf-8")().decode(start, final=len(start) < LOOKED_AT)
    except UnicodeDecodeError:
        return "cp1258"
    return "utf-8"


def delimiter_of(path: Path, encoding: str) -> str:
    """The delimiter that parts the most lines into the same number of cells, more cells first."""
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        start = file.read(LOOKED_AT // 4)
    lines = start.splitlines()[:200]

    def evenness(delimiter: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter) if row)
        width, times = max(widths.items(), key=lambda item: (item[0] > 1, item[1])) if widths else (0, 0)
        return (times, width) if width > 1 else (0, 0)

    return max(DELIMITERS, key=evenness)


def rows_of(path: Path) -> Cells:
    """Every row of the file, read one by one; empty cells are None.

    Raises:
        Refused: bytes that are no text in the file's encoding, or a quote that is never closed.
    """
    encoding = encoding_of(path)
    csv.field_size_limit(2**20)
    try:
        with path.open(encoding=encoding, newline="") as file:
            reader = csv.reader(file, delimiter=delimiter_of(path, encoding), strict=True)
            return [[cell if cell and not cell.isspace() else None for cell in row] for row in reader]
    except UnicodeDecodeError as broken:
        raise Refused("encoding-unreadable", encoding=encoding) from broken
    except csv.Error as broken:
        raise Refused("csv-broken", reason=str(broken)) from broken


def first_rows(path: Path, count: int = 60) -> tuple[Cells, list[int]]:
    """The first rows of a large file, and for each the number of lines of text up to its end."""
    encoding = encoding_of(path)
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        start = file.read(LOOKED_AT)
    lines = io.StringIO(start[: start.rfind("\n") + 1], newline="")
    reader = csv.reader(lines, delimiter=delimiter_of(path, encoding))
    rows, ends = [], []
    for row in reader:
        rows.append([cell if cell and not cell.isspace() else None for cell in row])
        ends.append(reader.line_num)
        if len(rows) == count:
            break
    return rows, ends


def is_large(path: Path) -> bool:
    """Whether DuckDB should try to read it: large, and UTF-8 as DuckDB needs."""
    return path.stat().st_size > LARGE and encoding_of(path) in ("utf-8", "utf-8-sig")


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
    delimiter = delimiter_of(path, encoding_of(path))
    return (
        f"read_csv('{quoted}', auto_detect = false, header = false, skip = {skip}, delim = '{delimiter}', "
        f"quote = '\"', escape = '\"', strict_mode = true, columns = {{{columns}}})"
    )
