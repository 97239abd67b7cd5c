"""Five hundred mutilated copies of good files: the parent never crashes or hangs, rows add up, no half upload is left.

Bytes flipped, cut out, doubled and put in; files cut off; parts of two workbooks exchanged, left out, there twice; sound
workbooks with odd cells. What is still read after all that is committed, withdrawn and seen to leave nothing behind.
"""

import random
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import BytesIO

import pytest

from data.batch import Incoming
from data.intake import check, commit, discard, withdraw
from data.ledger import newest_version
from data.problems import message
from data.sample import write
from data.snapshot import snapshot
from tests.data.hostile_xls import OLD
from tests.data.made import INSTALLS, SCANS, TODAY, csv_file, loaded, register, xlsx

FILES, TOGETHER, SECONDS = 500, 10, 10
ODD = [b"\x00", b'"', b"\n", b"\r", b";", b",", b"\xff\xfe", "ặ".encode(), b"9" * 40, b"1e999", b"-", b"\x1a", b"'; --"]
WORDS = ["1e999", "9" * 30, "-1", "²", "0.500", "\u00ad", "{x}", "'); --", "31/2/2021", "=1+1", "Tổng cộng", "\ufeff", "A" * 40000, True,
         0.1, -5, 1e300, date(1900, 1, 1), date(9999, 12, 31), "ngày", "\n", "Kim Tân", "I", "1.5e0", "1e0", "%", "99h99"]  # fmt: skip
DIED = {"reading-crashed", "reading-too-long", "reading-too-large"}


# That a part is there twice is meant.
pytestmark = pytest.mark.filterwarnings("ignore:Duplicate name")


