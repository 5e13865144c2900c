"""A question and what was answered -> whether it is right, and why a wrong answer is wrong.

Four kinds: `single` has one right choice, `several` any number of them, `order` asks for all
choices in their right order, and `number` for a number that is typed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from imgrec.errors import CourseError

Kind = Literal["single", "several", "number", "order"]
KINDS: tuple[str, ...] = get_args(Kind)


@dataclass(frozen=True)
class Choice:
    """One answer that can be given.

    Attributes:
        text: the words on the page.
        why: why it is wrong, or what is right about it; every wrong choice has one.
        view: where to look, the path of a page such as "max_pooling?row=4"; None where the
            question stands beside its view already.
        misconception: the number of the misconception that leads to it, if it is one.
        value: for `number` only, the wrong number that this choice is about.
    """

    text: str
    why: str = ""
    view: str | None = None
    misconception: int | None = None
    value: float | None = None


@dataclass(frozen=True)
class Question:
    """One question.

    Attributes:
        id: names it in the whole course: "convolution.how_many_products".
        kind: one of `KINDS`.
        text: what is asked, in Markdown.
        choices: what can be chosen or put in order; for `number` the mistakes that are known.
        answer: the places of the right choices, in their right order for `order`; for `number`
            the number itself.
        tolerance: for `number`, how far off an answer still counts as right.
        explanation: what is so and why, shown after the answer.

    Raises:
        CourseError: the answer cannot be given, or a wrong choice does not say why.
    """

    id: str
    kind: Kind
    text: str
    choices: tuple[Choice, ...]
    answer: tuple[int, ...] | float
    explanation: str
    tolerance: float = 0.0

    def __post_init__(self) -> None:
        """Check that it can be answered, and that nobody is left without a reason."""
        for fault in _faults(self):
            raise CourseError(f"Expected the question {self.id} {fault} Correct it.")

    @property
    def right_choices(self) -> tuple[int, ...]:
        """The places of the right choices; none for a number."""
        return self.answer if isinstance(self.answer, tuple) else ()

    @property
    def misconceptions(self) -> frozenset[int]:
        """The numbers of the misconceptions that a wrong answer reveals."""
        return frozenset(c.misconception for c in self.choices if c.misconception is not None)


@dataclass(frozen=True)
class Marked:
    """An answer, marked.

    Attributes:
        right: whether all of it is right.
        mistakes: the choices given that should not have been, with their reasons; of an order
            those that stand at a wrong place.
        missing: the right choices that were not given.
    """

    right: bool
    mistakes: tuple[Choice, ...] = ()
    missing: tuple[Choice, ...] = ()


def mark(question: Question, given: tuple[int, ...] | float) -> Marked:
    """Mark an answer.

    Args:
        question: what was asked.
        given: the places of the choices that were taken, in the order that they were put in for
            `order`; for `number` the number.

    Raises:
        CourseError: something was given that the question does not offer.
    """
    if isinstance(question.answer, tuple):
        return _mark_choices(question, given)
    if isinstance(given, tuple) or not math.isfinite(given):
        raise CourseError(f"Expected a number. Received {given}. Type one, such as 0.25.")
    return _mark_number(question, given)


def _mark_choices(question: Question, given: tuple[int, ...] | float) -> Marked:
    places = range(len(question.choices))
    if not isinstance(given, tuple) or not all(place in places for place in given):
        raise CourseError(
            f"Expected some of the {len(places)} choices. Received {given}. Choose among them."
        )
    right = question.right_choices
    if question.kind == "order":
        wrong = [place for place, due in zip(given, right, strict=False) if place != due]
    else:
        wrong = [place for place in given if place not in right]
    missing = [place for place in right if place not in given]
    return Marked(
        right=not wrong and not missing,
        mistakes=tuple(question.choices[place] for place in wrong),
        missing=tuple(question.choices[place] for place in missing),
    )


def _mark_number(question: Question, given: float) -> Marked:
    assert not isinstance(question.answer, tuple)
    if abs(given - question.answer) <= question.tolerance:
        return Marked(right=True)
    known = [c for c in question.choices if c.value is not None]
    near = [c for c in known if abs(given - c.value) <= question.tolerance]  # type: ignore[operator]
    return Marked(right=False, mistakes=tuple(near[:1]))


def _faults(question: Question) -> Iterator[str]:
    if question.kind not in KINDS:
        yield f"to be of a kind among {', '.join(KINDS)}. Received {question.kind}."
    if not (question.text.strip() and question.explanation.strip()):
        yield "to have a text and an explanation. Received an empty one."
    if question.kind == "number":
        yield from _faults_of_a_number(question)
    else:
        yield from _faults_of_choices(question)


def _faults_of_a_number(question: Question) -> Iterator[str]:
    if isinstance(question.answer, tuple) or not math.isfinite(question.answer):
        yield f"to have a number as its answer. Received {question.answer}."
        return
    for choice in question.choices:
        if choice.value is None or not choice.why:
            yield f'to give every known mistake a value and a "why". "{choice.text}" lacks one.'
        elif abs(choice.value - question.answer) <= question.tolerance:
            yield f"to keep mistakes off the answer. {choice.value} would be marked right."


def _faults_of_choices(question: Question) -> Iterator[str]:
    places, right = range(len(question.choices)), question.answer
    if not isinstance(right, tuple) or not all(place in places for place in right):
        yield f"to answer by places of its {len(places)} choices. Received {right}."
        return
    if len({choice.text for choice in question.choices}) < max(2, len(places)):
        yield "to offer two choices or more, each with words of its own."
    if question.kind == "single" and len(right) != 1:
        yield f"to have one right choice. Received {len(right)}."
    if question.kind == "order" and sorted(right) != list(places):
        yield "to put each of its choices in order once."
    if question.kind != "order":
        for choice in (question.choices[place] for place in places if place not in right):
            if not choice.why:
                yield f'to say why "{choice.text}" is wrong.'
