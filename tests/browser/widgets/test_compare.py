"""The compare widget by mouse and keyboard; every number is one of the two traces'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from imgrec import images
from imgrec.cifar10 import samples
from imgrec.network import Network
from imgrec.trace import Trace, trace

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

HALF_A_UNIT = 0.5e-4


@pytest.fixture(scope="module")
def other(network: Network) -> Trace:
    return trace(network, images.to_image(samples()[3].pixels))


def opened(open_widget: Any, search: str = "", **settings: Any) -> Page:
    return open_widget("compare", f"second={samples()[3].id}&{search}", **settings)


def numbers(text: str) -> list[float]:
    """All numbers in a text, with true minus signs."""
    plain = text.replace("\N{MINUS SIGN}", "-").replace(",", "")
    return [float(found) for found in re.findall(r"-?\d+\.?\d*", plain)]


def row(page: Page, name: str) -> list[float]:
    """A row of the table of differences: first, second, difference."""
    return [
        numbers(cell.inner_text())[0]
        for cell in page.locator(f".com-differences [data-row={name}] td").all()
    ]


def grid(page: Page, name: str) -> Locator:
    return page.get_by_role("grid", name=name)


def expect_said(page: Page, text: str) -> None:
    from playwright.sync_api import expect

    expect(page.locator(".ir-say")).to_contain_text(text)


def test_the_differences_are_those_of_the_traces(
    open_widget: Any, traced: Trace, other: Trace
) -> None:
    page = opened(open_widget, "filter=4&row=9&column=20&unit=77")
    read = {
        "sum": [t.conv2d_sum[9, 20, 4] for t in (traced, other)],
        "after": [t.conv2d[9, 20, 4] for t in (traced, other)],
        "pooled": [t.max_pooling2d[4, 10, 4] for t in (traced, other)],
        "unitSum": [t.dense_sum[77] for t in (traced, other)],
        "unit": [t.dense[77] for t in (traced, other)],
    }

    for name, (first, second) in read.items():
        expected = [first, second, second - first]
        assert row(page, name) == pytest.approx(expected, abs=HALF_A_UNIT, rel=1e-5)


def test_the_products_of_both_add_up_to_their_sums(
    open_widget: Any, network: Network, traced: Trace, other: Trace
) -> None:
    page = opened(open_widget, "filter=4&row=9&column=20")
    kernel = network.weights["conv2d.kernel"][..., 4]
    shown = [numbers(cell)[0] for cell in page.locator(".com-tables td").all_inner_texts()]
    made = [t.image[8:11, 19:22] * kernel for t in (traced, other)]

    expected = np.concatenate([products.transpose(2, 0, 1).ravel() for products in made])
    assert shown == pytest.approx(expected, abs=0.5e-2, rel=1e-5)


def test_the_answers_are_those_of_the_traces(open_widget: Any, traced: Trace, other: Trace) -> None:
    page = opened(open_widget)
    rows = page.locator(".com-answers tbody tr").all()
    shown = [
        [numbers(cell)[0] for cell in row.locator(".ir-number").all_inner_texts()] for row in rows
    ]
    shares = [100 * t.probabilities for t in (traced, other)]

    expected = np.stack([*shares, shares[1] - shares[0]], axis=1)
    assert np.array(shown) == pytest.approx(expected, abs=0.1)


def test_one_cursor_moves_on_both_pictures(open_widget: Any, sent: list[object]) -> None:
    from playwright.sync_api import expect

    page = opened(open_widget, "filter=4&row=9&column=20&unit=77")
    before = len(sent)
    grid(page, "Second picture: the map").focus()
    page.keyboard.press("ArrowDown")

    expect_said(page, "Row 10, column 20, filter 4")
    cells = page.get_by_role("gridcell", name="row 10, column 20")
    expect(cells).to_have_count(4)  # two pictures, two maps
    page.keyboard.press("]")
    expect_said(page, "filter 5")
    assert len(sent) == before


def test_pointing_at_a_unit_shows_it_on_both_for_as_long(open_widget: Any) -> None:
    page = opened(open_widget, "unit=77")
    grid(page, "First picture: the units").hover(position={"x": 2, "y": 2})

    expect_said(page, "Unit 0:")
    page.mouse.move(1, 1)
    expect_said(page, "Unit 77:")


def test_another_second_picture_is_sent_for_and_the_place_stays(
    open_widget: Any, network: Network
) -> None:
    page = opened(open_widget, "filter=4&row=9&column=20")
    page.get_by_role("radio").nth(4).click()
    chosen = samples()[5]
    expect_said(page, f"for {chosen.class_name}")

    image = images.to_image(chosen.pixels)
    sum_there = trace(network, image).conv2d_sum[9, 20, 4]
    assert row(page, "sum")[1] == pytest.approx(sum_there, abs=HALF_A_UNIT, rel=1e-5)
