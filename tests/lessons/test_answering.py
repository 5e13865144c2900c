"""A learner answers questions on a lesson's page, rightly and wrongly."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from imgrec import course
from imgrec.ui import learner

if TYPE_CHECKING:
    from tests.lessons.conftest import LessonPage, OpenLesson

FILTER = "convolution.one_output"


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[str, str, bool]]:
    """Give what is told to the keeper of progress: lesson, question, whether it was right."""
    monkeypatch.setenv("IMGREC_HOME", str(tmp_path))
    told: list[tuple[str, str, bool]] = []

    def record(lesson: str, question: str, *, right: bool, given: object) -> bool:
        told.append((lesson, question, right))
        return True

    monkeypatch.setattr(learner, "record_answer", record)
    return told


def said(page: LessonPage) -> str:
    words = (element.value for element in page.app.markdown)
    return " ".join((*words, page.text))


def answer(page: LessonPage, place: int) -> None:
    page.app.radio(key=f"given.{FILTER}").set_value(place)
    page.press(f"check.{FILTER}")


def test_nothing_is_told_before_the_learner_commits(open_lesson: OpenLesson) -> None:
    page = open_lesson("convolution")

    assert "27 products are added up to one sum" not in said(page)


def test_a_right_answer_is_right_and_is_explained(open_lesson: OpenLesson, kept: list) -> None:
    page = open_lesson("convolution")

    answer(page, 0)

    assert "Right." in page.text
    assert "27 products are added up to one sum" in said(page)
    assert kept == [("convolution", "one_output", True)]


def test_a_wrong_answer_says_why_and_names_the_belief(open_lesson: OpenLesson, kept: list) -> None:
    page = open_lesson("convolution")

    answer(page, 3)

    assert "Not quite." in page.text
    assert "The colours are added up and not averaged" in said(page)
    assert "A filter is a flat square for one colour" in said(page)
    assert kept == [("convolution", "one_output", False)]


def test_a_mistake_sends_to_the_page_that_shows_it(open_lesson: OpenLesson) -> None:
    page = open_lesson("pixels")

    page.app.radio(key="given.pixels.a_small_thing").set_value(1)
    page.press("check.pixels.a_small_thing")

    assert "See for yourself: Your photos →" in [link.label for link in page.app.get("page_link")]


def test_one_may_try_again(open_lesson: OpenLesson, kept: list) -> None:
    page = open_lesson("convolution")
    answer(page, 3)

    page.press(f"retry.{FILTER}")
    answer(page, 0)

    assert [right for *_, right in kept] == [False, True]


def test_no_answer_is_no_mistake(open_lesson: OpenLesson, kept: list) -> None:
    page = open_lesson("convolution")

    page.press(f"check.{FILTER}")

    assert "Answer first" in page.text
    assert kept == []


def test_a_number_that_is_known_to_be_wrong_says_why(open_lesson: OpenLesson) -> None:
    page = open_lesson("dropout")

    page.app.number_input(key="given.dropout.factor").set_value(0.2)
    page.press("check.dropout.factor")

    assert "That is the rate, the share that is silenced." in said(page)
    assert "It is **1.25**." in said(page)


def test_an_order_is_pressed_together(open_lesson: OpenLesson, kept: list) -> None:
    page = open_lesson("output")

    for place in range(5):
        page.press(f"press.output.steps.{place}")
    page.press("check.output.steps")

    assert kept == [("output", "steps", True)]


def test_a_made_question_can_be_had_anew(open_lesson: OpenLesson, kept: list) -> None:
    page = open_lesson("flatten")
    go_on_to(page, "flatten", "index_of")
    first = checks(page, "flatten.index_of")
    page.app.number_input(key=first.replace("check", "given")).set_value(0)
    page.press(first)

    page.press(first.replace("check", "another"))

    assert checks(page, "flatten.index_of") != first
    assert [(lesson, name) for lesson, name, _ in kept] == [("flatten", "index_of")]


@pytest.mark.parametrize("slug", course.slugs())
def test_every_question_of_a_lesson_can_be_reached(open_lesson: OpenLesson, slug: str) -> None:
    page = open_lesson(slug)

    for place in course.load_lesson(slug).questions:
        go_on_to(page, slug, place.name)

        assert checks(page, f"{slug}.{place.name}")


def go_on_to(page: LessonPage, slug: str, name: str) -> None:
    """Press Next in the deck of a section until the question lies on top."""
    decks = (section.questions for section in course.load_lesson(slug).sections)
    deck = next(deck for deck in decks if name in [place.name for place in deck])
    while not checks(page, f"{slug}.{name}"):
        page.press(f"next.imgrec.turn.{slug}.{deck[0].name}")


def checks(page: LessonPage, question: str) -> str:
    """The key of the question's button, or nothing where it is not on the page."""
    keys = (str(button.key) for button in page.app.button)
    return next((key for key in keys if f"{key}.".startswith(f"check.{question}.")), "")
