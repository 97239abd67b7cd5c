"""The server: `streamlit run dashboard.py`. Starts the app and decides nothing that a page shows."""

import gc
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st

# The server's working directory may be anything (a service, another folder): the default home is beside this file.
os.environ.setdefault("CAMPAIGN_HOME", str(Path(__file__).resolve().parent / "var"))


@asynccontextmanager
async def running(app: st.App) -> AsyncIterator[None]:
    """Imports the heavy parts before the first visitor comes, then takes them out of garbage collection."""
    import analytics.charts.trend
    import analytics.figures  # noqa: F401

    gc.collect()
    gc.freeze()
    yield


app = st.App("pages/menu.py", lifespan=running)
