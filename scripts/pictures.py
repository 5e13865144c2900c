"""The running app -> the pictures of the README, in `docs/`."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

DOCS = Path(__file__).parents[1] / "docs"
SIZE: ViewportSize = {"width": 1440, "height": 900}
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
            _take(page, f"http://127.0.0.1:{port}/", DOCS / "home.png")
            chromium.close()
        finally:
            app.terminate()


def _take(page: Page, address: str, picture: Path) -> None:
    for _ in range(100):  # the app is still starting
        try:
            page.goto(address)
            break
        except Exception as error:
            if "ERR_CONNECTION_REFUSED" not in str(error):
                raise
            page.wait_for_timeout(200)
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
