"""What offices write stays text on every page and slide: names of venues, files and sheets, types, events."""

import json
from datetime import date

import pytest

from data.batch import Incoming
from data.intake import check, commit
from data.milestones import note_milestone
from tests.data.made import xlsx
from tests.pages.conftest import html
from tests.pages.test_every_page import PAGES

NASTY = "<img src=x onerror=alert(1)>"
SCANS = ["Mã địa điểm", "Thời gian quét"]


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("nasty")
    head = ["Mã địa điểm", "Tên địa điểm", "Xã, thị trấn", "Địa chỉ", "Loại hình", "Ngày đăng ký"]
    codes = [f"QR{number}{NASTY}" for number in range(3)]
    rows = [[code, NASTY, "Kim Tân", NASTY, NASTY, "1/9/2021"] for code in codes]
    register = xlsx(folder / "register.xlsx", **{"<b>Sheet": [["Tính đến ngày 14/9/2021"], head, *rows]})
    scans = xlsx(
        folder / "scans.xlsx",
        **{"<b>Scans": [SCANS, [codes[0], "5/9/2021 09:00"], *([code, "14/9/2021 08:30"] for code in codes)]},
    )
    for name, path in ((f"{NASTY}register.xlsx", register), (f"{NASTY}scans.xlsx", scans)):
        commit(folder / "home", check(folder / "home", [Incoming(name, path)]), NASTY)
    note_milestone(folder / "home", date(2021, 9, 14), NASTY, NASTY)
    return folder / "home"


def everything(app) -> str:
    """Plain blocks, panes and the slides, as the browser is given them."""
    decks = [json.loads(one.proto.json) for one in app.get("bidi_component") if one.proto.json]
    return html(app) + "".join(one.get("html", "") for one in decks)


@pytest.mark.parametrize("page", [*dict.fromkeys([*PAGES, "publish/present.py", "monitor/changes.py"])])
def test_no_page_takes_a_name_for_html(visit, home, page):
    said = everything(visit(home, page, since="2021-09-12", until="2021-09-14"))
    # No file of installs was loaded, and the page to load files names none.
    assert "&lt;img src=x" in said or page in ("intake/upload.py", "monitor/coverage.py")
    assert "<img src=x" not in said and "<b>S" not in said
    assert 'alert(1)>"' not in said.replace("&gt;", "")


def test_one_venue_takes_none_either(visit, home):
    said = everything(visit(home, "monitor/venue.py", venue=f"QR1{NASTY}", since="2021-09-12", until="2021-09-14"))
    assert "&lt;img src=x" in said and "<img src=x" not in said
