"""Every page stands on its own: opened cold by its address, in light and in dark, with no help."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parent.parent.parent
SLUGS = ["", *sorted(path.stem for path in (ROOT / "pages").glob("*.py"))]
PAPER = {False: "rgb(251, 250, 247)", True: "rgb(21, 24, 28)"}
PHONE = (390, 844)


@pytest.mark.parametrize("slug", SLUGS, ids=lambda slug: slug or "home")
def test_a_cold_deep_link_opens_its_page(slug: str, visit: Callable) -> None:
    from playwright.sync_api import expect

    visitor = visit(slug)

    expect(visitor.page.get_by_role("heading", level=1)).to_have_count(1)
    expect(visitor.page.locator(f".st-key-menu_here_{slug or 'home'}")).to_be_visible()
    visitor.check()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("slug", ["", "convolution", "photos"], ids=lambda slug: slug or "home")
def test_a_page_follows_the_theme_of_the_system(slug: str, dark: bool, visit: Callable) -> None:
    from playwright.sync_api import expect

    visitor = visit(slug, dark=dark)

    expect(visitor.page.get_by_test_id("stApp")).to_have_css("background-color", PAPER[dark])
    visitor.check()


@pytest.mark.parametrize("slug", ["", "photos"], ids=lambda slug: slug or "home")
def test_nothing_sticks_out_sideways_on_a_phone(slug: str, visit: Callable) -> None:
    visitor = visit(slug, size=PHONE)

    main = visitor.drawn().get_by_test_id("stMain")
    assert main.evaluate("element => element.scrollWidth - element.clientWidth") <= 0
    visitor.check()


def test_an_unknown_address_says_so(visit: Callable) -> None:
    from playwright.sync_api import expect

    visitor = visit("no_such_page")

    expect(visitor.page.get_by_role("dialog")).to_contain_text("Page not found")
