"""Bad input of every kind: a sentence in either language that says what, where and what would work; nothing changes."""

import json
import zipfile

import pytest

from data.campaign import Campaign
from data.intake import discard
from data.ledger import newest_version
from data.problems import message
from data.snapshot import snapshot
from tests.data.made import COUNTS, INSTALLS, SCANS, VENUES, checked, csv_file, loaded, register, september, xlsx


def zipped(path, name):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "x")
    return path


def written(path, content):
    path.write_bytes(content)
    return path


def locked_workbook(path):
    """The head of a workbook under a password: not a zip but an OLE file with an EncryptedPackage."""
    return written(path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600)


def cut(path):
    xlsx(path, register(("QR1", "Chợ", "Kim Tân", None)))
    return written(path, path.read_bytes()[:-200])


PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 100
HTML = "<html><table><tr><td>Mã địa điểm</td></tr></table></html>".encode()
TITLE = ["Tính đến ngày 21/9/2021"]

# what it is: how to write it, the problem's code, words of the English and of the Vietnamese sentence
FILES = {
    "empty": (lambda f: written(f / "a.csv", b""), "file-empty", "Send the file again", "trống"),
    "only blanks": (lambda f: written(f / "a.csv", b"\n \n\n"), "file-empty", "Send the file again", "trống"),
    "empty workbook": (lambda f: xlsx(f / "a.xlsx", []), "file-empty", "Send the file again", "trống"),
    "png as xlsx": (lambda f: written(f / "a.xlsx", PNG), "not-a-table", "PNG). Load an .xlsx", "PNG"),
    "html as xls": (lambda f: written(f / "a.xls", HTML), "not-a-table", "HTML). Load an .xlsx", "HTML"),
    "a zip": (lambda f: zipped(f / "a.xlsx", "thư.txt"), "not-a-table", "ZIP). Load an .xlsx", "ZIP"),
    "a letter": (lambda f: zipped(f / "a.xlsx", "word/document.xml"), "not-a-table", "DOCX). Load", "DOCX"),
    "a pdf": (lambda f: written(f / "a.csv", b"%PDF-1.4 ..."), "not-a-table", "PDF). Load", "PDF"),
    "binary": (lambda f: written(f / "a.csv", b"\x01\x00\x02" * 90), "not-a-table", "binary). Load", ".xlsx"),
    "cut off": (lambda f: cut(f / "a.xlsx"), "file-damaged", "Open it in Excel", "hỏng"),
    "broken xls": (lambda f: locked_workbook(f / "a.xls"), "file-damaged", "Open it in Excel", "hỏng"),
    "open quote": (
        lambda f: written(f / "a.csv", b'code,day\n"QR1,14/9/2021\nQR2,14/9/2021\n'),
        "csv-broken",
        "not closed where",
        ".xlsx",
    ),
    "no header": (
        lambda f: csv_file(f / "a.csv", [["QR1", "Chợ", "Kim Tân"], ["QR2", "Trạm", "Vân Du"]]),
        "no-table",
        "tên địa điểm",
        "tên địa điểm",
    ),
    "unknown columns": (
        lambda f: csv_file(f / "a.csv", [["cột lạ", "cột khác"], ["1", "2"]]),
        "no-table",
        "column names such as",
        "40",
    ),
    "a column missing": (
        lambda f: csv_file(f / "a.csv", [["Tên địa điểm", "Địa chỉ"], ["Chợ", "khu 1"]]),
        "columns-missing",
        "no column for commune",
        "xã",
    ),
    "no rows": (lambda f: csv_file(f / "a.csv", [SCANS]), "no-rows", "Fill it in", "tiêu đề"),
    "only bad rows": (
        lambda f: csv_file(f / "a.csv", [SCANS, ["QR1", "31/9/2021"]]),
        "nothing-accepted",
        "reasons row by row",
        "dòng",
    ),
    "no as-of day": (
        lambda f: xlsx(f / "a.xlsx", [INSTALLS, ["Kim Tân", 9, 9, 1, None]]),
        "as-of-missing",
        "Say the day",
        "ngày",
    ),
}


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A campaign with one register in it, which no test here may change."""
    folder = tmp_path_factory.mktemp("bad")
    venues = xlsx(folder / "dia-diem.xlsx", [TITLE, *register(("QR1", "Chợ", "Kim Tân", "1/9/2021"))])
    loaded(folder / "home", venues)
    return folder / "home"


def state(home):
    kept = sorted(
        str(p.relative_to(home)) for p in home.rglob("*") if p.is_file() and not p.name.endswith(("-wal", "-shm"))
    )
    return newest_version(home), kept, snapshot(home).query("SELECT * FROM venue").values.tolist()


def only_table(home, path, **answer):
    """The one table of a file; the home is as before once the preview is gone."""
    before = state(home)
    batch = checked(home, path, **answer)
    (table,) = batch.tables
    assert before[0] == newest_version(home)
    problems = table.problems
    discard(batch)
    assert state(home) == before
    return table, problems


@pytest.mark.parametrize("kind", FILES)
def test_a_bad_file(home, tmp_path, kind):
    make, code, english, vietnamese = FILES[kind]
    table, problems = only_table(home, make(tmp_path))
    assert table.status == "refused"
    problem = next(problem for problem in problems if problem.code == code)
    assert problem.severity == "error"
    assert english in message("en", problem), message("en", problem)
    assert vietnamese.lower() in message("vi", problem).lower(), message("vi", problem)
    assert message("vi", problem) != message("en", problem)


def test_a_workbook_under_a_password_says_so(home, tmp_path):
    """Excel keeps it as an OLE file whose directory names an EncryptedPackage."""
    sector = bytearray(b"\x00" * 512 * 4)
    sector[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    name = "EncryptedPackage".encode("utf-16-le")
    sector[1024 : 1024 + len(name)] = name
    table, problems = only_table(home, written(tmp_path / "a.xlsx", bytes(sector)))
    assert table.status == "refused" and problems[0].code == "file-protected"
    assert "without one" in message("en", problems[0]) and "mật khẩu" in message("vi", problems[0])


def test_a_zip_bomb_is_not_opened(home, tmp_path):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 30_000_000)
    table, problems = only_table(home, tmp_path / "a.xlsx")
    assert problems[0].code == "file-swells" and "new workbook" in message("en", problems[0])


def test_two_possible_kinds_are_asked_about(home, tmp_path):
    path = csv_file(tmp_path / "a.csv", [["Mã", "Xã", "Ngày", "Bluezone"], ["QR1", "Kim Tân", "14/9/2021", 1]])
    table, problems = only_table(home, path)
    assert table.status == "refused" and problems[0].code == "two-kinds" and table.needs == ("dataset",)
    assert "Say which it is" in message("en", problems[0])
    said, _ = only_table(home, path, dataset="scans")
    assert (said.status, said.dataset, said.accepted) == ("ready", "scans", 1)


VENUE = [1, "QR5", "Quán", "Kim Tân", "khu 1", None, "14/9/2021"]


def venue(at, value):
    return [TITLE, VENUES, [*VENUE[:at], value, *VENUE[at + 1 :]], [2, "QR6", "Trạm", "Kim Tân", None, None, None]]


def install(*cells):
    return [TITLE, INSTALLS, list(cells), ["Vân Du", 900, 500, 100, None]]


# what it is: rows, row number, column, the problem's code, words of the English and of the Vietnamese sentence
ROWS = {
    "unknown commune": (venue(3, "Thành Lâm"), 3, "Xã, thị trấn", "unknown-commune", "called “Thành Lâm”", "Thành Lâm"),
    "impossible date": (
        venue(6, "31/9/2021"),
        3,
        "Ngày đăng ký",
        "impossible-date",
        "Write it as 21/9/2021",
        "31/9/2021",
    ),
    "future date": (venue(6, "22/9/2021"), 3, "Ngày đăng ký", "after-as-of", "Mend the date", "22/9/2021"),
    "name missing": (venue(2, None), 3, "Tên địa điểm", "missing-value", "Fill it in", "trống"),
    "two with one code": (
        [
            TITLE,
            VENUES,
            VENUE,
            [2, "QR5", "Khác", "Kim Tân", None, None, None],
            [3, "QR6", "Trạm", "Vân Du", None, None, None],
        ],
        4,
        "Mã địa điểm",
        "duplicate-code",
        "“QR5” stands in two rows",
        "QR5",
    ),
    "scan in the future": (
        [SCANS, ["QR1", "14/9/2021"], ["QR1", "14/9/2022"]],
        3,
        "Thời gian quét",
        "future-date",
        "Mend the date",
        "14/9/2022",
    ),
    "impossible time": (
        [SCANS, ["QR1", "14/9/2021"], ["QR1", "14/9/2021 25:00"]],
        3,
        "Thời gian quét",
        "impossible-time",
        "Write it as 08:15",
        "25:00",
    ),
    "negative count": (
        [COUNTS, ["QR1", "14/9/2021", -5], ["QR1", "15/9/2021", 5]],
        2,
        "Số lượt quét",
        "negative-count",
        "less than zero",
        "-5",
    ),
    "half a scan": (
        [COUNTS, ["QR1", "14/9/2021", 1.5], ["QR1", "15/9/2021", 5]],
        2,
        "Số lượt quét",
        "not-a-count",
        "not a whole number",
        "11.491",
    ),
    "a phone as a count": (
        [COUNTS, ["QR1", "14/9/2021", "84912345678901234567"], ["QR1", "15/9/2021", 5]],
        2,
        "Số lượt quét",
        "not-a-count",
        "not a whole number",
        "11.491",
    ),
    "more installs than phones": (
        install("Kim Tân", 900, 500, 600, None),
        3,
        None,
        "over-hundred",
        "600 installs for 500 smartphones",
        "100",
    ),
    "a wrong percentage": (
        install("Kim Tân", None, "67.139", "18.843", "32,83"),
        3,
        None,
        "percent-differs",
        "18,843 / 67,139 is 28.07%",
        "28,07",
    ),
    "no phones at all": (
        install("Kim Tân", 900, 0, 6, None),
        3,
        "Số máy điện thoại thông minh",
        "base-is-zero",
        "no smartphones",
        "thông minh",
    ),
    "one commune twice": (
        [*install("Kim Tân", 900, 500, 100, None), ["TT Kim Tân", 900, 500, 101, None]],
        3,
        "Xã, thị trấn",
        "commune-twice",
        "Leave one row",
        "một dòng",
    ),
}


@pytest.mark.parametrize("kind", ROWS)
def test_a_bad_row(home, tmp_path, kind):
    rows, row, column, code, english, vietnamese = ROWS[kind]
    table, problems = only_table(home, xlsx(tmp_path / "a.xlsx", rows))
    assert table.status == "ready" and table.read == table.accepted + table.rejected + table.set_aside
    problem = next(problem for problem in problems if problem.code == code and problem.row == row)
    said, noi = message("en", problem), message("vi", problem)
    assert problem.severity == ("warning" if code in ("over-hundred", "percent-differs") else "error")
    where = (f"cell {problem.cell}", f"ô {problem.cell}") if problem.cell else (f"row {row}", f"dòng {row}")
    assert where[0].lower() in said.lower() and where[1].lower() in noi.lower()
    assert column is None or (f"“{column}”" in said and column in noi)
    assert english in said, said
    assert vietnamese in noi, noi
    assert json.dumps(problem.as_json("vi"))


def test_an_empty_campaign_answers_with_nothing(tmp_path):
    found = snapshot(tmp_path / "nowhere")
    assert (found.version, found.campaign) == (0, Campaign(tmp_path / "nowhere"))
    assert found.query("SELECT count(*) AS n FROM commune")["n"][0] == 25
    assert found.query("SELECT * FROM venue").empty and not (tmp_path / "nowhere").exists()


def test_days_that_do_not_hold_the_rows(home, tmp_path):
    path = csv_file(tmp_path / "a.csv", [SCANS, ["QR1", "14/9/2021"], ["QR1", "20/9/2021"]])
    _, problems = only_table(home, path, days=(september(13), september(15)))
    (problem,) = [problem for problem in problems if problem.severity == "error"]
    assert (problem.code, problem.row) == ("outside-days", 3)
    assert "outside the days" in message("en", problem) and "20/9/2021" in message("vi", problem)
