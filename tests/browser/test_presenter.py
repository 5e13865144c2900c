"""The presenter's view: large, without the menu, and moved by the keys of a remote control."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

pytestmark = pytest.mark.browser

PROJECTOR = (1920, 1080)


def at(slug: str) -> re.Pattern[str]:
    return re.compile(rf"/{slug}\?.*present=1")


def test_a_remote_control_goes_on_and_back_and_stays_in_the_view(visit: Callable) -> None:
    from playwright.sync_api import expect

    visitor = visit("pixels?present=1", size=PROJECTOR)
    listens = visitor.page.locator(".st-key-presenter .ir-widget")
    expect(listens).to_be_attached()
    visitor.page.keyboard.press("PageDown")
    expect(visitor.page).to_have_url(at("convolution"))
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Convolution")

    visitor.page.keyboard.press("p")
    expect(visitor.page).to_have_url(at("pixels"))
    expect(visitor.page.get_by_test_id("stSidebar")).to_be_hidden()
    visitor.check()


def test_the_keys_work_from_inside_a_grid(visit: Callable) -> None:
    from playwright.sync_api import expect

    visitor = visit("convolution?present=1", size=PROJECTOR)
    expect(visitor.page.locator(".st-key-presenter .ir-widget")).to_be_attached()
    visitor.drawn().get_by_role("grid").last.click()
    visitor.page.keyboard.press("PageDown")

    expect(visitor.page).to_have_url(at("max_pooling"))


def test_the_type_is_larger_and_nothing_sticks_out(visit: Callable) -> None:
    from playwright.sync_api import expect

    visitor = visit("convolution?present=1", size=PROJECTOR)

    expect(visitor.page.locator("html")).to_have_css("font-size", "25px")
    main = visitor.drawn().get_by_test_id("stMain")
    assert main.evaluate("element => element.scrollWidth - element.clientWidth") <= 0


def test_the_keys_lead_nowhere_once_the_view_is_left(visit: Callable) -> None:
    from playwright.sync_api import expect

    visitor = visit("pixels?present=1")
    visitor.page.get_by_role("button", name="Leave the presenter view").click()
    expect(visitor.page.get_by_test_id("stSidebar")).to_be_visible()
    visitor.settled()  # until then, the bar of the view is still there
    visitor.page.keyboard.press("n")
    visitor.settled()

    expect(visitor.page).to_have_url(re.compile(r"/pixels\?(?!.*present)"))


@pytest.mark.parametrize("address", ["", "?present=1"])
def test_a_projector_shows_all_maps_of_the_whole_network_above_the_sentence(
    address: str, visit: Callable
) -> None:
    page = visit(address, size=PROJECTOR).drawn()
    foot = page.locator(".wn-foot").bounding_box()
    legends = page.locator(".wn-legend").all()

    assert legends
    for legend in legends:
        box = legend.bounding_box()
        assert box["y"] + box["height"] <= foot["y"]
