"""What comes before Streamlit: addresses that are none, and a script on top of the page the server sends first.

It changes no other answer and reads no request body. What cannot be set from a Streamlit script is set by
`first_page.js`: the calendar's language, where the server is, one step back for one act, the link past the menu.
"""

from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any

from data.words import LANGUAGES, say
from pages.door.addresses import AT_THE_ROOT, known, no_such_page, root

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]

HEAD, BODY = b"<head>", b"<body>"
SCRIPT = b"<head>\n<script>\n" + (Path(__file__).parent / "first_page.js").read_bytes() + b"</script>"
WORDS = "".join(f'<span lang="{lang}">{say(lang, "Skip to the content")}</span>' for lang in LANGUAGES)
# Out of sight until it has the focus; the sheets of `pages/parts/look_sheets` draw it then.
SKIP = f'<body>\n<a class="skip" href="#content" style="position:fixed;top:-9rem">{WORDS}</a>'.encode()


class FirstPage:
    """ASGI middleware: an HTML answer gets the script at the top of its head; all else passes untouched."""

    def __init__(self, app: Any) -> None:
        self.app = app

    async def __call__(self, scope: Message, receive: Any, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or not wants_a_page(scope):
            await self.app(scope, receive, send)
        elif scope["path"].strip("/").split("/")[-1] == AT_THE_ROOT:
            query = scope["query_string"]
            place = root(scope["path"]).encode() + (b"?" + query if query else b"")
            await answer(send, 307, b"", (b"location", place))
        elif not known(scope["path"]):
            words = no_such_page(scope["path"], scope["query_string"].decode("ascii", "replace"))
            await answer(send, 404, words, (b"content-type", b"text/html; charset=utf-8"))
        else:
            # Plain bytes, please: a packed answer could not be added to.
            headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
            await self.app({**scope, "headers": headers}, receive, Rewriting(send))


def wants_a_page(scope: Message) -> bool:
    """A browser that goes to an address says that it takes HTML; what a page asks for itself does not."""
    return any(name == b"accept" and b"text/html" in value for name, value in scope["headers"])


async def answer(send: Send, status: int, body: bytes, *headers: tuple[bytes, bytes]) -> None:
    """An answer of our own, of which nothing is to be kept."""
    own = [*headers, (b"content-length", str(len(body)).encode()), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": own})
    await send({"type": "http.response.body", "body": body})


class Rewriting:
    """Holds back an HTML answer until it is whole, then sends it with the script."""

    def __init__(self, send: Send) -> None:
        self.send, self.start, self.body = send, None, b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and is_plain_html(message):
            self.start = message
        elif self.start is not None and message["type"] == "http.response.body":
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self.finish()
        elif self.start is not None:
            # A file sent by its path, not by its bytes: nothing can be added to it.
            await self.send(self.start)
            self.start = None
            await self.send(message)
        else:
            await self.send(message)

    async def finish(self) -> None:
        """Send the answer, its length set anew."""
        body = self.body.replace(HEAD, SCRIPT, 1).replace(BODY, SKIP, 1)
        headers = [(name, value) for name, value in self.start["headers"] if name.lower() not in CHANGED]
        headers.append((b"content-length", str(len(body)).encode()))
        await self.send({**self.start, "headers": headers})
        await self.send({"type": "http.response.body", "body": body})


# The length and the mark of the old bytes no longer hold.
CHANGED = (b"content-length", b"etag")


def is_plain_html(message: Message) -> bool:
    """A whole HTML answer that is not packed."""
    headers = {name.lower(): value for name, value in message["headers"]}
    return (
        message["status"] == 200
        and headers.get(b"content-type", b"").startswith(b"text/html")
        and b"content-encoding" not in headers
    )
