"""The whole network at home, by mouse, keyboard and finger; every number is the trace's."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import pytest

from imgrec import images
from imgrec.cifar10 import samples
from imgrec.network import Network, shipped_network
from imgrec.trace import Trace, trace
from imgrec.ui.numbers import number
from tests.browser.waiting import drawn

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

HALF_A_UNIT = 0.5e-4
DEER = 4
SHEET = {"conv2d": (4, 52, 49, 32), "max_pooling2d": (4, 35.5, 32.5, 16)}
PHONE = (390, 844)


@pytest.fixture(scope="module")
def network() -> Network:
    return shipped_network()


@pytest.fixture(scope="module")
def traced(network: Network) -> Trace:
    return trace(network, images.to_image(samples()[0].pixels))


def numbers(text: str) -> list[float]:
    """All numbers in a text, with true minus signs."""
    plain = text.replace("\N{MINUS SIGN}", "-").replace(",", "")
    return [float(found) for found in re.findall(r"-?\d+\.?\d*", plain)]


def block(page: Page, name: str) -> Locator:
    return page.locator(f".wn-block.wn-{name}")


def point(page: Page, name: str, x: float, y: float) -> None:
    """Move the mouse to a place of a block, given as shares of its width and height."""
    box = block(page, name).bounding_box()
    page.mouse.move(box["x"] + box["width"] * x, box["y"] + box["height"] * y)


def bold(page: Page, starting: str) -> list[str]:
    """Wait for a sentence, and give what it says in bold."""
    from playwright.sync_api import expect

    expect(page.locator(".wn-said .ir-say")).to_contain_text(starting)
    return page.locator(".wn-said b").all_inner_texts()


def cell_of(index: int, columns: int, rows: int) -> tuple[float, float]:
    """The middle of a cell, as shares of the width and height."""
    row, column = divmod(index, columns)
    return (column + 0.5) / columns, (row + 0.5) / rows


def test_the_answers_are_the_trace_s(visit: Callable, traced: Trace) -> None:
    page = visit().drawn()
    rows = block(page, "output").locator("li")
    rows.nth(9).wait_for()

    logits = [numbers(row.locator("small").inner_text())[0] for row in rows.all()]
    assert logits == pytest.approx(traced.logits, abs=0.5e-2)
    assert rows.nth(DEER).locator("code").inner_text() == "> 99.9 %"
    assert "Filter 25 speaks most for deer" in page.locator(".wn-said").inner_text()


@pytest.mark.parametrize(("f", "row", "column"), [(17, 12, 18), (0, 0, 0), (31, 31, 31)])
def test_a_cell_of_a_map_says_its_value(
    f: int, row: int, column: int, visit: Callable, traced: Trace
) -> None:
    across, pitch, side, cells = SHEET["conv2d"]
    page = visit().drawn()
    x = (f % across) * pitch + side * (column + 0.5) / cells
    y = (f // across) * pitch + side * (row + 0.5) / cells
    point(page, "conv2d", x / (across * pitch - 3), y / (8 * pitch - 3))

    said = bold(page, f"Filter {f}, row {row}, column {column}")
    expected = [values[row, column, f] for values in (traced.conv2d_sum, traced.conv2d)]
    shown = [numbers(text)[0] for text in said[1:3]]
    assert shown == pytest.approx(expected, abs=HALF_A_UNIT, rel=1e-5)


def test_a_unit_says_its_sum_and_its_strongest_weights(
    visit: Callable, network: Network, traced: Trace
) -> None:
    page = visit().drawn()
    point(page, "dense", *cell_of(41, 16, 32))

    shown = [numbers(text)[0] for text in bold(page, "Unit 41 adds up")]
    expected = [41, traced.dense_sum[41], traced.dense[41]]
    assert shown == pytest.approx(expected, abs=HALF_A_UNIT, rel=1e-5)
    weights = network.weights["dense.kernel"][:, 41]
    strongest = int(np.abs(weights).argmax())
    sentence = page.locator(".wn-said .ir-say").inner_text()
    assert f"for number {strongest}," in sentence
    evidence = traced.dense[41] * network.weights["output.kernel"][41, DEER]
    assert numbers(sentence)[-1] == pytest.approx(evidence, abs=HALF_A_UNIT, rel=1e-5)


def test_a_click_opens_the_lesson_at_that_unit(visit: Callable) -> None:
    from playwright.sync_api import expect

    visitor = visit("?picture=frog-1")
    point(visitor.drawn(), "dense", *cell_of(41, 16, 32))
    visitor.page.mouse.down()
    visitor.page.mouse.up()

    expect(visitor.page).to_have_url(re.compile(r"/dense\?.*unit=41"))
    expect(visitor.page.get_by_role("button", name="frog").first).to_be_attached()
    visitor.go_on_to("home")
    expect(visitor.page.locator(".wn-said")).to_contain_text("speaks most for")
    visitor.check()


def test_the_keyboard_reaches_each_block_once_and_every_cell_in_it(
    visit: Callable, traced: Trace
) -> None:
    page = visit().drawn()
    block(page, "conv2d").focus()
    for key in ("]", "ArrowDown", "ArrowRight"):
        page.keyboard.press(key)

    said = bold(page, "Filter 1, row 1, column 1")
    assert numbers(said[2])[0] == pytest.approx(traced.conv2d[1, 1, 1], abs=HALF_A_UNIT)
    live = page.locator('.wn [aria-live="polite"]').filter(has_text="Filter 1, row 1")
    live.wait_for(state="attached")
    for said_next in ("Pooled map 0, row 0, column 0", "Number 0 of 8,192"):
        page.keyboard.press("Tab")  # the heading, which is a link
        page.keyboard.press("Tab")
        bold(page, said_next)


def test_enter_opens_the_lesson_at_that_pixel(visit: Callable) -> None:
    from playwright.sync_api import expect

    page = visit().drawn()
    block(page, "conv2d").focus()
    page.keyboard.press("]")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/convolution\?.*filter=1&row=0&column=0"))


def test_a_heading_opens_its_lesson_and_keeps_the_picture(visit: Callable) -> None:
    from playwright.sync_api import expect

    page = visit("?picture=frog-1").drawn()
    page.locator(".wn-head").get_by_role("link", name="Max pooling").click()

    expect(page).to_have_url(re.compile(r"/max_pooling\?picture=frog-1"))


def test_pointing_asks_the_server_nothing(visit: Callable) -> None:
    page = visit().drawn()
    sent: list[object] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))
    page.reload()
    page.locator(".wn-output .won").wait_for()
    page.locator('[data-test-script-state="notRunning"]').wait_for()
    drawn(page)
    before = len(sent)
    for x in np.linspace(0.05, 0.95, 12):
        point(page, "conv2d", float(x), 0.5)
        point(page, "dense", float(x), 0.5)

    bold(page, "Unit ")
    assert len(sent) == before


def test_the_first_tap_shows_and_the_second_opens(visit: Callable) -> None:
    from playwright.sync_api import expect

    page = visit(size=PHONE).drawn()
    page.locator(".wn-output .won").wait_for()
    tap = """element => ["pointerdown", "click"].forEach(name => element.dispatchEvent(
        new PointerEvent(name, {pointerType: "touch", bubbles: true, composed: true,
            clientX: element.getBoundingClientRect().left + 4,
            clientY: element.getBoundingClientRect().top + 4})))"""
    block(page, "dense").evaluate(tap)
    bold(page, "Unit 0 adds up")

    block(page, "dense").evaluate(tap)
    expect(page).to_have_url(re.compile(r"/dense\?.*unit=0"))


def test_the_range_is_the_layer_s_or_the_map_s(visit: Callable, traced: Trace) -> None:
    from playwright.sync_api import expect

    page = visit().drawn()
    legend = page.locator(".wn-column-conv2d .wn-legend")
    point(page, "conv2d", 0.02, 0.02)
    of_the_layer = legend.locator("span").last.inner_text()
    page.get_by_role("button", name="this map").click()
    point(page, "conv2d", 0.02, 0.02)

    expect(legend).not_to_contain_text(of_the_layer)
    expect(legend).to_contain_text(number(float(traced.conv2d[..., 0].max()), 2))
    expect(page.get_by_text("Counting starts at 0")).to_be_visible()
