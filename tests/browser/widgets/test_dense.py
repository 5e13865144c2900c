"""The dense widgets by mouse and keyboard: every number is the trace's, or made by hand of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import pytest

from imgrec.by_hand.constraints import MaxNorm
from imgrec.by_hand.dense import dense
from imgrec.by_hand.softmax import softmax
from imgrec.network import Network
from imgrec.trace import Trace
from imgrec.ui.numbers import number
from imgrec.ui.widget import words

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

HALF_A_UNIT = 0.5e-4


def read(text: str) -> list[float]:
    plain = text.replace("\N{MINUS SIGN}", "-").replace(",", "").replace("+", "")
    return [float(found) for found in re.findall(r"-?\d+\.?\d*", plain)]


def boxes(page: Page) -> list[float]:
    return [read(box)[0] for box in page.locator(".ir-equation b").all_inner_texts()]


def expect_said(page: Page, text: str) -> None:
    from playwright.sync_api import expect

    expect(page.locator(".ir-say")).to_contain_text(text)


@pytest.mark.parametrize("unit", [0, 300, 511])
def test_a_units_equation_is_the_trace(
    unit: int, open_widget: Callable, network: Network, traced: Trace
) -> None:
    page = open_widget("dense", f"unit={unit}")
    expect_said(page, f"Unit {unit}: sum {number(traced.dense_sum[unit], 4)}")
    products = traced.flatten * network.weights["dense.kernel"][:, unit]
    sides = [np.clip(products, *ends).sum(dtype=float) for ends in ((0, None), (None, 0))]
    bias = network.weights["dense.bias"][unit]
    expected = [*sides, bias, traced.dense_sum[unit], traced.dense[unit]]

    assert boxes(page) == pytest.approx(expected, abs=HALF_A_UNIT, rel=1e-5)


def test_the_largest_products_both_ways_are_those_of_the_trace(
    open_widget: Callable, network: Network, traced: Trace
) -> None:
    page = open_widget("dense", "unit=41")
    expect_said(page, "Unit 41: sum")
    products = np.sort(traced.flatten * network.weights["dense.kernel"][:, 41])

    shown = [read(text)[0] for text in page.locator(".sum-row b").all_inner_texts()]

    expected = [*products[::-1][:5], *products[:5]]
    assert shown == pytest.approx(expected, abs=HALF_A_UNIT, rel=1e-5)


@pytest.mark.parametrize(("feature_map", "row", "column"), [(0, 0, 0), (31, 15, 15), (25, 12, 8)])
def test_a_cell_is_a_value_times_a_weight(
    feature_map: int, row: int, column: int, open_widget: Callable, network: Network, traced: Trace
) -> None:
    page = open_widget("dense", f"unit=7&map={feature_map}&row={row}&column={column}")
    expect_said(page, "Unit 7: sum")
    value = traced.max_pooling2d[row, column, feature_map]
    kernel = network.weights["dense.kernel"].reshape(*traced.max_pooling2d.shape, -1)
    weight = kernel[row, column, feature_map, 7]

    shown = [read(text)[0] for text in page.locator(".dense-map b").all_inner_texts()]

    assert shown == pytest.approx([value, weight, value * weight], abs=HALF_A_UNIT, rel=1e-5)


def test_arrow_keys_choose_a_unit_and_its_weights_are_sent_once(
    open_widget: Callable, sent: list[object]
) -> None:
    from playwright.sync_api import expect

    page = open_widget("dense", "unit=41")
    units = page.get_by_role("grid", name="units after the activation")
    units.press("ArrowRight")
    expect_said(page, "Unit 42: sum")
    expect(page.locator(".ir-say")).not_to_contain_text(words("dense")["waiting"])
    known = len(sent)

    units.press("ArrowLeft")
    expect_said(page, "Unit 41: sum")
    assert len(sent) == known


def test_hovering_asks_the_server_nothing(open_widget: Callable, sent: list[object]) -> None:
    page = open_widget("dense", "unit=41")
    expect_said(page, "Unit 41: sum")
    asked = len(sent)

    page.get_by_role("grid", name="units after the activation").hover(position={"x": 2, "y": 2})
    expect_said(page, "Unit 0: sum")
    page.get_by_role("grid", name="The weights of the unit").hover(position={"x": 2, "y": 2})
    expect_said(page, "Row 0, column 0, map 0: value")
    assert len(sent) == asked


def test_brackets_go_from_map_to_map(open_widget: Callable) -> None:
    page = open_widget("dense", "unit=41&map=3&row=2&column=5")

    page.get_by_role("grid", name="The products for that map").press("]")

    expect_said(page, "Row 2, column 5, map 4: value")


def test_a_lower_limit_answers_as_the_constraint_by_hand(
    open_widget: Callable, network: Network, traced: Trace
) -> None:
    page = open_widget("max_norm")
    slider = page.get_by_role("slider", name="Limit")
    slider.fill("0.8")
    weights = network.weights
    sums = dense(traced.flatten, MaxNorm(0.8)(weights["dense.kernel"]), weights["dense.bias"])
    logits = dense(np.maximum(sums, 0), weights["output.kernel"], weights["output.bias"])

    expect_said(page, "The limit 0.80 would shorten")
    shown = [read(text)[0] for text in page.locator(".norm-answer li b").all_inner_texts()]
    assert shown == pytest.approx(softmax(logits) * 100, abs=0.1)


def test_the_norms_are_reached_by_key_the_longest_first(
    open_widget: Callable, network: Network
) -> None:
    page = open_widget("max_norm")
    lengths = np.linalg.norm(network.weights["dense.kernel"], axis=0)
    strip = page.get_by_role("grid", name="The norms of 512 units")

    expect_said(page, f"Unit {lengths.argmax()}: norm {number(lengths.max())}")
    strip.press("End")
    expect_said(page, f"Unit {lengths.argmin()}: norm {number(lengths.min())}")


def test_every_layer_says_how_its_parameters_come_about(open_widget: Callable) -> None:
    page = open_widget("parameters")
    expect_said(page, "dense: 8,192 × 512 + 512 = 4,194,816 parameters, 99.86 % of all")

    page.get_by_role("button", name="output").focus()

    expect_said(page, "output: 512 × 10 + 10 = 5,130 parameters")
