"""Questions made from pictures: the marked answer is the network's own, and no other choice is."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imgrec import course
from imgrec.by_hand.softmax import softmax
from imgrec.cifar10 import samples
from imgrec.errors import CourseError
from imgrec.images import to_image
from imgrec.network import SHIPPED, shipped_network
from imgrec.number_texts import number, percent, signed
from imgrec.questions.made import generators, make
from imgrec.questions.question import Question, mark
from imgrec.trace import trace

FEWEST = 3
NETWORKS = {name: shipped_network(name) for name in SHIPPED}
PICTURES = [to_image(sample.pixels) for sample in samples()]
TRACES = {
    (name, place): trace(network, picture)
    for name, network in NETWORKS.items()
    for place, picture in enumerate(PICTURES)
}
ALL = [(slug, name) for slug in course.slugs() for name in generators(slug)]

every_generator = pytest.mark.parametrize(("slug", "name"), ALL)
drawn = {
    "seed": st.integers(0, 2**31),
    "place": st.integers(0, len(PICTURES) - 1),
    "of": st.sampled_from(SHIPPED),
}


def asked(slug: str, name: str, *, of: str, place: int, seed: int) -> Question:
    rng = np.random.default_rng(seed)
    return make(slug, name, NETWORKS[of], TRACES[of, place], rng)


def told(question: Question, pattern: str) -> list[int]:
    """The whole numbers in a question's text, where the pattern has groups."""
    found = re.search(pattern, question.text)
    assert found, question.text
    return [int(group.replace(",", "")) for group in found.groups()]


@pytest.mark.parametrize("slug", course.slugs())
def test_every_lesson_has_three_kinds_at_least(slug: str) -> None:
    assert len(generators(slug)) >= FEWEST


@every_generator
@settings(max_examples=12, deadline=None)
@given(**drawn)
def test_only_the_marked_answer_is_marked_right(
    slug: str, name: str, seed: int, place: int, of: str
) -> None:
    question = asked(slug, name, of=of, place=place, seed=seed)

    if question.kind == "number":
        assert isinstance(question.answer, float)
        assert mark(question, question.answer).right
        assert not any(mark(question, choice.value or 0.0).right for choice in question.choices)
    else:
        texts = [choice.text for choice in question.choices]
        assert len(texts) == len(set(texts)) >= FEWEST
        assert [mark(question, (i,)).right for i in range(len(texts))] == [True] + [False] * (
            len(texts) - 1
        )


@every_generator
@settings(max_examples=5, deadline=None)
@given(**drawn)
def test_the_same_chance_makes_the_same_question(
    slug: str, name: str, seed: int, place: int, of: str
) -> None:
    first, second = (asked(slug, name, of=of, place=place, seed=seed) for _ in range(2))

    assert first == second
    assert first.id == f"{slug}.{name}"
    assert "{" not in first.text + first.explanation


@every_generator
def test_chance_makes_many_questions(slug: str, name: str) -> None:
    seeds = range(30)

    assert len({asked(slug, name, of="six_layers", place=0, seed=seed).text for seed in seeds}) > 5


def right_of(question: Question) -> str:
    return question.choices[0].text


@given(**drawn)
def test_a_whole_sum_is_the_traces(seed: int, place: int, of: str) -> None:
    question = asked("convolution", "whole_sum", of=of, place=place, seed=seed)
    which, row, column = told(question, r"Filter (\d+) at row (\d+), column (\d+)")

    assert right_of(question) == number(float(TRACES[of, place].conv2d_sum[row, column, which]))


@given(**drawn)
def test_after_relu_is_the_traces(seed: int, place: int, of: str) -> None:
    question = asked("convolution", "after_relu", of=of, place=place, seed=seed)
    which, row, column = told(question, r"Filter (\d+) at row (\d+), column (\d+)")

    assert right_of(question) == number(float(TRACES[of, place].conv2d[row, column, which]))


