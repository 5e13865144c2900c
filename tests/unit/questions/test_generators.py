"""Questions made from pictures: what holds for all kinds of them, about any network."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from imgrec import course
from imgrec.architecture import (
    SIX_LAYERS,
    Architecture,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    MaxPooling2D,
)
from imgrec.errors import CourseError
from imgrec.lesson import Made, Quiz
from imgrec.network import Network, make_network
from imgrec.questions.made import can_ask, fits, generators, make
from imgrec.questions.question import Question, mark
from imgrec.trace import trace
from tests.unit.questions.asked import (
    DRAWN,
    KINDS,
    NETWORKS,
    PICTURES,
    TRACES,
    ask,
    numbers_in,
)

FEWEST = 3
SEEDS = range(30)
ABOUT_WHAT_WAS_MEASURED = {
    "training.val_loss",
    "training.val_accuracy",
    "recognising.most_confused",
    "recognising.right_of_a_class",
    "recognising.promise_kept",
}

every_kind = pytest.mark.parametrize("kind", KINDS)


def untrained(*layers: object, classes: tuple[str, ...], shape: tuple[int, int, int]) -> Network:
    """A network of chance: questions about it must be as true as about a trained one."""
    architecture = Architecture(shape, layers)  # type: ignore[arg-type]
    draw = np.random.default_rng(0).standard_normal
    weights = {name: 0.3 * np.float32(draw(s)) for name, s in architecture.weight_shapes.items()}
    return make_network(
        architecture=architecture, class_names=classes, weights=weights, name="six_layers"
    )


OTHERS = {
    "no ReLU, no bias, no colours": untrained(
        Conv2D(4, (2, 2), activation="tanh", use_bias=False),
        MaxPooling2D((1, 2)),
        Flatten(),
        Dense(6, activation="tanh", use_bias=False),
        Dropout(0.2),
        Dense(2, activation="softmax", name="output"),
        classes=("day", "night"),
        shape=(8, 9, 1),
    ),
    "pooled with padding": untrained(
        Conv2D(3, (3, 3), strides=(2, 2), padding="same", activation="relu"),
        MaxPooling2D((3, 3), strides=(2, 2), padding="same"),
        Flatten(),
        Dense(5, activation="relu"),
        Dropout(0.5),
        Dense(3, activation="softmax", name="output"),
        classes=("red", "green", "blue"),
        shape=(10, 12, 3),
    ),
}
other_networks = pytest.mark.parametrize("network", OTHERS.values(), ids=OTHERS.keys())


def picture_for(network: Network, seed: int = 0) -> np.ndarray:
    drawn = np.random.default_rng(seed).integers(0, 256, network.architecture.input_shape)
    return np.float32(drawn / 255)


def asked_of(kind: str, network: Network, image: np.ndarray, seed: int) -> Question | None:
    return make(*kind.split("."), network, trace(network, image), np.random.default_rng(seed))


@pytest.mark.parametrize("slug", course.slugs())
def test_every_lesson_has_three_kinds_at_least(slug: str) -> None:
    assert len(generators(slug)) >= FEWEST


@every_kind
@settings(max_examples=12)
@given(**DRAWN)
def test_only_the_marked_answer_is_marked_right(kind: str, seed: int, place: int, of: str) -> None:
    question = ask(kind, of=of, place=place, seed=seed).question

    if question.kind == "number":
        assert isinstance(question.answer, float)
        assert mark(question, question.answer).right
        assert not any(mark(question, choice.value or 0.0).right for choice in question.choices)
    else:
        rights = [mark(question, (i,)).right for i in range(len(question.choices))]
        assert len(rights) >= FEWEST
        assert rights == [True] + [False] * (len(rights) - 1)


@every_kind
@settings(max_examples=12)
@given(**DRAWN)
def test_no_two_choices_are_the_same_number(kind: str, seed: int, place: int, of: str) -> None:
    question = ask(kind, of=of, place=place, seed=seed).question
    read = [tuple(value for _, value in numbers_in(one.text)) for one in question.choices]

    assert len(set(filter(None, read))) == len(list(filter(None, read)))


@every_kind
@settings(max_examples=5)
@given(**DRAWN)
def test_the_same_chance_makes_the_same_question(kind: str, seed: int, place: int, of: str) -> None:
    first, second = (ask(kind, of=of, place=place, seed=seed).question for _ in range(2))

    assert first == second
    assert first.id == kind
    assert "{" not in first.text + first.explanation


@every_kind
def test_chance_makes_many_questions(kind: str) -> None:
    texts = {
        ask(kind, of="six_layers", place=place, seed=seed).question.text
        for place in (0, 1)
        for seed in SEEDS
    }

    assert len(texts) > 5


def test_a_black_pixel_is_zero_once_among_its_choices() -> None:
    image = PICTURES[0].copy()
    image[..., 0] = 0  # the file holds 0, and the network receives 0.000
    network = NETWORKS["six_layers"]
    asked = [asked_of("pixels.divided", network, image, seed) for seed in SEEDS]
    zeros = [[c.text for c in q.choices if float(c.text) == 0] for q in asked if q]

    assert max(zeros, key=len) == ["0.000"]


def test_a_logit_of_nothing_is_not_divided_by() -> None:
    carried = TRACES["six_layers", 0]
    logits = np.zeros_like(carried.logits)
    logits[0] = 2.0
    question = make(
        "output",
        "times_as_likely",
        NETWORKS["six_layers"],
        replace(carried, logits=logits),
        np.random.default_rng(0),
    )

    assert question is not None
    assert [choice.text for choice in question.choices] == ["7.4", "2.0", "1.0"]


def test_units_on_average_may_be_rounded_or_not() -> None:
    asked = [ask("dropout.kept_on_average", of="wiki", place=0, seed=s).question for s in SEEDS]
    question = next(question for question in asked if "**0.2**" in question.text)

    assert "rounded to a whole number" in question.text
    assert [mark(question, kept).right for kept in (409.6, 410, 409)] == [True, True, False]


@other_networks
def test_equal_logits_are_as_many_as_the_classes(network: Network) -> None:
    asked = (asked_of("output.after_adding", network, picture_for(network), s) for s in SEEDS)
    whys = {choice.why for question in asked if question for choice in question.choices}
    (said,) = [why for why in whys if "equal logits" in why]

    assert said.startswith(f"That would need {len(network.class_names)} equal logits.")


@other_networks
@every_kind
def test_any_network_is_asked_about_or_left_alone(kind: str, network: Network) -> None:
    asked = [asked_of(kind, network, picture_for(network, seed), seed) for seed in range(5)]

    assert any(asked) == can_ask(*kind.split("."), network)


def test_what_was_not_measured_is_not_asked() -> None:
    for network in OTHERS.values():  # one of them bears the name of a shipped network
        left_alone = {kind for kind in KINDS if not can_ask(*kind.split("."), network)}

        assert left_alone >= ABOUT_WHAT_WAS_MEASURED


def test_relu_and_biases_are_asked_about_where_they_are() -> None:
    left_alone = {
        kind
        for kind in KINDS
        if not can_ask(*kind.split("."), OTHERS["no ReLU, no bias, no colours"])
    }

    assert left_alone >= {
        "convolution.whole_sum",
        "convolution.after_relu",
        "convolution.zeros_of_the_ring",
        "dense.will_it_speak",
        "pixels.strongest_channel",
    }


def test_a_written_question_fits_every_network_and_a_made_one_some() -> None:
    network = OTHERS["no ReLU, no bias, no colours"]

    assert fits("convolution", Quiz("after_relu"), network)
    assert not fits("convolution", Made("after_relu"), network)


@pytest.mark.parametrize("seed", SEEDS[:10])
def test_windows_that_stick_out_are_pooled_by_the_cells_inside(seed: int) -> None:
    network = OTHERS["pooled with padding"]
    image = picture_for(network, seed)
    pooled = trace(network, image).max_pooling2d
    winner, value = (
        asked_of(f"max_pooling.{name}", network, image, seed) for name in ("winner", "pooled_value")
    )

    for question in filter(None, (winner, value)):
        which, row, column = (int(n) for _, n in numbers_in(question.text)[:3])
        shown = [n for _, n in numbers_in(question.text.partition("holds")[2] or question.text)]
        assert max(n for n in shown if n % 1) == pytest.approx(pooled[row, column, which], abs=6e-4)
    assert can_ask("max_pooling", "winner", network)
    assert not can_ask("max_pooling", "which_window", network)


@every_kind
def test_one_colour_gives_a_question_or_none(kind: str) -> None:
    network = NETWORKS["six_layers"]
    black = np.zeros(SIX_LAYERS.input_shape, np.float32)
    asked = [asked_of(kind, network, black, seed) for seed in range(3)]

    assert all(question is None or question.id == kind for question in asked)


def test_an_unknown_generator_says_which_there_are() -> None:
    with pytest.raises(CourseError, match="index_of"):
        ask("flatten.nothing", of="six_layers", place=0, seed=0)
