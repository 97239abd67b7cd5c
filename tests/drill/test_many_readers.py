"""Sixteen threads ask while another process imports: no error, and every answer is of one version."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

from analytics.engine import ask
from analytics.figures import gather
from analytics.scope import Scope
from data.ledger import newest_version
from data.snapshot import snapshot
from tests.data.made import SCANS, csv_file, register, september, xlsx

ROOT = Path(__file__).parent.parent.parent
THREADS, FILES = 16, 5
SCOPE = Scope(september(1), september(30))


def run(home, *words):
    return subprocess.run(
        [sys.executable, "-m", "data", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, "CAMPAIGN_HOME": str(home)},
        capture_output=True,
        check=True,
    )


def answer(found):
    """(version, the same sum of scans asked in four ways)."""
    by_venue = int(found.query("SELECT coalesce(sum(scans), 0) AS n FROM venue_day")["n"][0])
    by_day = int(ask(found, "scans_daily", **SCOPE.params)["scans"].sum())
    days = int(found.query("SELECT count(DISTINCT day) AS n FROM day_source")["n"][0])
    return found.version, by_venue, by_day, gather(found, SCOPE).scans, days


def test_sixteen_threads_read_while_another_process_imports(tmp_path):
    """File n covers day n with n scans, so version n + 1 has n days and n (n + 1) / 2 scans."""
    home = tmp_path / "home"
    venues = [(f"QR{at}", f"Điểm {at}", "Kim Tân", None) for at in range(300)]
    run(home, "import", xlsx(tmp_path / "a.xlsx", register(*venues)), "--as-of", "2021-09-01")
    files = [
        csv_file(tmp_path / f"{day}.csv", [SCANS, *([f"QR{at}", f"{day}/9/2021 08:0{at % 6}"] for at in range(day))])
        for day in range(1, FILES + 1)
    ]
    done = Event()

    def reader(_):
        answers = []
        while not done.is_set() or not answers:
            answers.append(answer(snapshot(home)))
        return answers

    with ThreadPoolExecutor(THREADS) as readers:
        running = readers.map(reader, range(THREADS))
        try:
            for path in files:
                run(home, "import", path)
        finally:
            done.set()
        answers = [one for answers in running for one in answers]
    assert newest_version(home) == FILES + 1
    seen = set()
    for version, by_venue, by_day, gathered, days in answers:
        n = version - 1
        assert (days, by_venue, by_day) == (n, n * (n + 1) // 2, n * (n + 1) // 2)
        assert (gathered or 0) == by_venue
        seen.add(version)
    assert len(seen) >= 3, "the readers saw hardly anything change"
