"""Offers the workbook to send back: the file's own rows with a column that says what is wrong. Made on the click."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from data.batch import Batch, Table
from data.sending_back.send_back import name_to_send_back, workbook_of_tables, workbook_of_upload
from data.uploads import Upload
from pages.intake.parts.wording import unmarked
from pages.parts.session import View
from pages.parts.tables import XLSX


def files_to_send_back(batch: Batch) -> list[list[Table]]:
    """The tables with rejected rows, file by file."""
    files: dict[Path, list[Table]] = {}
    for one in batch.tables:
        if one.rejected:
            files.setdefault(one.folder.parent.parent, []).append(one)
    return list(files.values())


def offer_of_batch(view: View, batch: Batch) -> None:
    """A button a file with rejected rows."""
    for at, tables in enumerate(files_to_send_back(batch)):
        rows = sum(one.rejected for one in tables)
        label = view.plural(
            "{file}: to send back, {n} row marked", "{file}: to send back, {n} rows marked", rows,
            file=unmarked(tables[0].file),
        )  # fmt: skip
        button(view, label, tables, f"send-back-{at}")


def button(view: View, label: str, tables: Sequence[Table], key: str) -> None:
    """The workbook of these tables, which are of one file."""
    st.download_button(
        label,
        lambda: workbook_of_tables(view.home, tables, view.lang),
        name_to_send_back(tables[0].file, view.lang),
        XLSX,
        key=key,
        on_click="ignore",
        help=view.say("The file's own rows, its looks kept, with a column that says what is wrong in each."),
    )


def offer_of_upload(view: View, one: Upload) -> None:
    """The same for an upload that is kept."""
    if one.rejected:
        st.download_button(
            view.say("Download to send back"),
            lambda: workbook_of_upload(view.home, one, view.lang),
            name_to_send_back(one.file, view.lang),
            XLSX,
            key=f"send-back-{one.upload}",
            on_click="ignore",
            help=view.say("The file's own rows, its looks kept, with a column that says what is wrong in each."),
        )
