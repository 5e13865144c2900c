"""Every question made from a picture has the network's answer, and a learner can find it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from imgrec.questions.question import mark
from imgrec.trace import Trace
from tests.unit.questions.answers import LEARNER, NETWORK
from tests.unit.questions.asked import DRAWN, KINDS, NETWORKS, TRACES, Asked, ask, numbers_in

ROUNDING = 2e-4  # of the answer itself: two ways to add up float32 end a little apart


def number_in(text: str) -> float:
    ((_, number),) = numbers_in(text)
    return number


def is_answered_by(a: Asked, answer: float | str) -> bool:
    """Whether the choice marked right is this answer, rounded as the choice is."""
    question = a.question
    if question.kind == "number":
        return mark(question, float(answer)).right
    right = question.choices[0].text
    if isinstance(answer, str):
        return right == answer
    digits = len(right.partition(".")[2].rstrip(" %")) + 2 * ("%" in right)
    return abs(number_in(right) - answer) <= 0.51 * 10.0**-digits + ROUNDING * abs(answer)


def test_every_kind_has_an_answer_of_its_own_here() -> None:
    assert set(NETWORK) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25)
@given(**DRAWN)
def test_the_right_answer_is_the_networks(kind: str, seed: int, place: int, of: str) -> None:
    a = ask(kind, of=of, place=place, seed=seed)

    assert is_answered_by(a, NETWORK[kind](a))


@pytest.mark.parametrize("kind", sorted(LEARNER))
@settings(max_examples=25)
@given(**DRAWN)
def test_who_works_with_the_digits_shown_finds_the_right_choice(
    kind: str, seed: int, place: int, of: str
) -> None:
    a = ask(kind, of=of, place=place, seed=seed)
    answer = LEARNER[kind](a)
    right, *wrong = (choice.text for choice in a.question.choices)

    if isinstance(answer, str):
        assert right == answer
    else:
        distances = [abs(answer - number_in(text)) for text in wrong]
        assert 2 * abs(answer - number_in(right)) < min(distances)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_the_right_answer_is_that_of_keras(kind: str, by_keras: list[Trace]) -> None:
    for place, seen in enumerate(by_keras):
        a = ask(kind, of="six_layers", place=place, seed=place)

        assert is_answered_by(a, NETWORK[kind](replace(a, trace=seen)))


@pytest.fixture(scope="module")
def by_keras() -> list[Trace]:
    """Give what Keras makes of five pictures in every layer."""
    from imgrec import keras_model

    network = NETWORKS["six_layers"]
    model = keras_model.build(network.architecture)
    keras_model.set_weights(model, network)
    return [traced(model, TRACES["six_layers", place]) for place in range(5)]


def traced(model: object, by_hand: Trace) -> Trace:
    out = [by_hand.image[None]]
    for layer in model.layers:  # type: ignore[attr-defined]
        out.append(np.asarray(layer(out[-1])))
    conv2d, pooled, flat, dense, dropout, shares = (array[0] for array in out[1:])
    return replace(
        by_hand,
        conv2d=conv2d,
        max_pooling2d=pooled,
        flatten=flat,
        dense=dense,
        dropout=dropout,
        logits=np.log(shares),  # but for a number that softmax takes away again
        probabilities=shares,
    )
