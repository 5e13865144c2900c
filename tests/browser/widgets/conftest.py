"""A server of single widgets, and pages of it whose widgets have been drawn."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from imgrec.network import Network, shipped_network
from imgrec.trace import Trace, trace
from tests.browser.waiting import drawn

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

APP = Path(__file__).with_name("app.py")
LAPTOP = (1440, 1000)

Open = Callable[..., "Page"]


@pytest.fixture(scope="session")
def widgets_url(launch: Callable) -> Iterator[str]:
    """Serve `app.py` with the project's own settings."""
    options = ["--server.headless=true", "--server.fileWatcherType=none"]
    command = [sys.executable, "-m", "streamlit", "run", str(APP), "--server.port={port}", *options]
    with launch(command) as server:
        yield server.url


@pytest.fixture
def sent() -> list[object]:
    """Hold what the pages of this test have sent to the server, since they were opened."""
    return []


@pytest.fixture
def open_widget(chromium: Browser, widgets_url: str, sent: list[object]) -> Iterator[Open]:
    """Give `open_widget("convolution", "filter=9")`: the page once the widget is drawn.

    The test fails in the end when a script on the page did.
    """
    faults: list[str] = []
    with ExitStack() as contexts:

        def arrive(
            name: str, search: str = "", *, size: tuple[int, int] = LAPTOP, **settings: object
        ) -> Page:
            viewport = {"width": size[0], "height": size[1]}
            context = chromium.new_context(viewport=viewport, **settings)
            contexts.callback(context.close)
            page = context.new_page()
            page.on("pageerror", lambda error: faults.append(str(error)))
            page.on("websocket", lambda socket: socket.on("framesent", lambda f: sent.append(f)))
            page.goto(f"{widgets_url}/?widget={name}&{search}")
            page.locator(".ir-say").wait_for()  # which is to be seen once it has drawn
            return drawn(page)

        yield arrive
    assert faults == []


@pytest.fixture(scope="session")
def network() -> Network:
    return shipped_network()


@pytest.fixture(scope="session")
def traced(network: Network) -> Trace:
    """Give the trace of the first sample, which a widget shows unless told otherwise."""
    from imgrec import images
    from imgrec.cifar10 import samples

    return trace(network, images.to_image(samples()[0].pixels))
