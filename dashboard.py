"""The server: `streamlit run dashboard.py`. Starts the app and decides nothing that a page shows."""

import gc
import gzip
import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

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
    drawing_library()
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


@cache
def drawing_library() -> bytes:
    """Plotly for the browser, packed once: the pages' charts are drawn by it."""
    from analytics.charts.style import DRAWING_LIBRARY

    return gzip.compress(DRAWING_LIBRARY.read_bytes())


def send_drawing_library(request: Request) -> Response:
    """The same bytes until the server is started anew with another version."""
    headers = {"content-encoding": "gzip", "cache-control": "public, max-age=86400"}
    return Response(drawing_library(), media_type="text/javascript", headers=headers)


app = st.App(
    "pages/menu.py",
    lifespan=running,
    middleware=[Middleware(FirstPage)],
    routes=[Route("/plotly.js", send_drawing_library)],
    on_script_error=say_sorry,
)
