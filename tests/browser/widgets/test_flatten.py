"""The flatten widget and the shuffled line by mouse and keyboard; every number is the trace's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from imgrec.by_hand.flatten import position
from imgrec.network import Network
from imgrec.trace import Trace
from imgrec.ui.interactive import shuffled
from imgrec.ui.numbers import percent

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

HALF_A_UNIT = 0.5e-4
SHUFFLES = (("Shuffle the line", "line", 1), ("Shuffle the weights alike", "both", 3))
FORMULA = ".flat-formula .ir-equation"


def numbers(text: str) -> list[float]:
    """All numbers in a text, with true minus signs."""
    plain = text.replace("\N{MINUS SIGN}", "-").replace(",", "")
    return [float(found) for found in re.findall(r"-?\d+\.?\d*", plain)]


def formula(page: Page) -> list[float]:
    """Row, columns, column, maps, map, the value at the end."""
    return [numbers(box.inner_text())[0] for box in page.locator(f"{FORMULA} b").all()]


def index_field(page: Page) -> Locator:
    return page.locator(".flat-index")


def said(page: Page, text: str) -> None:
    from playwright.sync_api import expect

    expect(page.locator(".ir-say").first).to_contain_text(text)


@pytest.mark.parametrize("index", [0, 1191, 5913, 8191])
def test_a_place_and_its_index_belong_together(index: int, open_widget: Any, traced: Trace) -> None:
    row, column, m = position(index, traced.max_pooling2d.shape)
    page = open_widget("flatten", f"row={row}&column={column}&map={m}")

    expected = [row, 16, column, 32, m, traced.flatten[index]]
    assert formula(page) == pytest.approx(expected, abs=HALF_A_UNIT, rel=1e-5)
    assert index_field(page).input_value() == f"{index:,}"
    said(page, f"Index {index:,} holds")


def test_the_neighbours_in_the_line_are_the_trace(open_widget: Any, traced: Trace) -> None:
    page = open_widget("flatten", "row=2&column=5&map=30")
    first = 1214 - 3

    rows = page.locator(".flat-table tr").all()
    indices, _, values = (numbers(" ".join(row.locator("td").all_inner_texts())) for row in rows)
    assert indices == list(range(first, first + 7))
    assert values == pytest.approx(traced.flatten[first : first + 7], abs=HALF_A_UNIT, rel=1e-5)
    places = rows[1].locator("td").all_inner_texts()
    assert places[4:6] == ["2, 5, 31", "2, 6, 0"]


def test_the_line_leads_back_to_the_block(open_widget: Any) -> None:
    page = open_widget("flatten", "row=0&column=0&map=0")
    box = page.get_by_role("grid", name="The line;").bounding_box()

    index = 3 * 512 + 200  # row 3, column 6, map 8
    page.mouse.move(box["x"] + box["width"] * 200.5 / 512, box["y"] + box["height"] * 3.5 / 16)
    said(page, f"Index {index:,} holds")
    assert formula(page)[:5] == [3, 16, 6, 32, 8]
    page.mouse.move(5, 5)
    said(page, "Index 0 holds")


def test_the_keyboard_walks_the_line_and_the_maps(open_widget: Any) -> None:
    page = open_widget("flatten", "row=2&column=5&map=31")
    page.get_by_role("grid", name="The line;").focus()

    page.keyboard.press("ArrowRight")
    said(page, "map 0 at row 2, column 6")
    page.keyboard.press("ArrowDown")
    said(page, "map 0 at row 3, column 6")
    page.keyboard.press("[")
    said(page, "map 31 at row 3, column 6")
    page.get_by_role("grid", name="The chosen map").press("ArrowUp")
    said(page, "map 31 at row 2, column 6")


def test_an_index_can_be_typed_and_one_that_is_not_there_is_refused(open_widget: Any) -> None:
    from playwright.sync_api import expect

    page = open_widget("flatten", "row=0&column=0&map=0")

    index_field(page).fill("1191")
    said(page, "map 7 at row 2, column 5")
    index_field(page).fill("8192")
    expect(page.locator(".flat-formula")).to_contain_text("there is no such index")
    said(page, "map 7 at row 2, column 5")


def test_shuffling_gives_the_answers_that_python_gives(
    open_widget: Any, traced: Trace, network: Network, sent: list[object]
) -> None:
    from playwright.sync_api import expect

    page = open_widget("shuffled", "order=0")
    expected = shuffled.answers(network, traced.flatten, shuffled.order(traced.flatten.size, 0))
    sent.clear()

    for presses, told, which in SHUFFLES:
        page.get_by_role("button", name=presses).click()
        name = network.class_names[int(expected[which].argmax())]
        head = page.locator(".shuf-head")
        expect(head).to_contain_text(re.compile(rf"{told} shuffled.* says {name}"))
        expect(head).to_contain_text(f", {percent(float(expected[which].max()))}.")
    assert sent == []


def test_another_order_has_another_seed_and_another_answer(
    open_widget: Any, traced: Trace, network: Network
) -> None:
    from playwright.sync_api import expect

    page = open_widget("shuffled", "order=1")
    page.get_by_role("button", name="Another order").click()

    expect(page.get_by_text("seed 1")).to_be_visible()
    answers = shuffled.answers(network, traced.flatten, shuffled.order(traced.flatten.size, 1))
    best = network.class_names[int(np.argmax(answers[1]))]
    expect(page.locator(".shuf-head")).to_contain_text(f"says {best}")


def test_the_test_pictures_are_counted_when_a_person_asks(
    open_widget: Any, network: Network
) -> None:
    from playwright.sync_api import expect

    page = open_widget("shuffled", "order=1")
    page.get_by_role("button", name="Count on 1,000 test pictures").click()

    found = shuffled.measured(network, 0)
    told = page.get_by_text("Of 1,000 test pictures")
    expect(told).to_contain_text(f"names {found['true']} rightly")
    expect(told).to_contain_text(f"shuffled so: {found['line']}.")
