"""Reads a file in a child process under the parent's eye: progress comes back, time is limited, a crash is a problem.

What it returns is the child's summary as plain values; nothing of the file itself passes through this process.
"""

import json
import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from threading import Timer
from typing import Any

from data.errors import full

SECONDS = 900
ROOT = Path(__file__).parent.parent
STOPPED = {"tables": [{"sheet": "", "dataset": None, "refused": ["reading-stopped", {}]}]}

Progress = Callable[[str], None]


def read_in_child(job: dict[str, Any], home: Path, tell: Callable[[dict[str, Any]], None]) -> dict[str, Any]:
    """Run one reading job; `tell` gets each step. See `reader.read_file` for what comes back.

    Raises:
        HomeRefused: the disk was full.
    """
    with tempfile.TemporaryFile() as errors:
        child = subprocess.Popen(
            [sys.executable, "-m", "data.reader"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            cwd=ROOT,
            env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"},
            encoding="utf-8",
        )
        limit = Timer(SECONDS, child.kill)
        limit.start()
        try:
            summary = listen(child, job, home, tell)
        finally:
            limit.cancel()
            child.kill()
            child.wait()
            if child.stdout:
                child.stdout.close()
        if summary is None:
            errors.seek(0)
            said = errors.read().decode("utf-8", "replace").strip().splitlines() or [""]
            why = next((line for line in said if "panicked" in line or "abort" in line), said[-1])
            logging.getLogger(__name__).error("The reader stopped (exit %s): %s", child.returncode, why[:300])
    return summary or STOPPED


def listen(
    child: "subprocess.Popen[str]", job: dict[str, Any], home: Path, tell: Callable[[dict[str, Any]], None]
) -> dict[str, Any] | None:
    """Hand the job over and read the child's lines to their end; None when no summary came."""
    assert child.stdin and child.stdout
    try:
        child.stdin.write(json.dumps(job, default=str))
        child.stdin.close()
    except BrokenPipeError:
        return None
    summary: dict[str, Any] | None = None
    for line in child.stdout:
        said = json.loads(line)
        if "summary" in said:
            summary = said["summary"]
        elif said["step"] == "disk-full":
            raise full(home)
        else:
            tell(said)
    child.wait()
    return summary
