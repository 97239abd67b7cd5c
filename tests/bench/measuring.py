"""How long an import through the command line takes, and how much memory its processes hold at most."""

import os
import subprocess
import sys
import time
from pathlib import Path
from threading import Event, Thread

ROOT = Path(__file__).parent.parent.parent


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
