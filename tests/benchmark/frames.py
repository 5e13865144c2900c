"""What a person feels of a view: the bytes it costs, its first picture, the frames in motion.

Times come from the browser's own clock.
"""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, WebSocket

MOVES = 80
WARM_UP = 10
QUIET = 400  # milliseconds without a byte: the server has said all
FIRST_DRAW = 60_000  # milliseconds to wait, at most
RECORD = """() => {
    window.frameStamps = [];
    const record = stamp => {
        window.frameStamps.push(stamp);
        window.frameRecorder = requestAnimationFrame(record);
    };
    window.frameRecorder = requestAnimationFrame(record);
}"""
STOP = """() => {
    cancelAnimationFrame(window.frameRecorder);
    return window.frameStamps.slice(1).map((stamp, i) => stamp - window.frameStamps[i]);
}"""
MARKED = "mark => performance.getEntriesByName(mark).length > 0"
DRAWN = """mark => {
    const asked = performance.getEntriesByType("resource").find(
        entry => new URL(entry.name).pathname.endsWith("/main.js"));
    return performance.getEntriesByName(mark)[0].startTime - asked.startTime;
}"""


def hover(page: Page, block: Locator, *, pressed: bool = False, moves: int = MOVES) -> list[float]:
    """Move the mouse criss-cross over a block; give the milliseconds between frames meanwhile.

    Pressed, it drags what stands in the middle of the block.
    """
    block.scroll_into_view_if_needed()
    box = block.bounding_box()
    assert box, "Expected a block that can be seen."
    if pressed:
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.mouse.down()
    for step in range(WARM_UP):
        page.mouse.move(*_place(box, step))
    page.evaluate(RECORD)
    for step in range(moves):
        page.mouse.move(*_place(box, step))
    times: list[float] = page.evaluate(STOP)
    if pressed:
        page.mouse.up()
    return times


def percentile_95(times: list[float]) -> float:
    """The time that 19 frames in 20 stay below."""
    return statistics.quantiles(times, n=20)[-1]


def first_draw(page: Page, widget: str) -> float:
    """Wait for a widget; give the milliseconds from the arrival of its data to its first picture.

    The data come with the page's own message, so they are there when the page asks for `main.js`,
    which marks the frame in which the widget was first painted.
    """
    mark = f"imgrec.{widget}.drawn"
    page.wait_for_function(MARKED, arg=mark, timeout=FIRST_DRAW)
    milliseconds: float = page.evaluate(DRAWN, mark)
    return milliseconds


class Received:
    """The bytes that come from the server through the page's web socket."""

    def __init__(self, page: Page) -> None:
        """Listen from now on: call it before the page opens."""
        self.bytes = 0
        self._page = page
        page.on("websocket", self._listen)

    def after(self, before: int) -> int:
        """Wait until something and then nothing more comes; give what came since `before`."""
        now = before
        while now == before or now != self.bytes:
            now = self.bytes
            self._page.wait_for_timeout(QUIET)
        return now - before

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._count)

    def _count(self, frame: bytes | str) -> None:
        self.bytes += len(frame)


def _place(box: dict[str, float], step: int) -> tuple[float, float]:
    """Somewhere in a box, far from the step before, and never the same cell twice in a row."""
    across, down = (step * 0.137) % 1, (step * 0.311) % 1
    return box["x"] + box["width"] * across, box["y"] + box["height"] * down
