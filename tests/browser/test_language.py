"""The page says which language it speaks, so that a screen reader reads it in the right voice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

expect = pytest.importorskip("playwright.sync_api").expect

pytestmark = pytest.mark.browser


def test_the_page_is_marked_with_the_language_that_it_speaks(visit: Callable) -> None:
    visitor = visit("glossary?lang=de")
    expect(visitor.page.locator("html")).to_have_attribute("lang", "de")

    visitor.go_on_to("teacher")
    expect(visitor.page.locator("html")).to_have_attribute("lang", "de")

    visitor.page.get_by_role("radio", name="English").click()
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("For teachers")
    expect(visitor.page.locator("html")).to_have_attribute("lang", "en")
    visitor.check()
