"""Max pooling and the pushed picture by mouse and keyboard; every number is the trace's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from imgrec.by_hand.max_pooling2d import max_pooling2d, winners
from imgrec.network import Network
from imgrec.trace import Trace, trace
from imgrec.ui.interactive.pushed import pushed

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

PLACES = [(23, 8, 8), (0, 0, 0), (31, 15, 15), (12, 3, 14)]  # map, row, column
HALF_A_UNIT = 0.5e-4
PRESS = """(root, names) => names.forEach((name) => [...root.querySelectorAll("button")].find(
    (one) => (one.getAttribute("aria-label") ?? one.textContent) === name).click())"""


def numbers(text: str) -> list[float]:
    """All numbers in a text, with true minus signs."""
    plain = text.replace("\N{MINUS SIGN}", "-").replace(",", "")
    return [float(found) for found in re.findall(r"-?\d+\.?\d*", plain)]


def cells(page: Page) -> list[float]:
    """The cells of the window, row by row."""
    return numbers(" ".join(page.locator(".pool-cells td").all_inner_texts()))


def equation(page: Page) -> list[float]:
    return [numbers(box.inner_text())[0] for box in page.locator(".pool-equation b").all()]


def before(page: Page) -> Locator:
    return page.get_by_role("grid", name="The map before pooling")


def said(page: Page, text: str) -> None:
    from playwright.sync_api import expect

    expect(page.locator(".ir-say")).to_contain_text(text)


@pytest.mark.parametrize(("m", "row", "column"), PLACES)
def test_the_window_and_its_winner_are_the_trace(
    m: int, row: int, column: int, open_widget: Any, traced: Trace
) -> None:
    page = open_widget("max_pooling", f"map={m}&row={row}&column={column}")
    window = traced.conv2d[2 * row : 2 * row + 2, 2 * column : 2 * column + 2, m].ravel()
    won = winners(traced.conv2d)

    assert cells(page) == pytest.approx(window, abs=HALF_A_UNIT, rel=1e-5)
    kept = traced.max_pooling2d[row, column, m]
    assert equation(page) == pytest.approx([*window, kept], abs=HALF_A_UNIT, rel=1e-5)
    won_at = page.locator(".pool-cells td.pool-won").get_attribute("data-place")
    assert int(won_at or -1) == window.argmax()
    tied = page.locator(".pool-cells td.pool-tied").count()
    assert (tied > 0) == won.ties[row, column, m]


def test_the_counts_of_a_map_are_those_of_the_trace(open_widget: Any, traced: Trace) -> None:
    page = open_widget("max_pooling", "map=23")
    ties = winners(traced.conv2d).ties[..., 23]

    captions = " ".join(page.locator(".pool-stage figcaption").all_inner_texts())
    assert numbers(captions)[:2] == [256, 1024]
    assert numbers(captions)[4:6] == [
        ties.sum(),
        (ties & (traced.max_pooling2d[..., 23] == 0)).sum(),
    ]


def test_the_mouse_says_who_loses_and_the_window_goes_back(open_widget: Any, traced: Trace) -> None:
    page = open_widget("max_pooling", "map=23&row=8&column=8")
    box = before(page).bounding_box()
    loser = traced.conv2d[16:18, 16:18, 23].argmin()
    x, y = (
        box["x"] + box["width"] * (16.5 + loser % 2) / 32,
        box["y"] + box["height"] * (16.5 + loser // 2) / 32,
    )

    page.mouse.move(x, y)
    said(page, "loses")
    page.mouse.move(box["x"] + 3, box["y"] + 3)
    said(page, "Window at row 0, column 0")
    page.mouse.move(5, 5)
    said(page, "Window at row 8, column 8")


def test_an_arrow_moves_a_whole_window_and_a_bracket_a_map(open_widget: Any) -> None:
    page = open_widget("max_pooling", "map=23&row=8&column=8")
    before(page).focus()

    page.keyboard.press("ArrowRight")
    said(page, "row 8, column 9 of map 23")
    page.keyboard.press("ArrowUp")
    said(page, "row 7, column 9 of map 23")
    page.keyboard.press("]")
    said(page, "row 7, column 9 of map 24")
    page.keyboard.press("Control+End")
    said(page, "row 15, column 15 of map 24")


def test_other_settings_are_worked_out_on_the_real_map(
    open_widget: Any, traced: Trace, sent: list[object]
) -> None:
    from playwright.sync_api import expect

    page = open_widget("max_pooling", "map=23&row=5&column=4")
    sent.clear()

    page.get_by_role("button", name="pool_size, rows: one more").click()
    page.get_by_role("button", name="same").click()

    line = 'MaxPooling2D(pool_size=(3, 2), padding="same")'
    expect(page.locator(".pool-line")).to_have_text(line)
    pooled = max_pooling2d(traced.conv2d, (3, 2), padding="same")
    assert equation(page)[-1] == pytest.approx(pooled[5, 4, 23], abs=HALF_A_UNIT, rel=1e-5)
    assert numbers(page.locator(".pool-note").inner_text())[:4] == [*pooled.shape, pooled.size]
    assert sent == []


def test_two_presses_within_one_frame_both_count(open_widget: Any) -> None:
    from playwright.sync_api import expect

    page = open_widget("max_pooling", "map=23")
    page.locator(".ir-widget").evaluate(PRESS, ["pool_size, rows: one more", "same"])

    line = 'MaxPooling2D(pool_size=(3, 2), padding="same")'
    expect(page.locator(".pool-line")).to_have_text(line)


def test_what_cannot_be_changes_nothing_and_is_explained(open_widget: Any) -> None:
    from playwright.sync_api import expect

    page = open_widget(
        "max_pooling", "map=23&pool_rows=32&pool_columns=2&stride_rows=1&stride_columns=1"
    )
    line = page.locator(".pool-line").inner_text()

    note = page.locator(".pool-note")
    page.get_by_role("button", name="pool_size, rows: one more").click(force=True)
    expect(note).to_contain_text("a larger window fits nowhere")
    page.get_by_role("button", name="strides, rows: one less").click(force=True)
    expect(note).to_contain_text("would never move on")
    assert page.locator(".pool-line").inner_text() == line


def test_a_push_counts_what_python_counts(
    open_widget: Any, traced: Trace, network: Network, sent: list[object]
) -> None:
    page = open_widget("pushed", "push=12")
    sent.clear()
    page.get_by_role("button", name="Down and left").click()

    after = trace(network, pushed(traced.image, 1, -1))
    differ = np.abs(after.max_pooling2d - traced.max_pooling2d) > 1e-6
    said(page, "1 px down and 1 px to the left")
    counted = numbers(page.locator(".push-counts").inner_text())
    assert counted[:2] == [pytest.approx(differ.sum(), abs=2), differ.size]
    share = 100 * after.probabilities[5]
    row = page.locator(".ir-classes li").nth(5).inner_text()
    assert numbers(row)[-1] == pytest.approx(max(share, 0.1), abs=0.051)
    assert sent == []


def test_a_picture_put_back_has_changed_nothing(open_widget: Any) -> None:
    from playwright.sync_api import expect

    page = open_widget("pushed", "push=13")
    page.get_by_role("button", name="Put the picture back").click()

    said(page, "the same")
    expect(page.locator(".push-counts")).to_have_text(re.compile("^0 of 8,192"))
