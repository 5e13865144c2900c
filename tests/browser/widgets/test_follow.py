"""The follow widget by mouse and keyboard; every number of the journey is the trace's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from imgrec.network import Network
from imgrec.trace import Trace

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

HALF_A_UNIT = 0.5e-4


def numbers(text: str) -> list[float]:
    """All numbers in a text, with true minus signs."""
    plain = text.replace("\N{MINUS SIGN}", "-").replace(",", "")
    return [float(found) for found in re.findall(r"-?\d+\.?\d*", plain)]


def terms(page: Page, station: str) -> dict[str, float]:
    """The boxed numbers of the present station."""
    boxes = page.locator(f"section[aria-label='{station}'] [data-term]").all()
    read = {box.get_attribute("data-term"): box.locator("b").inner_text() for box in boxes}
    return {str(key): numbers(text)[0] for key, text in read.items()}


def chosen(page: Page) -> tuple[int, int, int]:
    """Row, column and filter of the pixel that is followed, from the sentence."""
    row, column, f = numbers(page.locator(".ir-say").inner_text().split(":")[0])
    return int(row), int(column), int(f)


def expect_station(page: Page, name: str) -> None:
    from playwright.sync_api import expect

    expect(page.locator(".fol-line [aria-current=step]")).to_contain_text(name)


def a_loser(traced: Trace) -> tuple[int, int, int]:
    """A pixel above zero that another one of its pooling window beats: filter, row, column."""
    maps = traced.conv2d
    pooled = traced.max_pooling2d.repeat(2, axis=0).repeat(2, axis=1)
    row, column, f = np.argwhere((maps > 0) & (maps < pooled))[0]
    return int(f), int(row), int(column)


def test_the_first_journey_ends_in_the_trace_s_answer(
    open_widget: Any, network: Network, traced: Trace
) -> None:
    page = open_widget("follow", "step=4")
    row, column, f = chosen(page)
    value = traced.conv2d[row, column, f]
    index = (row // 2 * 16 + column // 2) * 32 + f
    weights = network.weights["dense.kernel"][index]
    unit = int(np.abs(weights).argmax())

    shown = terms(page, "Dense")
    assert traced.flatten[index] == value > 0
    assert shown["product"] == pytest.approx(value * weights[unit], abs=HALF_A_UNIT, rel=1e-5)
    assert shown["sum"] == pytest.approx(traced.dense_sum[unit], abs=HALF_A_UNIT, rel=1e-5)
    assert shown["activation"] == pytest.approx(traced.dense[unit], abs=HALF_A_UNIT, rel=1e-5)


def test_a_unit_s_part_of_every_logit_is_its_own(
    open_widget: Any, network: Network, traced: Trace
) -> None:
    page = open_widget("follow", "step=5")
    unit = int(numbers(page.locator(".ir-say").inner_text().split("unit")[1])[0])
    page.get_by_role("button", name="cat").click()
    page.locator("[data-term=logit]").filter(has_text="cat").wait_for()

    shown = terms(page, "Logit")
    part = traced.dense[unit] * network.weights["output.kernel"][unit, 3]
    assert shown["product"] == pytest.approx(part, abs=HALF_A_UNIT, rel=1e-5)
    assert shown["logit"] == pytest.approx(traced.logits[3], abs=HALF_A_UNIT, rel=1e-5)


def test_all_probabilities_are_the_trace_s(open_widget: Any, traced: Trace) -> None:
    page = open_widget("follow", "step=6")
    rows = page.locator(".fol-softmax tbody tr").all()
    shares = [numbers(row.locator("td").nth(2).inner_text())[0] for row in rows]

    assert shares == pytest.approx(100 * traced.probabilities, abs=1e-2)


def test_arrow_keys_go_from_station_to_station(open_widget: Any) -> None:
    page = open_widget("follow")
    expect_station(page, "Convolution")
    page.locator(".fol-line [aria-current=step]").focus()

    page.keyboard.press("ArrowRight")
    expect_station(page, "Max pooling")
    page.keyboard.press("End")
    expect_station(page, "Probability")
    page.get_by_role("button", name="One step back").click()
    expect_station(page, "Logit")


def test_a_journey_that_ends_goes_no_further_and_offers_another(
    open_widget: Any, traced: Trace
) -> None:
    from playwright.sync_api import expect

    f, row, column = a_loser(traced)
    page = open_widget("follow", f"filter={f}&row={row}&column={column}&step=6")
    expect_station(page, "Max pooling")
    expect(page.get_by_role("button", name="One step forth")).to_be_disabled()
    expect(page.locator(".fol-station:disabled")).to_have_count(4)

    page.get_by_role("button", name="Go on with the nearest").click()
    page.get_by_role("button", name="One step forth").click()
    expect_station(page, "Flatten")


def test_pointing_at_the_map_moves_nothing_but_the_sentence(
    open_widget: Any, sent: list[object]
) -> None:
    page = open_widget("follow", "step=3")
    place, before = chosen(page), len(sent)
    page.get_by_role("grid", name="The map after").hover(position={"x": 3, "y": 3})
    page.locator(".ir-say").filter(has_text="Row 0, column 0").wait_for()

    expect_station(page, "Flatten")
    page.mouse.move(1, 1)
    page.locator(".ir-say").filter(has_text=f"Row {place[0]}, column {place[1]},").wait_for()
    assert len(sent) == before
