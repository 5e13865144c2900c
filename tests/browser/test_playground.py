"""The playground in the browser: by keyboard, on a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.browser

PHONE = (390, 844)


def test_shapes_follow_the_keyboard_on_a_phone_and_nothing_sticks_out(visit: Callable) -> None:
    from playwright.sync_api import expect

    visitor = visit("playground", size=PHONE)
    page = visitor.page
    pool = page.get_by_role("combobox", name="pool_size")
    pool.focus()
    pool.press_sequentially("(3, 3)")
    expect(page.get_by_role("option", name="(3, 3)")).to_be_visible()
    pool.press("Enter")

    changed = page.locator(".st-key-play_card_max_pooling2d .is-changed")
    expect(changed).to_contain_text("10 × 10 × 32")
    expect(page.locator(".st-key-play_card_dense .is-changed")).to_contain_text("1,638,912")
    expect(pool).to_be_focused()
    main = visitor.settled().get_by_test_id("stMain")
    assert main.evaluate("element => element.scrollWidth - element.clientWidth") <= 0
    visitor.check()
