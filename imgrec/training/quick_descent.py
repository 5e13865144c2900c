"""Gradients -> moved weights: Keras's SGD and MaxNorm in fewer passes over the memory.

A kernel of 4 million weights is 16.8 MB, and each pass over it costs as much as the convolution.
"""

from __future__ import annotations

import math
from typing import Any

import keras
import tensorflow as tf

LARGE = 100_000  # weights; below, what Keras does costs nothing


class QuickSGD(keras.optimizers.SGD):  # type: ignore[misc]
    """Keras's SGD, with one operation of TensorFlow for each variable's update."""

    def update_step(self, gradient: Any, variable: Any, learning_rate: Any) -> None:
        """Move one variable, and its momentum if there is one, where they lie."""
        rate = tf.cast(learning_rate, variable.dtype)
        if not self.momentum:
            tf.raw_ops.ResourceApplyGradientDescent(var=variable.handle, alpha=rate, delta=gradient)
            return
        momentum = self.momentums[self._get_variable_index(variable)].value
        tf.raw_ops.ResourceApplyKerasMomentum(
            var=variable.handle,
            accum=momentum.handle,
            lr=rate,
            grad=gradient,
            momentum=self.momentum,
            use_nesterov=self.nesterov,
        )


class QuickMaxNorm(keras.constraints.MaxNorm):  # type: ignore[misc]
    """Keras's MaxNorm, which moves a kernel only where one of its norms is too long.

    Keras multiplies each of them by `norm / (1e-7 + norm)` even so, which is 1 to rounding.
    """

    def __call__(self, weights: Any) -> Any:
        """The kernel as it is allowed, of the same shape and dtype."""
        weights = tf.convert_to_tensor(weights)
        longest = tf.reduce_max(_squared_norms(weights, self.axis))
        return tf.cond(
            longest > self.max_value**2,
            lambda: super(QuickMaxNorm, self).__call__(weights),
            lambda: weights,
        )


def use_quick_max_norm(model: keras.Model) -> None:
    """Let each large kernel of the model that MaxNorm limits be limited by QuickMaxNorm."""
    for variable in model.trainable_variables:
        limit = variable.constraint
        if type(limit) is keras.constraints.MaxNorm and math.prod(variable.shape) >= LARGE:
            variable.constraint = QuickMaxNorm(limit.max_value, limit.axis)


def _squared_norms(weights: Any, axis: Any) -> Any:
    squares = tf.square(weights)
    if axis == 0 and len(weights.shape) == 2:  # a product adds up columns faster than a sum does
        return tf.matmul(tf.ones((1, weights.shape[0]), weights.dtype), squares)
    return tf.reduce_sum(squares, axis)
