"""Forms to fill in, offered where a person needs one. Made on the click."""

from collections.abc import Sequence

import streamlit as st

from data.templates import template
from pages.intake.parts.wording import DATASETS
from pages.parts.session import View
from pages.parts.tables import XLSX

FILES = {
    "venues": "bieu-mau-dia-diem.xlsx",
    "scans": "bieu-mau-luot-quet.xlsx",
    "installs": "bieu-mau-cai-dat.xlsx",
}


def forms(view: View, datasets: Sequence[str] = tuple(DATASETS), key: str = "form") -> None:
    """A download a kind."""
    with st.container(horizontal=True):
        for dataset in datasets:
            form_button(view, dataset, view.say(DATASETS[dataset]), f"{key}-{dataset}")


def form_button(view: View, dataset: str, name: str, key: str) -> None:
    """One form."""
    st.download_button(
        view.say("{kind}: form (.xlsx)", kind=name),
        lambda: template(dataset),
        FILES[dataset],
        XLSX,
        key=key,
        on_click="ignore",
    )
