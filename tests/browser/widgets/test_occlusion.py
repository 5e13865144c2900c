"""The occlusion widget: the answers are those to the really covered picture, however one moves."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import pytest

from imgrec.network import Network
from imgrec.occlusion import covered, occlude
from imgrec.trace import Trace, predict
from imgrec.ui.interactive.occlusion import colour_of
from imgrec.ui.numbers import percent

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

PHONE = (390, 844)


def opened(open_widget: Callable, search: str = "patch=8", **others: object) -> Page:
    """Open it, and wait until the answers for all places are there."""
    page = open_widget("occlusion", search, **others)
    page.locator(".occ-hurts b").first.wait_for()
    return page


def picture(page: Page) -> Locator:
    return page.get_by_role("grid", name="The picture with a patch over it")


def expect_shares(page: Page, expected: list[str]) -> None:
    from playwright.sync_api import expect

    expect(page.locator(".ir-classes b")).to_have_text(expected)


def expect_said(page: Page, text: str) -> None:
    from playwright.sync_api import expect

    expect(page.locator(".ir-say")).to_contain_text(text)


def answers(network: Network, traced: Trace, row: int, column: int, *, size: int = 8) -> list[str]:
    image = covered(traced.image, row, column, size, 0.5)
    return [percent(float(share)) for share in predict(network, image)]


def test_nothing_is_worked_out_before_a_person_asks(
    open_widget: Callable, network: Network, traced: Trace
) -> None:
    page = open_widget("occlusion")
    expect_said(page, "Without a patch: ")
    expect_shares(page, [percent(float(share)) for share in traced.probabilities])
    assert page.get_by_role("grid").count() == 1

    page.get_by_role("button", name="Cover a part of it").click()
    page.locator(".occ-hurts b").first.wait_for()

    expect_shares(page, answers(network, traced, 16, 16))


def test_the_answers_follow_the_pointer_and_stay_where_it_leaves(
    open_widget: Callable, network: Network, traced: Trace, sent: list[object]
) -> None:
    page = opened(open_widget)
    asked = len(sent)
    box = picture(page).bounding_box()
    for row, column in ((3, 5), (24, 19)):
        page.mouse.move(
            box["x"] + box["width"] * (column + 0.5) / 32,
            box["y"] + box["height"] * (row + 0.5) / 32,
        )
        expect_said(page, f"Patch on rows {max(row - 4, 0)} to {row + 3}, ")
        expect_shares(page, answers(network, traced, row, column))
    page.mouse.move(0, 0)
    page.evaluate("() => new Promise(requestAnimationFrame)")  # that the grid is left is drawn

    expect_shares(page, answers(network, traced, 24, 19))
    assert len(sent) == asked


def test_arrow_keys_move_the_patch_over_the_edges(
    open_widget: Callable, network: Network, traced: Trace
) -> None:
    page = opened(open_widget, "patch=8&patch_row=2&patch_column=30")
    expect_said(page, "Patch on rows 0 to 5, columns 26 to 31: ")

    picture(page).press("ArrowRight")
    expect_said(page, "Patch on rows 0 to 5, columns 27 to 31: ")
    expect_shares(page, answers(network, traced, 2, 31))

    picture(page).press("]")
    expect_said(page, "Patch on rows 0 to 7, columns 25 to 31: ")
    expect_shares(page, answers(network, traced, 2, 31, size=12))


def test_a_finger_drags_the_patch(open_widget: Callable, network: Network, traced: Trace) -> None:
    page = opened(open_widget, size=PHONE, has_touch=True)
    picture(page).scroll_into_view_if_needed()
    box = picture(page).bounding_box()

    page.touchscreen.tap(box["x"] + box["width"] * 9.5 / 32, box["y"] + box["height"] * 20.5 / 32)

    expect_said(page, "Patch on rows 16 to 23, columns 5 to 12: ")
    expect_shares(page, answers(network, traced, 20, 9))


@pytest.mark.parametrize("colour", ["grey", "mean"])
def test_where_it_hurts_most_is_said_in_words(
    colour: str, open_widget: Callable, network: Network, traced: Trace
) -> None:
    from playwright.sync_api import expect

    page = opened(open_widget, "patch=12")
    if colour == "mean":
        page.get_by_role("button", name="its mean colour").click()
    found = occlude(network, traced.image, 12, colour_of(traced.image, colour))
    winner = int(traced.probabilities.argmax())
    row, column = np.unravel_index(found[..., winner].argmin(), found.shape[:2])
    others = int((found.argmax(axis=-1) != winner).sum())
    rows = f"{max(row - 6, 0)} to {min(row + 5, 31)}"
    columns = f"{max(column - 6, 0)} to {min(column + 5, 31)}"
    left = percent(float(found[row, column, winner]))
    before = percent(float(traced.probabilities[winner]))
    said = page.locator(".occ-hurts")
    where = f"on rows {rows}, columns {columns}: {left} is left of {before}"
    expect(said).to_contain_text(where)
    expect(said).to_contain_text(f"At {others} of" if others else "at all 1,024 places")


def test_another_class_can_be_watched(
    open_widget: Callable, network: Network, traced: Trace
) -> None:
    page = opened(open_widget, "patch=8&patch_row=10&patch_column=10")
    page.get_by_label("The class to watch").select_option("7")

    now = answers(network, traced, 10, 10)[7]
    expect_said(page, f"{network.class_names[7]} goes from")
    expect_said(page, f"to {now}.")
