"""What a check found: the tables of a batch of files with their claims, problems and effects, before any commit."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from data.facts import facts_file
from data.left_out import left_out, left_out_rows
from data.noted import note_problem, rejected_rows
from data.problems import Problem
from data.uploads import Claim, Upload

if TYPE_CHECKING:  # only pages ask for frames; an import must not wait for pandas to load
    import pandas as pd

ORDER = {"venues": 0, "scans": 1, "installs": 2}


@dataclass(frozen=True)
class Incoming:
    """A file to load: the name people know it by, and where its bytes are."""

    name: str
    path: Path


@dataclass(frozen=True)
class Effects:
    """What a commit would change, as rows; `effect.effect_of` says which, and which venues it has `named`."""

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Any, ...], ...] = ()
    named: tuple[tuple[str, ...], ...] = ()

    def frame(self) -> "pd.DataFrame":
        """The rows as a frame; days as datetimes, counts as whole numbers that may be missing."""
        import pandas as pd

        frame = pd.DataFrame(list(self.rows), columns=list(self.columns)).convert_dtypes()
        days = [name for name in ("day", "as_of") if name in frame]
        return frame.assign(**{name: pd.to_datetime(frame[name]) for name in days})


@dataclass(frozen=True)
class GridColumn:
    """A column as a person is shown it: its meaning, or what its values look like (only ever a suggestion)."""

    letter: str
    title: str
    samples: tuple[str, ...]
    field: str | None
    suggested: str | None


@dataclass
class Table:
    """One table of one file, checked. `status`: ready, refused, duplicate, withdrawn-before.

    `place` names it in answers; `header_end` is the row above its data; `likely` the kind it looks like where none was
    found; `unknown_names` names of no commune, with their rows; `others` sheets of the file without a known header.
    """

    file: str
    sheet: str
    header_row: int
    dataset: str | None
    status: str
    claim: Claim | None
    columns: tuple[tuple[str, str, str], ...]
    unused: tuple[str, ...]
    read: int
    accepted: int
    rejected: int
    set_aside: int
    needs: tuple[str, ...]
    sample: bool
    original: str
    folder: Path
    reading: dict[str, Any]
    problems: tuple[Problem, ...] = ()
    notes: tuple[tuple[str, dict[str, Any]], ...] = ()
    changes: dict[str, int] = field(default_factory=lambda: {"new": 0, "changed": 0, "gone": 0})
    effects: Effects = Effects()
    duplicate_of: Upload | None = None
    place: str = ""
    header_end: int = 0
    layout: str = ""
    likely: str | None = None
    grid: tuple[GridColumn, ...] = ()
    unknown_names: tuple[tuple[str, int], ...] = ()
    others: tuple["Table", ...] = ()

    @property
    def upload(self) -> str:
        """The name this upload has: made of the file's bytes, where the table is, its columns and its claim."""
        assert self.claim
        told = [
            self.original,
            self.sheet,
            self.header_row,
            self.columns,
            *([self.place] if self.place != self.sheet else []),
            self.claim.dataset,
            self.claim.as_json(),
        ]
        return sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()[:12]

    @property
    def effect(self) -> "pd.DataFrame":
        """What a commit would change, a row a commune, day or count: see `effect.effect_of`."""
        return self.effects.frame()

    @property
    def aside(self) -> "pd.DataFrame":
        """Rows set aside: row, reason, text."""
        return self.left_out("set-aside")[["row", "reason", "text"]]

    def left_out(self, outcome: str) -> "pd.DataFrame":
        """Rows rejected or set aside, as the reader wrote them."""
        return left_out(self.folder / "aside.parquet", outcome)

    @property
    def preview(self) -> "pd.DataFrame":
        """The first accepted rows, without people's names and phones."""
        import pandas as pd

        name = {"venues": "venue", "scans": "scan_day", "installs": "install"}.get(self.dataset or "")
        file = self.folder / f"{name}.parquet"
        if not file.exists():
            return pd.DataFrame()
        with duckdb.connect() as reader:
            return reader.execute("SELECT * FROM read_parquet($file) LIMIT 20", {"file": str(file)}).df()


@dataclass
class Batch:
    """Files checked together, against the campaign at `version`. `folder` holds their bytes and facts till commit."""

    version: int
    tables: tuple[Table, ...]
    folder: Path

    @property
    def ready(self) -> list[Table]:
        """The tables a commit would add, venues first."""
        return [table for table in self.tables if table.status == "ready"]

    @property
    def committable(self) -> bool:
        """Whether a commit would add anything."""
        return bool(self.ready)


def table_of_summary(file: str, original: str, said: dict[str, Any], reading: dict[str, Any]) -> Table:
    """The table a reader's summary tells of; its claim still lacks which communes it covers."""
    dataset = said.get("dataset")
    refused = said.get("refused")
    return Table(
        file=file,
        sheet=said["sheet"],
        header_row=said.get("header_row", 0),
        dataset=dataset,
        status="refused" if refused else "ready",
        claim=Claim.of_json(dataset, said["claim"]) if dataset and said.get("claim") else None,
        columns=tuple((name, title, letter) for name, title, letter in said.get("columns", [])),
        unused=tuple(said.get("unused", [])),
        read=said.get("read", 0),
        accepted=said.get("accepted", 0),
        rejected=said.get("rejected", 0),
        set_aside=said.get("set_aside", 0),
        needs=tuple(said.get("needs", [])),
        sample=said.get("sample", False),
        original=original,
        folder=Path(said.get("folder") or "."),
        reading={**reading, "known": said.get("known", {})},
        place=said.get("place", said["sheet"]),
        header_end=said.get("header_end", 0),
        layout=said.get("layout", ""),
        likely=said.get("likely"),
        grid=tuple(grid_column(column) for column in said.get("grid", [])),
        unknown_names=tuple((text, rows) for text, rows in said.get("unknown_names", [])),
        notes=tuple((code, detail) for code, detail in said.get("notes", [])),
    )


def grid_column(said: dict[str, Any]) -> GridColumn:
    """A column as the reader tells of it."""
    return GridColumn(said["letter"], said["title"], tuple(said["samples"]), said["field"], said["suggested"])


def problems_of(table: Table, refused: tuple[str, dict[str, Any]] | None) -> tuple[Problem, ...]:
    """Every problem of a table: why it is refused, its rejected rows, then what is worth knowing."""
    titles = {name: title for name, title, _ in table.columns}
    titles |= {letter: title for _, title, letter in table.columns if letter}
    found = [Problem(refused[0], "error", table.sheet, detail=refused[1])] if refused else []
    found += rejected_rows(table.sheet, titles, left_out_rows(table.folder / "aside.parquet", "rejected"))
    return (*found, *(note_problem(table.sheet, code, detail) for code, detail in table.notes))


def problems_of_upload(home: Path, upload: Upload) -> tuple[Problem, ...]:
    """The rejected rows and notes of an upload that was committed."""
    rejected = left_out_rows(facts_file(home, upload.upload, "aside.parquet"), "rejected")
    notes = (note_problem(upload.sheet, code, detail) for code, detail in upload.notes)
    return (*rejected_rows(upload.sheet, upload.columns, rejected), *notes)


def aside_of_upload(home: Path, upload: Upload) -> "pd.DataFrame":
    """The rows of a committed upload that were set aside: row, reason, text."""
    return left_out(facts_file(home, upload.upload, "aside.parquet"), "set-aside")[["row", "reason", "text"]]


Tell = Callable[[str], None]
