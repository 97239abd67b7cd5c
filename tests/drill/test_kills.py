"""A hundred times an import is killed at a random moment; each upload is there whole or not at all."""

import os
import random
import shutil
import signal
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
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
BEFORE = (0, 0, 0, 0)
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
    chosen = random.Random(2021)
    # Half of the kills fall into the last third, where files move and the ledger is written.
    shares = [chosen.uniform(0.6, 1.1) if kill % 2 else chosen.uniform(0, 1.1) for kill in range(KILLS)]

    def one(kill):
        return killed(tmp_path / f"home-{kill}", shares[kill], whole, again=kill % 10 == 0)

    with ThreadPoolExecutor(2) as two:
        seen = Counter(two.map(one, range(KILLS)))
    assert seen[BEFORE] >= 10, "the kills came too late to prove anything"


def killed(home, share, whole, again):
    """The figures of a home whose import was killed after `share` of its usual seconds, all of it looked at."""
    files, seconds, after = whole
    running = importing(home, files)
    try:
        running.wait(timeout=seconds * share)
    except subprocess.TimeoutExpired:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
    told = figures(home)
    assert told in (BEFORE, after), f"killed after {share:.2f}: {told}"
    assert len(uploads(home)) == (7 if told == after else 0)
    assert not list(damages(home))
    for kept in (home / "originals").glob("*"):
        assert sha256(kept.read_bytes()).hexdigest() == kept.name
    if again:
        assert importing(home, files).wait() == 0
        assert figures(home) == after and look_after(home, "drill") == []
        assert {path.name for path in (home / "facts").iterdir()} == {one.upload for one in uploads(home)}
    shutil.rmtree(home, ignore_errors=True)
    return told


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
