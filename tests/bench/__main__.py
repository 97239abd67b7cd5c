"""How long large imports and large campaigns take: `python -m tests.bench [--fifty]`. It prints and judges nothing.

A register of 10,000 venues and 5,000,000 scan rows of 60 days are made up in a temporary folder. Measured are the
import against what DuckDB alone needs to read the same file with declared columns and write Parquet, the memory of the
import's processes, and the snapshot with every page's questions; with `--fifty` also those with ten times the rows.
Then a workbook of 200,000 rows, see `workbooks`; with `--workbooks` that alone. Last the pages of a small campaign, see
`reruns`, `repaint` and `people`; with `--pages` or `--people` these alone.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb

from tests.bench.measuring import ROOT, imported
from tests.bench.people import people
from tests.bench.repaint import repaint
from tests.bench.reruns import reruns
from tests.bench.serving import made_up_home
from tests.bench.workbooks import against_calamine

VENUES, ROWS, DAYS, PAIRS = 10_000, 5_000_000, 60, 3
SINCE, UNTIL = "2021-07-01", "2021-08-29"
BARE = """
import duckdb, sys
database = duckdb.connect()
database.execute("SET enable_progress_bar = false")
database.execute(f\"\"\"COPY (SELECT * FROM read_csv('{sys.argv[1]}', auto_detect = false, header = true,
    delim = ',', quote = '"', columns = {{'code': 'VARCHAR', 'at': 'TIMESTAMP', 'person': 'VARCHAR', 'phone': 'VARCHAR'}},
    timestampformat = '%d/%m/%Y %H:%M:%S')) TO '{sys.argv[2]}'\"\"\")
"""
PAGES = """
import sys, time
from datetime import date
from pathlib import Path
from analytics import activity, coverage, freshness, registrations, venue
from analytics.figures import gather
from analytics.scope import Scope, presets
from data.snapshot import snapshot
start = time.perf_counter()
found = snapshot(Path(sys.argv[1]))
built = time.perf_counter() - start
scope = Scope(date(2021, 8, 15), date(2021, 8, 29))
presets(found); gather(found, scope)
for each in (scope, scope.previous()):
    registrations.by_commune(found, each); registrations.daily(found, each); activity.daily(found, each)
    activity.by_commune(found, each); activity.venues(found, each)
registrations.by_type(found, scope); registrations.register(found, scope); registrations.types(found)
for app in coverage.apps(found):
    coverage.by_commune(found, scope, app); coverage.trend(found, scope, app)
