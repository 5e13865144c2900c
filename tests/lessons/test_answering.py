"""A learner answers: nothing is told before, why it is wrong afterwards, and another question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from imgrec import course
from imgrec.lesson import Made
from imgrec.network import shipped_network
from imgrec.questions.question import Question
from imgrec.questions.written import load_quiz
from imgrec.ui import learner

if TYPE_CHECKING:
    from tests.lessons.conftest import LessonPage, OpenLesson


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """Give what is told to the keeper of progress."""
    told: list[tuple[object, ...]] = []

    def record(lesson: str, question_id: str, *, right: bool, given: object) -> bool:
        told.append((lesson, question_id, right, given))
        return True

    monkeypatch.setattr(learner, "record_answer", record)
    return told


def written(slug: str, name: str) -> Question:
    return load_quiz(course.root() / slug)[name]


def said(page: LessonPage) -> str:
    return "\n".join(element.value for element in page.app.markdown) + page.html


def test_nothing_is_told_before_an_answer_is_given(open_lesson: OpenLesson) -> None:
    page = open_lesson("flatten")
    question = written("flatten", "neighbour")

    assert page.app.button(key=f"check.{question.id}").disabled
    assert question.explanation not in said(page)


def test_a_wrong_choice_is_told_why(
    open_lesson: OpenLesson, kept: list[tuple[object, ...]]
) -> None:
    page = open_lesson("flatten")
    question = written("flatten", "neighbour")
    page.app.radio(key=f"given.{question.id}").set_value(1).run()
    page.press(f"check.{question.id}")

    assert question.choices[1].why in said(page)
    assert question.explanation in said(page)
    assert "Many people think" in said(page)
    assert kept == [("flatten", "flatten.neighbour", False, (1,))]


def test_a_right_number_is_right(open_lesson: OpenLesson, kept: list[tuple[object, ...]]) -> None:
    page = open_lesson("dropout")
    page.app.number_input(key="given.dropout.factor").set_value(1.25).run()
    page.press("check.dropout.factor")

    assert "✓ Right" in said(page)
    assert kept == [("dropout", "dropout.factor", True, 1.25)]


def test_one_may_try_again(open_lesson: OpenLesson, kept: list[tuple[object, ...]]) -> None:
    page = open_lesson("dropout")
    page.app.number_input(key="given.dropout.factor").set_value(0.2).run()
    page.press("check.dropout.factor")
    page.press("retry.dropout.factor")

    assert page.app.number_input(key="given.dropout.factor").value is None
    assert "✗ Not quite" not in said(page)


def test_a_made_question_can_be_had_anew(
    open_lesson: OpenLesson, kept: list[tuple[object, ...]]
) -> None:
    page = open_lesson("flatten")
    (first,) = [key for key in keys_of(page) if key.startswith("check.flatten.index_of")]
    page.app.number_input(key=first.replace("check", "given")).set_value(0).run()
    page.press(first)
    page.press(first.replace("check", "another"))

    (second,) = [key for key in keys_of(page) if key.startswith("check.flatten.index_of")]
    assert second != first
    assert [lesson for lesson, *_ in kept] == ["flatten"]


def keys_of(page: LessonPage) -> list[str]:
    return [str(button.key) for button in page.app.button if button.key]


@pytest.mark.parametrize("slug", course.slugs())
def test_every_made_question_is_drawn(open_lesson: OpenLesson, slug: str) -> None:
    page = open_lesson(slug)
    places = [place for place in course.load_lesson(slug).questions if isinstance(place, Made)]

    for place in places:
        named = f"check.{slug}.{place.name}."
        (key,) = [key for key in keys_of(page) if key.startswith(named)]
        assert key.endswith(shipped_network().id)
