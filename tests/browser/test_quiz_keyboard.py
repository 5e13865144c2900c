"""A question's card by the keyboard alone: every kind is answered, and the focus stays in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from imgrec.ui.texts import t
from tests.browser.waiting import read

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from tests.browser.conftest import Visitor

expect = pytest.importorskip("playwright.sync_api").expect

pytestmark = pytest.mark.browser


class Card:
    """The card of a lesson that begins with a question, and the keys that are pressed in it."""

    def __init__(self, visit: Visitor, slug: str, first: str) -> None:
        self.page = visit(slug).page
        self.card = self.page.locator(f".st-key-quiz_{slug}_{first}")
        expect(self.page.locator(".st-key-card_focus .ir-widget")).to_be_attached()
        expect(self.card.locator('[class*="st-key-check"]')).to_be_visible()  # drawn last
        expect(self.card.locator("input, button").nth(1)).to_be_attached()  # loaded when needed
        self.card.get_by_role("button", name=t("quiz.next")).focus()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    @property
    def focused(self) -> Locator:
        return self.card.locator(":focus")

    @property
    def verdict(self) -> Locator:
        return self.card.get_by_role("status")

    def is_told(self, word: str) -> None:
        """The verdict is there, and has the focus, so that it is read out."""
        expect(self.verdict).to_have_text(t(f"quiz.{word}"))
        expect(self.verdict).to_be_focused()


def test_a_choice_is_made_by_arrows_and_told_why_it_is_wrong(visit: Visitor) -> None:
    one = Card(visit, "convolution", "one_output")
    one.press("Tab", "Space")
    chosen = one.card.locator("label:has(:checked)")
    while "Three numbers" not in (before := read(chosen, 1)[0]):
        one.press("ArrowDown")
        expect(chosen).not_to_have_text(before, use_inner_text=True)
    one.press("Tab", "Enter")

    one.is_told("wrong")
    expect(one.card.get_by_role("img", name=t("quiz.sign_wrong"))).to_have_count(1)
    expect(one.card.get_by_role("img", name=t("quiz.sign_missed"))).to_have_count(1)
    expect(one.card).to_contain_text(t("quiz.look_here"))


def test_after_the_verdict_one_may_try_again_or_go_on(visit: Visitor) -> None:
    one = Card(visit, "convolution", "one_output")
    one.press("Tab", "Space", "Tab", "Enter")
    expect(one.verdict).to_be_focused()
    one.press("Tab", "Enter")
    expect(one.card.get_by_role("heading")).to_be_focused()
    one.press("Tab", "Enter")
    expect(one.card).to_contain_text(t("quiz.place", place=2, last=4))

    expect(one.focused).to_have_text(t("quiz.next"))


def test_no_answer_is_said_at_once(visit: Visitor) -> None:
    one = Card(visit, "convolution", "one_output")
    one.press("Tab", "Tab", "Enter")

    expect(one.card.get_by_role("alert")).to_have_text(t("quiz.empty"))
    expect(one.focused).to_have_text(t("quiz.check"))


def test_several_are_ticked_by_the_space_bar(visit: Visitor) -> None:
    one = Card(visit, "convolution", "relu")
    for _ in range(one.card.get_by_role("checkbox").count()):
        one.press("Tab", "Space")
    expect(one.card.get_by_role("checkbox", checked=False)).to_have_count(0)
    one.press("Tab", "Enter")

    one.is_told("wrong")  # not all of them are true


def test_a_number_is_typed_and_committed_by_enter(visit: Visitor) -> None:
    one = Card(visit, "dropout", "factor")
    one.press("Tab")
    expect(one.focused).to_have_role("spinbutton")
    one.page.keyboard.type("1.25")
    one.press("Enter")

    one.is_told("right")


def test_an_order_is_pressed_and_says_at_which_place_each_stands(visit: Visitor) -> None:
    one = Card(visit, "output", "steps")
    for rank in range(1, 6):
        one.press("Tab", "Enter")
        expect(one.focused).to_have_text(re.compile(rf"^{rank}\s"))
    one.press("Tab", "Enter")

    expect(one.verdict).to_be_focused()


def test_a_question_is_read_out_without_its_markdown(visit: Visitor) -> None:
    one = Card(visit, "convolution", "one_output")

    expect(one.card.get_by_role("radiogroup")).to_have_accessible_name(re.compile("^[^*`]+$"))
