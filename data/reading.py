"""Reads a file in a child process under the parent's eye: progress comes back, time and memory are limited.

A crash of the child is a problem of the file, not of the dashboard. What returns is the child's summary as plain
values; nothing of the file itself passes through this process. The limits stand in `limits`.
"""

import atexit
import contextlib
import json
import logging
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO, Any

from data.errors import full
from data.limits import Limits, limits

ROOT = Path(__file__).parent.parent
LOOK_EVERY, BEAT_EVERY = 0.02, 0.5
MEGABYTE = 10**6
# What a process says last when it was given no more memory: Rust, Python, C++ and DuckDB.
NO_MEMORY = ("memory allocation of", "MemoryError", "bad_alloc", "Out of Memory", "OutOfMemory", "realloc")

Said = dict[str, Any]
Progress = Callable[[str], None]
Child = subprocess.Popen[str]


def read_in_child(job: Said, home: Path, tell: Callable[[Said], None]) -> Said:
    """Run one reading job; see `reader.read_file` for what comes back.

    `tell` gets each step, and between them about twice a second {"step": "alive", "seconds": so far}; always in the
    calling thread, so that an exception raised there stops the child and goes on to the caller.

    Raises:
        HomeRefused: the disk was full.
        SettingRefused: a limit in the environment is no number.
    """
    allowed = limits()
    child, errors = waiting.pop() if waiting else started()
    with errors:
        set_wall(child.pid, allowed)
        lines: Queue[str | None] = Queue()
        talk = Thread(target=converse, args=(child, json.dumps(job, default=str), lines), daemon=True)
        talk.start()
        try:
            return follow(child, lines, errors, allowed, home, tell)
        finally:
            child.kill()
            child.wait()
            talk.join()
            for pipe in (child.stdin, child.stdout):
                with contextlib.suppress(BrokenPipeError):
                    assert pipe
                    pipe.close()


# A process that was started before there is a job for it.
waiting: list[tuple[Child, IO[bytes]]] = []


def get_ready() -> None:
    """Start a reading process now, so that the next job need not wait for it."""
    waiting.append(started())
    atexit.register(send_away)


def send_away() -> None:
    """End a process that no job came for."""
    while waiting:
        child, errors = waiting.pop()
        child.kill()
        with errors, child:
            pass


def started() -> tuple[Child, IO[bytes]]:
    """A reader's process, and where its errors go."""
    errors = tempfile.TemporaryFile()  # noqa: SIM115  closed by whoever takes the process
    child = subprocess.Popen(
        [sys.executable, "-m", "data.reader"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"},
        encoding="utf-8",
    )
    return child, errors


def set_wall(pid: int, allowed: Limits) -> None:
    """Where the system can (Linux), a hard limit as well: no single grasp for memory takes the machine along.

    It is far above the watched one, because libraries set aside much more than they use. No dump of the memory is
    left behind either.
    """
    try:
        import resource
    except ImportError:
        return
    if hasattr(resource, "prlimit"):
        most = (2 * allowed.read_memory_mb + 1000) * MEGABYTE
        with contextlib.suppress(ProcessLookupError, PermissionError, ValueError):
            resource.prlimit(pid, resource.RLIMIT_DATA, (most, most))
            resource.prlimit(pid, resource.RLIMIT_CORE, (0, 0))


def converse(child: Child, job: str, lines: "Queue[str | None]") -> None:
    """Hand the job over and pass on the child's lines; None after the last."""
    assert child.stdin and child.stdout
    try:
        child.stdin.write(job)
        child.stdin.close()
        for line in child.stdout:
            lines.put(line)
    except (OSError, ValueError):
        logging.getLogger(__name__).info("The reader went away while it was spoken with.")
    finally:
        lines.put(None)


def follow(
    child: Child,
    lines: "Queue[str | None]",
    errors: IO[bytes],
    allowed: Limits,
    home: Path,
    tell: Callable[[Said], None],
) -> Said:
    """Listen until the child is done or has passed a limit."""
    start = beat = time.monotonic()
    summary: Said | None = None
    while True:
        line = next_line(lines)
        seconds = time.monotonic() - start
        if line is None:
            return summary or died(child, errors, allowed)
        if line:
            said = json.loads(line)
            if said.get("step") == "disk-full":
                raise full(home)
            summary = said.get("summary", summary)
            if "step" in said:
                tell({**said, "seconds": seconds})
        if seconds > allowed.read_seconds:
            return stopped("reading-too-long", seconds=allowed.read_seconds)
        if resident(child.pid) > allowed.read_memory_mb * MEGABYTE:
            return stopped("reading-too-large", megabytes=allowed.read_memory_mb)
        if start + seconds - beat >= BEAT_EVERY:
            beat = start + seconds
            tell({"step": "alive", "seconds": seconds})


def next_line(lines: "Queue[str | None]") -> str | None:
    """The child's next line, "" while it is silent, None after the last."""
    try:
        return lines.get(timeout=LOOK_EVERY)
    except Empty:
        return ""


def resident(pid: int) -> int:
    """The memory a process holds, in bytes; 0 when it is gone."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")
    except FileNotFoundError:
        return 0 if sys.platform == "linux" else resident_elsewhere(pid)
    except (OSError, IndexError):
        return 0


def resident_elsewhere(pid: int) -> int:
    """The same where the system has no /proc."""
    import psutil

    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error:
        return 0


def stopped(code: str, **detail: object) -> Said:
    """A summary in place of the one that did not come."""
    return {"tables": [{"sheet": "", "dataset": None, "refused": [code, detail]}]}


def died(child: Child, errors: IO[bytes], allowed: Limits) -> Said:
    """What is said of a child that ended by itself and left no summary."""
    child.wait()
    errors.seek(0)
    text = errors.read().decode("utf-8", "replace").strip()
    lines = text.splitlines() or [""]
    why = next((line for line in lines if "panicked" in line or "memory" in line.lower()), lines[-1])
    logging.getLogger(__name__).error("The reader stopped (exit %s): %s", child.returncode, why[:300])
    # Killed from outside: the system itself was out of memory.
    if child.returncode == -9 or any(mark in text for mark in NO_MEMORY):
        return stopped("reading-too-large", megabytes=allowed.read_memory_mb)
    return stopped("reading-crashed")
