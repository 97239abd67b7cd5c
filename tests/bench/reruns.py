"""Warm reruns: how long the server takes for a click on each page, beside an app that writes one line.

The times are those of a visitor on the same machine, from the click until the run has finished: script, messages and
all. Every click chooses another period, each shown once before; pages without a period run again as they are.
"""

import asyncio
import statistics
from collections.abc import Awaitable, Callable
from itertools import cycle
from pathlib import Path

from tests.bench.serving import Server, bare, dashboard
from tests.bench.visitor import Run, Visitor

CLICKS, AT_MOST = 40, 20
FLOOR_AT_MOST = 3


def reruns(home: Path) -> None:
    """Every page in turn, then the floor."""
    with bare(home) as empty, dashboard(home) as server:
        floor = asyncio.run(measured(empty, "", ["a", "b", "c"]))
        print("warm rerun of each page, milliseconds from the click to the end of the run, seen by a client without a")
        print(f"browser ({CLICKS} clicks, median, 90th percentile), processor time of the server, what was sent")
        told("an app of one line", floor)
        worst = 0.0
        for page in asyncio.run(pages_of(server)):
            found = asyncio.run(measured(server, page))
            told(page or "overview", found)
            worst = max(worst, statistics.median(one.seconds for one in found[0]) * 1000)
        print(f"the slowest page: {worst:.1f} ms (at most {AT_MOST})")


async def pages_of(server: Server) -> list[str]:
    """The pages' addresses, as the menu has them."""
    async with Visitor(server.url, address={"lang": ["vi"]}) as visitor:
        await visitor.open()
        return list(visitor.pages)


async def measured(server: Server, page: str, options: list[str] | None = None) -> tuple[list[Run], float, Run]:
    """The runs of one page, the server's processor time for each, and the first visit of it."""
    async with Visitor(server.url, page, {"lang": ["vi"]}) as visitor:
        first = await visitor.open()
        clicks = cycle(clicks_of(visitor, options))
        for _ in range(2 * len(visitor.choices.get("preset", "x"))):
            await next(clicks)()
        before = server.spent()
        found = [await next(clicks)() for _ in range(CLICKS)]
        if visitor.failed:
            raise SystemExit(f"the page {page!r} shows an error")
        return found, (server.spent() - before) / CLICKS, first


def clicks_of(visitor: Visitor, options: list[str] | None) -> list[Callable[[], Awaitable[Run]]]:
    """What there is to click on: the periods, or nothing but running again."""
    choices = options or visitor.choices.get("preset") if "preset" in visitor.widgets else None
    return [lambda one=one: visitor.click("preset", one) for one in choices] if choices else [visitor.rerun]


def told(name: str, found: tuple[list[Run], float, Run]) -> None:
    """One line of the list."""
    runs, spent, first = found
    times = sorted(one.seconds * 1000 for one in runs)
    size = statistics.median(one.size for one in runs) / 1000
    print(
        f"  {name:20} {statistics.median(times):6.1f} {times[int(len(times) * 0.9)]:6.1f}   processor "
        f"{spent * 1000:5.1f}   {runs[-1].messages:3d} messages {size:6.1f} kB   first visit {first.seconds * 1000:.0f}"
    )
