"""Servers of the bench: the dashboard on a made-up campaign, others beside it; started, watched and stopped here."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.measuring import ROOT, children

STREAMLIT = ["-m", "streamlit", "run"]
STARTING = 60
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Server:
    """A running server: where it listens and which process it is."""

    url: str
    pid: int

    def spent(self) -> float:
        """Processor seconds it has used so far, with those under it."""
        return sum(processor(one) for one in [self.pid, *children(self.pid)])


def processor(pid: int) -> float:
    """Processor seconds of one process, in and for it; 0 where /proc does not tell or it is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS


def made_up_home(folder: Path) -> Path:
    """The sample, loaded as anybody would load it."""
    home, sample = folder / "home", folder / "sample"
    kept = {**os.environ, "CAMPAIGN_HOME": str(home)}
    for command in (["sample", str(sample)], ["import"]):
        files = sorted(map(str, sample.glob("*.xlsx"))) if command == ["import"] else []
        subprocess.run(
            [sys.executable, "-m", "data", *command, *files], cwd=ROOT, env=kept, check=True, stdout=subprocess.DEVNULL
        )
    return home


@contextmanager
def dashboard(home: Path) -> Iterator[Server]:
    """The dashboard as `make run` serves it."""
    with serving([*STREAMLIT, "dashboard.py"], home) as server:
        yield server


@contextmanager
def bare(home: Path) -> Iterator[Server]:
    """A Streamlit app that writes one line: the floor."""
    with serving([*STREAMLIT, "tests/bench/bare_app.py", "--runner.postScriptGC", "false"], home) as server:
        yield server


@contextmanager
def serving(command: Sequence[str], home: Path, asked_for: str = "") -> Iterator[Server]:
    """A Python program that takes its port from --server.port, until the block ends."""
    port = free_port()
    settings = {**os.environ, "CAMPAIGN_HOME": str(home), "PYTHONPATH": str(ROOT)}
    asked = [sys.executable, *command, "--server.port", str(port), "--server.headless", "true"]
    running = subprocess.Popen(
        asked, cwd=ROOT, env=settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        url = f"http://127.0.0.1:{port}"
        answering(url + asked_for, running)
        yield Server(url, running.pid)
    finally:
        os.killpg(running.pid, signal.SIGTERM)
        running.wait()


def answering(url: str, running: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers its first page."""
    until = time.monotonic() + STARTING
    while time.monotonic() < until and running.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"no server at {url}")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])
