"""The Keras lines and the code by hand of a view: opened, read and closed by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.browser

VIEWS = {
    "whole_network": ("Dropout(0.5)", "def trace("),
    "parameters": ("Dropout(0.5)", "def parameter_count("),
    "max_norm": ("MaxNorm(max_value=3, axis=0)", "def norms("),
    "pushed": ("MaxPooling2D(pool_size=(2, 2))", "def max_pooling2d("),
    "shuffled": ("Flatten()", "def dense("),
}
PHONE = (390, 844)


@pytest.mark.parametrize("view", VIEWS)
def test_the_keyboard_opens_and_closes_both_panels(view: str, open_widget: Callable) -> None:
    from playwright.sync_api import expect

    page = open_widget(view)
    buttons, panels = page.locator(".ir-links button"), page.locator(".ir-code")
    buttons.first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")

    for button, panel, code in zip(buttons.all(), panels.all(), VIEWS[view], strict=True):
        expect(button).to_have_attribute("aria-expanded", "true")
        expect(panel).to_contain_text(code)
        expect(panel).to_be_in_viewport(ratio=1)
    page.keyboard.press("Tab")
    expect(panels.first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    expect(panels.last).to_be_hidden()
    expect(panels.first).to_be_visible()


@pytest.mark.parametrize("view", VIEWS)
def test_code_makes_no_phone_scroll_sideways(view: str, open_widget: Callable) -> None:
    from playwright.sync_api import expect

    page = open_widget(view, size=PHONE)
    for button in page.locator(".ir-links button").all():
        button.press("Enter")

    expect(page.locator(".ir-code").last).to_be_visible()
    assert page.locator(".ir-widget").first.evaluate("root => root.scrollWidth <= root.clientWidth")


def test_an_opened_panel_stands_above_the_sentence_of_a_phone(open_widget: Callable) -> None:
    from playwright.sync_api import expect

    page = open_widget("whole_network", size=PHONE)
    page.get_by_role("button", name="Keras lines").click()

    expect(page.locator(".ir-code-keras")).to_be_visible()
    panel = page.locator(".ir-code-keras").bounding_box()
    said = page.locator(".wn-said").bounding_box()
    assert panel["y"] + panel["height"] <= said["y"]


@pytest.mark.parametrize("view", VIEWS)
def test_a_teacher_can_leave_the_code_out(view: str, open_widget: Callable) -> None:
    page = open_widget(view, "hide=code")

    assert page.locator(".ir-links, .ir-code").count() == 0
