"""A learner without a browser: speaks Streamlit's protocol as one does, and reads the answers.

One session is one websocket. Each thing done is one message to the server, and is answered once the
server says that the script, or the fragment, has run to its end.
"""

from __future__ import annotations

import asyncio
import json
import re
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from safetensors.numpy import load
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

ANSWER_SECONDS = 60
FILES = re.compile(r'(?:src|href)="\./(static/[^"]+\.(?:js|css))"')
ENDED = (
    ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY,
    ForwardMsg.ScriptFinishedStatus.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
)


@dataclass
class Answer:
    """What came back for one thing done."""

    seconds: float = 0.0
    bytes: int = 0
    elements: list[Element] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)

    def holds(self, text: str) -> bool:
        """Say whether the text, such as a container's key, is anywhere in it."""
        return any(text.encode() in message for message in self.raw)

    def faults(self) -> Iterator[str]:
        """Give what the page would show as an error of the script."""
        for element in self.elements:
            if element.WhichOneof("type") == "exception":
                yield element.exception.message

    def button(self, key: str) -> str | None:
        """Give the label of a button, if it came."""
        labels = [e.button.label for e in self.elements if e.button.id.endswith(f"-{key}")]
        return labels[-1] if labels else None

    def view(self, key: str) -> tuple[dict[str, Any], dict[str, Any]] | None:
        """Give a view's options and arrays, if it came."""
        found = [e.bidi_component.bytes for e in self.elements]
        ids = [e.bidi_component.id for e in self.elements]
        sent = [data for data, one in zip(found, ids, strict=True) if one.endswith(f"-{key}")]
        if not sent:
            return None
        length = int.from_bytes(sent[-1][:8], "little")
        head = json.loads(sent[-1][8 : 8 + length])
        return json.loads(head["__metadata__"]["imgrec"]), load(sent[-1])


class ScriptedLearner:
    """One session: `await join()`, then pages, buttons, decisions in views, and `await leave()`."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._socket: ClientConnection
        self._pages: dict[str, str] = {}  # address -> the page's hash
        self._at = ""
        self._query = ""
        self._kept: dict[str, bytes] = {}  # large messages, which the server sends once
        self._ids: dict[str, tuple[str, str]] = {}  # key -> id and fragment
        self._states: dict[str, WidgetState] = {}

    async def join(self) -> Answer:
        """Fetch the page and its files, connect, and have the first script run."""
        begun = time.perf_counter()
        await asyncio.to_thread(self._fetch)
        address = self._url.replace("http", "ws", 1) + "/_stcore/stream"
        self._socket = await connect(address, subprotocols=["streamlit"], max_size=None)
        answer = await self._ask()
        answer.seconds = time.perf_counter() - begun
        return answer

    async def leave(self) -> None:
        """Close the browser."""
        await self._socket.close()

    async def open(self, slug: str) -> Answer:
        """Follow the menu to a page; empty for home."""
        self._at = self._pages[slug]
        self._ids.clear()
        self._states.clear()
        return await self._ask()

    async def press(self, key: str) -> Answer:
        """Press the button of that key."""
        return await self._tell(key, trigger_value=True)

    async def decide(self, key: str, decision: str, value: object) -> Answer:
        """Decide something in the view of that key."""
        return await self._tell(key, kept=True, json_value=json.dumps({decision: value}))

    async def fill(self, key: str, number: float) -> Answer:
        """Type a number into the field of that key."""
        return await self._tell(key, kept=True, double_value=number)

    def has(self, key: str) -> bool:
        """Say whether such a widget is on the page."""
        return key in self._ids

    def _fetch(self) -> None:
        """As a browser does that was never here."""
        with urllib.request.urlopen(self._url, timeout=ANSWER_SECONDS) as page:
            names = FILES.findall(page.read().decode())
        for name in names:
            asked = urllib.request.Request(
                f"{self._url}/{name}", headers={"Accept-Encoding": "gzip"}
            )
            with urllib.request.urlopen(asked, timeout=ANSWER_SECONDS) as file:
                file.read()

    async def _tell(self, key: str, *, kept: bool = False, **value: Any) -> Answer:
        widget, fragment = self._ids[key]
        state = WidgetState(id=widget, **value)
        if kept:
            self._states[widget] = state
        return await self._ask(state, fragment=fragment)

    async def _ask(self, *states: WidgetState, fragment: str = "") -> Answer:
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string, asked.page_script_hash = self._query, self._at
        asked.fragment_id = fragment
        asked.cached_message_hashes.extend(self._kept)
        asked.context_info.color_scheme = "light"
        asked.context_info.timezone, asked.context_info.locale = "UTC", "en"
        asked.context_info.url = self._url
        told = {**self._states, **{state.id: state for state in states}}
        asked.widget_states.widgets.extend(told.values())
        begun = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        answer = Answer()
        async with asyncio.timeout(ANSWER_SECONDS):
            while not self._take(await self._socket.recv(), answer):
                pass
        answer.seconds = time.perf_counter() - begun
        return answer

    def _take(self, data: str | bytes, answer: Answer) -> bool:
        """Read one message; gives whether it was the last of the answer."""
        assert isinstance(data, bytes)
        answer.bytes += len(data)
        message = ForwardMsg.FromString(data)
        kind = message.WhichOneof("type")
        if kind == "ref_hash":
            data = self._kept[message.ref_hash]
            message = ForwardMsg.FromString(data)
            kind = message.WhichOneof("type")
        elif message.metadata.cacheable:
            self._kept[message.hash] = data
        answer.raw.append(data)
        if kind == "navigation":
            pages = message.navigation.app_pages
            self._pages = {
                "" if page.is_default else page.url_pathname: page.page_script_hash
                for page in pages
            }
        elif kind == "page_info_changed":
            self._query = message.page_info_changed.query_string
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._note(message.delta.new_element, message.delta.fragment_id, answer)
        return kind == "script_finished" and message.script_finished in ENDED

    def _note(self, element: Element, fragment: str, answer: Answer) -> None:
        answer.elements.append(element)
        kind = element.WhichOneof("type")
        widget = str(getattr(getattr(element, kind or ""), "id", "")) if kind else ""
        if widget.startswith("$$ID-"):
            self._ids[widget.split("-", 2)[2]] = widget, fragment
