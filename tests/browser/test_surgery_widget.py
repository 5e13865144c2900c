"""Surgery in the browser: every answer shown is the answer of the network after it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import pytest

from imgrec import images
from imgrec.cifar10 import samples
from imgrec.network import Network, shipped_network
from imgrec.surgery import Replacement, Surgery, operate
from imgrec.trace import predict
from imgrec.ui.numbers import percent

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

HALF_A_UNIT = 0.05001  # of the last digit of a percentage
SHOWN = """([expected, within]) => {
    const view = [...document.querySelectorAll("*")]
        .map((one) => one.shadowRoot?.querySelector(".surg-classes")).find(Boolean);
    const shares = [...view.querySelectorAll("b")].map(({textContent: text}) =>
        text.startsWith("<") ? 0 : text.startsWith(">") ? 100 : parseFloat(text));
    const all = shares.length === expected.length;
    return all && shares.every((share, k) => Math.abs(share - expected[k]) <= within);
}"""


@pytest.fixture(scope="module")
def network() -> Network:
    return shipped_network()


@pytest.fixture
def page(visit: Callable) -> Callable[..., Page]:
    """Give `page("off=f9")`: the surgery page, once its widget is drawn."""

    def arrive(search: str = "", **settings: object) -> Page:
        visitor = visit(f"surgery?{search}", **settings)
        visitor.page.locator(".surg .ir-on").wait_for()
        return visitor.page

    return arrive


def answer_to(network: Network, surgery: Surgery) -> np.ndarray:
    return predict(operate(network, surgery), images.to_image(samples()[0].pixels))


def expect_answer(page: Page, probabilities: np.ndarray) -> None:
    """Wait until every share on the page is the new one; "< 0.1 %" and "> 99.9 %" are the ends."""
    expected = (100 * probabilities.astype(float)).tolist()
    page.wait_for_function(SHOWN, arg=[expected, HALF_A_UNIT])


def switch(page: Page, name: str) -> None:
    page.get_by_role("switch", name=name, exact=True).click()


def test_filters_that_are_switched_off_are_gone(page: Callable, network: Network) -> None:
    shown = page()
    switch(shown, "filter 9")
    switch(shown, "filter 25")

    expect_answer(shown, answer_to(network, Surgery(filters=(9, 25))))


def test_a_channel_is_switched_off_by_python(page: Callable, network: Network) -> None:
    shown = page()
    switch(shown, "blue")

    expect_answer(shown, answer_to(network, Surgery(channels=(2,))))


def test_a_unit_is_switched_off_by_keyboard(page: Callable, network: Network) -> None:
    from playwright.sync_api import expect

    shown = page("at=u300")
    shown.get_by_role("grid", name=re.compile("units of the dense layer")).focus()
    shown.keyboard.press("ArrowRight")
    expect(shown.locator(".surg ~ .ir-say")).to_contain_text("Unit 301 is on.")
    shown.keyboard.press("Enter")

    expect(shown.locator(".surg ~ .ir-say")).to_contain_text("Unit 301 is off.")
    expect_answer(shown, answer_to(network, Surgery(units=(301,))))


def test_a_preset_and_a_typed_weight_replace_a_filter(page: Callable, network: Network) -> None:
    shown = page("at=f25")
    shown.get_by_role("button", name="Replace it").click()
    shown.get_by_role("button", name="Blur").click()
    kernel = np.full((3, 3, 3), 1 / 27, np.float32)
    expect_answer(shown, answer_to(network, Surgery(replacements=(Replacement(25, kernel),))))

    shown.get_by_role("textbox", name="weight for green, row 1, column 0").fill("2")
    kernel[1, 0, 1] = 2
    expect_answer(shown, answer_to(network, Surgery(replacements=(Replacement(25, kernel),))))


def test_a_weight_is_dragged_sideways(page: Callable, network: Network) -> None:
    shown = page("at=f25&off=f25:blur")
    shown.get_by_role("button", name="Replace it").click()
    field = shown.get_by_role("textbox", name="weight for red, row 0, column 0")
    field.scroll_into_view_if_needed()
    box = field.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    shown.mouse.move(x, y)
    shown.mouse.down()
    shown.mouse.move(x + 90, y, steps=3)
    shown.mouse.up()

    kernel = np.full((3, 3, 3), 1 / 27, np.float32)
    kernel[0, 0, 0] = 0.937
    expect_answer(shown, answer_to(network, Surgery(replacements=(Replacement(25, kernel),))))


def test_every_step_is_undone_and_then_all(page: Callable, network: Network) -> None:
    shown = page()
    switch(shown, "filter 9")
    switch(shown, "filter 25")
    shown.get_by_role("button", name="Undo one step").click()
    expect_answer(shown, answer_to(network, Surgery(filters=(9,))))

    shown.get_by_role("button", name="Undo all").click()
    expect_answer(shown, answer_to(network, Surgery()))


def test_the_accuracy_is_measured_after_the_surgery(page: Callable, network: Network) -> None:
    from playwright.sync_api import expect

    from imgrec.cifar10 import load
    from imgrec.trace import trace_many

    test = load("bundled")
    logits = trace_many(operate(network, Surgery(filters=(9,))), images.to_image(test.x_test))
    right = float((logits.argmax(axis=1) == test.y_test).mean())
    shown = page("off=f9")

    expect(shown.get_by_role("main")).to_contain_text("of the 1,000 bundled test pictures")
    expect(shown.get_by_text(percent(right)).first).to_be_visible()


def test_pointing_at_a_filter_changes_nothing(page: Callable, network: Network) -> None:
    from playwright.sync_api import expect

    shown = page()
    shown.get_by_role("switch", name="filter 25", exact=True).hover()
    expect(shown.locator(".surg ~ .ir-say")).to_contain_text("Without it the network would say")

    expect_answer(shown, answer_to(network, Surgery()))
    expect(shown.get_by_role("button", name="Undo all")).to_be_disabled()


def test_the_address_brings_the_surgery_back(page: Callable, network: Network) -> None:
    shown = page("off=c0,f9,u301")

    expect_answer(shown, answer_to(network, Surgery((0,), (9,), (301,))))
    shown.get_by_role("button", name="Undo all").click()
    shown.wait_for_url(re.compile(r"off=(&|$)"))
