"""A real server on a free port with the sample in a throw-away home, and Chromium that may ask no other machine."""

import importlib.resources
import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from data import sample
from data.batch import Incoming
from data.intake import check, commit

ROOT = Path(__file__).parents[2]
LOCAL = ("127.0.0.1", "localhost")
AXE = importlib.resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
# What axe finds in Streamlit's own markup and cannot be mended from outside: rule -> why. Nothing so far.
LEFT_OUT: dict[str, str] = {}
HARM = """async (left_out) => {
    const rules = Object.fromEntries(left_out.map(rule => [rule, {enabled: false}]))
    const found = await axe.run(document, {rules, resultTypes: ['violations']})
    return found.violations.filter(one => ['serious', 'critical'].includes(one.impact))
        .flatMap(one => one.nodes.map(node => `${one.id}: ${node.html.slice(0, 160)}`))
}"""
# Texts that are cut: by a box that hides what does not fit, or by the edge of a drawing; drawings over the window's edge.
CUT = """() => {
    const found = []
    const outside = (text, box, all) => text.left < box.left - 2 || text.right > box.right + 2
        || all && (text.top < box.top - 2 || text.bottom > box.bottom + 2)
    const walk = document.createTreeWalker(document.querySelector('[data-testid=stMain]'), NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    for (let text = walk.nextNode(); text; text = walk.nextNode()) {
        const one = text.parentElement
        if (!text.data.trim() || !one.checkVisibility() || one.closest('.unseen, style, script')) continue
        range.selectNodeContents(text)
        const place = range.getBoundingClientRect()
        if (!place.width || !place.height) continue
        const svg = one.closest('svg')
        if (svg && outside(place, svg.getBoundingClientRect(), true)) found.push(`drawing: ${text.data}`)
        for (let box = one; box && !svg; box = box.parentElement) {
            const over = getComputedStyle(box).overflowX
            // A box of one pixel is words for the ear alone.
            if (over === 'auto' || over === 'scroll' || box.offsetWidth === 1) break
            if ((over === 'hidden' || over === 'clip') && outside(place, box.getBoundingClientRect(), false)) {
                found.push(`${box.tagName}.${box.className}: ${text.data}`)
                break
            }
        }
    }
    for (const svg of document.querySelectorAll('[data-testid=stMain] :is(svg.map, svg.chart, .main-svg)')) {
        const box = svg.getBoundingClientRect()
        if (box.right > innerWidth + 1 || box.left < -1) found.push(`window: ${svg.getAttribute('class')}`)
    }
    return found
}"""
# What the server sent as HTML comes to the page after the mark: the script that shows it is loaded first. The meeting's
# news show nothing while there are none.
FILLED = """() => !document.querySelector('[data-testid=stSkeleton]') && [...document.querySelectorAll('[data-testid=stBidiComponentRegular]')]
    .every(box => box.querySelector(':scope > :not(:empty)') || box.closest('.st-key-meeting-news'))"""
