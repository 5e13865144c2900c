"""Every view: the bytes of a picture, the time to its first picture, the frames while pointing.

One row a view, with the frames of an empty page at the same moment beside its own: a machine that
is busy, or that draws without a graphics card, misses frames with nothing on the page.
"""

from __future__ import annotations

import re
import statistics
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from frames import Received, first_draw, hover, percentile_95

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.benchmark, pytest.mark.browser]

APP = Path(__file__).parent.parent / "browser" / "widgets" / "app.py"
SERVE = """
import sys
from imgrec.commands.app import run_streamlit
run_streamlit(sys.argv[1], sys.argv[2:])
"""
LAPTOP = {"width": 1440, "height": 1000}
OPENINGS = 3
MOST_FIRST_DRAW = 300
MOST_FRAME = 20
MOST_BYTES_A_PICTURE = 350_000
AS_EMPTY = 1.25  # of an empty page's frame: as good as none on a machine that misses frames anyhow


@dataclass(frozen=True)
class View:
    """A view, its address, its widget, what one points at in it, what brings another picture.

    Without the last, the bytes are those of opening the page. Where `dragged`, one drags what one
    points at, while the server answers.
    """

    name: str
    address: str
    widget: str
    blocks: str = ".ir-grid:visible"
    another: str = 'label:has-text("another picture")'
    dragged: bool = False


def alone(widget: str, search: str = "", **others: Any) -> View:
    """Name a widget on an otherwise empty page."""
    name = f"{widget} {search}".strip()
    return View(name, f"{{widgets}}/?widget={widget}&switch&{search}", widget, **others)


HORSE = 'button:has-text("horse"):visible'
VIEWS = [
    View("whole_network", "{app}/", "whole_network", ".wn-block:visible", HORSE),
    View("surgery", "{app}/surgery", "surgery", ".surg-tiles:visible", ""),
    alone("convolution"),
    alone("convolution_bench"),
    alone("max_pooling"),
    alone("flatten"),
    alone("shuffled", blocks=".ir-widget > :first-child"),
    alone("pushed"),
    alone("dense"),
    alone("max_norm"),
    alone("parameters", blocks=".param-list"),
    alone("dropout"),
    alone("output"),
    alone("softmax", blocks=".soft"),
    *(alone("follow", f"step={step}") for step in range(1, 7)),
    alone("compare"),
    alone("evidence"),
    alone("evidence", "random=1"),
    alone("occlusion", "patch=8"),
    alone("changes", blocks=".chg-row input", dragged=True),
    alone("crop", blocks=".crop-stage", another="", dragged=True),
]


@dataclass(frozen=True)
class Measured:
    """Bytes, milliseconds to the first picture (of several openings), and between frames."""

    bytes: int
    first_draws: list[float]
    frame: float
    empty: float


@pytest.fixture(scope="module")
def addresses(launch: Callable, app_command: list[str]) -> Iterator[dict[str, str]]:
    """Serve the app, and single widgets as the app is served."""
    flags = ["--server.headless=true", "--server.fileWatcherType=none", "--server.port={port}"]
    with (
        launch(app_command) as app,
        launch([sys.executable, "-c", SERVE, str(APP), *flags]) as widgets,
    ):
        yield {"app": app.url, "widgets": widgets.url}


@pytest.fixture(scope="module", params=VIEWS, ids=lambda view: view.name)
def measured(
    request: pytest.FixtureRequest, chromium: Browser, addresses: dict[str, str]
) -> Measured:
    view: View = request.param
    url = view.address.format(**addresses)
    draws = [opened_cold(chromium, url, view.widget) for _ in range(OPENINGS)]
    page = chromium.new_page(viewport=LAPTOP)
    received = Received(page)
    page.goto(url)
    first_draw(page, view.widget)
    sent = received.after(0)
    if view.another:
        page.locator(view.another).first.click()
        sent = received.after(sent)
    empty = frames_of_nothing(chromium)
    blocks = page.locator(view.blocks).all()
    frame = max(percentile_95(hover(page, block, pressed=view.dragged)) for block in blocks)
    page.close()
    found = Measured(sent, draws, frame, empty)
    print_row(view, found)
    return found


def opened_cold(chromium: Browser, url: str, widget: str) -> float:
    """Open a view as somebody who has never been here: nothing is in the browser's cache."""
    page = chromium.new_page(viewport=LAPTOP)
    page.goto(url)
    milliseconds = first_draw(page, widget)
    page.close()
    return milliseconds


def frames_of_nothing(chromium: Browser) -> float:
    page = chromium.new_page(viewport=LAPTOP)
    page.set_content("<main style='height: 900px'></main>")
    times = hover(page, page.locator("main"))
    page.close()
    return percentile_95(times)


def print_row(view: View, found: Measured) -> None:
    draws = "/".join(f"{draw:.0f}" for draw in sorted(found.first_draws))
    print(
        f"\n{view.name:<18} {found.bytes:>9,} B | first draw {draws:>13} ms"
        f" | p95 {found.frame:5.1f} ms, of an empty page {found.empty:5.1f} ms"
    )


def test_every_widget_is_measured() -> None:
    shown = set(re.findall(r'^    "(\w+)":', APP.read_text(encoding="utf-8"), re.MULTILINE))

    assert shown <= {view.widget for view in VIEWS}


def test_another_picture_costs_little(measured: Measured) -> None:
    assert measured.bytes < MOST_BYTES_A_PICTURE


def test_the_first_picture_stands_soon_after_the_data(measured: Measured) -> None:
    assert statistics.median(measured.first_draws) < MOST_FIRST_DRAW


def test_frames_come_smoothly_while_pointing(measured: Measured) -> None:
    assert measured.frame < max(MOST_FRAME, AS_EMPTY * measured.empty)
