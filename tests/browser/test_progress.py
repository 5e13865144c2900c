"""A learner closes the browser, comes back, and finds their progress: by cookie, and by code."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from imgrec.ui.learner import COOKIE
from imgrec.ui.texts import t
from tests.browser.waiting import read

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

TALL = (1440, 9000)  # the whole lesson is in sight at once
NOTICED = "performance.getEntriesByName('imgrec.reading.read').length > 0"
CODE = re.compile(r"^\w{4}-\w{4}-\w{4}$")
COLUMNS = 3


def marks(page: Page) -> Locator:
    """Find the row of the convolution: sections read, questions tried, answered rightly."""
    row = page.locator(".ir-marks tr", has=page.locator("th", has_text=re.compile("^Convolution$")))
    return row.locator("td")


def code(page: Page) -> Locator:
    return page.locator(".st-key-view_code code").first


def code_on(page: Page) -> str:
    """Read the code, once the browser keeps it too."""
    from playwright.sync_api import expect

    expect(code(page)).to_have_text(CODE)
    found = code(page).inner_text()
    page.wait_for_function("code => document.cookie.includes(code)", arg=found)
    return found


def expect_found(page: Page, expected: str, learnt: list[str]) -> None:
    """Wait until the page shows this code, and what was learnt."""
    from playwright.sync_api import expect

    expect(code(page)).to_have_text(expected)
    expect(marks(page)).to_have_text(learnt, use_inner_text=True)


def learn(visitor: Visit) -> tuple[str, list[str]]:
    """Read the lesson and answer its first question; give the code and the marks."""
    from playwright.sync_api import expect

    page = visitor.page
    page.wait_for_function(NOTICED)
    page.get_by_text("One number", exact=True).first.click()
    page.get_by_role("button", name=t("quiz.check")).first.click()
    expect(page.locator(".quiz-verdict")).to_be_visible()
    page = visitor.go_on_to("progress")
    return code_on(page), read(marks(page), COLUMNS)


def test_progress_is_found_again_by_the_browser_and_by_code(visit: Callable) -> None:
    from playwright.sync_api import expect

    first = visit("convolution", size=TALL)
    found, learnt = learn(first)
    assert not learnt[0].startswith("0 of")
    assert [mark.split()[0] for mark in learnt[1:]] == ["1", "1"]
    kept = first.page.context.storage_state()
    first.check()
    first.page.context.close()

    again = visit("progress", storage_state=kept)
    expect_found(again.page, found, learnt)

    elsewhere = visit("progress")
    assert code_on(elsewhere.page) != found
    elsewhere.page.get_by_label(t("progress.typed")).fill(found.lower().replace("-", " "))
    elsewhere.page.get_by_role("button", name=t("progress.back")).click()
    expect(elsewhere.page.get_by_text(t("progress.welcome_back"))).to_be_visible()
    expect_found(elsewhere.page, found, learnt)
    elsewhere.check()


def test_somebody_else_gets_the_browser_and_another_window_follows(visit: Callable) -> None:
    from playwright.sync_api import expect

    visitor = visit("progress")
    before = code_on(visitor.page)
    visitor.page.get_by_role("button", name=t("progress.someone")).click()
    expect(visitor.page.get_by_text(t("progress.new_code"))).to_be_visible()
    expect(code(visitor.page)).not_to_have_text(before)
    after = code_on(visitor.page)
    other = visitor.page.context.new_page()
    other.goto(visitor.page.url)
    expect(other.locator(".st-key-view_code code").first).to_have_text(after)

    kept = {cookie["name"]: cookie["value"] for cookie in visitor.page.context.cookies()}
    assert kept[COOKIE] == after != before
    visitor.check()
