"""A few pictures, again and again -> how one layer learns them by heart, and what that is worth."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from imgrec.by_hand.gradient_step import cross_entropy, gradient_step
from imgrec.by_hand.softmax import softmax
from imgrec.dataset import Dataset
from imgrec.images import to_image

Array = NDArray[np.float32]
Classes = NDArray[np.integer]

RATE = 0.02
LOOKS = 30  # how often it is measured
STEPS_BETWEEN = 20
UNSEEN = 500


@dataclass(frozen=True, eq=False)
class Learning:
    """How far the layer was after so many steps; all arrays `(looks,)`, the first before any.

    Attributes:
        step: how many steps had been made.
        loss: on the pictures that it learns from.
        accuracy: the share of them that it answers right.
        unseen_loss: on pictures that it never learns from.
        unseen_accuracy: the share of those that it answers right.
    """

    step: NDArray[np.int64]
    loss: Array
    accuracy: Array
    unseen_loss: Array
    unseen_accuracy: Array


def learn_by_heart(pictures: Dataset, count: int, *, seed: int = 0) -> Learning:
    """Train ten units on the bare pixels of `count` training pictures, all of them at each step.

    Args:
        pictures: what to draw from: the training part to learn, the test part to check.
        count: how many to learn from.
        seed: of the draw.
    """
    rng = np.random.default_rng(seed)
    seen = rng.permutation(len(pictures.x_train))[:count]
    unseen = rng.permutation(len(pictures.x_test))[:UNSEEN]
    known = _flat(pictures.x_train[seen]), pictures.y_train[seen]
    others = _flat(pictures.x_test[unseen]), pictures.y_test[unseen]
    kernel = np.zeros((known[0].shape[1], 10), np.float32)
    bias = np.zeros(10, np.float32)
    looks = [(*_measured(kernel, bias, *known), *_measured(kernel, bias, *others))]
    for _ in range(LOOKS):
        for _ in range(STEPS_BETWEEN):
            kernel, bias = gradient_step(kernel, bias, known[0], truth=known[1], rate=RATE)
        looks.append((*_measured(kernel, bias, *known), *_measured(kernel, bias, *others)))
    return Learning(np.arange(LOOKS + 1) * STEPS_BETWEEN, *np.asarray(looks, np.float32).T)


def _flat(x: NDArray[np.uint8]) -> Array:
    return to_image(x).reshape(len(x), -1)


def _measured(kernel: Array, bias: Array, inputs: Array, truth: Classes) -> tuple[float, float]:
    probabilities = softmax(inputs @ kernel + bias)
    right = probabilities.argmax(axis=1) == truth
    return cross_entropy(probabilities, truth), float(right.mean())
