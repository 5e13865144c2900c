"""The output widgets by mouse and keyboard: every number is the trace's, or made by hand of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import pytest

from imgrec.by_hand.softmax import softmax
from imgrec.network import Network
from imgrec.trace import Trace
from imgrec.ui.numbers import number

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

HALF_A_UNIT = 0.5e-4


def read(texts: list[str]) -> list[float]:
    """The first number of each text."""
    plain = [t.replace("\N{MINUS SIGN}", "-").replace(",", "").replace("+", "") for t in texts]
    return [float(re.findall(r"-?\d+\.?\d*", text)[0]) for text in plain]


def expect_said(page: Page, text: str) -> None:
    from playwright.sync_api import expect

    expect(page.locator(".ir-say")).to_contain_text(text)


def probabilities(page: Page) -> list[float]:
    return read(page.locator(".soft-class .soft-pair:last-child b").all_inner_texts())


def test_the_logits_are_those_of_the_trace(open_widget: Callable, traced: Trace) -> None:
    page = open_widget("output")
    shown = read(page.locator(".out-logit b").all_inner_texts())

    assert shown == pytest.approx(traced.logits, abs=HALF_A_UNIT, rel=1e-5)


@pytest.mark.parametrize("k", [0, 3, 9])
def test_a_logit_adds_up(k: int, open_widget: Callable, network: Network, traced: Trace) -> None:
    page = open_widget("output", f"class={k}")
    expect_said(page, f"the logit of {network.class_names[k]} is")
    products = traced.dropout * network.weights["output.kernel"][:, k]
    sides = [np.clip(products, *ends).sum(dtype=float) for ends in ((0, None), (None, 0))]
    expected = [*sides, network.weights["output.bias"][k], traced.logits[k]]

    shown = read(page.locator(".ir-equation b").all_inner_texts())

    assert shown == pytest.approx(expected, abs=HALF_A_UNIT, rel=1e-5)


def test_a_unit_under_the_pointer_says_its_product(
    open_widget: Callable, network: Network, traced: Trace
) -> None:
    page = open_widget("output", "class=4")
    unit = int(traced.dropout.argmax())

    page.get_by_role("grid", name="products, activation × weight").press("Control+Home")
    expect_said(page, "Unit 0: activation")
    page.locator(".sum-row", has_text=f"unit {unit}").first.click()

    product = traced.dropout[unit] * network.weights["output.kernel"][unit, 4]
    expect_said(page, f"Unit {unit}: activation {number(traced.dropout[unit], 4)}")
    expect_said(page, f"= {number(product, 4)}. That speaks for deer.")


def test_arrow_keys_choose_a_class(open_widget: Callable, sent: list[object]) -> None:
    page = open_widget("output", "class=4")
    asked = len(sent)

    page.get_by_role("radio", name="deer").press("ArrowDown")

    expect_said(page, "All together the logit of dog is")
    assert len(sent) == asked


def test_the_probabilities_are_those_of_the_trace(open_widget: Callable, traced: Trace) -> None:
    page = open_widget("softmax")

    assert probabilities(page) == pytest.approx(traced.probabilities * 100, abs=0.0101)


def test_a_temperature_divides_every_logit(open_widget: Callable, traced: Trace) -> None:
    page = open_widget("softmax")

    page.get_by_role("slider", name="Temperature").press("End")

    expect_said(page, "brings the probabilities closer together")
    expected = softmax(traced.logits, 4.0) * 100
    assert probabilities(page) == pytest.approx(expected, abs=0.005, rel=1e-5)
    exponents = read(page.locator(".soft-class .soft-exponent").all_inner_texts())
    assert exponents == pytest.approx(traced.logits / 4, abs=0.5e-3, rel=1e-5)


def test_a_hundred_more_on_every_logit_changes_nothing(open_widget: Callable) -> None:
    page = open_widget("softmax")
    before = probabilities(page)

    page.get_by_role("button", name="+100 on every logit").click()

    expect_said(page, "no probability moved by more than 0.000000")
    assert probabilities(page) == before


def test_a_term_lights_its_partners_and_nothing_else(open_widget: Callable) -> None:
    from playwright.sync_api import expect

    page = open_widget("softmax")
    chosen = page.locator(".soft-chosen").first.get_attribute("data-class")
    other = 0 if chosen != "0" else 1

    page.locator(f".soft-formula [data-class='{other}']").hover()

    expect(page.locator(f".soft-class.soft-lit[data-class='{other}']")).to_be_visible()
    expect(page.locator(f".soft-lit[data-class='{other}']")).to_have_count(2)
    expect(page.locator(".soft-lit")).to_have_count(2)
