"""Which addresses are pages. A page's address is the name of its file in a section of `pages`; it opens none of them.

The overview lives at the root; its name leads there too. Streamlit would answer any other address with the overview
and a dialog in English.
"""

from collections.abc import Iterable
from html import escape
from pathlib import Path
from urllib.parse import parse_qs

from data.words import LANGUAGES, say

AT_THE_ROOT = "overview"
NO_SECTION = ("parts", "door")
NAMES = frozenset(
    script.stem
    for script in Path(__file__).parents[1].glob("*/*.py")
    if script.parent.name not in NO_SECTION and script.stem != "__init__"
)
# Where Streamlit keeps files; a name with a dot is a file too.
FILES = ("static", "app", "media", "component", "vendor")

UNKNOWN = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title}</title><style>
:root{{color-scheme:light dark;--ink:#1b2530;--ground:#fbfbf9;--data:#1f5f99}}
@media (prefers-color-scheme:dark){{:root{{--ink:#e6e9ec;--ground:#14181d;--data:#8cc0ee}}}}
body{{font:1.05rem/1.6 'Be Vietnam Pro',system-ui,sans-serif;color:var(--ink);background:var(--ground);margin:0}}
main{{max-width:36rem;margin:18vh auto 0;padding:0 1.2rem}} h1{{font-size:1.45rem;font-weight:600;margin:0 0 .6rem}}
p{{margin:0 0 .6rem}} a{{color:var(--data)}}
</style></head><body><main><h1>{title}</h1><p>{words}</p><p><a href="{root}">{back}</a></p></main></body></html>"""


def known(path: str, names: Iterable[str] = NAMES) -> bool:
    """Whether the server has something at this path: the root, a page, or a file."""
    parts = [part for part in path.split("/") if part]
    return (
        not parts
        or parts[-1] in names
        or "." in parts[-1]
        or any(part.startswith("_") or part in FILES for part in parts)
    )


def root(path: str) -> str:
    """The overview's address as seen from `path`, under whatever prefix the server runs."""
    return "../" if path.endswith("/") else "./"


def no_such_page(path: str, query: str) -> bytes:
    """A page that says so in the address's language, Vietnamese unless it says otherwise, with the way back."""
    asked = parse_qs(query).get("lang", ["vi"])[0]
    lang = asked if asked in LANGUAGES else "vi"
    return UNKNOWN.format(
        lang=lang,
        title=escape(say(lang, "There is no page at this address.")),
        words=escape(say(lang, "The link may be old or cut short. Nothing is lost: all pages are in the menu.")),
        back=escape(say(lang, "Open the overview")),
        root=root(path) + ("?lang=en" if lang == "en" else ""),
    ).encode()
