"""From a click on a period to the painted page, in Chromium: the dashboard against the same page in Dash.

Both pages are open, each in a browser of its own, and are clicked turn by turn. A click counts from the browser's own
event until the frame is painted in which all four figures, the trend and the bars are what they finally are for that
period, learned before; the same few lines of script look at every frame of both.
"""

import os
import shutil
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from data.words import say
from pages.parts.scope_bar import PRESETS
from tests.bench.serving import dashboard, serving

CLICKS, AT_MOST = 40, 1.0
# The week before lies between, for the figures of the others stand at the same day.
PERIODS = [say("vi", PRESETS[name]) for name in ("last-week", "latest", "last-week", "last-30")]
SIZE = {"width": 1440, "height": 900}
QUIET = ("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run")
WATCH = """
(parts) => {
  const drawn = (root) => root.textContent + [...root.querySelectorAll("path, rect, img, [style]")].map((one) =>
    (one.getAttribute("d") ?? "") + (one.getAttribute("width") ?? "") + (one.getAttribute("style") ?? "")).join("|")
  window.state = () => parts.map((part) => [...document.querySelectorAll(part)].map(drawn).join("#")).join("@")
  window.figures = () => [...document.querySelectorAll(parts[0])].map((one) => one.textContent)
  document.addEventListener("click", () => {
    if (!window.wanted) return
    const start = performance.now()
    const painted = new MessageChannel()
    window.frames_seen = 0
    painted.port1.onmessage = () => { window.took = performance.now() - start }
    const look = () => {
      window.frames_seen += 1
      if (window.state() === window.wanted) painted.port2.postMessage(0)
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  }, true)
}"""


@dataclass
class Side:
    """One of the two pages: how its parts are found and what its periods look like when they are done."""

    name: str
    page: Page
    parts: Sequence[str]
    option: str
    finals: dict[str, str]
    figures: dict[str, list[str]]
    took: list[float]

    def click(self, period: str) -> None:
        """A press as a person does it."""
        self.page.locator(self.option, has_text=period).first.click()

    def learn(self, period: str) -> None:
        """What the page finally is for a period: it has been still for half a second."""
        self.page.evaluate("window.wanted = window.last_state = null")
        self.click(period)
        self.page.wait_for_function(STILL)
        self.finals[period] = self.page.evaluate("state()")
        self.figures[period] = self.page.evaluate("figures()")

    def time(self, period: str) -> None:
        """One click, timed by the page itself."""
        self.page.evaluate("(final) => { window.wanted = final; window.took = null }", self.finals[period])
        self.click(period)
        self.took.append(self.page.wait_for_function("window.took", timeout=10_000).json_value())


STILL = """() => {
  const now = state()
  if (window.last_state !== now) { window.last_state = now; window.since = performance.now(); return false }
  return performance.now() - window.since > 500
}"""


def repaint(home: Path) -> None:
    """Both servers, both browsers, medians and their ratio."""
    with dashboard(home) as ours, serving(["-m", "tests.bench.dash_page"], home) as dash, sync_playwright() as play:
        sides = [
            opened(play, "this dashboard", ours.url + "/?lang=vi", OURS, "[data-testid=stButtonGroup] button"),
            opened(play, "Dash", dash.url, DASH, "#preset label"),
        ]
        for side in sides:
            for period in PERIODS * 2:
                side.learn(period)
        agreeing(sides)
        for turn in range(CLICKS):
            for side in sides[:: 1 if turn % 2 else -1]:
                side.time(PERIODS[turn % len(PERIODS)])
        told(sides)


OURS = (".card .figure", "[data-figure]", "table.ranking")
DASH = (".card .figure", "#trend", "#bars")


def opened(play: Any, name: str, url: str, parts: Sequence[str], option: str) -> Side:
    """A browser with the page, its parts all there."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    args = QUIET if os.name != "nt" else QUIET[1:]
    page = play.chromium.launch(executable_path=program, args=list(args)).new_page(viewport=SIZE)
    page.goto(url)
    for part in parts:
        page.locator(part).first.wait_for(timeout=30_000)
    page.evaluate(WATCH, list(parts))
    return Side(name, page, parts, option, {}, {}, [])


def agreeing(sides: Sequence[Side]) -> None:
    """Both pages show the same four figures, and each period looks different from the other: else no measure."""
    ours, dash = sides
    for period in PERIODS:
        if ours.figures[period] != dash.figures[period]:
            raise SystemExit(f"not the same figures in {period}: {ours.figures[period]} and {dash.figures[period]}")
    for side in sides:
        for one, other in zip(PERIODS, PERIODS[1:], strict=False):
            if any(a == b for a, b in zip(side.finals[one].split("@"), side.finals[other].split("@"), strict=True)):
                raise SystemExit(f"{side.name}: {one} and {other} do not differ in every part")


def told(sides: Sequence[Side]) -> None:
    """Medians side by side."""
    print(f"from a click on a period to the painted page in Chromium, {CLICKS} clicks each, turn by turn, milliseconds")
    for side in sides:
        times = sorted(side.took)
        print(f"  {side.name:15} median {statistics.median(times):6.1f}   90 % {times[int(len(times) * 0.9)]:6.1f}")
    ours, dash = (statistics.median(side.took) for side in sides)
    print(f"ratio: {ours / dash:.2f} times (at most {AT_MOST:.1f}; a plain Streamlit build takes 2.5)")
