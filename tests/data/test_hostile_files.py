"""Files meant to do harm, through the whole way in: a verdict in time, a small reader, rows that add up, a cause named.

The shared folder's files and more of the same families. Each is checked against a campaign whose page would go on.
"""

import resource
import time
from datetime import date
from pathlib import Path

import pytest

from data.batch import Incoming
from data.claims import Answer
from data.intake import check, discard
from data.ledger import newest_version
from data.problems import message
from data.snapshot import snapshot
from tests.data import hostile, hostile_xls
from tests.data.hostile import SHEET, packed, sound, text_file
from tests.data.hostile_xls import OLD
from tests.data.made import loaded, register, xlsx

SHARED = Path(__file__).parents[2].parent / "shared" / "files" / "hostile"
SECONDS, MEMORY_MB = 10, 1000
TODAY = date(2026, 10, 1)

# file: what must be said (a problem's code), words of the English and of the Vietnamese sentence, and why
SAID = {
    # 2 GiB of spaces and 1 GiB of one string: a few megabytes that unpack to hundreds of times their size.
    "02_zipbomb_spaces_2GB.xlsx": ("file-swells", "unpacks to more than 200 times", "hơn 200 lần"),
    "03_zipbomb_sharedstring_1GB.xlsx": ("file-swells", "unpacks to more than 200 times", "hơn 200 lần"),
    # One cell in the last corner: the area up to it is 17 thousand million cells.
    "06_cell_at_XFD1048576.xlsx": ("file-cell-far", "at XFD1048576", "tại XFD1048576"),
    # Declared entities: nested, of a file on this machine, and one long one used often. None is damage.
    "07_billion_laughs_sheet.xlsx": ("file-with-entities", "DOCTYPE", "DOCTYPE"),
    "09_xxe_file.xlsx": ("file-with-entities", "fetch other files", "lấy tệp khác"),
    "11_quadratic_blowup.xlsx": ("file-with-entities", "swell without end", "phình ra vô tận"),
    "13_encrypted.xlsx": ("file-protected", "password", "mật khẩu"),
    "15_html_as.xls": ("not-a-table", "it is HTML", "đó là HTML"),
    # An honest .xls by another name: read. Its one row of data lacks what a scan needs, and that is said.
    "16_xls_renamed.xlsx": ("missing-value", "cell F2", "F2"),
    "18_ods_repeat_bomb.ods": ("not-a-table", "it is ODS", "đó là ODS"),
    # Honest lists in old letters: converted and said so. Their day is asked for, and with it they are read (see below).
    "22_cp1258.csv": ("windows-encoding", "Windows-1258", "Windows-1258"),
    "23_tcvn3.csv": ("old-letters", "TCVN3", "TCVN3"),
    "26_cell_4MB.csv": ("csv-cell-too-long", "ow 2", "òng 2"),
    "28_unclosed_quote.csv": ("csv-broken", "ow 2", "òng 2"),
    "37_png_renamed.xlsx": ("not-a-table", "it is PNG", "đó là PNG"),
    # The table is sound and read; the macros are not run.
    "40_macro.xlsm": ("macros-ignored", "not run", "không được chạy"),
    "41_zip_traversal.xlsx": ("file-part-outside", "leads out of it (../../../../tmp/h5/PWNED.txt)", "dẫn ra ngoài"),
    # Sound, in the other date system: read with the days meant (see below).
    "43_dates_1904.xlsx": ("outside-register", "", ""),
    "47_dup_zip_entries.xlsx": ("file-part-twice", f"{SHEET} twice", "hai lần"),
    "49_row_number_huge.xlsx": ("file-cell-far", "99999999999", "99999999999"),
}
READ = {"16_xls_renamed.xlsx": 2, "40_macro.xlsm": 21, "43_dates_1904.xlsx": 6}


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    loaded(folder / "home", xlsx(folder / "a.xlsx", [hostile.TITLE, *register(("QR1", "Chợ", "Kim Tân", "1/9/2021"))]))
    return folder / "home"


