"""The reading process under its parent's eye: limits that are said, a heartbeat, and nothing left when it is stopped."""

import os
import signal
import threading
from pathlib import Path

import pytest

from data.batch import Incoming
from data.intake import check
from data.problems import Problem, message
from data.reading import read_in_child
from tests.data.made import SCANS, TODAY, csv_file, register, xlsx


class Stopped(Exception):
    """What a page raises when the person goes away."""


@pytest.fixture(scope="module")
def slow(tmp_path_factory):
    """A file that keeps the reader busy for some seconds: read row by row, in old letters."""
    rows = [SCANS, *([f"QR{at:06}", "14/9/2021 08:00"] for at in range(250_000))]
    return csv_file(tmp_path_factory.mktemp("slow") / "quet.csv", rows, encoding="utf-16")


def job(path, out):
    return {"path": str(path), "out": str(out), "default": {}, "answers": {}, "today": TODAY.isoformat()}


def children():
    """The processes under this one."""
    return {int(pid) for task in Path("/proc/self/task").iterdir() for pid in (task / "children").read_text().split()}


def refusal(summary):
    (table,) = summary["tables"]
    code, detail = table["refused"]
    problem = Problem(code, "error", "", detail=detail)
    return code, message("en", problem), message("vi", problem)


def test_it_says_that_it_is_alive_from_the_calling_thread(tmp_path, slow):
    said = []
    summary = read_in_child(job(slow, tmp_path), tmp_path, lambda one: said.append((threading.get_ident(), one)))
    assert summary["tables"][0]["read"] == 250_001
    beats = [one["seconds"] for _, one in said if one["step"] == "alive"]
    assert len(beats) >= 2 and all(later - sooner > 0.4 for sooner, later in zip(beats, beats[1:], strict=False))
    assert {thread for thread, _ in said} == {threading.get_ident()}


def test_the_time_is_limited_and_said(tmp_path, slow, monkeypatch):
    monkeypatch.setenv("READ_SECONDS", "1")
    code, english, vietnamese = refusal(read_in_child(job(slow, tmp_path), tmp_path, lambda said: None))
    assert code == "reading-too-long"
    assert "after 1 seconds" in english and "READ_SECONDS" in english and "sau 1 giây" in vietnamese


def test_the_memory_is_limited_and_said(tmp_path, slow, monkeypatch):
    monkeypatch.setenv("READ_MEMORY_MB", "120")
    code, english, vietnamese = refusal(read_in_child(job(slow, tmp_path), tmp_path, lambda said: None))
    assert code == "reading-too-large"
    assert "more than 120 MB" in english and "READ_MEMORY_MB" in english and "hơn 120 MB" in vietnamese


def test_a_sudden_grasp_for_memory_meets_a_wall(tmp_path):
    """The child is told to hold more than it may at once; the system itself says no."""
    import resource

    from data.limits import Limits
    from data.reading import set_wall

    before = children()

    def look(said):
        (child,) = children() - before
        walls.append(resource.prlimit(child, resource.RLIMIT_DATA)[0])

    walls = []
    set_wall(2**22 + 1, Limits())  # a process that is gone is none to worry about
    read_in_child(job(xlsx(tmp_path / "a.xlsx", register()), tmp_path), tmp_path, look)
    assert set(walls) == {3_000 * 10**6}


def test_a_reader_that_dies_by_itself_is_said(tmp_path, slow):
    before = children()

    def end_it(said):
        (child,) = children() - before
        os.kill(child, signal.SIGABRT)

    code, english, vietnamese = refusal(read_in_child(job(slow, tmp_path), tmp_path, end_it))
    assert code == "reading-crashed"
    assert "nothing of it was taken" in english and "chưa lấy gì" in vietnamese


@pytest.mark.parametrize("how", [Stopped, KeyboardInterrupt, GeneratorExit])
def test_who_stops_it_leaves_no_process_and_no_folder(tmp_path, slow, how):
    before, words = children(), []

    def progress(said):
        words.append(said)
        if len(words) == 4:
            raise how

    with pytest.raises(how):
        check(tmp_path / "home", [Incoming("quét.csv", slow)], today=TODAY, progress=progress)
    assert children() == before
    assert list((tmp_path / "home" / "incoming").iterdir()) == []
    assert not (tmp_path / "home" / "originals").exists() and not (tmp_path / "home" / "facts").exists()


def test_progress_says_file_rows_and_seconds(tmp_path, slow):
    words = []
    check(tmp_path / "home", [Incoming("quét.csv", slow)], today=TODAY, progress=words.append)
    assert words[0] == "quét.csv"
    assert any(said.startswith("quét.csv") and "250001" in said and said.endswith(" s") for said in words), words
