"""Pages driven without a browser, from the entry script, on a home of their own."""

import json
import re
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data import sample
from data.batch import Incoming
from data.intake import check, commit

MENU = str(Path(__file__).parents[2] / "pages" / "menu.py")


def written(folder: Path) -> list[Incoming]:
    """The sample's workbooks as files to load."""
    return [Incoming(path.name, path) for path in sample.write(folder)]


@pytest.fixture(scope="session")
def sample_files(tmp_path_factory: pytest.TempPathFactory) -> list[Incoming]:
    return written(tmp_path_factory.mktemp("files"))


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory, sample_files: list[Incoming]) -> Path:
    """The sample, committed once; for tests that change nothing."""
    home = tmp_path_factory.mktemp("home")
    commit(home, check(home, sample_files), "test")
    return home


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch):
    """visit(home, page, **url) opens a page as the URL would."""

    def open_page(home: Path, page: str = "", **url: str | list[str]) -> AppTest:
        monkeypatch.setenv("CAMPAIGN_HOME", str(home))
        app = AppTest.from_file(MENU, default_timeout=60)
        for name, value in url.items():
            app.query_params[name] = value
        app.run()
        if page:
            app.switch_page(page)
            app.run()
        assert not app.exception, app.exception
        return app

    return open_page


def html(app: AppTest) -> str:
    """All HTML of the page, as one text: plain blocks, then what the panes show."""
    panes = [json.loads(block.proto.bytes)["html"] for block in app.get("bidi_component") if block.proto.bytes]
    said = "\n".join([*(block.proto.body for block in app.get("html")), *panes])
    return re.sub('<span class="together">(.*?)</span>', r"\1", said)


def rows_shown(app: AppTest, key: str) -> list[list[str]]:
    """The cells of the table of this key, row by row, as they are read; none where it is not on the page."""
    start = html(app).partition(f'data-keep="{key}"')[2].partition("<tbody>")[2].partition("</tbody>")[0]
    return [
        [unescape(re.sub("<[^>]+>", "", cell)) for cell in re.findall("<td[^>]*>(.*?)</td>", row)]
        for row in re.findall("<tr[^>]*>(.*?)</tr>", start)
    ]
