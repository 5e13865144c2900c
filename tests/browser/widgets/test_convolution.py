"""The convolution widget by mouse, keyboard and finger; every number is the trace's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from imgrec.by_hand.constraints import norms
from imgrec.network import Network, make_network
from imgrec.trace import Trace, trace
from tests.browser.waiting import read

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

PLACES = [(9, 14, 6), (0, 0, 0), (31, 31, 31), (17, 0, 20), (5, 31, 3)]  # filter, row, column
HALF_A_UNIT = 0.5e-4


def numbers(text: str) -> list[float]:
    """All numbers in a text, with true minus signs."""
    plain = text.replace("\N{MINUS SIGN}", "-").replace(",", "")
    return [float(found) for found in re.findall(r"-?\d+\.?\d*", plain)]


def equation(page: Page) -> list[float]:
    """The boxed numbers: the channels' sums, the bias, the sum, after the activation."""
    return [numbers(box.inner_text())[0] for box in page.locator(".conv-equation b").all()]


def cells(page: Page, table: str) -> np.ndarray:
    """A kind of table in all channels: (channels, places)."""
    read = """tables => tables.map(table => [...table.querySelectorAll("td")].map(
        cell => cell.querySelector("input")?.value ?? cell.textContent))"""
    texts = page.locator(f".conv-{table}").evaluate_all(read)
    return np.array([[numbers(text)[0] for text in row] for row in texts])


def the_map(page: Page) -> Locator:
    return page.get_by_role("grid", name="before ReLU")


def said(page: Page) -> str:
    return page.locator(".ir-say").inner_text()


def expect_said(page: Page, text: str) -> None:
    from playwright.sync_api import expect

    expect(page.locator(".ir-say")).to_contain_text(text)


@pytest.mark.parametrize(("f", "row", "column"), PLACES)
def test_the_equation_is_the_trace(
    f: int, row: int, column: int, open_widget: Any, network: Network, traced: Trace
) -> None:
    page = open_widget("convolution", f"filter={f}&row={row}&column={column}")
    window = np.pad(traced.image, ((1, 1), (1, 1), (0, 0)))[row : row + 3, column : column + 3]
    products = window * network.weights["conv2d.kernel"][..., f]
    bias = network.weights["conv2d.bias"][f]
    expected = [*products.sum(axis=(0, 1)), bias, *(m[row, column, f] for m in maps_of(traced))]

    assert equation(page) == pytest.approx(expected, abs=HALF_A_UNIT, rel=1e-5)
    shown = cells(page, "products").reshape(3, 3, 3).transpose(1, 2, 0)
    assert shown == pytest.approx(products, abs=0.5e-3, rel=1e-5)


def maps_of(traced: Trace) -> tuple[np.ndarray, np.ndarray]:
    return traced.conv2d_sum, traced.conv2d


def test_pixels_weights_and_products_belong_together(open_widget: Any) -> None:
    page = open_widget("convolution", "filter=2&row=9&column=9")

    made = cells(page, "pixels") * cells(page, "weights")
    assert made == pytest.approx(cells(page, "products"), abs=2e-3)


def test_the_mouse_moves_the_window_and_a_click_puts_it_there(open_widget: Any) -> None:
    page = open_widget("convolution", "filter=9&row=14&column=6")
    box = the_map(page).bounding_box()
    x, y = box["x"] + box["width"] * 20.5 / 32, box["y"] + box["height"] * 4.5 / 32

    page.mouse.move(x, y)
    expect_said(page, "Row 4, column 20")
    page.mouse.move(5, 5)
    expect_said(page, "Row 14, column 6")
    page.mouse.click(x, y)
    page.mouse.move(5, 5)
    expect_said(page, "Row 4, column 20")


def test_the_keyboard_moves_the_window_and_says_where_it_is(open_widget: Any) -> None:
    page = open_widget("convolution", "filter=9&row=14&column=6")
    the_map(page).focus()

    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    expect_said(page, "Row 15, column 7, filter 9")
    page.keyboard.press("]")
    expect_said(page, "Row 15, column 7, filter 10")
    page.keyboard.press("End")
    expect_said(page, "Row 15, column 31")
    live = page.locator('[aria-live="polite"]').filter(has_text="Row 15, column 31")
    live.wait_for(state="attached")


def test_a_picture_of_a_channel_moves_the_window_too(open_widget: Any) -> None:
    page = open_widget("convolution", "filter=9&row=14&column=6")
    page.get_by_role("grid", name="The green of your picture").focus()

    page.keyboard.press("Control+Home")
    expect_said(page, "15 of the 27 values come from the ring of zeros")


def test_a_finger_moves_the_window(open_widget: Any) -> None:
    page = open_widget("convolution", "row=9&column=9", size=(390, 844), has_touch=True)
    the_map(page).scroll_into_view_if_needed()
    box = the_map(page).bounding_box()

    page.touchscreen.tap(box["x"] + box["width"] * 3.5 / 32, box["y"] + box["height"] * 7.5 / 32)
    expect_said(page, "Row 7, column 3")


