"""What the questions of every lesson keep to, and that no misconception is left unmet."""

from __future__ import annotations

from pathlib import Path

import pytest

from imgrec import course
from imgrec.lesson import Made, Quiz
from imgrec.questions.made import generators
from imgrec.questions.misconceptions import misconceptions
from imgrec.questions.question import Question
from imgrec.questions.written import load_quiz

ROOT = Path(__file__).resolve().parents[2]
SIXTEEN = range(1, 17)
FEWEST = 3

every_lesson = pytest.mark.parametrize("slug", course.slugs())


def quiz(slug: str) -> dict[str, Question]:
    return load_quiz(course.root() / slug)


def all_questions() -> list[Question]:
    return [question for slug in course.slugs() for question in quiz(slug).values()]


@every_lesson
def test_every_written_question_is_placed_once(slug: str) -> None:
    placed = [place.name for place in course.load_lesson(slug).questions if isinstance(place, Quiz)]

    assert sorted(placed) == sorted(quiz(slug))
    assert len(placed) >= FEWEST


@every_lesson
def test_every_made_question_has_its_generator(slug: str) -> None:
    places = course.load_lesson(slug).questions
    placed = [place.name for place in places if isinstance(place, Made)]

    assert set(placed) <= set(generators(slug))


@pytest.mark.parametrize("number", SIXTEEN)
def test_every_misconception_is_revealed_by_a_question(number: int) -> None:
    assert any(number in question.misconceptions for question in all_questions())


@pytest.mark.parametrize("number", SIXTEEN)
def test_every_misconception_is_refuted_by_a_page(number: int) -> None:
    view = misconceptions()[number].view

    assert (ROOT / "pages" / f"{view}.py").is_file()


def test_there_are_sixteen_misconceptions_and_no_more() -> None:
    assert set(misconceptions()) == set(SIXTEEN)


@pytest.mark.parametrize("question", all_questions(), ids=lambda question: question.id)
def test_the_views_that_an_answer_sends_to_exist(question: Question) -> None:
    views = {choice.view.partition("?")[0] for choice in question.choices if choice.view}

    assert {view for view in views if not (ROOT / "pages" / f"{view}.py").is_file()} == set()


@pytest.mark.parametrize("question", all_questions(), ids=lambda question: question.id)
def test_a_wrong_choice_sends_somewhere_or_names_a_misconception(question: Question) -> None:
    wrong = [c for i, c in enumerate(question.choices) if i not in question.right_choices]

    assert all(choice.view or choice.misconception for choice in wrong)
