"""A button that gives a file -> the file, as the browser saves it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


def taken(page: Page, label: str) -> tuple[str, bytes]:
    """Press the button; give the name that the browser saves under, and the file."""
    from playwright.sync_api import expect

    button = page.get_by_role("button", name=label)
    expect(button).to_be_visible()
    with page.expect_download() as waiting:
        button.click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()
