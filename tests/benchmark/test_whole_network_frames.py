"""The whole network: bytes sent, the time to its first picture, frames while pointing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from frames import Received, first_draw, hover, percentile_95

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.benchmark, pytest.mark.browser]

MOST_FIRST_DRAW = 300
MOST_FRAME = 20
MOST_BYTES_A_PICTURE = 250_000  # of which the view has 150 kB, and the page the rest
MOST_BYTES_AT_FIRST = 600_000
BLOCKS = ("picture", "channels", "conv2d", "max_pooling2d", "flatten", "dense", "output")


@pytest.fixture(scope="module")
def app_url(launch: Callable, app_command: list[str]) -> Iterator[str]:
    with launch(app_command) as server:
        yield server.url


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_page(viewport={"width": 1440, "height": 900})
    yield opened
    opened.close()


def settle(page: Page) -> None:
    """Wait until the view is drawn and the script has ended."""
    page.locator(".wn-output .won").wait_for()
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()


def test_the_first_picture_stands_soon_after_the_data(page: Page, app_url: str) -> None:
    page.goto(app_url)
    settle(page)

    taken = first_draw(page, module="whole_network.js", mark="imgrec.whole_network.drawn")
    print(f"\nfirst draw after the data: {taken:.0f} ms")
    assert taken < MOST_FIRST_DRAW


def test_frames_come_smoothly_while_pointing(page: Page, app_url: str) -> None:
    page.goto(app_url)
    settle(page)

    times = hover(page, *(page.locator(f".wn-block.wn-{block}") for block in BLOCKS))
    print(f"\n95th percentile of {len(times)} frames: {percentile_95(times):.1f} ms")
    assert percentile_95(times) < MOST_FRAME


def test_weights_are_sent_once_and_a_picture_costs_little(page: Page, app_url: str) -> None:
    received = Received(page)
    page.goto(app_url)
    settle(page)
    at_first = received.bytes
    page.get_by_role("button", name="horse").first.click()
    page.locator(".wn-output .won", has_text="horse").wait_for()
    settle(page)

    print(f"\nbytes at first: {at_first:,}; for another picture: {received.since(at_first):,}")
    assert received.since(at_first) < MOST_BYTES_A_PICTURE
    assert at_first < MOST_BYTES_AT_FIRST