@settings(deadline=None, max_examples=30)
@given(**drawn)
def test_a_risen_pixel_moves_the_sum_as_the_answer_says(seed: int, place: int, of: str) -> None:
    question = asked("convolution", "pixel_rises", of=of, place=place, seed=seed)
    which, row, column = told(
        question, r"Filter (\d+) looks at the window of row (\d+), column (\d+)"
    )
    r, c, channel = told(question, r"weight at \((\d+), (\d+), (\d+)\)")
    weight = float(NETWORKS[of].weights["conv2d.kernel"][r, c, channel, which])
    y, x = row + r - 1, column + c - 1
    assert right_of(question) == signed(0.1 * weight, 4)
    if 0 <= y < 32 and 0 <= x < 32:  # over the ring there is no pixel to raise
        risen = PICTURES[place].copy()
        risen[y, x, channel] += 0.1
        moved = trace(NETWORKS[of], risen).conv2d_sum[row, column, which]
        assert moved - TRACES[of, place].conv2d_sum[row, column, which] == pytest.approx(
            0.1 * weight, abs=1e-5
        )


@given(**drawn)
def test_a_pooled_value_is_the_traces(seed: int, place: int, of: str) -> None:
    question = asked("max_pooling", "pooled_value", of=of, place=place, seed=seed)
    which, row, column = told(question, r"Map (\d+), the window of pooled row (\d+), column (\d+)")

    assert right_of(question) == number(float(TRACES[of, place].max_pooling2d[row, column, which]))


@given(**drawn)
def test_the_winning_cell_holds_what_is_pooled(seed: int, place: int, of: str) -> None:
    question = asked("max_pooling", "winner", of=of, place=place, seed=seed)
    which, row, column = told(question, r"Map (\d+), the window of pooled row (\d+), column (\d+)")
    r, c = map(int, right_of(question).strip("()").split(", "))

    carried = TRACES[of, place]
    assert carried.conv2d[r, c, which] == carried.max_pooling2d[row, column, which]


@given(**drawn)
def test_an_index_finds_its_number_in_the_vector(seed: int, place: int, of: str) -> None:
    question = asked("flatten", "index_of", of=of, place=place, seed=seed)
    row, column, which = told(question, r"row (\d+), column (\d+), map (\d+)")

    carried = TRACES[of, place]
    assert carried.flatten[int(question.answer)] == carried.max_pooling2d[row, column, which]  # type: ignore[arg-type]


@given(**drawn)
def test_what_a_unit_says_is_the_traces(seed: int, place: int, of: str) -> None:
    question = asked("dense", "will_it_speak", of=of, place=place, seed=seed)
    (unit,) = told(question, r"unit (\d+)")

    assert right_of(question) == number(float(TRACES[of, place].dense[unit]))


@given(**drawn)
def test_predicting_leaves_a_unit_as_it_is(seed: int, place: int, of: str) -> None:
    question = asked("dropout", "while_predicting", of=of, place=place, seed=seed)
    (unit,) = told(question, r"Unit (\d+)")

    assert right_of(question) == number(float(TRACES[of, place].dropout[unit]))


@given(**drawn, added=st.floats(-50, 50))
def test_adding_to_every_logit_changes_no_share(
    seed: int, place: int, of: str, added: float
) -> None:
    question = asked("output", "after_adding", of=of, place=place, seed=seed)
    name = re.findall(r"\*\*(.+?)\*\*", question.text)[2]
    moved = softmax(TRACES[of, place].logits + np.float32(added))

    share = float(moved[NETWORKS[of].class_names.index(name)])
    assert right_of(question) in {percent(share), percent(share * 1.0001), percent(share * 0.9999)}


def test_an_unknown_generator_says_which_there_are() -> None:
    with pytest.raises(CourseError, match="index_of"):
        make(
            "flatten",
            "nothing",
            NETWORKS["six_layers"],
            TRACES["six_layers", 0],
            np.random.default_rng(0),
        )


@pytest.mark.slow
@pytest.mark.parametrize("place", range(5))
def test_the_answers_are_those_of_keras(place: int) -> None:
    from imgrec import keras_model

    network = NETWORKS["six_layers"]
    model = keras_model.build(network.architecture)
    keras_model.set_weights(model, network)
    by_keras = [PICTURES[place][None]]
    for layer in model.layers:
        by_keras.append(np.asarray(layer(by_keras[-1])))
    _, _, pooled, _, dense, _, _ = by_keras

    value = asked("max_pooling", "pooled_value", of="six_layers", place=place, seed=place)
    which, row, column = told(value, r"Map (\d+), the window of pooled row (\d+), column (\d+)")
    assert float(right_of(value)) == pytest.approx(pooled[0, row, column, which], abs=6e-4)
    said = asked("dense", "will_it_speak", of="six_layers", place=place, seed=place)
    (unit,) = told(said, r"unit (\d+)")
    assert float(right_of(said)) == pytest.approx(dense[0, unit], abs=6e-4)