def verdict(home, path, **answer):
    """What is said of a file: its tables and problems. It came in time, in little memory, and changed nothing."""
    version, start = newest_version(home), time.monotonic()
    batch = check(home, [Incoming(path.name, path)], default=Answer(**answer), today=TODAY)
    took = time.monotonic() - start
    discard(batch)
    for table in batch.tables:
        assert table.read == table.accepted + table.rejected + table.set_aside, table
        assert table.status != "refused" or any(problem.severity == "error" for problem in table.problems)
    problems = [problem for table in batch.tables for problem in table.problems]
    assert all(message("vi", problem) and message("en", problem) for problem in problems)
    assert took < SECONDS, took
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < MEMORY_MB * 1000
    assert newest_version(home) == version
    assert list((home / "incoming").iterdir()) == []
    assert snapshot(home).query("SELECT count(*) AS venues FROM venue")["venues"][0] == 1
    return batch.tables, problems


def names_the_cause(problems, code, english, vietnamese):
    told = [problem for problem in problems if problem.code == code]
    assert told, [problem.code for problem in problems]
    assert any(english in message("en", problem) for problem in told), [message("en", problem) for problem in told]
    assert any(vietnamese in message("vi", problem) for problem in told), [message("vi", problem) for problem in told]


def test_every_shared_file_has_its_line_here():
    assert {path.name for path in SHARED.iterdir()} == set(SAID)


@pytest.mark.parametrize("name", SAID)
def test_a_shared_file(home, name):
    tables, problems = verdict(home, SHARED / name)
    names_the_cause(problems, *SAID[name])
    assert sum(table.read for table in tables) == READ.get(name, 0)
    assert not (Path("/tmp/h5")).exists()


@pytest.mark.parametrize("name", ["22_cp1258.csv", "23_tcvn3.csv"])
def test_lists_in_old_letters_are_read_once_their_day_is_said(home, name):
    (table,), problems = verdict(home, SHARED / name, days=(date(2021, 9, 21), date(2021, 9, 21)))
    names_the_cause(problems, *SAID[name])
    assert (table.status, table.dataset, table.read, table.set_aside) == ("ready", "scans", 21, 1), problems
    assert ("code", "mã điểm", "A") in table.columns and ("scans", "lượt quét", "E") in table.columns


def test_days_of_the_other_date_system_are_the_days_meant(home):
    """Its first day is serial 44561 counted from 1904; from 1900 it would be 1,462 days earlier, in 2022."""
    (table,), _ = verdict(home, SHARED / "43_dates_1904.xlsx")
    assert (table.status, table.accepted) == ("ready", 5)
    assert {day.year for day in table.claim.days} == {2026}