# Charts that were drawn for another width are still on their way to this one.
SETTLED = """() => [...document.querySelectorAll('[data-figure]')].every(box => !box.checkVisibility() || box.hasAttribute('data-drawn')
    && Math.abs(box.querySelector('.main-svg').getBoundingClientRect().width - box.clientWidth) < 2)"""


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the three sample workbooks committed."""
    return load_sample(tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("files"))


def load_sample(home: Path, files: Path) -> Path:
    """The three workbooks, written to `files` and committed in `home`."""
    incoming = [Incoming(path.name, path) for path in sample.write(files)]
    commit(home, check(home, incoming), "test")
    return home


def serve(home: Path, log: Path) -> Iterator[str]:
    """The dashboard on a free port until the tests are over."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
    environment = os.environ | {"CAMPAIGN_HOME": str(home)}
    with log.open("wb") as out:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=out)
    address = f"http://127.0.0.1:{port}"
    try:
        answering(address, server, log)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def answering(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Ask until the server answers; a server that ended says why."""
    for _ in range(600):
        assert server.poll() is None, log.read_text(errors="replace")
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):
                return
        except OSError:
            # The pause between two asks is the process's own: no clock decides the outcome.
            try:
                server.wait(timeout=0.1)
            except subprocess.TimeoutExpired:
                continue
    pytest.fail("the server never answered: " + log.read_text(errors="replace"))


@pytest.fixture(scope="session")
def address(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The server with the sample."""
    yield from serve(sample_home, tmp_path_factory.mktemp("log") / "server.log")


@pytest.fixture(scope="session")
def empty_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with an empty campaign."""
    yield from serve(tmp_path_factory.mktemp("empty-home"), tmp_path_factory.mktemp("log") / "server.log")


@contextmanager
def launched() -> Iterator[Browser]:
    """The system's Chromium, headless, its own background talk off."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.fail("Chromium is missing: run `make test`, or install the package `chromium`.")
    arguments = ["--disable-background-networking", "--disable-component-update", "--no-first-run"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with launched() as browser:
        yield browser


class Visitor:
    """One person's browser: opens pages, waits until they are whole, and remembers what went wrong."""

    def __init__(self, browser: Browser, address: str, width: int, height: int, theme: str = "light") -> None:
        self.address, self.outside, self.errors = address, [], []
        self.context = browser.new_context(
            viewport={"width": width, "height": height}, locale="vi-VN", color_scheme=theme, accept_downloads=True
        )
        self.context.route("**/*", self.pass_local)
        self.page: Page = self.context.new_page()
        self.page.on("console", lambda said: said.type == "error" and self.errors.append(said.text))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def pass_local(self, route: Route) -> None:
        """Let this machine's requests through; block and remember every other."""
        url = route.request.url
        if url.startswith(("data:", "blob:")) or any(f"//{host}" in url for host in LOCAL):
            route.continue_()
        else:
            self.outside.append(url)
            route.abort()

    def open(self, path: str) -> Page:
        """Go there and wait until the page is whole."""
        self.page.goto(f"{self.address}/{path}")
        return self.whole()

    def whole(self) -> Page:
        """Wait for the end-of-page mark and for the script to rest."""
        self.page.wait_for_selector("[data-test-script-state=notRunning]", state="attached", timeout=30_000)
        self.page.wait_for_selector(".page-end", state="attached", timeout=30_000)
        self.page.wait_for_selector("h1.lead", state="attached", timeout=30_000)
        self.page.wait_for_function(FILLED, timeout=30_000)
        return self.page

    def at(self, width: int, height: int) -> Page:
        """The same page in a window of that size, its charts drawn anew."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.wait_for_function(SETTLED)
        return self.page

    def harm(self) -> list[str]:
        """What axe calls serious or critical: a barrier for people who see, hear or move otherwise."""
        self.page.evaluate(f"() => {{ if (!window.axe) {{ {AXE} }} }}")
        return self.page.evaluate(HARM, list(LEFT_OUT))

    def cut(self) -> list[str]:
        """Texts and drawings that do not fit where they stand."""
        return self.page.evaluate(CUT)

    def too_wide(self) -> list[int]:
        """Widths of what scrolls sideways, against the window's; empty when nothing does."""
        widths = self.page.evaluate(
            "() => [document.documentElement, document.querySelector('[data-testid=stMain]')]"
            ".map(box => [box.scrollWidth, box.clientWidth])"
        )
        return [wide for wide, room in widths if wide > room]


@pytest.fixture
def visitor(chromium: Browser) -> Iterator:
    """Makes visitors and closes their windows."""
    made: list[Visitor] = []

    def visit(address: str, width: int = 1440, height: int = 900, theme: str = "light") -> Visitor:
        made.append(Visitor(chromium, address, width, height, theme))
        return made[-1]

    yield visit
    for one in made:
        one.context.close()
