"""Rows of an upload that were rejected or set aside, as the reader wrote them beside its facts."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

if TYPE_CHECKING:  # only pages ask for frames; an import must not wait for pandas to load
    import pandas as pd

LEFT_OUT = ("row", "reason", "field", "value", "text", "letter")


def left_out_rows(file: Path, outcome: str) -> list[tuple[Any, ...]]:
    """Rows of an upload that were left out, as `LEFT_OUT`; none where the file is not there."""
    if not file.exists():
        return []
    with duckdb.connect() as reader:
        known = [row[0] for row in reader.execute("DESCRIBE FROM read_parquet($file)", {"file": str(file)}).fetchall()]
        # Uploads of an earlier reader do not say in which column a cell stands.
        columns = ", ".join(name if name in known else f"NULL AS {name}" for name in LEFT_OUT)
        query = f"SELECT {columns} FROM read_parquet($file) WHERE outcome = $outcome ORDER BY row, field, letter"
        return list(reader.execute(query, {"file": str(file), "outcome": outcome}).fetchall())


def left_out(file: Path, outcome: str) -> "pd.DataFrame":
    """The same as a frame."""
    import pandas as pd

    return pd.DataFrame(left_out_rows(file, outcome), columns=list(LEFT_OUT))