@pytest.fixture(scope="module")
def campaign(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fuzz")
    venues = register(*((f"QR{at}", f"Điểm {at}", "Kim Tân", "1/9/2021") for at in range(30)))
    kinds = {
        "venues.xlsx": xlsx(folder / "venues.xlsx", [["Tính đến ngày 10/9/2021"], *venues]),
        "scans.csv": csv_file(
            folder / "scans.csv", [SCANS, *([f"QR{at}", f"{at % 9 + 1}/9/2021 08:00"] for at in range(60))]
        ),
        "semicolons.csv": csv_file(folder / "semicolons.csv", venues[:1] + venues[5:], ";", "utf-16"),
        "sample.xlsx": write(folder / "sample")[2],
        "old.xls": OLD,
    }
    loaded(folder / "home", kinds["venues.xlsx"])
    return folder / "home", kinds


def mutilated(chosen, content):
    """Some bytes changed, cut out, doubled or put in; one file in six cut off."""
    data = bytearray(content)
    for _ in range(chosen.choice([1, 1, 2, 5, 30])):
        at = chosen.randrange(len(data) + 1)
        act = chosen.randrange(4)
        if act == 0 and at < len(data):
            data[at] ^= 1 << chosen.randrange(8)
        elif act == 1:
            del data[at : at + chosen.choice([1, 3, 50])]
        elif act == 2:
            data[at:at] = chosen.choice(ODD)
        else:
            data[at:at] = data[max(0, at - 20) : at]
    return bytes(data[: chosen.randrange(len(data))] if chosen.random() < 1 / 6 else data)


def flipped(chosen, content):
    """Single bits changed and nothing moved, as a failing disk does it: such files stay readable for longest."""
    data = bytearray(content)
    for _ in range(chosen.choice([1, 2, 8])):
        data[chosen.randrange(len(data))] ^= 1 << chosen.randrange(8)
    return bytes(data)


def repacked(chosen, kinds):
    """A workbook whose parts were exchanged with another's, left out, put in twice or mutilated inside."""
    one, other = (parts_of(kinds[name]) for name in chosen.sample(["venues.xlsx", "sample.xlsx"], 2))
    parts = list(one.items())
    for _ in range(chosen.choice([1, 1, 3])):
        at = chosen.randrange(len(parts))
        name, content = parts[at]
        act = chosen.randrange(5)
        if act == 0 and len(parts) > 1:
            del parts[at]
        elif act == 1:
            parts.append((name, chosen.choice(parts)[1]))
        elif act == 2:
            parts[at] = (name, chosen.choice(list(other.values())))
        elif act == 3:
            parts[at] = (chosen.choice(list(other)), content)
        else:
            parts[at] = (name, mutilated(chosen, content))
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return packed.getvalue()


def parts_of(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def odd_workbook(chosen, path):
    """A sound workbook with odd cells."""
    header, row = chosen.choice(
        [
            (register()[0], [1, "QR1", "Chợ", "Kim Tân", "khu 1", None, "1/9/2021"]),
            ([*SCANS, "Số lượt", "Giờ", "Họ tên"], ["QR1", "1/9/2021", 5, "08:00", "Mẫu"]),
            ([*INSTALLS, "Ngày"], ["Kim Tân", 900, 400, 100, "25", "1/9/2021"]),
        ]
    )
    rows = [header]
    for _ in range(20):
        cells = list(row)
        for _ in range(chosen.randrange(3)):
            cells[chosen.randrange(len(cells))] = chosen.choice([*WORDS, None])
        rows.append(cells)
    if chosen.random() < 0.2:
        rows.insert(0, [chosen.choice(WORDS)])
    if chosen.random() < 0.5 and not any(isinstance(cell, str) and cell[:1] in '"\n' for line in rows for cell in line):
        return csv_file(path.with_suffix(".csv"), rows, chosen.choice(",;\t"))
    return xlsx(path, rows)


def broken(chosen, kinds, folder, at):
    """One broken file, made anew each time it is asked for."""
    way = at % 4
    if way == 0:
        return odd_workbook(chosen, folder / f"{at}.xlsx")
    name, source = chosen.choice(list(kinds.items()))
    path = folder / f"{at}-{'packed.xlsx' if way == 1 else name}"
    content = source.read_bytes()
    path.write_bytes(
        repacked(chosen, kinds) if way == 1 else flipped(chosen, content) if way == 2 else mutilated(chosen, content)
    )
    return path


def judge(batch):
    """Every table's rows add up, and whatever is refused says why in both languages."""
    for table in batch.tables:
        told = (table.file, [problem.code for problem in table.problems][:5])
        assert table.read == table.accepted + table.rejected + table.set_aside, told
        assert table.rejected == table.left_out("rejected")["row"].nunique(), told
        assert table.status != "refused" or any(problem.severity == "error" for problem in table.problems), told
        assert not DIED & set(told[1]), told
        assert all(message(lang, problem) for problem in table.problems for lang in ("vi", "en"))


def test_mutilated_files(campaign, tmp_path):
    home, kinds = campaign
    version, before, statuses = newest_version(home), figures(home), set()

    def checked_together(start):
        chosen = random.Random(391 + start)
        files = [broken(chosen, kinds, tmp_path, at) for at in range(start, min(start + TOGETHER, FILES))]
        began = time.monotonic()
        batch = check(home, [Incoming(path.name, path) for path in files], today=TODAY)
        assert time.monotonic() - began < SECONDS * len(files)
        assert {table.file for table in batch.tables} == {path.name for path in files}
        judge(batch)
        discard(batch)
        return {table.status for table in batch.tables}

    # Two at a time: so many a page may check at once, and one waits while the other's child reads.
    with ThreadPoolExecutor(2) as beside:
        for found in beside.map(checked_together, range(0, FILES, TOGETHER)):
            statuses |= found
    assert newest_version(home) == version and figures(home) == before
    assert list((home / "incoming").iterdir()) == []
    assert {"ready", "refused"} <= statuses


def test_what_is_still_read_is_kept_whole_or_not_at_all(campaign, tmp_path):
    home, kinds = campaign
    before, chosen = figures(home), random.Random(20210921)
    files = [broken(chosen, kinds, tmp_path, at) for at in range(20)]
    batch = check(home, [Incoming(path.name, path) for path in files], today=TODAY)
    judge(batch)
    ready = [table for table in batch.tables if table.status == "ready"]
    uploads = commit(home, batch, "an") if ready else []
    assert {one.upload for one in uploads} == {table.upload for table in ready}
    assert {path.name for path in (home / "facts").iterdir()} == {one.upload for one in uploads} | first_upload(home)
    for one in uploads:
        withdraw(home, one.upload, "an")
    assert figures(home) == before
    assert list((home / "incoming").iterdir()) == []


def first_upload(home):
    from data.uploads import uploads

    return {uploads(home)[0].upload}


def figures(home):
    """Everything a page could ask of the campaign, in short."""
    kept = snapshot(home)
    return [kept.rows(f"SELECT * FROM {table} ORDER BY ALL") for table in ("venue", "venue_day", "app_install")]