def test_filters_are_chosen_by_arrow_keys(open_widget: Any) -> None:
    from playwright.sync_api import expect

    page = open_widget("convolution", "filter=31")
    page.get_by_role("radio", name="Filter 31").focus()

    page.keyboard.press("ArrowRight")
    expect_said(page, "filter 0")
    expect(page.get_by_role("radio", checked=True)).to_have_count(1)


def test_the_bar_steps_plays_and_pauses(open_widget: Any) -> None:
    from playwright.sync_api import expect

    page = open_widget("convolution", "filter=9&row=0&column=31")
    page.get_by_role("button", name="One step forth").click()
    expect_said(page, "Row 1, column 0")
    page.get_by_role("button", name="One step back").click()
    expect_said(page, "Row 0, column 31")

    the_map(page).focus()
    page.keyboard.press("Space")
    beyond = re.compile(r"Row [1-9]\d*, column [1-9]")  # two steps on, or more
    expect(page.locator(".ir-say")).to_contain_text(beyond)
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    page.get_by_role("slider").fill("1023")
    expect_said(page, "Row 31, column 31")


def test_who_wins_its_pooling_window_is_the_trace_s(open_widget: Any, traced: Trace) -> None:
    values = traced.conv2d[:2, :2, 9]
    row, column = np.unravel_index(values.argmax(), values.shape)
    page = open_widget("convolution", f"filter=9&row={row}&column={column}")

    assert values.max() > 0
    assert "it wins its pooling window" in said(page)


def test_zeros_and_extremes_are_the_map_s(open_widget: Any, traced: Trace) -> None:
    page = open_widget("convolution", "filter=9")
    least, most = (float(end(traced.conv2d_sum[..., 9])) for end in (np.min, np.max))

    shown = page.locator(".conv-extremes").first.inner_text()
    assert numbers(shown) == pytest.approx([least, most], abs=0.5e-2)
    zeros = (traced.conv2d[..., 9] == 0).mean()
    assert page.get_by_text(f"{100 * zeros:.0f} % of it is zero").count() == 1


def test_an_edited_filter_changes_the_answer_of_the_whole_network(
    open_widget: Any, network: Network, traced: Trace
) -> None:
    page = open_widget("convolution", "filter=9")
    page.get_by_role("button", name="Edit the weights").click()
    page.get_by_role("button", name="Blur").click()
    expect_said_of_edit(page)

    blurred = trace(edited(network, 9, np.full((3, 3, 3), 1 / 27), 0), traced.image)
    shares = [numbers(share.inner_text())[0] for share in page.locator(".conv-classes b").all()]
    assert np.array(shares) / 100 == pytest.approx(blurred.probabilities, abs=1e-3)


def test_edits_of_two_filters_count_together(
    open_widget: Any, network: Network, traced: Trace
) -> None:
    from playwright.sync_api import expect

    page = open_widget("convolution", "filter=9")
    page.get_by_role("button", name="Edit the weights").click()
    for f in (9, 25):
        page.get_by_role("radiogroup").get_by_role("radio").nth(f).click()
        page.get_by_role("button", name="Blur").click()
        expect_said_of_edit(page)
    expect(page.locator(".conv-answer p")).to_contain_text("If filters 9, 25 were so together")

    blur = np.full((3, 3, 3), 1 / 27)
    blurred = trace(edited(edited(network, 9, blur, 0), 25, blur, 0), traced.image)
    shares = [numbers(share.inner_text())[0] for share in page.locator(".conv-classes b").all()]
    assert np.array(shares) / 100 == pytest.approx(blurred.probabilities, abs=1e-3)


def edited(network: Network, f: int, kernel: np.ndarray, bias: float) -> Network:
    weights = {name: array.copy() for name, array in network.weights.items()}
    weights["conv2d.kernel"][..., f], weights["conv2d.bias"][f] = kernel, bias
    return make_network(
        architecture=network.architecture,
        class_names=network.class_names,
        weights=weights,
        name="edited",
    )


def test_a_weight_is_typed_dragged_and_given_back(open_widget: Any) -> None:
    from playwright.sync_api import expect

    page = open_widget("convolution", "filter=9&row=14&column=6")
    learned, red = equation(page), page.locator(".conv-equation b").first
    first = red.inner_text()
    page.get_by_role("button", name="Edit the weights").click()
    field = page.get_by_role("textbox", name="weight for red, row 1, column 1")
    before = numbers(field.input_value())[0]

    field.fill("\N{MINUS SIGN}0,5")
    expect(red).not_to_have_text(first)
    pixel = cells(page, "pixels")[0, 4]
    assert equation(page)[0] == pytest.approx(learned[0] - pixel * (before + 0.5), abs=2e-3)
    field.press("ArrowUp")
    expect(field).to_have_value(re.compile("^\N{MINUS SIGN}0.40*$"))
    drag(page, field, pixels=50)
    expect(field).to_have_value(re.compile("^0.10*$"))
    page.get_by_role("button", name="Give the learned filter back").click()
    expect(page.get_by_role("button", name="Give the learned filter back")).to_be_disabled()
    assert equation(page) == learned


