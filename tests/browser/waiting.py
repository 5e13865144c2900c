"""What a page must have come to before a test looks at it: states, never times."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

# Streamlit fetches the code of an element when it is first needed, and shows a skeleton until then;
# while the script runs, what it has not drawn anew yet fades.
DRAWN = """() => document.fonts.status === "loaded"
    && document.querySelector("[data-testid=stApp]").dataset.testScriptState === "notRunning"
    && document.getAnimations().every((one) => one.playState !== "running"
        || one.effect.getComputedTiming().iterations === Infinity)
    && !document.querySelector("[data-testid=stSkeleton]")
    && [...document.querySelectorAll("[data-testid=stBidiComponentIsolated]")].every((host) => {
        const view = host.shadowRoot?.querySelector(".ir-widget");
        return view && view.style.visibility !== "hidden";
    })"""


def drawn(page: Page) -> Page:
    """Wait until all that the script asked for is there: from then on, nothing moves by itself."""
    page.wait_for_function(DRAWN)
    return page


def read(cells: Locator, count: int) -> list[str]:
    """Give the texts of so many elements, once there are so many and the last has a text."""
    from playwright.sync_api import expect

    expect(cells).to_have_count(count)
    expect(cells.last).to_have_text(re.compile(r"\S"))
    return cells.all_inner_texts()
