"""A hundred and fifty mutilated files: the parent never crashes, the rows always add up, the campaign stays."""

import random
from datetime import date

import pytest

from data.batch import Incoming
from data.intake import check, discard
from data.ledger import newest_version
from data.problems import message
from data.sample import write
from tests.data.made import INSTALLS, SCANS, TODAY, csv_file, loaded, register, xlsx

FILES = 150
ODD = [b"\x00", b'"', b"\n", b"\r", b";", b",", b"\xff\xfe", "ặ".encode(), b"9" * 40, b"1e999", b"-", b"\x1a", b"'; --"]
WORDS = ["1e999", "9" * 30, "-1", "²", "0.500", "\u00ad", "{x}", "'); --", "31/2/2021", "=1+1", "Tổng cộng", "\ufeff", "A" * 40000, True,
         0.1, -5, 1e300, date(1900, 1, 1), date(9999, 12, 31), "ngày", "\n", "Kim Tân", "I", "1.5e0", "1e0", "%", "99h99"]  # fmt: skip


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
    }
    loaded(folder / "home", kinds["venues.xlsx"])
    return folder / "home", kinds


def mutilated(chosen, content):
    """Some bytes changed, cut out, doubled or put in."""
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
    return bytes(data)


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


def test_mutilated_files(campaign, tmp_path):
    home, kinds = campaign
    chosen = random.Random(391)
    version, statuses = newest_version(home), set()
    for start in range(0, FILES, 5):
        incoming = []
        for at in range(start, start + 5):
            if at % 3 == 0:
                path = odd_workbook(chosen, tmp_path / f"{at}.xlsx")
            else:
                name, source = chosen.choice(list(kinds.items()))
                path = tmp_path / f"{at}-{name}"
                path.write_bytes(mutilated(chosen, source.read_bytes()))
            incoming.append(Incoming(path.name, path))
        batch = check(home, incoming, today=TODAY)
        assert {table.file for table in batch.tables} == {one.name for one in incoming}
        for table in batch.tables:
            told = (table.file, [problem.code for problem in table.problems][:5])
            assert table.read == table.accepted + table.rejected + table.set_aside, told
            assert table.rejected == table.left_out("rejected")["row"].nunique(), told
            assert table.status != "refused" or any(problem.severity == "error" for problem in table.problems), told
            assert "reading-stopped" not in told[1], told
            assert all(message(lang, problem) for problem in table.problems for lang in ("vi", "en"))
            statuses.add(table.status)
        discard(batch)
    assert newest_version(home) == version
    assert {"ready", "refused"} <= statuses
