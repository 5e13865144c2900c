"""The square of a photo by mouse, finger and keyboard: the pixels shown are those of `reduce`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pytest
from matplotlib import cbook

from imgrec import images
from imgrec.images import CropBox, Picture
from imgrec.padding import pad_to_square

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SHOWN = """expected => {
    const canvas = [...document.querySelectorAll("*")]
        .flatMap(e => [e, e.shadowRoot]).map(e => e?.querySelector(".crop-seen")).find(Boolean);
    const { data } = canvas.getContext("2d").getImageData(0, 0, 32, 32);
    return expected.every((value, i) => data[4 * Math.floor(i / 3) + i % 3] === value);
}"""


@dataclass(frozen=True)
class Point:
    """A place on the page."""

    x: float
    y: float


@pytest.fixture(scope="module")
def portrait() -> Picture:
    with cbook.get_sample_data("grace_hopper.jpg") as file:
        return images.open_picture(file.read())


def expect_pixels(page: Page, pixels: np.ndarray) -> None:
    """Wait until the small picture is this one, to the bit."""
    page.wait_for_function(SHOWN, arg=pixels.ravel().tolist())


def expect_told(page: Page, square: CropBox) -> None:
    """Wait until the sentence tells of this square."""
    from playwright.sync_api import expect

    expect(page.locator(".ir-say")).to_have_text(
        f"The square is {square.size} × {square.size} of the photo's 512 × 600 pixels, "
        f"{square.left} from the left and {square.top} from the top."
    )


def expect_square(page: Page, portrait: Picture, square: CropBox) -> None:
    expect_told(page, square)
    expect_pixels(page, images.reduce(portrait, square))


def centre(page: Page, selector: str) -> Point:
    box = page.locator(selector).bounding_box()
    assert box
    return Point(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def drag(page: Page, start: Point, right: float, down: float, *, steps: int = 12) -> None:
    page.mouse.move(start.x, start.y)
    page.mouse.down()
    page.mouse.move(start.x + right, start.y + down, steps=steps)
    page.mouse.up()


def scale(page: Page) -> float:
    """Give the pixels of the page for one of the photo."""
    box = page.locator(".crop-stage").bounding_box()
    assert box
    return box["width"] / 512


def test_it_opens_at_the_centre_square(open_widget: Callable, portrait: Picture) -> None:
    page = open_widget("crop")

    expect_square(page, portrait, images.centre_square(portrait))


def test_a_corner_dragged_by_the_mouse_sizes_and_the_inside_moves(
    open_widget: Callable, portrait: Picture
) -> None:
    page = open_widget("crop")
    one = scale(page)
    drag(page, centre(page, "[data-corner=se]"), -200 * one, -250 * one)
    expect_square(page, portrait, CropBox(left=0, top=44, size=312))

    drag(page, centre(page, ".crop-box"), 60 * one, -20 * one)

    expect_square(page, portrait, CropBox(left=60, top=24, size=312))


def test_the_box_stays_in_the_picture_however_far_one_drags(
    open_widget: Callable, portrait: Picture
) -> None:
    page = open_widget("crop")
    drag(page, centre(page, "[data-corner=nw]"), 900, 900)
    expect_square(page, portrait, CropBox(left=504, top=548, size=images.MIN_SIDE))

    drag(page, centre(page, ".crop-box"), -2000, 2000)

    expect_square(page, portrait, CropBox(left=0, top=592, size=images.MIN_SIDE))


def test_while_dragging_the_box_is_ahead_and_few_questions_are_asked(
    open_widget: Callable, portrait: Picture, sent: list[object]
) -> None:
    page = open_widget("crop")
    one = scale(page)
    drag(page, centre(page, "[data-corner=se]"), -150 * one, -150 * one)
    expect_square(page, portrait, CropBox(left=0, top=44, size=362))
    before = len(sent)
    start = centre(page, ".crop-box")
    page.mouse.move(start.x, start.y)
    page.mouse.down()
    for step in range(1, 61):
        page.mouse.move(start.x + one * (step % 40), start.y + one * step)
    expect_told(page, CropBox(left=20, top=104, size=362))

    page.mouse.up()

    expect_square(page, portrait, CropBox(left=20, top=104, size=362))
    assert 1 <= len(sent) - before < 60


def test_the_keyboard_moves_sizes_and_centres(open_widget: Callable, portrait: Picture) -> None:
    page = open_widget("crop")
    page.locator(".crop-box").focus()
    for key in ["-", "-", "PageUp", "PageDown", "ArrowRight", "Shift+ArrowRight", "ArrowDown"]:
        page.keyboard.press(key)
    expect_square(page, portrait, CropBox(left=10 + 6, top=54 + 5, size=492))

    page.keyboard.press("Home")

    expect_square(page, portrait, images.centre_square(portrait))


def test_a_finger_drags_the_box_and_a_corner(open_widget: Callable, portrait: Picture) -> None:
    page = open_widget("crop", size=(390, 844), has_touch=True)
    one = scale(page)
    finger = page.context.new_cdp_session(page)

    def swipe(start: Point, right: float, down: float) -> None:
        places = [(start.x + right * part, start.y + down * part) for part in (0, 0.5, 1)]
        for name, place in zip(("touchStart", "touchMove", "touchMove"), places, strict=True):
            points = [{"x": place[0], "y": place[1]}]
            finger.send("Input.dispatchTouchEvent", {"type": name, "touchPoints": points})
        finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    swipe(centre(page, "[data-corner=sw]"), 212 * one, -212 * one)
    expect_square(page, portrait, CropBox(left=212, top=44, size=300))
    swipe(centre(page, ".crop-box"), -100 * one, 100 * one)

    expect_square(page, portrait, CropBox(left=112, top=144, size=300))


def test_the_whole_picture_is_padded_and_a_key_takes_the_square_back(
    open_widget: Callable, portrait: Picture
) -> None:
    from playwright.sync_api import expect

    page = open_widget("crop")
    page.get_by_role("button", name="use the whole picture").click()
    expect(page.locator(".ir-say")).to_contain_text("The whole picture, 512 × 600 pixels")
    expect_pixels(page, images.reduce(pad_to_square(portrait)))

    page.locator(".crop-box").press("ArrowUp")

    expect_square(page, portrait, CropBox(left=0, top=39, size=512))
    page.get_by_role("button", name="centre square").click()
    expect_square(page, portrait, images.centre_square(portrait))
