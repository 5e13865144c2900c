"""The bench of the convolution's arguments: every map is the convolution by hand."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from imgrec.by_hand.activations import ACTIVATIONS
from imgrec.by_hand.conv2d import conv2d
from imgrec.network import Network
from imgrec.trace import Trace
from imgrec.ui.numbers import number

if TYPE_CHECKING:
    from playwright.sync_api import Locator

pytestmark = pytest.mark.browser

SETTINGS = (
    ("", {"padding": "same"}, "relu"),
    ("strides=203&activation=3", {"padding": "same", "strides": (2, 3)}, "tanh"),
    ("same=0&dilation_rate=402&activation=0", {"dilation_rate": (4, 2)}, "linear"),
    ("kernel_size=504&strides=301&same=0&seed=8&filters=40&map=39", {"strides": (3, 1)}, "relu"),
    ("weights=1&map=1&use_bias=0", {"padding": "same"}, "relu"),
)


def bench(open_widget: Callable, settings: str = "") -> Locator:
    """Open the widget, drawn."""
    widget = open_widget("convolution_bench", settings).locator(".ir-widget")
    widget.locator(".ir-say b").first.wait_for()
    return widget


def shown(widget: Locator) -> tuple[np.ndarray[Any, Any], float, np.ndarray[Any, Any]]:
    """Read the kernel, the bias and the map that the page holds."""
    read = "root => [root.shown.filter.kernel, root.shown.map].map((one) => Array.from(one))"
    kernel, drawn = widget.evaluate(read)
    bias = widget.evaluate("root => root.shown.filter.bias")
    return np.array(kernel, np.float32), bias, np.array(drawn)


@pytest.mark.parametrize(("settings", "how", "activation"), SETTINGS)
def test_a_map_is_the_convolution_by_hand(
    open_widget: Callable, traced: Trace, settings: str, how: dict[str, Any], activation: str
) -> None:
    widget = bench(open_widget, f"{settings}&map_row=0&map_column=1")
    kernel, bias, drawn = shown(widget)
    size = (5, 4) if "kernel_size" in settings else (3, 3)

    window = kernel.reshape(*size, 3, 1)
    sums = conv2d(traced.image, window, np.float32([bias]), **how)[..., 0]

    expected = ACTIVATIONS[activation](sums)
    np.testing.assert_allclose(drawn, expected.ravel(), atol=1e-5)
    numbers = widget.locator(".conv-equation b").all_inner_texts()
    assert numbers[-2:] == [number(float(sums[0, 1]), 4), number(float(expected[0, 1]), 4)]
    rows, columns = expected.shape
    assert f"→ {rows} × {columns} × " in widget.locator(".bench-sizes").inner_text()


def test_it_begins_with_the_layer_of_the_network(
    open_widget: Callable, traced: Trace, network: Network
) -> None:
    widget = bench(open_widget, "map=5")

    np.testing.assert_allclose(shown(widget)[2], traced.conv2d[..., 5].ravel(), atol=1e-5)
    text = widget.locator(".bench-sizes").inner_text()
    assert "32 × 32 × 3 → 32 × 32 × 32" in text
    assert "(3 × 3 × 3 + 1) × 32 = 896" in text
    assert "⌈32 ÷ 1⌉ = 32" in text


def test_strides_and_dilation_are_refused_together_and_explained(open_widget: Callable) -> None:
    from playwright.sync_api import expect

    widget = bench(open_widget)
    more = widget.get_by_role("button", name="strides, rows: more")
    more.press("Enter")
    expect(widget.locator(".bench-line")).to_contain_text("strides=(2, 1)")
    expect(more).to_be_focused()

    refused = widget.get_by_role("button", name="dilation_rate, columns: more")
    expect(refused).to_have_attribute("aria-disabled", "true")
    refused.press("Enter")

    expect(widget.locator(".bench-note")).to_contain_text("Keras takes one of the two")
    expect(widget.locator(".bench-line")).not_to_contain_text("dilation_rate")


def test_a_window_larger_than_the_picture_needs_the_ring(open_widget: Callable) -> None:
    from playwright.sync_api import expect

    widget = bench(open_widget, "kernel_size=505&dilation_rate=808")
    widget.get_by_role("button", name="valid").press("Enter")

    expect(widget.locator(".bench-note")).to_contain_text("spans 33 pixels, and the picture has 32")
    expect(widget.locator(".bench-line")).to_contain_text('padding="same"')


def test_weights_that_were_not_learned_say_so(open_widget: Callable) -> None:
    from playwright.sync_api import expect

    widget = bench(open_widget)
    widget.get_by_role("button", name="filters: more").click()
    expect(widget.locator(".bench-note")).to_contain_text("the other 1 are random")

    widget.get_by_role("button", name="kernel_size, rows: more").click()
    expect(widget.locator(".bench-note")).to_contain_text("none of 4 × 3")

    widget.get_by_role("button", name="As in the network").click()
    expect(widget.locator(".bench-note")).to_contain_text("all 32 filters are learned")


def test_keys_move_the_window_by_its_strides(open_widget: Callable) -> None:
    from playwright.sync_api import expect

    widget = bench(open_widget, "strides=404&map=2&map_row=1&map_column=1")
    picture = widget.get_by_role("grid").first
    picture.press("ArrowRight")
    expect(widget.locator(".ir-say")).to_contain_text("Row 1, column 2 of map 2")

    picture.press("]")
    expect(widget.locator(".ir-say")).to_contain_text("of map 3")
    expect(widget.page).to_have_url(re.compile("map=3.*map_column=2"))


def test_the_mouse_moves_the_window_and_nothing_is_sent(
    open_widget: Callable, sent: list[object]
) -> None:
    from playwright.sync_api import expect

    widget = bench(open_widget, "map=0")
    before = len(sent)
    box = widget.get_by_role("grid").nth(1).bounding_box()
    assert box
    widget.page.mouse.move(box["x"] + box["width"] * 3.5 / 32, box["y"] + box["height"] * 7.5 / 32)

    expect(widget.locator(".ir-say")).to_contain_text("Row 7, column 3 of map 0")
    assert len(sent) == before
