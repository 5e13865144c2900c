"""A small network trained to its end in the browser, watched, scrubbed, used and taken away."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from safetensors.numpy import load

from imgrec.architecture import SIX_LAYERS
from imgrec.film import shipped_film
from tests.browser.downloads import taken
from tests.conftest import Launch

if TYPE_CHECKING:
    from playwright.sync_api import Page

expect = pytest.importorskip("playwright.sync_api").expect

pytestmark = pytest.mark.browser

EPOCHS = 2
TRAINED = 120_000  # milliseconds, for a worker that starts and trains on a busy machine
PHONE = (390, 844)


@pytest.fixture(scope="module")
def app_url(launch: Launch, app_command: list[str]) -> Iterator[str]:
    """Serve the app unwatched: a training writes its run."""
    with launch(app_command) as server:
        yield server.url


def start(page: Page, epochs: int) -> None:
    field = page.get_by_role("spinbutton", name="Epochs")
    field.fill(str(epochs))
    field.press("Enter")
    expect(page.locator(".st-key-learn_start")).to_contain_text(f"{epochs} times over")
    page.get_by_role("button", name="Start").click()


def scrub(page: Page) -> None:
    """Go back to the first moment, and to the last one again."""
    when, slider = page.locator(".fi-when"), page.get_by_role("slider", name="Moment of the")
    expect(when).to_have_text(f"After epoch {EPOCHS} of {EPOCHS}")
    curve = page.locator('[data-line="0-held_out"] td').first
    last = curve.inner_text()
    slider.press("Home")
    expect(when).not_to_have_text(f"After epoch {EPOCHS} of {EPOCHS}")
    expect(curve).not_to_have_text(last)
    slider.press("End")
    expect(curve).to_have_text(last)


def test_a_network_is_trained_watched_used_and_taken_away(visit: Callable) -> None:
    visitor = visit("learn")
    page = visitor.page
    shipped = shipped_film("six_layers").epochs
    expect(page.locator(".fi-when")).to_have_text(f"After epoch {shipped} of {shipped}")
    start(page, EPOCHS)

    figures = page.locator('[data-line="0-training"] td')
    expect(figures.first).to_have_text(re.compile(r"\d"), timeout=TRAINED)
    expect(page.get_by_text("Done. It is right on")).to_be_visible(timeout=TRAINED)
    scrub(page)

    name, data = taken(page, "Network (.safetensors)")
    assert name.startswith("run-1-")
    assert load(data).keys() == SIX_LAYERS.weight_shapes.keys()

    page.get_by_role("button", name="Use it in every page").click()
    expect(page.get_by_role("button", name="Every page uses it")).to_be_disabled()
    visitor.go_on_to("photos")
    expect(page.get_by_role("radio", name=re.compile("^Run 1 · "))).to_be_checked()
    expect(page.locator(".st-key-card_answer li.won")).to_be_visible()
    visitor.check()


def test_a_training_that_goes_on_leaves_the_focus_where_it_is_and_is_found_again_paused(
    visit: Callable,
) -> None:
    visitor = visit("learn")
    page = visitor.page
    start(page, 400)
    now, run = page.locator(".learn-now"), page.locator(".st-key-learn_runs button").last
    expect(now).to_contain_text("pictures a second", timeout=TRAINED)
    run.focus()
    before = now.inner_text()
    expect(now).not_to_have_text(before)
    expect(run).to_be_focused()
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_text(re.compile(r"Paused in epoch \d+ of 400"))).to_be_visible()

    page.reload()
    visitor.settled()
    expect(page.get_by_text(re.compile(r"Paused in epoch \d+ of 400"))).to_be_visible()
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("button", name="Delete")).to_be_visible(timeout=TRAINED)
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Delete it").click()

    expect(page.get_by_role("button", name="Start")).to_be_visible()
    visitor.check()


def test_nothing_of_it_sticks_out_sideways_on_a_phone(visit: Callable) -> None:
    visitor = visit("learn", size=PHONE)
    expect(visitor.page.locator(".fi-when")).to_be_visible()

    main = visitor.page.get_by_test_id("stMain")
    assert main.evaluate("element => element.scrollWidth - element.clientWidth") <= 0
    visitor.check()
