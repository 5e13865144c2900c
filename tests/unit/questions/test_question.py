"""Questions of all four kinds, answered rightly and wrongly."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imgrec.errors import CourseError
from imgrec.questions.question import Choice, Marked, Question, mark

CHOICES = (
    Choice("9", why="Nine lie in one channel, and there are three.", misconception=1),
    Choice("27"),
    Choice("32", why="That is how many filters there are."),
)
PRODUCTS = Question("convolution.products", "single", "How many products?", CHOICES, (1,), "3·3·3.")
EVEN = replace(PRODUCTS, id="convolution.odd", kind="several", answer=(0, 1))
ORDER = replace(PRODUCTS, id="convolution.order", kind="order", answer=(1, 0, 2))
WRONG = Choice("0.5", why="That is the rate itself.", misconception=11, value=0.5)
FACTOR = Question("dropout.factor", "number", "Which factor?", (WRONG,), 1.667, "1/(1−0.4).", 0.01)


def test_the_right_choice_is_right() -> None:
    assert mark(PRODUCTS, (1,)) == Marked(right=True)


def test_a_wrong_choice_is_told_why_and_what_is_missing() -> None:
    assert mark(PRODUCTS, (0,)) == Marked(
        right=False, mistakes=(CHOICES[0],), missing=(CHOICES[1],)
    )


def test_several_must_all_be_there_and_no_other() -> None:
    assert mark(EVEN, (1, 0)).right
    assert mark(EVEN, (0,)).missing == (CHOICES[1],)
    assert mark(EVEN, (0, 1, 2)).mistakes == (CHOICES[2],)


def test_an_order_names_what_stands_at_a_wrong_place() -> None:
    assert mark(ORDER, (1, 0, 2)).right
    assert mark(ORDER, (0, 1, 2)).mistakes == (CHOICES[0], CHOICES[1])


@given(st.floats(-0.01, 0.01))
def test_a_number_may_be_as_far_off_as_it_is_shown(off: float) -> None:
    assert mark(FACTOR, 1.667 + 0.99 * off).right


def test_a_known_wrong_number_names_its_misconception() -> None:
    assert mark(FACTOR, 0.5).mistakes == (WRONG,)
    assert mark(FACTOR, 7.0) == Marked(right=False)


@pytest.mark.parametrize("wrong", [(3,), (-1,), 0.5])
def test_what_is_not_offered_cannot_be_chosen(wrong: tuple[int, ...] | float) -> None:
    with pytest.raises(CourseError, match="Expected some of the 3 choices"):
        mark(PRODUCTS, wrong)


@pytest.mark.parametrize("wrong", [(0,), float("nan")])
def test_only_a_number_answers_a_number(wrong: tuple[int, ...] | float) -> None:
    with pytest.raises(CourseError, match="Expected a number"):
        mark(FACTOR, wrong)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"answer": (0, 1)}, "one right choice"),
        ({"answer": (5,)}, "places of its 3 choices"),
        (
            {"answer": (2,), "choices": (Choice("a", why="x"), Choice("a", why="y"), Choice("b"))},
            "own",
        ),
        ({"answer": (0,)}, 'say why "27" is wrong'),
        ({"kind": "order", "answer": (0, 1)}, "each of its choices"),
        ({"kind": "number"}, "a number as its answer"),
        ({"kind": "number", "answer": 3.0}, "a value"),
        ({"kind": "essay"}, "of a kind among"),
        ({"explanation": " "}, "an explanation"),
    ],
)
def test_a_question_that_cannot_be_marked_is_refused(change: dict, said: str) -> None:
    with pytest.raises(CourseError, match=said):
        replace(PRODUCTS, **change)


def test_a_mistake_cannot_be_as_good_as_the_answer() -> None:
    with pytest.raises(CourseError, match="would be marked right"):
        replace(FACTOR, answer=0.505)
