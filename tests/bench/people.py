"""How many people one process serves, and two behind a proxy that keeps each person at one of them.

Each person clicks five seconds after the click before, on average and at random: on a period, a commune, another page.
More come every few seconds until the slowest 5 % of the clicks of a step wait longer than a second. The people come
from one process that takes a processor for itself; its own processor time is printed, for where there are two
processors it takes one from the servers.
"""

import asyncio
import os
import random
import statistics
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import uvloop

from tests.bench.serving import Server, bare, dashboard, processor, serving
from tests.bench.visitor import Visitor

THINKING, PATIENCE = 5.0, 1.0
COMING, STEP, AT_MOST, WANTED = 10, 8.0, 800, 150
PAGES = ("", "registrations", "activity", "coverage", "changes")


@dataclass
class Crowd:
    """Who clicks, and how long each click of this step took."""

    server: Server
    took: list[float] = field(default_factory=list)
    people: list[asyncio.Task[None]] = field(default_factory=list)

    async def person(self, seed: int) -> None:
        """One person's clicks, for as long as it lasts."""
        chance = random.Random(seed)
        await asyncio.sleep(chance.random() * STEP)
        async with Visitor(self.server.url, chance.choice(PAGES), {"lang": ["vi"]}) as visitor:
            start = time.perf_counter()
            await visitor.open()
            self.took.append(time.perf_counter() - start)
            while True:
                start += chance.expovariate(1 / THINKING)
                await asyncio.sleep(max(0.0, start - time.perf_counter()))
                start = max(start, time.perf_counter())
                await click(visitor, chance)
                self.took.append(time.perf_counter() - start)


async def click(visitor: Visitor, chance: random.Random) -> None:
    """A period six times in ten, a commune or all of them twice, another page twice."""
    kind = chance.random()
    if "preset" not in visitor.widgets:
        await visitor.rerun()
    elif kind < 0.6:
        await visitor.click("preset", chance.choice(visitor.choices["preset"]))
    elif kind < 0.8 and visitor.choices.get("communes"):
        one = [] if chance.random() < 0.5 else [chance.choice(visitor.choices["communes"])]
        await visitor.click("communes", *one)
    else:
        await visitor.go(chance.choice([page for page in PAGES if page in visitor.pages]))


def people(home: Path) -> None:
    """The floor, one process, two."""
    print(f"people who click every {THINKING:.0f} s on average; {COMING} more come every {STEP:.0f} s")
    print(f"on {os.cpu_count()} processors, of which whoever clicks takes one")
    told("an app of one line, one process", 1, *measured(lambda stack: [stack.enter_context(bare(home))]))
    told("one process", 1, *measured(lambda stack: [stack.enter_context(dashboard(home))]))
    found = measured(lambda stack: [stack.enter_context(dashboard(home)) for _ in range(2)])
    told("two processes behind a sticky proxy", 2, *found)


def told(name: str, processes: int, served: int, spent: list[str]) -> None:
    """The number, and whose processor was full."""
    more = f"; at least {WANTED} a process wanted" if "line" not in name else ""
    print(f"{name}: {served} people served, {served / processes:.0f} a process{more}")
    print("  processor in the last step: " + ", ".join(spent))


def measured(start: Callable[[ExitStack], list[Server]]) -> tuple[int, list[str]]:
    """Let people come until it is too slow: how many were served before, and who used how much processor."""
    with ExitStack() as stack:
        servers = start(stack)
        watched = {f"server {at + 1}": server.pid for at, server in enumerate(servers)}
        door = servers[0]
        if len(servers) > 1:
            ports = [server.url.rpartition(":")[2] for server in servers]
            door = stack.enter_context(serving(["-m", "tests.bench.sticky_proxy", *ports], Path(), "/_stcore/health"))
            watched["proxy"] = door.pid
        return uvloop.run(ramp(door, {**watched, "who clicks": os.getpid()}))


async def ramp(door: Server, watched: dict[str, int]) -> tuple[int, list[str]]:
    """One step after another."""
    crowd, served, spent = Crowd(door), 0, [""]
    while len(crowd.people) < AT_MOST:
        crowd.people += [asyncio.create_task(crowd.person(len(crowd.people) + at)) for at in range(COMING)]
        crowd.took.clear()
        before, since = {name: processor(pid) for name, pid in watched.items()}, time.perf_counter()
        await asyncio.sleep(STEP)
        past = time.perf_counter() - since
        spent = [f"{name} {(processor(pid) - before[name]) / past:.0%}" for name, pid in watched.items()]
        broken = [one for one in crowd.people if one.done()]
        if broken or slow(crowd.took) > PATIENCE:
            print(f"  {len(crowd.people)} people: {said(crowd.took)}" + (f", {len(broken)} lost" if broken else ""))
            break
        served = len(crowd.people)
        if served % (5 * COMING) == 0:
            print(f"  {served} people: {said(crowd.took)}; " + ", ".join(spent), flush=True)
    for one in crowd.people:
        one.cancel()
    await asyncio.gather(*crowd.people, return_exceptions=True)
    return served, spent


def slow(took: list[float]) -> float:
    """What 95 of 100 clicks did not pass."""
    return statistics.quantiles(took, n=20)[-1] if len(took) > 1 else 0.0


def said(took: list[float]) -> str:
    """How long clicks took."""
    return f"{len(took)} clicks, median {statistics.median(took) * 1000:.0f} ms, p95 {slow(took) * 1000:.0f} ms"
