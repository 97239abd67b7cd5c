"""Takes a picture of every page from the sample: `python -m tests.browser.pictures FOLDER` (`make pictures`).

The same server and browser as the tests use. A picture shows the first screen, as people see it without scrolling.
"""

import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from tests.browser.conftest import Visitor, launched, load_sample, serve

PAGES = {
    "overview": "",
    "registrations": "registrations",
    "activity": "activity",
    "coverage": "coverage",
    "changes": "changes",
    "venue": "venue?venue=QR39100230",
    "upload": "upload",
    "history": "history",
    "review": "review",
    "present": "present",
}
LOOKS = ((1440, 900, "light"), (1440, 900, "dark"), (390, 844, "light"), (1920, 1080, "light"))
# A page has few colours: that many make a file of a third the size, and the eye sees no difference.
COLOURS = 192


def take(browser: Browser, address: str, folder: Path) -> list[Path]:
    """All pictures, page by page in each look."""
    taken = []
    for width, height, theme in LOOKS:
        one = Visitor(browser, address, width, height, theme)
        for name, path in PAGES.items():
            one.open(path)
            one.at(width, height)
            one.page.evaluate("document.fonts.ready")
            taken.append(folder / f"{name}-{width}{'-dark' if theme == 'dark' else ''}.png")
            one.page.screenshot(path=taken[-1], animations="disabled")
            small = Image.open(taken[-1]).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
            small.save(taken[-1], optimize=True)
        one.context.close()
    return taken


def main(folder: Path) -> None:
    """A home of its own, a server, a browser, the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, launched() as browser:
        files = Path(place) / "files"
        files.mkdir()
        home = load_sample(Path(place) / "home", files)
        for address in serve(home, Path(place) / "server.log"):
            taken = take(browser, address, folder)
    print(f"{len(taken)} pictures in {folder}, {sum(path.stat().st_size for path in taken) // 1000} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/pictures"))
