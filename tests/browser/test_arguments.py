"""Every argument of a layer: it leads to the view above, and stays in the address beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

ABOVE = {"convolution": "convolution_bench", "max_pooling": "max_pooling", "dropout": "dropout"}
DRAWN = "(widget) => performance.getEntriesByName(`imgrec.${widget}.drawn`).length > 0"
ASKED = "([name, value]) => new URLSearchParams(location.search).get(name) === value"


def try_value(page: Page, value: str) -> Locator:
    """Choose a value of the argument that is open, and give the view once it shows it."""
    view = page.locator(".st-key-view_argument")
    view.get_by_role("radio", name=value, exact=True).click()
    return view


@pytest.mark.parametrize(
    ("slug", "argument", "value", "written"),
    [
        ("convolution", "strides", "(2, 2)", ("strides", "202")),
        ("convolution", "activation", "None", ("activation", "0")),
        ("max_pooling", "pool_size", "(3, 3)", ("pool_rows", "3")),
        ("max_pooling", "padding", '"same"', ("same", "1")),
        ("dropout", "rate", "0.2", ("rate", "20")),
        ("dropout", "noise_shape", "(None, 1, 1, None)", ("noise", "1")),
    ],
)
def test_an_argument_leads_to_the_view_above_with_the_value_that_was_tried(
    visit: Visitor, slug: str, argument: str, value: str, written: tuple[str, str]
) -> None:
    from playwright.sync_api import expect

    arrived = visit(f"{slug}?argument={argument}")
    arrived.page.wait_for_function(DRAWN, arg=ABOVE[slug])
    link = try_value(arrived.page, value).get_by_role("button", name=re.compile(f"{argument}="))
    expect(link).to_contain_text("(None, 1)" if argument == "noise_shape" else value)

    link.click()

    arrived.page.wait_for_function(ASKED, arg=list(written))  # the view writes what it shows
    expect(link).not_to_be_in_viewport()
    arrived.check()


def test_another_argument_stands_in_the_address_beside_what_the_views_keep_there(
    visit: Visitor,
) -> None:
    from playwright.sync_api import expect

    arrived = visit("convolution?argument=strides&strides=202")
    page = arrived.page
    page.wait_for_function(ASKED, arg=["filters", "32"])  # the bench has written its settings

    page.locator(".st-key-arguments").get_by_role("radio", name="padding", exact=True).click()
    page.wait_for_function(ASKED, arg=["argument", "padding"])
    page.reload()

    expect(page.locator(".ir-argument h3")).to_have_text("padding")
    expect(page).to_have_url(re.compile("strides=202"))
    arrived.check()
