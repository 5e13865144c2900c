"""A person gives the app a photograph and walks through all of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from imgrec import images
from imgrec.network import shipped_network
from imgrec.trace import predict
from imgrec.ui.numbers import percent

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

NAME = "portrait.jpg"
ANSWERING = ("home", "output", "photos")


def upload(page: Page, photograph: bytes) -> None:
    """Give the home page the photograph, and wait until it is the chosen picture."""
    from playwright.sync_api import expect

    page.locator(".st-key-picker_upload button").click()
    file = {"name": NAME, "mimeType": "image/jpeg", "buffer": photograph}
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files([file])
    expect(page.get_by_role("button", name=f"{NAME}, chosen")).to_be_visible(timeout=15_000)


def answers_on(page: Page) -> set[str]:
    """Read every answer that the page shows, such as "cat 62.1 %"."""
    return {" ".join(won.inner_text().split()) for won in page.locator("ul.bars li.won").all()}


def expected_answer(photograph: bytes) -> str:
    network = shipped_network()
    image = images.to_image(images.reduce(images.open_picture(photograph, NAME)))
    probabilities = predict(network, image)
    winner = int(probabilities.argmax())
    return f"{network.class_names[winner]} {percent(float(probabilities[winner]))}"


def test_a_photograph_has_one_answer_on_every_page(
    visit: Callable, photograph: bytes, slugs: list[str]
) -> None:
    answer = " ".join(expected_answer(photograph).split())
    visitor = visit()
    upload(visitor.page, photograph)

    for slug in [*slugs[1:], "home"]:
        page = visitor.go_on_to(slug)
        visitor.check()
        assert page.get_by_role("button", name=f"{NAME}, chosen").count() >= 1
        assert answers_on(page) <= {answer}
        assert bool(answers_on(page)) or slug not in ANSWERING


def test_a_reload_forgets_the_photograph_and_says_so(visit: Callable, photograph: bytes) -> None:
    from playwright.sync_api import expect

    visitor = visit()
    upload(visitor.page, photograph)
    visitor.page.reload()

    expect(visitor.settled().get_by_test_id("stAlert")).to_contain_text("loaded anew")
    expect(visitor.page.get_by_role("button", name=f"{NAME}, chosen")).to_have_count(0)


def test_a_photograph_belongs_to_its_visitor_alone(visit: Callable, photograph: bytes) -> None:
    from playwright.sync_api import expect

    first = visit()
    upload(first.page, photograph)
    second = visit()

    expect(second.page.get_by_role("button", name=NAME)).to_have_count(0)


def test_what_is_no_picture_is_refused_with_a_sentence(visit: Callable) -> None:
    from playwright.sync_api import expect

    visitor = visit()
    visitor.page.locator(".st-key-picker_upload button").click()
    file = {"name": "letter.jpg", "mimeType": "image/jpeg", "buffer": b"Dear network, ..."}
    visitor.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files([file])

    expect(visitor.page.get_by_test_id("stAlert")).to_contain_text("letter.jpg")
    visitor.check()
