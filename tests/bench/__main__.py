"""How long large imports and large campaigns take: `python -m tests.bench [--fifty]`. It prints and judges nothing.

A register of 10,000 venues and 5,000,000 scan rows of 60 days are made up in a temporary folder. Measured are the
import against what DuckDB alone needs to read the same file with declared columns and write Parquet, the memory of the
import's processes, and the snapshot with every page's questions; with `--fifty` also those with ten times the rows.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from threading import Event, Thread

import duckdb

ROOT = Path(__file__).parent.parent.parent
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
    fifty = asked.parse_args().fifty
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


def imported(home: Path, file: Path) -> tuple[float, float, float]:
    """Import through the command line: seconds, peak memory of all its processes, and of the largest one (MB)."""
    start = time.perf_counter()
    running = subprocess.Popen(
        [sys.executable, "-m", "data", "import", str(file)],
        cwd=ROOT,
        env={**os.environ, "CAMPAIGN_HOME": str(home)},
        stdout=subprocess.DEVNULL,
    )
    peaks, done = [0.0, 0.0], Event()
    watch = Thread(target=watched, args=(running.pid, peaks, done))
    watch.start()
    code = running.wait()
    seconds = time.perf_counter() - start
    done.set()
    watch.join()
    if code:
        raise SystemExit(f"the import of {file.name} ended with {code}")
    return seconds, peaks[0], peaks[1]


def watched(pid: int, peaks: list[float], done: Event) -> None:
    """Look at the resident memory of a process and those under it twenty times a second, where /proc tells it."""
    while not done.wait(0.05):
        sizes = [resident(one) for one in [pid, *children(pid)]]
        peaks[:] = max(peaks[0], sum(sizes)), max(peaks[1], *sizes)


def children(pid: int) -> list[int]:
    """The processes under a process."""
    try:
        found = [int(one) for task in Path(f"/proc/{pid}/task").glob("*/children") for one in task.read_text().split()]
    except OSError:
        return []
    return found + [deeper for one in found for deeper in children(one)]


def resident(pid: int) -> float:
    """Resident memory in MB; 0 for a process that is gone."""
    try:
        line = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
    except (OSError, StopIteration):
        return 0.0


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