def drag(page: Page, field: Locator, *, pixels: int) -> None:
    box = field.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + pixels, y, steps=5)
    page.mouse.up()


def test_norms_are_those_of_the_constraint(open_widget: Any, network: Network) -> None:
    page = open_widget("convolution", "filter=9")
    page.get_by_role("button", name="Norms").click()
    kernel = network.weights["conv2d.kernel"][..., 9]
    expected = [*norms(kernel)[0].T.ravel(), float(np.sqrt((kernel**2).sum()))]

    bars = read(page.locator(".conv-norm b"), len(expected))
    shown = [numbers(bar)[0] for bar in bars]
    assert shown == pytest.approx(expected, abs=0.5e-2)


def test_the_code_is_there_on_demand(open_widget: Any) -> None:
    page = open_widget("convolution")
    page.get_by_role("button", name="Keras line").click()
    page.get_by_role("button", name="NumPy").click()

    page.get_by_text("Conv2D(32, (3, 3)").wait_for()
    page.get_by_text("def conv2d(").wait_for()


def test_the_address_holds_where_one_is(open_widget: Any) -> None:
    page = open_widget("convolution", "filter=9&row=14&column=6")
    the_map(page).focus()
    page.keyboard.press("ArrowDown")

    page.wait_for_url(re.compile(r"filter=9&row=15&column=6"))
    page.reload()
    expect_said(page, "Row 15, column 6, filter 9")


def test_a_teacher_leaves_controls_out(open_widget: Any) -> None:
    page = open_widget("convolution", "hide=player,edit,code")

    assert page.get_by_role("button", name="Play").count() == 0
    assert page.get_by_role("button", name="Keras line").count() == 0
    assert page.get_by_role("button", name="Norms").count() == 1


def test_the_widget_follows_the_theme_while_it_is_shown(open_widget: Any) -> None:
    page = open_widget("convolution", color_scheme="light")
    widget = page.locator(".ir-widget")
    assert widget.get_attribute("data-theme") == "light"

    page.emulate_media(color_scheme="dark")
    page.locator('.ir-widget[data-theme="dark"]').wait_for()


def test_another_picture_is_shown_at_the_same_place(open_widget: Any, traced: Trace) -> None:
    from playwright.sync_api import expect

    page = open_widget("convolution", "filter=9&row=14&column=6&switch=1")
    first = page.locator(".conv-equation b").first.inner_text()
    assert equation(page)[-2] == pytest.approx(traced.conv2d_sum[14, 6, 9], abs=HALF_A_UNIT)
    page.get_by_test_id("stCheckbox").click()

    expect(page.locator(".conv-equation b").first).not_to_have_text(first)
    expect_said(page, "Row 14, column 6, filter 9")


def test_nothing_sticks_out_on_a_phone(open_widget: Any) -> None:
    from playwright.sync_api import expect

    page = open_widget("convolution", size=(390, 844))
    page.get_by_role("button", name="Edit the weights").click()
    expect(page.get_by_role("textbox").first).to_be_visible()

    wide = page.locator(".ir-widget").evaluate("widget => widget.scrollWidth - widget.clientWidth")
    assert wide <= 0


def test_hovering_stepping_and_editing_ask_nothing_of_the_server(
    open_widget: Any, sent: list[object]
) -> None:
    from playwright.sync_api import expect

    page = open_widget("convolution")
    page.get_by_role("button", name="Edit the weights").click()  # this asks for the reach
    page.get_by_role("button", name="Blur").click()
    expect_said_of_edit(page)
    sent.clear()
    sweep(page, the_map(page), times=40)
    page.get_by_role("button", name="One step forth").click()
    before = page.locator(".conv-classes").inner_text()
    page.get_by_role("button", name="Emboss").click()

    expect(page.locator(".conv-classes")).not_to_have_text(before, use_inner_text=True)
    assert sent == []


def expect_said_of_edit(page: Page) -> None:
    """Wait until the reach of the filter is here, and with it the answer of the whole network."""
    from playwright.sync_api import expect

    expect(page.locator(".conv-answer p")).to_contain_text("would say")


def sweep(page: Page, grid: Locator, *, times: int) -> None:
    """Move the mouse over all of a grid."""
    box = grid.bounding_box()
    for step in range(times):
        x = box["x"] + box["width"] * (0.02 + 0.96 * ((step * 7) % times) / times)
        y = box["y"] + box["height"] * (0.02 + 0.96 * step / times)
        page.mouse.move(x, y)
