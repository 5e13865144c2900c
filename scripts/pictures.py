"""The running app -> the pictures of the README, in `docs/`."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from pathlib import Path

import matplotlib as mpl
from playwright.sync_api import Page, ViewportSize, sync_playwright

DOCS = Path(__file__).parents[1] / "docs"
SIZE: ViewportSize = {"width": 1440, "height": 900}
PHOTO = Path(mpl.get_data_path(), "sample_data", "grace_hopper.jpg")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
DRAWN = '[data-testid="stApp"][data-test-script-state="notRunning"]'


def main() -> None:
    """Take every picture anew."""
    port = _free_port()
    command = [sys.executable, "-m", "imgrec", "app", "--port", str(port), "--no-browser"]
    with subprocess.Popen(command) as app, sync_playwright() as playwright:
        try:
            chromium = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=FLAGS
            )
            page = chromium.new_page(viewport=SIZE, device_scale_factor=1.5)
            address = f"http://127.0.0.1:{port}"
            _open(page, f"{address}/")
            _take(page, DOCS / "home.png")
            _open(page, f"{address}/photos")
            _give(page, PHOTO)
            _take(page, DOCS / "photos.png")
            chromium.close()
        finally:
            app.terminate()


def _open(page: Page, address: str) -> None:
    for _ in range(100):  # the app is still starting
        try:
            page.goto(address)
            break
        except Exception as error:
            if "ERR_CONNECTION_REFUSED" not in str(error):
                raise
            page.wait_for_timeout(200)
    page.locator(DRAWN).wait_for()


def _give(page: Page, photo: Path) -> None:
    page.locator(".st-key-ways_in_files input[type=file]").set_input_files(photo)
    page.locator(".st-key-small_own-0").wait_for()


def _take(page: Page, picture: Path) -> None:
    page.locator(DRAWN).wait_for()
    page.wait_for_load_state("networkidle")
    picture.parent.mkdir(exist_ok=True)
    page.screenshot(path=picture)
    print(f"wrote {picture}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    main()