freshness.missing_days(scope, freshness.covered(found, scope)); freshness.outside(found, scope); freshness.sources(found)
key = found.query("SELECT min(venue) AS v FROM venue")["v"][0]
venue.venue(found, key, scope); venue.venue_days(found, key, scope); venue.venue_hours(found, key, scope)
print(built, time.perf_counter() - start - built)
"""


def main() -> None:
    """Make the files up, measure, print."""
    asked = argparse.ArgumentParser("python -m tests.bench", description=__doc__)
    asked.add_argument("--fifty", action="store_true", help="also with 50,000,000 scan rows; takes minutes")
    asked.add_argument("--workbooks", action="store_true", help="only the workbook of 200,000 rows")
    asked.add_argument("--pages", action="store_true", help="only the pages: warm reruns, repaint, people served")
    asked.add_argument("--people", action="store_true", help="only how many people are served; takes ten minutes")
    said = asked.parse_args()
    if said.pages or said.people:
        return of_pages(said.people)
    if not said.workbooks:
        against_tables(said.fifty)
    with tempfile.TemporaryDirectory() as place:
        against_calamine(Path(place))
    return None if said.workbooks else of_pages()


def of_pages(only_people: bool = False) -> None:
    """The made-up campaign in a browser and without one."""
    with tempfile.TemporaryDirectory() as place:
        home = made_up_home(Path(place))
        if not only_people:
            reruns(home)
            repaint(home)
        people(home)


def against_tables(fifty: bool) -> None:
    """Text files of millions of rows, and the pages over them."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        home = folder / "home-0"
        scans, register = made_up_scans(folder / "scans.csv", ROWS), made_up_register(folder / "register.csv")
        print(f"{scans.stat().st_size / 1e6:.0f} MB of CSV, {ROWS:,} scans of {VENUES:,} venues on {DAYS} days")
        against_duckdb(folder, register, scans)
        homes = [home]
        if fifty:
            homes.append(folder / "home-fifty")
            imported(homes[1], register)
            for part in range(10):
                more = made_up_scans(folder / "more.csv", ROWS, part * DAYS // 10, DAYS // 10)
                print(f"import of part {part + 1} of 10: {imported(homes[1], more)[0]:.1f} s")
                more.unlink()
        spent = list(zip(*([pages(home) for home in homes] for _ in range(PAIRS)), strict=True))
        medians = [statistics.median(one) for one in spent]
        print(f"median: snapshot and questions with 5 million scans {medians[0]:.2f} s")
        if fifty:
            print(f"with 50 million {medians[1]:.2f} s: {medians[1] / medians[0]:.2f} times (at most 1.3)")


def against_duckdb(folder: Path, register: Path, scans: Path) -> None:
    """Bare DuckDB and the import, turn by turn, each a process of its own."""
    bare, ours, peak = [], [], (0.0, 0.0)
    for turn in range(PAIRS):
        home = folder / f"home-{turn}"
        imported(home, register)
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", BARE, str(scans), str(folder / "bare.parquet")], check=True)
        bare.append(time.perf_counter() - start)
        seconds, tree, largest = imported(home, scans)
        ours.append(seconds)
        peak = (max(peak[0], tree), max(peak[1], largest))
        print(f"DuckDB alone {bare[-1]:.2f} s, python -m data import {ours[-1]:.2f} s")
    ratios = [one / other for one, other in zip(ours, bare, strict=True)]
    print(f"median: DuckDB alone {statistics.median(bare):.2f} s, import {statistics.median(ours):.2f} s")
    print(
        f"ratio: median {statistics.median(ratios):.2f}, of {', '.join(f'{ratio:.2f}' for ratio in ratios)} (at most 3)"
    )
    print(f"peak memory: all processes of the import together {peak[0]:.0f} MB, the largest alone {peak[1]:.0f} MB")


def pages(home: Path) -> float:
    """Build the snapshot and ask every page's questions in a fresh process; the sum of both, in seconds."""
    asked = [sys.executable, "-c", PAGES, str(home)]
    built, answered = map(float, subprocess.run(asked, cwd=ROOT, check=True, capture_output=True).stdout.split())
    print(f"{home.name}: snapshot {built:.2f} s, every page's questions {answered:.2f} s")
    return built + answered


def made_up_scans(path: Path, rows: int, first: int = 0, days: int = DAYS) -> Path:
    """A scan a row with a person and a phone, spread over the venues and `days` days from the day number `first`."""
    query = f"""
        SELECT 'QR' || lpad((hash(i) % {VENUES})::VARCHAR, 5, '0') AS "Mã địa điểm",
            strftime(TIMESTAMP '{SINCE} 00:00:00' + to_days({first}) + to_seconds((hash(i * 7) % ({days} * 86400))::BIGINT),
                '%d/%m/%Y %H:%M:%S') AS "Thời gian quét",
            'Nguyễn Mẫu ' || (i % 1000) AS "Họ tên", '0900' || lpad((i % 1000000)::VARCHAR, 6, '0') AS "SĐT"
        FROM range({rows}) AS t(i)"""
    return copied(query, path)


def made_up_register(path: Path) -> Path:
    """The venues, over all communes."""
    query = f"""
        SELECT 'QR' || lpad(i::VARCHAR, 5, '0') AS "Mã địa điểm", 'Địa điểm mẫu ' || i AS "Tên địa điểm",
            commune.code AS "Mã xã", 'chợ' AS "Loại hình", '1/7/2021' AS "Ngày đăng ký"
        FROM range({VENUES}) AS t(i)
        JOIN (SELECT *, row_number() OVER (ORDER BY code) - 1 AS at FROM read_csv('{ROOT}/data/reference/communes.csv',
            all_varchar = true)) AS commune ON commune.at = i % 25"""
    return copied(query, path)


def copied(query: str, path: Path) -> Path:
    """The rows of a query as CSV."""
    with duckdb.connect() as database:
        database.execute(f"COPY ({query}) TO '{path}' (HEADER, DELIMITER ',')")
    return path


if __name__ == "__main__":
    main()
