"""A photograph and a drawing walk through every view, by finger and with less motion."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.browser import photos
from tests.browser.waiting import drawn

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PHOTOGRAPH = "portrait.jpg"
DRAWING = "drawing"
PAINTED = """[...document.querySelectorAll("[data-testid=stBidiComponentIsolated]")].flatMap(
    host => [...host.shadowRoot.querySelectorAll("canvas:first-of-type")]).filter(
    canvas => canvas.checkVisibility() && canvas.width > 1).every(
    canvas => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some(
        value => value))"""
TAPPED = {
    "home": ".wn-block.wn-dense",
    "convolution": ".conv-picture .ir-grid",
    "dense": ".ir-grid",
    "dropout": ".ir-grid",
    "flatten": ".ir-grid",
    "max_pooling": ".ir-grid",
    "output": ".ir-grid",
    "follow": ".ir-grid",
    "compare": ".com-maps .ir-grid",
    "surgery": ".surg-tile",
}
NEAR_A_CORNER = {"x": 9, "y": 9}


def upload(page: Page, photograph: bytes) -> None:
    page.locator(".st-key-picker_upload button").click()
    file = {"name": PHOTOGRAPH, "mimeType": "image/jpeg", "buffer": photograph}
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files([file])
    chosen(page, PHOTOGRAPH)


def draw(page: Page) -> None:
    """Draw a line across the paper, and use it."""
    page.get_by_role("button", name="Draw", exact=True).click()
    photos.stroke(page.get_by_role("dialog"), (60, 80), (320, 300))
    page.get_by_role("button", name="Use this drawing").click()
    chosen(page, DRAWING)


def chosen(page: Page, name: str) -> None:
    from playwright.sync_api import expect

    expect(page.get_by_role("button", name=f"{name}, chosen")).to_be_attached()


def test_a_photograph_goes_through_every_view_by_finger(
    visit: Callable, photograph: bytes, slugs: list[str]
) -> None:
    from playwright.sync_api import expect

    visitor = visit(has_touch=True)
    upload(visitor.page, photograph)
    for slug in [*slugs[1:], "home"]:
        page = drawn(visitor.go_on_to(slug))
        if slug in TAPPED:
            tapped = page.locator(TAPPED[slug]).first
            view = page.locator(".ir-widget").filter(has=page.locator(TAPPED[slug])).first
            said = view.locator(".ir-say").first
            before = said.inner_text()
            tapped.tap(position=NEAR_A_CORNER)
            expect(said).not_to_have_text(before)
        visitor.check()


def test_a_drawing_goes_through_every_view_with_less_motion(
    visit: Callable, slugs: list[str]
) -> None:
    visitor = visit(reduced_motion="reduce")
    draw(visitor.page)
    for slug in [*slugs[1:], "home"]:
        page = drawn(visitor.go_on_to(slug))
        page.wait_for_function(PAINTED)
        visitor.check()
