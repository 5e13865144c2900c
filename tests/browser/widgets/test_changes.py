"""The picture changed by sliders, by mouse, finger and keyboard: every share is the network's."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from imgrec import images
from imgrec.changes import Changes, changed
from imgrec.cifar10 import samples
from imgrec.images import picture_from_array
from imgrec.network import Network
from imgrec.trace import predict
from imgrec.ui.numbers import percent

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

NOW = """expected => {
    const canvas = [...document.querySelectorAll("*")]
        .map(e => e.shadowRoot?.querySelectorAll(".chg-pictures canvas")[1]).find(Boolean);
    const { data } = canvas.getContext("2d").getImageData(0, 0, 32, 32);
    return expected.every((value, i) => data[4 * Math.floor(i / 3) + i % 3] === value);
}"""


def slider(page: Page, name: str) -> Locator:
    return page.get_by_role("slider", name=name, exact=True)


def expect_changed(page: Page, network: Network, changes: Changes, words: str) -> None:
    """Compare the picture to the bit, every share, and the sentence."""
    from playwright.sync_api import expect

    pixels = changed(picture_from_array(samples()[0].pixels), None, changes)
    shares = predict(network, images.to_image(pixels))
    page.wait_for_function(NOW, arg=pixels.ravel().tolist())
    shown = page.locator(".ir-classes li b")
    expect(shown).to_have_text([percent(float(share)) for share in shares])
    name = network.class_names[int(shares.argmax())]
    expect(page.locator(".ir-classes .ir-on span")).to_have_text(name)
    said = page.locator(".ir-say")
    expect(said).to_contain_text(words)
    expect(said).to_contain_text(name)
    expect(said).to_contain_text(percent(float(shares.max())).replace(" ", "\N{NO-BREAK SPACE}"))


def test_it_opens_with_nothing_changed(open_widget: Callable, network: Network) -> None:
    page = open_widget("changes")

    expect_changed(page, network, Changes(), "Nothing is changed")


def test_keys_move_a_slider_and_every_number_follows(
    open_widget: Callable, network: Network
) -> None:
    from playwright.sync_api import expect

    page = open_widget("changes")
    for _ in range(20):
        slider(page, "rotate").press("ArrowRight")
    expect_changed(page, network, Changes(rotate=20), "Rotated by 20°")
    for name in ("blur", "noise"):
        slider(page, name).press("ArrowRight")
    slider(page, "across").press("Home")

    told = "Moved left by 8.0 px, rotated by 20°, blurred by 0.1 px, noise of ± 1"
    expect_changed(page, network, Changes(across=-8, rotate=20, blur=0.1, noise=1), told)
    expect(slider(page, "across")).to_have_attribute("aria-valuetext", "−8.0 px")


def test_a_mouse_that_drags_asks_one_question_at_a_time_and_the_last_is_answered(
    open_widget: Callable, network: Network, sent: list[object]
) -> None:
    page = open_widget("changes")
    expect_changed(page, network, Changes(), "Nothing is changed")
    box = slider(page, "brightness").bounding_box()
    assert box
    before = len(sent)
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] / 2, y)
    page.mouse.down()
    for step in range(60):
        page.mouse.move(box["x"] + box["width"] * (0.5 + step / 59), y)
    page.mouse.up()

    expect_changed(page, network, Changes(brightness=128), "Brighter by 128")
    assert 1 <= len(sent) - before < 60


def test_one_change_is_put_back_and_then_all(open_widget: Callable, network: Network) -> None:
    page = open_widget("changes")
    slider(page, "colour").press("Home")
    slider(page, "down").press("End")
    expect_changed(page, network, Changes(colour=-1, down=8), "Moved down by 8.0 px, colour")

    page.get_by_role("button", name="Put down back").click()
    expect_changed(page, network, Changes(colour=-1), "Colour down to 0 %")

    page.get_by_role("button", name="Undo all").click()
    expect_changed(page, network, Changes(), "Nothing is changed")


def test_a_finger_moves_a_slider(open_widget: Callable, network: Network) -> None:
    page = open_widget("changes", size=(390, 844), has_touch=True)
    box = slider(page, "contrast").bounding_box()
    assert box

    page.touchscreen.tap(box["x"] + 2, box["y"] + box["height"] / 2)

    expect_changed(page, network, Changes(contrast=-1), "Less contrast, × 0.00")


def test_another_picture_starts_unchanged(open_widget: Callable, network: Network) -> None:
    from playwright.sync_api import expect

    page = open_widget("changes", "switch")
    slider(page, "rotate").press("End")
    expect(page.locator(".ir-say")).to_contain_text("Rotated by 180°")

    page.locator('label:has-text("another picture")').click()

    expect(page.locator(".ir-say")).to_contain_text(re.compile("Nothing is changed"))
    expect(slider(page, "rotate")).to_have_value("0")
