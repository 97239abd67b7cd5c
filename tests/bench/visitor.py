"""A visitor without a browser: speaks the server's own WebSocket messages, so that hundreds cost one processor.

It opens a page by its address, sends what a browser sends for a click (every widget's state, the address, the hashes
of the messages it has kept) and waits until the run has finished. It draws nothing and reads no file.
"""

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import urlencode

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

# A browser forgets a kept message that so many runs in a row did not use (.streamlit/config.toml).
FORGOTTEN_AFTER = 40
TIMEOUT = 60
SHOWN = {"button_group": "raw_values", "multiselect": "raw_values", "date_input": "value"}


@dataclass
class Run:
    """What one click cost: seconds from the click until the run had finished, messages and bytes that came."""

    seconds: float
    messages: int
    size: int
    sent: int


@dataclass
class Visitor:
    """One person's tab. `widgets` are the known ones by key: kind, id, and name in the address; `choices` their options."""

    url: str
    page: str = ""
    address: dict[str, Any] = field(default_factory=dict)
    socket: Any = None
    widgets: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    states: dict[str, list[str]] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    kept: dict[str, int] = field(default_factory=dict)
    runs: int = 0
    failed: bool = False

    async def __aenter__(self) -> Self:
        target = self.url.replace("http", "ws", 1) + "/_stcore/stream"
        self.socket = await websockets.connect(
            target, subprotocols=["streamlit"], compression=None, max_size=None, ping_interval=None
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.socket.close()

    async def open(self) -> Run:
        """The first run of the page in the address."""
        return await self.rerun(name=self.page)

    async def go(self, page: str) -> Run:
        """Another page by the menu; the address keeps what is bound to widgets."""
        self.page = page
        return await self.rerun()

    async def click(self, key: str, *values: str) -> Run:
        """The widget gets these values, and the page runs again."""
        _, widget, bound = self.widgets[key]
        self.states[widget] = list(values)
        if bound:
            self.address[bound] = list(values)
        return await self.rerun()

    async def rerun(self, name: str = "") -> Run:
        """Send one click and read until the run has finished."""
        asked = self.asked(name)
        start = time.perf_counter()
        await self.socket.send(asked)
        messages, size = 0, 0
        while True:
            raw = await asyncio.wait_for(self.socket.recv(), TIMEOUT)
            messages, size = messages + 1, size + len(raw)
            if self.read(raw):
                break
        seconds = time.perf_counter() - start
        self.runs += 1
        self.kept = {one: last for one, last in self.kept.items() if last > self.runs - FORGOTTEN_AFTER}
        return Run(seconds, messages, size, len(asked))

    def asked(self, name: str) -> bytes:
        """The message of a click."""
        message = BackMsg()
        run = message.rerun_script
        run.query_string = urlencode(self.address, doseq=True)
        run.page_script_hash = self.pages.get(self.page, "")
        run.page_name = name
        run.cached_message_hashes.extend(self.kept)
        run.context_info.timezone, run.context_info.locale = "Asia/Ho_Chi_Minh", "vi-VN"
        run.context_info.url, run.context_info.color_scheme = f"{self.url}/{self.page}", "light"
        for widget, values in self.states.items():
            run.widget_states.widgets.add(id=widget).string_array_value.data.extend(values)
        return message.SerializeToString()

    def read(self, raw: bytes) -> bool:
        """Take from a message what the next click needs; whether it says that the run has finished."""
        message = ForwardMsg.FromString(raw)
        kind = message.WhichOneof("type")
        if kind == "script_finished":
            return message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
        if kind == "ref_hash":
            self.kept[message.ref_hash] = self.runs
        elif kind == "delta":
            if message.metadata.cacheable:
                self.kept[message.hash] = self.runs
            self.element(message.delta)
        elif kind == "navigation" and not self.pages:
            self.pages = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
        return False

    def element(self, delta: Any) -> None:
        """Remember a widget's id, what can be chosen, and the value that the server gives it."""
        kind = delta.new_element.WhichOneof("type")
        self.failed = self.failed or kind == "exception"
        if kind not in SHOWN:
            return
        one = getattr(delta.new_element, kind)
        key = one.id.split("-", 2)[-1]
        self.widgets[key] = (kind, one.id, one.query_param_key)
        if kind != "date_input":
            self.choices[key] = [getattr(option, "content", option) for option in one.options]
        if one.set_value:
            self.states[one.id] = list(getattr(one, SHOWN[kind]))
            if one.query_param_key:
                self.address[one.query_param_key] = [value.replace("/", "-") for value in self.states[one.id]]
