"""The server: `streamlit run dashboard.py`. Starts the app and decides nothing that a page shows."""

import gc
import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from data.words import say
from pages.door.first_page import FirstPage

FAILED = (
    "This page failed. Nothing was changed or lost. Reload it; if it fails again, tell whoever looks after the server: "
    "the log says why."
)
# The server's working directory may be anything (a service, another folder): the default home is beside this file.
os.environ.setdefault("CAMPAIGN_HOME", str(Path(__file__).resolve().parent / "var"))


@asynccontextmanager
async def running(app: st.App) -> AsyncIterator[None]:
    """Looks after what is kept, and imports the heavy parts before the first visitor comes.

    What the imports made is taken out of garbage collection: collecting it cost 70 ms after every click.
    """
    import analytics.charts.trend
    import analytics.reports.commune_sheet  # noqa: F401
    from pages.parts import damage

    damage.look()
    gc.collect()
    gc.freeze()
    yield
    # Frozen things would be reported as leaked when the process ends.
    gc.unfreeze()


def say_sorry(error: Exception) -> bool:
    """A page that fails says so in the person's language; the reason goes to the log and nowhere else."""
    logging.getLogger("dashboard").error("A page failed", exc_info=error)
    st.error(say(st.session_state.get("lang") or "vi", FAILED))
    return True


app = st.App("pages/menu.py", lifespan=running, middleware=[Middleware(FirstPage)], on_script_error=say_sorry)
