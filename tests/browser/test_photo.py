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
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

NAME = "portrait.jpg"


def upload(page: Page, photograph: bytes) -> None:
    """Give the home page the photograph, and wait until it is the chosen picture."""
    from playwright.sync_api import expect

    page.locator(".st-key-picker_upload button").click()
    file = {"name": NAME, "mimeType": "image/jpeg", "buffer": photograph}
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files([file])
    expect(page.get_by_role("button", name=f"{NAME}, chosen")).to_be_attached()


def answers_in(won: Locator) -> set[str]:
    """Read every answer that is given in bars, such as "cat 62.1 %"."""
    return {
        words(f"{row.locator('span').inner_text()} {row.locator('code').inner_text()}")
        for row in won.all()
    }


def words(text: str) -> str:
    return " ".join(text.split())


def expected_answer(photograph: bytes) -> tuple[str, float]:
    network = shipped_network()
    image = images.to_image(images.reduce(images.open_picture(photograph, NAME)))
    probabilities = predict(network, image)
    winner = int(probabilities.argmax())
    return network.class_names[winner], float(probabilities[winner])


def test_a_photograph_has_one_answer_on_every_page(
    visit: Callable, photograph: bytes, slugs: list[str]
) -> None:
    from playwright.sync_api import expect

    name, probability = expected_answer(photograph)
    answer = words(f"{name} {percent(probability)}")
    visitor = visit()
    upload(visitor.page, photograph)

    for slug in [*slugs[1:], "home"]:
        page = visitor.go_on_to(slug)
        visitor.check()
        expect(page.get_by_role("button", name=NAME).first).to_be_attached()
        won = page.locator("ul.bars li.won")
        if slug in ("home", "photos"):
            expect(won.first).to_be_visible()
            assert answers_in(won) == {answer}
        else:
            expect(won).to_have_count(0)
        if slug == "output":
            result = page.locator(".soft-formula .ir-on")
            expect(result).to_contain_text(name)
            expect(result).to_contain_text(percent(probability, 2))


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
