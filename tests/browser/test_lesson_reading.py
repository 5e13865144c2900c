"""A lesson in the browser: words open their meaning in place, and a tour leads the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

    from tests.browser.conftest import Visit, Visitor

expect = pytest.importorskip("playwright.sync_api").expect

pytestmark = pytest.mark.browser

SLOW_PART = "**/static/js/Html.*.js"  # of Streamlit: what draws all but the prose
RUN_AGAIN = """() => new Promise((done) => {
    const app = document.querySelector("[data-testid=stApp]"), seen = [];
    new MutationObserver(() => {
        seen.push(app.dataset.testScriptState);
        if (seen[0] !== "notRunning" && seen.at(-1) === "notRunning") done();
    }).observe(app, {attributes: true, attributeFilter: ["data-test-script-state"]});
    dispatchEvent(new KeyboardEvent("keydown", {key: "r", code: "KeyR", keyCode: 82}));
})"""


def drawn(arrived: Visit) -> Page:
    """Wait until the views are there: until then, what stands below them moves."""
    arrived.settled()
    for view in ("winner", "one_step_aside"):
        expect(arrived.page.locator(f".st-key-view_{view} .ir-say")).to_be_visible()
    expect(arrived.page.get_by_role("button", name="Guided tour")).to_be_visible()
    return arrived.drawn()


@pytest.fixture
def lesson(visit: Visitor) -> Page:
    """Give the lesson of max pooling, once its views are there and nothing is drawn anew."""
    return drawn(visit("max_pooling"))


def test_a_word_opens_its_entry_by_key_and_escape_closes_it(lesson: Page) -> None:
    entry = lesson.locator("#glossary-bias")

    lesson.get_by_role("button", name="bias", exact=True).press("Enter")
    expect(entry).to_be_visible()
    lesson.keyboard.press("Escape")

    expect(entry).to_be_hidden()


def test_a_word_opens_its_entry_before_the_rest_of_the_page_is_there(visit: Visitor) -> None:
    page = visit("pixels").page
    held: list[Route] = []
    page.route(SLOW_PART, lambda route: held.append(route))
    page.reload()

    page.locator("[popovertarget=glossary-pixel]").press("Enter")

    expect(page.locator("#glossary-pixel")).to_be_visible()
    assert held
    for route in held:
        route.continue_()


def test_an_entry_stays_open_while_the_page_runs_again(lesson: Page) -> None:
    lesson.get_by_role("button", name="bias", exact=True).click()
    expect(lesson.locator("#glossary-bias")).to_be_visible()

    lesson.evaluate(RUN_AGAIN)

    expect(lesson.locator("#glossary-bias")).to_be_visible()


def test_a_click_elsewhere_closes_an_entry(lesson: Page) -> None:
    lesson.get_by_role("button", name="bias", exact=True).click()
    expect(lesson.locator("#glossary-bias")).to_be_visible()

    lesson.get_by_role("heading", name="Max pooling").click()

    expect(lesson.locator("#glossary-bias")).to_be_hidden()


def test_an_entry_stays_inside_a_phone(visit: Visitor) -> None:
    page = drawn(visit("max_pooling", size=(390, 844)))

    page.get_by_role("button", name="convolution", exact=True).click()

    expect(page.locator("#glossary-convolution")).to_be_in_viewport(ratio=1)


def test_a_tour_dims_all_but_its_step(lesson: Page) -> None:
    lesson.get_by_role("button", name="Guided tour").click()

    expect(lesson.locator(".st-key-section_1")).to_have_css("opacity", "1")
    expect(lesson.locator(".st-key-section_2")).to_have_css("opacity", "0.3")


def test_a_step_is_done_when_the_learner_has_done_it(lesson: Page) -> None:
    lesson.get_by_role("button", name="Guided tour").click()
    told = lesson.locator(".tour-told")
    expect(told).to_contain_text("Try it")

    lesson.locator(".st-key-view_winner button").first.click()

    expect(told).to_have_text("✓ Done")


def test_a_tour_goes_on_back_and_out(lesson: Page) -> None:
    place = lesson.locator(".tour-place")
    lesson.get_by_role("button", name="Guided tour").click()
    lesson.get_by_role("button", name="Next", exact=True).click()
    expect(place).to_contain_text("Step 2")
    lesson.get_by_role("button", name="Back", exact=True).click()
    expect(place).to_contain_text("Step 1")

    lesson.get_by_role("button", name="Leave", exact=True).click()

    expect(place).to_be_hidden()
    expect(lesson.locator(".st-key-section_2")).to_have_css("opacity", "1")
