"""The last layer and pictures of known classes -> its loss, and its weights one step further."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from imgrec.by_hand.softmax import softmax

Array = NDArray[np.float32]
Classes = NDArray[np.integer]

LEAST = 1e-7  # a probability counts as no less, so that its logarithm has an end; Keras's epsilon


@dataclass(frozen=True, eq=False)
class Gradient:
    """How the loss changes with each number of the layer.

    Attributes:
        kernel: `(inputs, classes)`.
        bias: `(classes,)`.
    """

    kernel: Array
    bias: Array


def cross_entropy(probabilities: Array, truth: Classes) -> float:
    """The loss: the mean of minus the logarithm of the true class's probability.

    Args:
        probabilities: `(n, classes)`, each row adding up to 1.
        truth: the true classes, `(n,)`.

    Reference: `keras.losses.SparseCategoricalCrossentropy`, which keeps clear of 0 as well.
    """
    of_the_true = probabilities[np.arange(len(truth)), truth]
    return float(-np.log(np.maximum(of_the_true, LEAST)).mean())


def gradient(inputs: Array, probabilities: Array, truth: Classes) -> Gradient:
    """The gradient of the loss: for one picture, the input times (probability minus truth).

    Args:
        inputs: what goes into the layer, `(n, inputs)`.
        probabilities: what comes out of it, `(n, classes)`.
        truth: the true classes, `(n,)`.

    Reference: Goodfellow, Bengio and Courville, "Deep Learning", 2016, section 6.2.2.3.
    """
    wrong_by = probabilities.copy()
    wrong_by[np.arange(len(truth)), truth] -= 1  # the right answer is 1 there, and 0 elsewhere
    return Gradient(inputs.T @ wrong_by / np.float32(len(truth)), wrong_by.mean(axis=0))


def gradient_step(
    kernel: Array, bias: Array, inputs: Array, *, truth: Classes, rate: float
) -> tuple[Array, Array]:
    """One step downhill: each number less the learning rate times its gradient.

    Args:
        kernel: `(inputs, classes)`.
        bias: `(classes,)`.
        inputs: what goes into the layer, `(n, inputs)`.
        truth: the true classes, `(n,)`.
        rate: the learning rate.

    Returns:
        The new kernel and the new bias.

    Reference: `keras.optimizers.SGD` without momentum.
    """
    slope = gradient(inputs, softmax(inputs @ kernel + bias), truth)
    return kernel - np.float32(rate) * slope.kernel, bias - np.float32(rate) * slope.bias
