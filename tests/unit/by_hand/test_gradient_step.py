"""The step by hand goes downhill, and is the step that Keras takes."""

from __future__ import annotations

import keras
import numpy as np
import pytest
from numpy.typing import NDArray

from imgrec.by_hand.gradient_step import cross_entropy, gradient, gradient_step
from imgrec.by_hand.softmax import softmax

Array = NDArray[np.float32]
TRUTH = np.array([1, 0, 3, 3])
RATE = 0.1


@pytest.fixture
def layer() -> tuple[Array, Array, Array]:
    """Give inputs `(4, 6)`, a kernel `(6, 5)` and a bias."""
    rng = np.random.default_rng(0)
    sizes = ((4, 6), (6, 5), (5,))
    inputs, kernel, bias = (rng.normal(size=size).astype(np.float32) for size in sizes)
    return inputs, kernel, bias


def loss(inputs: Array, kernel: Array, bias: Array) -> float:
    return cross_entropy(softmax(inputs @ kernel + bias), TRUTH)


def test_an_answer_without_doubt_costs_nothing() -> None:
    assert cross_entropy(np.array([[0, 1]], np.float32), np.array([1])) == 0


def test_half_of_the_certainty_costs_the_logarithm_of_two() -> None:
    assert cross_entropy(np.array([[0.5, 0.5]], np.float32), np.array([1])) == pytest.approx(
        0.69315, abs=1e-5
    )


def test_the_gradient_is_how_the_loss_changes(layer: tuple[Array, Array, Array]) -> None:
    inputs, kernel, bias = layer
    nudge = np.zeros_like(kernel)
    nudge[2, 3] = 1e-2

    slope = gradient(inputs, softmax(inputs @ kernel + bias), TRUTH).kernel[2, 3]

    change = loss(inputs, kernel + nudge, bias) - loss(inputs, kernel - nudge, bias)
    assert slope == pytest.approx(change / 2e-2, abs=1e-3)


def test_a_small_step_lowers_the_loss(layer: tuple[Array, Array, Array]) -> None:
    inputs, kernel, bias = layer

    stepped = gradient_step(kernel, bias, inputs, truth=TRUTH, rate=RATE)

    assert loss(inputs, *stepped) < loss(*layer)


def test_a_unit_that_says_nothing_changes_nothing(layer: tuple[Array, Array, Array]) -> None:
    inputs, kernel, bias = layer
    inputs[:, 4] = 0

    stepped, _ = gradient_step(kernel, bias, inputs, truth=TRUTH, rate=RATE)

    np.testing.assert_array_equal(stepped[4], kernel[4])


def test_the_step_is_that_of_keras(layer: tuple[Array, Array, Array]) -> None:
    inputs, kernel, bias = layer
    model = keras.Sequential([keras.Input((6,)), keras.layers.Dense(5, activation="softmax")])
    model.set_weights([kernel, bias])
    model.compile(keras.optimizers.SGD(RATE), "sparse_categorical_crossentropy")

    model.train_on_batch(inputs, TRUTH)

    stepped = gradient_step(kernel, bias, inputs, truth=TRUTH, rate=RATE)
    for by_hand, by_keras in zip(stepped, model.get_weights(), strict=True):
        np.testing.assert_allclose(by_hand, by_keras, atol=1e-6)
