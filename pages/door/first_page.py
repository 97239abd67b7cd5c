"""Adds one script to the page the server sends first. It changes no other answer and reads no request body.

Two things cannot be set from a Streamlit script: the language of the calendar (it follows the browser, so a browser
in English shows English months), and where the server is (a link to an inner page made the browser ask for two
addresses that do not exist, which it wrote to its console as errors).
"""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]

MARK = b"<head>"
SCRIPT = b"""<head>
    <script>
      (function () {
        var english = new URLSearchParams(location.search).get("lang") === "en"
        var languages = english ? ["en-GB", "en"] : ["vi-VN", "vi"]
        Object.defineProperty(navigator, "language", { get: function () { return languages[0] } })
        Object.defineProperty(navigator, "languages", { get: function () { return languages } })
        document.documentElement.lang = languages[1]
        window.__streamlit = { BACKEND_BASE_URL: new URL(".", location.href).href }
      })()
    </script>"""


class FirstPage:
    """ASGI middleware: an HTML answer gets the script at the top of its head; all else passes untouched."""

    def __init__(self, app: Any) -> None:
        self.app = app

    async def __call__(self, scope: Message, receive: Any, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        await self.app(unpacked(scope), receive, Rewriting(send))


def unpacked(scope: Message) -> Message:
    """A request for a page asks for plain bytes: a packed answer could not be added to."""
    headers = scope["headers"]
    if not any(name == b"accept" and b"text/html" in value for name, value in headers):
        return scope
    return {**scope, "headers": [(name, value) for name, value in headers if name != b"accept-encoding"]}


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
        body = self.body.replace(MARK, SCRIPT, 1)
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