# what it is: name, how to write it, the code (None: it is read), words of the English and of the Vietnamese sentence
INVENTED = {
    "sizes told falsely": ("a.xlsx", hostile.lying_sizes, "file-swells", "times as many", "lần"),
    "nested entities in UTF-16": (
        "a.xlsx", lambda p: hostile.with_doctype(p, SHEET, "utf-16"), "file-with-entities", SHEET, SHEET),
    "a million rows without a cell": ("a.xlsx", lambda p: hostile.empty_rows(p, 1_048_576), None, "", ""),
    "three million rows without a cell": (
        "a.xlsx", lambda p: hostile.empty_rows(p, 3_000_000), "file-cell-far", "1048577", "1048577"),
    "shared strings by the million": ("a.xlsx", hostile.many_strings, "file-swells", "times as many", "lần"),
    "a merged range over everything": (
        "a.xlsx", lambda p: hostile.with_rows(p, "", '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        "file-merged-far", "A1:XFD1048576", "A1:XFD1048576"),
    "merged ranges by the heap": ("a.xlsx", hostile.many_merged, "file-merged-often", "100,000", "100.000"),
    "names upon names": ("a.xlsx", hostile.many_names, None, "", ""),
    "styles by the million": ("a.xlsx", hostile.many_styles, "file-swells", "times as many", "lần"),
    "elements in elements": ("a.xlsx", hostile.deep_nesting, None, "", ""),
    "blanks down to the last row": ("a.xlsx", lambda p: hostile.formatted_blanks(p, 300_000), None, "", ""),
    "a lone cell far off": ("a.xlsx", lambda p: hostile.with_cell(p, "XFD1000"), "file-cell-far", "XFD1000", "XFD1000"),
    "a string that is not there": (
        "a.xlsx", lambda p: hostile.with_rows(p, '<row r="30"><c r="B30" t="s"><v>4294967295</v></c></row>'),
        "file-damaged", "Open it in Excel", "hỏng"),
    "the strict variant": ("a.xlsx", hostile.strict_kind, None, "", ""),
    "a sheet that is missing": ("a.xlsx", lambda p: hostile.without(p, SHEET), "file-part-missing", SHEET, "thiếu"),
    "a stream that is none": ("a.xlsx", hostile.broken_stream, "file-part-damaged", SHEET, "hỏng"),
    "a figure changed after saving": ("a.xlsx", hostile.changed_after_saving, "file-part-damaged", SHEET, "như khi lưu"),
    "a hundred thousand parts": ("a.xlsx", hostile.many_parts, "file-too-many-parts", "5,000", "5.000"),
    "half a workbook": (
        "a.xlsx", lambda p: packed(p, sound()).write_bytes(p.read_bytes()[: p.stat().st_size // 2]), "file-damaged", "Excel", "hỏng"),
    "half an .xls": ("a.xls", lambda p: hostile_xls.old_with(p, lambda data: data[:13_000]), "file-damaged", "Excel", "hỏng"),
    "an .xls in a circle": ("a.xls", hostile_xls.looped_chain, "file-damaged", "Excel", "hỏng"),
    "an .xls under a password": ("a.xls", hostile_xls.under_password, "file-protected", "password", "mật khẩu"),
    "an .xls with macros": ("a.xls", hostile_xls.with_macros_old, "macros-ignored", "not run", "không được chạy"),
    "an .xls with a far cell": ("a.xls", hostile_xls.old_far_cell, "file-cell-far", "IV65536", "IV65536"),
    "a line of 200 MB": ("a.csv", hostile.one_long_line, "text-line-too-long", "Line 2", "Dòng 2"),
    "five million columns": ("a.csv", hostile.five_million_columns, "text-too-wide", "1,040", "1.040"),
    "NUL bytes": ("a.csv", hostile.with_nothing, "text-with-nothing", "Line 402", "Dòng 402"),
    "a text cut in a letter": (
        "a.csv", lambda p: text_file(p, hostile.HEADER, "QR1,14/9/2021 chợ".encode()[:-1]), "encoding-unreadable", "utf-8", "utf-8"),
    **{
        f"{kind} as a spreadsheet": ("a.xlsx", lambda p, kind=kind: hostile.renamed(p, kind), "not-a-table", f"is {kind}", kind)
        for kind in ("GZIP", "RAR", "7z", "PDF")
    },
}  # fmt: skip


@pytest.mark.parametrize("what", INVENTED)
def test_more_of_the_same_families(home, tmp_path, what):
    name, make, code, english, vietnamese = INVENTED[what]
    make(tmp_path / name)
    tables, problems = verdict(home, tmp_path / name)
    if code:
        names_the_cause(problems, code, english, vietnamese)
    else:
        assert all(table.status == "ready" and table.accepted >= 12 for table in tables), (tables, problems)


def test_what_is_no_file_at_all(home, tmp_path):
    (tmp_path / "thư mục.xlsx").mkdir()
    (tmp_path / "vòng.xlsx").symlink_to(tmp_path / "vòng.xlsx")
    for path in (tmp_path / "thư mục.xlsx", tmp_path / "vòng.xlsx", Path("/dev/zero")):
        _, problems = verdict(home, path)
        names_the_cause(problems, "file-missing", "There is no file", path.name)


def test_a_link_to_a_file_is_that_file(home, tmp_path):
    (tmp_path / "lối tắt.xls").symlink_to(OLD)
    tables, _ = verdict(home, tmp_path / "lối tắt.xls")
    assert {(table.status, table.accepted) for table in tables} == {("ready", 25)}
