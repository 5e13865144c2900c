"""The dropout widget: its numbers are those of the layer by hand under the mask that it drew."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from imgrec.by_hand.dense import dense
from imgrec.by_hand.dropout import dropout
from imgrec.by_hand.softmax import softmax
from imgrec.network import Network
from imgrec.trace import Trace
from imgrec.ui.numbers import number

if TYPE_CHECKING:
    from playwright.sync_api import Locator

pytestmark = pytest.mark.browser

MASKS = 200


def bench(open_widget: Callable, settings: str = "") -> Locator:
    """Open the widget, drawn."""
    widget = open_widget("dropout", settings).locator(".ir-widget")
    widget.locator(".ir-say b").first.wait_for()
    return widget


def masks_of(widget: Locator) -> np.ndarray[Any, np.dtype[np.bool_]]:
    kept = widget.evaluate("root => Array.from(root.shown.masks)")
    return np.array(kept, bool).reshape(MASKS, -1)


def shares(widget: Locator, column: int) -> list[str]:
    cells = widget.locator(f".drop-strips tbody td:nth-child({column})").all_inner_texts()
    return [cell.replace("\xa0", " ") for cell in cells]


def test_a_unit_under_the_mask_is_the_unit_by_hand(open_widget: Callable, traced: Trace) -> None:
    widget = bench(open_widget, "rate=30&mask=5&seed=9")
    mask = masks_of(widget)[5]
    after = dropout(traced.dense, 0.3, training=True, mask=mask)
    chosen = int(traced.dense.argmax())

    shown = widget.locator(".drop-equation b").all_inner_texts()

    scale = number(1 / 0.7, 4)
    assert shown == [
        number(float(traced.dense[chosen]), 4), str(int(mask[chosen])), scale,
        number(float(after[chosen]), 4),
    ]  # fmt: skip
    assert widget.locator("[data-mean=this] b").inner_text() == number(float(after.mean()), 4)


def test_the_dots_and_their_means_are_the_answers_by_hand(
    open_widget: Callable, traced: Trace, network: Network
) -> None:
    widget = bench(open_widget, "rate=60")
    widget.get_by_role("button", name="Logits").click()
    weights = network.weights
    units = dropout(np.tile(traced.dense, (MASKS, 1)), 0.6, training=True, mask=masks_of(widget))
    logits = dense(units, weights["output.kernel"], weights["output.bias"])

    drawn = widget.evaluate("root => root.shown.probabilities.map((one) => Array.from(one))")

    np.testing.assert_allclose(drawn, softmax(logits), atol=1e-5)
    told = [float(text.replace("\N{MINUS SIGN}", "-")) for text in shares(widget, 4)]
    np.testing.assert_allclose(told, logits.mean(axis=0), atol=0.00501)
    told = [float(text.replace("\N{MINUS SIGN}", "-")) for text in shares(widget, 3)]
    np.testing.assert_allclose(told, traced.logits, atol=0.00501)


def test_the_same_seed_brings_the_same_masks_back(open_widget: Callable) -> None:
    from playwright.sync_api import expect

    widget = bench(open_widget, "seed=3")
    first = masks_of(widget)

    widget.get_by_role("button", name="New mask").press("Enter")
    widget.locator("input[type=number]").fill("4")
    widget.locator("input[type=number]").press("Enter")
    expect(widget.page).to_have_url(re.compile("seed=4"))  # written once all is drawn
    assert (masks_of(widget) != first).any()
    widget.locator("input[type=number]").fill("3")
    widget.locator("input[type=number]").press("Enter")

    expect(widget.page).to_have_url(re.compile("seed=3"))
    assert (masks_of(widget) == first).all()


def test_keys_move_over_the_units_and_through_the_masks(open_widget: Callable) -> None:
    from playwright.sync_api import expect

    widget = bench(open_widget, "unit=40")
    grid = widget.get_by_role("grid").first
    for key in ("ArrowRight", "ArrowDown", "]"):
        grid.press(key)

    expect(widget.locator(".ir-say")).to_contain_text("Unit 73, mask 1:")
    expect(widget.locator("[role=status]")).to_contain_text("Unit 73, mask 1:")


def test_a_dot_is_reached_by_key(open_widget: Callable) -> None:
    from playwright.sync_api import expect

    widget = bench(open_widget)
    widget.get_by_role("slider", name="airplane: the masks").press("ArrowDown")
    strip = widget.get_by_role("slider", name="automobile: the masks")
    expect(strip).to_be_focused()
    strip.press("End")

    answers = np.array(
        widget.evaluate("root => root.shown.probabilities.map((one) => Array.from(one))")
    )
    most = str(int(answers[:, 1].argmax()))
    expect(strip).to_have_attribute("aria-valuenow", most)
    expect(widget.locator(".ir-say")).to_contain_text(f"mask {most}:")


def test_the_mouse_shows_a_unit_and_picks_a_mask_by_its_dot(open_widget: Callable) -> None:
    from playwright.sync_api import expect

    widget = bench(open_widget)
    box = widget.get_by_role("grid").first.bounding_box()
    assert box
    widget.page.mouse.move(box["x"] + 1.5 * box["width"] / 32, box["y"] + 0.5 * box["height"] / 16)
    expect(widget.locator(".ir-say")).to_contain_text("Unit 1, mask 0:")

    widget.locator(".drop-strip canvas").nth(4).click(position={"x": 20, "y": 8})

    weakest = widget.evaluate(
        "root => { const p = root.shown.probabilities.map((one) => one[4]);"
        "return p.indexOf(Math.min(...p)); }"
    )
    expect(widget.locator(".ir-say")).to_contain_text(f"mask {weakest}:")


def test_predicting_never_moves(open_widget: Callable, traced: Trace) -> None:
    from playwright.sync_api import expect

    widget = bench(open_widget)
    widget.get_by_role("button", name="Predicting").click()
    expect(widget.locator(".ir-say")).to_contain_text("no coin is thrown")
    before = widget.locator(".drop-lower").inner_text()
    steady = widget.locator("[data-mean=this] b").inner_text()

    widget.get_by_role("button", name="New mask").click()
    widget.get_by_label("noise_shape").select_option("1")
    widget.locator("input[type=range]").first.fill("0.9")

    expect(widget.locator("output").first).to_have_text("0.9")
    assert widget.locator(".drop-lower").inner_text() == before
    assert steady == number(float(traced.dense.mean()), 4)
