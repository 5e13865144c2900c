"""One lesson from start to finish; the browser closes; the learner comes back by their code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from imgrec import course
from imgrec.lesson import Made, Section
from imgrec.questions.question import Question
from imgrec.questions.written import load_quiz
from imgrec.ui.texts import t
from tests.browser.waiting import read

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

SLUG = "flatten"
TALL = (1440, 9000)  # all of it is in sight, so that all of it is read
NOTICED = "performance.getEntriesByName('imgrec.reading.read').length > 0"


def tour(page: Page) -> None:
    """Take the guided tour, to its end."""
    from playwright.sync_api import expect

    page.get_by_role("button", name=re.compile("^Guided tour")).click()
    expect(page.locator(".tour-place")).to_be_visible()
    while page.get_by_role("button", name="Next", exact=True).count():
        page.get_by_role("button", name="Next", exact=True).click()
    page.get_by_role("button", name="Finish").click()
    expect(page.locator(".tour-place")).to_be_hidden()


def answer(card: Locator, question: Question | None) -> None:
    """Answer rightly; a question made from the picture, which nobody knows, somehow."""
    from playwright.sync_api import expect

    expect(card.get_by_role("button", name=t("quiz.check"))).to_be_visible()  # drawn last
    expect(card.locator("input").first).to_be_attached()  # which Streamlit loads when needed
    if card.locator("input[type=number]").count():
        card.locator("input[type=number]").fill(f"{question.answer:g}" if question else "0")
    elif question:
        card.get_by_text(question.choices[question.right_choices[0]].text, exact=True).click()
    else:
        card.get_by_role("radio").first.check(force=True)
    card.get_by_role("button", name=t("quiz.check")).click()
    verdict = card.locator(".quiz-verdict")
    expect(verdict).to_be_visible()
    if question:
        expect(verdict).to_contain_text(t("quiz.right"))


def answer_all(page: Page, section: Section) -> None:
    """Go through a section's card, question by question."""
    from playwright.sync_api import expect

    card = page.locator(f".st-key-quiz_{SLUG}_{section.questions[0].name}")
    written = load_quiz(course.root() / SLUG)
    for at, place in enumerate(section.questions, start=1):
        if at > 1:
            card.get_by_role("button", name=t("quiz.next")).click()
            expect(card).to_contain_text(t("quiz.place", place=at, last=len(section.questions)))
            expect(card.locator(".quiz-verdict")).to_have_count(0)  # the next one is drawn
        answer(card, None if isinstance(place, Made) else written[place.name])


def marks(page: Page) -> Locator:
    """Find the lesson's row: sections read, questions tried, answered rightly."""
    row = page.locator(".ir-marks tr", has=page.locator("th", has_text=re.compile("^Flatten$")))
    return row.locator("td")


def test_a_lesson_is_taken_from_start_to_finish_and_found_again_by_code(visit: Visitor) -> None:
    from playwright.sync_api import expect

    learner = visit(SLUG, size=TALL)
    lesson = course.load_lesson(SLUG)
    tour(learner.page)
    for section in lesson.sections:
        if section.questions:
            answer_all(learner.page, section)
    learner.page.wait_for_function(NOTICED)
    page = learner.go_on_to("progress")
    code, learnt = page.locator(".st-key-view_code code").first.inner_text(), read(marks(page), 3)
    assert learnt[0].split()[0] == learnt[0].split()[-1]  # every section is read
    assert learnt[1].split()[0] == str(len(lesson.questions))
    learner.check()
    page.context.close()

    elsewhere = visit("progress").page
    elsewhere.get_by_label(t("progress.typed")).fill(code)
    elsewhere.get_by_role("button", name=t("progress.back")).click()
    expect(elsewhere.get_by_text(t("progress.welcome_back"))).to_be_visible()
    expect(marks(elsewhere)).to_have_text(learnt, use_inner_text=True)
