"""What a person feels of a widget: the time to its first picture, and between frames in motion.

Times come from the browser's own clock. Use `hover` with any widget:

    times = hover(page, page.locator(".wn-conv2d"))
    assert percentile_95(times) < 20
"""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, WebSocket

MOVES = 120
WARM_UP = 10
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
DRAWN = """([module, mark]) => {
    const asked = performance.getEntriesByType("resource").find(
        entry => entry.name.endsWith(`/${module}`));
    return performance.getEntriesByName(mark)[0].startTime - asked.startTime;
}"""


def hover(page: Page, *blocks: Locator, moves: int = MOVES) -> list[float]:
    """Move the mouse criss-cross over blocks; give the milliseconds between frames meanwhile."""
    boxes = [box for block in blocks if (box := block.bounding_box())]
    for step in range(WARM_UP):
        page.mouse.move(*_place(boxes[step % len(boxes)], step))
    page.evaluate(RECORD)
    for step in range(moves):
        page.mouse.move(*_place(boxes[step * len(boxes) // moves], step))
    times: list[float] = page.evaluate(STOP)
    return times


def percentile_95(times: list[float]) -> float:
    """The time that 19 frames in 20 stay below."""
    return statistics.quantiles(times, n=20)[-1]


def first_draw(page: Page, *, module: str, mark: str) -> float:
    """Give the milliseconds from the arrival of a widget's data to its first picture.

    Args:
        page: where the widget has been drawn.
        module: its file, which is asked for as soon as the data is there: `whole_network.js`.
        mark: the name of the `performance.mark` that it sets when it has drawn.
    """
    milliseconds: float = page.evaluate(DRAWN, [module, mark])
    return milliseconds


class Received:
    """The bytes that come from the server through the page's web socket."""

    def __init__(self, page: Page) -> None:
        """Listen from now on: call it before the page opens."""
        self.bytes = 0
        page.on("websocket", self._listen)

    def since(self, before: int) -> int:
        """Give what has come since `before`, an earlier reading of `bytes`."""
        return self.bytes - before

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._count)

    def _count(self, frame: bytes | str) -> None:
        self.bytes += len(frame)


def _place(box: dict[str, float], step: int) -> tuple[float, float]:
    """Somewhere in a box, far from the step before, and never the same cell twice in a row."""
    across, down = (step * 0.137) % 1, (step * 0.311) % 1
    return box["x"] + box["width"] * across, box["y"] + box["height"] * down
