"""The app served once for all browser tests, and pages of it that tell on themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from matplotlib import cbook
from PIL import Image

from tests.browser.waiting import drawn

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.conftest import Server

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = "127.0.0.1"
LAPTOP = (1440, 900)
PHOTO_SIZE = (2400, 2841)  # more than a megabyte, which a server would rather put on its disk
DIALOG = "[role=dialog]:not([data-testid=stPopoverBody])"
EXIF_ORIENTATION = 0x0112
ON_ITS_SIDE = 6  # a phone held upright writes this: turn me a quarter clockwise


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Try what fails in a browser once more; the closing lines name each test that needed it."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))


@dataclass(frozen=True)
class Visit:
    """A browser page, and what went wrong on it so far."""

    page: Page
    faults: list[str] = field(default_factory=list)

    def settled(self) -> Page:
        """Wait until the script has run to its end."""
        from playwright.sync_api import expect

        app = self.page.get_by_test_id("stApp")
        expect(app).to_have_attribute("data-test-script-state", "notRunning")
        return self.page

    def drawn(self) -> Page:
        """Wait until the script has run to its end and all views have drawn."""
        return drawn(self.settled())

    def go_on_to(self, slug: str) -> Page:
        """Follow the menu's own link to a page, as a person does, and wait until it is drawn."""
        from playwright.sync_api import expect

        address = re.compile(rf"/{'' if slug == 'home' else slug}(\?|$)")
        self.page.locator(f".st-key-menu_page_{slug} a").click()
        expect(self.page).to_have_url(address)
        expect(self.page.locator(f".st-key-menu_here_{slug}")).to_be_visible()
        return self.settled()

    def check(self) -> None:
        """Say what is wrong with the page as it stands: nothing should be."""
        shown = [box.inner_text() for box in self.page.get_by_test_id("stException").all()]
        dialogs = self.page.locator(DIALOG).count()
        assert (self.faults, shown, dialogs) == ([], [], 0)


Visitor = Callable[..., Visit]


@pytest.fixture(scope="session")
def app_server(launch: Callable, app_command: list[str]) -> Iterator[Server]:
    """Serve the app under watch: a connection to another host is refused and written down."""
    watch = Path(__file__).with_name("watch")
    with launch(app_command, environment={"PYTHONPATH": str(watch)}) as server:
        yield server
    assert "WATCHING" in server.log.read_text(errors="replace")
    assert watched(server) == []


def watched(server: Server) -> list[str]:
    """Give what the served app should not have done so far: other hosts, files written."""
    lines = server.log.read_text(errors="replace").splitlines()
    return [line for line in lines if line.startswith(("ASKED", "WROTE"))]


@pytest.fixture(scope="session")
def app_url(app_server: Server) -> str:
    """Give the address of the app."""
    return app_server.url


@pytest.fixture
def visit(chromium: Browser, app_url: str) -> Iterator[Visitor]:
    """Give `visit("convolution", dark=True)`: a new visitor who types that address.

    `host` is another name of the same server, one that this Chromium knows. Other settings, such as
    `has_touch=True`, are Playwright's own.
    """
    with ExitStack() as contexts:

        def arrive(
            slug: str = "",
            *,
            dark: bool = False,
            size: tuple[int, int] = LAPTOP,
            host: str = HERE,
            **settings: object,
        ) -> Visit:
            url = app_url.replace(HERE, host)
            context = chromium.new_context(
                base_url=url,
                viewport={"width": size[0], "height": size[1]},
                color_scheme="dark" if dark else "light",
                **settings,
            )
            contexts.callback(context.close)
            arrived = Visit(context.new_page())
            listen(context, arrived, url, slug.partition("?")[0])
            arrived.page.goto(f"{url}/{slug}")
            arrived.settled()
            return arrived

        yield arrive


def listen(context: BrowserContext, visit: Visit, app_url: str, slug: str) -> None:
    """Write down what a person would not see: script errors, failed and foreign requests."""
    page, faults = visit.page, visit.faults
    ours = (app_url, app_url.replace("http", "ws", 1), "data:", "blob:")
    page.on("pageerror", lambda error: faults.append(f"script error: {error}"))
    page.on("requestfailed", lambda request: faults.append(f"failed: {request.url}"))
    context.on(
        "request",
        lambda request: (
            None
            if request.url.startswith(ours)
            else faults.append(f"asks another host: {request.url}")
        ),
    )
    # At a cold deep link Streamlit asks once below the page's own name, and copes with the 404.
    page.on(
        "response",
        lambda response: (
            None
            if response.ok or response.status < 400 or f"/{slug}/_stcore/" in response.url
            else faults.append(f"{response.status}: {response.url}")
        ),
    )


@pytest.fixture(scope="session")
def photograph() -> bytes:
    """Give a real photograph as a phone saves it: a JPEG lying on its side, with a note to turn it.

    It is the portrait that comes with matplotlib.
    """
    with cbook.get_sample_data("grace_hopper.jpg") as file:
        upright = Image.open(file).convert("RGB").resize(PHOTO_SIZE)
    exif = Image.Exif()
    exif[EXIF_ORIENTATION] = ON_ITS_SIDE
    data = BytesIO()
    upright.transpose(Image.Transpose.ROTATE_90).save(data, "JPEG", quality=95, exif=exif)
    return data.getvalue()


@pytest.fixture(scope="session")
def slugs() -> list[str]:
    """List every page that has a file."""
    return ["home", *sorted(path.stem for path in (ROOT / "pages").glob("*.py"))]
