"""The evidence widget: every number shown is the attribution's, by mouse, finger and keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import pytest

from imgrec.attribution import Attribution, Level, attribute, in_blocks
from imgrec.average_picture import average_picture
from imgrec.network import Network
from imgrec.trace import Trace, trace
from imgrec.ui.numbers import number, signed
from imgrec.untrained import untrained

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PHONE = (390, 844)


def read(text: str) -> list[str]:
    return re.findall(r"-?\d+\.\d+", text.replace("\N{MINUS SIGN}", "-").replace(",", ""))


def expect_said(page: Page, text: str) -> None:
    from playwright.sync_api import expect

    expect(page.locator(".ir-say")).to_contain_text(text)


def equation(page: Page) -> list[str]:
    return read(page.locator(".ev-equation").inner_text())


def expect_sum(page: Page, expected: list[float]) -> None:
    """Every number of the equation within half a unit of its last digit, and adding up."""
    shown = equation(page)
    digits = len(shown[0].split(".")[1])
    half = 0.5 * 10.0**-digits + 1e-5  # what float32 leaves
    assert [float(text) for text in shown] == pytest.approx(expected, abs=half)
    assert sum(map(float, shown[:-1])) == pytest.approx(float(shown[-1]), abs=1e-9)


def sides(parts: np.ndarray) -> list[float]:
    return [float(np.clip(parts, *ends).sum(dtype=float)) for ends in ((0, None), (None, 0))]


@pytest.fixture(scope="module")
def found(network: Network, traced: Trace) -> Attribution:
    return attribute(network, traced)


@pytest.fixture(scope="module")
def two(traced: Trace) -> tuple[int, int]:
    """Give the winner and the second."""
    first, second = np.argsort(-traced.logits, kind="stable")[:2].tolist()
    return first, second


def test_it_opens_with_the_winner_and_its_sum_is_its_logit(
    open_widget: Callable, network: Network, traced: Trace, found: Attribution, two: tuple[int, int]
) -> None:
    page = open_widget("evidence")
    name = network.class_names[two[0]]
    chosen = found.pooled.evidence().rather_than(two[0])
    places = chosen.parts.sum(axis=-1)
    row, column = np.unravel_index(np.abs(places).argmax(), places.shape)

    expect_said(page, f"Row {row}, column {column} of the pooled maps: ")
    expect_said(page, signed(float(places[row, column])))
    assert page.get_by_label("Which class to give reasons for").input_value() == str(two[0])
    assert f"the logit of {name}" in page.locator(".ev-equation").inner_text()
    expect_sum(page, [*sides(places), float(chosen.biases), float(traced.logits[two[0]])])


def test_rather_than_compares_with_the_second(
    open_widget: Callable, network: Network, traced: Trace, found: Attribution, two: tuple[int, int]
) -> None:
    page = open_widget("evidence", "seen=2")
    one, other = (network.class_names[index] for index in two)

    page.get_by_role("button", name=f"rather than {other}").click()

    expect_said(page, f"{one} rather than {other}")
    chosen = found.units.evidence().rather_than(*two)
    total = float(traced.logits[two[0]]) - float(traced.logits[two[1]])
    expect_sum(page, [*sides(chosen.parts), float(chosen.biases), total])


@pytest.mark.parametrize("level", ["pooled maps", "units"])
def test_any_class_adds_up_at_every_level(
    level: str, open_widget: Callable, network: Network, traced: Trace, found: Attribution
) -> None:
    page = open_widget("evidence", "closer=1")
    page.get_by_role("button", name=level, exact=True).click()
    given: Level = found.units if level == "units" else found.pooled
    for index in (0, 9):
        page.get_by_label("Which class to give reasons for").select_option(str(index))
        expect_said(page, network.class_names[index])
        chosen = given.evidence().rather_than(index)
        parts = chosen.parts if level == "units" else chosen.parts.sum(axis=-1)
        expect_sum(page, [*sides(parts), float(chosen.biases), float(traced.logits[index])])


@pytest.mark.parametrize("grain", [1, 2, 4, 8])
@pytest.mark.parametrize("reference", ["black", "the average picture"])
def test_pixels_in_blocks_add_up_whatever_they_are_compared_with(
    reference: str, grain: int, open_widget: Callable, traced: Trace, found: Attribution, two: tuple
) -> None:
    page = open_widget("evidence", "closer=1&seen=1")
    page.get_by_role("button", name=f"{grain} × {grain}").click()
    page.get_by_role("button", name=reference, exact=True).click()
    compared = average_picture() if reference != "black" else None
    chosen = found.pixels.evidence(compared).rather_than(two[0])
    blocks = in_blocks(chosen.parts.sum(axis=-1, dtype=np.float64), grain)
    strongest = blocks.flat[np.abs(blocks).argmax()]

    expect_said(page, signed(float(strongest)))
    expect_sum(page, [*sides(blocks), float(chosen.biases), float(traced.logits[two[0]])])


def test_a_pixel_says_what_each_colour_gives(
    open_widget: Callable, found: Attribution, two: tuple[int, int]
) -> None:
    page = open_widget("evidence", "seen=1&grain=1")
    grid = page.get_by_role("grid", name="Evidence on the photo")
    box = grid.bounding_box()
    grid.hover(position={"x": box["width"] * 9.5 / 32, "y": box["height"] * 4.5 / 32})

    parts = found.pixels.evidence(average_picture()).rather_than(two[0]).parts[4, 9]
    expect_said(page, "Row 4, column 9: ")
    shown = [float(text) for text in read(page.locator(".ir-say").inner_text())]
    assert shown == pytest.approx([parts.sum(), *parts], abs=0.5e-3 + 1e-6)


def test_one_colour_leaves_the_others_in_a_term_of_their_own(
    open_widget: Callable, traced: Trace, found: Attribution, two: tuple[int, int]
) -> None:
    page = open_widget("evidence", "seen=1&closer=1&from=1")
    page.get_by_role("button", name="green").click()
    expect_said(page, "green: ")

    chosen = found.pixels.evidence().rather_than(two[0])
    green = in_blocks(chosen.parts[..., 1].astype(np.float64), 4)
    others = float(chosen.parts[..., [0, 2]].sum(dtype=float))
    logit = float(traced.logits[two[0]])
    expect_sum(page, [*sides(green), others, float(chosen.biases), logit])


def test_arrow_keys_go_from_block_to_block_and_brackets_to_the_next_class(
    open_widget: Callable, network: Network, traced: Trace
) -> None:
    page = open_widget("evidence", "seen=1&grain=8")
    grid = page.get_by_role("grid", name="Evidence on the photo")
    grid.press("Control+Home")
    expect_said(page, "Rows 0 to 7, columns 0 to 7: ")
    grid.press("ArrowRight")
    expect_said(page, "Rows 0 to 7, columns 8 to 15: ")
    grid.press("ArrowDown")
    expect_said(page, "Rows 8 to 15, columns 8 to 15: ")
    grid.press("Control+End")
    expect_said(page, "Rows 24 to 31, columns 24 to 31: ")

    grid.press("]")
    expect_said(page, network.class_names[int(np.argsort(-traced.logits)[1])])


def test_a_finger_on_a_filter_says_what_it_gives(
    open_widget: Callable, found: Attribution, two: tuple[int, int]
) -> None:
    page = open_widget("evidence", "by=1", size=PHONE, has_touch=True)
    grid = page.get_by_role("grid", name="filters")
    grid.scroll_into_view_if_needed()
    box = grid.bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] * 3.5 / 8, box["y"] + box["height"] * 1.5 / 4)

    filters = found.pooled.evidence().rather_than(two[0]).parts.sum(axis=(0, 1), dtype=np.float64)
    expect_said(page, "Filter 11: ")
    shown = float(read(page.locator(".ir-say").inner_text())[0])
    assert shown == pytest.approx(filters[11], abs=0.5e-3 + 1e-5)


def test_random_weights_stand_beside_it_with_the_correlation(
    open_widget: Callable, network: Network, traced: Trace, found: Attribution, two: tuple[int, int]
) -> None:
    from playwright.sync_api import expect

    page = open_widget("evidence")
    page.get_by_role("button", name="The same with random weights").click()
    correlation = page.locator(".ev-honest b").nth(1)
    expect(correlation).to_be_visible()
    beside = untrained(network)
    nothing_learned = attribute(beside, trace(beside, traced.image))
    maps = [
        level.evidence().rather_than(two[0]).parts.sum(axis=-1)
        for level in (found.pooled, nothing_learned.pooled)
    ]
    place = np.abs(maps[0]).argmax()

    expected = np.corrcoef(*(values.ravel() for values in maps))[0, 1]
    expect(correlation).to_have_text(number(float(expected), 2))
    expect_said(page, f"With random weights: {signed(float(maps[1].flat[place]))}")
    expect(page.locator(".ev-map:visible")).to_have_count(2)


def test_pointing_and_choosing_ask_the_server_nothing(
    open_widget: Callable, sent: list[object]
) -> None:
    page = open_widget("evidence", "closer=1")
    expect_said(page, "of the pooled maps")
    asked = len(sent)

    page.get_by_role("button", name="pixels").click()
    page.get_by_role("button", name="photo underneath").click()
    page.get_by_role("grid", name="Evidence on the photo").hover(position={"x": 3, "y": 3})
    expect_said(page, "Rows 0 to 3, columns 0 to 3: ")
    assert len(sent) == asked


def test_the_address_brings_the_same_view_back(open_widget: Callable) -> None:
    page = open_widget("evidence", "closer=1")
    page.get_by_role("button", name="pixels").click()
    page.get_by_role("button", name="2 × 2").click()
    page.get_by_label("Which class to give reasons for").select_option("8")
    page.wait_for_function("/why=8.*grain=2|grain=2.*why=8/.test(location.search)")
    search = page.evaluate("location.search.slice(1)")
    said = page.locator(".ir-say").inner_text()

    again = open_widget("evidence", search.replace("widget=evidence&", ""))

    expect_said(again, said)
