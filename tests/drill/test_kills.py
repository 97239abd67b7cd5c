"""A hundred times an import is killed at a random moment; each upload is there whole or not at all."""

import os
import random
import shutil
import signal
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from time import monotonic

import pytest

from data.keep import damages, look_after
from data.ledger import newest_version
from data.sample import write
from data.snapshot import build
from data.uploads import uploads

ROOT = Path(__file__).parent.parent.parent
KILLS = 100
QUESTIONS = (
    "SELECT count(*) AS n FROM venue",
    "SELECT coalesce(sum(scans), 0) AS n FROM venue_day",
    "SELECT count(*) AS n FROM day_source",
    "SELECT coalesce(sum(installed), 0) AS n FROM app_install",
)


def importing(home, files):
    """`python -m data import`, and all its children in a group of their own."""
    return subprocess.Popen(
        [sys.executable, "-m", "data", "import", *map(str, files)],
        cwd=ROOT,
        env={**os.environ, "CAMPAIGN_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def figures(home):
    """What a reader sees now, built anew."""
    found = build(home, newest_version(home))
    return tuple(int(found.query(question)["n"][0]) for question in QUESTIONS)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The sample, the seconds its import takes, and its figures."""
    folder = tmp_path_factory.mktemp("whole")
    files = write(folder / "sample")
    start = monotonic()
    assert importing(folder / "home", files).wait() == 0
    return files, monotonic() - start, figures(folder / "home")


def test_a_hundred_kills(tmp_path, whole):
    """A fresh home each time; afterwards the home is as before the import or as after it, and a later import ends."""
    files, seconds, after = whole
    chosen, before = random.Random(2021), (0, 0, 0, 0)
    seen = {before: 0, after: 0}
    for kill in range(KILLS):
        home = tmp_path / f"home-{kill}"
        running = importing(home, files)
        # Half of the kills fall into the last third, where files move and the ledger is written.
        share = chosen.uniform(0.6, 1.1) if kill % 2 else chosen.uniform(0, 1.1)
        try:
            running.wait(timeout=seconds * share)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()
        told = figures(home)
        assert told in seen, f"kill {kill} left {told}, neither {before} nor {after}"
        seen[told] += 1
        assert len(uploads(home)) == (7 if told == after else 0)
        assert not list(damages(home))
        for kept in (home / "originals").glob("*"):
            assert sha256(kept.read_bytes()).hexdigest() == kept.name
        if kill % 10 == 0:
            assert importing(home, files).wait() == 0
            assert figures(home) == after and look_after(home, "drill") == []
            told_of = {one.upload for one in uploads(home)}
            assert {path.name for path in (home / "facts").iterdir()} == told_of
        shutil.rmtree(home)
    assert seen[before] >= 10, "the kills came too late to prove anything"


def test_kills_upon_a_campaign_that_is_there(tmp_path, whole):
    """The same home again and again: the register stays, whatever becomes of the scans."""
    files, seconds, after = whole
    home = tmp_path / "home"
    assert importing(home, files[:1]).wait() == 0
    before, chosen = figures(home), random.Random(7)
    for _ in range(10):
        running = importing(home, files[1:])
        try:
            running.wait(timeout=seconds * chosen.uniform(0.3, 0.9))
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()
        assert figures(home) in (before, after) and not list(damages(home))
    assert importing(home, files).wait() == 0
    assert figures(home) == after
