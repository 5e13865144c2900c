"""How long a person waits: from the end of a stroke, and from a dropped photo, to the answer.

Times come from the browser's own clock. Nothing is demanded of them, since machines differ: the
table is what the model card and the notes quote.
"""

from __future__ import annotations

import io
import statistics
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import numpy as np
import pytest
from matplotlib import cbook
from PIL import Image

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.benchmark, pytest.mark.browser]

STROKES, DROPS = 20, 10
TWELVE_MEGAPIXELS = (4000, 3000)
WAIT = 60_000  # milliseconds, at most
WATCH = """([event, place]) => {
    const read = () => document.querySelector(place)?.innerHTML;
    Object.assign(window, { begun: [], answered: [], shown: read() });
    document.addEventListener(event, () => window.begun.push(performance.now()), true);
    new MutationObserver(() => {
        const now = read();
        if (!now || now === window.shown) return;
        window.shown = now;
        window.answered.push(performance.now());
    }).observe(document.body, {
        subtree: true, childList: true, attributes: true, characterData: true,
    });
}"""
ANSWERED = "count => window.answered.length >= count"
TIMES = "() => window.begun.map((begun, i) => window.answered[i] - begun)"


@pytest.fixture(scope="module")
def app_url(launch: Callable, app_command: list[str]) -> Iterator[str]:
    with launch(app_command) as app:
        yield app.url


@pytest.fixture
def photos(chromium: Browser, app_url: str) -> Iterator[Page]:
    page = chromium.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{app_url}/photos")
    page.locator(".st-key-card_answer .won").wait_for(timeout=WAIT)
    yield page
    page.close()


def measure(
    page: Page, *, event: str, place: str, acts: Iterator[Callable[[], None]]
) -> list[float]:
    """Do one act after the other, each once the one before has been answered."""
    page.evaluate(WATCH, [event, place])
    for count, act in enumerate(acts, start=1):
        act()
        page.wait_for_function(ANSWERED, arg=count, timeout=WAIT)
    times: list[float] = page.evaluate(TIMES)
    return times


def show(name: str, times: list[float]) -> None:
    worst = statistics.quantiles(times, n=20)[-1]
    median = statistics.median(times)
    print(
        f"\n{name:<34} n {len(times):>3} | median {median:5.0f} ms"
        f" | 95th percentile {worst:5.0f} ms"
    )


def photograph(seed: int) -> bytes:
    """A photograph as a phone takes it: 12 megapixels as JPEG, another each time."""
    with cbook.get_sample_data("grace_hopper.jpg") as file, Image.open(file) as image:
        large = np.asarray(image.convert("RGB").resize(TWELVE_MEGAPIXELS, Image.Resampling.BICUBIC))
    noise = np.random.default_rng(seed).normal(20 * (seed % 3), 6, large.shape[:2])[..., None]
    buffer = io.BytesIO()
    pixels = np.clip(large + noise, 0, 255).astype(np.uint8)
    Image.fromarray(pixels).save(buffer, "JPEG", quality=88)
    return buffer.getvalue()


def test_a_stroke_is_answered(photos: Page) -> None:
    photos.locator(".st-key-ways_in_draw button").click()
    canvas = photos.locator("[role=dialog] canvas").last
    canvas.wait_for(timeout=WAIT)
    box = canvas.bounding_box()
    assert box

    def stroke(number: int) -> Callable[[], None]:
        def draw() -> None:
            top = box["y"] + box["height"] * (number + 1) / (STROKES + 2)
            photos.mouse.move(box["x"] + 30, top)
            photos.mouse.down()
            photos.mouse.move(box["x"] + box["width"] - 30, top + 9, steps=5)
            photos.mouse.up()

        return draw

    stroke(0)()  # the first brings the bars
    photos.locator(".drawn .won").wait_for(timeout=WAIT)
    strokes = (stroke(number) for number in range(1, STROKES + 1))
    times = measure(photos, event="mouseup", place=".drawn", acts=strokes)

    show("end of a stroke to new bars", times)
    assert len(times) == STROKES


def test_a_dropped_photograph_is_answered(photos: Page) -> None:
    def drop(number: int) -> Callable[[], None]:
        data = photograph(number)
        file = {"name": f"{number}.jpg", "mimeType": "image/jpeg", "buffer": data}
        field = photos.locator(".st-key-ways_in_files input[type=file]")
        return lambda: field.set_input_files([file])

    drops = (drop(number) for number in range(DROPS))
    times = measure(photos, event="change", place=".st-key-card_answer .stHtml", acts=drops)

    show("12-megapixel JPEG to the answer", times)
    assert len(times) == DROPS
